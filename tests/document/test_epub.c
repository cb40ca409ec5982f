/* Claims about EPUBs: a book's own order, chapters, notes and metadata; and what is told when
 * one is damaged, locked, or made to do harm. */
#include "document/epub.h"

#include "document/format.h"

/* ---- books made here ---- */

#define CONTAINER "<container><rootfiles><rootfile full-path='a/book.opf'/></rootfiles></container>"
#define PACKAGE(metadata, manifest, spine)                                                         \
    "<package><metadata>" metadata "</metadata><manifest>" manifest "</manifest><spine>" spine     \
    "</spine></package>"
#define XHTML(id) "<item id='" id "' href='" id ".xhtml' media-type='application/xhtml+xml'/>"
#define TEXT(body) "<html xmlns:epub='http://www.idpf.org/2007/ops'><body>" body "</body></html>"

/* An archive of the container, this package, and files. */
static struct str zip_book(const char *package, const struct file *files) {
    const struct zip_member always[] = {
        {.name = "mimetype", .content = STR("application/epub+zip")},
        {.name = "META-INF/container.xml", .content = STR(CONTAINER)},
        {.name = "a/book.opf", .content = str_from_c(package), .deflated = true},
    };
    return zip_files(always, 3, files);
}

static struct document read_book(const char *package, const struct file *files) {
    return read_format("epub", zip_book(package, files));
}

static void refuse_book(const char *package, const struct file *files, const char *message) {
    refuse_format("epub", zip_book(package, files), message);
}

static const struct file one_text[] = {{"a/one.xhtml", TEXT("<p>One.</p>")}, {0}};
#define ONE PACKAGE("", XHTML("one"), "<itemref idref='one'/>")

/* ---- claims ---- */

START_TEST(an_epub_3_has_the_outline_beside_it) {
    struct document document = read_sample(DOCUMENTS_DIR "/epub3.epub");
    ck_assert_str_eq(document.format, "epub");
    check_outline(&document, "epub3.outline");
}
END_TEST

START_TEST(an_epub_2_has_the_outline_beside_it) {
    struct document document = read_sample(DOCUMENTS_DIR "/epub2.epub");
    check_outline(&document, "epub2.outline");
}
END_TEST

START_TEST(an_epub_is_known_by_its_content) {
    struct str book = zip_book(ONE, one_text);
    ck_assert(reader_epub.recognises(book, "a.bin"));
    ck_assert(!reader_epub.recognises(STR("PK\3\4 and more"), "a.docx"));
    ck_assert(reader_epub.recognises(STR("PK\3\4 and more"), "a.epub"));
    ck_assert(!reader_epub.recognises(STR("Dear reader"), "a.epub"));
}
END_TEST

START_TEST(a_missing_chapter_is_named) {
    refuse_book(
        PACKAGE("", XHTML("one") XHTML("two"), "<itemref idref='one'/><itemref idref='two'/>"),
        one_text, "“a/two.xhtml” in the archive is missing");
    refuse_book(PACKAGE("", XHTML("one"), "<itemref idref='one'/><itemref idref='two'/>"), one_text,
                "“two”");
}
END_TEST

START_TEST(a_chapter_outside_the_archive_is_refused) {
    refuse_book(PACKAGE("",
                        "<item id='one' href='../../etc/passwd' "
                        "media-type='application/xhtml+xml'/>",
                        "<itemref idref='one'/>"),
                one_text, "outside the archive");
    refuse_book(PACKAGE("",
                        "<item id='one' href='file:///etc/passwd' "
                        "media-type='application/xhtml+xml'/>",
                        "<itemref idref='one'/>"),
                one_text, "outside the archive");
}
END_TEST

START_TEST(a_locked_book_is_an_error_that_says_so) {
    const struct file files[] = {
        {"a/one.xhtml", "locked"},
        {"a/nav.xhtml", "locked"},
        {"META-INF/encryption.xml",
         "<encryption><EncryptedData><EncryptionMethod Algorithm='aes'/><CipherData>"
         "<CipherReference URI='a/one.xhtml'/></CipherData></EncryptedData></encryption>"},
        {0}};
    refuse_book(PACKAGE("", XHTML("one") "<item id='n' href='nav.xhtml' properties='nav'/>",
                        "<itemref idref='one'/>"),
                files, "encrypted (DRM)");
}
END_TEST

