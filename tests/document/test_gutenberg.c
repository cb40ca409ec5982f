/* Project Gutenberg's texts. */
#include "document/format.h"

#define START "*** START OF THE PROJECT GUTENBERG EBOOK A BOOK ***\n\n"
#define END "\n\n*** END OF THE PROJECT GUTENBERG EBOOK A BOOK ***\n\nThe licence.\n"
#define PROSE "It was a day like any other day of that long and rainy year."

START_TEST(a_book_has_the_outline_beside_it) {
    struct document document = read_sample(TESTS_DIR "/documents/alice.txt");
    check_spans(&document);
    check_outline(&document, "alice.outline");
}
END_TEST

START_TEST(the_mark_of_a_note_leads_to_it) {
    struct document document = read_sample(TESTS_DIR "/documents/alice.txt");
    size_t references = 0, notes = 0;
    for (size_t i = 0; i < document.blocks.count; i++) {
        const struct block *block = &document.blocks.items[i];
        if (block->kind == BLOCK_NOTE) {
            ck_assert_span_eq(block->id, "1");
            notes++;
        }
        for (size_t s = 0; s < block->spans.count; s++)
            if (block->spans.items[s].kind == SPAN_NOTE_REFERENCE) {
                ck_assert_span_eq(block->spans.items[s].target, "1");
                references++;
            }
    }
    ck_assert_uint_eq(notes, 1);
    ck_assert_uint_eq(references, 1);
}
END_TEST

/* Where a book begins and ends, as it has been written over the years. */
static const struct {
    const char *before, *after;
} frames[] = {
    {START, END},
    {"*** START OF THIS PROJECT GUTENBERG EBOOK A BOOK WITH\nA LONG NAME ***\n\n\n",
     "\n\n\nEnd of the Project Gutenberg EBook of A Book, by B\n\n*** END OF THIS PROJECT "
     "GUTENBERG EBOOK A BOOK ***\n"},
    {"***START OF THE PROJECT GUTENBERG EBOOK A BOOK***\n\n\nE-text prepared by a volunteer\n\n",
     "\n\n***END OF THE PROJECT GUTENBERG EBOOK A BOOK***\n\n\n***** This file **\n"},
    {"The small print.\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n",
     "\n\nEnd of The Project Gutenberg Etext of A Book\n"},
    {"", "\n\nEnd of Project Gutenberg's A Book, by B\n\nThe licence.\n"},
    {START, ""},
};

START_TEST(header_and_licence_are_not_read) {
    struct str text = str_format(arena, "%s" PROSE "%s", frames[_i].before, frames[_i].after);
    struct document document = read_str(text, &mending);
    ck_assert_span_eq(blocks_of(&document), "paragraph: " PROSE "\n");
}
END_TEST

START_TEST(a_book_about_project_gutenberg_is_read) {
    ck_assert_reads("The end of Project Gutenberg is not near.\n\n" PROSE "\n\n"
                    "End of Project Gutenberg came, he said, too soon.",
                    "paragraph: The end of Project Gutenberg is not near.\nparagraph: " PROSE "\n"
                    "paragraph: End of Project Gutenberg came, he said, too soon.\n");
}
END_TEST

START_TEST(the_header_says_what_the_book_is) {
    struct document document =
        read_text("Title: The Book;\n       Or, The Reader\n\nAuthor: Ann Bee\n\n"
                  "Release Date: March, 1994 [Etext #121]\nLanguage: German\n\n" START PROSE END);
    ck_assert_span_eq(document.metadata.title, "The Book; Or, The Reader");
    ck_assert_span_eq(document.metadata.author, "Ann Bee");
    ck_assert_span_eq(document.metadata.date, "1994-03");
    ck_assert_span_eq(document.metadata.language, "de");
    ck_assert_span_eq(document.metadata.identifier, "https://www.gutenberg.org/ebooks/121");
    document = read_text("The Project Gutenberg EBook of Walden, by Henry Thoreau\n\n" START PROSE);
    ck_assert_span_eq(document.metadata.title, "Walden");
    ck_assert_span_eq(document.metadata.author, "Henry Thoreau");
}
END_TEST

