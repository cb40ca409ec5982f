#include "document/wire.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* One walk through the document both writes and reads it, so that the two cannot differ. */
struct wire {
    struct arena *arena; /* reading */
    bool reading;
    struct str bytes;  /* reading: what is left */
    struct str source; /* strings that lie in it are sent as places */
    int fd;
    unsigned char buffer[1 << 16];
    size_t buffered;
    int failure; /* errno of a write */
    bool bad;    /* the bytes make no sense */
};

static void flush(struct wire *wire) {
    for (size_t done = 0; done < wire->buffered && !wire->failure;) {
        ssize_t n = write(wire->fd, wire->buffer + done, wire->buffered - done);
        if (n > 0)
            done += (size_t)n;
        else if (n < 0 && errno != EINTR)
            wire->failure = errno;
    }
    wire->buffered = 0;
}

static void put(struct wire *wire, const void *bytes, size_t len) {
    for (const unsigned char *at = bytes; len && !wire->failure;) {
        size_t room = sizeof wire->buffer - wire->buffered, n = len < room ? len : room;
        memcpy(wire->buffer + wire->buffered, at, n);
        wire->buffered += n;
        at += n;
        len -= n;
        if (wire->buffered == sizeof wire->buffer)
            flush(wire);
    }
}

static struct str take(struct wire *wire, size_t len) {
    if (len > wire->bytes.len) {
        wire->bad = true;
        wire->bytes.len = 0;
        return (struct str){0};
    }
    struct str taken = str_slice(wire->bytes, 0, len);
    wire->bytes = str_slice(wire->bytes, len, wire->bytes.len);
    return taken;
}

static void code_size(struct wire *wire, size_t *value) {
    uint64_t number = *value;
    if (!wire->reading) {
        put(wire, &number, sizeof number);
        return;
    }
    struct str taken = take(wire, sizeof number);
    number = 0;
    if (taken.len)
        memcpy(&number, taken.ptr, sizeof number);
    *value = number;
}

static void code_int(struct wire *wire, int *value) {
    size_t number = (size_t)(unsigned)*value;
    code_size(wire, &number);
    wire->bad = wire->bad || number > INT32_MAX;
    *value = (int)(number & INT32_MAX);
}

static void code_bool(struct wire *wire, bool *value) {
    size_t number = *value;
    code_size(wire, &number);
    *value = number == 1;
}

/* A string that lies in the source costs two numbers: its place (from 1) and length. */
static void code_str(struct wire *wire, struct str *s) {
    bool inside = s->len && wire->source.len && s->ptr >= wire->source.ptr &&
                  s->ptr + s->len <= wire->source.ptr + wire->source.len;
    size_t place = inside ? (size_t)(s->ptr - wire->source.ptr) + 1 : 0, len = s->len;
    code_size(wire, &place);
    code_size(wire, &len);
    if (!wire->reading) {
        if (!inside)
            put(wire, s->ptr, s->len);
    } else if (place == 0) {
        *s = str_copy(wire->arena, take(wire, len));
    } else if (place - 1 > wire->source.len || len > wire->source.len - (place - 1)) {
        wire->bad = true;
        *s = (struct str){0};
    } else {
        *s = str_slice(wire->source, place - 1, place - 1 + len);
    }
}

/* How many items follow. Each takes at least `least` bytes, so a lie is found before
 * memory is spent on it. */
static bool code_count(struct wire *wire, size_t *count, size_t least) {
    code_size(wire, count);
    if (wire->reading && *count > wire->bytes.len / least)
        wire->bad = true;
    if (wire->bad)
        *count = 0;
    return !wire->bad;
}

/* Room for the items of an array that is being read, then each of them. */
#define CODE_ARRAY(wire, array, least, code_item)                                                  \
    do {                                                                                           \
        if (code_count(wire, &(array)->count, least) && (wire)->reading) {                         \
            (array)->items =                                                                       \
                arena_alloc_array((wire)->arena, (array)->count, sizeof *(array)->items);          \
            (array)->capacity = (array)->count;                                                    \
        }                                                                                          \
        for (size_t i = 0; i < (array)->count && !(wire)->bad; i++)                                \
            code_item(wire, &(array)->items[i]);                                                   \
    } while (0)