START_TEST(no_file_of_the_system_is_read) {
    const struct file files[] = {{"a/one.xhtml",
                                  "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                  "<html><body><p>One&x;.</p></body></html>"},
                                 {0}};
    struct document document = read_book(ONE, files);
    ck_assert(!str_contains(blocks_of(&document), STR("root:")));
}
END_TEST

START_TEST(what_is_no_book_is_told) {
    struct document document;
    refuse_book("<package/>", one_text, "spine is empty");
    refuse_book("<package>", one_text, "not well-formed");
    refuse_book("", one_text, "not well-formed");
    struct zip_member members[] = {{.name = "mimetype", .content = STR("application/epub+zip")}};
    ck_assert(!try_format("epub", zip_make(arena, members, 1), &document));
    ck_assert_ptr_nonnull(strstr(refusal.message, "META-INF/container.xml"));
    refuse_book(PACKAGE("", "<item id='one' href='one.pdf' media-type='application/pdf'/>",
                        "<itemref idref='one'/>"),
                one_text, "no text (application/pdf)");
}
END_TEST

START_TEST(a_bomb_among_the_chapters_is_stopped) {
    size_t size = 8 << 20;
    struct str zeros = {arena_alloc(arena, size), size};
    struct zip_member members[] = {
        {.name = "META-INF/container.xml", .content = STR(CONTAINER)},
        {.name = "a/book.opf", .content = STR(ONE)},
        {.name = "a/one.xhtml", .content = zeros, .deflated = true, .claimed = 500}};
    struct document document;
    ck_assert(!try_format("epub", zip_make(arena, members, 3), &document));
    ck_assert_ptr_nonnull(strstr(refusal.message, "larger than it says"));
}
END_TEST

START_TEST(a_fallback_stands_in_for_what_is_no_text) {
    struct document document =
        read_book(PACKAGE("",
                          "<item id='x' href='x.pdf' media-type='application/pdf' "
                          "fallback='one'/>" XHTML("one"),
                          "<itemref idref='x'/>"),
                  one_text);
    ck_assert_span_eq(blocks_of(&document), "paragraph: One.\n");
}
END_TEST

START_TEST(notes_in_a_file_that_nothing_orders_are_read) {
    const struct file files[] = {
        {"a/one.xhtml", TEXT("<p>One<a epub:type='noteref' href='two.xhtml#n'>1</a>.</p>")},
        {"a/two.xhtml", TEXT("<aside epub:type='footnote' id='n'>A note.</aside>")},
        {0}};
    struct document document =
        read_book(PACKAGE("", XHTML("one") XHTML("two"), "<itemref idref='one'/>"), files);
    ck_assert_span_eq(blocks_of(&document), "paragraph: One1.\nnote: A note.\n");
    const struct block *blocks = document.blocks.items;
    ck_assert_span_eq(blocks[1].id, "a/two.xhtml#n");
    ck_assert_span_eq(blocks[0].spans.items[1].target, "a/two.xhtml#n");
}
END_TEST

START_TEST(notes_of_a_converted_book_are_known_by_their_links_from_file_to_file) {
    static const struct file files[] = {
        {"a/a.xhtml", TEXT("<p>a<a id='r1' href='b.xhtml#n1'><sup>1</sup></a></p>")},
        {"a/b.xhtml", TEXT("<p><a id='n1' href='a.xhtml#r1'>1</a>. b</p>"
                           "<p>c</p><p><a href='a.xhtml#r1'>2</a> d</p>")},
        {NULL, NULL}};
    struct document document = read_book(PACKAGE("<title>T</title>", XHTML("a") XHTML("b"),
                                                 "<itemref idref='a'/><itemref idref='b'/>"),
                                         files);
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: a1\nnote: b\nparagraph: c\nparagraph: 2 d\n");
    ck_assert_span_eq(document.blocks.items[1].id, "a/b.xhtml#n1");
    ck_assert_span_eq(document.blocks.items[0].spans.items[1].target, "a/b.xhtml#n1");
}
END_TEST

START_TEST(contents_are_in_the_order_of_the_text) {
    const struct file files[] = {
        {"a/one.xhtml", TEXT("<h1>One</h1><p>Text.</p><h2 id='x'>Two</h2><p>Text.</p>")},
        {"a/nav.xhtml", TEXT("<nav epub:type='toc'><ol><li><a href='one.xhtml#x'>Two</a></li><li>"
                             "<a href='one.xhtml'>One</a></li><li><a href='gone.xhtml'>Gone</a>"
                             "</li><li><a href='http://a.example/'>Out</a></li></ol></nav>")},
        {0}};
    struct document document =
        read_book(PACKAGE("",
                          XHTML("one") "<item id='n' href='nav.xhtml' properties='nav' "
                                       "media-type='application/xhtml+xml'/>",
                          "<itemref idref='one'/>"),
                  files);
    ck_assert_uint_eq(document.contents.count, 2);
    ck_assert_span_eq(document.contents.items[0].title, "One");
    ck_assert_uint_eq(document.contents.items[0].start, 0);
    struct str there = str_slice(document.source, document.contents.items[1].start, SIZE_MAX);
    ck_assert(str_starts_with(there, STR("<h2 id='x'>")));
}
END_TEST

START_TEST(a_book_with_a_broken_list_of_chapters_is_read_without) {
    const struct file files[] = {
        {"a/one.xhtml", TEXT("<p>One.</p>")}, {"a/nav.xhtml", "<nav><ol></nav>"}, {0}};
    struct document document =
        read_book(PACKAGE("",
                          XHTML("one") "<item id='n' href='nav.xhtml' properties='nav' "
                                       "media-type='application/xhtml+xml'/>",
                          "<itemref idref='one'/>"),
                  files);
    ck_assert_span_eq(blocks_of(&document), "paragraph: One.\n");
    ck_assert_uint_eq(document.repairs.count, 1);
    ck_assert(str_starts_with(document.repairs.items[0].what,
                              STR("did without the list of chapters: a/nav.xhtml:1: not ")));
}
END_TEST

START_TEST(a_cover_is_a_jpeg_or_a_png) {
    const struct file files[] = {{"a/one.xhtml", TEXT("<p>One.</p>")}, {"a/c.gif", "GIF89a"}, {0}};
#define COVER(name)                                                                                \
    PACKAGE("",                                                                                    \
            XHTML("one") "<item id='c' href='" name "' media-type='x' "                            \
                         "properties='cover-image'/>",                                             \
            "<itemref idref='one'/>")
    struct document document = read_book(COVER("c.gif"), files);
    ck_assert_uint_eq(document.metadata.cover.len, 0);
    ck_assert_span_eq(unspoken_of(&document), "cover image, neither JPEG nor PNG: a/c.gif\n");
    document = read_book(COVER("gone.jpg"), files);
    ck_assert_span_eq(unspoken_of(&document), "cover image that cannot be read: a/gone.jpg\n");
}
END_TEST

START_TEST(chapters_in_other_encodings_are_read) {
    const struct file files[] = {
        {"a/one.xhtml", "<?xml version='1.0' encoding='iso-8859-1'?><html><body>\xC9t\xE9</body>"
                        "</html>"},
        {"a/two.xhtml", "<html><body><p>\xC9t\xE9, une belle journ\xE9"
                        "e d\x92\xE9t\xE9.</p></body></html>"},
        {0}};
    struct document document = read_book(
        PACKAGE("", XHTML("one") XHTML("two"), "<itemref idref='one'/><itemref idref='two'/>"),
        files);
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: Été\nparagraph: Été, une belle journée d’été.\n");
}
END_TEST

START_TEST(a_hundred_thousand_nested_elements_do_no_harm) {
    struct strbuf deep = {.arena = arena};
    strbuf_add(&deep, STR("<html><body>"));
    for (int i = 0; i < 100000; i++)
        strbuf_add(&deep, STR("<div>"));
    strbuf_add(&deep, STR("Deep."));
    struct file files[] = {{"a/one.xhtml", str_to_c(arena, strbuf_str(&deep))}, {0}};
    struct document document;
    if (try_format("epub", zip_book(ONE, files), &document))
        ck_assert_span_eq(blocks_of(&document), "paragraph: Deep.\n");
    else
        ck_assert(*refusal.message);
}
END_TEST

/* A small book with a note, a list of chapters and a cover that is none. */
static struct str small_book(void) {
    static const struct file files[] = {
        {"a/one.xhtml", TEXT("<h1 id='h'>One</h1><p>Caf&eacute;<a epub:type='noteref' "
                             "href='#n'>1</a></p><aside epub:type='footnote' id='n'>x</aside>")},
        {"a/nav.xhtml", TEXT("<nav epub:type='toc'><ol><li><a href='one.xhtml#h'>One</a></li>"
                             "</ol></nav>")},
        {"a/c.png", "\x89PNG\r\n\x1A\n"},
        {0}};
    return zip_book(PACKAGE("<title>T</title><creator>A</creator><language>en</language>",
                            XHTML("one") "<item id='n' href='nav.xhtml' properties='nav' "
                                         "media-type='application/xhtml+xml'/><item id='c' "
                                         "href='c.png' properties='cover-image'/>",
                            "<itemref idref='one'/><itemref idref='n'/>"),
                    files);
}

START_TEST(a_flipped_byte_anywhere_is_a_book_or_an_error) {
    struct str book = small_book();
    for (size_t at = 0; at < book.len; at++)
        for (int way = 0; way < 3; way++) {
            struct str content = str_copy(arena, book);
            char *byte = (char *)&content.ptr[at];
            *byte = (char)(way == 0 ? ~*byte : way == 1 ? *byte ^ 1 << at % 8 : 0);
            check_damaged("epub", content);
        }
}
END_TEST

START_TEST(markup_that_is_damaged_is_a_book_or_an_error) {
    static const char markup[] = TEXT("<h1 id='h'>One</h1><p>Caf&eacute;<a epub:type='noteref' "
                                      "href='#n'>1</a></p><table><tr><td>x</td></tr></table>");
    for (size_t at = 0; at < sizeof markup - 1; at++) {
        char damaged[sizeof markup];
        memcpy(damaged, markup, sizeof markup);
        damaged[at] = "<>&\"/\xC3 "[at % 7];
        const struct file files[] = {{"a/one.xhtml", damaged}, {0}};
        check_damaged("epub", zip_book(ONE, files));
    }
}
END_TEST

START_TEST(a_book_cut_off_anywhere_is_an_error) {
    struct str book = small_book();
    struct document document;
    for (size_t length = 0; length < book.len; length += 3)
        ck_assert(!try_format("epub", str_slice(book, 0, length), &document));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("EPUBs");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, an_epub_3_has_the_outline_beside_it);
    tcase_add_test(claims, an_epub_2_has_the_outline_beside_it);
    tcase_add_test(claims, an_epub_is_known_by_its_content);
    tcase_add_test(claims, a_missing_chapter_is_named);
    tcase_add_test(claims, a_chapter_outside_the_archive_is_refused);
    tcase_add_test(claims, a_locked_book_is_an_error_that_says_so);
    tcase_add_test(claims, no_file_of_the_system_is_read);
    tcase_add_test(claims, what_is_no_book_is_told);
    tcase_add_test(claims, a_bomb_among_the_chapters_is_stopped);
    tcase_add_test(claims, a_fallback_stands_in_for_what_is_no_text);
    tcase_add_test(claims, notes_in_a_file_that_nothing_orders_are_read);
    tcase_add_test(claims, notes_of_a_converted_book_are_known_by_their_links_from_file_to_file);
    tcase_add_test(claims, contents_are_in_the_order_of_the_text);
    tcase_add_test(claims, a_book_with_a_broken_list_of_chapters_is_read_without);
    tcase_add_test(claims, a_cover_is_a_jpeg_or_a_png);
    tcase_add_test(claims, chapters_in_other_encodings_are_read);
    tcase_add_test(claims, a_hundred_thousand_nested_elements_do_no_harm);
    tcase_add_test(claims, a_flipped_byte_anywhere_is_a_book_or_an_error);
    tcase_add_test(claims, markup_that_is_damaged_is_a_book_or_an_error);
    tcase_add_test(claims, a_book_cut_off_anywhere_is_an_error);
    return tests_run("epub", claims);
}
