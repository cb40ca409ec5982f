/* Claims about what elements mean, each on a piece of HTML within <main>. */
#include "document/markup.h"

#include "document/html_parser.h"
#include "document/reading.h"

static struct document read_piece(const char *piece) {
    struct document document;
    struct error error = {0};
    struct str page = str_format(arena, "<!doctype html><html lang=en><main>%s</main>", piece);
    bool done = document_read_content(arena, "a.html", page, &mending, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return document;
}

#define ck_assert_means(piece, expected)                                                           \
    do {                                                                                           \
        struct document document_ = read_piece(piece);                                             \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

#define ck_assert_leaves(piece, expected)                                                          \
    do {                                                                                           \
        struct document document_ = read_piece(piece);                                             \
        ck_assert_span_eq(unspoken_of(&document_), expected);                                      \
    } while (0)

static const struct span *find_span(const struct document *document, enum span_kind kind) {
    for (size_t i = 0; i < document->blocks.count; i++)
        for (size_t j = 0; j < document->blocks.items[i].spans.count; j++)
            if (document->blocks.items[i].spans.items[j].kind == kind)
                return &document->blocks.items[i].spans.items[j];
    ck_abort_msg("no such span");
    return NULL;
}

/* ---- blocks ---- */

START_TEST(blocks_part_what_stands_in_them) {
    ck_assert_means("loose<div>a<section>b</section>c</div><address>d</address>e",
                    "paragraph: loose\nparagraph: a\nparagraph: b\nparagraph: c\nparagraph: d\n"
                    "paragraph: e\n");
}
END_TEST

START_TEST(a_heading_is_one_block_whatever_is_in_it) {
    ck_assert_means("<p>x<h2><div>Chapter I</div><div>Loomings</div></h2><p>y",
                    "paragraph: x\nheading: Chapter I Loomings\nparagraph: y\n");
    ck_assert_means("<p>x<div role=heading aria-level=3>Head</div>",
                    "paragraph: x\nheading: Head\n");
}
END_TEST

START_TEST(two_breaks_part_paragraphs) {
    ck_assert_means("one<br>line<br> <br>two", "paragraph: one line\nparagraph: two\n");
}
END_TEST

START_TEST(quotations_nest) {
    struct document document =
        read_piece("<blockquote>a<blockquote><p>b</blockquote>c</blockquote>d");
    static const int levels[] = {1, 2, 1, 0};
    ck_assert_span_eq(blocks_of(&document),
                      "quotation: a\nquotation: b\nquotation: c\nparagraph: d\n");
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(document.blocks.items[i].level, levels[i]);
}
END_TEST

START_TEST(a_rule_stands_between_blocks_only) {
    ck_assert_means("<hr><p>a<hr><hr><p>b<hr>", "paragraph: a\nseparator: \nparagraph: b\n");
}
END_TEST

START_TEST(code_keeps_its_lines) {
    struct document document = read_piece("<pre>a\n  b</pre><p>c");
    ck_assert_int_eq(document.blocks.items[0].kind, BLOCK_CODE);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_PARAGRAPH);
    bool line = false;
    for (size_t i = 0; i < document.blocks.items[0].spans.count; i++)
        line = line || document.blocks.items[0].spans.items[i].line_break;
    ck_assert(line);
}
END_TEST

START_TEST(verse_is_read_by_line) {
    ck_assert_means("<div class=stanza>One<br>two</div>", "verse: One\nverse: two\n");
    ck_assert_means("<section epub:type='z3998:poem'><p>One</p><p>two</p></section>three",
                    "verse: One\nverse: two\nparagraph: three\n");
    ck_assert_means("<blockquote class=poem><div>One</div><div>two</div></blockquote>",
                    "verse: One\nverse: two\n");
    ck_assert_means("<pre class=poem>One,\n  two</pre>", "verse: One,\nverse: two\n");
}
END_TEST

/* ---- lists ---- */

START_TEST(lists_are_numbered_as_written) {
    ck_assert_means("<ol><li>a<li>b</ol>", "list-item: 1. a\nlist-item: 2. b\n");
    ck_assert_means("<ol start=0 type=a><li>x<li>y</ol>", "list-item: 0. x\nlist-item: a. y\n");
    ck_assert_means("<ol reversed><li>a<li value=7>b<li>c</ol>",
                    "list-item: 3. a\nlist-item: 7. b\nlist-item: 6. c\n");
    ck_assert_means("<ol type=I start=1999><li>a</ol>", "list-item: MCMXCIX. a\n");
    ck_assert_means("<ol type=A start=28><li>a</ol>", "list-item: AB. a\n");
    ck_assert_means("<ol style='list-style-type: none'><li>a</ol>", "list-item: a\n");
    ck_assert_means("<ul><li>a</ul>", "list-item: a\n");
}
END_TEST

START_TEST(a_lists_number_is_no_text) {
    struct document document = read_piece("<ol><li>a</ol>");
    const struct span *label = find_span(&document, SPAN_LABEL);
    ck_assert_span_eq(label->text, "1. ");
    ck_assert_uint_eq(label->start, label->end);
}
END_TEST

START_TEST(lists_nest) {
    struct document document = read_piece("<ul><li>a<ol><li>b</ol><li>c</ul>");
    ck_assert_span_eq(blocks_of(&document), "list-item: a\nlist-item: 1. b\nlist-item: c\n");
    ck_assert_int_eq(document.blocks.items[0].level, 1);
    ck_assert_int_eq(document.blocks.items[1].level, 2);
    ck_assert_int_eq(document.blocks.items[2].level, 1);
}
END_TEST

/* ---- lines ---- */

START_TEST(foreign_words_know_their_language) {
    struct document document = read_piece("<p>So <i lang=fr>la vie <b lang=en>goes</b></i> on.");
    const struct span *foreign = find_span(&document, SPAN_LANGUAGE);
    ck_assert_span_eq(foreign->language, "fr");
    ck_assert_span_eq(blocks_of(&document), "paragraph: So la vie goes on.\n");
    document = read_piece("<p lang=en-GB>colour");
    ck_assert_int_eq(document.blocks.items[0].spans.items[0].kind, SPAN_PLAIN);
}
END_TEST

START_TEST(quotation_marks_are_set_once) {
    ck_assert_means("<p><q>a <q>b</q></q>", "paragraph: “a ‘b’”\n");
    ck_assert_means("<p><q>“a”</q> <q></q>b", "paragraph: “a” b\n");
}
END_TEST

START_TEST(powers_are_no_ordinals) {
    ck_assert_means("<p>x<sup>2</sup>, 10<sup>−3</sup>, 1<sup>st</sup>, CO<sub>2</sub>",
                    "paragraph: x², 10⁻³, 1st, CO₂\n");
}
END_TEST

START_TEST(breaks_within_words_leave_no_trace) {
    ck_assert_means("<p>long<wbr>word <span class=dropcap>T</span>he", "paragraph: longword The\n");
}
END_TEST

START_TEST(empty_paragraphs_are_none) {
    ck_assert_means("<p>&nbsp;<p> \xC2\xA0 <p>a&nbsp;<p>&#8203;", "paragraph: a\n");
}
END_TEST

/* ---- tables ---- */

START_TEST(cells_are_said_after_their_headings) {
    struct document document =
        read_piece("<table><tr><th>Name:<th>Age<tr><td>Ann<td>30<tr><td>Bob<td></table>");
    ck_assert_span_eq(blocks_of(&document), "table-row: Name:; Age\ntable-row: Name: Ann; Age: 30\n"
                                            "table-row: Name: Bob\n");
    ck_assert(document.blocks.items[0].table_head);
    ck_assert(!document.blocks.items[1].table_head);
    ck_assert_int_eq(document.blocks.items[2].table, 1);
    const struct block *row = &document.blocks.items[1];
    ck_assert_int_eq(row->spans.items[row->spans.count - 1].column, 2);
}
END_TEST

START_TEST(cells_that_span_are_where_they_are) {
    ck_assert_means("<table><tr><th>A<th colspan=2>B<th>C<tr><td>1<td>2<td>3<td>4</table>",
                    "table-row: A; B; C\ntable-row: A: 1; B: 2; B: 3; C: 4\n");
    ck_assert_means("<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>",
                    "table-row: A; B\ntable-row: A: 1; B: 2\ntable-row: 1; B: 3\n");
    ck_assert_means("<table><tr><th>A<th>B<tr><td>1<td rowspan=0>2<tr><td colspan=99999>3</table>",
                    "table-row: A; B\ntable-row: A: 1; B: 2\ntable-row: A: 3\n");
}
END_TEST

START_TEST(a_rows_own_heading_needs_none) {
    ck_assert_means("<table><tr><td><th>Sum<tr><th>May<td>3</table>",
                    "table-row: Sum\ntable-row: May; 3\n");
    ck_assert_means("<table><thead><tr><td><th>Sum<tbody><tr><th>May<td>3</table>",
                    "table-row: Sum\ntable-row: May; Sum: 3\n");
}
END_TEST

START_TEST(tables_that_lay_out_are_no_tables) {
    ck_assert_means("<table><tr><td>a<tr><td>b</table>", "paragraph: a\nparagraph: b\n");
    ck_assert_means("<table role=none><tr><td>a<td>b</table>", "paragraph: a\nparagraph: b\n");
    ck_assert_means("<table><tr><td>a<td><table><tr><th>B<th>C<tr><td>b<td>c</table></table>",
                    "paragraph: a\ntable-row: B; C\ntable-row: B: b; C: c\n");
}
END_TEST

START_TEST(blocks_in_a_cell_are_its_text) {
    ck_assert_means("<table><tr><th>A<th>B<tr><td><p>x<p>y<td><ul><li>z</ul></table>",
                    "table-row: A; B\ntable-row: A: x y; B: z\n");
}
END_TEST

/* ---- notes and pages ---- */

START_TEST(a_reference_leads_to_its_note) {
    static const char *const pieces[] = {
        ("<p>a<sup><a href='#fn1'>1</a></sup>"
         "<section role=doc-endnotes><ol><li id=fn1>b</ol></section>"),
        "<p>a<a epub:type=noteref href='#fn1'>1</a><aside epub:type=footnote id=fn1><p>b</aside>",
        "<p>a<a href='#fn1'><sup>1</sup></a><div class=footnotes><p id=fn1>b</p></div>",
        ("<p>a<a id=fnref1 href='#fn1' class=fnanchor>[1]</a>"
         "<div class=footnote><p><a id=fn1 href='#fnref1'>[1]</a> b</p></div>"),
        "<p>a<sup>[<a href='#fn1'>1</a>]</sup><div role=doc-footnote id=fn1>b</div>",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct document document = read_piece(pieces[i]);
        ck_assert_uint_eq(document.blocks.count, 2);
        ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_NOTE);
        ck_assert_span_eq(document.blocks.items[1].id, "fn1");
        ck_assert_span_eq(find_span(&document, SPAN_NOTE_REFERENCE)->target, "fn1");
    }
}
END_TEST

