/* `lectern script`: everything the listener will hear, in print. */
#include "base/json.h"
#include "base/utf8.h"
#include "cli/production.h"

struct script_options {
    struct production_options production;
    bool json;
};

static const struct option_row rows[] = {
    {.rows = production_rows, .offset = offsetof(struct script_options, production)},
    {.name = "json",
     .help = "for machines: words, phrases and their sources",
     .offset = offsetof(struct script_options, json),
     .set = option_set_flag},
    {0},
};

/* ---- for people ---- */

static void print_about(const char *name, struct str value) {
    if (value.len)
        printf("%-9s %.*s\n", name, STR_ARG(value));
}

/* Between two utterances the longer of the pauses after and before counts. */
static unsigned pause_before(const struct script *script, size_t i) {
    unsigned before = script->utterances.items[i].pause_before_ms;
    unsigned after = i ? script->utterances.items[i - 1].pause_after_ms : 0;
    return before > after ? before : after;
}

static void print_chapter(const struct script *script, size_t i) {
    const struct chapter *chapter = &script->chapters.items[i];
    printf("\n%.*s %zu: %.*s\n", chapter->level > 6 ? 6 : chapter->level, "######", i + 1,
           STR_ARG(chapter->title));
}

/* "   12"; of an archive, "text/a.xhtml:12". */
static void print_place(const struct document *document, struct source_range source) {
    const struct member *member = document_member(document, source.start);
    unsigned long line = document_place(document, source).line;
    if (member)
        printf("%.*s:%lu", STR_ARG(member->name), line);
    else
        printf("%5lu", line);
}

static void print_utterance(const struct production *production, size_t i) {
    const struct script *script = &production->script;
    const struct utterance *utterance = &script->utterances.items[i];
    if (utterance->chapter != NO_CHAPTER)
        print_chapter(script, utterance->chapter);
    putchar('\n');
    if (utterance->has_source)
        print_place(&production->document, utterance->source);
    else
        printf("     ");
    printf("  %s, after %u ms\n       %.*s\n", utterance_kind_name(utterance->kind),
           pause_before(script, i), STR_ARG(utterance->spoken));
    if (utterance->says_duration && utterance->n_words == 0)
        printf("       (how long the recording lasts)\n");
}

enum { EXCERPT_MAX_BYTES = 200 };

