/* What is written, joined to what is heard. */
#include "edition/written.h"

#include "timed.h"

static struct written first_written(const char *text) {
    struct written written;
    read_text("letter.txt", text, false);
    written_make(arena, &edition, written_next(&edition, SIZE_MAX), &written);
    return written;
}

static struct str text_of(const struct written *written) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < written->n_pieces; i++)
        strbuf_add(&text, written->pieces[i].text);
    return strbuf_str(&text);
}

static const struct written_piece *piece_of(const struct written *written, const char *text) {
    for (size_t i = 0; i < written->n_pieces; i++)
        if (str_equal(written->pieces[i].text, str_from_c(text)))
            return &written->pieces[i];
    ck_abort_msg("no piece “%s”", text);
}

START_TEST(text_that_is_nowhere_in_the_source_is_heard_as_a_whole) {
    struct written written;
    read_text("a.md", "Some words.\n\n![](post.png \"A post\")\n", false);
    size_t figure = written_next(&edition, written_next(&edition, SIZE_MAX));
    written_make(arena, &edition, figure, &written);
    ck_assert_uint_eq(written.n_sentences, 1);
    ck_assert(str_equal(written.sentences[0].text, STR("A post")));
    ck_assert_uint_eq(written.sentences[0].start, timeline.takes[figure].start);
    ck_assert_uint_eq(written.sentences[0].end, timeline.takes[figure].voice_end);
}
END_TEST

START_TEST(a_number_is_one_piece_and_all_its_words) {
    struct written written = first_written("It was in 1962 and cost $5 then.\n");
    const struct written_piece *year = piece_of(&written, "1962");
    ck_assert_uint_eq(year->n_words, 2); /* nineteen sixty-two */
    ck_assert_uint_eq(year->start, 3 * WORD);
    ck_assert_uint_eq(year->end, 5 * WORD);
    ck_assert_uint_eq(piece_of(&written, "then")->n_words, 1);
    ck_assert_span_eq(text_of(&written), "It was in 1962 and cost $5 then.");
}
END_TEST

START_TEST(sentences_have_their_own_marks_and_times) {
    struct written written =
        first_written("“Come here!” he said. “Now?” she asked (softly). Yes.\n");
    ck_assert_uint_eq(written.n_sentences, 3);
    ck_assert_span_eq(written.sentences[0].text, "“Come here!” he said.");
    ck_assert_span_eq(written.sentences[1].text, "“Now?” she asked (softly).");
    ck_assert_span_eq(written.sentences[2].text, "Yes.");
    for (size_t i = 1; i < written.n_sentences; i++)
        ck_assert_uint_eq(written.sentences[i].start, written.sentences[i - 1].end);
    ck_assert_uint_eq(written.start, 0);
    ck_assert_uint_eq(written.end, 9 * WORD);
}
END_TEST

