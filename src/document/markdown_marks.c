/* What is in no block of a Markdown text and no note of what was left out: its marks. */
#include <stdlib.h>

#include "base/utf8.h"
#include "document/markdown_html.h"

static bool has_word(struct str text) {
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (utf8_is_letter(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

static const char *reason_for(const char *html, struct str text, size_t start) {
    if (str_starts_with(text, STR("<!--")))
        return "comment";
    if (html[start])
        return "HTML";
    if (str_contains(text, STR("](")) || str_contains(text, STR("]:")) ||
        str_contains(text, STR("][")))
        return "link address";
    if (str_contains(text, STR("{lang=")))
        return "language mark";
    if (str_contains(text, STR("```")) || str_contains(text, STR("~~~")))
        return "code mark";
    return str_contains(text, STR("<")) ? "HTML" : "mark";
}

/* Each line of it by itself. */
static void list_gap(struct builder *builder, const char *html, size_t from, size_t to) {
    struct str source = builder->reading.document->source;
    for (size_t at = from; at < to; at++) {
        size_t start = at;
        while (at < to && source.ptr[at] != '\n')
            at++;
        struct str line = str_slice(source, start, at), rest = str_trim(line);
        start += (size_t)(rest.ptr - line.ptr);
        if (has_word(rest))
            builder_unspoken(builder, rest, start, start + rest.len, reason_for(html, rest, start));
    }
}

static int by_start(const void *a, const void *b) {
    const struct source_range *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

void markdown_list_marks(struct builder *builder, size_t from, const char *html) {
    struct text_reading *reading = &builder->reading;
    struct document *document = reading->document;
    struct {
        struct source_range *items;
        size_t count, capacity;
    } taken = {0};
    builder_end(builder);
    for (size_t i = 0; i < reading->parts.count; i++) {
        const struct block *block = &reading->parts.items[i].block;
        for (size_t j = 0; j < block->spans.count; j++) {
            const struct span *span = &block->spans.items[j];
            /* A space may reach over a comment. */
            if (!str_equal(span->text, STR(" ")))
                *arena_push(reading->scratch, &taken) =
                    (struct source_range){span->start, span->end, 0};
        }
    }
    for (size_t i = 0; i < document->unspoken.count; i++)
        *arena_push(reading->scratch, &taken) = document->unspoken.items[i].source;
    if (taken.count)
        qsort(taken.items, taken.count, sizeof *taken.items, by_start);
    for (size_t i = 0; i < taken.count; i++) {
        if (taken.items[i].start > from)
            list_gap(builder, html, from, taken.items[i].start);
        if (taken.items[i].end > from)
            from = taken.items[i].end;
    }
    list_gap(builder, html, from, document->source.len);
}
