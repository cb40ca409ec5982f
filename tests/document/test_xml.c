/* Claims about XML: a tree with exact places in the source, and no way to do harm. */
#include "document/xml.h"

#include <stdio.h>

#include "support.h"

static struct arena *arena;
static struct str text;
static struct error error;

static void open_arena(void) {
    arena = arena_open();
    error = (struct error){0};
}

static void close_arena(void) {
    arena_close(arena);
}

static struct node *parse_str(struct str content) {
    struct node *root = NULL;
    bool done = xml_parse(arena, "a.xml", content, &text, &root, &error);
    ck_assert_msg(done == (root != NULL), "a tree or an error, not both");
    return root;
}

static struct node *parse(const char *content) {
    struct node *root = parse_str(str_from_c(content));
    ck_assert_msg(root != NULL, "%s: %s", error.place, error.message);
    return root;
}

static const char *refuse_str(struct str content) {
    ck_assert_msg(!parse_str(content), "must not be read");
    return error.message;
}

static const char *refuse(const char *content) {
    return refuse_str(str_from_c(content));
}

static struct str repeat(const char *piece, size_t n) {
    struct strbuf all = {.arena = arena};
    while (n--)
        strbuf_add(&all, str_from_c(piece));
    return strbuf_str(&all);
}

/* Each text of the tree is the source's bytes, or stands for others whole. "[a][é=&eacute;]" */
static struct str texts_of(struct node *root) {
    struct strbuf list = {.arena = arena};
    size_t at = 0;
    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node->name.len)
            continue;
        struct str there = str_slice(text, node->start, node->end);
        ck_assert_msg(node->start >= at && node->end >= node->start,
                      "“%.*s” at %zu to %zu, after %zu", STR_ARG(node->text), node->start,
                      node->end, at);
        at = node->end;
        strbuf_format(&list, "[%.*s", STR_ARG(node->text));
        if (!str_equal(node->text, there))
            strbuf_format(&list, "=%.*s", STR_ARG(there));
        strbuf_add_char(&list, ']');
    }
    return strbuf_str(&list);
}

START_TEST(elements_text_and_attributes_make_a_tree) {
    struct node *root = parse("<a x='1'><b>Hello <c/>there</b><d y=\"two\">x</d></a>");
    ck_assert(node_is(root, "a"));
    ck_assert_span_eq(node_attribute(root, "x"), "1");
    ck_assert_span_eq(node_text(arena, root), "Hello therex");
    ck_assert_span_eq(node_attribute(node_find(root, "d"), "y"), "two");
    ck_assert_ptr_eq(node_find(root, "c")->parent, node_find(root, "b"));
}
END_TEST

START_TEST(texts_know_their_bytes) {
    ck_assert_span_eq(texts_of(parse("<a>one <b>zw\xC3\xB6lf</b>\n<!-- not this -->caf\xC3\xA9 "
                                     "\xE2\x80\x9Cquoted\xE2\x80\x9D<?pi x?>end</a>")),
                      "[one ][zw\xC3\xB6lf][\n][caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D][end]");
}
END_TEST

START_TEST(long_texts_are_one_piece) {
    struct str prose = repeat("\xC3\xA9t\xC3\xA9 ", 5000);
    struct node *root = parse_str(str_format(arena, "<a>%.*s</a>", STR_ARG(prose)));
    ck_assert_ptr_nonnull(root);
    ck_assert_ptr_eq(root->first_child, root->last_child);
    ck_assert(str_equal(root->first_child->text, prose));
    ck_assert_uint_eq(root->first_child->start, 3);
}
END_TEST

START_TEST(entities_stand_for_their_source_as_a_whole) {
    ck_assert_span_eq(texts_of(parse("<a>caf&#233; &amp; &lt;b&#x3e;</a>")),
                      "[caf][\xC3\xA9=&#233;][ ][&=&amp;][ ][<=&lt;][b][>=&#x3e;]");
}
END_TEST