START_TEST(a_note_of_several_paragraphs_is_one) {
    struct document document = read_piece(
        "<p>a<aside epub:type=footnote id=n><p>b<blockquote>c</blockquote><p>d</aside>e");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: a\nnote: b\nnote: c\nnote: d\nparagraph: e\n");
    ck_assert_span_eq(document.blocks.items[1].id, "n");
    ck_assert_uint_eq(document.blocks.items[2].id.len, 0);
}
END_TEST

/* Marks as converters write them: what they lead to leads back. */
static const struct {
    const char *text, *note;
} converted[] = {
    {"<a id=r1 href='#n1'>[1]</a>", "<p>[<a id=n1 href='#r1'>1</a>] b"},
    {"<a id=r1 href='#n1'><sup>1</sup></a>", "<p id=n1><a href='#r1'>1</a>. b"},
    {"<a name=r1></a><a href='#n1'>*</a>", "<p><a name=n1></a><a href='#r1'>*</a> b"},
    {"<span id=r1><a href='#n1'>1</a></span>", "<div id=n1><p><a href='#r1'>1.</a> b</div>"},
    {"<sup id=r1><a href='#n1'>[1]</a></sup>", "<ol><li id=n1><b><a href='#r1'>^</a></b> b</ol>"},
    {"<sup id=r1><a href='#n1'>[1]</a></sup>", "<ol><li id=n1><a href='#r1'>a</a> b</ol>"},
    {"<a id=r1 href='#n1'>1</a>", "<p id=n1>b <a href='#r1'>back</a>"},
};

