/* Claims about the reader of HTML: what is recognised, what of a page is read, where each
 * word comes from, and what a page cannot do to it. Samples with the outline that is
 * expected of them are in tests/documents. */
#include "document/html.h"

#include "base/file.h"
#include "base/utf8.h"
#include "document/format.h"
#include "document/html_parser.h"
#include "document/markup.h"

static struct document read_named(const char *name, struct str content) {
    struct document document;
    struct error error = {0};
    bool done = document_read_content(arena, name, content, &mending, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return document;
}

static struct document read_html(const char *content) {
    return read_named("page.html", str_from_c(content));
}

static struct str sample(const char *name) {
    struct str content;
    struct error error = {0};
    char *path = file_join(arena, TESTS_DIR "/documents", name);
    bool done = file_read(arena, path, 1 << 20, &content, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return content;
}

static const char *const samples[] = {"web-page.html", "structure.html"};
enum { N_SAMPLES = sizeof samples / sizeof *samples };

START_TEST(samples_have_their_outlines) {
    struct document document = read_named(samples[_i], sample(samples[_i]));
    struct str base = str_from_c(file_base_name(arena, samples[_i]));
    check_outline(&document, str_to_c(arena, str_format(arena, "%.*s.outline", STR_ARG(base))));
    check_spans(&document);
}
END_TEST

/* ---- nothing is lost ---- */

static bool is_space_node(const struct node *node) {
    for (size_t at = 0; at < node->text.len;)
        if (!utf8_is_space(utf8_next(node->text, &at)))
            return false;
    return true;
}

START_TEST(every_text_is_spoken_or_listed) {
    struct document document = read_named(samples[_i], sample(samples[_i]));
    const char *told = told_bytes(&document);
    struct node *root;
    struct error error = {0};
    ck_assert(html_parse(arena, "page", document.source, &root, &error));
    const struct node *body = node_find(root, "body");
    size_t texts = 0;
    for (const struct node *node = body; node;) {
        if (markup_is_no_text(node)) {
            node = node_next_after(body, node);
            continue;
        }
        for (size_t i = node->start; node->text.len && !is_space_node(node) && i < node->end; i++)
            ck_assert_msg(told[i] || (unsigned char)document.source.ptr[i] <= ' ', "“%.*s” is lost",
                          STR_ARG(node->text));
        texts += node->text.len > 0;
        node = node_next(body, node);
    }
    ck_assert_uint_gt(texts, 50);
}
END_TEST

START_TEST(words_are_the_bytes_of_their_source) {
    struct document document = read_named(samples[_i], sample(samples[_i]));
    size_t linear = 0, last = 0;
    for (size_t i = 0; i < document.blocks.count; i++) {
        const struct block *block = &document.blocks.items[i];
        for (size_t j = 0; j < block->spans.count; j++) {
            const struct span *span = &block->spans.items[j];
            ck_assert_uint_ge(span->start, last);
            last = span->end;
            if (span->mended || span->text.len != span->end - span->start || !span->text.len)
                continue;
            linear += span->text.len;
            ck_assert(str_equal(span->text, str_slice(document.source, span->start, span->end)) ||
                      span->line_break);
        }
    }
    /* Only entities and labels are not. */
    ck_assert_uint_gt(linear, 800);
}
END_TEST

/* ---- what is HTML ---- */

START_TEST(html_is_recognised_by_what_it_is) {
    static const struct {
        const char *name, *content;
        bool is_html;
    } cases[] = {
        {"page", "<!doctype html><p>x", true},
        {"page", "\xEF\xBB\xBF <!-- a --> <HTML>", true},
        {"page", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-\">", true},
        {"page.txt", "<!DOCTYPE HTML>", true},
        {"page.html", "<p>Hello", true},
        {"page.HTM", "Hello <p>there", true},
        {"page", "<p>Hello", false},
        {"page.md", "<h1 align=center>Hello</h1>", false},
        {"page.txt", "A letter about <html> and its tags", false},
        {"page.fb2", "<?xml version=\"1.0\"?><FictionBook>", false},
        {"page", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(reader_html.recognises(str_from_c(cases[i].content), cases[i].name) ==
                          cases[i].is_html,
                      "“%s” named %s", cases[i].content, cases[i].name);
}
END_TEST

START_TEST(pages_in_other_encodings_are_read) {
    struct str latin = STR("<!doctype html><meta charset='latin1'><p>caf\xE9 \x96 \x80"
                           "5");
    struct str wide = STR("\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0o\0\xFA\0");
    struct str declared = STR("<?xml version='1.0' encoding='koi8-r'?><html><p>\xC4\xC1");
    struct document document = read_named("a.html", latin);
    ck_assert_span_eq(blocks_of(&document), "paragraph: café – €5\n");
    ck_assert_uint_eq(document.repairs.count, 1);
    document = read_named("b", wide);
    ck_assert_span_eq(blocks_of(&document), "paragraph: oú\n");
    document = read_named("c.xhtml", declared);
    ck_assert_span_eq(blocks_of(&document), "paragraph: да\n");
}
END_TEST

START_TEST(a_page_in_utf8_is_that_whatever_it_says) {
    struct document document = read_html("<!doctype html><meta charset='latin1'><p>caf\xC3\xA9");
    ck_assert_span_eq(blocks_of(&document), "paragraph: café\n");
    ck_assert_uint_eq(document.repairs.count, 0);
}
END_TEST

/* ---- the main text ---- */

#define PROSE                                                                                      \
    "A paragraph of the main text, which is as long as paragraphs are wont to be, and longer "     \
    "than what stands in menus."

START_TEST(main_is_what_the_page_says_it_is) {
    struct document document =
        read_html("<html><body><p>Before. " PROSE "<main><p>Within.</main><p>After.</body>");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Within.\n");
    document = read_html("<html><body><p>" PROSE "<article><p>Only.</article>");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Only.\n");
}
END_TEST

START_TEST(of_several_articles_none_is_the_main_one) {
    struct document document = read_html("<html><body><article><p>One.</article>"
                                         "<article><p>Two.</article>");
    ck_assert_span_eq(blocks_of(&document), "paragraph: One.\nparagraph: Two.\n");
}
END_TEST

START_TEST(prose_among_menus_is_found) {
    struct document document =
        read_html("<html><body><div id=nav><a href=a>Here</a></div><div><div class=x><p>" PROSE
                  "</div><div><a href=b>There</a></div></div>");
    ck_assert_span_eq(blocks_of(&document), "paragraph: " PROSE "\n");
    ck_assert_span_eq(unspoken_of(&document),
                      "outside the main text: Here\noutside the main text: There\n");
}
END_TEST

START_TEST(what_nothing_surrounds_is_read_whole) {
    struct document document =
        read_html("<html><body><div><p>For my mother</div><div><p>" PROSE "<p>" PROSE "</div>");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: For my mother\nparagraph: " PROSE "\nparagraph: " PROSE "\n");
}
END_TEST

START_TEST(landmarks_within_the_main_text_are_listed) {
    struct document document =
        read_html("<html><body><main><header>Date</header><nav>Menu</nav><h1>Head</h1><p>Text."
                  "<aside>Beside</aside><footer>Foot</footer></main>");
    ck_assert_span_eq(blocks_of(&document), "title: Head\nparagraph: Text.\n");
    ck_assert_span_eq(unspoken_of(&document), "page header: Date\nnavigation: Menu\n"
                                              "beside the main text: Beside\npage footer: Foot\n");
}
END_TEST

START_TEST(a_header_with_the_heading_is_kept) {
    struct document document =
        read_html("<html><body><article><header><h1>Head</h1><p>By me</header><p>Text.");
    ck_assert_span_eq(blocks_of(&document), "title: Head\nparagraph: By me\nparagraph: Text.\n");
}
END_TEST

START_TEST(a_heading_outside_of_main_is_read) {
    struct document document = read_html("<html><title>Head - Site</title><body><div><h1>Site</h1>"
                                         "</div><div><h1>Head</h1></div><main><p>Text.</main>");
    ck_assert_span_eq(blocks_of(&document), "title: Head\nparagraph: Text.\n");
    ck_assert_span_eq(document.metadata.title, "Head");
}
END_TEST

/* ---- metadata ---- */

START_TEST(the_head_tells_of_the_page) {
    struct document document = read_html(
        "<html lang=fr><head><title>Un  titre</title><meta name=author content='A. B.'>"
        "<meta name=description content='De quoi'><meta name='DC.date' content=1901>"
        "<meta name=keywords content='a, b'><meta name='dc.publisher' content=P></head><p>x");
    const struct metadata *metadata = &document.metadata;
    ck_assert_span_eq(metadata->title, "Un titre");
    ck_assert_span_eq(metadata->author, "A. B.");
    ck_assert_span_eq(metadata->language, "fr");
    ck_assert_span_eq(metadata->description, "De quoi");
    ck_assert_span_eq(metadata->date, "1901");
    ck_assert_span_eq(metadata->subject, "a, b");
    ck_assert_span_eq(metadata->publisher, "P");
}
END_TEST

START_TEST(what_pictures_show_is_told_apart) {
    struct document document =
        read_html("<p>See <img alt='a gull'> here.<table><tr><th>Who<th>What<tr><td>Tom<td>"
                  "<a href=x><img alt='A cat &amp; more'></a></table>"
                  "<svg><title>A map</title></svg><img alt='A dog'>");
    ck_assert_span_eq(pictured_of(&document), "a gull\nA cat & more\nA map\nA dog\n");
}
END_TEST

START_TEST(bullets_that_were_typed_make_items) {
    struct document document =
        read_html("<p>Bring:<br>• <b>Bread</b> of<br>rye<br>•\u00A0tea</p><p>&#9642;\tSalt</p>"
                  "<p>•one</p><p>• • •</p><ol><li>• two</ol>");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: Bring:\nlist-item: Bread of rye\nlist-item: tea\n"
                      "list-item: Salt\nparagraph: •one\nparagraph: • • •\nlist-item: 1. two\n");
    ck_assert_span_eq(document.unspoken.items[0].reason, "list mark");
    ck_assert_span_eq(document.unspoken.items[0].text, "•");
    document = read_html("<p>•\nOne<br>\n•\ntwo");
    ck_assert_uint_eq(document.blocks.items[0].line, 2);
    ck_assert_uint_eq(document.blocks.items[1].line, 4);
}
END_TEST

START_TEST(a_group_of_headings_is_one_of_several_lines) {
    struct document document =
        read_html("<h1>Book</h1><p>x</p><hgroup><h2>IV</h2><p>The Boat</p></hgroup><p>Text.</p>"
                  "<hgroup>\n<p>Part 1:</p>\n<h2>Sea?</h2>\n<p>And land</p>\n</hgroup><p>More.</p>"
                  "<hgroup><p>No heading</p></hgroup>");
    ck_assert_span_eq(blocks_of(&document),
                      "title: Book\nparagraph: x\nheading: IV. The Boat\nparagraph: Text.\n"
                      "heading: Part 1: Sea? And land\nparagraph: More.\n"
                      "paragraph: No heading\n");
}
END_TEST

START_TEST(stanzas_are_apart) {
    struct document document =
        read_html("<div class=poem><p>One<br>two</p><p>three<br>four</p></div>"
                  "<div class=poem><div class=stanza><p>a</p><p>b</p></div><div class=stanza>"
                  "<p>c</p></div></div>");
    ck_assert_span_eq(blocks_of(&document),
                      "verse: One\nverse: two\nseparator: \nverse: three\nverse: four\n"
                      "separator: \nverse: a\nverse: b\nseparator: \nverse: c\n");
}
END_TEST

START_TEST(pages_that_word_saved_keep_their_roles) {
    struct document document = read_html(
        "<body lang=EN-GB><p class=MsoTitle>Minutes</p><p class=MsoNormal>We met.</p>"
        "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span "
        "style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp; </span></span>Tea</p>"
        "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span "
        "style='mso-list:Ignore'>o<span>&nbsp; </span></span>cake</p>"
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>"
        "First</p><p class=MsoQuote>Said.</p><div style='mso-element:comment-list'><div "
        "style='mso-element:comment'><p>[A1] Check</p></div></div>");
    ck_assert_span_eq(document.metadata.language, "EN-GB");
    ck_assert_span_eq(blocks_of(&document),
                      "title: Minutes\nparagraph: We met.\nlist-item: Tea\nlist-item: cake\n"
                      "list-item: 1. First\nquotation: Said.\n");
    ck_assert_int_eq(document.blocks.items[3].level, 2);
    ck_assert_span_eq(document.unspoken.items[2].reason, "comment");
}
END_TEST

START_TEST(authors_named_one_by_one_are_several) {
    struct document document = read_html(
        "<head><meta name=author content='Leeson, Ann'><meta name=author content='Bo Berg'>"
        "<meta name=author content='Bo Berg'><meta name=author content='Bo'></head><p>x");
    ck_assert_span_eq(document.metadata.author, "Leeson, Ann; Bo Berg; Bo");
}
END_TEST

START_TEST(a_title_loses_the_sites_name) {
    struct document document = read_html("<html><title>Head - of all | Site</title>"
                                         "<meta property='og:site_name' content=site><p>x");
    ck_assert_span_eq(document.metadata.title, "Head - of all");
    document = read_html("<html><title>One - Two</title><p>x");
    ck_assert_span_eq(document.metadata.title, "One - Two");
    document = read_html("<html><title>One - Two</title><h1>One</h1><p>x");
    ck_assert_span_eq(document.metadata.title, "One");
}
END_TEST

/* ---- places ---- */

START_TEST(entities_are_spans_of_their_own) {
    static const char *const texts[] = {
        "fish &amp; chips", "a &lt; b &gt c",    "&notit; &copy2019 &amp;amp; AT&T &",
        "&NotEqualTilde;x", "&#x41;&#66;&#150;", "a</b>c<!-- d -->e",
        "&bogus; &am; &#;", "one\r\ntwo",        "one\uFFFFtwo\uFDD0 &amp; caf\u00E9",
    };
    static const char *const expected[] = {
        "fish & chips",     "a < b > c", "¬it; ©2019 &amp; AT&T &",        "≂̸x", "AB–", "ace",
        "&bogus; &am; &#;", "one two",   "one\uFFFDtwo\uFFFD & caf\u00E9",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str page = str_format(arena, "<!doctype html><p>%s</p>", texts[i]);
        struct document document = read_named("a.html", page);
        ck_assert_uint_eq(document.blocks.count, 1);
        ck_assert_span_eq(block_text(arena, &document.blocks.items[0]), expected[i]);
        const struct block *block = &document.blocks.items[0];
        const struct span *first = &block->spans.items[0];
        const struct span *last = &block->spans.items[block->spans.count - 1];
        ck_assert_uint_eq(first->start, strlen("<!doctype html><p>"));
        ck_assert_uint_eq(last->end, page.len - strlen("</p>"));
    }
}
END_TEST

/* The numbers that gumbo would count to are of U+0041, of none, and of an odd byte. */
START_TEST(a_number_of_no_character_is_told_as_such) {
    struct document document =
        read_html("<!doctype html><p title='&#x99999999'>a&#4294967361;b&#x80000000;c&#x99999999;d"
                  "&#x110000;e&#0;f&#x10FFFF;&#66;</p>");
    ck_assert_uint_eq(document.blocks.count, 1);
    ck_assert_span_eq(block_text(arena, &document.blocks.items[0]),
                      "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\U0010FFFFB");
}
END_TEST

START_TEST(what_browsers_move_stays_where_it_was_written) {
    struct document document = read_html("<html><table><tr><th>H<th>I<tr><td>A<td>B</tr>between"
                                         "<tr><td>C<td>D</table>");
    ck_assert_span_eq(blocks_of(&document), "table-row: H; I\ntable-row: H: A; I: B\n"
                                            "paragraph: between\ntable-row: H: C; I: D\n");
}
END_TEST

/* ---- what a page cannot do ---- */

/* Pandoc writes its title into a <header>, and lines of verse into a <div>. */
START_TEST(a_page_of_short_paragraphs_is_read_whole) {
    struct document document = read_html(
        "<header id=title><h1>A title</h1></header><h2>One</h2><p>Short.</p><table><tr><th>"
        "A<th>B<tr><td>c<td>d</table><div class=box><p>A line of prose that is long enough "
        "to be thought the only one, for it has more than eighty bytes.</div><p>End.");
    struct str blocks = blocks_of(&document);
    ck_assert(str_contains(blocks, STR("Short.")));
    ck_assert(str_contains(blocks, STR("A: c; B: d")));
    ck_assert(str_contains(blocks, STR("the only one")));
    ck_assert(str_contains(blocks, STR("End.")));
}
END_TEST

START_TEST(elements_nest_without_end) {
    static const char *const tags[] = {"<div>",           "<b>",          "<ul><li>",
                                       "<table><tr><td>", "<blockquote>", "<svg>",
                                       "<span lang=fr>",  "<q>",          "<font size=1>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct document document =
            read_html(repeated("<!doctype html>", tags[i], 100000, "<p>deep</p>"));
        struct str text = outline_of(&document);
        ck_assert_msg(str_contains(text, STR("deep")), "%s: %.*s", tags[i], STR_ARG(text));
    }
}
END_TEST

START_TEST(blocks_beyond_the_deepest_stay_apart) {
    struct strbuf page = {.arena = arena};
    strbuf_add(&page, str_from_c(repeated("<!doctype html>", "<div>", 5000, "")));
    strbuf_add(&page, STR("one<div>two</div>three"));
    strbuf_add(&page, str_from_c(repeated("", "</div>", 5000, "")));
    strbuf_add(&page, STR("four"));
    struct document document = read_named("a.html", strbuf_str(&page));
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: one\nparagraph: two\nparagraph: three\nparagraph: four\n");
}
END_TEST

START_TEST(a_tag_has_attributes_without_end) {
    struct strbuf page = {.arena = arena};
    strbuf_add(&page, STR("<!doctype html><p title=x"));
    for (int i = 0; i < 200000; i++)
        strbuf_format(&page, " a%d=1", i);
    strbuf_add(&page, STR(" class=y>text</p><img src='data:"));
    strbuf_add(&page, str_from_c(repeated("", "AAAAAAAAAAAAAAAA", 100000, "")));
    strbuf_add(&page, STR("'>"));
    struct document document = read_named("a.html", strbuf_str(&page));
    ck_assert_span_eq(blocks_of(&document), "paragraph: text\n");
}
END_TEST

START_TEST(pages_end_anywhere) {
    struct str whole = sample("structure.html");
    for (size_t length = 20; length < whole.len; length += 37) {
        struct document document = {.path = "a.html"};
        struct error error = {0};
        document.file_bytes = document.source = str_slice(whole, 0, length);
        if (!reader_html.read(arena, &mending, &document, &error))
            ck_assert_msg(strstr(error.message, "no text") || strstr(error.message, "UTF-8"), "%s",
                          error.message);
    }
}
END_TEST

START_TEST(a_page_without_text_says_what_to_do) {
    struct document document;
    struct error error = {0};
    ck_assert(!document_read_content(arena, "app.html",
                                     STR("<!doctype html><div id=app></div><script>go()</script>"),
                                     &mending, &document, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "save it from a browser"));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("html");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_loop_test(claims, samples_have_their_outlines, 0, N_SAMPLES);
    tcase_add_loop_test(claims, every_text_is_spoken_or_listed, 0, N_SAMPLES);
    tcase_add_loop_test(claims, words_are_the_bytes_of_their_source, 0, N_SAMPLES);
    tcase_add_test(claims, html_is_recognised_by_what_it_is);
    tcase_add_test(claims, pages_in_other_encodings_are_read);
    tcase_add_test(claims, a_page_in_utf8_is_that_whatever_it_says);
    tcase_add_test(claims, main_is_what_the_page_says_it_is);
    tcase_add_test(claims, of_several_articles_none_is_the_main_one);
    tcase_add_test(claims, prose_among_menus_is_found);
    tcase_add_test(claims, what_nothing_surrounds_is_read_whole);
    tcase_add_test(claims, landmarks_within_the_main_text_are_listed);
    tcase_add_test(claims, a_header_with_the_heading_is_kept);
    tcase_add_test(claims, a_heading_outside_of_main_is_read);
    tcase_add_test(claims, the_head_tells_of_the_page);
    tcase_add_test(claims, what_pictures_show_is_told_apart);
    tcase_add_test(claims, bullets_that_were_typed_make_items);
    tcase_add_test(claims, a_group_of_headings_is_one_of_several_lines);
    tcase_add_test(claims, stanzas_are_apart);
    tcase_add_test(claims, pages_that_word_saved_keep_their_roles);
    tcase_add_test(claims, authors_named_one_by_one_are_several);
    tcase_add_test(claims, a_title_loses_the_sites_name);
    tcase_add_test(claims, entities_are_spans_of_their_own);
    tcase_add_test(claims, a_number_of_no_character_is_told_as_such);
    tcase_add_test(claims, what_browsers_move_stays_where_it_was_written);
    tcase_add_test(claims, a_page_of_short_paragraphs_is_read_whole);
    tcase_add_test(claims, elements_nest_without_end);
    tcase_add_test(claims, blocks_beyond_the_deepest_stay_apart);
    tcase_add_test(claims, a_tag_has_attributes_without_end);
    tcase_add_test(claims, pages_end_anywhere);
    tcase_add_test(claims, a_page_without_text_says_what_to_do);
    return tests_run("html", claims);
}
