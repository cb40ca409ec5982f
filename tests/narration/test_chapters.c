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

static void narrate(const struct given *given, enum chapter_policy policy) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct narration_options options = *plain_options();
    struct error error = {0};
    options.chapters = policy;
    make_document(arena, given, document);
    ck_assert(script_narrate(arena, document, &options, &script, &error));
}

static void ck_assert_chapters(const char *const *titles) {
    size_t n = 0;
    for (; titles[n]; n++) {
        ck_assert_uint_lt(n, script.chapters.count);
        ck_assert_span_eq(script.chapters.items[n].title, titles[n]);
    }
    ck_assert_uint_eq(script.chapters.count, n);
}

static const struct given letter[] = {
    {BLOCK_TITLE, "A Letter"},
    {BLOCK_SALUTATION, "Dear Sir,"},
    {BLOCK_PARAGRAPH, "I have read it."},
    {BLOCK_PARAGRAPH, "You wish to ensure the security of your country, and this is so."},
    {BLOCK_PARAGRAPH, "In your statement you expressed the opinion that the aim was another."},
    {BLOCK_PARAGRAPH, "We agree."},
    {BLOCK_CLOSING, "Respectfully yours,"},
    {BLOCK_SIGNATURE, "N. K."},
    {0}};

START_TEST(a_letter_has_its_parts_and_paragraphs) {
    narrate(letter, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){
        "A Letter", "Dear Sir", "You wish to ensure the security of your country",
        "In your statement you expressed the opinion…", "We agree", "Respectfully yours", NULL});
}
END_TEST

static const struct given book[] = {
    {BLOCK_PARAGRAPH, "Before all."}, {BLOCK_HEADING, "Chapter One."}, {BLOCK_PARAGRAPH, "Text."},
    {BLOCK_HEADING, "Chapter Two"},   {BLOCK_PARAGRAPH, "Text."},      {0}};

START_TEST(headings_make_the_chapters_where_there_are_some) {
    narrate(book, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"Before all", "Chapter One", "Chapter Two", NULL});
    ck_assert_uint_eq(script.chapters.items[1].first_utterance, 1);
    ck_assert_uint_eq(script.utterances.items[1].chapter, 1);
}
END_TEST

START_TEST(the_policy_is_the_listeners) {
    narrate(book, CHAPTERS_NONE);
    ck_assert_uint_eq(script.chapters.count, 0);
    narrate(letter, CHAPTERS_HEADINGS);
    ck_assert_chapters((const char *const[]){"A Letter", NULL});
    narrate(book + 1, CHAPTERS_HEADINGS);
    ck_assert_chapters((const char *const[]){"Chapter One", "Chapter Two", NULL});
    narrate(book, CHAPTERS_PARAGRAPHS);
    ck_assert_uint_eq(script.chapters.count, 3);
}
END_TEST

START_TEST(a_long_text_without_headings_has_chapters_of_some_minutes) {
    enum { PARAGRAPHS = 300 };
    struct given *given = arena_alloc_array(arena, PARAGRAPHS + 1, sizeof *given);
    for (size_t i = 0; i < PARAGRAPHS; i++)
        given[i] = (struct given){BLOCK_PARAGRAPH, "Ten words stand in this short paragraph, "
                                                   "no more, no less."};
    narrate(given, CHAPTERS_AUTO);
    ck_assert_uint_ge(script.chapters.count, 3);
    ck_assert_uint_le(script.chapters.count, 5);
}
END_TEST

START_TEST(what_has_no_title_opens_with_its_first_words) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct narration_options options = *plain_options();
    struct error error = {0};
    options.announce = true;
    make_document(arena, book + 2, document);
    document->blocks.count = 1;
    ck_assert(script_narrate(arena, document, &options, &script, &error));
    ck_assert_chapters((const char *const[]){"Text", NULL});
}
END_TEST

START_TEST(a_title_is_cut_between_words) {
    narrate(
        (const struct given[]){
            {BLOCK_PARAGRAPH, "Supercalifragilistic words run on without any mark of any kind"},
            {0}},
        CHAPTERS_AUTO);
    struct str title = script.chapters.items[0].title;
    ck_assert_uint_le(title.len, 56);
    ck_assert(str_ends_with(title, STR("…")));
    ck_assert(!str_contains(title, STR("any…")) || str_contains(title, STR("without any…")));
}
END_TEST

/* ---- the document's own contents ---- */

