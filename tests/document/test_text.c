/* Plain text and the marks that plain letters carry. */
#include "reading.h"

START_TEST(blank_lines_part_paragraphs_whatever_the_wrapping) {
    ck_assert_reads("One is\nwrapped here.\n\n\n \t \nTwo is not.\n",
                    "paragraph: One is wrapped here.\nparagraph: Two is not.\n");
}
END_TEST

START_TEST(every_kind_of_line_end_ends_a_line) {
    ck_assert_reads("One\r\ntwo.\r\n\r\nThree\rfour.\r\rFive.",
                    "paragraph: One two.\nparagraph: Three four.\nparagraph: Five.\n");
}
END_TEST

START_TEST(lines_are_numbered_whatever_ends_them) {
    struct document document = read_text("One.\r\n\r\nTwo.\r\rThree.\n\nFour.");
    static const unsigned long lines[] = {1, 3, 5, 7};
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(document.blocks.items[i].line, lines[i]);
    ck_assert_uint_eq(document_line(&document, document.source.len - 1), 7);
}
END_TEST

START_TEST(a_byte_order_mark_counts_in_offsets) {
    struct document document = read_text("\uFEFFHello.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hello.\n");
    ck_assert_uint_eq(document.blocks.items[0].spans.items[0].start, 3);
    ck_assert_span_eq(document.unspoken.items[0].reason, "byte order mark");
}
END_TEST

START_TEST(space_inside_a_line_is_kept_and_at_its_ends_is_not) {
    struct document document =
        read_str(STR("  \tOne\ttwo  three\u00A0four. \t \n   Five.\u00A0\n"), &leaving);
    ck_assert_span_eq(blocks_of(&document), "paragraph: One\ttwo  three\u00A0four. Five.\n");
}
END_TEST

START_TEST(a_line_break_is_one_space_that_knows_what_it_stands_for) {
    struct document document = read_text("One. \r\n  Two.");
    const struct span *gap = &document.blocks.items[0].spans.items[1];
    ck_assert(gap->line_break);
    ck_assert_span_eq(gap->text, " ");
    ck_assert_uint_eq(gap->start, 4);
    ck_assert_uint_eq(gap->end, 9);
}
END_TEST

START_TEST(emphasis_is_a_span_and_its_marks_are_left_out) {
    struct document document = read_text("It is *very* __good__ and _so_ ***on***.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: It is very good and so on.\n");
    ck_assert_span_eq(unspoken_of(&document), "emphasis mark: *\nemphasis mark: *\n"
                                              "emphasis mark: __\nemphasis mark: __\n"
                                              "emphasis mark: _\nemphasis mark: _\n"
                                              "emphasis mark: ***\nemphasis mark: ***\n");
    const struct span *spans = document.blocks.items[0].spans.items;
    ck_assert_int_eq(spans[0].kind, SPAN_PLAIN);
    ck_assert_int_eq(spans[1].kind, SPAN_EMPHASIS);
    ck_assert_span_eq(spans[1].text, "very");
    ck_assert_int_eq(spans[2].kind, SPAN_PLAIN);
}
END_TEST

START_TEST(emphasis_goes_on_over_lines) {
    struct document document = read_text("Said **and\ndone** it was.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Said and done it was.\n");
    ck_assert_uint_eq(document.unspoken.count, 2);
    ck_assert_uint_eq(document.unspoken.items[1].source.line, 2);
}
END_TEST

START_TEST(emphasis_nests) {
    struct document document = read_text("It **was *so* good** then.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: It was so good then.\n");
    ck_assert_uint_eq(document.unspoken.count, 4);
}
END_TEST