/* How chapters are headed, and how that is read. */
static const struct {
    const char *written, *read;
} chapters[] = {
    {"CHAPTER I.", "CHAPTER I."},
    {"I", "I"},
    {"XIV.", "XIV."},
    {"Chapter the First", "Chapter the First"},
    {"CHAPTER I.\nLoomings", "CHAPTER I. Loomings"},
    {"CHAPTER I\nLoomings", "CHAPTER I. Loomings"},
    {"CHAPTER I\n\nLoomings", "CHAPTER I. Loomings"},
    {"CHAPTER I\n\nLOOMINGS.", "CHAPTER I. LOOMINGS."},
    {"CHAPTER I\n\n\nIn the Beginning.", "CHAPTER I. In the Beginning."},
    {"I\n\nTHE RIVER BANK", "I. THE RIVER BANK"},
    {"CHAPTER I\n\nTREATS OF THE PLACE WHERE OLIVER TWIST WAS BORN AND OF THE\n"
     "CIRCUMSTANCES ATTENDING HIS BIRTH",
     "CHAPTER I. TREATS OF THE PLACE WHERE OLIVER TWIST WAS BORN AND OF THE CIRCUMSTANCES "
     "ATTENDING HIS BIRTH"},
    {"CHAPTER I.--THE STORM", "CHAPTER I.--THE STORM"},
    {"Book the Second—the Golden Thread", "Book the Second—the Golden Thread"},
    {"CHAPTER SEVENTEEN", "CHAPTER SEVENTEEN"},
    {"Chapter Twenty-First", "Chapter Twenty-First"},
    {"I. A SCANDAL IN BOHEMIA", "I. A SCANDAL IN BOHEMIA"},
    {"STAVE ONE", "STAVE ONE"},
};

START_TEST(a_chapter_is_headed_by_number_and_title) {
    struct str text =
        str_format(arena, PROSE "\n\n\n%s\n\n\n" PROSE "\n\n" PROSE, chapters[_i].written);
    struct document document = read_str(text, &mending);
    ck_assert_uint_eq(document.blocks.count, 4);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_HEADING);
    ck_assert_span_eq(block_text(arena, &document.blocks.items[1]), chapters[_i].read);
}
END_TEST

/* What comes after a chapter's number and is not its title. */
static const char *const beginnings[] = {
    "It was late.",
    "“Come in,” he said.",
    "St. Petersburgh, Dec. 11th, 17—",
    "to go on with it",
};

START_TEST(a_first_paragraph_is_no_chapter_title) {
    struct str text =
        str_format(arena, PROSE "\n\nCHAPTER I\n\n%s\n\n" PROSE "\n\n" PROSE, beginnings[_i]);
    struct document document = read_str(text, &mending);
    ck_assert_span_eq(block_text(arena, &document.blocks.items[1]), "CHAPTER I");
    ck_assert_int_eq(document.blocks.items[2].kind, BLOCK_PARAGRAPH);
}
END_TEST

/* Tables of contents; each is followed by the book. */
static const char *const tables[] = {
    "CONTENTS\n\nCHAPTER I. One\nCHAPTER II. Two\nCHAPTER III. Three\n\n",
    "Contents\n\nCHAPTER I. One\n\nCHAPTER II. Two\n\nCHAPTER III. Three\n\n",
    "CONTENTS.\n\nCHAP.   PAGE\n\nI. ONE ..... 1\n\nII. TWO ..... 20\n\nIII. THREE ..... 33\n\n",
    "CHAPTER I\n\nCHAPTER II\n\nCHAPTER III\n\nCHAPTER IV\n\n",
    "CHAPTER I. One\nCHAPTER II. Two\nCHAPTER III. Three\n\n",
    ("CONTENTS\n\n Letter 1\n\n Chapter 1\n\n Chapter 2\n\nLetter 1\n\n" PROSE "\n\n"),
    "CONTENTS\n\n Preface\n Chapter I\n Chapter II\n Chapter III\n\nPreface\n\n",
};