/* A document whose block n begins at starts[n]. */
static struct document *document_of(const struct given *given, size_t *starts) {
    struct document *document = arena_alloc(arena, sizeof *document);
    make_document(arena, given, document);
    for (size_t i = 0; i < document->blocks.count; i++)
        if (document->blocks.items[i].spans.count)
            starts[i] = document->blocks.items[i].spans.items[0].start;
    return document;
}

static void add_entry(struct document *document, const char *title, int level, size_t start) {
    *arena_push(arena, &document->contents) =
        (struct contents_entry){.title = str_from_c(title), .level = level, .start = start};
}

static void narrate_document(const struct document *document, enum chapter_policy policy) {
    struct narration_options options = *plain_options();
    struct error error = {0};
    options.chapters = policy;
    ck_assert(script_narrate(arena, document, &options, &script, &error));
}

static const struct given novel[] = {{BLOCK_PARAGRAPH, "To my mother."},
                                     {BLOCK_HEADING, "PART ONE"},
                                     {BLOCK_HEADING, "I"},
                                     {BLOCK_PARAGRAPH, "It began."},
                                     {BLOCK_HEADING, "II"},
                                     {BLOCK_PARAGRAPH, "It went on."},
                                     {0}};

START_TEST(the_documents_contents_make_the_chapters) {
    size_t starts[6];
    struct document *document = document_of(novel, starts);
    add_entry(document, "The First Part", 1, starts[1]);
    add_entry(document, "One: the Beginning", 2, starts[2]);
    add_entry(document, "Two: the End", 2, starts[4]);
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"To my mother", "The First Part", "One: the Beginning",
                                             "Two: the End", NULL});
    ck_assert_uint_eq(script.chapters.items[1].first_utterance, 1);
    ck_assert_int_eq(script.chapters.items[1].level, 1);
    ck_assert_int_eq(script.chapters.items[2].level, 2);
    ck_assert_uint_eq(script.utterances.items[4].chapter, 3);
    narrate_document(document, CHAPTERS_HEADINGS);
    ck_assert_chapters((const char *const[]){"To my mother", "Part One", "I", "II", NULL});
}
END_TEST

START_TEST(an_entry_that_leads_behind_its_heading_means_the_heading) {
    size_t starts[6];
    struct document *document = document_of(novel, starts);
    add_entry(document, "I", 1, starts[3]);
    add_entry(document, "II", 1, starts[4] + 1); /* or into it */
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"To my mother", "I", "II", NULL});
    ck_assert_uint_eq(script.chapters.items[1].first_utterance, 2);
    ck_assert_uint_eq(script.chapters.items[2].first_utterance, 4);
}
END_TEST

START_TEST(entries_between_which_nothing_is_said_are_one_chapter) {
    size_t starts[6];
    struct document *document = document_of(novel, starts);
    add_entry(document, "Cover", 1, 0);
    add_entry(document, "Cover again", 2, 0); /* leads to the same */
    add_entry(document, "A part with a picture only", 1, starts[1] + 8);
    add_entry(document, "Chapter One", 2, starts[2]);
    add_entry(document, "Chapter Two", 1, starts[4]);
    add_entry(document, "Index", 1, document->source.len); /* nothing is there */
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"Cover", "A part with a picture only: Chapter One",
                                             "Chapter Two", NULL});
}
END_TEST

START_TEST(of_entries_to_one_byte_the_one_that_names_its_heading_is_kept) {
    size_t starts[6];
    struct document *document = document_of(novel, starts);
    add_entry(document, "Book One", 1, starts[1]);
    add_entry(document, "Part One", 2, starts[1]);
    add_entry(document, "II", 1, starts[4]);
    add_entry(document, "Two", 2, starts[4]);
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"To my mother", "Book One: Part One", "II", NULL});
}
END_TEST

START_TEST(an_entry_without_a_title_has_its_first_words) {
    size_t starts[6];
    struct document *document = document_of(novel, starts);
    add_entry(document, "", 1, starts[0]);
    add_entry(document, " ", 1, starts[3]);
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"To my mother", "It began", NULL});
}
END_TEST

START_TEST(contents_of_one_line_are_none) {
    size_t starts[6];
    struct document *document = document_of(novel, starts);
    add_entry(document, "Start", 1, 0);
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"To my mother", "Part One", "I", "II", NULL});
}
END_TEST

/* ---- notes ---- */