START_TEST(names_of_html_are_known_without_a_dtd) {
    ck_assert_span_eq(texts_of(parse("<a>a&nbsp;b &mdash; &eacute;</a>")),
                      "[a][\xC2\xA0=&nbsp;][b ][\xE2\x80\x94=&mdash;][ ][\xC3\xA9=&eacute;]");
    struct node *root = parse("<a t='Caf&eacute; &amp; bar&#33; &#38;amp; &quot;'/>");
    ck_assert_span_eq(node_attribute(root, "t"), "Caf\xC3\xA9 & bar! &amp; \"");
}
END_TEST

START_TEST(a_doctype_is_read_and_fetches_nothing) {
    struct node *root =
        parse("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' "
              "'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'><html>&nbsp;x&unheard;y</html>");
    ck_assert_span_eq(node_text(arena, root), "\xC2\xA0x&unheard;y");
}
END_TEST

START_TEST(an_unknown_entity_is_an_error) {
    ck_assert_ptr_nonnull(strstr(refuse("<a>\n&unheard;</a>"), "unheard"));
    ck_assert_str_eq(error.place, "a.xml:2");
}
END_TEST

START_TEST(entities_of_the_file_are_expanded) {
    struct node *root = parse("<!DOCTYPE a [<!ENTITY w 'wide &amp; &v;'><!ENTITY v 'far'>]>"
                              "<a t='&w;'>so &w;</a>");
    ck_assert_span_eq(node_text(arena, root), "so wide & far");
    ck_assert_span_eq(node_attribute(root, "t"), "wide & far");
}
END_TEST

START_TEST(a_billion_laughs_are_not_laughed) {
    struct strbuf bomb = {.arena = arena};
    strbuf_format(&bomb, "<!DOCTYPE a [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 12; i++) {
        strbuf_format(&bomb, "<!ENTITY l%d '", i);
        for (int j = 0; j < 10; j++)
            strbuf_format(&bomb, "&l%d;", i - 1);
        strbuf_format(&bomb, "'>");
    }
    struct str declared = strbuf_str(&bomb);
    ck_assert_ptr_nonnull(
        strstr(refuse_str(str_format(arena, "%.*s]><a>&l11;</a>", STR_ARG(declared))), "expand"));
    error = (struct error){0};
    ck_assert_ptr_nonnull(
        strstr(refuse_str(str_format(arena, "%.*s]><a t='&l11;'/>", STR_ARG(declared))), "expand"));
}
END_TEST

START_TEST(one_long_entity_often_is_a_bomb_too) {
    struct str words = repeat("words ", 10000), references = repeat("&w;", 1000);
    ck_assert_ptr_nonnull(
        strstr(refuse_str(str_format(arena, "<!DOCTYPE a [<!ENTITY w '%.*s'>]><a>%.*s</a>",
                                     STR_ARG(words), STR_ARG(references))),
               "expand"));
}
END_TEST

START_TEST(an_entity_that_refers_to_itself_is_an_error) {
    ck_assert_ptr_nonnull(
        strstr(refuse("<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a>&x;</a>"), "itself"));
}
END_TEST

START_TEST(an_entity_with_markup_is_an_error) {
    ck_assert_ptr_nonnull(
        strstr(refuse("<!DOCTYPE a [<!ENTITY x '<b>y</b>'>]><a>&x;</a>"), "markup"));
}
END_TEST

START_TEST(no_file_is_read) {
    refuse("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>");
    error = (struct error){0};
    refuse("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a t='&x;'/>");
    error = (struct error){0};
    struct node *root =
        parse("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a>text</a>");
    ck_assert_span_eq(node_text(arena, root), "text");
    root = parse("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>text&x;</a>");
    ck_assert_span_eq(node_text(arena, root), "text&x;");
}
END_TEST

START_TEST(defaults_of_a_dtd_are_not_repeated) {
    struct node *root = parse("<!DOCTYPE a [<!ATTLIST b t CDATA 'default'>]><a><b/><b/></a>");
    ck_assert(!node_has_attribute(node_find(root, "b"), "t"));
}
END_TEST

START_TEST(prefixes_are_the_customary_ones) {
    struct node *root = parse(
        "<x:html xmlns:x='http://www.w3.org/1999/xhtml' xmlns:e='http://www.idpf.org/2007/ops' "
        "xml:lang='fr' xml:id='i' e:type='footnote' class='c'/>");
    ck_assert(node_is(root, "html"));
    ck_assert_span_eq(node_attribute(root, "lang"), "fr");
    ck_assert_span_eq(node_attribute(root, "id"), "i");
    ck_assert_span_eq(node_attribute(root, "epub:type"), "footnote");
    ck_assert_span_eq(node_attribute(root, "class"), "c");
}
END_TEST

