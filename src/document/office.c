#include "document/office.h"

#include <string.h>

#include "document/numerals.h"

enum {
    LEVELS = 10,
    SEPARATOR_MAX_BYTES = 64,
    LANGUAGE_MAX_BYTES = 35, /* RFC 5646, 4.4.1 */
};

/* ---- what names mean ---- */

/* Both Word and LibreOffice write the English names of their own styles whatever their
 * language. Others' styles are known by the names that their programs give them. */
static const struct {
    const char *name;
    enum office_role role;
} roles[] = {
    {"title", OFFICE_TITLE},
    {"subtitle", OFFICE_SUBTITLE},
    {"quote", OFFICE_QUOTATION},
    {"intense quote", OFFICE_QUOTATION},
    {"quotations", OFFICE_QUOTATION},
    {"quotation", OFFICE_QUOTATION},
    {"block quotation", OFFICE_QUOTATION},
    {"block text", OFFICE_QUOTATION},
    {"epigraph", OFFICE_QUOTATION},
    {"html preformatted", OFFICE_CODE},
    {"preformatted text", OFFICE_CODE},
    {"source code", OFFICE_CODE},
    {"code", OFFICE_CODE},
    {"code block", OFFICE_CODE},
    {"macro text", OFFICE_CODE},
    {"macro", OFFICE_CODE},
    {"verse", OFFICE_VERSE},
    {"poem", OFFICE_VERSE},
    {"poetry", OFFICE_VERSE},
    {"line block", OFFICE_VERSE},
    {"salutation", OFFICE_SALUTATION},
    {"closing", OFFICE_CLOSING},
    {"signature", OFFICE_SIGNATURE},
    {"image caption", OFFICE_CAPTION},
    {"figurecaption", OFFICE_CAPTION},
    {"illustration", OFFICE_CAPTION},
    {"figure", OFFICE_CAPTION},
    {"toc heading", OFFICE_CONTENTS},
    {"contents heading", OFFICE_CONTENTS},
    {"horizontal line", OFFICE_RULE},
    {"normal", OFFICE_PLAIN},
    {"body text", OFFICE_PLAIN},
    {"text body", OFFICE_PLAIN},
    {"standard", OFFICE_PLAIN},
};

/* What ids of headings begin with: letters that are not ASCII are left out by Word. */
static const char *const heading_words[] = {
    "heading", "berschrift", "titre",  "ttulo", "titolo", "kop",   "rubrik", "overskrift",
    "otsikko", "nagwek",     "nadpis", "cmsor", "naslov", "titlu", "balk",
};

/* How long the name's beginning is that says `word`, a space being " ", "_20_" or, in a
 * pandoc's names, "_"; 0: it is another. */
static size_t match(struct str name, const char *word) {
    size_t at = 0;
    for (; *word; word++) {
        struct str rest = str_slice(name, at, name.len);
        if (*word == ' ' && str_starts_with(rest, STR("_20_")))
            at += 4;
        else if (str_equal_nocase(str_slice(rest, 0, 1), (struct str){word, 1}) ||
                 (*word == ' ' && str_starts_with(rest, STR("_"))))
            at++;
        else
            return 0;
    }
    return at;
}

/* "heading 3": 3; 0: it is none. */
static int level_after(struct str name, const char *word) {
    size_t length = match(name, word);
    struct str rest = str_slice(name, length, name.len);
    if (!length)
        return 0;
    rest = str_slice(rest, match(rest, " "), rest.len);
    return (int)number_within(rest, 1, LEVELS, 0);
}

bool office_role_find(struct str name, enum office_role *role, int *level) {
    *level = level_after(name, "heading");
    if (*level) {
        *role = OFFICE_HEADING;
        return true;
    }
    if (level_after(name, "toc") || level_after(name, "contents")) {
        *role = OFFICE_CONTENTS;
        return true;
    }
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (name.len && match(name, roles[i].name) == name.len) {
            *role = roles[i].role;
            return true;
        }
    return false;
}

