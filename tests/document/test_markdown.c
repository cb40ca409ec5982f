/* Claims about the reader of Markdown. The sample with its outline is in tests/documents. */
#include "document/markdown.h"

#include "base/file.h"
#include "base/utf8.h"
#include "document/format.h"

static struct document read_named(struct str content) {
    struct document document;
    struct error error = {0};
    bool done = document_read_content(arena, "a.md", content, &mending, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return document;
}

#define ck_assert_is(text, expected)                                                               \
    do {                                                                                           \
        struct document document_ = read_named(str_from_c(text));                                  \
        check_spans(&document_);                                                                   \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

#define ck_assert_leaves(text, expected)                                                           \
    do {                                                                                           \
        struct document document_ = read_named(str_from_c(text));                                  \
        ck_assert_span_eq(unspoken_of(&document_), expected);                                      \
    } while (0)

static struct str sample(void) {
    struct str content;
    struct error error = {0};
    bool done = file_read(arena, TESTS_DIR "/documents/structure.md", 1 << 20, &content, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return content;
}

/* ---- the sample ---- */

START_TEST(the_sample_has_its_outline) {
    struct document document = read_named(sample());
    check_outline(&document, "structure.md.outline");
    check_spans(&document);
}
END_TEST

START_TEST(every_word_is_spoken_or_listed) {
    struct document document = read_named(sample());
    const char *told = told_bytes(&document);
    for (size_t at = 0; at < document.source.len;) {
        size_t start = at;
        uint32_t c = utf8_next(document.source, &at);
        ck_assert_msg(told[start] || !(utf8_is_letter(c) || utf8_is_digit(c)), "lost at “%.20s”",
                      document.source.ptr + start);
    }
}
END_TEST

START_TEST(words_know_their_bytes) {
    struct document document = read_named(sample());
    size_t linear = 0, mended = 0;
    for (size_t i = 0; i < document.blocks.count; i++) {
        const struct block *block = &document.blocks.items[i];
        for (size_t j = 0; j < block->spans.count; j++) {
            const struct span *span = &block->spans.items[j];
            struct str source = str_slice(document.source, span->start, span->end);
            bool word = span->kind != SPAN_LABEL && !str_equal(span->text, STR(" "));
            linear += str_equal(source, span->text) ? span->text.len : 0;
            mended += word && !str_equal(source, span->text);
        }
    }
    ck_assert_uint_gt(linear, 800);
    /* Entities, small letters, marks of notes, lines of quoted HTML. */
    ck_assert_uint_le(mended, 12);
}
END_TEST

/* The parser has all lines of a paragraph begin in the column of the first. */
static const char *const ragged[] = {
    " A\n![](b.png).\nre-\nduce t.",
    "  One *two*\nthree *four* five\n      six `seven`.\n",
    "> One *two*\n> three *four*\nfive *five* ![](b.png).\n>  six `six`.\n",
    "- One\n  *two* two\nthree ![](b.png) three [four](c).\n",
};

START_TEST(lines_of_a_paragraph_begin_where_they_do) {
    struct document document = read_named(str_from_c(ragged[_i]));
    ck_assert_uint_eq(document.blocks.count, 1);
    const struct block *block = &document.blocks.items[0];
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        ck_assert_msg(!span->mended || !span->text.len || str_equal(span->text, STR(" ")) ||
                          span->kind == SPAN_LABEL,
                      "“%.*s” at byte %zu", STR_ARG(span->text), span->start);
    }
    check_spans(&document);
}
END_TEST

/* ---- blocks ---- */

START_TEST(headings_have_two_shapes) {
    ck_assert_is("One\n===\n\nTwo\n---\n\n### Three ###\n\nText.\n",
                 "title: One\nheading: Two\nheading: Three\nparagraph: Text.\n");
}
END_TEST

START_TEST(numbers_of_lists_are_as_they_count) {
    ck_assert_is("3. three\n3. again\n\n4) four\n",
                 "list-item: 3. three\nlist-item: 4. again\nlist-item: 4) four\n");
}
END_TEST

START_TEST(lists_in_quotations_are_lists) {
    ck_assert_is("> before\n>\n> 1. one\n> 2. two\n>\n>    more\n>\n> after\n",
                 "quotation: before\nlist-item: 1. one\nlist-item: 2. two\nquotation: more\n"
                 "quotation: after\n");
}
END_TEST

START_TEST(tasks_say_whether_they_are_done) {
    ck_assert_is("- [x] sleep\n- [ ] wake\n", "list-item: Done: sleep\nlist-item: To do: wake\n");
}
END_TEST

START_TEST(cells_follow_their_columns_heading) {
    ck_assert_is("| A<br>B | C |\n|---|---|\n| 1 | 2 |\n| | 4 |\n",
                 "table-row: A B; C\ntable-row: A B: 1; C: 2\ntable-row: C: 4\n");
}
END_TEST

START_TEST(lines_behind_bars_are_verse) {
    ck_assert_is("| The *limerick\n|   packs* laughs\n|\n| anatomical\n  in space\n| *end*\n",
                 "verse: The limerick\nverse: packs laughs\nseparator: \n"
                 "verse: anatomical in space\nverse: end\n");
    ck_assert_is("| One &amp;\r\n| t\\_o\r\n", "verse: One &\nverse: t_o\n");
    ck_assert_is("> | One\n> | two\n\n3. | Three\n   | four\n",
                 "verse: One\nverse: two\nverse: 3. Three\nverse: four\n");
    ck_assert_leaves("| One\n| two\n", "mark of a line: |\nmark of a line: |\n");
}
END_TEST

START_TEST(other_bars_are_no_verse) {
    ck_assert_is("Text\n| bar\n", "paragraph: Text | bar\n");
    ck_assert_is("|bar\n", "paragraph: |bar\n");
    ck_assert_is("| One\ntwo\n", "paragraph: | One two\n");
    ck_assert_is("| a | b |\n| c | d |\n", "paragraph: | a | b | | c | d |\n");
    ck_assert_is("| x | y\n|---|---\n| a | b\n", "table-row: x; y\ntable-row: x: a; y: b\n");
}
END_TEST

START_TEST(blank_cells_and_headings_are_nothing) {
    ck_assert_is("j|\u00A0\n-|-\na|b\nc|![](x)\n",
                 "table-row: j\ntable-row: j: a; b\ntable-row: j: c\n");
}
END_TEST

START_TEST(a_row_of_no_words_makes_no_table_less) {
    struct document document = read_named(STR("| | |\n|-|-|\n| a | b |\n\nx\n\n|c|\n|-|\n|d|\n"));
    ck_assert_int_eq(document.blocks.items[0].table, 1);
    ck_assert_int_eq(document.blocks.items[2].table, 2);
    ck_assert_int_eq(document.blocks.items[3].table, 2);
}
END_TEST

START_TEST(notes_are_found_from_their_marks) {
    struct document document = read_named(STR("One[^b] two[^a].\n\n[^a]: A.\n[^b]: B[^a].\n"));
    ck_assert_span_eq(blocks_of(&document), "paragraph: One1 two2.\nnote: B2.\nnote: A.\n");
    const struct block *block = &document.blocks.items[0];
    ck_assert_int_eq(block->spans.items[1].kind, SPAN_NOTE_REFERENCE);
    ck_assert_span_eq(block->spans.items[1].target, "1");
    ck_assert_span_eq(document.blocks.items[1].id, "1");
    ck_assert_int_eq(document.blocks.items[1].spans.items[1].kind, SPAN_NOTE_REFERENCE);
    ck_assert_span_eq(document.blocks.items[1].spans.items[1].target, "2");
}
END_TEST

START_TEST(notes_have_their_places_wherever_they_are_written) {
    struct document document =
        read_named(STR("# H[^a]\n\n[^a]: One\n    two.\n\n    Three.\n\nText.\n"));
    ck_assert_span_eq(blocks_of(&document),
                      "title: H1\nparagraph: Text.\nnote: One two.\nnote: Three.\n");
    ck_assert_span_eq(unspoken_of(&document), "link address: [^a]:\n");
    ck_assert_uint_eq(document.blocks.items[2].line, 3);
    ck_assert_uint_eq(document.blocks.items[3].line, 6);
    ck_assert_span_eq(document.metadata.title, "H");
}
END_TEST

/* What relatives of Markdown's write. */
static const struct {
    const char *text, *blocks;
} relatives[] = {
    {"::: {.note}\nText.\n:::\n\n\\newpage\n\n[TOC]\n", "paragraph: Text.\n"},
    {"## Why {#why .unnumbered}\n\nA [b](c){.d} and ![e](f){width=5%}.\n",
     "title: Why\nparagraph: A b and e.\n"},
    {"Term\n:   What it means.\n\nOther\n\n: That.\n",
     "paragraph: Term\nlist-item: What it means.\nparagraph: Other\nlist-item: That.\n"},
    {"> [!NOTE]\n> Text.\n", "quotation: NOTE Text.\n"},
    {"{% include a.html %}\n\nIt is {{ x }} so.\n", "paragraph: It is so.\n"},
    {"{% highlight c %}\n{{ x }}\n{% endhighlight %}\n", "code: {{ x }}\n"},
    {"```\n: {% x %} {.y}\n```\n`{{ z }}`\n", "code: : {% x %} {.y}\nparagraph: {{ z }}\n"},
    {"H~2~O and ~~no~~ yes.\n", "paragraph: H 2 O and yes.\n"},
    {"Text\n{: .lead}\n", "paragraph: Text\n"},
    {"A: b\n\nSo: 5 {a} and {b c}.\n", "paragraph: A: b\nparagraph: So: 5 {a} and {b c}.\n"},
};

START_TEST(marks_of_relatives_are_not_read) {
    struct document document = read_named(str_from_c(relatives[_i].text));
    ck_assert_span_eq(blocks_of(&document), relatives[_i].blocks);
}
END_TEST

START_TEST(an_items_number_is_no_mark_where_html_follows) {
    struct document document = read_named(STR("1. <p>x</p>\n2. y\n"));
    ck_assert_span_eq(blocks_of(&document), "list-item: 1. x\nlist-item: 2. y\n");
    ck_assert_span_eq(unspoken_of(&document), "HTML: <p>\nHTML: </p>\n");
}
END_TEST

/* cmark-gfm would drop all that is behind the inner bracket. */
START_TEST(marks_of_notes_that_are_nowhere_are_text) {
    ck_assert_is("See [^a [b\n-] and more.\n", "paragraph: See [^a [b -] and more.\n");
}
END_TEST

START_TEST(an_image_alone_is_a_figure) {
    ck_assert_is("![A *gull* &amp; me](g.png)\n\n[![Linked](g.png)](x)\n\nA ![b](b.png) c.\n",
                 "figure: A gull & me\nfigure: Linked\nparagraph: A b c.\n");
}
END_TEST

START_TEST(an_image_is_said_by_its_title_or_listed) {
    ck_assert_is("![](g.png \"A gull\")\n\nx\n", "figure: A gull\nparagraph: x\n");
    ck_assert_leaves("![](g.png)\n\nx\n", "image without a text alternative: g.png\n");
}
END_TEST

/* ---- lines ---- */

START_TEST(escapes_and_entities_are_what_they_write) {
    ck_assert_is("\\*a\\* &amp; &eacute; &#233; &#xE9; &copy; 5 \\< 6\n",
                 "paragraph: *a* & é é é © 5 < 6\n");
}
END_TEST

START_TEST(characters_of_print_are_mended_here_too) {
    ck_assert_is("The oﬃce of *ﬁre* and ſong.\n", "paragraph: The office of fire and song.\n");
}
END_TEST

START_TEST(struck_out_is_left_out) {
    ck_assert_is("So ~~not~~ this.\n", "paragraph: So this.\n");
    ck_assert_leaves("So ~~not~~ this.\n", "deleted: not\n");
}
END_TEST

static struct str foreign(const struct document *document) {
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; i < document->blocks.count; i++)
        for (size_t j = 0; j < document->blocks.items[i].spans.count; j++) {
            const struct span *span = &document->blocks.items[i].spans.items[j];
            if (span->kind == SPAN_LANGUAGE && !str_equal(span->text, STR(" ")))
                strbuf_format(&list, "%.*s: %.*s\n", STR_ARG(span->language), STR_ARG(span->text));
        }
    return strbuf_str(&list);
}

START_TEST(passages_are_in_their_language) {
    static const char *const cases[][2] = {
        {"a [guten Tag]{lang=de} b [oui]{lang=\"fr\"}", "de: guten Tag\nfr: oui\n"},
        {"a [guten\nTag]{lang=de} b", "de: guten\nde: Tag\n"},
        {"a [guten *Tag* alle]{lang=de} b", "de: guten\nde: Tag\nde: alle\n"},
        {"a [x [sic] y]{lang=de} b", "de: x [sic] y\n"},
        {"a \\[x]{lang=de} b", ""},
        {"a [x] {lang=de} b [", ""},
        {"a x]{lang=de} b [y]{lang=}", ""},
        {"*a [guten* Tag]{lang=de}", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = read_named(str_from_c(cases[i][0]));
        check_spans(&document);
        ck_assert_span_eq(foreign(&document), cases[i][1]);
    }
}
END_TEST

/* ---- HTML ---- */

START_TEST(tags_in_a_line_mean_what_they_do_in_html) {
    ck_assert_is("H<sub>2</sub>O, x<sup>2</sup>, a<br>b, <q>c</q>, <b>*d* e</b> f.\n",
                 "paragraph: H₂O, x², a b, “c”, d e f.\n");
    ck_assert_is("An <img src=x alt=\"anchor\"> and <del>no *not*</del> more.\n",
                 "paragraph: An anchor and more.\n");
    ck_assert_leaves("a<!-- not\nread --> <a id=\"x\"></a>b\n",
                     "comment: <!-- not\nHTML: read --> <a id=\"x\"></a>\n");
}
END_TEST

START_TEST(tags_may_be_open_or_astray) {
    ck_assert_is("a <i>b </b> *c <u>d* e</u> f\n\n</p>g <x> h\n",
                 "paragraph: a b c d e f\nparagraph: g h\n");
}
END_TEST

START_TEST(blocks_of_html_are_read) {
    ck_assert_is("<div>\n<p>one &amp; two</p>\n\n*three*\n\n</div>\n\n<img alt=four>\n",
                 "paragraph: one & two\nparagraph: three\nfigure: four\n");
    ck_assert_is("<table><tr><th>A</th><th>B</th></tr>\n\n<tr><td>1</td><td>2</td></tr></table>\n",
                 "table-row: A; B\ntable-row: A: 1; B: 2\n");
}
END_TEST

START_TEST(html_is_what_it_lies_in) {
    ck_assert_is("> <p>one\n> two</p>\n\n- <div>three</div>\n\n1. <p>four</p>\n\nx[^1]\n\n"
                 "[^1]: <p>five</p>\n",
                 "quotation: one two\nlist-item: three\nlist-item: 1. four\nparagraph: x1\n"
                 "note: five\n");
}
END_TEST

START_TEST(scripts_and_comments_are_listed) {
    ck_assert_leaves("<script>\nlet a = 1;\n</script>\n\n<!-- two\nlines -->\n\nx\n",
                     "HTML: <script>\nHTML: let a = 1;\nHTML: </script>\n"
                     "comment: <!-- two\nHTML: lines -->\n");
}
END_TEST

START_TEST(nesting_without_end_is_refused) {
    struct strbuf text = {.arena = arena};
    struct document document;
    struct error error = {0};
    for (int i = 0; i < 200; i++)
        strbuf_add(&text, STR("> "));
    strbuf_add(&text, STR("x"));
    ck_assert(
        !document_read_content(arena, "a.md", strbuf_str(&text), &mending, &document, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "nested more than 100 deep"));
}
END_TEST

START_TEST(tags_without_end_cost_no_more_than_they_are) {
    struct strbuf text = {.arena = arena};
    for (int i = 0; i < 20000; i++)
        strbuf_add(&text, STR("<b>a [ "));
    struct document document = read_named(strbuf_str(&text));
    ck_assert_uint_eq(document.blocks.count, 1);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("markdown");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, the_sample_has_its_outline);
    tcase_add_test(claims, every_word_is_spoken_or_listed);
    tcase_add_test(claims, words_know_their_bytes);
    tcase_add_loop_test(claims, lines_of_a_paragraph_begin_where_they_do, 0,
                        sizeof ragged / sizeof *ragged);
    tcase_add_test(claims, headings_have_two_shapes);
    tcase_add_test(claims, numbers_of_lists_are_as_they_count);
    tcase_add_test(claims, lists_in_quotations_are_lists);
    tcase_add_test(claims, tasks_say_whether_they_are_done);
    tcase_add_test(claims, cells_follow_their_columns_heading);
    tcase_add_test(claims, lines_behind_bars_are_verse);
    tcase_add_test(claims, other_bars_are_no_verse);
    tcase_add_test(claims, blank_cells_and_headings_are_nothing);
    tcase_add_test(claims, a_row_of_no_words_makes_no_table_less);
    tcase_add_test(claims, notes_are_found_from_their_marks);
    tcase_add_test(claims, notes_have_their_places_wherever_they_are_written);
    tcase_add_loop_test(claims, marks_of_relatives_are_not_read, 0,
                        sizeof relatives / sizeof *relatives);
    tcase_add_test(claims, an_items_number_is_no_mark_where_html_follows);
    tcase_add_test(claims, marks_of_notes_that_are_nowhere_are_text);
    tcase_add_test(claims, an_image_alone_is_a_figure);
    tcase_add_test(claims, an_image_is_said_by_its_title_or_listed);
    tcase_add_test(claims, escapes_and_entities_are_what_they_write);
    tcase_add_test(claims, characters_of_print_are_mended_here_too);
    tcase_add_test(claims, struck_out_is_left_out);
    tcase_add_test(claims, passages_are_in_their_language);
    tcase_add_test(claims, tags_in_a_line_mean_what_they_do_in_html);
    tcase_add_test(claims, tags_may_be_open_or_astray);
    tcase_add_test(claims, blocks_of_html_are_read);
    tcase_add_test(claims, html_is_what_it_lies_in);
    tcase_add_test(claims, scripts_and_comments_are_listed);
    tcase_add_test(claims, nesting_without_end_is_refused);
    tcase_add_test(claims, tags_without_end_cost_no_more_than_they_are);
    return tests_run("markdown", claims);
}
