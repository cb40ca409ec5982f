/* Claims about DOCX: what Word shows is what is read, and what it does not show is listed. */
#include "document/docx.h"

#include <time.h>

#include "document/format.h"

/* ---- files made here ---- */

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
#define MORE                                                                                       \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "                      \
    "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' "           \
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "               \
    "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office' "   \
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "                        \
    "xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative' "
#define DOCUMENT(body) "<w:document " W MORE "><w:body>" body "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define PS(style, text)                                                                            \
    "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(properties, text)                                                                        \
    "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define T(text) R("", text)
#define ITEM(list, level, text)                                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                        \
    "'/></w:numPr></w:pPr>" T(text) "</w:p>"
#define STYLE(id, name, rest)                                                                      \
    "<w:style w:type='paragraph' w:styleId='" id "'><w:name w:val='" name "'/>" rest "</w:style>"
#define LEVEL(level, format, text, rest)                                                           \
    "<w:lvl w:ilvl='" level "'><w:start w:val='1'/><w:numFmt w:val='" format                       \
    "'/><w:lvlText w:val='" text "'/>" rest "</w:lvl>"

#define TYPES "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id                                                                        \
    "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type            \
    "' Target='" target "'/>"

static const char package_relations[] =
    "<Relationships>" RELATION("r1", "officeDocument", "word/document.xml")
        RELATION("r2", "metadata/core-properties", "docProps/core.xml") "</Relationships>";
static const char document_relations[] = "<Relationships>" RELATION("r1", "styles", "styles.xml")
    RELATION("r2", "numbering", "numbering.xml") RELATION("r3", "footnotes", "footnotes.xml")
        RELATION("r4", "endnotes", "endnotes.xml") RELATION("r5", "comments", "comments.xml")
            RELATION("r6", "header", "header1.xml")
                RELATION("r7", "settings", "settings.xml") "</Relationships>";

static struct str zip_of(const char *document, const struct file *parts) {
    const struct zip_member always[] = {
        {.name = "[Content_Types].xml", .content = STR(TYPES)},
        {.name = "_rels/.rels", .content = str_from_c(package_relations)},
        {.name = "word/_rels/document.xml.rels", .content = str_from_c(document_relations)},
        {.name = "word/document.xml", .content = str_from_c(document), .deflated = true},
    };
    return zip_files(always, 4, parts);
}

static struct document read_with(const char *document, const struct file *parts) {
    return read_format("docx", zip_of(document, parts));
}

static struct document read_body(const char *document) {
    return read_with(document, NULL);
}

