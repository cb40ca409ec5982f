#include <string.h>

#include "documents.h"

static struct arena *arena;
static struct script script;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

static void narrate_with(const struct given *given, const struct narration_options *options) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct error error = {0};
    make_document(arena, given, document);
    bool done = script_narrate(arena, document, options, &script, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
}

static void narrate(const struct given *given) {
    narrate_with(given, plain_options());
}

static struct utterance say(const char *text) {
    struct utterance utterance;
    struct error error = {0};
    bool done = narrate_text(arena, str_from_c(text), plain_options(), &utterance, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return utterance;
}

/* The phrases of a text as "5. 3, 4?": their words and tune. */
static const char *phrasing(const char *text) {
    struct utterance utterance = say(text);
    struct strbuf out = {.arena = arena};
    for (size_t i = 0; i < utterance.n_phrases; i++)
        strbuf_format(&out, "%s%zu%c", i ? " " : "", utterance.phrases[i].n_words,
                      utterance.phrases[i].mark);
    return str_to_c(arena, strbuf_str(&out));
}

START_TEST(sentences_end_where_a_reader_ends_them) {
    ck_assert_str_eq(phrasing("One two. Three four five! Six?"), "2. 3! 1?");
    ck_assert_str_eq(phrasing("He met Mr. Smith. It was late."), "4. 3.");
    ck_assert_str_eq(phrasing("The U.S. Senate met. The U.S. They left."), "5. 3. 2.");
    ck_assert_str_eq(phrasing("He brought pens, ink, etc. and left."), "8.");
    ck_assert_str_eq(phrasing("“Go!” he said. “Now.”"), "1! 2. 1.");
    ck_assert_str_eq(phrasing("Wait... Then go… and stay."), "1. 2, 2.");
    ck_assert_str_eq(phrasing("(He left.) She stayed."), "2. 2.");
}
END_TEST

START_TEST(dashes_semicolons_and_parentheses_part_phrases) {
    ck_assert_str_eq(phrasing("into play--the laws of war"), "2, 4.");
    ck_assert_str_eq(phrasing("one — two – three - four"), "1, 1, 1, 1.");
    ck_assert_str_eq(phrasing("a well-known mother-in-law"), "6.");
    ck_assert_str_eq(phrasing("one; two: three"), "1; 1: 1.");
    ck_assert_str_eq(phrasing("one (or two) three"), "1, 2, 1.");
    ck_assert_str_eq(phrasing("the word(s) here"), "4.");
    ck_assert_str_eq(phrasing("one, two, three"), "3.");
}
END_TEST

START_TEST(questions_that_ask_for_words_fall) {
    ck_assert_str_eq(phrasing("Why would I? But how then? Do you?"), "3. 3. 2?");
    ck_assert_str_eq(phrasing("And what of it? Is it so?"), "4. 3?");
}
END_TEST

START_TEST(what_is_shown_keeps_its_marks) {
    ck_assert_span_eq(say("“Well-known,” he said (twice) -- and left…").spoken,
                      "“Well-known,” he said (twice) -- and left…");
    ck_assert_span_eq(say("").spoken, "");
    ck_assert_uint_eq(say("").n_words, 0);
}
END_TEST

START_TEST(no_phrase_is_longer_than_the_engine_takes) {
    struct strbuf text = {.arena = arena};
    for (int i = 0; i < 700; i++)
        strbuf_add(&text, STR("word and "));
    for (int i = 0; i < 5000; i++)
        strbuf_add_char(&text, 'x');
    struct utterance utterance = say(str_to_c(arena, strbuf_str(&text)));
    size_t words = 0;
    for (size_t i = 0; i < utterance.n_phrases; i++) {
        const struct phrase *phrase = &utterance.phrases[i];
        size_t bytes = 0;
        ck_assert_uint_eq(phrase->first_word, words);
        words += phrase->n_words;
        for (size_t w = 0; w < phrase->n_words; w++)
            bytes += utterance_word(&utterance, phrase->first_word + w).text.len + 1;
        ck_assert_uint_le(phrase->n_words, PHRASE_MAX_WORDS);
        ck_assert_uint_le(bytes, PHRASE_MAX_BYTES);
    }
    ck_assert_uint_eq(words, utterance.n_words);
    size_t letters = 0;
    for (size_t i = 1400; i < utterance.n_words; i++)
        letters += utterance_word(&utterance, i).text.len;
    ck_assert_uint_eq(letters, 5000);
}
END_TEST

START_TEST(a_long_sentence_breathes_before_a_conjunction) {
    struct utterance utterance =
        say("The people of the town went down to the river in the early morning light and the "
            "children of the school ran along behind them with flags of every colour");
    ck_assert_uint_eq(utterance.n_phrases, 2);
    ck_assert_span_eq(utterance_word(&utterance, utterance.phrases[1].first_word).text, "and");
    ck_assert_uint_eq(utterance.phrases[0].pause_ms, pauses_default.breath);
}
END_TEST

START_TEST(a_passage_in_another_language_is_a_phrase_of_its_own) {
    static const struct given given[] = {{BLOCK_PARAGRAPH, "He said “au revoir, 1962”, and left."},
                                         {0}};
    struct document document;
    struct error error = {0};
    make_document(arena, given, &document);
    struct block *block = &document.blocks.items[0];
    struct span whole = block->spans.items[0];
    size_t from = strlen("He said “"), to = strlen("He said “au revoir, 1962");
    block->spans.count = 0;
    const size_t cuts[] = {0, from, to, whole.text.len};
    for (size_t i = 0; i < 3; i++)
        *arena_push(arena, &block->spans) =
            (struct span){.kind = i == 1 ? SPAN_LANGUAGE : SPAN_PLAIN,
                          .language = i == 1 ? STR("fr") : (struct str){0},
                          .text = str_slice(whole.text, cuts[i], cuts[i + 1]),
                          .start = cuts[i],
                          .end = cuts[i + 1]};
    ck_assert(script_narrate(arena, &document, plain_options(), &script, &error));
    const struct utterance *utterance = &script.utterances.items[0];
    ck_assert_span_eq(utterance->spoken,
                      "He said “au revoir, mille neuf cent soixante-deux”, and left.");
    ck_assert_uint_eq(utterance->n_phrases, 3);
    ck_assert_span_eq(utterance->phrases[0].language, "");
    ck_assert_span_eq(utterance->phrases[1].language, "fr");
    ck_assert_span_eq(utterance->phrases[2].language, "");
    ck_assert_uint_eq(utterance->phrases[1].pause_ms, 0);
}
END_TEST

static const struct given letter[] = {
    {BLOCK_TITLE, "A Letter"},
    {BLOCK_SALUTATION, "DEAR MR. PRESIDENT,"},
    {BLOCK_PARAGRAPH, "I have read your letter with care. It was good."},
    {BLOCK_PARAGRAPH, "We are, as ever, prepared for this and for everything that comes of it."},
    {BLOCK_CLOSING, "Respectfully yours,"},
    {BLOCK_SIGNATURE, "N. Khrushchev"},
    {BLOCK_SOURCE, "Source: Archive."},
    {0}};

START_TEST(pauses_are_those_of_the_parts) {
    narrate(letter);
    const struct utterance *items = script.utterances.items;
    ck_assert_uint_eq(script.utterances.count, 7);
    ck_assert_uint_eq(items[0].pause_after_ms, pauses_default.title_after);
    ck_assert_uint_eq(items[1].pause_after_ms, pauses_default.salutation);
    ck_assert_uint_eq(items[2].pause_after_ms, pauses_default.paragraph);
    ck_assert_uint_eq(items[4].pause_before_ms, pauses_default.closing);
    ck_assert_uint_eq(items[4].pause_after_ms, pauses_default.signature);
    ck_assert_uint_eq(items[6].pause_before_ms, pauses_default.source);
    ck_assert_int_eq(items[1].phrases[0].mark, ',');
}
END_TEST

START_TEST(words_know_their_place_in_the_source) {
    narrate(letter);
    const struct utterance *utterance = &script.utterances.items[2];
    ck_assert_uint_eq(utterance->source.line, 5);
    const struct word kept = utterance_word(utterance, 3), *word = &kept;
    ck_assert_span_eq(word->text, "your");
    ck_assert_uint_eq(word->start, strlen("A Letter\n\nDEAR MR. PRESIDENT,\n\nI have read "));
    ck_assert_uint_eq(word->end, word->start + 4);
}
END_TEST

START_TEST(a_scene_break_is_silence) {
    static const struct given scenes[] = {
        {BLOCK_PARAGRAPH, "One."}, {BLOCK_SEPARATOR, ""}, {BLOCK_PARAGRAPH, "Two."}, {0}};
    narrate(scenes);
    ck_assert_uint_eq(script.utterances.count, 2);
    ck_assert_uint_eq(script.utterances.items[1].pause_before_ms, pauses_default.section);
}
END_TEST

START_TEST(a_lesser_heading_divides_less) {
    static const struct given headings[] = {{BLOCK_HEADING, "Part"},
                                            {BLOCK_PARAGRAPH, "a"},
                                            {BLOCK_HEADING, "Chapter"},
                                            {BLOCK_PARAGRAPH, "b"},
                                            {BLOCK_HEADING, "Section"},
                                            {BLOCK_PARAGRAPH, "c"},
                                            {0}};
    struct document document;
    struct error error = {0};
    make_document(arena, headings, &document);
    document.blocks.items[2].level = 2;
    document.blocks.items[4].level = 3;
    ck_assert(script_narrate(arena, &document, plain_options(), &script, &error));
    const struct utterance *items = script.utterances.items;
    ck_assert_uint_eq(items[0].pause_before_ms, pauses_default.heading_before);
    ck_assert_uint_lt(items[2].pause_before_ms, items[0].pause_before_ms);
    ck_assert_uint_lt(items[4].pause_before_ms, items[2].pause_before_ms);
    ck_assert_uint_lt(items[4].pause_after_ms, items[2].pause_after_ms);
    ck_assert_uint_ge(items[4].pause_before_ms, 700);
}
END_TEST

START_TEST(a_quotation_of_several_paragraphs_is_set_off_as_one) {
    static const struct given quoted[] = {{BLOCK_PARAGRAPH, "a"},
                                          {BLOCK_QUOTATION, "b"},
                                          {BLOCK_QUOTATION, "c"},
                                          {BLOCK_PARAGRAPH, "d"},
                                          {0}};
    struct pauses pauses = pauses_default;
    struct narration_options options = *plain_options();
    pauses.quotation = 1700;
    options.pauses = &pauses;
    narrate_with(quoted, &options);
    const struct utterance *items = script.utterances.items;
    ck_assert_uint_eq(items[1].pause_before_ms, 1700);
    ck_assert_uint_eq(items[1].pause_after_ms, pauses.paragraph);
    ck_assert_uint_eq(items[2].pause_before_ms, pauses.paragraph);
    ck_assert_uint_eq(items[2].pause_after_ms, 1700);
}
END_TEST

START_TEST(stanzas_are_nearer_than_scenes) {
    static const struct given verse[] = {
        {BLOCK_VERSE, "a"}, {BLOCK_SEPARATOR, ""}, {BLOCK_VERSE, "b"}, {0}};
    narrate(verse);
    ck_assert_uint_eq(script.utterances.items[1].pause_before_ms, pauses_default.paragraph);
}
END_TEST

START_TEST(lines_of_a_title_are_apart) {
    static const struct given title[] = {{BLOCK_TITLE, "A Letter\n(Original)"}, {0}};
    narrate(title);
    const struct utterance *utterance = &script.utterances.items[0];
    ck_assert_uint_eq(utterance->n_phrases, 2);
    ck_assert_uint_eq(utterance->phrases[0].pause_ms, pauses_default.line);
    ck_assert_int_eq(utterance->phrases[0].mark, '.');
}
END_TEST

START_TEST(a_long_paragraph_is_several_takes) {
    struct strbuf text = {.arena = arena};
    for (int i = 0; i < 150; i++)
        strbuf_add(&text, STR("Five words make this sentence. "));
    const struct given paragraphs[] = {{BLOCK_PARAGRAPH, str_to_c(arena, strbuf_str(&text))}, {0}};
    narrate(paragraphs);
    ck_assert_uint_eq(script.utterances.count, 2);
    const struct utterance *items = script.utterances.items;
    ck_assert_uint_eq(items[0].n_words + items[1].n_words, 750);
    ck_assert_uint_eq(items[0].n_words % 5, 0);
    ck_assert_uint_eq(items[0].pause_after_ms, pauses_default.sentence);
    ck_assert_uint_eq(items[1].pause_before_ms, 0);
    ck_assert_uint_eq(script.chapters.count, 1);
}
END_TEST

START_TEST(signs_without_words_are_listed) {
    static const struct given signs[] = {{BLOCK_PARAGRAPH, "One \u2766 two."}, {0}};
    narrate(signs);
    ck_assert_uint_eq(script.unspoken.count, 1);
    ck_assert_span_eq(script.unspoken.items[0].text, "\u2766");
    ck_assert_uint_eq(script.unspoken.items[0].source.start, 4);
    ck_assert_uint_eq(script.unspoken.items[0].source.line, 1);
}
END_TEST

START_TEST(nothing_to_say_is_an_error) {
    static const struct given nothing[] = {{BLOCK_SEPARATOR, ""}, {0}};
    struct document document;
    struct error error = {0};
    make_document(arena, nothing, &document);
    ck_assert(!script_narrate(arena, &document, plain_options(), &script, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "no words"));
}
END_TEST

START_TEST(a_lexicon_says_names_and_their_possessives) {
    struct lexicon *lexicon = lexicon_open(arena);
    struct error error = {0};
    ck_assert(lexicon_add_content(lexicon, "l",
                                  STR("U Thant = /uː θɑːnt/\nKhrushchev = /kɹʊʃtʃɛf/\n"), &error));
    struct narration_options options = *plain_options();
    options.lexicon = lexicon;
    struct utterance utterance;
    ck_assert(narrate_text(arena, STR("U Thant read Khrushchev’s letter to KHRUSHCHEV."), &options,
                           &utterance, &error));
    ck_assert_span_eq(utterance_word(&utterance, 0).phonemes, "uː");
    ck_assert_span_eq(utterance_word(&utterance, 1).phonemes, "θɑːnt");
    ck_assert_span_eq(utterance_word(&utterance, 3).phonemes, "kɹʊʃtʃɛfs");
    ck_assert_span_eq(utterance_word(&utterance, 6).text, "Khrushchev");
    ck_assert_span_eq(utterance.spoken, "U Thant read Khrushchev’s letter to Khrushchev.");
}
END_TEST

static struct narration_options announcing(void) {
    struct narration_options options = *plain_options();
    options.announce = true;
    options.author = STR("N. Khrushchev");
    options.narrator = STR("an American voice");
    return options;
}

START_TEST(a_recording_says_what_it_is) {
    struct narration_options options = announcing();
    options.title = STR("The Letter of October");
    narrate_with(letter, &options);
    const struct utterance *items = script.utterances.items;
    ck_assert_int_eq(items[0].kind, UTTERANCE_ANNOUNCEMENT);
    ck_assert_span_eq(items[0].spoken, "The Letter of October, by N Khrushchev.");
    ck_assert(items[1].says_duration);
    ck_assert_int_eq(items[2].kind, UTTERANCE_TITLE);
    ck_assert_span_eq(items[script.utterances.count - 1].spoken, "End of The Letter of October.");
    struct error error = {0};
    for (int i = 0; i < 2; i++) { /* once is as good as twice */
        ck_assert(script_set_duration(arena, &script, &options, 544000, &error));
        ck_assert_span_eq(script.utterances.items[1].spoken,
                          "This recording lasts about nine minutes. It is read by a synthetic "
                          "voice: an American voice.");
    }
}
END_TEST

START_TEST(a_title_that_the_text_begins_with_is_said_once) {
    struct narration_options options = announcing();
    narrate_with(letter, &options);
    const struct utterance *items = script.utterances.items;
    ck_assert_int_eq(items[0].kind, UTTERANCE_TITLE);
    ck_assert_span_eq(items[1].spoken, "By N Khrushchev.");
}
END_TEST

START_TEST(a_title_in_capitals_is_the_same_title) {
    struct narration_options options = announcing();
    options.title = STR("A LETTER");
    narrate_with(letter, &options);
    ck_assert_int_eq(script.utterances.items[0].kind, UTTERANCE_TITLE);
    ck_assert_span_eq(script.utterances.items[1].spoken, "By N Khrushchev.");
}
END_TEST

static const struct given signed_story[] = {
    {BLOCK_TITLE, "A Story"},
    {BLOCK_PARAGRAPH, "Written by N. KHRUSHCHEV"},
    {BLOCK_PARAGRAPH, "It was a long day for N. Khrushchev, and nothing came of it at all."},
    {0}};

START_TEST(an_author_whom_the_text_names_at_once_is_said_once) {
    struct narration_options options = announcing();
    narrate_with(signed_story, &options);
    ck_assert_int_eq(script.utterances.items[0].kind, UTTERANCE_TITLE);
    ck_assert(script.utterances.items[1].says_duration);
}
END_TEST

static const struct given story[] = {
    {BLOCK_TITLE, "A Story"},
    {BLOCK_PARAGRAPH, "It was a long day for N. Khrushchev, and nothing came of it at all."},
    {0}};

START_TEST(an_author_whom_the_text_speaks_of_is_announced) {
    struct narration_options options = announcing();
    narrate_with(story, &options);
    ck_assert_span_eq(script.utterances.items[1].spoken, "By N Khrushchev.");
}
END_TEST

START_TEST(durations_are_told_as_one_tells_them) {
    struct narration_options options = announcing();
    narrate_with(letter, &options);
    static const struct {
        uint64_t ms;
        const char *words;
    } told[] = {{41000, "about forty seconds"},
                {211000, "about four minutes"},
                {3600000, "about one hour"},
                {7500000, "about two hours and five minutes"}};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct error error = {0};
        ck_assert(script_set_duration(arena, &script, &options, told[i].ms, &error));
        ck_assert_msg(str_contains(script.utterances.items[2].spoken, str_from_c(told[i].words)),
                      "%.*s", STR_ARG(script.utterances.items[2].spoken));
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("narrate");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, sentences_end_where_a_reader_ends_them);
    tcase_add_test(claims, dashes_semicolons_and_parentheses_part_phrases);
    tcase_add_test(claims, questions_that_ask_for_words_fall);
    tcase_add_test(claims, what_is_shown_keeps_its_marks);
    tcase_add_test(claims, no_phrase_is_longer_than_the_engine_takes);
    tcase_add_test(claims, a_long_sentence_breathes_before_a_conjunction);
    tcase_add_test(claims, a_passage_in_another_language_is_a_phrase_of_its_own);
    tcase_add_test(claims, pauses_are_those_of_the_parts);
    tcase_add_test(claims, words_know_their_place_in_the_source);
    tcase_add_test(claims, a_scene_break_is_silence);
    tcase_add_test(claims, a_lesser_heading_divides_less);
    tcase_add_test(claims, a_quotation_of_several_paragraphs_is_set_off_as_one);
    tcase_add_test(claims, stanzas_are_nearer_than_scenes);
    tcase_add_test(claims, lines_of_a_title_are_apart);
    tcase_add_test(claims, a_long_paragraph_is_several_takes);
    tcase_add_test(claims, signs_without_words_are_listed);
    tcase_add_test(claims, nothing_to_say_is_an_error);
    tcase_add_test(claims, a_lexicon_says_names_and_their_possessives);
    tcase_add_test(claims, a_recording_says_what_it_is);
    tcase_add_test(claims, a_title_that_the_text_begins_with_is_said_once);
    tcase_add_test(claims, a_title_in_capitals_is_the_same_title);
    tcase_add_test(claims, an_author_whom_the_text_names_at_once_is_said_once);
    tcase_add_test(claims, an_author_whom_the_text_speaks_of_is_announced);
    tcase_add_test(claims, durations_are_told_as_one_tells_them);
    return tests_run("narrate", claims);
}