START_TEST(a_mark_and_a_link_back_make_a_note) {
    struct str piece = str_format(arena, "<p>a%s c<p>d%s", converted[_i].text, converted[_i].note);
    struct document document = read_piece(str_to_c(arena, piece));
    ck_assert_uint_eq(document.blocks.count, 3);
    ck_assert_int_eq(document.blocks.items[2].kind, BLOCK_NOTE);
    ck_assert_span_eq(block_text(arena, &document.blocks.items[2]), "b");
    ck_assert_span_eq(document.blocks.items[2].id, "n1");
    ck_assert_span_eq(find_span(&document, SPAN_NOTE_REFERENCE)->target, "n1");
}
END_TEST

START_TEST(a_note_goes_on_between_it_and_the_next_when_both_were_referred_to_before) {
    ck_assert_means("<p>a<a id=r1 href='#n1'>1</a> b<a id=r2 href='#n2'>2</a>"
                    "<p id=n1><a href='#r1'>1</a> c<p>d<p id=n2><a href='#r2'>2</a> e<p>f",
                    "paragraph: a1 b2\nnote: c\nnote: d\nnote: e\nparagraph: f\n");
    ck_assert_means("<p>a<a id=r1 href='#n1'>1</a><p id=n1><a href='#r1'>1</a> c"
                    "<p>d<a id=r2 href='#n2'>2</a><p id=n2><a href='#r2'>2</a> e",
                    "paragraph: a1\nnote: c\nparagraph: d2\nnote: e\n");
}
END_TEST

