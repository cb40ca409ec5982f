/* What the tests of one format share: its samples, files made in the test, and what is
 * asserted of damaged ones. */
#ifndef LECTERN_TESTS_DOCUMENT_FORMAT_H
#define LECTERN_TESTS_DOCUMENT_FORMAT_H

#include "document/outline.h"
#include "document/zip_maker.h"

/* Of the last file that was refused. */
static struct error refusal;

static inline struct document read_sample(const char *path) {
    struct document document;
    struct error error = {0};
    bool done = document_read(arena, path, &mending, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    check_spans(&document);
    return document;
}

/* A file "a.FORMAT" of this content; false, with `refusal` filled, where it is none. */
static inline bool try_format(const char *format, struct str content, struct document *document) {
    char name[32];
    snprintf(name, sizeof name, "a.%s", format);
    refusal = (struct error){0};
    return document_read_as(arena, format, name, content, &mending, document, &refusal);
}

static inline struct document read_format(const char *format, struct str content) {
    struct document document;
    bool done = try_format(format, content, &document);
    ck_assert_msg(done, "%s: %s", refusal.place, refusal.message);
    check_spans(&document);
    return document;
}

static inline void refuse_format(const char *format, struct str content, const char *message) {
    struct document document;
    ck_assert_msg(!try_format(format, content, &document), "must not be read");
    ck_assert_msg(strstr(refusal.message, message) != NULL, "“%s” in “%s: %s”", message,
                  refusal.place, refusal.message);
}

/* A damaged file is a document that keeps its promises, or an error that says something. */
static inline void check_damaged(const char *format, struct str content) {
    struct document document;
    struct arena *outer = arena;
    open_arena();
    if (try_format(format, content, &document))
        check_spans(&document);
    else
        ck_assert(refusal.set && *refusal.message);
    close_arena();
    arena = outer;
}

/* Flips a bit of each byte in turn, and cuts the file off before it. */
static inline void check_damaged_anywhere(const char *format, struct str whole) {
    char *bytes = arena_alloc(arena, whole.len);
    for (size_t at = 0; at < whole.len; at++) {
        memcpy(bytes, whole.ptr, whole.len);
        bytes[at] = (char)(bytes[at] ^ 1 << at % 8);
        check_damaged(format, (struct str){bytes, whole.len});
        check_damaged(format, str_slice(whole, 0, at));
    }
}

/* Turns each byte of a text in turn into one that markup is made of, and into its opposite. */
static inline void check_damaged_markup(const char *format, struct str whole) {
    char *bytes = arena_alloc(arena, whole.len);
    for (size_t at = 0; at < whole.len; at++)
        for (int way = 0; way < 2; way++) {
            memcpy(bytes, whole.ptr, whole.len);
            bytes[at] = way ? "<>&'/\xC3 s"[at % 8] : (char)~whole.ptr[at];
            check_damaged(format, (struct str){bytes, whole.len});
        }
}

/* ---- archives ---- */

struct file {
    const char *name, *content;
};

enum { MEMBERS_MAX = 16 };

/* An archive of what every one of the format has, and of files (which end with no name). */
static inline struct str zip_files(const struct zip_member *always, size_t n_always,
                                   const struct file *files) {
    struct zip_member members[MEMBERS_MAX];
    memcpy(members, always, n_always * sizeof *always);
    for (; files && files->name; files++) {
        ck_assert_uint_lt(n_always, MEMBERS_MAX);
        members[n_always++] = (struct zip_member){
            .name = files->name, .content = str_from_c(files->content), .deflated = true};
    }
    return zip_make(arena, members, n_always);
}

/* ---- what a document has ---- */

/* The spans that are not plain: "emphasis: dear\n", "fr: mot\n", "1 -> n1\n". */
static inline struct str marked_spans(const struct document *document) {
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; i < document->blocks.count; i++)
        for (size_t s = 0; s < document->blocks.items[i].spans.count; s++) {
            const struct span *span = &document->blocks.items[i].spans.items[s];
            if (span->kind == SPAN_EMPHASIS)
                strbuf_format(&list, "emphasis: %.*s\n", STR_ARG(span->text));
            else if (span->kind == SPAN_LANGUAGE)
                strbuf_format(&list, "%.*s: %.*s\n", STR_ARG(span->language), STR_ARG(span->text));
            else if (span->kind == SPAN_NOTE_REFERENCE)
                strbuf_format(&list, "%.*s -> %.*s\n", STR_ARG(span->text), STR_ARG(span->target));
        }
    return strbuf_str(&list);
}

/* A byte for each of the source: whether it is in a span, or is listed as unspoken. The space
 * that stands for a break tells of no text. */
static inline const char *told_bytes(const struct document *document) {
    char *told = arena_alloc(arena, document->source.len + 1);
    for (size_t i = 0; i < document->blocks.count; i++)
        for (size_t s = 0; s < document->blocks.items[i].spans.count; s++) {
            const struct span *span = &document->blocks.items[i].spans.items[s];
            if (!str_equal(span->text, STR(" ")))
                memset(told + span->start, 1, span->end - span->start);
        }
    for (size_t i = 0; i < document->unspoken.count; i++) {
        struct source_range range = document->unspoken.items[i].source;
        memset(told + range.start, 1, range.end - range.start);
    }
    return told;
}

/* `middle` n times, between the others. */
static inline const char *repeated(const char *before, const char *middle, size_t n,
                                   const char *after) {
    struct strbuf text = {.arena = arena};
    strbuf_add(&text, str_from_c(before));
    for (size_t i = 0; i < n; i++)
        strbuf_add(&text, str_from_c(middle));
    strbuf_add(&text, str_from_c(after));
    return str_to_c(arena, strbuf_str(&text));
}

#endif