int office_heading_level(struct str id) {
    int level = 0;
    for (size_t i = 0; !level && i < sizeof heading_words / sizeof *heading_words; i++)
        level = level_after(id, heading_words[i]);
    return level;
}

enum block_kind office_kind(enum office_role role) {
    static const enum block_kind kinds[] = {
        [OFFICE_PLAIN] = BLOCK_PARAGRAPH,     [OFFICE_TITLE] = BLOCK_TITLE,
        [OFFICE_SUBTITLE] = BLOCK_PARAGRAPH,  [OFFICE_HEADING] = BLOCK_PARAGRAPH,
        [OFFICE_QUOTATION] = BLOCK_QUOTATION, [OFFICE_CODE] = BLOCK_CODE,
        [OFFICE_VERSE] = BLOCK_VERSE,         [OFFICE_SALUTATION] = BLOCK_SALUTATION,
        [OFFICE_CLOSING] = BLOCK_CLOSING,     [OFFICE_SIGNATURE] = BLOCK_SIGNATURE,
        [OFFICE_CAPTION] = BLOCK_FIGURE,      [OFFICE_CONTENTS] = BLOCK_PARAGRAPH,
        [OFFICE_RULE] = BLOCK_PARAGRAPH,
    };
    return kinds[role];
}

static bool is_separator(struct str text) {
    static const char *const marks[] = {" ", "*", "#", "~", "_", "-", "=", "·", "•", "–",
                                        "—", "⁂", "❦", "❧", "☙", "†", "✻", "∗", "◆"};
    bool any = false;
    for (size_t at = 0, from; at < text.len; any = any || text.ptr[from] != ' ') {
        from = at;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && at == from; i++)
            if (str_starts_with(str_slice(text, at, text.len), str_from_c(marks[i])))
                at += strlen(marks[i]);
        if (at == from)
            return false;
    }
    return any;
}

/* A long paragraph is not copied to be looked at. */
bool office_is_separator(struct arena *arena, const struct node *paragraph) {
    size_t length = 0;
    for (const struct node *node = paragraph; node; node = node_next(paragraph, node)) {
        length += node->text.len;
        if (length > SEPARATOR_MAX_BYTES)
            return false;
    }
    return is_separator(node_text(arena, paragraph));
}

/* ---- languages ---- */

void office_separate(struct office_flow *flow, struct builder *builder) {
    if (flow->separator && flow->has_blocks)
        builder_separator(builder);
    flow->separator = false;
    flow->has_blocks = true;
}

bool office_begin(struct office_flow *flow, struct builder *builder, enum block_kind kind,
                  int level, size_t at, bool has_text) {
    bool code = kind == BLOCK_CODE, more = code && flow->code && builder_is_open(builder);
    flow->code = code;
    if (more) {
        builder_break(builder, at, at);
        return false;
    }
    builder_end(builder);
    if (has_text)
        office_separate(flow, builder);
    builder_begin(builder, kind, level);
    if (code)
        builder_preformat(builder);
    return true;
}

bool office_is_language(struct str tag) {
    return tag.len >= 2 && tag.len <= LANGUAGE_MAX_BYTES && !str_starts_with(tag, STR("x-")) &&
           !str_starts_with(tag, STR("zxx")) && !str_starts_with(tag, STR("none"));
}

void office_count_language(struct office_languages *languages, struct str tag, size_t bytes) {
    int i = 0;
    while (i < languages->count && !str_equal_nocase(languages->tags[i], tag))
        i++;
    if (i == OFFICE_LANGUAGES_MAX || !tag.len)
        return;
    languages->tags[i] = tag;
    languages->count += i == languages->count;
    languages->bytes[i] += bytes;
}

struct str office_main_language(const struct office_languages *languages) {
    struct str tag = {0};
    size_t most = 0;
    for (int i = 0; i < languages->count; i++)
        if (languages->bytes[i] > most) {
            most = languages->bytes[i];
            tag = languages->tags[i];
        }
    return tag;
}