START_TEST(chapters_and_contents_that_lead_to_each_other_are_no_notes) {
    ck_assert_means("<p><a id=t1 href='#c1'>I</a><p>Loomings <a id=t2 href='#c2'>12</a>"
                    "<h2><a id=c1 href='#t1'>I</a></h2><p id=c2><a href='#t2'>XII</a> b",
                    "paragraph: I\nparagraph: Loomings 12\nheading: I\nparagraph: XII b\n");
}
END_TEST

START_TEST(a_link_in_the_text_is_no_reference) {
    struct document document = read_piece("<p>See <a href='#part2'>part 2</a>, <a href='x'>3</a>.");
    for (size_t i = 0; i < document.blocks.items[0].spans.count; i++)
        ck_assert_int_eq(document.blocks.items[0].spans.items[i].kind, SPAN_PLAIN);
}
END_TEST

START_TEST(links_back_are_not_read) {
    ck_assert_leaves("<p>a<div class=footnotes><p id=n1><a href='#r1'>1.</a> b "
                     "<a href='#r1'>↩</a></div>",
                     "link back: 1.\nlink back: ↩\n");
    ck_assert_leaves("<h2>Head<a class=headerlink href='#head'>¶</a></h2>",
                     "link to the place itself: ¶\n");
}
END_TEST