/* Texts that look like marks and are none. */
static const char *const plain[] = {
    "Use snake_case_names here.",
    "So 2*3*4 is 24.",
    "A lone * stays, and a lone _ too.",
    "The tsar* and the king* died.",
    "An *open one stays.",
    "A closed* one stays.",
    "Five stars: ***** it says.",
    "A blank ____ to fill.",
    "A (*) here and a (*) there.",
    "Not [a link] at all, nor [one](really).",
    "Say [yes](no way) to it.",
    "A <break/> & a [[mark]] are text.",
    "C:\\dir\\file is a path.",
    "A #tag and C# and 5 > 4.",
    "A tick ` alone.",
    "She * he * they.",
    "Mail a_b@c_d.org or x_y.",
    "Cost: $5*2.",
    "1962. That was a year.",
};

START_TEST(what_is_no_mark_stays_text) {
    struct document document = read_text(plain[_i]);
    struct str expected = str_format(arena, "paragraph: %s\n", plain[_i]);
    ck_assert_span_eq(blocks_of(&document), str_to_c(arena, expected));
    ck_assert_uint_eq(document.unspoken.count, 0);
}
END_TEST

START_TEST(a_backslash_makes_a_mark_text) {
    struct document document = read_text("Not \\*so\\* and 1\\. no.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Not *so* and 1. no.\n");
    ck_assert_span_eq(unspoken_of(&document),
                      "escape mark: \\\nescape mark: \\\nescape mark: \\\n");
}
END_TEST

START_TEST(a_link_is_read_without_its_address) {
    struct document document = read_text("See [the *page*](http://a.org/b_(c) \"T\") now.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: See the page now.\n");
    ck_assert_span_eq(unspoken_of(&document), "link mark: [\nemphasis mark: *\nemphasis mark: *\n"
                                              "link address: ](http://a.org/b_(c) \"T\")\n");
}
END_TEST

START_TEST(a_passage_marked_as_another_language_is_a_span_of_it) {
    struct document document = read_text("He said [guten *Tag*]{lang=de} and [no]{class=x}.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: He said guten Tag and [no]{class=x}.\n");
    const struct block *block = &document.blocks.items[0];
    ck_assert_int_eq(block->spans.items[1].kind, SPAN_LANGUAGE);
    ck_assert_span_eq(block->spans.items[1].language, "de");
    ck_assert_int_eq(block->spans.items[block->spans.count - 1].kind, SPAN_PLAIN);
    ck_assert_span_eq(unspoken_of(&document),
                      "language mark: [\nemphasis mark: *\nemphasis mark: *\n"
                      "language mark: ]{lang=de}\n");
}
END_TEST

START_TEST(a_picture_is_read_as_what_it_shows) {
    struct document document = read_text("Here: ![a view](view.png) of it. Wow![1](a.b)");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Here: a view of it. Wow!1\n");
    ck_assert_span_eq(document.unspoken.items[0].text, "![");
}
END_TEST

START_TEST(code_is_read_and_its_marks_are_not) {
    struct document document = read_text("Type `a_*b*` or ``x ` y`` now.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Type a_*b* or x ` y now.\n");
    ck_assert_span_eq(unspoken_of(&document),
                      "code mark: `\ncode mark: `\ncode mark: ``\ncode mark: ``\n");
}
END_TEST

START_TEST(list_items_are_blocks_with_levels) {
    struct document document = read_text("Things:\n- one\n- two is\n  longer\n  * inner\n\n"
                                         "1. first\n2) second\n");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: Things:\nlist-item: one\nlist-item: two is longer\n"
                      "list-item: inner\nlist-item: 1. first\nlist-item: 2) second\n");
    static const int levels[] = {0, 1, 1, 2, 1, 1};
    for (size_t i = 0; i < 6; i++)
        ck_assert_int_eq(document.blocks.items[i].level, levels[i]);
    ck_assert_span_eq(unspoken_of(&document), "list mark: -\nlist mark: -\nlist mark: *\n");
}
END_TEST

START_TEST(a_dash_or_number_in_mid_sentence_begins_no_list) {
    ck_assert_reads("He came\n- and went - home.", "paragraph: He came - and went - home.\n");
    ck_assert_reads("The year was\n12. Then it ended.",
                    "paragraph: The year was 12. Then it ended.\n");
}
END_TEST