#define ck_assert_body(body, expected)                                                             \
    do {                                                                                           \
        struct document document_ = read_body(DOCUMENT(body));                                     \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

#define ck_assert_unspoken(body, expected)                                                         \
    do {                                                                                           \
        struct document document_ = read_body(DOCUMENT(body));                                     \
        ck_assert_span_eq(unspoken_of(&document_), expected);                                      \
    } while (0)

static struct document read_styled(const char *styles, const char *document) {
    const struct file parts[] = {{"word/styles.xml", styles}, {0}};
    return read_with(document, parts);
}

static struct document read_numbered(const char *numbering, const char *document) {
    const struct file parts[] = {{"word/numbering.xml", numbering}, {0}};
    return read_with(document, parts);
}

/* ---- the whole ---- */

START_TEST(a_docx_has_the_outline_beside_it) {
    struct document document = read_sample(DOCUMENTS_DIR "/report.docx");
    ck_assert_str_eq(document.format, "docx");
    check_outline(&document, "report-docx.outline");
}
END_TEST

START_TEST(every_text_of_the_file_is_said_or_listed) {
    struct document document = read_sample(DOCUMENTS_DIR "/report.docx");
    const char *told = told_bytes(&document);
    size_t n_texts = 0;
    for (size_t at = 0; at + 5 < document.source.len; at++) {
        const char *tag = document.source.ptr + at;
        if (strncmp(tag, "<w:t>", 5) != 0 && strncmp(tag, "<w:t ", 5) != 0 &&
            strncmp(tag, "<w:delText", 10) != 0)
            continue;
        size_t text = at + strcspn(tag, ">") + 1;
        size_t len = strcspn(document.source.ptr + text, "<");
        n_texts++;
        for (size_t i = text; i < text + len; i++)
            ck_assert_msg(told[i] || document.source.ptr[i] == ' ', "“%.*s” is lost", (int)len,
                          document.source.ptr + text);
    }
    ck_assert_uint_gt(n_texts, 50);
}
END_TEST

START_TEST(what_is_no_word_processor_file_is_not_taken_for_one) {
    ck_assert(!reader_docx.recognises(STR("PK\3\4 xl/workbook.xml [Content_Types].xml"), "a.docx"));
    ck_assert(!reader_docx.recognises(STR("plain text"), "a.docx"));
    ck_assert(reader_docx.recognises(zip_of(DOCUMENT(P("One.")), NULL), "a.zip"));
}
END_TEST

START_TEST(properties_are_metadata) {
    const struct file parts[] = {
        {"docProps/core.xml",
         "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>Tides</dc:title>"
         "<dc:creator>Anna Mercer</dc:creator><dc:subject>Sea</dc:subject>"
         "<dc:description>On tides.</dc:description><dc:language>en-GB</dc:language>"
         "<dcterms:created>2021-03-04T10:00:00Z</dcterms:created></cp:coreProperties>"},
        {0}};
    struct document document = read_with(DOCUMENT(P("One.")), parts);
    ck_assert_span_eq(document.metadata.title, "Tides");
    ck_assert_span_eq(document.metadata.author, "Anna Mercer");
    ck_assert_span_eq(document.metadata.subject, "Sea");
    ck_assert_span_eq(document.metadata.description, "On tides.");
    ck_assert_span_eq(document.metadata.language, "en-GB");
    ck_assert_span_eq(document.metadata.date, "2021-03-04");
}
END_TEST

/* ---- paragraphs ---- */

START_TEST(runs_of_a_paragraph_are_one_text) {
    ck_assert_body("<w:p>" T("Hel") T("lo, ") "<w:proofErr w:type='spellStart'/>" T("world")
                       T(".") "</w:p>",
                   "paragraph: Hello, world.\n");
}
END_TEST

START_TEST(space_at_a_runs_ends_counts_only_where_it_is_preserved) {
    ck_assert_body("<w:p><w:r><w:t> one </w:t></w:r><w:r><w:t xml:space='preserve'> two</w:t></w:r>"
                   "</w:p>",
                   "paragraph: one two\n");
}
END_TEST

START_TEST(tabs_breaks_and_hyphens_are_what_they_look_like) {
    ck_assert_body(
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
        "<w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f</w:t></w:r></w:p>",
        "paragraph: a b c d\u2011ef\n");
}
END_TEST

START_TEST(symbols_of_symbol_fonts_are_the_signs_that_they_show) {
    ck_assert_body("<w:p><w:r><w:sym w:font='Symbol' w:char='F061'/><w:t>-rays</w:t>"
                   "<w:sym w:font='Wingdings' w:char='F0E0'/></w:r></w:p>",
                   "paragraph: α-rays→\n");
    ck_assert_unspoken("<w:p><w:r><w:t>x</w:t><w:sym w:font='Webdings' w:char='F034'/></w:r></w:p>",
                       "a sign of a font of its own: Webdings\n");
}
END_TEST

START_TEST(styles_say_what_a_paragraph_is) {
    struct document document = read_styled(
        "<w:styles " W ">" STYLE("Titel", "Title", "")
            STYLE("berschrift1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
                STYLE("Kapitel", "Kapitel", "<w:basedOn w:val='berschrift1'/>")
                    STYLE("Zitat", "Quote", "") STYLE("Code", "HTML Preformatted", "")
                        STYLE("Gruss", "Closing", "") STYLE("Vers", "Verse", "") "</w:styles>",
        DOCUMENT(PS("Titel", "The Tides") P("Plain.") PS("berschrift1", "First")
                     PS("Zitat", "Quoted.") PS("Kapitel", "Second") PS("Code", "int x;")
                         PS("Code", "int y;") PS("Vers", "O sea") PS("Gruss", "Yours truly,")));
    ck_assert_span_eq(blocks_of(&document),
                      "title: The Tides\nparagraph: Plain.\nheading: First\nquotation: Quoted.\n"
                      "heading: Second\ncode: int x; int y;\nverse: O sea\n"
                      "closing: Yours truly,\n");
    ck_assert_span_eq(document.metadata.title, "The Tides");
}
END_TEST

START_TEST(headings_are_known_by_outline_name_or_id) {
    struct document document = read_styled(
        "<w:styles " W ">" STYLE("X1", "heading 2", "") STYLE("Titre3", "", "")
            STYLE("Own", "Own", "<w:pPr><w:outlineLvl w:val='3'/></w:pPr>") STYLE(
                "No", "No",
                "<w:basedOn w:val='Own'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>") "</w:styles>",
        DOCUMENT(P("Text.") PS("X1", "Two") PS("Titre3", "Three") PS("Own", "Four") PS(
            "No", "Body") "<w:p><w:pPr><w:outlineLvl w:val='4'/></w:pPr>" T("Five") "</w:p>"));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Text.\nheading: Two\nheading: Three\n"
                                            "heading: Four\nparagraph: Body\nheading: Five\n");
    ck_assert_int_eq(document.blocks.items[1].level, 1);
    ck_assert_int_eq(document.blocks.items[2].level, 2);
    ck_assert_int_eq(document.blocks.items[5].level, 4);
}
END_TEST

START_TEST(a_ring_of_styles_ends) {
    struct document document = read_styled(
        "<w:styles " W ">" STYLE("A", "A", "<w:basedOn w:val='B'/>")
            STYLE("B", "Quote", "<w:basedOn w:val='C'/>") STYLE("C", "C", "<w:basedOn w:val='A'/>")
                STYLE("D", "D", "<w:basedOn w:val='D'/>") "</w:styles>",
        DOCUMENT(PS("A", "a") PS("B", "b") PS("C", "c") PS("D", "d")));
    ck_assert_uint_eq(document.blocks.count, 4);
}
END_TEST

START_TEST(marks_alone_between_paragraphs_are_a_scene_break) {
    ck_assert_body(P("One.") P("* * *") P("Two."),
                   "paragraph: One.\nseparator: \nparagraph: Two.\n");
    ck_assert_unspoken(P("One.") P("* * *") P("Two."), "rule: * * *\n");
    ck_assert_body(P("One.") "<w:p><w:r><w:pict><v:rect o:hr='t'/></w:pict></w:r></w:p>" P("Two."),
                   "paragraph: One.\nseparator: \nparagraph: Two.\n");
    ck_assert_body(P("One.") P("***"), "paragraph: One.\n");
}
END_TEST

START_TEST(a_drop_capital_belongs_to_its_word) {
    ck_assert_body(
        "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>" T("O") "</w:p>" P("nce upon a time."),
        "paragraph: Once upon a time.\n");
}
END_TEST

/* ---- runs ---- */

START_TEST(emphasis_is_what_differs_from_the_paragraphs_style) {
    struct document document = read_styled(
        "<w:styles " W ">" STYLE("Quote", "Quote", "<w:rPr><w:i/></w:rPr>")
            STYLE("h1", "heading 1",
                  "<w:rPr><w:b/></w:rPr>") "<w:style w:type='character' "
                                           "w:styleId='Em'><w:rPr><w:i/></w:rPr></w:style>"
                                           "</w:styles>",
        DOCUMENT("<w:p>" R("<w:i/>", "one") R("<w:b/>", "two") R("<w:i w:val='0'/>", "three")
                     R("<w:rStyle w:val='Em'/>", "four") "</w:p>" PS("Quote", "all of it")
                         PS("h1", "bold by nature") "<w:p><w:pPr><w:pStyle w:val='h1'/></w:pPr>" R(
                             "<w:b w:val='0'/>",
                             "x") "</w:p><w:p><w:pPr><w:pStyle "
                                  "w:val='Quote'/></w:pPr>" R("<w:rStyle w:val='Em'/>",
                                                              "upright") "</w:p>"));
    ck_assert_span_eq(marked_spans(&document),
                      "emphasis: one\nemphasis: two\nemphasis: four\nemphasis: upright\n");
}
END_TEST

START_TEST(the_language_is_that_of_most_text_and_another_one_is_marked) {
    struct document document = read_styled(
        "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-US'/></w:rPr>"
        "</w:rPrDefault></w:docDefaults></w:styles>",
        DOCUMENT("<w:p>" R("<w:lang w:val='de-DE'/>", "Ein langer Satz über die Gezeiten, ")
                     T("in short") R("<w:lang w:val='de-AT'/>", ", und weiter.") "</w:p>"));
    ck_assert_span_eq(document.metadata.language, "de-DE");
    ck_assert_span_eq(marked_spans(&document), "en-US: in short\n");
}
END_TEST

START_TEST(hidden_text_is_listed) {
    ck_assert_body("<w:p>" T("Seen. ") R("<w:vanish/>", "Hidden.") "</w:p>", "paragraph: Seen.\n");
    ck_assert_unspoken("<w:p>" T("Seen. ") R("<w:vanish/>", "Hidden.") "</w:p>",
                       "hidden: Hidden.\n");
}
END_TEST

START_TEST(insertions_are_said_and_deletions_are_listed) {
#define CHANGED                                                                                    \
    "<w:p>" T("We ") "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>" T(           \
        "often ") "</w:ins><w:moveFrom>" T("gladly ") "</w:moveFrom>" T("agree.") "</w:p>"
    ck_assert_body(CHANGED, "paragraph: We often agree.\n");
    ck_assert_unspoken(CHANGED, "deleted: never\ndeleted: gladly\n");
}
END_TEST

START_TEST(a_deleted_paragraph_end_joins_two_paragraphs) {
    ck_assert_body("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T("One ") "</w:p>" P("and two."),
                   "paragraph: One and two.\n");
}
END_TEST

/* ---- lists ---- */

#define NUMBERING(levels, lists)                                                                   \
    "<w:numbering " W "><w:abstractNum w:abstractNumId='7'>" levels "</w:abstractNum>" lists       \
    "</w:numbering>"
#define LIST(id, rest) "<w:num w:numId='" id "'><w:abstractNumId w:val='7'/>" rest "</w:num>"

START_TEST(lists_are_numbered_as_word_shows_them) {
    struct document document = read_numbered(
        NUMBERING(LEVEL("0", "decimal", "%1.", "") LEVEL("1", "lowerLetter", "%2)", "")
                      LEVEL("2", "upperRoman", "(%1.%2.%3)", ""),
                  LIST("3", "")),
        DOCUMENT(ITEM("3", "0", "one") ITEM("3", "1", "a") ITEM("3", "1", "b")
                     ITEM("3", "2", "deep") ITEM("3", "0", "two") ITEM("3", "1", "again a")));
    ck_assert_span_eq(blocks_of(&document),
                      "list-item: 1. one\nlist-item: a) a\nlist-item: b) b\n"
                      "list-item: (1.b.I) deep\nlist-item: 2. two\nlist-item: a) again a\n");
    ck_assert_int_eq(document.blocks.items[3].level, 3);
}
END_TEST

START_TEST(bullets_are_not_said) {
    struct document document =
        read_numbered(NUMBERING(LEVEL("0", "bullet", "•", ""), LIST("3", "")),
                      DOCUMENT(ITEM("3", "0", "tar") ITEM("3", "0", "rope")));
    ck_assert_span_eq(blocks_of(&document), "list-item: tar\nlist-item: rope\n");
}
END_TEST

START_TEST(two_lists_of_one_kind_go_on_unless_one_has_a_start_of_its_own) {
    struct document document = read_numbered(
        NUMBERING(LEVEL("0", "decimal", "%1.", ""),
                  LIST("1", "") LIST("2", "") LIST("3", "<w:lvlOverride w:ilvl='0'>"
                                                        "<w:startOverride w:val='5'/>"
                                                        "</w:lvlOverride>")),
        DOCUMENT(ITEM("1", "0", "a") ITEM("2", "0", "b") ITEM("3", "0", "c") ITEM("3", "0", "d")));
    ck_assert_span_eq(blocks_of(&document),
                      "list-item: 1. a\nlist-item: 2. b\nlist-item: 5. c\nlist-item: 6. d\n");
}
END_TEST

START_TEST(numbered_headings_have_their_numbers) {
    const struct file parts[] = {
        {"word/styles.xml",
         "<w:styles " W
         ">" STYLE("H1", "heading 1", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
             STYLE("H2", "heading 2",
                   "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/>"
                   "</w:numPr></w:pPr>") "</w:styles>"},
        {"word/numbering.xml",
         NUMBERING(LEVEL("0", "upperRoman", "Part %1", "<w:pStyle w:val='H1'/>")
                       LEVEL("1", "decimal", "%1.%2", "<w:isLgl/><w:pStyle w:val='H2'/>"),
                   LIST("1", ""))},
        {0}};
    struct document document = read_with(
        DOCUMENT(PS("H1", "Sea") PS("H2", "Tides") PS("H2", "Waves") PS("H1", "Land")), parts);
    ck_assert_span_eq(blocks_of(&document), "heading: Part I Sea\nheading: 1.1 Tides\n"
                                            "heading: 1.2 Waves\nheading: Part II Land\n");
}
END_TEST

START_TEST(a_list_that_there_is_none_of_leaves_a_paragraph) {
    ck_assert_body(ITEM("99", "0", "Alone."), "paragraph: Alone.\n");
    struct document document =
        read_numbered("<w:numbering " W "><w:num w:numId='1'><w:abstractNumId w:val='55'/></w:num>"
                      "</w:numbering>",
                      DOCUMENT(ITEM("1", "0", "Alone.")));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Alone.\n");
}
END_TEST

/* ---- tables ---- */

#define TC(text) "<w:tc>" P(text) "</w:tc>"
#define TCP(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define HEAD(cells) "<w:tr><w:trPr><w:tblHeader/></w:trPr>" cells "</w:tr>"

START_TEST(cells_are_said_after_their_columns_headings) {
    ck_assert_body("<w:tbl>" HEAD(TC("Name") TC("Age")) TR(TC("Anna") TC("40"))
                       TR(TC("Ben") TC("")) "</w:tbl>",
                   "table-row: Name; Age\ntable-row: Name: Anna; Age: 40\ntable-row: Name: Ben\n");
}
END_TEST

START_TEST(the_tables_look_may_make_the_first_row_its_head) {
    ck_assert_body("<w:tbl><w:tblPr><w:tblLook w:val='04A0'/></w:tblPr>" TR(TC("Name") TC("Age"))
                       TR(TC("Anna") TC("40")) "</w:tbl>",
                   "table-row: Name; Age\ntable-row: Name: Anna; Age: 40\n");
    ck_assert_body("<w:tbl><w:tblPr><w:tblLook w:firstRow='0' w:val='04A0'/></w:tblPr>" TR(
                       TC("Anna") TC("40")) "</w:tbl>",
                   "table-row: Anna; 40\n");
}
END_TEST

START_TEST(cells_that_cover_others_keep_columns_in_step) {
    ck_assert_body("<w:tbl>" HEAD(TC("Port") TCP("<w:gridSpan w:val='2'/>", "Tides"))
                       HEAD(TC("") TC("High") TC("Low"))
                           TR(TCP("<w:vMerge w:val='restart'/>", "Brest") TC("7") TC("1"))
                               TR(TCP("<w:vMerge/>", "") TC("6") TC("2")) "</w:tbl>",
                   "table-row: Port; Tides\ntable-row: High; Low\n"
                   "table-row: Port: Brest; Tides, High: 7; Tides, Low: 1\n"
                   "table-row: Brest; Tides, High: 6; Tides, Low: 2\n");
}
END_TEST

START_TEST(a_table_of_one_column_is_a_frame) {
    ck_assert_body("<w:tbl>" TR("<w:tc>" P("One.") P("Two.") "</w:tc>") "</w:tbl>",
                   "paragraph: One.\nparagraph: Two.\n");
}
END_TEST

START_TEST(a_huge_span_is_no_trouble) {
    ck_assert_body("<w:tbl>" TR(TCP("<w:gridSpan w:val='2000000000'/>", "a") TC("b"))
                       TR(TCP("<w:gridSpan w:val='200'/>", "c")
                              TCP("<w:gridSpan w:val='200'/>", "d") TC("e")) "</w:tbl>",
                   "table-row: a; b\ntable-row: c; d; e\n");
}
END_TEST

/* ---- fields ---- */

#define FIELD(code, result)                                                                        \
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" code "</w:instrText></w:r>"  \
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" result                                      \
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"

START_TEST(a_fields_result_is_text_and_its_code_is_not) {
    ck_assert_body("<w:p>" T("See ") FIELD(" REF x ", T("chapter 2")) T(".") "</w:p>",
                   "paragraph: See chapter 2.\n");
    ck_assert_body(
        "<w:p>" T("See ") "<w:fldSimple w:instr='REF x'>" T("that") "</w:fldSimple></w:p>",
        "paragraph: See that\n");
    ck_assert_unspoken("<w:p>" T("x ") FIELD(" PAGE ", T("17")) "</w:p>", "page number: 17\n");
}
END_TEST

START_TEST(a_table_of_contents_is_listed_and_nothing_behind_it) {
#define CONTENTS                                                                                   \
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC "                     \
    "\\o</w:instrText></w:r>"                                                                      \
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" T("One") "<w:r><w:tab/></w:r>" FIELD(       \
        "PAGEREF a", T("3")) "</w:p><w:p>" T("Two") "<w:r><w:fldChar "                             \
                                                    "w:fldCharType='end'/></w:r></w:p>" P("Text.")
    ck_assert_body(CONTENTS, "paragraph: Text.\n");
    ck_assert_unspoken(CONTENTS, "table of contents: One 3\ntable of contents: Two\n");
    ck_assert_body(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        "</w:docPartObj></w:sdtPr><w:sdtContent>" P("One") "</w:sdtContent></w:sdt>" P("Text."),
        "paragraph: Text.\n");
}
END_TEST

START_TEST(a_field_without_an_end_does_not_swallow_the_next_chapter) {
    ck_assert_body(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC"
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" T(
            "Lost") "</w:p><w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" T("Chapter 1") "</w:p>" P("Found."),
        "heading: Chapter 1\nparagraph: Found.\n");
}
END_TEST

/* ---- what is set apart ---- */

#define BOX(text) "<wps:txbx><w:txbxContent>" text "</w:txbxContent></wps:txbx>"
#define IMAGE(kind, attributes)                                                                    \
    "<w:drawing><wp:" kind "><wp:docPr id='1' name='Picture 1' " attributes "/></wp:" kind         \
    "></w:drawing>"

START_TEST(a_text_box_is_said_once_after_its_paragraph) {
#define BOXED                                                                                      \
    "<w:p>" T("Before ") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" BOX(    \
        P("In the box.")) "</w:drawing></"                                                         \
                          "mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" P(           \
                              "In the "                                                            \
                              "box.") "</"                                                         \
                                      "w:"                                                         \
                                      "tx"                                                         \
                                      "bx"                                                         \
                                      "Co"                                                         \
                                      "nt"                                                         \
                                      "en"                                                         \
                                      "t>"                                                         \
                                      "</"                                                         \
                                      "v:"                                                         \
                                      "te"                                                         \
                                      "xt"                                                         \
                                      "bo"                                                         \
                                      "x>"                                                         \
                                      "</"                                                         \
                                      "w:"                                                         \
                                      "pi"                                                         \
                                      "ct"                                                         \
                                      "><"                                                         \
                                      "/m"                                                         \
                                      "c:"                                                         \
                                      "Fa"                                                         \
                                      "ll"                                                         \
                                      "ba"                                                         \
                                      "ck"                                                         \
                                      ">"                                                          \
                                      "</"                                                         \
                                      "mc"                                                         \
                                      ":A"                                                         \
                                      "lt"                                                         \
                                      "er"                                                         \
                                      "na"                                                         \
                                      "te"                                                         \
                                      "Co"                                                         \
                                      "nt"                                                         \
                                      "en"                                                         \
                                      "t>"                                                         \
                                      "</"                                                         \
                                      "w:"                                                         \
                                      "r"                                                          \
                                      ">" T("and after.") "</w:p>"
    ck_assert_body(BOXED, "paragraph: Before and after.\nparagraph: In the box.\n");
    ck_assert_unspoken(BOXED, "the same for older programs: In the box.\n");
}
END_TEST

START_TEST(images_are_said_by_their_text_alternative) {
    ck_assert_body("<w:p><w:r>" IMAGE("inline", "descr='A gull'") "</w:r></w:p>",
                   "figure: A gull\n");
    ck_assert_body(
        "<w:p>" T("See ") "<w:r>" IMAGE("inline", "descr='a gull'") "</w:r>" T("here.") "</w:p>",
        "paragraph: See a gull here.\n");
    ck_assert_body(
        "<w:p>" T("See ") "<w:r>" IMAGE("anchor", "descr='A gull'") "</w:r>" T("here.") "</w:p>",
        "paragraph: See here.\nfigure: A gull\n");
    ck_assert_unspoken("<w:p>" T("x") "<w:r>" IMAGE("inline", "") "</w:r></w:p>",
                       "image without a text alternative: Picture 1\n");
    ck_assert_unspoken("<w:p>" T("x") "<w:r><w:drawing><wp:inline><wp:docPr name='Line' descr='n'>"
                                      "<adec:decorative val='1'/></wp:docPr></wp:inline>"
                                      "</w:drawing></w:r></w:p>",
                       "decorative image: Line\n");
}
END_TEST

START_TEST(an_image_in_a_cell_is_told_apart) {
    struct document document = read_body(DOCUMENT("<w:tbl>" TR(TC("Tom") "<w:tc><w:p><w:r>" IMAGE(
        "inline", "descr='A gull'") "</w:r></w:p></w:tc>") "</w:tbl>"));
    ck_assert_span_eq(blocks_of(&document), "table-row: Tom; A gull\n");
    ck_assert_span_eq(pictured_of(&document), "A gull\n");
}
END_TEST

START_TEST(a_plain_formula_is_said_and_a_built_one_listed) {
    ck_assert_body("<w:p>" T("So ") "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>",
                   "paragraph: So x=1\n");
    ck_assert_unspoken(
        "<w:p>" T("So ") "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den>"
                         "<m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>",
        "formula: 12\n");
}
END_TEST

START_TEST(notes_come_at_the_end_with_their_references) {
    const struct file parts[] = {
        {"word/footnotes.xml", "<w:footnotes " W "><w:footnote w:type='separator' w:id='-1'>" P(
                                   "---") "</w:footnote>"
                                          "<w:footnote w:id='2'>" P("A note.")
                                              P("More of it.") "</w:footnote></w:footnotes>"},
        {"word/endnotes.xml",
         "<w:endnotes " W "><w:endnote w:id='2'>" P("An endnote.") "</w:endnote></w:endnotes>"},
        {0}};
    struct document document =
        read_with(DOCUMENT("<w:p>" T("Text") "<w:r><w:footnoteReference w:id='2'/></w:r>" T(
                      " and") "<w:r><w:endnoteReference w:id='2'/></w:r></w:p>"),
                  parts);
    ck_assert_span_eq(blocks_of(&document), "paragraph: Text1 andi\nnote: A note.\n"
                                            "note: More of it.\nnote: An endnote.\n");
    ck_assert_span_eq(marked_spans(&document), "1 -> footnote-2\ni -> endnote-2\n");
    ck_assert_span_eq(document.blocks.items[1].id, "footnote-2");
    ck_assert_span_eq(document.blocks.items[3].id, "endnote-2");
}
END_TEST

START_TEST(comments_headers_and_placeholders_are_listed) {
    const struct file parts[] = {{"word/comments.xml", "<w:comments " W "><w:comment w:id='1'>" P(
                                                           "Really?") "</w:comment></w:comments>"},
                                 {"word/header1.xml", "<w:hdr " W ">" P("Tides") "</w:hdr>"},
                                 {0}};
    struct document document = read_with(
        DOCUMENT(P("Text.") "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(
            "Click here") "</w:sdtContent></w:sdt>"),
        parts);
    ck_assert_span_eq(blocks_of(&document), "paragraph: Text.\n");
    ck_assert_span_eq(unspoken_of(&document),
                      "placeholder: Click here\ncomment: Really?\npage header: Tides\n");
}
END_TEST

