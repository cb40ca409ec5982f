/* What a listener chooses to hear around the text. */
#include <string.h>

#include "document/builder.h"
#include "documents.h"
#include "narration/choices.h"

static struct arena *arena;
static struct builder builder;
static struct document document;
static struct script script;
static struct narration_options options;
static struct strbuf source;
static bool finished;

static void set_up(void) {
    static const struct reader_options reading = {.repair = true};
    arena = arena_open();
    document = (struct document){.path = "made.html"};
    options = *plain_options();
    source = (struct strbuf){.arena = arena};
    builder_open(&builder, arena, &reading, &document);
    finished = false;
}

/* Some claims need no document. */
static void tear_down(void) {
    struct error error = {0};
    if (!finished)
        builder_finish(&builder, &error);
    arena_close(arena);
}

/* Text of the open block, which becomes the next of the source. */
static void text(const char *words) {
    size_t start = source.count;
    strbuf_add(&source, str_from_c(words));
    document.source = strbuf_str(&source);
    builder_text(&builder, str_from_c(words), start, source.count);
}

static void block(enum block_kind kind, const char *words) {
    builder_begin(&builder, kind, 1);
    text(words);
    builder_end(&builder);
}

static void reference(const char *mark, const char *target) {
    builder_reference_begin(&builder, str_from_c(target));
    text(mark);
    builder_reference_end(&builder);
}

static void note(const char *id, const char *words) {
    builder_begin(&builder, BLOCK_NOTE, 0);
    builder_block(&builder)->id = str_from_c(id);
    text(words);
    builder_end(&builder);
}

static void choose(const char *name, const char *value) {
    ck_assert(choices_set(&options.choices, str_from_c(name), str_from_c(value)));
}