START_TEST(quotations_have_levels) {
    struct document document = read_text("> One\n> two.\n>> Three.\n\nFour.");
    ck_assert_span_eq(blocks_of(&document),
                      "quotation: One two.\nquotation: Three.\nparagraph: Four.\n");
    ck_assert_int_eq(document.blocks.items[0].level, 1);
    ck_assert_int_eq(document.blocks.items[1].level, 2);
    ck_assert_uint_eq(document.unspoken.count, 3);
}
END_TEST

START_TEST(an_answer_under_a_quotation_is_no_part_of_it) {
    ck_assert_reads("> Are you well?\nI am.", "quotation: Are you well?\nparagraph: I am.\n");
}
END_TEST

START_TEST(rules_are_separators_without_text) {
    struct document document =
        read_text("One.\n\n***\n\nTwo.\n\n* * *\n\nThree.\n\n-----\n\nFour.");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: One.\nseparator: \nparagraph: Two.\nseparator: \n"
                      "paragraph: Three.\nseparator: \nparagraph: Four.\n");
    ck_assert_span_eq(unspoken_of(&document), "rule: ***\nrule: * * *\nrule: -----\n");
    ck_assert_uint_eq(document.blocks.items[1].line, 3);
}
END_TEST

START_TEST(lines_end_in_all_ways_that_there_are) {
    static const char *const ends[] = {"\n", "\r", "\r\n", "\xC2\x85", "\xE2\x80\xA8"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str text = str_format(arena, "One%stwo.%s%sThree.", ends[i], ends[i], ends[i]);
        struct document document = read_str(text, &mending);
        ck_assert_span_eq(blocks_of(&document), "paragraph: One two.\nparagraph: Three.\n");
    }
    ck_assert_reads("One.\xE2\x80\xA9Two.\xE2\x80\xA9", "paragraph: One.\nparagraph: Two.\n");
}
END_TEST

START_TEST(a_rule_under_a_sentence_is_no_underline) {
    ck_assert_reads("It ended there.\n---\nThen it began.",
                    "paragraph: It ended there.\nseparator: \nparagraph: Then it began.\n");
}
END_TEST

START_TEST(front_matter_is_metadata_and_not_text) {
    struct document document =
        read_text("---\ntitle: \"My Book\"\nAuthor: Ann Bee\nlang: en-GB\ndate: 1962-10-26\n---\n\n"
                  "It began.\n");
    ck_assert_span_eq(document.metadata.title, "My Book");
    ck_assert_span_eq(document.metadata.author, "Ann Bee");
    ck_assert_span_eq(document.metadata.language, "en-GB");
    ck_assert_span_eq(document.metadata.date, "1962-10-26");
    ck_assert_span_eq(blocks_of(&document), "paragraph: It began.\n");
    ck_assert_uint_eq(document.unspoken.count, 6);
    ck_assert_span_eq(document.unspoken.items[1].reason, "front matter");
}
END_TEST