/* What was left out, on one line: it may hold line breaks, and be a whole licence. */
static void print_excerpt(struct str whole) {
    struct str text = utf8_clip(whole, EXCERPT_MAX_BYTES);
    for (size_t i = 0; i < text.len; i++)
        putchar((unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
    if (text.len < whole.len)
        printf("… (%zu more characters)", utf8_length(whole) - utf8_length(text));
}

static void print_report(const struct production *production) {
    const struct script *script = &production->script;
    if (script->unspoken.count)
        printf("\nUnspoken\n");
    for (size_t i = 0; i < script->unspoken.count; i++) {
        const struct unspoken *unspoken = &script->unspoken.items[i];
        print_place(&production->document, unspoken->source);
        printf("  %.*s: ", STR_ARG(unspoken->reason));
        print_excerpt(unspoken->text);
        putchar('\n');
    }
    if (script->repairs.count)
        printf("\nRepairs\n");
    for (size_t i = 0; i < script->repairs.count; i++) {
        print_place(&production->document, script->repairs.items[i].source);
        printf("  %.*s\n", STR_ARG(script->repairs.items[i].what));
    }
}

static void print_script(const struct production *production) {
    const struct script *script = &production->script;
    print_about("title", script->title);
    print_about("author", script->author);
    print_about("date", script->date);
    print_about("language", script->language);
    print_about("voice", production->reading.voice.name);
    for (size_t i = 0; i < script->utterances.count; i++)
        print_utterance(production, i);
    print_report(production);
}

/* ---- for machines ---- */

static void put_range(struct json *json, struct source_range range) {
    json_integer(json, "start", (long long)range.start);
    json_integer(json, "end", (long long)range.end);
    if (range.line)
        json_integer(json, "line", (long long)range.line);
}

/* Of an archive, the member is told, and places are those in it. */
static void put_source(struct json *json, const struct document *document,
                       struct source_range source) {
    const struct member *member = document_member(document, source.start);
    json_object(json, "source");
    if (member)
        json_text(json, "part", member->name);
    put_range(json, document_place(document, source));
    json_object_end(json);
}

/* A word is in the part that its utterance is in. */
static void put_word(struct json *json, const struct document *document, const struct word *word) {
    static const char *const alphabets[] = {[PHONEMES_IPA] = "ipa", [PHONEMES_ESPEAK] = "espeak"};
    json_object(json, NULL);
    json_text(json, "text", word->text);
    if (word->before.len)
        json_text(json, "before", word->before);
    if (word->after.len)
        json_text(json, "after", word->after);
    if (word->joined)
        json_bool(json, "joined", true);
    if (word->alphabet != PHONEMES_NONE)
        json_text(json, alphabets[word->alphabet], word->phonemes);
    if (word->end > word->start) {
        json_object(json, "source");
        put_range(json, document_place(document, (struct source_range){word->start, word->end, 0}));
        json_object_end(json);
    }
    json_object_end(json);
}

static void put_phrase(struct json *json, const struct phrase *phrase) {
    json_object(json, NULL);
    json_integer(json, "first_word", (long long)phrase->first_word);
    json_integer(json, "words", (long long)phrase->n_words);
    if (phrase->language.len)
        json_text(json, "language", phrase->language);
    json_text(json, "mark", (struct str){&phrase->mark, phrase->mark != 0});
    json_bool(json, "ends_sentence", phrase->ends_sentence);
    json_integer(json, "pause_ms", phrase->pause_ms);
    json_object_end(json);
}

static void put_utterance(struct json *json, const struct production *production, size_t i) {
    const struct script *script = &production->script;
    const struct utterance *utterance = &script->utterances.items[i];
    json_object(json, NULL);
    json_text(json, "kind", str_from_c(utterance_kind_name(utterance->kind)));
    if (utterance->level)
        json_integer(json, "level", utterance->level);
    if (utterance->has_source)
        put_source(json, &production->document, utterance->source);
    if (utterance->chapter != NO_CHAPTER)
        json_integer(json, "chapter", (long long)utterance->chapter);
    json_integer(json, "pause_before_ms", pause_before(script, i));
    json_text(json, "spoken", utterance->spoken);
    if (utterance->says_duration)
        json_bool(json, "says_duration", true);
    json_array(json, "words");
    for (size_t w = 0; w < utterance->n_words; w++) {
        const struct word word = utterance_word(utterance, w);
        put_word(json, &production->document, &word);
    }
    json_array_end(json);
    json_array(json, "phrases");
    for (size_t p = 0; p < utterance->n_phrases; p++)
        put_phrase(json, &utterance->phrases[p]);
    json_array_end(json);
    json_object_end(json);
}

static void put_chapters(struct json *json, const struct script *script) {
    json_array(json, "chapters");
    for (size_t i = 0; i < script->chapters.count; i++) {
        const struct chapter *chapter = &script->chapters.items[i];
        json_object(json, NULL);
        json_text(json, "title", chapter->title);
        json_integer(json, "level", chapter->level);
        json_integer(json, "first_utterance", (long long)chapter->first_utterance);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_pages(struct json *json, const struct script *script) {
    json_array(json, "pages");
    for (size_t i = 0; i < script->pages.count; i++) {
        const struct script_page *page = &script->pages.items[i];
        json_object(json, NULL);
        json_text(json, "label", page->label);
        json_integer(json, "utterance", (long long)page->utterance);
        json_integer(json, "word", (long long)page->word);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_report(struct json *json, const struct production *production) {
    const struct script *script = &production->script;
    json_array(json, "unspoken");
    for (size_t i = 0; i < script->unspoken.count; i++) {
        const struct unspoken *unspoken = &script->unspoken.items[i];
        json_object(json, NULL);
        put_source(json, &production->document, unspoken->source);
        json_text(json, "text", unspoken->text);
        json_text(json, "reason", unspoken->reason);
        json_object_end(json);
    }
    json_array_end(json);
    json_array(json, "repairs");
    for (size_t i = 0; i < script->repairs.count; i++) {
        json_object(json, NULL);
        put_source(json, &production->document, script->repairs.items[i].source);
        json_text(json, "what", script->repairs.items[i].what);
        json_object_end(json);
    }
    json_array_end(json);
}

static void print_json(const struct production *production) {
    const struct script *script = &production->script;
    struct json json = json_open(stdout, true);
    json_object(&json, NULL);
    json_text(&json, "title", script->title);
    json_text(&json, "author", script->author);
    json_text(&json, "date", script->date);
    json_text(&json, "language", script->language);
    json_text(&json, "voice", production->reading.voice.name);
    put_chapters(&json, script);
    put_pages(&json, script);
    json_array(&json, "utterances");
    for (size_t i = 0; i < script->utterances.count; i++)
        put_utterance(&json, production, i);
    json_array_end(&json);
    put_report(&json, production);
    json_object_end(&json);
    json_close(&json);
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct script_options options = {0};
    enum exit_status status;
    if (!options_parse(&command_script, argc, argv, &options, &status, error))
        return status;
    struct production production;
    struct arena *arena = arena_open();
    status = EXIT_WORK_FAILED;
    if (production_read(arena, argv[0], &options.production, &production, error) &&
        production_narrate(arena, &production, error)) {
        if (options.json)
            print_json(&production);
        else
            print_script(&production);
        status = EXIT_DONE;
    }
    arena_close(arena);
    return status;
}

const struct command command_script = {
    .name = "script",
    .usage = "script SOURCE|EDITION.ini [OPTION...]",
    .summary = "Prints what will be said; nothing is recorded",
    .help = "SOURCE may be - for standard input.",
    .n_operands = 1,
    .options = rows,
    .run = run,
};
