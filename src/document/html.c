/* Web pages and other HTML. The main text of a page is what the page says is it (<main>,
 * its only <article>), or what html_main.c finds; all around it is listed as unspoken. */
#include <string.h>

#include "base/utf8.h"
#include "document/builder.h"
#include "document/encoding.h"
#include "document/html.h"
#include "document/html_parser.h"
#include "document/markup.h"

enum {
    LOOK_BYTES = 4096, /* how far from the beginning it is looked what a file is */
    ENCODING_NAME_MAX_BYTES = 40,
};

/* ---- whether it is HTML ---- */

/* The file's beginning without what UTF-16 puts between its letters, in lower case. */
static size_t peek(struct str content, char room[LOOK_BYTES]) {
    size_t length = 0;
    for (size_t i = 0; i < content.len && length < LOOK_BYTES; i++) {
        char c = content.ptr[i];
        if (c && (unsigned char)c < 0x80)
            room[length++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return length;
}

/* Without the comments and declarations that may come before the first tag. */
static struct str first_tag(struct str text) {
    for (;;) {
        text = str_trim(text);
        size_t end = str_starts_with(text, STR("<!--")) ? str_index(text, 4, STR("-->")) + 3
                     : str_starts_with(text, STR("<?")) ? str_index(text, 2, STR(">")) + 1
                                                        : 0;
        if (!end)
            return text;
        text = str_slice(text, end, text.len);
    }
}

static bool begins_tag(struct str text, const char *name) {
    size_t length = strlen(name);
    return text.len > length + 1 && text.ptr[0] == '<' &&
           str_equal(str_slice(text, 1, length + 1), str_from_c(name)) &&
           strchr(" \t\r\n/>", text.ptr[length + 1]);
}

static bool begins_one_of(struct str text, const char *const *names) {
    for (; *names; names++)
        if (begins_tag(text, *names))
            return true;
    return false;
}

static bool is_named_html(const char *path) {
    static const char *const endings[] = {".html", ".htm", ".xhtml", ".xht", NULL};
    struct str name = str_from_c(path);
    for (size_t i = 0; endings[i]; i++) {
        size_t length = strlen(endings[i]);
        if (name.len > length &&
            str_equal_nocase(str_slice(name, name.len - length, name.len), str_from_c(endings[i])))
            return true;
    }
    return false;
}

static bool recognises(struct str content, const char *path) {
    static const char *const certain[] = {"!doctype", "html", "head", "body", NULL};
    char room[LOOK_BYTES];
    struct str start = first_tag((struct str){room, peek(content, room)});
    if (begins_tag(start, "!doctype"))
        return begins_tag((struct str){start.ptr + 9, start.len - 9}, "html") ||
               str_starts_with(str_trim(str_slice(start, 9, start.len)), STR("html"));
    if (begins_one_of(start, certain))
        return true;
    bool tag = start.len > 1 && start.ptr[0] == '<' && start.ptr[1] >= 'a' && start.ptr[1] <= 'z';
    return is_named_html(path) && (tag || str_contains(start, STR("<p")));
}

/* ---- its encoding ---- */

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
           c == '.';
}

/* What follows `key`, with or without quotes. */
static struct str value_behind(struct str text, const char *key) {
    size_t at = str_index(text, 0, str_from_c(key)) + strlen(key);
    while (at < text.len && strchr(" \t\r\n=\"'", text.ptr[at]))
        at++;
    size_t end = at;
    while (end < text.len && is_name_byte(text.ptr[end]))
        end++;
    return str_slice(text, at, end);
}

/* As <meta charset>, <meta http-equiv> or the XML declaration say; empty: they do not. */
static struct str declared_encoding(struct str start) {
    if (str_starts_with(start, STR("<?xml"))) {
        struct str named =
            value_behind(str_slice(start, 0, str_index(start, 0, STR("?>"))), "encoding");
        if (named.len)
            return named;
    }
    for (size_t at = str_index(start, 0, STR("<meta")); at < start.len;
         at = str_index(start, at + 5, STR("<meta"))) {
        struct str tag = str_slice(start, at, str_index(start, at, STR(">")));
        if (str_contains(tag, STR("charset")))
            return value_behind(tag, "charset");
    }
    return (struct str){0};
}

/* The declared encoding's name as one to ask for, NULL where it decides nothing: bytes that
 * are UTF-8 are, whatever they say, but for encodings that look like ASCII. */
static const char *encoding_to_ask(struct arena *arena, struct str content) {
    char room[LOOK_BYTES];
    struct str start = str_trim((struct str){room, peek(content, room)});
    struct str declared = declared_encoding(start);
    bool seven_bits =
        str_starts_with(declared, STR("iso-2022")) || str_starts_with(declared, STR("hz"));
    if (!declared.len || declared.len > ENCODING_NAME_MAX_BYTES ||
        str_starts_with(declared, STR("utf-16")) ||
        (!seven_bits && utf8_validate(content) == content.len))
        return NULL;
    struct str meant = encoding_meant(arena, str_to_c(arena, declared));
    return meant.len ? str_to_c(arena, meant) : NULL;
}

static bool decode(struct arena *arena, const struct reader_options *options,
                   struct document *document, struct error *error) {
    struct str content = document->file_bytes;
    struct decoded decoded;
    struct error wrong = {0};
    const char *asked = options->encoding ? NULL : encoding_to_ask(arena, content);
    bool done = asked && encoding_decode(arena, document->path, content, asked, &decoded, &wrong);
    if (done)
        decoded.evidence = ENCODING_DECLARED;
    /* A page that is not in what it says it is in, is in what its bytes look like. */
    else if (!encoding_decode(arena, document->path, content, options->encoding, &decoded, error))
        return false;
    document->source = decoded.text;
    struct str notice = encoding_notice(arena, &decoded);
    if (notice.len)
        *arena_push(arena, &document->repairs) = (struct repair){{0, 0, 1}, notice};
    return true;
}

/* ---- reading ---- */

static bool check_content(const struct document *document, struct error *error) {
    if (!document->file_bytes.len)
        return error_set(error, document->path, "is empty; there is nothing to read aloud");
    return true;
}

static bool has_text(const struct document *document, struct error *error) {
    if (document->blocks.count)
        return true;
    return error_set(error, document->path,
                     "no text to read aloud in it; if a script makes the page, save it from a "
                     "browser");
}

static bool read(struct arena *arena, const struct reader_options *options,
                 struct document *document, struct error *error) {
    struct node *root;
    if (!check_content(document, error) || !decode(arena, options, document, error) ||
        !html_parse(arena, document->path, document->source, &root, error))
        return false;
    struct html_page page = {.root = root, .body = node_find(root, "body")};
    html_read_metadata(arena, &page, &document->metadata);
    struct builder builder;
    builder_open(&builder, arena, options, document);
    html_find_main(arena, &page);
    html_read_title(arena, &page, &document->metadata);
    html_read_page(&builder, &page);
    return builder_finish(&builder, error) && has_text(document, error);
}

const struct reader reader_html = {
    .name = "html",
    .foreign = true,
    .recognises = recognises,
    .read = read,
};