/* Front matter as people write it; what it says of title and author. */
static const struct {
    const char *text, *title, *author;
} fronts[] = {
    {"---\ntitle: **My** _Book_ of `x`, snake_case\n---\n", "My Book of x, snake_case", ""},
    {"---\ntitle: 'It''s \"so\"' \nauthor: \"Ann \\\"A\\\" Bee\"\n---\n", "It's \"so\"",
     "Ann \"A\" Bee"},
    {"---\nauthor:\n  - Ann Bee\n  - 'Cy: Dee'\ntags:\n- x\n---\n", "", "Ann Bee; Cy: Dee"},
    {"---\nauthor:\n- name: Ann Bee\n  url: http://a.b\n- name: Cy Dee\n---\n", "",
     "Ann Bee; Cy Dee"},
    {"---\nauthors: [Ann Bee, \"Dee, Cy\"]\n---\n", "", "Ann Bee; Dee, Cy"},
    {"---\nauthor: Dee, Cy\n---\n", "", "Dee, Cy"},
    {"---\nauthor: [Ann Bee,\n  Cy Dee,\n]\ntitle: Both\n---\n", "Both", "Ann Bee; Cy Dee"},
    {"---\ntitle: A long\n  title\n---\n", "A long title", ""},
    {"---\ntitle: >\n  A long\n  title\nauthor: A # who\n---\n", "A long title", "A"},
    {"+++\ntitle = \"A = B\"\nauthor = ['Ann', 'Cy']\n[params]\n+++\n", "A = B", "Ann; Cy"},
    {"% My *Book*\n% Ann Bee; Cy Dee\n% 2024\n", "My Book", "Ann Bee; Cy Dee"},
    {"% My\n  Book\n% Ann Bee\n  Dee, Cy\n", "My Book", "Ann Bee; Dee, Cy"},
    {"---\nauthor: Ann Bee\n---\n% My Book\n% Cy Dee\n", "My Book", "Ann Bee"},
    {"---\nlang: en\n---\n\n% My Book\n", "My Book", ""},
    {"% My Book\n\n---\nauthor: [Ann Bee, Cy Dee]\n---\n", "My Book", "Ann Bee; Cy Dee"},
};

START_TEST(front_matter_is_read_as_it_is_written) {
    struct str text = str_format(arena, "%s\nIt began.\n", fronts[_i].text);
    struct document document = read_str(text, &mending);
    ck_assert_span_eq(document.metadata.title, fronts[_i].title);
    ck_assert_span_eq(document.metadata.author, fronts[_i].author);
    ck_assert_span_eq(blocks_of(&document), "paragraph: It began.\n");
}
END_TEST

START_TEST(lines_of_known_keys_are_front_matter_too) {
    struct document document =
        read_text("Title: Walden\nAuthor: Thoreau\n\nI went to the woods.\n");
    ck_assert_span_eq(document.metadata.title, "Walden");
    ck_assert_span_eq(document.metadata.author, "Thoreau");
    ck_assert_span_eq(blocks_of(&document), "paragraph: I went to the woods.\n");
}
END_TEST

START_TEST(a_rule_at_the_beginning_is_no_front_matter) {
    ck_assert_reads("---\nIt began then.\n---\nIt ended.",
                    "separator: \nparagraph: It began then.\nseparator: \nparagraph: It ended.\n");
}
END_TEST

START_TEST(a_range_of_text_finds_its_source) {
    struct document document = read_text("One *two\nthree* four.");
    const struct block *block = &document.blocks.items[0];
    struct source_range range = block_source(&document, block, 4, 7);
    ck_assert_span_eq(str_slice(document.source, range.start, range.end), "two");
    ck_assert_uint_eq(range.line, 1);
}
END_TEST

START_TEST(what_is_fenced_is_code) {
    struct document document =
        read_text("So:\n```c\nif (a * b)\n\n    c_d_ = *e*;\n```\nThat is all of it.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: So:\ncode: if (a * b) c_d_ = *e*;\n"
                                            "paragraph: That is all of it.\n");
    ck_assert_span_eq(unspoken_of(&document), "code mark: ```c\ncode mark: ```\n");
    ck_assert_uint_eq(document.blocks.items[1].line, 3);
}
END_TEST

START_TEST(a_fence_is_closed_by_its_like_alone) {
    ck_assert_reads("~~~~\n```\n~~~\n~~~~~\nEnd.", "code: ``` ~~~\nparagraph: End.\n");
    ck_assert_reads("The end\n\n```\nis open.", "title: The end\nparagraph: ``` is open.\n");
}
END_TEST

START_TEST(tables_between_pipes_are_rows) {
    struct document document =
        read_text("Before.\n\n| Port | *High* water |\n|------|:-----:|\n"
                  "| Brest | 7 \\| 15 |\n|       | **late** call |\n\nAfter.\n");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: Before.\ntable-row: Port; High water\n"
                      "table-row: Port: Brest; High water: 7 | 15\n"
                      "table-row: High water: late call\nparagraph: After.\n");
    const struct block *block = &document.blocks.items[2];
    ck_assert_int_eq(block->table, 1);
    ck_assert_uint_eq(block->line, 5);
    ck_assert(document.blocks.items[1].table_head && !block->table_head);
    ck_assert_int_eq(block->spans.items[block->spans.count - 1].column, 2);
}
END_TEST