START_TEST(elements_and_attributes_know_their_bytes) {
    const char *source = "\xEF\xBB\xBF<a>\n<b t = 'v' >x</b ><c\n/></a>";
    struct node *root = parse(source), *b = node_find(root, "b"), *c = node_find(root, "c");
    ck_assert_span_eq(str_slice(text, b->start, b->end), "<b t = 'v' >x</b >");
    ck_assert_span_eq(str_slice(text, c->start, c->end), "<c\n/>");
    ck_assert_span_eq(str_slice(text, root->start, root->end), source + 3);
    ck_assert_span_eq(str_slice(text, b->attributes[0].start, b->attributes[0].end), "v");
}
END_TEST

START_TEST(line_ends_of_windows_keep_places) {
    ck_assert_span_eq(texts_of(parse("<a>\xC3\xA9t\xC3\xA9\r\nfoo\r\nbar</a>")),
                      "[\xC3\xA9t\xC3\xA9][\n=\r\n][foo][\n=\r\n][bar]");
    ck_assert_span_eq(texts_of(parse("<a>foo\r\nbar</a>")), "[foo][\nbar]");
}
END_TEST

START_TEST(cdata_is_text) {
    ck_assert_span_eq(texts_of(parse("<a>x<![CDATA[1 < 2 & \xC3\xA9]]>y</a>")),
                      "[x][1 < 2 & \xC3\xA9][y]");
}
END_TEST

START_TEST(other_encodings_become_utf8) {
    struct node *root = parse("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9t\xE9</a>");
    ck_assert_span_eq(texts_of(root), "[\xC3\xA9t\xC3\xA9]");
    root = parse("<?xml version=\"1.0\" encoding = \"windows-1251\"?><a>\xCF</a>");
    ck_assert_span_eq(texts_of(root), "[\xD0\x9F]");
    root = parse_str((struct str){"\xFE\xFF\0<\0a\0>\0\xE9\0<\0/\0a\0>", 18});
    ck_assert_span_eq(texts_of(root), "[\xC3\xA9]");
    root = parse_str((struct str){"<\0a\0>\0x\0<\0/\0a\0>\0", 16});
    ck_assert_span_eq(texts_of(root), "[x]");
}
END_TEST

START_TEST(wrong_encodings_are_errors) {
    ck_assert_ptr_nonnull(strstr(refuse("<a>\n\xE9t\xE9</a>"), "not UTF-8 (byte 0xE9)"));
    ck_assert_str_eq(error.place, "a.xml:2");
    error = (struct error){0};
    ck_assert_ptr_nonnull(
        strstr(refuse("<?xml version='1.0' encoding='martian'?><a/>"), "martian"));
    error = (struct error){0};
    ck_assert_ptr_nonnull(strstr(refuse_str((struct str){"<a>\0</a>", 8}), "NUL"));
}
END_TEST

START_TEST(what_is_not_well_formed_names_its_line) {
    ck_assert_ptr_nonnull(strstr(refuse("<a>\n<b>\n</a>"), "not well-formed XML"));
    ck_assert_str_eq(error.place, "a.xml:3");
    const char *const wrong[] = {"", "text", "<a>", "<a", "<a></a><b/>", "<a b=c/>", "<a>&;</a>"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        error = (struct error){0};
        refuse(wrong[i]);
    }
}
END_TEST

START_TEST(depth_has_a_limit) {
    struct str deep = repeat("<a>", 100000);
    ck_assert_ptr_nonnull(strstr(refuse_str(deep), "256 deep"));
    struct str fits = str_format(arena, "%.*s%.*s", STR_ARG(repeat("<a>", TREE_DEPTH_MAX)),
                                 STR_ARG(repeat("</a>", TREE_DEPTH_MAX)));
    error = (struct error){0};
    ck_assert_ptr_nonnull(parse_str(fits));
}
END_TEST