START_TEST(notes_at_the_end_have_a_chapter) {
    static const struct given noted[] = {{BLOCK_HEADING, "One"},
                                         {BLOCK_PARAGRAPH, "Text."},
                                         {BLOCK_HEADING, "Two"},
                                         {BLOCK_PARAGRAPH, "Text."},
                                         {BLOCK_NOTE, "A note."},
                                         {BLOCK_NOTE, "Another."},
                                         {0}};
    narrate(noted, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"One", "Two", "Notes", NULL});
    ck_assert_int_eq(script.chapters.items[2].level, 1);
    ck_assert_uint_eq(script.chapters.items[2].first_utterance, 4);
}
END_TEST

START_TEST(notes_of_each_chapter_are_within_it) {
    static const struct given noted[] = {{BLOCK_HEADING, "One"},
                                         {BLOCK_PARAGRAPH, "Text."},
                                         {BLOCK_NOTE, "A note."},
                                         {BLOCK_HEADING, "Two"},
                                         {BLOCK_PARAGRAPH, "Text."},
                                         {BLOCK_NOTE, "Another."},
                                         {0}};
    narrate(noted, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"One", "Notes", "Two", "Notes", NULL});
    ck_assert_int_eq(script.chapters.items[1].level, 2);
    ck_assert_int_eq(script.chapters.items[2].level, 1);
    ck_assert_int_eq(script.chapters.items[3].level, 2);
}
END_TEST

START_TEST(notes_under_a_heading_or_within_a_text_have_none) {
    static const struct given noted[] = {{BLOCK_HEADING, "One"},
                                         {BLOCK_PARAGRAPH, "Text."},
                                         {BLOCK_NOTE, "A note."},
                                         {BLOCK_PARAGRAPH, "More."},
                                         {BLOCK_HEADING, "Sources"},
                                         {BLOCK_NOTE, "Another."},
                                         {0}};
    narrate(noted, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"One", "Sources", NULL});
}
END_TEST

/* ---- titles ---- */

START_TEST(a_title_is_what_is_written_without_what_lies_between) {
    static const struct given marked[] = {
        {BLOCK_HEADING, "The <i>Three</i>  Bears1"}, {BLOCK_PARAGRAPH, "Text."}, {0}};
    struct document *document = arena_alloc(arena, sizeof *document);
    make_document(arena, marked, document);
    struct block *heading = &document->blocks.items[0];
    struct str whole = heading->spans.items[0].text;
    static const struct {
        enum span_kind kind;
        size_t from, to;
    } parts[] = {{SPAN_PLAIN, 0, 4},
                 {SPAN_EMPHASIS, 7, 12},
                 {SPAN_PLAIN, 16, 23},
                 {SPAN_NOTE_REFERENCE, 23, 24}};
    heading->spans.count = 0;
    *arena_push(arena, &heading->spans) =
        (struct span){.kind = SPAN_LABEL, .text = STR("1. "), .mended = true};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        *arena_push(arena, &heading->spans) =
            (struct span){.kind = parts[i].kind,
                          .text = str_slice(whole, parts[i].from, parts[i].to),
                          .start = parts[i].from,
                          .end = parts[i].to};
    narrate_document(document, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"1. The Three Bears", NULL});
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("chapters");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, a_letter_has_its_parts_and_paragraphs);
    tcase_add_test(claims, headings_make_the_chapters_where_there_are_some);
    tcase_add_test(claims, the_policy_is_the_listeners);
    tcase_add_test(claims, a_long_text_without_headings_has_chapters_of_some_minutes);
    tcase_add_test(claims, what_has_no_title_opens_with_its_first_words);
    tcase_add_test(claims, a_title_is_cut_between_words);
    tcase_add_test(claims, the_documents_contents_make_the_chapters);
    tcase_add_test(claims, an_entry_that_leads_behind_its_heading_means_the_heading);
    tcase_add_test(claims, entries_between_which_nothing_is_said_are_one_chapter);
    tcase_add_test(claims, of_entries_to_one_byte_the_one_that_names_its_heading_is_kept);
    tcase_add_test(claims, an_entry_without_a_title_has_its_first_words);
    tcase_add_test(claims, contents_of_one_line_are_none);
    tcase_add_test(claims, notes_at_the_end_have_a_chapter);
    tcase_add_test(claims, notes_of_each_chapter_are_within_it);
    tcase_add_test(claims, notes_under_a_heading_or_within_a_text_have_none);
    tcase_add_test(claims, a_title_is_what_is_written_without_what_lies_between);
    return tests_run("chapters", claims);
}
