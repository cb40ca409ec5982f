/* The promises of document.h, held against odd texts and many made ones: above all that
 * nothing of a source is skipped silently. */
#include "reading.h"

#include "base/utf8.h"

#include <string.h>

/* The bytes of the source that something accounts for. */
static void cover(char *covered, size_t start, size_t end) {
    memset(covered + start, 1, end - start);
}

/* Whether a place of the source is within something that the list of repairs tells of. */
static bool is_mended(const struct document *document, size_t start, size_t end) {
    for (size_t i = 0; i < document->repairs.count; i++)
        if (document->repairs.items[i].source.start <= start &&
            document->repairs.items[i].source.end >= end)
            return true;
    return false;
}

static void check_span(const struct document *document, const struct span *span, size_t *from) {
    ck_assert_uint_ge(span->start, *from);
    ck_assert_uint_le(span->start, span->end);
    ck_assert_uint_le(span->end, document->source.len);
    struct str source = str_slice(document->source, span->start, span->end);
    if (!span->mended && span->text.len == source.len)
        ck_assert(str_equal(span->text, source));
    else if (span->kind == SPAN_LABEL)
        ck_assert(span->mended && span->start == span->end);
    else
        ck_assert(span->text.len == 0 || str_equal(span->text, STR(" ")) ||
                  is_mended(document, span->start, span->end));
    if (span->line_break)
        ck_assert_span_eq(span->text, " ");
    *from = span->end;
}

static void check_block(const struct document *document, const struct block *block, size_t *from) {
    if (block->kind == BLOCK_SEPARATOR) {
        ck_assert_uint_eq(block->spans.count, 0);
        return;
    }
    ck_assert_uint_gt(block->spans.count, 0);
    for (size_t i = 0; i < block->spans.count; i++)
        check_span(document, &block->spans.items[i], from);
    struct str text = block_text(arena, block);
    ck_assert_uint_gt(text.len, 0);
    ck_assert_uint_eq(utf8_validate(text), text.len);
    ck_assert(text.ptr[0] != ' ' && text.ptr[text.len - 1] != ' ');
    ck_assert_uint_eq(block->line, document_line(document, block->spans.items[0].start));
    struct source_range whole = block_source(document, block, 0, text.len);
    ck_assert_uint_eq(whole.start, block->spans.items[0].start);
    ck_assert_uint_eq(whole.end, block->spans.items[block->spans.count - 1].end);
}

/* A line break's span may pass over a mark, which is then listed; so a break covers only
 * its white space, and a mended word's hyphen is covered by its repair. */
static void cover_all(const struct document *document, char *covered) {
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        for (size_t j = 0; j < block->spans.count; j++) {
            const struct span *span = &block->spans.items[j];
            if (!span->mended || (span->text.len && !str_equal(span->text, STR(" "))))
                cover(covered, span->start, span->end);
        }
    }
    for (size_t i = 0; i < document->unspoken.count; i++) {
        const struct unspoken *unspoken = &document->unspoken.items[i];
        ck_assert(str_equal(unspoken->text, str_slice(document->source, unspoken->source.start,
                                                      unspoken->source.end)));
        ck_assert_uint_gt(unspoken->reason.len, 0);
        for (size_t at = unspoken->source.start; at < unspoken->source.end; at++)
            ck_assert_msg(!covered[at], "byte %zu is both read and left out", at);
        cover(covered, unspoken->source.start, unspoken->source.end);
    }
    for (size_t i = 0; i < document->repairs.count; i++)
        if (str_contains(document->repairs.items[i].what, STR("word")) ||
            str_contains(document->repairs.items[i].what, STR("hyphen")))
            cover(covered, document->repairs.items[i].source.start,
                  document->repairs.items[i].source.end);
}

static void check_nothing_is_skipped(const struct document *document) {
    char *covered = arena_alloc(arena, document->source.len);
    cover_all(document, covered);
    for (size_t at = 0; at < document->source.len;) {
        size_t start = at;
        if (!utf8_is_space(utf8_next(document->source, &at)))
            ck_assert_msg(covered[start], "byte %zu is skipped: “%.*s” in “%.*s”", start,
                          (int)(at - start), document->source.ptr + start,
                          STR_ARG(document->source));
    }
}

static void check_order(const struct document *document) {
    for (size_t i = 1; i < document->unspoken.count; i++)
        ck_assert_uint_ge(document->unspoken.items[i].source.start,
                          document->unspoken.items[i - 1].source.end);
    for (size_t i = 0; i < document->unspoken.count; i++)
        ck_assert_uint_eq(document->unspoken.items[i].source.line,
                          document_line(document, document->unspoken.items[i].source.start));
    for (size_t i = 1; i < document->repairs.count; i++)
        ck_assert_uint_ge(document->repairs.items[i].source.start,
                          document->repairs.items[i - 1].source.start);
}

static void check_document(const struct document *document) {
    size_t from = 0;
    for (size_t i = 0; i < document->blocks.count; i++)
        check_block(document, &document->blocks.items[i], &from);
    check_order(document);
    check_nothing_is_skipped(document);
}

static void check_promises(struct str text) {
    for (int i = 0; i < 2; i++) {
        struct document document = read_str(text, i ? &mending : &leaving);
        check_document(&document);
    }
}