/* libxml2 holds each attribute of a tag against all others. */
START_TEST(a_tag_with_attributes_without_end_is_refused_at_once) {
    struct strbuf made = {.arena = arena};
    strbuf_add(&made, STR("<a>\n<!-- <b = = --><![CDATA[ <c x= ]]>\n<b "));
    for (int i = 0; i < 200000; i++)
        strbuf_format(&made, "x%d='>' ", i);
    strbuf_add(&made, STR("/></a>"));
    struct str decoded;
    struct node *tree;
    error = (struct error){0};
    ck_assert(!xml_parse(arena, "a.xml", strbuf_str(&made), &decoded, &tree, &error));
    ck_assert_str_eq(error.place, "a.xml:3");
    ck_assert_ptr_nonnull(strstr(error.message, "attributes"));
}
END_TEST

START_TEST(a_megabyte_of_an_attribute_is_cut_off) {
    struct str value = repeat("0123456789abcdef", 1 << 16);
    struct node *root = parse_str(str_format(arena, "<a t='%.*s'/>", STR_ARG(value)));
    ck_assert_ptr_nonnull(root);
    ck_assert_uint_eq(node_attribute(root, "t").len, ATTRIBUTE_MAX_BYTES);
}
END_TEST

static const char sample[] =
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY w 'word'><!ATTLIST b c CDATA 'd'>]>\r\n"
    "<a xmlns:x='u' x:y='&w;'>caf\xC3\xA9 &w;&eacute;<b>1</b><![CDATA[<]]><!-- c --><?p i?></a>";

START_TEST(a_flipped_bit_anywhere_is_a_tree_or_an_error) {
    for (size_t bit = 0; bit < (sizeof sample - 1) * 8; bit++) {
        struct str content = str_copy(arena, (struct str){sample, sizeof sample - 1});
        ((char *)content.ptr)[bit / 8] ^= (char)(1 << bit % 8);
        error = (struct error){0};
        struct node *root = parse_str(content);
        if (root)
            texts_of(root);
        else
            ck_assert(error.set && *error.message);
    }
}
END_TEST

START_TEST(a_file_cut_off_anywhere_is_an_error) {
    for (size_t length = 0; length < sizeof sample - 1; length++) {
        error = (struct error){0};
        refuse_str((struct str){sample, length});
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("XML");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, elements_text_and_attributes_make_a_tree);
    tcase_add_test(claims, texts_know_their_bytes);
    tcase_add_test(claims, long_texts_are_one_piece);
    tcase_add_test(claims, entities_stand_for_their_source_as_a_whole);
    tcase_add_test(claims, names_of_html_are_known_without_a_dtd);
    tcase_add_test(claims, a_doctype_is_read_and_fetches_nothing);
    tcase_add_test(claims, an_unknown_entity_is_an_error);
    tcase_add_test(claims, entities_of_the_file_are_expanded);
    tcase_add_test(claims, a_billion_laughs_are_not_laughed);
    tcase_add_test(claims, one_long_entity_often_is_a_bomb_too);
    tcase_add_test(claims, an_entity_that_refers_to_itself_is_an_error);
    tcase_add_test(claims, an_entity_with_markup_is_an_error);
    tcase_add_test(claims, no_file_is_read);
    tcase_add_test(claims, defaults_of_a_dtd_are_not_repeated);
    tcase_add_test(claims, prefixes_are_the_customary_ones);
    tcase_add_test(claims, elements_and_attributes_know_their_bytes);
    tcase_add_test(claims, line_ends_of_windows_keep_places);
    tcase_add_test(claims, cdata_is_text);
    tcase_add_test(claims, other_encodings_become_utf8);
    tcase_add_test(claims, wrong_encodings_are_errors);
    tcase_add_test(claims, what_is_not_well_formed_names_its_line);
    tcase_add_test(claims, depth_has_a_limit);
    tcase_add_test(claims, a_tag_with_attributes_without_end_is_refused_at_once);
    tcase_add_test(claims, a_megabyte_of_an_attribute_is_cut_off);
    tcase_add_test(claims, a_flipped_bit_anywhere_is_a_tree_or_an_error);
    tcase_add_test(claims, a_file_cut_off_anywhere_is_an_error);
    return tests_run("xml", claims);
}
