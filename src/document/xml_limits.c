#include "document/xml_limits.h"

#include "document/document.h"

enum { ATTRIBUTES_MAX = 1024 }; /* of a tag: ODF's styles have some dozens */

/* What is no tag, by how it begins and how it ends. */
static const struct {
    const char *start, *end;
} sections[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};

/* Where a section that begins here ends; 0: none begins. */
static size_t skip_section(struct str text, size_t at) {
    struct str rest = str_slice(text, at, text.len);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        struct str start = str_from_c(sections[i].start), end = str_from_c(sections[i].end);
        if (str_starts_with(rest, start))
            return str_index(text, at + start.len, end) + end.len;
    }
    return 0;
}

/* Counts the "=" of a tag, or of a declaration, up to the ">" outside of quotes. */
static size_t count_attributes(struct str text, size_t *at) {
    size_t count = 0;
    for (; *at < text.len && text.ptr[*at] != '>' && count <= ATTRIBUTES_MAX; ++*at) {
        char c = text.ptr[*at];
        count += c == '=';
        if (c == '"' || c == '\'')
            *at = str_index(text, *at + 1, str_slice(text, *at, *at + 1));
    }
    return count;
}

bool xml_limits_check(const char *name, struct str text, struct error *error) {
    for (size_t at = str_index(text, 0, STR("<")); at < text.len;
         at = str_index(text, at, STR("<"))) {
        size_t behind = skip_section(text, at), start = at;
        if (behind)
            at = behind;
        else if (count_attributes(text, &at) > ATTRIBUTES_MAX)
            return error_set_line(error, name, 1 + source_count_lines(text, 0, start),
                                  "a tag with more than %d attributes; the file is damaged, or "
                                  "made to",
                                  ATTRIBUTES_MAX);
    }
    return true;
}
