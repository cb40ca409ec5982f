#include "document/markdown_html.h"

#include <string.h>

static struct str line_at(struct str text, size_t from) {
    return str_slice(text, from, str_index(text, from, STR("\n")));
}

size_t markdown_html_end(const struct markdown_places *places, cmark_node *node) {
    struct str text = str_from_c(cmark_node_get_literal(node));
    size_t line = (size_t)cmark_node_get_start_line(node); /* from 1: the next one's index */
    for (size_t i = 0; i + 1 < text.len; i++)
        line += text.ptr[i] == '\n';
    return line < places->lines.count ? places->lines.items[line] - 1 : places->source.len;
}

struct str markdown_html(struct arena *arena, const struct markdown_places *places,
                         cmark_node *node, cmark_node *last) {
    size_t start = markdown_start(places, node);
    struct str source = str_slice(places->source, start, markdown_html_end(places, last));
    char *bytes = memset(arena_alloc(arena, source.len + 1), ' ', source.len);
    for (cmark_node *block = node;; block = cmark_node_next(block)) {
        struct str text = str_from_c(cmark_node_get_literal(block));
        size_t at = markdown_start(places, block) - start;
        for (size_t from = 0; from < text.len && at <= source.len;) {
            struct str own = line_at(text, from), line = line_at(source, at);
            struct str bare = str_trim(own);
            if (own.len && str_ends_with(line, own))
                memcpy(bytes + at + line.len - own.len, own.ptr, own.len);
            else if (bare.len && str_ends_with(str_trim(line), bare))
                memcpy(bytes + (str_trim(line).ptr - source.ptr) + str_trim(line).len - bare.len,
                       bare.ptr, bare.len);
            if (at + line.len < source.len)
                bytes[at + line.len] = '\n';
            from += own.len + 1;
            at += line.len + 1;
        }
        if (block == last)
            break;
    }
    return (struct str){bytes, source.len};
}