/* Everything that is said, an utterance a line. */
static const char *said(void) {
    struct error error = {0};
    struct strbuf lines = {.arena = arena};
    finished = true;
    bool done = builder_finish(&builder, &error) &&
                script_narrate(arena, &document, &options, &script, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    for (size_t i = 0; i < script.utterances.count; i++)
        strbuf_format(&lines, "%.*s\n", STR_ARG(script.utterances.items[i].spoken));
    return str_to_c(arena, strbuf_str(&lines));
}

/* The reason of the nth thing that is unspoken. */
static struct str reason(size_t n) {
    ck_assert_uint_lt(n, script.unspoken.count);
    return script.unspoken.items[n].reason;
}

/* ---- the table ---- */

START_TEST(a_choice_has_its_values_and_no_others) {
    struct choices choices = {0};
    ck_assert(choices_set(&choices, STR("notes"), STR("inline")));
    ck_assert_uint_eq(choices.notes, NOTES_INLINE);
    ck_assert(choices_set(&choices, STR("tables"), STR("skip")));
    ck_assert_uint_eq(choices.tables, TABLES_SKIP);
    ck_assert(choices_set(&choices, STR("quotes"), STR("announce")));
    ck_assert_uint_eq(choices.quotes, QUOTES_ANNOUNCE);
    ck_assert(!choices_set(&choices, STR("notes"), STR("inlin")));
    ck_assert(!choices_set(&choices, STR("notes"), STR("or")));
    ck_assert(!choices_set(&choices, STR("notes"), STR("")));
    ck_assert(!choices_set(&choices, STR("nots"), STR("inline")));
}
END_TEST

START_TEST(what_is_chosen_stays_and_what_is_not_is_completed) {
    struct choices choices = {.notes = NOTES_SKIP};
    choices_complete(&choices, &(struct choices){.notes = NOTES_INLINE, .urls = URLS_SITE});
    choices_complete(&choices, &choices_default);
    ck_assert_uint_eq(choices.notes, NOTES_SKIP);
    ck_assert_uint_eq(choices.urls, URLS_SITE);
    ck_assert_uint_eq(choices.code, CODE_READ);
}
END_TEST

/* ---- notes ---- */

/* Two paragraphs, of which the first refers to a note behind the second. */
static void make_notes(void) {
    builder_begin(&builder, BLOCK_PARAGRAPH, 0);
    text("First.");
    reference("1", "one");
    builder_end(&builder);
    block(BLOCK_PARAGRAPH, "Second.");
    note("one", "See there.");
}

START_TEST(notes_are_read_where_they_stand) {
    make_notes();
    ck_assert_str_eq(said(), "First.\nSecond.\nNote one. See there.\n");
    ck_assert_span_eq(reason(0), "note reference");
}
END_TEST

START_TEST(a_reference_is_in_nobodys_sentence) {
    builder_begin(&builder, BLOCK_PARAGRAPH, 0);
    text("It rose at ten");
    reference("2", "one");
    text(". He paid 5");
    reference("3", "two");
    text(" km and");
    reference("*", "three");
    text("left.");
    builder_end(&builder);
    ck_assert_str_eq(said(), "It rose at ten. He paid five kilometers and left.\n");
    ck_assert_uint_eq(script.unspoken.count, 3);
    ck_assert_span_eq(script.unspoken.items[1].text, "3");
    ck_assert_uint_eq(script.unspoken.items[1].source.start, strlen("It rose at ten2. He paid 5"));
}
END_TEST

START_TEST(an_inline_note_follows_the_paragraph_that_refers_to_it) {
    make_notes();
    choose("notes", "inline");
    ck_assert_str_eq(said(), "First.\nNote one.\nSee there.\nEnd of note.\nSecond.\n");
    ck_assert(script.utterances.items[2].aside);
    ck_assert_uint_eq(script.utterances.items[2].pause_before_ms, pauses_default.sentence);
    ck_assert_uint_eq(script.utterances.items[3].pause_after_ms, pauses_default.paragraph);
}
END_TEST

START_TEST(skipped_notes_are_listed_with_the_choice) {
    make_notes();
    choose("notes", "skip");
    ck_assert_str_eq(said(), "First.\nSecond.\n");
    ck_assert_span_eq(reason(1), "note, by --notes skip");
    ck_assert_span_eq(script.unspoken.items[1].text, "See there.");
    ck_assert_uint_eq(script.unspoken.items[1].source.end, document.source.len);
}
END_TEST

START_TEST(a_note_of_a_note_comes_after_it_and_each_is_read_once) {
    builder_begin(&builder, BLOCK_PARAGRAPH, 0);
    text("First.");
    reference("1", "one");
    reference("1", "one");
    builder_end(&builder);
    builder_begin(&builder, BLOCK_NOTE, 0);
    builder_block(&builder)->id = STR("one");
    text("A note.");
    reference("2", "two");
    builder_end(&builder);
    builder_begin(&builder, BLOCK_NOTE, 0);
    builder_block(&builder)->id = STR("two");
    text("Another.");
    reference("1", "one");
    builder_end(&builder);
    choose("notes", "inline");
    ck_assert_str_eq(said(), "First.\nNote one.\nA note.\nEnd of note.\n"
                             "Note two.\nAnother.\nEnd of note.\n");
}
END_TEST

START_TEST(a_note_that_nothing_refers_to_stays_in_its_place) {
    block(BLOCK_PARAGRAPH, "First.");
    note("one", "Alone.");
    note("two", "Itself.");
    block(BLOCK_PARAGRAPH, "Last.");
    choose("notes", "inline");
    ck_assert_str_eq(said(), "First.\nAlone.\nItself.\nLast.\n");
}
END_TEST

START_TEST(a_note_of_several_paragraphs_is_read_as_one) {
    builder_begin(&builder, BLOCK_PARAGRAPH, 0);
    text("First.");
    reference("*", "one");
    builder_end(&builder);
    note("one", "Begins.");
    note("", "Goes on.");
    block(BLOCK_PARAGRAPH, "Second.");
    choose("notes", "inline");
    ck_assert_str_eq(said(), "First.\nNote.\nBegins.\nGoes on.\nEnd of note.\nSecond.\n");
}
END_TEST

START_TEST(a_note_tears_no_stanza) {
    builder_begin(&builder, BLOCK_VERSE, 0);
    text("A line,");
    reference("1", "one");
    builder_end(&builder);
    block(BLOCK_VERSE, "and another.");
    note("one", "A gloss.");
    choose("notes", "inline");
    ck_assert_str_eq(said(), "A line,\nand another.\nNote one.\nA gloss.\nEnd of note.\n");
}
END_TEST

START_TEST(a_heading_goes_where_its_notes_go) {
    block(BLOCK_HEADING, "Chapter");
    builder_begin(&builder, BLOCK_PARAGRAPH, 0);
    text("First.");
    reference("1", "one");
    builder_end(&builder);
    block(BLOCK_HEADING, "Notes");
    note("one", "See there.");
    block(BLOCK_HEADING, "Another Chapter");
    block(BLOCK_PARAGRAPH, "Second.");
    choose("notes", "skip");
    ck_assert_str_eq(said(), "Chapter\nFirst.\nAnother Chapter\nSecond.\n");
    ck_assert_span_eq(reason(1), "heading of notes, by --notes skip");
    ck_assert_uint_eq(script.chapters.count, 2);
}
END_TEST

START_TEST(notes_are_announced_in_the_texts_language) {
    make_notes();
    options.language = STR("de");
    choose("notes", "inline");
    ck_assert_str_eq(said(), "First.\nAnmerkung eins.\nSee there.\nEnde der Anmerkung.\nSecond.\n");
}
END_TEST

/* ---- tables ---- */

static void cell(int column, const char *label, const char *words) {
    builder_cell(&builder, column);
    builder_label(&builder, str_from_c(label));
    text(words);
}

static void make_table(void) {
    block(BLOCK_PARAGRAPH, "Before.");
    builder_begin(&builder, BLOCK_TABLE_ROW, 0);
    builder_block(&builder)->table = 1;
    builder_block(&builder)->table_head = true;
    cell(1, "", "Year");
    cell(2, "; ", "Ships");
    builder_end(&builder);
    builder_begin(&builder, BLOCK_TABLE_ROW, 0);
    builder_block(&builder)->table = 1;
    cell(1, "Year: ", "1950");
    cell(2, "; Ships: ", "3");
    builder_end(&builder);
}

START_TEST(cells_are_read_with_their_columns_headings) {
    make_table();
    ck_assert_str_eq(said(), "Before.\nYear; Ships\nYear: nineteen fifty; Ships: three\n");
    const struct utterance *row = &script.utterances.items[2];
    ck_assert_uint_eq(row->source.start, strlen("Before.YearShips"));
    ck_assert_uint_eq(row->source.end, document.source.len);
}
END_TEST

START_TEST(plain_cells_are_read_without) {
    make_table();
    choose("tables", "plain");
    ck_assert_str_eq(said(), "Before.\nYear; Ships\nnineteen fifty; three\n");
    ck_assert_uint_eq(script.unspoken.count, 0);
}
END_TEST

START_TEST(a_table_may_be_announced_instead) {
    make_table();
    choose("tables", "announce");
    ck_assert_str_eq(said(), "Before.\nTable of one row, left out.\n");
    ck_assert_uint_eq(script.unspoken.count, 2);
    ck_assert_span_eq(reason(0), "table, by --tables announce");
}
END_TEST

START_TEST(a_table_may_be_left_out_without_a_word) {
    make_table();
    choose("tables", "skip");
    ck_assert_str_eq(said(), "Before.\n");
    ck_assert_span_eq(reason(1), "table, by --tables skip");
}
END_TEST

/* ---- the others ---- */

START_TEST(figures_and_programs_may_be_left_out) {
    block(BLOCK_PARAGRAPH, "Before.");
    block(BLOCK_FIGURE, "A cat.");
    block(BLOCK_CODE, "let x be one");
    choose("figures", "skip");
    choose("code", "announce");
    ck_assert_str_eq(said(), "Before.\nProgram code, left out.\n");
    ck_assert_span_eq(reason(0), "figure, by --figures skip");
    ck_assert_span_eq(reason(1), "program code, by --code announce");
}
END_TEST

static void figure(int level, const char *words) {
    builder_begin(&builder, BLOCK_FIGURE, level);
    text(words);
    builder_end(&builder);
}

static const char *figures_said(bool announce, const char *language) {
    block(BLOCK_PARAGRAPH, "Before.");
    figure(0, "A cat.");
    figure(1, "The cat of the house.");
    figure(0, "Fig. 2. A dog.");
    options.announce = announce;
    options.language = str_from_c(language);
    const char *all = said();
    return strstr(all, "Before.");
}

START_TEST(a_figure_is_heard_as_one) {
    ck_assert_str_eq(figures_said(true, "en"),
                     "Before.\nImage: A cat.\nThe cat of the house.\nFigure two. A dog.\n"
                     "End of the recording.\n");
}
END_TEST

START_TEST(a_figure_is_announced_in_the_languages_of_the_table_alone) {
    ck_assert_ptr_nonnull(strstr(figures_said(true, "de"), "Bild: A cat."));
}
END_TEST

START_TEST(a_figure_is_only_read_where_nothing_is_announced) {
    ck_assert_str_eq(figures_said(false, "en"),
                     "Before.\nA cat.\nThe cat of the house.\nFigure two. A dog.\n");
}
END_TEST

START_TEST(a_figure_is_only_read_where_that_is_chosen) {
    choose("figures", "read");
    ck_assert_ptr_nonnull(strstr(figures_said(true, "en"), "Before.\nA cat.\n"));
}
END_TEST

static void picture_cell(int column, const char *label, const char *words) {
    builder_picture(&builder, true);
    cell(column, label, words);
    builder_picture(&builder, false);
}

static const char *pictures_said(void) {
    block(BLOCK_PARAGRAPH, "Before.");
    builder_begin(&builder, BLOCK_TABLE_ROW, 0);
    picture_cell(1, "Who: ", "A cat");
    cell(2, "; Name: ", "Tom");
    picture_cell(3, "; Mood: ", "happy");
    text(" today");
    picture_cell(4, "; Toy: ", "Photo of a ball");
    builder_end(&builder);
    builder_begin(&builder, BLOCK_TABLE_ROW, 0);
    picture_cell(1, "Who: ", "A mouse");
    builder_end(&builder);
    return strstr(said(), "Before.");
}

START_TEST(a_picture_alone_in_a_cell_is_heard_as_one) {
    options.announce = true;
    ck_assert_str_eq(pictures_said(),
                     "Before.\nWho: Image: A cat; Name: Tom; Mood: happy today; Toy: Photo of a "
                     "ball\nWho: Image: A mouse\nEnd of the recording.\n");
}
END_TEST

START_TEST(a_picture_alone_in_a_cell_may_be_left_out) {
    choose("figures", "skip");
    ck_assert_str_eq(pictures_said(), "Before.\nName: Tom; Mood: happy today\n");
    ck_assert_uint_eq(script.unspoken.count, 3);
    ck_assert_span_eq(script.unspoken.items[0].text, "A cat");
    ck_assert_span_eq(reason(2), "figure, by --figures skip");
}
END_TEST

START_TEST(a_picture_alone_in_a_cell_may_only_be_read) {
    options.announce = true;
    choose("figures", "read");
    choose("tables", "plain");
    ck_assert_ptr_nonnull(strstr(pictures_said(), "A cat; Tom; happy today;"));
}
END_TEST

static const struct {
    const char *language, *title, *reading, *end;
} announced[] = {
    {"en-GB", "A Book, by Ann Bee.",
     "This recording lasts about two hours and five minutes. It is read by a synthetic voice: Ada.",
     "End of A Book."},
    {"de", "A Book, von Ann Bee.",
     "Diese Aufnahme dauert etwa zwei Stunden und fünf Minuten. Es liest eine synthetische Stimme: "
     "Ada.",
     "Ende von: A Book."},
    {"pt-BR", "A Book, de Ann Bee.",
     "Esta gravação dura cerca de duas horas e cinco minutos. É lida por uma voz sintética: Ada.",
     "Fim de: A Book."},
};

START_TEST(front_and_end_matter_are_in_the_language_of_the_text) {
    struct error error = {0};
    block(BLOCK_PARAGRAPH, "Before.");
    options.announce = true;
    options.title = STR("A Book");
    options.author = STR("Ann Bee");
    options.narrator = STR("Ada");
    options.language = str_from_c(announced[_i].language);
    said();
    ck_assert_uint_eq(script.utterances.count, 4);
    ck_assert(script_set_duration(arena, &script, &options, UINT64_C(7500000), &error));
    ck_assert_span_eq(script.utterances.items[0].spoken, announced[_i].title);
    ck_assert_span_eq(script.utterances.items[1].spoken, announced[_i].reading);
    ck_assert_span_eq(script.utterances.items[3].spoken, announced[_i].end);
}
END_TEST

START_TEST(in_a_language_without_wordings_nothing_is_announced) {
    block(BLOCK_PARAGRAPH, "Before.");
    options.announce = true;
    options.language = STR("el");
    ck_assert_str_eq(said(), "Before.\n");
}
END_TEST

START_TEST(pages_are_announced_at_the_next_paragraph) {
    builder_page(&builder, STR("41"), 0);
    block(BLOCK_HEADING, "Chapter");
    block(BLOCK_PARAGRAPH, "First one.");
    builder_page(&builder, STR("xlii"), strlen("ChapterFirst "));
    block(BLOCK_PARAGRAPH, "Second.");
    builder_page(&builder, STR("43"), strlen("ChapterFirst one.Second."));
    choose("pages", "announce");
    ck_assert_str_eq(said(), "Chapter\nPage forty-one.\nFirst one.\nPage forty-two.\nSecond.\n");
    ck_assert_uint_eq(script.utterances.items[1].pause_after_ms, pauses_default.sentence);
    ck_assert_uint_eq(script.pages.count, 3);
    const struct script_page *pages = script.pages.items;
    ck_assert_span_eq(pages[0].label, "41");
    ck_assert_uint_eq(pages[0].utterance, 0);
    ck_assert_uint_eq(pages[1].utterance, 2);
    ck_assert_uint_eq(pages[1].word, 1);
    ck_assert_uint_eq(pages[2].utterance, 4);
    ck_assert_uint_eq(pages[2].word, 1); /* behind the last word */
}
END_TEST

START_TEST(a_quotation_is_announced_once) {
    block(BLOCK_QUOTATION, "One.");
    block(BLOCK_QUOTATION, "Two.");
    block(BLOCK_PARAGRAPH, "Three.");
    block(BLOCK_QUOTATION, "Four.");
    choose("quotes", "announce");
    ck_assert_str_eq(said(), "Quotation.\nOne.\nTwo.\nEnd of quotation.\nThree.\n"
                             "Quotation.\nFour.\nEnd of quotation.\n");
}
END_TEST

START_TEST(of_a_web_address_the_site_may_be_enough) {
    block(BLOCK_PARAGRAPH, "See https://www.example.org/a/b?c=d for more.");
    choose("urls", "site");
    ck_assert_str_eq(said(), "See example dot org for more.\n");
    ck_assert_span_eq(script.unspoken.items[0].text, "/a/b?c=d");
    ck_assert_span_eq(reason(0), "rest of a web address, by --urls site");
}
END_TEST

START_TEST(in_another_language_too) {
    block(BLOCK_PARAGRAPH, "Siehe https://www.example.org/a und www.example.de/b dort.");
    options.language = STR("de");
    choose("urls", "site");
    ck_assert_str_eq(said(), "Siehe example.org und example.de dort.\n");
}
END_TEST

START_TEST(web_addresses_may_be_left_out) {
    block(BLOCK_PARAGRAPH, "See https://www.example.org/a for more.");
    choose("urls", "skip");
    ck_assert_str_eq(said(), "See for more.\n");
    ck_assert_span_eq(reason(0), "web address, by --urls skip");
    ck_assert_span_eq(script.unspoken.items[0].text, "https://www.example.org/a");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("choices");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, a_choice_has_its_values_and_no_others);
    tcase_add_test(claims, what_is_chosen_stays_and_what_is_not_is_completed);
    tcase_add_test(claims, notes_are_read_where_they_stand);
    tcase_add_test(claims, a_reference_is_in_nobodys_sentence);
    tcase_add_test(claims, an_inline_note_follows_the_paragraph_that_refers_to_it);
    tcase_add_test(claims, skipped_notes_are_listed_with_the_choice);
    tcase_add_test(claims, a_note_of_a_note_comes_after_it_and_each_is_read_once);
    tcase_add_test(claims, a_note_that_nothing_refers_to_stays_in_its_place);
    tcase_add_test(claims, a_note_of_several_paragraphs_is_read_as_one);
    tcase_add_test(claims, a_note_tears_no_stanza);
    tcase_add_test(claims, a_heading_goes_where_its_notes_go);
    tcase_add_test(claims, notes_are_announced_in_the_texts_language);
    tcase_add_test(claims, cells_are_read_with_their_columns_headings);
    tcase_add_test(claims, plain_cells_are_read_without);
    tcase_add_test(claims, a_table_may_be_announced_instead);
    tcase_add_test(claims, a_table_may_be_left_out_without_a_word);
    tcase_add_test(claims, figures_and_programs_may_be_left_out);
    tcase_add_loop_test(claims, front_and_end_matter_are_in_the_language_of_the_text, 0,
                        sizeof announced / sizeof *announced);
    tcase_add_test(claims, in_a_language_without_wordings_nothing_is_announced);
    tcase_add_test(claims, a_figure_is_heard_as_one);
    tcase_add_test(claims, a_figure_is_announced_in_the_languages_of_the_table_alone);
    tcase_add_test(claims, a_figure_is_only_read_where_nothing_is_announced);
    tcase_add_test(claims, a_figure_is_only_read_where_that_is_chosen);
    tcase_add_test(claims, a_picture_alone_in_a_cell_is_heard_as_one);
    tcase_add_test(claims, a_picture_alone_in_a_cell_may_be_left_out);
    tcase_add_test(claims, a_picture_alone_in_a_cell_may_only_be_read);
    tcase_add_test(claims, pages_are_announced_at_the_next_paragraph);
    tcase_add_test(claims, a_quotation_is_announced_once);
    tcase_add_test(claims, of_a_web_address_the_site_may_be_enough);
    tcase_add_test(claims, in_another_language_too);
    tcase_add_test(claims, web_addresses_may_be_left_out);
    return tests_run("choices", claims);
}
