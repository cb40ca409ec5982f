/* Claims about ODT: what a word processor shows is what is read, and what it does not show
 * is listed. */
#include "document/odt.h"

#include <time.h>

#include "document/format.h"

/* ---- files made here ---- */

#define NAMES                                                                                      \
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                             \
    "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                               \
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                 \
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                               \
    "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                              \
    "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "                      \
    "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "                        \
    "xmlns:dc='http://purl.org/dc/elements/1.1/' "                                                 \
    "xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' "
#define TYPE "application/vnd.oasis.opendocument.text"
#define STYLED(styles, body)                                                                       \
    "<office:document-content " NAMES "><office:automatic-styles>" styles                          \
    "</office:automatic-styles><office:body><office:text>" body                                    \
    "</office:text></office:body></office:document-content>"
#define CONTENT(body) STYLED("", body)
#define P(text) "<text:p>" text "</text:p>"
#define PS(style, text) "<text:p text:style-name='" style "'>" text "</text:p>"
#define H(level, text) "<text:h text:outline-level='" level "'>" text "</text:h>"
#define SPAN(style, text) "<text:span text:style-name='" style "'>" text "</text:span>"
#define STYLE(family, name, parent, rest)                                                          \
    "<style:style style:family='" family "' style:name='" name                                     \
    "' style:parent-style-name='" parent "'>" rest "</style:style>"
#define LOOK(attributes) "<style:text-properties " attributes "/>"

static struct str zip_of(const char *content, const struct file *files) {
    const struct zip_member always[] = {
        {.name = "mimetype", .content = STR(TYPE)},
        {.name = "content.xml", .content = str_from_c(content), .deflated = true},
    };
    return zip_files(always, 2, files);
}

static struct document read_with(const char *content, const struct file *files) {
    return read_format("odt", zip_of(content, files));
}

static struct document read_content(const char *content) {
    return read_with(content, NULL);
}