START_TEST(a_table_of_contents_is_a_list_and_no_chapters) {
    struct str text = str_format(arena,
                                 "THE BOOK\n\n%sCHAPTER I\n\n" PROSE "\n\nCHAPTER II\n\n" PROSE
                                 "\n\nCHAPTER III\n\n" PROSE "\n\n" PROSE,
                                 tables[_i]);
    struct document document = read_str(text, &mending);
    size_t items = 0, chapters_found = 0;
    for (size_t i = 0; i < document.blocks.count; i++) {
        const struct block *block = &document.blocks.items[i];
        struct str line = block_text(arena, block);
        items += block->kind == BLOCK_LIST_ITEM;
        chapters_found +=
            block->kind == BLOCK_HEADING && str_equal_nocase(str_slice(line, 0, 7), STR("chapter"));
    }
    ck_assert_uint_ge(items, 3);
    ck_assert_uint_le(items, 4);
    ck_assert_uint_eq(chapters_found, 3);
}
END_TEST

START_TEST(a_list_without_a_book_after_it_is_a_list_of_chapters) {
    struct document document =
        read_text("CHAPTER I\n\n" PROSE "\n\nCHAPTER II\n\n" PROSE "\n\nCHAPTER III\n\n" PROSE);
    ck_assert_int_eq(document.blocks.items[0].kind, BLOCK_HEADING);
    ck_assert_int_eq(document.blocks.items[4].kind, BLOCK_HEADING);
}
END_TEST

START_TEST(numerals_under_chapters_are_of_the_next_level) {
    struct document document =
        read_text("THE BOOK\n\nI. THE FIRST\n\nI\n\n" PROSE "\n\nII\n\n" PROSE
                  "\n\nII. THE SECOND\n\nI\n\n" PROSE "\n\nII\n\n" PROSE);
    static const int levels[] = {0, 1, 2, 0, 2, 0, 1, 2, 0, 2, 0};
    ck_assert_uint_eq(document.blocks.count, sizeof levels / sizeof *levels);
    for (size_t i = 0; i < document.blocks.count; i++)
        ck_assert_int_eq(document.blocks.items[i].level, levels[i]);
}
END_TEST

START_TEST(numerals_with_titles_are_chapters_where_they_count_up) {
    struct document document =
        read_text(PROSE "\n\nI. The Calm\n\n" PROSE "\n\nII. The Storm\n\n" PROSE
                        "\n\nIII. The End\n\n" PROSE "\n\nC. Dickens\n\n" PROSE);
    for (size_t i = 1; i < 6; i += 2)
        ck_assert_int_eq(document.blocks.items[i].kind, BLOCK_HEADING);
    ck_assert_int_eq(document.blocks.items[7].kind, BLOCK_PARAGRAPH);
}
END_TEST

START_TEST(a_line_that_the_contents_list_is_a_heading) {
    struct document document = read_text(
        "The Book\n\nCONTENTS\n\nEtymology.\n\nThe Storm\n\nThe Calm\n\n\nEtymology.\n\n" PROSE
        "\n\nThe Storm\n\n" PROSE "\n\nThe Rain\n\n" PROSE "\n\nThe Calm\n\n" PROSE);
    static const bool headed[] = {true, false, true, false, false, false, true, false};
    for (size_t i = 0; i < sizeof headed; i++)
        ck_assert_int_eq(document.blocks.items[5 + i].kind == BLOCK_HEADING, headed[i]);
}
END_TEST

START_TEST(a_title_that_the_header_names_is_found_behind_other_lines) {
    struct document document = read_text("Title: The Book; Or, The Reader\n\n" START
                                         "cover\n\n[Illustration: A reader]\n\nTHE BOOK\n\n"
                                         "by Ann Bee\n\n" PROSE END);
    ck_assert_span_eq(blocks_of(&document), "figure: A reader\ntitle: THE BOOK\n"
                                            "paragraph: by Ann Bee\nparagraph: " PROSE "\n");
}
END_TEST