/* ---- what is damaged, or made to do harm ---- */

START_TEST(what_is_damaged_is_told) {
    struct str whole = zip_of(DOCUMENT(P("One.")), NULL);
    refuse_format("docx", str_slice(whole, 0, whole.len - 30), "damaged archive");
    refuse_format("docx", zip_of("<w:document><w:body>", NULL), "not well-formed");
    struct zip_member members[] = {{.name = "[Content_Types].xml", .content = STR(TYPES)},
                                   {.name = "word/other.xml", .content = STR("<a/>")}};
    refuse_format("docx", zip_make(arena, members, 2), "no document in it");
}
END_TEST

START_TEST(no_damaged_file_makes_a_document_that_breaks_its_promises) {
    struct str whole = zip_of(DOCUMENT(P("One.") "<w:tbl>" TR(TC("a") TC("b")) "</w:tbl>"), NULL);
    check_damaged_anywhere("docx", whole);
}
END_TEST

START_TEST(what_nests_without_end_is_refused) {
    refuse_format(
        "docx",
        zip_of(repeated("<w:document " W "><w:body>", "<w:tbl><w:tr><w:tc>", 100000, ""), NULL),
        "deep");
}
END_TEST

static double seconds_for(size_t n) {
    const char *text = repeated("<w:document " W "><w:body>",
                                "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc>"
                                "<w:tc><w:p/></w:tc></w:tr></w:tbl>",
                                n, "</w:body></w:document>");
    clock_t start = clock();
    read_body(text);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

START_TEST(many_paragraphs_take_time_by_their_number) {
    double some = seconds_for(10000), many = seconds_for(80000);
    ck_assert_msg(many < 24 * some + 0.5, "%g s for 8 times what took %g s", many, some);
}
END_TEST

int main(void) {
    TCase *docx = tcase_create("docx");
    tcase_add_checked_fixture(docx, open_arena, close_arena);
    tcase_add_test(docx, a_docx_has_the_outline_beside_it);
    tcase_add_test(docx, every_text_of_the_file_is_said_or_listed);
    tcase_add_test(docx, what_is_no_word_processor_file_is_not_taken_for_one);
    tcase_add_test(docx, properties_are_metadata);
    tcase_add_test(docx, runs_of_a_paragraph_are_one_text);
    tcase_add_test(docx, space_at_a_runs_ends_counts_only_where_it_is_preserved);
    tcase_add_test(docx, tabs_breaks_and_hyphens_are_what_they_look_like);
    tcase_add_test(docx, symbols_of_symbol_fonts_are_the_signs_that_they_show);
    tcase_add_test(docx, styles_say_what_a_paragraph_is);
    tcase_add_test(docx, headings_are_known_by_outline_name_or_id);
    tcase_add_test(docx, a_ring_of_styles_ends);
    tcase_add_test(docx, marks_alone_between_paragraphs_are_a_scene_break);
    tcase_add_test(docx, a_drop_capital_belongs_to_its_word);
    tcase_add_test(docx, emphasis_is_what_differs_from_the_paragraphs_style);
    tcase_add_test(docx, the_language_is_that_of_most_text_and_another_one_is_marked);
    tcase_add_test(docx, hidden_text_is_listed);
    tcase_add_test(docx, insertions_are_said_and_deletions_are_listed);
    tcase_add_test(docx, a_deleted_paragraph_end_joins_two_paragraphs);
    tcase_add_test(docx, lists_are_numbered_as_word_shows_them);
    tcase_add_test(docx, bullets_are_not_said);
    tcase_add_test(docx, two_lists_of_one_kind_go_on_unless_one_has_a_start_of_its_own);
    tcase_add_test(docx, numbered_headings_have_their_numbers);
    tcase_add_test(docx, a_list_that_there_is_none_of_leaves_a_paragraph);
    tcase_add_test(docx, cells_are_said_after_their_columns_headings);
    tcase_add_test(docx, the_tables_look_may_make_the_first_row_its_head);
    tcase_add_test(docx, cells_that_cover_others_keep_columns_in_step);
    tcase_add_test(docx, a_table_of_one_column_is_a_frame);
    tcase_add_test(docx, a_huge_span_is_no_trouble);
    tcase_add_test(docx, a_fields_result_is_text_and_its_code_is_not);
    tcase_add_test(docx, a_table_of_contents_is_listed_and_nothing_behind_it);
    tcase_add_test(docx, a_field_without_an_end_does_not_swallow_the_next_chapter);
    tcase_add_test(docx, a_text_box_is_said_once_after_its_paragraph);
    tcase_add_test(docx, images_are_said_by_their_text_alternative);
    tcase_add_test(docx, an_image_in_a_cell_is_told_apart);
    tcase_add_test(docx, a_plain_formula_is_said_and_a_built_one_listed);
    tcase_add_test(docx, notes_come_at_the_end_with_their_references);
    tcase_add_test(docx, comments_headers_and_placeholders_are_listed);
    tcase_add_test(docx, what_is_damaged_is_told);
    tcase_add_test(docx, no_damaged_file_makes_a_document_that_breaks_its_promises);
    tcase_add_test(docx, what_nests_without_end_is_refused);
    tcase_add_test(docx, many_paragraphs_take_time_by_their_number);
    return tests_run("document/docx", docx);
}