static const char *const odd[] = {
    "\uFEFF# *A*\n\n> b\n>\n> c\n\n***\nd",
    "*a\n> b*\n- c",
    "**\n\n**a**",
    "[ a ](b.c) [\nd](e.f)\n[](g.h)",
    "> - a\n> - b\n> # c\n> ---\n",
    "a  \n\n\u00A0\n\u3000b\u3000\n",
    "\\\n\\*\n\\",
    "# #\n## ##\n#",
    "DEAR SIR, I\nhave `it`\n\nYours, *Ann*",
    "Dear A,\n*b*\nYours,\n*C*\n\nSource: *d*",
    "one-\n*two*-\n\nthree-\nfour\u00AD\nfive\n\fsix",
    "---\ntitle: a\n---\n---\nb: c\n",
    "1\n\f2\n\n3\f4",
    "![a](b.c)![](d.e)",
    "`a`` b``` c\n```d`",
    "a\x01 b\x7F c and more words of it",
    ("*** START OF THE PROJECT GUTENBERG EBOOK A ***\nProduced by *B*\n\nc\n\n"
     "End of Project Gutenberg's A\n*** END OF THE PROJECT GUTENBERG EBOOK A ***\nd"),
    "T HE *oﬃ\u00ADce*  of\tﬁre-\n\u00ADand\u00AD ſo  l962",
    "we went to the town and\n\n12 A\n\nto the *sea* and\n13 A\nso\n\n14 A\n\non and on",
    "```\n*a*\n\n  b  c\n```\nd\n~~~\n~~~\n```",
    "CHAPTER I.\n*A*\nB\n\n*c*\n\nI\n\nD  E\n\nf",
    "[Illustration: *a*\n\nb *c*]\n[Illustration]\nd[1] [Illustration: ]\n\n[Footnote 1: e]",
    "[Footnote 1:\n\n]\n\n[Transcriber's Note: *a*\nb]\n\na[1]*b[1]*[1]\n\n[1] c [1]",
    "CONTENTS\n\nI. A . . 1\nII. *B* . . 2\n*and c*  3\n\nI. A\n\nIt *was*\nlate.",
    "CHAPTER I\n*The Storm*\n\nIt was late.\n\nCHAPTER II\n\n*The Calm*\n\nIt was later.",
};

START_TEST(odd_texts_keep_the_promises) {
    check_promises(str_from_c(odd[_i]));
}
END_TEST

START_TEST(the_letter_keeps_the_promises) {
    struct document document;
    struct error error = {0};
    ck_assert(document_read(arena, SOURCE_DIR "/editions/letter/letter.txt", &mending, &document,
                            &error));
    check_document(&document);
}
END_TEST

/* What made texts are made of: every mark, every kind of space, and words that the rules
 * look for. */
static const char *const pieces[] = {
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "](a.b)",
    "(",
    ")",
    "![",
    "\\",
    "#",
    "## ",
    "> ",
    ">",
    "- ",
    "* ",
    "1. ",
    "---",
    "===",
    "***\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    " ",
    "  ",
    "\t",
    "\u00A0",
    "\u3000",
    "\u00AD",
    "-\n",
    "-",
    ",",
    ".",
    ":",
    "!",
    "“",
    "”",
    "—",
    "a",
    "b c",
    "Dear ",
    "Ann,",
    "Yours,",
    "Sincerely,",
    "Bob",
    "Source: x",
    "Note:",
    "[1] ",
    "P.S.",
    "12",
    "Page 3",
    "IV",
    "CHAPTER 1",
    "LOUD WORDS",
    "Title",
    "\uFEFF",
    "tion",
    "re",
    "word ",
    "é",
    "日本",
    "title: x\n",
    "---\n",
    "🙂",
    "a line that is long enough to be half of a sentence of prose ",
    "Four words and more,\n",
    "Then another line, and\n",
    "I ",
    "The ",
    "x_y",
    "2*3",
    "<break/>",
    "&",
    "[[",
};

/* Numerical Recipes' quick generator: the same texts on every run. */
static unsigned next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

enum { MADE_ROUNDS = 40, MADE_TEXTS = 250 };

START_TEST(made_texts_keep_the_promises) {
    uint32_t state = (uint32_t)_i + 1;
    for (int i = 0; i < MADE_TEXTS; i++) {
        struct arena *outer = arena;
        arena = arena_open();
        struct strbuf text = {.arena = arena};
        for (unsigned left = 1 + next_random(&state) % 60; left--;)
            strbuf_add(&text,
                       str_from_c(pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)]));
        strbuf_add(&text, STR("\nz"));
        check_promises(strbuf_str(&text));
        arena_close(arena);
        arena = outer;
    }
}
END_TEST

START_TEST(reading_twice_gives_the_same) {
    struct document once = read_text(odd[_i]), again = read_text(odd[_i]);
    ck_assert(str_equal(blocks_of(&once), blocks_of(&again)));
    ck_assert(str_equal(unspoken_of(&once), unspoken_of(&again)));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("spans");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_set_timeout(claims, 60);
    tcase_add_loop_test(claims, odd_texts_keep_the_promises, 0, sizeof odd / sizeof *odd);
    tcase_add_test(claims, the_letter_keeps_the_promises);
    tcase_add_loop_test(claims, made_texts_keep_the_promises, 0, MADE_ROUNDS);
    tcase_add_loop_test(claims, reading_twice_gives_the_same, 0, sizeof odd / sizeof *odd);
    return tests_run("document/spans", claims);
}
