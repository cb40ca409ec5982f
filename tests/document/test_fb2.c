/* Claims about FictionBook: its sections, verse, notes, metadata and cover. */
#include "document/fb2.h"

#include "document/format.h"

#define BOOK(body)                                                                                 \
    "<FictionBook xmlns:l='http://www.w3.org/1999/xlink'><description><title-info><lang>en</lang>" \
    "</title-info></description>" body "</FictionBook>"

static struct document read_book(struct str content) {
    return read_format("fb2", content);
}

START_TEST(a_book_has_the_outline_beside_it) {
    struct document document = read_sample(TESTS_DIR "/documents/lamp.fb2");
    ck_assert_str_eq(document.format, "fb2");
    check_outline(&document, "lamp.fb2.outline");
}
END_TEST

START_TEST(a_book_in_an_archive_is_the_same) {
    struct str content;
    struct error error = {0};
    ck_assert(file_read(arena, TESTS_DIR "/documents/lamp.fb2", 1 << 20, &content, &error));
    struct zip_member member = {.name = "lamp.fb2", .content = content, .deflated = true};
    struct str archive = zip_make(arena, &member, 1);
    ck_assert(reader_fb2.recognises(archive, "a.zip"));
    struct document zipped = read_book(archive), plain = read_book(content);
    ck_assert_span_eq(blocks_of(&zipped), str_to_c(arena, blocks_of(&plain)));
    ck_assert_span_eq(zipped.members.items[0].name, "lamp.fb2");
}
END_TEST

START_TEST(an_archive_without_a_book_is_an_error) {
    struct zip_member member = {.name = "lamp.txt", .content = STR("Hello")};
    struct document document;
    ck_assert(!try_format("fb2", zip_make(arena, &member, 1), &document));
    ck_assert_str_eq(refusal.message, "holds no .fb2 file");
}
END_TEST

START_TEST(books_in_other_encodings_are_read_and_it_is_told) {
    struct document document = read_book(STR("<?xml version='1.0' encoding='windows-1251'?>" BOOK(
        "<body><section><p>\xCF\xF0\xE8"
        "\xE2\xE5\xF2.</p></section></body>")));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Привет.\n");
    ck_assert_uint_eq(document.repairs.count, 1);
}
END_TEST

START_TEST(notes_and_the_marks_of_their_references_meet) {
    struct document document = read_book(STR(BOOK(
        "<body><section><p>Text<a l:href='#n1'>1</a> and <a l:href='#s'>more</a>.</p></section>"
        "<section id='s'><p>More.</p></section></body><body name='notes'><section id='n1'>"
        "<title><p>1</p></title><p>Note.</p><p>On.</p></section></body>")));
    ck_assert_span_eq(blocks_of(&document), "paragraph: Text1 and more.\nparagraph: More.\n"
                                            "note: Note.\nnote: On.\n");
    const struct block *blocks = document.blocks.items;
    ck_assert_int_eq(blocks[0].spans.items[1].kind, SPAN_NOTE_REFERENCE);
    ck_assert_span_eq(blocks[0].spans.items[1].target, "n1");
    ck_assert_int_eq(blocks[0].spans.items[2].kind, SPAN_PLAIN);
    ck_assert_span_eq(blocks[2].id, "n1");
    ck_assert_span_eq(blocks[3].id, "n1");
}
END_TEST

START_TEST(what_is_no_book_is_told) {
    struct document document;
    ck_assert(!try_format("fb2", STR("<html/>"), &document));
    ck_assert_ptr_nonnull(strstr(refusal.message, "its root is <html>"));
    ck_assert(!try_format("fb2", STR("<FictionBook>\n<p>"), &document));
    ck_assert_str_eq(refusal.place, "a.fb2:2");
}
END_TEST

START_TEST(a_damaged_book_is_a_book_or_an_error) {
    static const char book[] = BOOK(
        "<body><title><p>T</p></title><section id='s'><p>a<a "
        "l:href='#n'>1</a></p><poem><stanza><v>v"
        "</v></stanza></poem><table><tr><td>x</td></tr></table></section></body><body name='notes'>"
        "<section id='n'><p>n</p></section></body><binary id='c'>AAAA</binary>");
    check_damaged_markup("fb2", (struct str){book, sizeof book - 1});
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("FictionBook");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, a_book_has_the_outline_beside_it);
    tcase_add_test(claims, a_book_in_an_archive_is_the_same);
    tcase_add_test(claims, an_archive_without_a_book_is_an_error);
    tcase_add_test(claims, books_in_other_encodings_are_read_and_it_is_told);
    tcase_add_test(claims, notes_and_the_marks_of_their_references_meet);
    tcase_add_test(claims, what_is_no_book_is_told);
    tcase_add_test(claims, a_damaged_book_is_a_book_or_an_error);
    return tests_run("fb2", claims);
}