START_TEST(pipes_without_a_rule_are_text) {
    ck_assert_reads("|a| b\n|c| d\n", "paragraph: |a| b |c| d\n");
    ck_assert_reads("| a |\n", "paragraph: | a |\n");
}
END_TEST

START_TEST(a_picture_alone_is_a_figure) {
    ck_assert_reads("Before it.\n\n![A gull](gull.png)\n\nAn ![inner](a.png) one.\n",
                    "paragraph: Before it.\nfigure: A gull\nparagraph: An inner one.\n");
}
END_TEST

START_TEST(a_notes_own_mark_is_listed) {
    struct document document = read_text("He slept.[1] She did not.\n\nMore of it.\n\n"
                                         "[1]  Not well.\n");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: He slept.[1] She did not.\nparagraph: More of it.\n"
                      "note: Not well.\n");
    ck_assert_span_eq(unspoken_of(&document), "note mark: [1]\n");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("text");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, tables_between_pipes_are_rows);
    tcase_add_test(claims, pipes_without_a_rule_are_text);
    tcase_add_test(claims, a_picture_alone_is_a_figure);
    tcase_add_test(claims, a_notes_own_mark_is_listed);
    tcase_add_test(claims, blank_lines_part_paragraphs_whatever_the_wrapping);
    tcase_add_test(claims, every_kind_of_line_end_ends_a_line);
    tcase_add_test(claims, lines_are_numbered_whatever_ends_them);
    tcase_add_test(claims, a_byte_order_mark_counts_in_offsets);
    tcase_add_test(claims, space_inside_a_line_is_kept_and_at_its_ends_is_not);
    tcase_add_test(claims, a_line_break_is_one_space_that_knows_what_it_stands_for);
    tcase_add_test(claims, emphasis_is_a_span_and_its_marks_are_left_out);
    tcase_add_test(claims, emphasis_goes_on_over_lines);
    tcase_add_test(claims, emphasis_nests);
    tcase_add_loop_test(claims, what_is_no_mark_stays_text, 0, sizeof plain / sizeof *plain);
    tcase_add_test(claims, a_backslash_makes_a_mark_text);
    tcase_add_test(claims, a_link_is_read_without_its_address);
    tcase_add_test(claims, a_passage_marked_as_another_language_is_a_span_of_it);
    tcase_add_test(claims, a_picture_is_read_as_what_it_shows);
    tcase_add_test(claims, code_is_read_and_its_marks_are_not);
    tcase_add_test(claims, list_items_are_blocks_with_levels);
    tcase_add_test(claims, a_dash_or_number_in_mid_sentence_begins_no_list);
    tcase_add_test(claims, quotations_have_levels);
    tcase_add_test(claims, an_answer_under_a_quotation_is_no_part_of_it);
    tcase_add_test(claims, rules_are_separators_without_text);
    tcase_add_test(claims, lines_end_in_all_ways_that_there_are);
    tcase_add_test(claims, a_rule_under_a_sentence_is_no_underline);
    tcase_add_test(claims, front_matter_is_metadata_and_not_text);
    tcase_add_loop_test(claims, front_matter_is_read_as_it_is_written, 0,
                        sizeof fronts / sizeof *fronts);
    tcase_add_test(claims, lines_of_known_keys_are_front_matter_too);
    tcase_add_test(claims, a_rule_at_the_beginning_is_no_front_matter);
    tcase_add_test(claims, a_range_of_text_finds_its_source);
    tcase_add_test(claims, what_is_fenced_is_code);
    tcase_add_test(claims, a_fence_is_closed_by_its_like_alone);
    return tests_run("document/text", claims);
}