#define ck_assert_body(body, expected)                                                             \
    do {                                                                                           \
        struct document document_ = read_content(CONTENT(body));                                   \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

#define ck_assert_unspoken(body, expected)                                                         \
    do {                                                                                           \
        struct document document_ = read_content(CONTENT(body));                                   \
        ck_assert_span_eq(unspoken_of(&document_), expected);                                      \
    } while (0)

/* ---- the whole ---- */

START_TEST(an_odt_has_the_outline_beside_it) {
    struct document document = read_sample(DOCUMENTS_DIR "/report.odt");
    ck_assert_str_eq(document.format, "odt");
    check_outline(&document, "report-odt.outline");
}
END_TEST

/* Whether the text at a byte of the source lies in a paragraph's markup. */
static bool is_in_text(struct str source, size_t at) {
    static const char *const others[] = {"dc:creator", "dc:date", "dc:title", NULL};
    size_t tag = at;
    while (tag > 0 && source.ptr[tag] != '<')
        tag--;
    for (size_t i = 0; others[i]; i++)
        if (strncmp(source.ptr + tag + 1, others[i], strlen(others[i])) == 0)
            return false;
    /* A template of the index's title is no text either. */
    return strncmp(source.ptr + tag + 1, "text:index-title-template", 25) != 0;
}

START_TEST(every_text_of_the_file_is_said_or_listed) {
    struct document document = read_sample(DOCUMENTS_DIR "/report.odt");
    struct str source = document.source;
    const char *told = told_bytes(&document);
    bool in_tag = false;
    size_t n_letters = 0;
    for (size_t at = 0; at < source.len; at++) {
        in_tag = source.ptr[at] == '<' || (in_tag && source.ptr[at] != '>');
        bool letter = (source.ptr[at] >= 'a' && source.ptr[at] <= 'z') ||
                      (source.ptr[at] >= '0' && source.ptr[at] <= '9');
        if (in_tag || !letter || !is_in_text(source, at))
            continue;
        n_letters++;
        ck_assert_msg(told[at], "“%.*s” is lost", 30, source.ptr + at);
    }
    ck_assert_uint_gt(n_letters, 500);
}
END_TEST

START_TEST(what_is_no_text_document_is_not_taken_for_one) {
    struct zip_member sheet[] = {
        {.name = "mimetype", .content = STR("application/vnd.oasis.opendocument.spreadsheet")}};
    struct str content = zip_make(arena, sheet, 1);
    struct document document;
    struct error error = {0};
    ck_assert(!reader_odt.recognises(content, "a.odt"));
    ck_assert(!document_read_content(arena, "a.ods", content, &mending, &document, &error));
    ck_assert_msg(strstr(error.message, "no text document") != NULL, "%s", error.message);
    ck_assert(reader_odt.recognises(zip_of(CONTENT(P("One.")), NULL), "a.zip"));
}
END_TEST

START_TEST(a_flat_file_is_read_as_it_lies) {
    static const char flat[] =
        "<?xml version='1.0'?>\n<office:document " NAMES "office:mimetype='" TYPE "'>"
        "<office:meta><dc:title>Tides</dc:title></office:meta><office:body><office:text>" H(
            "1", "One") "\n" P("Text.") "</office:text></office:body></office:document>";
    struct document document;
    struct error error = {0};
    bool done = document_read_content(arena, "a.fodt", STR(flat), &mending, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    check_spans(&document);
    ck_assert_str_eq(document.format, "fodt");
    ck_assert_span_eq(blocks_of(&document), "title: One\nparagraph: Text.\n");
    ck_assert_uint_eq(document.blocks.items[1].line, 3);
    ck_assert_uint_eq(document.members.count, 0);
}
END_TEST

START_TEST(properties_are_metadata) {
    const struct file files[] = {
        {"meta.xml",
         "<office:document-meta " NAMES "><office:meta><dc:title>Tides</dc:title>"
         "<meta:initial-creator>Anna Mercer</meta:initial-creator><dc:creator>B</dc:creator>"
         "<dc:subject>Sea</dc:subject><dc:language>en-GB</dc:language>"
         "<meta:creation-date>2021-03-04T10:00:00</meta:creation-date></office:meta>"
         "</office:document-meta>"},
        {0}};
    struct document document = read_with(CONTENT(P("One.")), files);
    ck_assert_span_eq(document.metadata.title, "Tides");
    ck_assert_span_eq(document.metadata.author, "Anna Mercer");
    ck_assert_span_eq(document.metadata.subject, "Sea");
    ck_assert_span_eq(document.metadata.language, "en-GB");
    ck_assert_span_eq(document.metadata.date, "2021-03-04");
}
END_TEST

/* ---- paragraphs ---- */

START_TEST(styles_say_what_a_paragraph_is) {
    struct document document = read_content(
        STYLED(STYLE("paragraph", "P1", "Quotations", "") STYLE("paragraph", "Quotations", "", "")
                   STYLE("paragraph", "P2", "Preformatted_20_Text", "")
                       STYLE("paragraph", "Preformatted_20_Text", "", "")
                           STYLE("paragraph", "Title", "", ""),
               PS("Title", "The Tides") H("1", "One") PS("P1", "Quoted.") PS("P2", "int<text:s/>x;")
                   PS("P2", "int y;") H("2", "Two") PS("Heading_20_3", "Three") P("Text.")));
    ck_assert_span_eq(blocks_of(&document),
                      "title: The Tides\nheading: One\nquotation: Quoted.\ncode: int x; int y;\n"
                      "heading: Two\nheading: Three\nparagraph: Text.\n");
    ck_assert_span_eq(document.metadata.title, "The Tides");
    ck_assert_int_eq(document.blocks.items[5].level, 3);
}
END_TEST

START_TEST(spaces_tabs_and_breaks_are_what_they_look_like) {
    ck_assert_body(
        P("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d<text:soft-page-break/>e"),
        "paragraph: a b c de\n");
}
END_TEST

START_TEST(a_ring_of_styles_ends) {
    struct document document =
        read_content(STYLED(STYLE("paragraph", "A", "B", "") STYLE("paragraph", "B", "A", "")
                                STYLE("paragraph", "C", "C", ""),
                            PS("A", "a") PS("B", "b") PS("C", "c") PS("D", "d")));
    ck_assert_uint_eq(document.blocks.count, 4);
}
END_TEST

START_TEST(emphasis_and_language_are_marked_and_hidden_text_is_listed) {
    struct document document = read_content(
        STYLED(STYLE("text", "I", "", LOOK("fo:font-style='italic'"))
                   STYLE("text", "B", "", LOOK("fo:font-weight='700'"))
                       STYLE("text", "De", "", LOOK("fo:language='de' fo:country='DE'"))
                           STYLE("text", "No", "", LOOK("fo:language='none' fo:country='none'"))
                               STYLE("text", "X", "", LOOK("text:display='none'"))
                                   STYLE("paragraph", "P", "", LOOK("fo:language='en'")),
               PS("P", "This is plain and long enough, " SPAN("I", "one") SPAN("B", "two")
                           SPAN("De", "drei") SPAN("No", "four") SPAN("X", "five"))));
    ck_assert_span_eq(marked_spans(&document), "emphasis: one\nemphasis: two\nde-DE: drei\n");
    ck_assert_span_eq(unspoken_of(&document), "hidden: five\n");
    ck_assert_span_eq(document.metadata.language, "en");
}
END_TEST

START_TEST(rules_and_marks_alone_are_scene_breaks) {
    ck_assert_body(
        P("One.") PS("Horizontal_20_Line", "") P("Two.") P("* * *") P("Three."),
        "paragraph: One.\nseparator: \nparagraph: Two.\nseparator: \nparagraph: Three.\n");
}
END_TEST

START_TEST(what_is_no_text_of_the_document_is_listed) {
    ck_assert_unspoken(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-"
        "info><dc:creator>B"
        "</dc:creator></office:change-info>" P(
            "gone") "</text:deletion></text:changed-region>"
                    "</"
                    "text:tracked-changes><text:table-of-content><text:index-"
                    "body>" P("One 2") "</text:index-body></"
                                       "text:table-of-content>" P(
                                           "Text<office:annotation><dc:creator>B</"
                                           "dc:creator><text:p>Why?</text:p>"
                                           "</office:annotation> on page "
                                           "<text:page-number>7</text:page-number> "
                                           "<text:placeholder>name</"
                                           "text:placeholder>.") "<text:section "
                                                                 "text:display='"
                                                                 "none'>" P(
                                                                     "Old.") "</text:section>",
        "deleted: gone\ntable of contents: One 2\ncomment: Why?\npage number: 7\n"
        "placeholder: name\nhidden: Old.\n");
}
END_TEST

/* ---- lists ---- */

#define LISTED(body)                                                                               \
    STYLED(                                                                                        \
        "<text:list-style style:name='L'>"                                                         \
        "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>" \
        "<text:list-level-style-number text:level='2' style:num-format='i' style:num-prefix='(' "  \
        "style:num-suffix=')' text:display-levels='2'/></text:list-style>"                         \
        "<text:list-style style:name='B'><text:list-level-style-bullet text:level='1' "            \
        "text:bullet-char='x'/></text:list-style>",                                                \
        body)
#define LIST(attributes, items) "<text:list " attributes ">" items "</text:list>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"

START_TEST(lists_are_numbered_as_they_are_shown) {
    struct document document = read_content(LISTED(
        LIST("text:style-name='L'",
             ITEM(P("one") LIST("", ITEM(P("a")) ITEM(P("b")))) ITEM(P("two") P("more")) ITEM(LIST(
                 "", ITEM(P("again")))) "<text:list-header>" P("no number") "</text:list-header>")
            LIST("text:style-name='B'", ITEM(P("tar")))));
    ck_assert_span_eq(blocks_of(&document),
                      "list-item: 1. one\nlist-item: (1.i) a\nlist-item: (1.ii) b\n"
                      "list-item: 2. two\nlist-item: more\nlist-item: (2.i) again\n"
                      "list-item: no number\nlist-item: tar\n");
    ck_assert_int_eq(document.blocks.items[1].level, 2);
}
END_TEST

START_TEST(a_list_goes_on_or_starts_where_it_says) {
    struct document document = read_content(LISTED(
        LIST("xml:id='x' text:style-name='L'",
             ITEM(P("a"))) P("Between.") LIST("text:style-name='L'", ITEM(P("b")))
            LIST("text:style-name='L' text:continue-list='x'",
                 ITEM(P("c")) "<text:list-item text:start-value='9'>" P("d") "</text:list-item>")
                LIST("text:style-name='L' text:continue-numbering='true'", ITEM(P("e")))));
    ck_assert_span_eq(blocks_of(&document),
                      "list-item: 1. a\nparagraph: Between.\nlist-item: 1. b\nlist-item: 2. c\n"
                      "list-item: 9. d\nlist-item: 10. e\n");
}
END_TEST

START_TEST(a_number_that_is_written_is_said_where_no_style_has_one) {
    struct document document = read_content(CONTENT(
        LIST("text:style-name='none'",
             "<text:list-item><text:number>§ 3</text:number>" P("Law.") "</text:list-item>")));
    ck_assert_span_eq(blocks_of(&document), "list-item: § 3 Law.\n");
}
END_TEST

/* ---- tables ---- */

#define CELL(text) "<table:table-cell>" P(text) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows) "<table:table>" rows "</table:table>"
#define HEADS(rows) "<table:table-header-rows>" rows "</table:table-header-rows>"

START_TEST(cells_are_said_after_their_columns_headings) {
    ck_assert_body(TABLE(HEADS(ROW(CELL("Name") CELL("Age"))) ROW(CELL("Anna") CELL("40"))
                             ROW(CELL("Ben") CELL(""))),
                   "table-row: Name; Age\ntable-row: Name: Anna; Age: 40\ntable-row: Name: Ben\n");
}
END_TEST

START_TEST(covered_cells_keep_columns_in_step) {
    ck_assert_body(
        TABLE(HEADS(ROW(CELL("Port") CELL("High") CELL("Low")))
                  ROW("<table:table-cell table:number-rows-spanned='2'>" P(
                      "Brest") "</table:table-cell>" CELL("7")
                          CELL("1")) ROW("<table:covered-table-cell/>" CELL("6") CELL("2"))
                      ROW("<table:table-cell table:number-columns-spanned='2'>" P(
                          "Nantes") "</table:table-cell><table:covered-table-cell/>" CELL("3"))),
        "table-row: Port; High; Low\ntable-row: Port: Brest; High: 7; Low: 1\n"
        "table-row: Brest; High: 6; Low: 2\ntable-row: Port: Nantes; Low: 3\n");
}
END_TEST

START_TEST(a_huge_span_is_no_trouble) {
    ck_assert_body(
        TABLE(ROW("<table:table-cell table:number-columns-spanned='999999999' "
                  "table:number-columns-repeated='200'>" P(
                      "a") "</table:table-cell>"
                           "<table:covered-table-cell table:number-columns-repeated='16384'/>" CELL(
                               "b"))),
        "table-row: a; b\n");
}
END_TEST

/* ---- what is set apart ---- */

#define NOTE(id, mark, body)                                                                       \
    "<text:note text:id='" id "'><text:note-citation>" mark                                        \
    "</text:note-citation><text:note-body>" body "</text:note-body></text:note>"
#define FRAME(attributes, content) "<draw:frame " attributes ">" content "</draw:frame>"

START_TEST(notes_come_at_the_end_wherever_they_are_written) {
    struct document document = read_content(CONTENT(
        P("One" NOTE("n1", "1", P("A note.") P("More.")) " goes on.") P("Two.")
            TABLE(ROW(CELL("a" NOTE("n2", "i", P("Of the cell."))) CELL("b"))) P("Three.")));
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: One1 goes on.\nparagraph: Two.\ntable-row: ai; b\n"
                      "paragraph: Three.\nnote: A note.\nnote: More.\nnote: Of the cell.\n");
    ck_assert_span_eq(marked_spans(&document), "1 -> n1\ni -> n2\n");
    ck_assert_span_eq(document.blocks.items[4].id, "n1");
    ck_assert_span_eq(document.blocks.items[6].id, "n2");
}
END_TEST

START_TEST(a_scene_break_stays_where_it_is_when_a_note_moves) {
    ck_assert_body(P("One" NOTE("n1", "1", P("A note."))) P("***") P("Two."),
                   "paragraph: One1\nseparator: \nparagraph: Two.\nnote: A note.\n");
}
END_TEST

START_TEST(a_notes_line_is_where_it_is_written) {
    struct document document =
        read_content(CONTENT(P("One" NOTE("n1", "1", "\n" P("A note.")) ".\n") "\n" P("Two.")));
    ck_assert_uint_eq(document.blocks.items[1].line, 4);
    ck_assert_uint_eq(document.blocks.items[2].line, 2);
}
END_TEST

START_TEST(a_text_box_is_said_after_its_paragraph) {
    ck_assert_body(
        P("Before " FRAME("", "<draw:text-box>" P("In the box.") "</draw:text-box>") "and after."),
        "paragraph: Before and after.\nparagraph: In the box.\n");
}
END_TEST

START_TEST(images_are_said_by_their_text_alternative) {
#define DESCRIBED "<draw:image/><svg:title>Bird</svg:title><svg:desc>A gull</svg:desc>"
    ck_assert_body(P(FRAME("", DESCRIBED)), "figure: A gull\n");
    ck_assert_unspoken(P(FRAME("", DESCRIBED)), "title of an image: Bird\n");
    ck_assert_body(P("See " FRAME("text:anchor-type='as-char'", DESCRIBED) "here."),
                   "paragraph: See A gull here.\n");
    ck_assert_body(P("See " FRAME("text:anchor-type='paragraph'", DESCRIBED) "here."),
                   "paragraph: See here.\nfigure: A gull\n");
    ck_assert_unspoken(P("x" FRAME("draw:name='Image1'", "<draw:image/>")),
                       "image without a text alternative: Image1\n");
}
END_TEST

START_TEST(an_image_in_a_cell_is_told_apart) {
    struct document document =
        read_content(CONTENT("<table:table><table:table-row><table:table-cell>" P(
            "Tom") "</table:table-cell><table:table-cell>" P(FRAME("",
                                                                   DESCRIBED)) "</"
                                                                               "table:table-cell></"
                                                                               "table:table-row></"
                                                                               "table:table>"));
    ck_assert_span_eq(blocks_of(&document), "table-row: Tom; A gull\n");
    ck_assert_span_eq(pictured_of(&document), "A gull\n");
}
END_TEST

START_TEST(headings_are_numbered_by_the_outline) {
    const struct file files[] = {
        {"styles.xml",
         "<office:document-styles " NAMES "><office:styles><text:outline-style>"
         "<text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>"
         "<text:outline-level-style text:level='2' style:num-format='1'/></text:outline-style>"
         "</office:styles></office:document-styles>"},
        {0}};
    struct document document = read_with(CONTENT(H("1", "Sea") H("2", "Tides") H("2", "Waves")
                                                     H("1", "Land") H("2", "Hills") P("Text.")),
                                         files);
    ck_assert_span_eq(blocks_of(&document),
                      "heading: I. Sea\nheading: 1 Tides\nheading: 2 Waves\n"
                      "heading: II. Land\nheading: 1 Hills\nparagraph: Text.\n");
}
END_TEST

/* ---- what is damaged, or made to do harm ---- */

START_TEST(what_is_damaged_or_locked_is_told) {
    const struct file locked[] = {{"META-INF/manifest.xml",
                                   "<manifest:manifest><manifest:file-entry>"
                                   "<manifest:encryption-data/></manifest:file-entry>"
                                   "</manifest:manifest>"},
                                  {0}};
    struct str whole = zip_of(CONTENT(P("One.")), NULL);
    refuse_format("odt", str_slice(whole, 0, whole.len - 30), "damaged archive");
    refuse_format("odt", zip_of("<office:document-content>", NULL), "not well-formed");
    refuse_format("odt", zip_of("<a/>", NULL), "no text in it");
    refuse_format("odt", zip_of(CONTENT(""), locked), "password");
}
END_TEST

START_TEST(no_damaged_file_makes_a_document_that_breaks_its_promises) {
    struct str whole = zip_of(CONTENT(P("One" NOTE("a", "1", P("x"))) P("Two.")), NULL);
    check_damaged_anywhere("odt", whole);
}
END_TEST

START_TEST(what_nests_without_end_is_refused) {
    refuse_format("odt",
                  zip_of(repeated("<office:document-content " NAMES "><office:body><office:text>",
                                  "<text:list><text:list-item>", 100000, ""),
                         NULL),
                  "deep");
}
END_TEST

static double seconds_for(size_t n) {
    const char *text =
        repeated("<office:document-content " NAMES "><office:body><office:text>",
                 P("a" NOTE("n", "1", P("b"))) LIST("text:continue-list='y'", ITEM(P("c")))
                     TABLE(ROW(CELL("d") CELL("e"))),
                 n, "</office:text></office:body></office:document-content>");
    clock_t start = clock();
    read_content(text);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

START_TEST(many_paragraphs_lists_and_notes_take_time_by_their_number) {
    double some = seconds_for(5000), many = seconds_for(40000);
    ck_assert_msg(many < 24 * some + 0.5, "%g s for 8 times what took %g s", many, some);
}
END_TEST

int main(void) {
    TCase *odt = tcase_create("odt");
    tcase_add_checked_fixture(odt, open_arena, close_arena);
    tcase_add_test(odt, an_odt_has_the_outline_beside_it);
    tcase_add_test(odt, every_text_of_the_file_is_said_or_listed);
    tcase_add_test(odt, what_is_no_text_document_is_not_taken_for_one);
    tcase_add_test(odt, a_flat_file_is_read_as_it_lies);
    tcase_add_test(odt, properties_are_metadata);
    tcase_add_test(odt, styles_say_what_a_paragraph_is);
    tcase_add_test(odt, spaces_tabs_and_breaks_are_what_they_look_like);
    tcase_add_test(odt, a_ring_of_styles_ends);
    tcase_add_test(odt, emphasis_and_language_are_marked_and_hidden_text_is_listed);
    tcase_add_test(odt, rules_and_marks_alone_are_scene_breaks);
    tcase_add_test(odt, what_is_no_text_of_the_document_is_listed);
    tcase_add_test(odt, lists_are_numbered_as_they_are_shown);
    tcase_add_test(odt, a_list_goes_on_or_starts_where_it_says);
    tcase_add_test(odt, a_number_that_is_written_is_said_where_no_style_has_one);
    tcase_add_test(odt, cells_are_said_after_their_columns_headings);
    tcase_add_test(odt, covered_cells_keep_columns_in_step);
    tcase_add_test(odt, a_huge_span_is_no_trouble);
    tcase_add_test(odt, notes_come_at_the_end_wherever_they_are_written);
    tcase_add_test(odt, a_scene_break_stays_where_it_is_when_a_note_moves);
    tcase_add_test(odt, a_notes_line_is_where_it_is_written);
    tcase_add_test(odt, a_text_box_is_said_after_its_paragraph);
    tcase_add_test(odt, images_are_said_by_their_text_alternative);
    tcase_add_test(odt, an_image_in_a_cell_is_told_apart);
    tcase_add_test(odt, headings_are_numbered_by_the_outline);
    tcase_add_test(odt, what_is_damaged_or_locked_is_told);
    tcase_add_test(odt, no_damaged_file_makes_a_document_that_breaks_its_promises);
    tcase_add_test(odt, what_nests_without_end_is_refused);
    tcase_add_test(odt, many_paragraphs_lists_and_notes_take_time_by_their_number);
    return tests_run("document/odt", odt);
}