START_TEST(sentences_end_in_scripts_without_capitals_too) {
    static const struct {
        const char *text;
        size_t n_sentences;
    } texts[] = {
        {"שלום. עולם! מה? כן.\n", 4},      {"هذه جملة، طويلة. جملة ثانية؟ نعم.\n", 3},
        {"वाक्य एक है। वाक्य दो है।\n", 2},    {"你好。今天很好！我们走吧？\n", 3},
        {"他说：「你好。」他走了。\n", 1}, {"ეს ერთი. ეს ორი.\n", 2},
        {"Это да. а это нет.\n", 1},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_uint_eq(first_written(texts[i].text).n_sentences, texts[i].n_sentences);
}
END_TEST

START_TEST(emphasis_cuts_pieces_and_is_no_text) {
    struct written written = first_written("She *really* is. So what?\n");
    ck_assert_int_eq(piece_of(&written, "really")->span->kind, SPAN_EMPHASIS);
    ck_assert_int_eq(piece_of(&written, "She")->span->kind, SPAN_PLAIN);
    ck_assert_span_eq(text_of(&written), "She really is. So what?");
    ck_assert_uint_eq(written.n_sentences, 2);
}
END_TEST

START_TEST(an_announcement_is_written_as_it_is_spoken) {
    read_text("letter.txt", "# A title\n\nOne paragraph of text.\n", true);
    size_t last = 0;
    for (size_t i = written_next(&edition, SIZE_MAX); i < script.utterances.count;
         i = written_next(&edition, i))
        last = i;
    struct written written;
    written_make(arena, &edition, last, &written);
    ck_assert_ptr_null(written.block);
    ck_assert_span_eq(text_of(&written), "End of A title.");
    ck_assert_uint_eq(written.n_sentences, 1);
}
END_TEST

START_TEST(a_tables_labels_are_pieces_that_are_heard_by_no_place) {
    read_text("table.md", "| Name | Born |\n|---|---|\n| Ada | 1815 |\n", false);
    struct written written;
    written_make(arena, &edition, written_next(&edition, 0), &written);
    ck_assert_int_eq(written.kind, UTTERANCE_TABLE_ROW);
    ck_assert_int_eq(piece_of(&written, "Name: ")->span->kind, SPAN_LABEL);
    ck_assert_uint_eq(piece_of(&written, "Ada")->n_words, 1);
    ck_assert_int_eq(piece_of(&written, "1815")->span->column, 2);
}
END_TEST

START_TEST(what_is_said_and_not_written_is_heard_with_what_follows) {
    struct written written;
    read_text("list.md", "Two things:\n\n3. a lamp\n4. a rope\n", false);
    for (size_t i = written_next(&edition, 0); i < script.utterances.count;
         i = written_next(&edition, i)) {
        written_make(arena, &edition, i, &written);
        ck_assert_int_eq(written.kind, UTTERANCE_LIST_ITEM);
        ck_assert_uint_eq(script.utterances.items[i].n_words, 3);
        ck_assert_uint_eq(written.sentences[0].start, timeline.takes[i].start);
        ck_assert_uint_eq(written.end, timeline.takes[i].voice_end);
        ck_assert_uint_eq(written.start, timeline.takes[i].start);
    }
}
END_TEST

/* Every byte of a block is in one piece, every word of its utterances that has a place in
 * one, and sentences hold every piece once, in order. */
static void check_whole(const struct written *written) {
    size_t words = 0, wanted = 0, next = 0;
    if (written->block)
        ck_assert(str_equal(text_of(written), block_text(arena, written->block)));
    for (size_t i = 0; i < written->n_pieces; i++)
        words += written->pieces[i].n_words;
    for (size_t u = 0; u < written->n_utterances; u++) {
        const struct utterance *utterance = &script.utterances.items[written->first_utterance + u];
        for (size_t w = 0; w < utterance->n_words; w++)
            wanted += !utterance->has_source ||
                      utterance_word(utterance, w).end > utterance_word(utterance, w).start;
    }
    ck_assert_uint_ge(words, wanted);
    for (size_t i = 0; i < written->n_sentences; i++) {
        ck_assert_uint_eq(written->sentences[i].first_piece, next);
        ck_assert_uint_gt(written->sentences[i].n_pieces, 0);
        ck_assert_uint_gt(written->sentences[i].n_words, 0);
        next += written->sentences[i].n_pieces;
        if (i)
            ck_assert_uint_ge(written->sentences[i].start, written->sentences[i - 1].start);
    }
    ck_assert_uint_eq(next, written->n_pieces);
}

START_TEST(every_word_of_the_letter_is_written_once) {
    struct error error = {0};
    const struct reader_options reading = {.repair = true};
    const struct narration_options narration = {
        .language = STR("en-US"), .pauses = &pauses_default, .announce = true};
    script = (struct script){0};
    ck_assert(document_read(arena, SOURCE_DIR "/editions/letter/letter.txt", &reading, &document,
                            &error));
    ck_assert(script_narrate(arena, &document, &narration, &script, &error));
    time_script();
    edition = (struct edition){.document = &document, .script = &script, .timeline = &timeline};
    size_t blocks = 0;
    for (size_t i = written_next(&edition, SIZE_MAX); i < script.utterances.count;
         i = written_next(&edition, i), blocks++) {
        struct written written;
        written_make(arena, &edition, i, &written);
        check_whole(&written);
    }
    ck_assert_uint_gt(blocks, 20);
}
END_TEST

/* A paragraph in several takes is one block, however long. */
START_TEST(a_long_paragraph_is_whole_and_costs_no_more_than_its_length) {
    struct strbuf text = {.arena = arena};
    for (int i = 0; i < 20000; i++)
        strbuf_format(&text, "The %d. of May is *here*, she said. ", i % 28 + 1);
    strbuf_add_char(&text, '\n');
    strbuf_add_char(&text, '\0');
    struct written written = first_written(text.items);
    ck_assert_uint_gt(written.n_utterances, 100);
    ck_assert_uint_gt(written.n_sentences, 10000);
    check_whole(&written);
}
END_TEST

START_TEST(a_block_that_is_marked_as_one_language_is_of_it) {
    static const struct {
        const char *html, *language;
    } blocks[] = {
        {"<p lang=he>שלום. עולם!</p>", "he"},
        {"<p><span lang=he>שלום</span> <span lang=he>עולם</span></p>", "he"},
        {"<p><span lang=he>שלום</span>.</p>", ""},
        {"<p><span lang=he>שלום</span> <span lang=ar>كلمة</span></p>", ""},
        {"<p>Words <span lang=he>שלום</span></p>", ""},
        {"<p>Words</p>", ""},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct written written;
        read_text("a.html", blocks[i].html, false);
        written_make(arena, &edition, written_next(&edition, SIZE_MAX), &written);
        ck_assert_span_eq(written.language, blocks[i].language);
    }
}
END_TEST

START_TEST(a_title_is_of_its_headings_language) {
    read_text("a.html", "<h1>One</h1><p>Words.</p><h2 lang=ar>كلمة</h2><p>More.</p>", false);
    ck_assert_uint_eq(script.chapters.count, 2);
    ck_assert_span_eq(written_title_language(&script, &script.chapters.items[0]), "");
    ck_assert_span_eq(written_title_language(&script, &script.chapters.items[1]), "ar");
}
END_TEST

int main(void) {
    TCase *written = tcase_create("written");
    tcase_add_checked_fixture(written, setup, teardown);
    tcase_add_test(written, a_number_is_one_piece_and_all_its_words);
    tcase_add_test(written, sentences_have_their_own_marks_and_times);
    tcase_add_test(written, sentences_end_in_scripts_without_capitals_too);
    tcase_add_test(written, emphasis_cuts_pieces_and_is_no_text);
    tcase_add_test(written, an_announcement_is_written_as_it_is_spoken);
    tcase_add_test(written, a_tables_labels_are_pieces_that_are_heard_by_no_place);
    tcase_add_test(written, what_is_said_and_not_written_is_heard_with_what_follows);
    tcase_add_test(written, every_word_of_the_letter_is_written_once);
    tcase_add_test(written, text_that_is_nowhere_in_the_source_is_heard_as_a_whole);
    tcase_add_test(written, a_long_paragraph_is_whole_and_costs_no_more_than_its_length);
    tcase_add_test(written, a_block_that_is_marked_as_one_language_is_of_it);
    tcase_add_test(written, a_title_is_of_its_headings_language);
    return tests_run("edition/written", written);
}
