/* Claims about TEI: what of an edition's markup is read, and what is told to be left out. */
#include "document/tei.h"

#include "document/format.h"

#define TEI(body)                                                                                  \
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>" body "</body></text></TEI>"

static struct document read_book(const char *content) {
    return read_format("tei", str_from_c(content));
}

START_TEST(an_edition_has_the_outline_beside_it) {
    struct document document = read_sample(TESTS_DIR "/documents/lamp.tei.xml");
    ck_assert_str_eq(document.format, "tei");
    check_outline(&document, "lamp.tei.outline");
}
END_TEST

START_TEST(other_xml_is_not_taken_for_tei) {
    ck_assert(!reader_tei.recognises(STR("<html><body>TEI</body></html>"), "a.xml"));
    ck_assert(!reader_tei.recognises(STR("About <TEI> and other XML"), "a.txt"));
    ck_assert(reader_tei.recognises(STR("<?xml version='1.0'?>\n<TEI xmlns='x'>"), NULL));
}
END_TEST

START_TEST(a_note_within_a_line_comes_after_its_paragraph) {
    struct document document = read_book(
        TEI("<p>Before<note n='1'>a note<note n='2'>and one in it</note></note> and after.</p>"));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Before1 and after.\nnote: a note2\n"
                                            "note: and one in it\n");
}
END_TEST

START_TEST(sections_give_headings_their_levels) {
    struct document document =
        read_book(TEI("<div1><head>A</head><p>x</p><div2><head>B</head><p>y</p></div2></div1>"
                      "<div1><head>C</head><p>z</p></div1>"));
    ck_assert_int_eq(document.blocks.items[0].level, 1);
    ck_assert_int_eq(document.blocks.items[2].level, 2);
    ck_assert_int_eq(document.blocks.items[4].level, 1);
}
END_TEST

START_TEST(a_damaged_edition_is_one_or_an_error) {
    static const char book[] =
        TEI("<div><head>H</head><p>a<note n='1'>b</note> <choice><sic>c</sic><corr>d</corr>"
            "</choice><lb/>e</p><lg><l>v</l></lg><list><item>i</item></list><pb n='1'/></div>");
    check_damaged_markup("tei", (struct str){book, sizeof book - 1});
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("TEI");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, an_edition_has_the_outline_beside_it);
    tcase_add_test(claims, other_xml_is_not_taken_for_tei);
    tcase_add_test(claims, a_note_within_a_line_comes_after_its_paragraph);
    tcase_add_test(claims, sections_give_headings_their_levels);
    tcase_add_test(claims, a_damaged_edition_is_one_or_an_error);
    return tests_run("tei", claims);
}
