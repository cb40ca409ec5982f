/* Claims about PDF: of what the tree of a tagged one says, of what is made of any other by
 * where its text stands, and of files that are damaged, locked or without a text. */
#include "document/outline.h"
#include "document/pdf_maker.h"

static struct error error;

static void open_file(void) {
    open_arena();
    error = (struct error){0};
}

static bool try_file(struct str content, struct document *document) {
    error = (struct error){0};
    return document_read_as(arena, "pdf", "a.pdf", content, &mending, document, &error);
}

static struct document read_file(const char *const *objects) {
    struct document document;
    bool done = try_file(pdf_make(arena, objects), &document);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    check_spans(&document);
    return document;
}

#define READ(...) read_file((const char *const[]){__VA_ARGS__, NULL})

/* A page of lines, each of which is "x y size text" with the operators around it. */
#define AT(x, y, size, text) "BT /F1 " #size " Tf " #x " " #y " Td (" text ") Tj ET\n"
#define BOLD_AT(x, y, size, text) "BT /F2 " #size " Tf " #x " " #y " Td (" text ") Tj ET\n"

#define ck_assert_page_reads(content, expected)                                                    \
    do {                                                                                           \
        struct document document_ = READ(PDF_START("", ""), "stream" content);                     \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

/* ---- files ---- */

static void check_sample(const char *path, const char *outline) {
    struct document document;
    bool done = document_read(arena, path, &mending, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    ck_assert_str_eq(document.format, "pdf");
    check_spans(&document);
    check_outline(&document, outline);
}

START_TEST(a_book_in_two_columns_has_the_outline_beside_it) {
    check_sample(DOCUMENTS_DIR "/lights.pdf", "lights-pdf.outline");
}
END_TEST

START_TEST(a_tagged_chapter_has_the_outline_beside_it) {
    check_sample(TESTS_DIR "/documents/chapter.pdf", "chapter-pdf.outline");
}
END_TEST

START_TEST(a_pdf_is_known_by_its_beginning_and_not_its_name) {
    struct document document;
    const char *const objects[] = {PDF_START("", ""), "stream" AT(50, 700, 12, "Hello."), NULL};
    struct str file = pdf_make(arena, objects);
    struct str behind = str_format(arena, "\n\n%.*s", STR_ARG(file));
    ck_assert(document_read_content(arena, "a.txt", file, &mending, &document, &error));
    ck_assert_str_eq(document.format, "pdf");
    ck_assert(document_read_content(arena, NULL, behind, &mending, &document, &error));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hello.\n");
}
END_TEST

/* ---- text by its place ---- */

START_TEST(lines_are_joined_and_broken_words_mended) {
    ck_assert_page_reads(AT(50, 700, 12, "The harbour was as quiet as it had been in the")
                             AT(50, 686, 12, "winter, and the establish-")
                                 AT(50, 672, 12, "ment of the light was closed."),
                         "paragraph: The harbour was as quiet as it had been in the winter, and "
                         "the establishment of the light was closed.\n");
}
END_TEST

START_TEST(words_that_only_a_gap_parts_are_words) {
    ck_assert_page_reads(
        "BT /F1 12 Tf 50 700 Td [(Two)-300(words)-20(and)-300(kern)15(ing.)] TJ ET",
        "paragraph: Two wordsand kerning.\n");
}
END_TEST

START_TEST(a_wider_gap_between_lines_parts_paragraphs) {
    ck_assert_page_reads(
        AT(50, 700, 12, "One line of the first paragraph of this text,")
            AT(50, 686, 12, "and another one of it.") AT(50, 650, 12, "The second paragraph is")
                AT(50, 636, 12, "here, and it has two lines."),
        "paragraph: One line of the first paragraph of this text, and another one of it.\n"
        "paragraph: The second paragraph is here, and it has two lines.\n");
}
END_TEST

START_TEST(an_indent_begins_a_paragraph) {
    ck_assert_page_reads(
        AT(50, 700, 12, "One line of the first paragraph of this text,")
            AT(50, 686, 12, "and another one of it that is long to the end.")
                AT(70, 672, 12, "The second paragraph is here, and has")
                    AT(50, 658, 12, "another line, which is its last."),
        "paragraph: One line of the first paragraph of this text, and another one of it that is "
        "long to the end.\n"
        "paragraph: The second paragraph is here, and has another line, which is its last.\n");
}
END_TEST

#define ACROSS(y, left, right) AT(50, y, 12, left) AT(320, y, 12, right)

START_TEST(columns_that_were_drawn_across_are_read_one_after_the_other) {
    ck_assert_page_reads(
        ACROSS(700, "The harbour was as quiet as it had been",
               "and there was no wind at all in the")
            ACROSS(686, "in the winter, and nobody had thought",
                   "bay. Those who had come to look went")
                ACROSS(672, "of what it would be when the ice came",
                       "home, and those who had not come at")
                    ACROSS(658, "down the river and the light went out",
                           "all said that they had known it, as")
                        ACROSS(644, "for the first time in that year; it was",
                               "they had known it in the other years."),
        "paragraph: The harbour was as quiet as it had been in the winter, and nobody had thought "
        "of what it would be when the ice came down the river and the light went out for the first "
        "time in that year; it was and there was no wind at all in the bay. Those who had come to "
        "look went home, and those who had not come at all said that they had known it, as they "
        "had "
        "known it in the other years.\n");
}
END_TEST

START_TEST(rows_of_a_table_are_not_columns) {
    ck_assert_page_reads(AT(50, 730, 12, "The count was this:") ACROSS(700, "Light", "Nights")
                             ACROSS(686, "North Head of the bay", "300")
                                 ACROSS(672, "South", "340 of them") ACROSS(658, "Mole", "365")
                                     ACROSS(644, "Bar", "12") ACROSS(630, "Rock", "0"),
                         "paragraph: The count was this:\nparagraph: Light Nights\nparagraph: "
                         "North Head of the bay 300\n"
                         "paragraph: South 340 of them\nparagraph: Mole 365\n"
                         "paragraph: Bar 12\nparagraph: Rock 0\n");
}
END_TEST

START_TEST(what_is_clearly_larger_is_a_heading) {
    ck_assert_page_reads(
        AT(50, 740, 20, "The Sea") AT(50, 700, 16, "Its Shores")
            AT(50, 670, 12, "One line of the first paragraph of this text,")
                AT(50, 656, 12, "and another one of it.") AT(50, 620, 16, "Its Depths")
                    AT(50, 590, 12, "One line of the second paragraph of this text."),
        "title: The Sea\nheading: Its Shores\n"
        "paragraph: One line of the first paragraph of this text, and another one of it.\n"
        "heading: Its Depths\nparagraph: One line of the second paragraph of this text.\n");
}
END_TEST

START_TEST(text_drawn_twice_to_look_bold_is_said_once) {
    ck_assert_page_reads(AT(50, 700, 12, "Hello there.") AT(50.3, 700, 12, "Hello there."),
                         "paragraph: Hello there.\n");
}
END_TEST

START_TEST(text_that_is_filled_and_outlined_is_said_once) {
    ck_assert_page_reads(
        "BT 2 Tr /F1 12 Tf 14 TL 50 700 Td (One line of it) Tj T* (and two of it) Tj "
        "T* (and three of it) Tj T* (and four of it) Tj T* (and five of it) Tj T* "
        "(and six of it) Tj T* (and seven of it) Tj T* (and eight of it) Tj T* (and "
        "nine of it) Tj T* (and ten of it.) Tj ET",
        "paragraph: One line of it and two of it and three of it and four of it and "
        "five of it and six of it and seven of it and eight of it and nine of it and "
        "ten of it.\n");
}
END_TEST

START_TEST(text_that_is_not_shown_is_that_of_a_scan) {
    ck_assert_page_reads("3 Tr " AT(50, 700, 12, "Recognised words."),
                         "paragraph: Recognised words.\n");
}
END_TEST

START_TEST(what_the_letters_stand_for_is_said_in_their_stead) {
    ck_assert_page_reads("/Span <</ActualText (office)>> BDC " AT(50, 700, 12, "ce") " EMC " AT(
                             80, 700, 12, "hours."),
                         "paragraph: office hours.\n");
}
END_TEST

START_TEST(signs_of_markdown_are_not_lost) {
    struct document document =
        READ(PDF_START("", ""), "stream" AT(50, 700, 12, "2 * 3 * 4 is 24."));
    ck_assert_span_eq(blocks_of(&document), "paragraph: 2 * 3 * 4 is 24.\n");
}
END_TEST

START_TEST(notes_at_the_foot_are_notes_and_no_part_of_the_sentence) {
    struct document document =
        READ("<</Type/Catalog/Pages 3 0 R>>", "<<>>", "<</Type/Pages/Count 2/Kids[4 0 R 6 0 R]>>",
             "<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 5 0 R" PDF_FONTS ">>",
             "stream" AT(50, 700, 12, "The harbour was as quiet as it had been in the")
                 AT(50, 686, 12, "winter, and nobody") "BT /F1 7 Tf 143 690 Td (1) Tj ET " AT(
                     50, 100, 9, "1 Not even the cook."),
             "<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 7 0 R" PDF_FONTS ">>",
             "stream" AT(50, 700, 12, "saw the light, or would have known of it."));
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: The harbour was as quiet as it had been in the winter, and "
                      "nobody1 saw the light, or would have known of it.\n"
                      "note: Not even the cook.\n");
    ck_assert_span_eq(unspoken_of(&document), "note mark: 1\n");
    const struct block *blocks = document.blocks.items;
    size_t i = 0;
    while (i < blocks[0].spans.count && blocks[0].spans.items[i].kind != SPAN_NOTE_REFERENCE)
        i++;
    ck_assert_uint_lt(i, blocks[0].spans.count);
    ck_assert_span_eq(blocks[0].spans.items[i].target, str_to_c(arena, blocks[1].id));
}
END_TEST

START_TEST(comments_and_fields_are_listed) {
    struct document document =
        READ("<</Type/Catalog/Pages 3 0 R>>", "<<>>", "<</Type/Pages/Count 1/Kids[4 0 R]>>",
             "<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 5 0 R" PDF_FONTS
             "/Annots[<</Subtype/Text/Contents(Is it so?)>><</Subtype/Widget/V(Anna)>>"
             "<</Subtype/Link/Contents(nothing)>>]>>",
             "stream" AT(50, 700, 12, "Hello."));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hello.\n");
    ck_assert_span_eq(unspoken_of(&document), "comment: Is it so?\nform field: Anna\n");
}
END_TEST

/* ---- a tree ---- */

#define TAGGED(tree)                                                                               \
    PDF_START("/MarkInfo<</Marked true>>/Lang(en-GB)/StructTreeRoot 6 0 R", ""), tree
#define MARKED(tag, id, text) "/" tag " <</MCID " #id ">> BDC " text " EMC\n"
/* Object 6 is the root; its kid is object 7, which `kids` are in. */
#define TREE(kids) "<</Type/StructTreeRoot/K 7 0 R>>", "<</S/Document/Pg 4 0 R/K[" kids "]>>"

#define ck_assert_tree_reads(kids, content, expected)                                              \
    do {                                                                                           \
        struct document document_ = READ(PDF_START("/Lang(en-GB)/StructTreeRoot 6 0 R", ""),       \
                                         "stream" content, TREE(kids));                            \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

START_TEST(the_order_is_the_trees) {
    ck_assert_tree_reads("<</S/H1/K 1>><</S/P/K 0>>",
                         MARKED("P", 0, AT(50, 700, 12, "Drawn first."))
                             MARKED("H1", 1, AT(50, 650, 12, "Read first")),
                         "title: Read first\nparagraph: Drawn first.\n");
}
END_TEST

START_TEST(text_is_read_once_however_often_the_tree_has_it) {
    ck_assert_tree_reads("<</S/H1/K 0>><</S/P/K[1<</S/Span/K[0 1]>>]>>",
                         MARKED("H1", 0, AT(50, 700, 12, "Once"))
                             MARKED("P", 1, AT(50, 650, 12, "and for all.")),
                         "title: Once\nparagraph: and for all.\n");
}
END_TEST

START_TEST(names_of_the_files_own_stand_for_others) {
    struct document document = READ(
        PDF_START("/StructTreeRoot 6 0 R", ""),
        "stream" MARKED("A", 0, AT(50, 700, 12, "One")) MARKED("B", 1, AT(50, 650, 12, "Two.")),
        "<</Type/StructTreeRoot/K 7 0 R/RoleMap<</Kapitel/Head/Head/H2/Round/Round>>>>",
        "<</S/Document/Pg 4 0 R/K[<</S/Kapitel/K 0>><</S/Round/K 1>>]>>");
    ck_assert_span_eq(blocks_of(&document), "title: One\nparagraph: Two.\n");
}
END_TEST

START_TEST(lists_have_their_labels) {
    ck_assert_tree_reads(
        "<</S/L/K[<</S/LI/K[<</S/Lbl/K 0>><</S/LBody/K[<</S/P/K 1>><</S/P/K 2>>]>>]>>"
        "<</S/LI/K[<</S/Lbl/K 3>><</S/LBody/K 4>>]>>]>>",
        MARKED("Lbl", 0, AT(50, 700, 12, "1.")) MARKED("P", 1, AT(70, 700, 12, "Lamps,"))
            MARKED("P", 2, AT(70, 680, 12, "of brass;")) MARKED("Lbl", 3, AT(50, 660, 12, "\\225"))
                MARKED("LBody", 4, AT(70, 660, 12, "oil.")),
        "list-item: 1. Lamps,\nlist-item: of brass;\nlist-item: oil.\n");
}
END_TEST

START_TEST(tables_are_said_with_their_heads) {
    ck_assert_tree_reads(
        "<</S/Table/K[<</S/TR/K[<</S/TH/K 0>><</S/TH/K 1>>]>>"
        "<</S/TR/K[<</S/TD/K 2/A<</O/Table/RowSpan 2>>>><</S/TD/K 3>>]>><</S/TR/K[<</S/TD/K "
        "4>>]>>]>>",
        MARKED("TH", 0, AT(50, 700, 12, "Light")) MARKED("TH", 1, AT(150, 700, 12, "Nights"))
            MARKED("TD", 2, AT(50, 680, 12, "North")) MARKED("TD", 3, AT(150, 680, 12, "300"))
                MARKED("TD", 4, AT(150, 660, 12, "65")),
        "table-row: Light; Nights\ntable-row: Light: North; Nights: 300\n"
        "table-row: North; Nights: 65\n");
}
END_TEST

START_TEST(pictures_are_said_by_their_alternative) {
    struct document document = READ(PDF_START("/StructTreeRoot 6 0 R", ""),
                                    "stream" MARKED("Figure", 0, AT(50, 700, 12, "x axis"))
                                        MARKED("P", 1, AT(50, 650, 12, "Text.")),
                                    TREE("<</S/Figure/Alt(A chart of tides)/K 0>><</S/P/K 1>>"));
    ck_assert_span_eq(blocks_of(&document), "figure: A chart of tides\nparagraph: Text.\n");
    ck_assert_span_eq(unspoken_of(&document), "text in an image: x axis\n");
}
END_TEST

START_TEST(notes_come_after_their_paragraph_and_are_referred_to) {
    struct document document = READ(
        PDF_START("/StructTreeRoot 6 0 R", ""),
        "stream" MARKED("P", 0, AT(50, 700, 12, "He left")) MARKED("Lbl", 1, AT(83, 704, 7, "1"))
            MARKED("P", 2, AT(87, 700, 12, " at noon.")) MARKED("Lbl", 3, AT(50, 100, 9, "1"))
                MARKED("P", 4, AT(60, 100, 9, "On foot.")) MARKED("P", 5, AT(50, 650, 12, "Then.")),
        TREE("<</S/P/K[0<</S/Reference/K 1>><</S/Note/K[<</S/Lbl/K 3>>4]>>2]>><</S/P/K 5>>"));
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: He left1 at noon.\nnote: On foot.\nparagraph: Then.\n");
    const struct block *blocks = document.blocks.items;
    ck_assert_span_eq(blocks[0].spans.items[1].target, "note-1");
    ck_assert_span_eq(blocks[1].id, "note-1");
    ck_assert_span_eq(unspoken_of(&document), "note mark: 1\n");
}
END_TEST

START_TEST(artifacts_and_what_is_outside_the_tree_are_listed) {
    struct document document =
        READ(PDF_START("/StructTreeRoot 6 0 R", ""),
             "stream/Artifact BMC " AT(50, 780, 9, "Head 12") " EMC\n" MARKED(
                 "P", 0, AT(50, 700, 12, "The text of this page is here, all of it."))
                 AT(50, 20, 9, "Draft"),
             TREE("<</S/P/K 0>>"));
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: The text of this page is here, all of it.\n");
    ck_assert_span_eq(unspoken_of(&document), "no part of the text (an artifact): Head 12\n"
                                              "outside of what the PDF marks as its text: Draft\n");
}
END_TEST

START_TEST(a_tree_that_has_little_of_the_text_is_not_used) {
    ck_assert_tree_reads("<</S/H1/K 0>>",
                         MARKED("H1", 0, AT(50, 700, 12, "A"))
                             AT(50, 650, 12, "All the rest of the text is outside of the tree."),
                         "title: A\nparagraph: All the rest of the text is outside of the "
                         "tree.\n");
}
END_TEST

START_TEST(languages_and_expansions_are_taken) {
    struct document document = READ(
        PDF_START("/Lang(en-GB)/StructTreeRoot 6 0 R", ""),
        "stream" MARKED("P", 0, AT(50, 700, 12, "He said "))
            MARKED("P", 1, AT(100, 700, 12, "guten Tag")) MARKED("P", 2, AT(160, 700, 12, " to "))
                MARKED("P", 3, AT(180, 700, 12, "Dr")) MARKED("P", 4, AT(200, 700, 12, " Rank.")),
        TREE("<</S/P/K[0<</S/Span/Lang(de)/K 1>>2<</S/Span/E(Doctor)/K 3>>4]>>"));
    ck_assert_span_eq(blocks_of(&document), "paragraph: He said guten Tag to Doctor Rank.\n");
    ck_assert_span_eq(document.metadata.language, "en-GB");
    const struct span *spans = document.blocks.items[0].spans.items;
    size_t i = 0;
    while (i < document.blocks.items[0].spans.count && spans[i].kind != SPAN_LANGUAGE)
        i++;
    ck_assert_uint_lt(i, document.blocks.items[0].spans.count);
    ck_assert_span_eq(spans[i].text, "guten Tag");
    ck_assert_span_eq(spans[i].language, "de");
}
END_TEST

/* ---- what the file says of itself ---- */

START_TEST(titles_of_programs_are_no_titles) {
    struct document document =
        READ(PDF_START("", "/Title(Microsoft Word - report.doc)/Author(Anna Mercer)"
                           "/CreationDate(D:20210304120000Z)"),
             "stream" AT(50, 700, 12, "Hello."));
    ck_assert_span_eq(document.metadata.title, "");
    ck_assert_span_eq(document.metadata.author, "Anna Mercer");
    ck_assert_span_eq(document.metadata.date, "2021-03-04");
}
END_TEST

START_TEST(xmp_is_heard_before_the_information) {
    struct document document =
        READ(PDF_START("/Metadata 6 0 R", "/Title(Old)"), "stream" AT(50, 700, 12, "Hello."),
             "stream<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
             "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
             "xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Description><dc:title><rdf:Alt>"
             "<rdf:li>New</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>A</rdf:li>"
             "<rdf:li>B</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>");
    ck_assert_span_eq(document.metadata.title, "New");
    ck_assert_span_eq(document.metadata.author, "A; B");
}
END_TEST

START_TEST(pages_have_their_labels) {
    struct document document = READ(PDF_START("/PageLabels<</Nums[0<</S/r/St 12/P(A-)>>]>>", ""),
                                    "stream" AT(50, 700, 12, "Hello."));
    ck_assert_uint_eq(document.pages.count, 1);
    ck_assert_span_eq(document.pages.items[0].label, "A-xii");
    ck_assert_span_eq(document.members.items[0].name, "page A-xii");
}
END_TEST

START_TEST(bookmarks_are_the_contents_and_their_headings) {
    struct document document =
        READ(PDF_START("/Outlines<</First 6 0 R>>", ""),
             "stream" AT(50, 700, 12, "1 The Sea") AT(50, 660, 12, "It is wide, and it is deep.")
                 AT(50, 620, 12, "2 The Land") AT(50, 580, 12, "It is dry, and it is high."),
             "<</Title(The Sea)/Dest[4 0 R/XYZ 0 720 0]/Next 7 0 R>>",
             "<</Title(The Land)/A<</S/GoTo/D[4 0 R/FitH 640]>>>>");
    ck_assert_span_eq(blocks_of(&document),
                      "heading: 1 The Sea\nparagraph: It is wide, and it is deep.\n"
                      "heading: 2 The Land\nparagraph: It is dry, and it is high.\n");
    ck_assert_uint_eq(document.contents.count, 2);
    ck_assert_uint_eq(document.contents.items[1].start,
                      document.blocks.items[2].spans.items[0].start);
}
END_TEST

/* ---- what cannot be read ---- */

START_TEST(a_scan_says_what_to_do) {
    struct document document;
    const char *const objects[] = {
        PDF_START("", ""), "streamq 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", NULL};
    ck_assert(!try_file(pdf_make(arena, objects), &document));
    ck_assert_ptr_nonnull(strstr(error.message, "ocrmypdf"));
}
END_TEST

START_TEST(an_empty_page_holds_no_text) {
    struct document document;
    const char *const objects[] = {PDF_START("", ""), "stream", NULL};
    ck_assert(!try_file(pdf_make(arena, objects), &document));
    ck_assert_str_eq(error.message, "holds no text; there is nothing to read aloud");
}
END_TEST

START_TEST(a_password_is_named) {
    struct document document;
    const char *const objects[] = {PDF_START("", ""), "stream", NULL};
    struct str file = pdf_make(arena, objects);
    const char *trailer = str_find(file, STR("/Info"));
    size_t at = (size_t)(trailer - file.ptr);
    struct str locked = str_format(
        arena, "%.*s/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<%064d>/U<%064d>>>/ID[<00><00>]%.*s",
        (int)at, file.ptr, 0, 0, (int)(file.len - at), trailer);
    ck_assert(!try_file(locked, &document));
    ck_assert_str_eq(error.message, "is protected by a password; save it without one");
}
END_TEST

START_TEST(damage_is_told) {
    struct document document;
    const char *const objects[] = {PDF_START("", ""), "stream" AT(50, 700, 12, "Hello."), NULL};
    struct str file = pdf_make(arena, objects);
    ck_assert(!try_file(STR("%PDF-1.7\nnothing"), &document));
    ck_assert_ptr_nonnull(strstr(error.message, "damaged"));
    const char *table = str_find(file, STR("xref\n"));
    ck_assert(try_file(str_slice(file, 0, (size_t)(table - file.ptr)), &document));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hello.\n");
    ck_assert_span_eq(document.repairs.items[0].what,
                      "the file is damaged: read what could be found in it");
}
END_TEST

START_TEST(a_tree_or_an_outline_in_circles_does_no_harm) {
    struct document document =
        READ(PDF_START("/StructTreeRoot 6 0 R/Outlines<</First 8 0 R>>", ""),
             "stream" MARKED("P", 0, AT(50, 700, 12, "Hello.")), "<</Type/StructTreeRoot/K 7 0 R>>",
             "<</S/P/Pg 4 0 R/K[0 7 0 R 7 0 R]>>",
             "<</Title(A)/Dest[4 0 R/Fit]/First 8 0 R/Next 8 0 R>>");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hello.\n");
}
END_TEST

START_TEST(letters_that_no_font_tells_are_told) {
    struct document document;
    const char *const objects[] = {
        "<</Type/Catalog/Pages 3 0 R>>",
        "<<>>",
        "<</Type/Pages/Count 1/Kids[4 0 R]>>",
        "<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1"
        "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4>>>>]>>>>>>>>",
        "stream" AT(50, 700, 12, "AABBCC"),
        NULL};
    ck_assert(!try_file(pdf_make(arena, objects), &document));
    ck_assert_ptr_nonnull(strstr(error.message, "--force-ocr"));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("PDF");
    tcase_add_checked_fixture(claims, open_file, close_arena);
    tcase_add_test(claims, a_book_in_two_columns_has_the_outline_beside_it);
    tcase_add_test(claims, a_tagged_chapter_has_the_outline_beside_it);
    tcase_add_test(claims, a_pdf_is_known_by_its_beginning_and_not_its_name);
    tcase_add_test(claims, lines_are_joined_and_broken_words_mended);
    tcase_add_test(claims, words_that_only_a_gap_parts_are_words);
    tcase_add_test(claims, a_wider_gap_between_lines_parts_paragraphs);
    tcase_add_test(claims, an_indent_begins_a_paragraph);
    tcase_add_test(claims, columns_that_were_drawn_across_are_read_one_after_the_other);
    tcase_add_test(claims, rows_of_a_table_are_not_columns);
    tcase_add_test(claims, what_is_clearly_larger_is_a_heading);
    tcase_add_test(claims, text_drawn_twice_to_look_bold_is_said_once);
    tcase_add_test(claims, text_that_is_filled_and_outlined_is_said_once);
    tcase_add_test(claims, text_that_is_not_shown_is_that_of_a_scan);
    tcase_add_test(claims, what_the_letters_stand_for_is_said_in_their_stead);
    tcase_add_test(claims, signs_of_markdown_are_not_lost);
    tcase_add_test(claims, notes_at_the_foot_are_notes_and_no_part_of_the_sentence);
    tcase_add_test(claims, comments_and_fields_are_listed);
    tcase_add_test(claims, the_order_is_the_trees);
    tcase_add_test(claims, text_is_read_once_however_often_the_tree_has_it);
    tcase_add_test(claims, names_of_the_files_own_stand_for_others);
    tcase_add_test(claims, lists_have_their_labels);
    tcase_add_test(claims, tables_are_said_with_their_heads);
    tcase_add_test(claims, pictures_are_said_by_their_alternative);
    tcase_add_test(claims, notes_come_after_their_paragraph_and_are_referred_to);
    tcase_add_test(claims, artifacts_and_what_is_outside_the_tree_are_listed);
    tcase_add_test(claims, a_tree_that_has_little_of_the_text_is_not_used);
    tcase_add_test(claims, languages_and_expansions_are_taken);
    tcase_add_test(claims, titles_of_programs_are_no_titles);
    tcase_add_test(claims, xmp_is_heard_before_the_information);
    tcase_add_test(claims, pages_have_their_labels);
    tcase_add_test(claims, bookmarks_are_the_contents_and_their_headings);
    tcase_add_test(claims, a_scan_says_what_to_do);
    tcase_add_test(claims, an_empty_page_holds_no_text);
    tcase_add_test(claims, a_password_is_named);
    tcase_add_test(claims, damage_is_told);
    tcase_add_test(claims, a_tree_or_an_outline_in_circles_does_no_harm);
    tcase_add_test(claims, letters_that_no_font_tells_are_told);
    return tests_run("pdf", claims);
}