START_TEST(pages_of_the_printed_book_are_kept) {
    static const struct {
        const char *piece, *label;
    } cases[] = {
        {"<p>a<span epub:type=pagebreak title=12 id=x></span>b", "12"},
        {"<p>a<span role=doc-pagebreak aria-label=' Page xii. '></span>b", "xii"},
        {"<p>a<span class=pagenum id=p7>[Pg 7]</span>b", "7"},
        {"<p>a<a epub:type=pagebreak id=page_9></a>b", "9"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = read_piece(cases[i].piece);
        ck_assert_uint_eq(document.pages.count, 1);
        ck_assert_span_eq(document.pages.items[0].label, cases[i].label);
        ck_assert_span_eq(blocks_of(&document), "paragraph: ab\n");
    }
}
END_TEST

/* ---- images ---- */

START_TEST(images_are_said_by_their_text) {
    ck_assert_means("<p><img src=a.png alt='A cat'></p>", "figure: A cat\n");
    ck_assert_means("<p>See <img src=a.png alt='A cat'> here", "paragraph: See A cat here\n");
    ck_assert_means("<p><img src=t.png alt=T>he end", "paragraph: The end\n");
    ck_assert_means("<figure><img src=a alt='A cat.'><figcaption>A cat.</figcaption></figure>",
                    "figure: A cat.\n");
    ck_assert_means("<p><span role=img aria-label=snowman>☃</span> stands",
                    "paragraph: snowman stands\n");
}
END_TEST

START_TEST(images_without_text_are_listed) {
    ck_assert_leaves("<p>a<img src=b.png>", "image without a text alternative: b.png\n");
    ck_assert_leaves("<p>a<img src=b.png alt=''>", "decorative image: b.png\n");
    ck_assert_leaves("<p>a<img src=b.png alt=IMG_1.png>",
                     "image without a text alternative: b.png\n");
    ck_assert_leaves("<p>a<img src='data:image/png;base64,AAAA'>",
                     "image without a text alternative: \n");
}
END_TEST

START_TEST(mathematics_is_said_by_its_text) {
    ck_assert_means("<p>so <math alttext='x squared'><msup><mi>x</mi><mn>2</mn></msup></math>",
                    "paragraph: so x squared\n");
    ck_assert_means("<p>so <math><mi>x</mi><mo>+</mo><mn>2</mn></math>", "paragraph: so x + 2\n");
    ck_assert_means("<p>so <math><semantics><mfrac><mi>x</mi><mn>2</mn></mfrac>"
                    "<annotation encoding=text/plain>x over 2</annotation></semantics></math>",
                    "paragraph: so x over 2\n");
}
END_TEST

static int level_of(const struct document *document, size_t i) {
    ck_assert_uint_lt(i, document->blocks.count);
    ck_assert_int_eq(document->blocks.items[i].kind, BLOCK_FIGURE);
    return document->blocks.items[i].level;
}

START_TEST(what_an_image_shows_is_told_from_what_more_is_said_of_it) {
    struct document document = read_piece("<figure><img alt=a><figcaption>b</figcaption></figure>"
                                          "<figure><img><figcaption>c</figcaption></figure>"
                                          "<figure><p>d</figure><img alt=e>");
    static const int levels[] = {0, 1, 0, 1, 0};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        ck_assert_int_eq(level_of(&document, i), levels[i]);
}
END_TEST

START_TEST(a_figure_may_be_one_by_its_class) {
    struct document document =
        read_piece("<div class=figcenter><img alt=a><p class=caption>b</div><p>c");
    ck_assert_int_eq(level_of(&document, 0), 0);
    ck_assert_int_eq(level_of(&document, 1), 1);
    ck_assert_int_eq(document.blocks.items[2].kind, BLOCK_PARAGRAPH);
}
END_TEST

START_TEST(an_alternative_that_the_caption_repeats_is_said_once) {
    ck_assert_means(
        "<figure><img alt='The  harbour'><figcaption>The harbour.</figcaption></figure>",
        "figure: The harbour.\n");
}
END_TEST

START_TEST(marks_stand_close_behind_an_image) {
    ck_assert_means("<p>an <img alt=anchor>, a <img alt=bell>.", "paragraph: an anchor, a bell.\n");
}
END_TEST

/* Formulas as pages give them, and as they are said. */
static const char *const formulas[][2] = {
    {"{\\displaystyle E=mc^{2}}", "E=mc²"},
    {"\\frac{a+b}{2} \\times \\sqrt{x_{1}}", "(a+b)/2 × √x₁"},
    {"\\sin\\left(\\alpha\\right)^{n+1}", "sin (α)^(n+1)"},
    {"\\alpha^é\\ß", "α^éß"},
    {"x \\leq {\\text{max}}\\,y", "x ≤ max y"},
};

START_TEST(a_formula_in_tex_is_said_as_a_line) {
    struct str expected = str_format(arena, "paragraph: so %s\n", formulas[_i][1]);
    struct str image = str_format(arena, "<p>so <img alt='%s'>", formulas[_i][0]);
    struct str math = str_format(arena,
                                 "<p>so <math><mfrac><mi>q</mi></mfrac><annotation>%s"
                                 "</annotation></math>",
                                 formulas[_i][0]);
    ck_assert_means(str_to_c(arena, image), str_to_c(arena, expected));
    ck_assert_means(str_to_c(arena, math), str_to_c(arena, expected));
}
END_TEST

START_TEST(a_phonetic_transcription_is_listed) {
    ck_assert_leaves("<p>a (<span lang=und-fonipa>/b/</span>)", "phonetic transcription: /b/\n");
}
END_TEST

START_TEST(what_cannot_be_heard_is_listed) {
    ck_assert_leaves("<p>a<p hidden>b<p aria-hidden=true>c<p style='color:red;display : none'>d",
                     "hidden: b\nhidden: c\nhidden: d\n");
    ck_assert_leaves("<p>a <del>b</del> <s>c</s> <button>d</button> <textarea>e</textarea>",
                     "deleted: b\ndeleted: c\nform control: d\nform control: e\n");
    ck_assert_leaves(
        "<p>a<audio src=b.mp3></audio><iframe src=c></iframe><object data=d>e</object>",
        "audio: b.mp3\nembedded content: c\nembedded content: d\nembedded content: e\n");
}
END_TEST

/* ---- in an archive ---- */

static struct str qualified(void *context, struct arena *room, struct str reference, bool refers) {
    const char *member = context;
    (void)refers;
    bool here = str_starts_with(reference, STR("#"));
    return str_format(room, "%s%.*s", here ? member : "", STR_ARG(reference));
}

START_TEST(members_qualify_their_ids_and_places) {
    struct str text = STR("<html><body><p>a<a epub:type=noteref href='b.xhtml#n'>1</a>"
                          "<aside epub:type=footnote id=m>c</aside>");
    struct document document = {.path = "a.epub"};
    struct builder builder;
    struct error error = {0};
    struct node *root;
    builder_open(&builder, arena, &mending, &document);
    builder_add_member(&builder, STR("first"), STR("<html/>"));
    size_t offset = builder_add_member(&builder, STR("a.xhtml"), text);
    struct markup markup = {
        .builder = &builder, .offset = offset, .target = qualified, .context = "a.xhtml"};
    ck_assert(html_parse(arena, "a.xhtml", text, &root, &error));
    markup_read(&markup, node_find(root, "body"));
    ck_assert(builder_finish(&builder, &error));
    ck_assert_span_eq(find_span(&document, SPAN_NOTE_REFERENCE)->target, "b.xhtml#n");
    ck_assert_span_eq(document.blocks.items[1].id, "a.xhtml#m");
    ck_assert_uint_eq(document.blocks.items[0].spans.items[0].start, offset + 15);
}
END_TEST

START_TEST(books_keep_their_asides_and_footers) {
    struct str text = STR("<html><body><aside>a</aside><footer>b</footer><nav>c</nav>");
    struct document document = {.path = "a.epub", .source = text};
    struct builder builder;
    struct error error = {0};
    struct node *root;
    builder_open(&builder, arena, &mending, &document);
    struct markup markup = {.builder = &builder};
    ck_assert(html_parse(arena, "a", text, &root, &error));
    markup_read(&markup, node_find(root, "body"));
    ck_assert(builder_finish(&builder, &error));
    ck_assert_span_eq(blocks_of(&document), "paragraph: a\nparagraph: b\n");
    ck_assert_span_eq(unspoken_of(&document), "navigation: c\n");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("markup");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, blocks_part_what_stands_in_them);
    tcase_add_test(claims, a_heading_is_one_block_whatever_is_in_it);
    tcase_add_test(claims, two_breaks_part_paragraphs);
    tcase_add_test(claims, quotations_nest);
    tcase_add_test(claims, a_rule_stands_between_blocks_only);
    tcase_add_test(claims, code_keeps_its_lines);
    tcase_add_test(claims, verse_is_read_by_line);
    tcase_add_test(claims, lists_are_numbered_as_written);
    tcase_add_test(claims, a_lists_number_is_no_text);
    tcase_add_test(claims, lists_nest);
    tcase_add_test(claims, foreign_words_know_their_language);
    tcase_add_test(claims, quotation_marks_are_set_once);
    tcase_add_test(claims, powers_are_no_ordinals);
    tcase_add_test(claims, breaks_within_words_leave_no_trace);
    tcase_add_test(claims, empty_paragraphs_are_none);
    tcase_add_test(claims, cells_are_said_after_their_headings);
    tcase_add_test(claims, cells_that_span_are_where_they_are);
    tcase_add_test(claims, a_rows_own_heading_needs_none);
    tcase_add_test(claims, tables_that_lay_out_are_no_tables);
    tcase_add_test(claims, blocks_in_a_cell_are_its_text);
    tcase_add_test(claims, a_reference_leads_to_its_note);
    tcase_add_test(claims, a_note_of_several_paragraphs_is_one);
    tcase_add_test(claims, a_link_in_the_text_is_no_reference);
    tcase_add_loop_test(claims, a_mark_and_a_link_back_make_a_note, 0,
                        sizeof converted / sizeof *converted);
    tcase_add_test(claims,
                   a_note_goes_on_between_it_and_the_next_when_both_were_referred_to_before);
    tcase_add_test(claims, chapters_and_contents_that_lead_to_each_other_are_no_notes);
    tcase_add_test(claims, links_back_are_not_read);
    tcase_add_test(claims, pages_of_the_printed_book_are_kept);
    tcase_add_test(claims, images_are_said_by_their_text);
    tcase_add_test(claims, images_without_text_are_listed);
    tcase_add_test(claims, mathematics_is_said_by_its_text);
    tcase_add_test(claims, what_cannot_be_heard_is_listed);
    tcase_add_loop_test(claims, a_formula_in_tex_is_said_as_a_line, 0,
                        sizeof formulas / sizeof *formulas);
    tcase_add_test(claims, a_phonetic_transcription_is_listed);
    tcase_add_test(claims, what_an_image_shows_is_told_from_what_more_is_said_of_it);
    tcase_add_test(claims, a_figure_may_be_one_by_its_class);
    tcase_add_test(claims, an_alternative_that_the_caption_repeats_is_said_once);
    tcase_add_test(claims, marks_stand_close_behind_an_image);
    tcase_add_test(claims, members_qualify_their_ids_and_places);
    tcase_add_test(claims, books_keep_their_asides_and_footers);
    return tests_run("markup", claims);
}