START_TEST(letters_in_a_novel_are_letters_and_no_chapters) {
    struct document document = read_text(
        "CHAPTER I\n\n" PROSE "\n\nMy dear Watson,\n\nCome at once. It is late.\n\n"
        "Yours truly,\n\nS. Holmes\n\n“Dear me,” I said, and went.\n\nCHAPTER II\n\n" PROSE);
    static const enum block_kind kinds[] = {BLOCK_HEADING,   BLOCK_PARAGRAPH, BLOCK_SALUTATION,
                                            BLOCK_PARAGRAPH, BLOCK_CLOSING,   BLOCK_SIGNATURE,
                                            BLOCK_PARAGRAPH, BLOCK_HEADING,   BLOCK_PARAGRAPH};
    ck_assert_uint_eq(document.blocks.count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < document.blocks.count; i++)
        ck_assert_int_eq(document.blocks.items[i].kind, kinds[i]);
}
END_TEST

START_TEST(an_illustration_is_a_figure_by_its_caption) {
    struct document document = read_text("[Illustration: A _cat_\non a mat\n\n(page 3)]\n\n"
                                         "[Illustration] " PROSE);
    ck_assert_span_eq(blocks_of(&document), "figure: A cat on a mat\nfigure: (page 3)\n"
                                            "paragraph: " PROSE "\n");
    ck_assert_span_eq(unspoken_of(&document),
                      "illustration mark: [Illustration:\nemphasis mark: _\nemphasis mark: _\n"
                      "illustration mark: ]\nillustration without a caption: [Illustration]\n");
}
END_TEST

START_TEST(a_bracket_that_is_never_closed_is_text) {
    ck_assert_reads(PROSE "\n\n[Illustration: A cat\n\n" PROSE,
                    "paragraph: " PROSE "\nparagraph: [Illustration: A cat\nparagraph: " PROSE
                    "\n");
}
END_TEST

START_TEST(a_note_behind_its_chapter_is_a_note) {
    struct document document = read_text(PROSE "[2] And so on.\n\n[2] Not quite.\n\n" PROSE);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_NOTE);
    ck_assert_span_eq(document.blocks.items[1].id, "2");
    ck_assert_int_eq(document.blocks.items[0].spans.items[1].kind, SPAN_NOTE_REFERENCE);
}
END_TEST

START_TEST(a_number_in_brackets_without_a_note_is_text) {
    struct document document = read_text(PROSE " Take [5] of them.\n\n" PROSE);
    ck_assert_uint_eq(document.blocks.items[0].spans.count, 1);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("gutenberg");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, a_book_has_the_outline_beside_it);
    tcase_add_test(claims, the_mark_of_a_note_leads_to_it);
    tcase_add_loop_test(claims, header_and_licence_are_not_read, 0, sizeof frames / sizeof *frames);
    tcase_add_test(claims, a_book_about_project_gutenberg_is_read);
    tcase_add_test(claims, the_header_says_what_the_book_is);
    tcase_add_loop_test(claims, a_chapter_is_headed_by_number_and_title, 0,
                        sizeof chapters / sizeof *chapters);
    tcase_add_loop_test(claims, a_first_paragraph_is_no_chapter_title, 0,
                        sizeof beginnings / sizeof *beginnings);
    tcase_add_loop_test(claims, a_table_of_contents_is_a_list_and_no_chapters, 0,
                        sizeof tables / sizeof *tables);
    tcase_add_test(claims, a_list_without_a_book_after_it_is_a_list_of_chapters);
    tcase_add_test(claims, numerals_under_chapters_are_of_the_next_level);
    tcase_add_test(claims, an_illustration_is_a_figure_by_its_caption);
    tcase_add_test(claims, a_bracket_that_is_never_closed_is_text);
    tcase_add_test(claims, a_note_behind_its_chapter_is_a_note);
    tcase_add_test(claims, a_number_in_brackets_without_a_note_is_text);
    tcase_add_test(claims, numerals_with_titles_are_chapters_where_they_count_up);
    tcase_add_test(claims, a_line_that_the_contents_list_is_a_heading);
    tcase_add_test(claims, a_title_that_the_header_names_is_found_behind_other_lines);
    tcase_add_test(claims, letters_in_a_novel_are_letters_and_no_chapters);
    return tests_run("document/gutenberg", claims);
}