static void code_range(struct wire *wire, struct source_range *range) {
    size_t line = range->line;
    code_size(wire, &range->start);
    code_size(wire, &range->end);
    code_size(wire, &line);
    range->line = line;
}

static void code_span(struct wire *wire, struct span *span) {
    int kind = (int)span->kind;
    code_int(wire, &kind);
    span->kind = (enum span_kind)kind;
    code_str(wire, &span->text);
    code_size(wire, &span->start);
    code_size(wire, &span->end);
    code_bool(wire, &span->mended);
    code_bool(wire, &span->line_break);
    code_bool(wire, &span->pictured);
    code_int(wire, &span->column);
    code_str(wire, &span->language);
    code_str(wire, &span->target);
}

static void code_block(struct wire *wire, struct block *block) {
    int kind = (int)block->kind;
    size_t line = block->line;
    code_int(wire, &kind);
    block->kind = (enum block_kind)kind;
    code_int(wire, &block->level);
    code_int(wire, &block->table);
    code_bool(wire, &block->table_head);
    code_size(wire, &line);
    block->line = line;
    code_str(wire, &block->id);
    CODE_ARRAY(wire, &block->spans, 96, code_span);
}

static void code_unspoken(struct wire *wire, struct unspoken *unspoken) {
    code_range(wire, &unspoken->source);
    code_str(wire, &unspoken->text);
    code_str(wire, &unspoken->reason);
}

static void code_repair(struct wire *wire, struct repair *repair) {
    code_range(wire, &repair->source);
    code_str(wire, &repair->what);
}

static void code_page(struct wire *wire, struct page *page) {
    code_str(wire, &page->label);
    code_size(wire, &page->start);
}

static void code_contents_entry(struct wire *wire, struct contents_entry *entry) {
    code_str(wire, &entry->title);
    code_int(wire, &entry->level);
    code_size(wire, &entry->start);
}

static void code_member(struct wire *wire, struct member *member) {
    size_t line = member->line;
    code_str(wire, &member->name);
    code_size(wire, &member->start);
    code_size(wire, &line);
    member->line = line;
}

static void code_metadata(struct wire *wire, struct metadata *metadata) {
    struct str *members[] = {&metadata->title,
                             &metadata->subtitle,
                             &metadata->author,
                             &metadata->language,
                             &metadata->date,
                             &metadata->publisher,
                             &metadata->identifier,
                             &metadata->rights,
                             &metadata->subject,
                             &metadata->description,
                             &metadata->series,
                             &metadata->cover,
                             NULL};
    for (struct str **member = members; *member; member++)
        code_str(wire, *member);
}

static void code_document(struct wire *wire, struct document *document) {
    /* The source comes first, whole: other strings point into it. */
    wire->source = (struct str){0};
    code_str(wire, &document->source);
    wire->source = document->source;
    code_metadata(wire, &document->metadata);
    CODE_ARRAY(wire, &document->blocks, 64, code_block);
    CODE_ARRAY(wire, &document->unspoken, 56, code_unspoken);
    CODE_ARRAY(wire, &document->repairs, 40, code_repair);
    CODE_ARRAY(wire, &document->pages, 24, code_page);
    CODE_ARRAY(wire, &document->contents, 32, code_contents_entry);
    CODE_ARRAY(wire, &document->members, 32, code_member);
}

bool wire_write(int fd, const struct document *document, struct error *error) {
    struct wire wire = {.fd = fd};
    struct document copy = *document; /* walked, and left as it is */
    code_document(&wire, &copy);
    flush(&wire);
    return !wire.failure || error_set(error, document->path, "cannot hand the text over: %s",
                                      strerror(wire.failure));
}

bool wire_read(struct arena *arena, struct str bytes, struct document *document,
               struct error *error) {
    struct wire wire = {.arena = arena, .reading = true, .bytes = bytes};
    code_document(&wire, document);
    if (wire.bad || wire.bytes.len)
        return error_set(error, document->path, "its reader handed over nonsense");
    return document_validate(document, error);
}
