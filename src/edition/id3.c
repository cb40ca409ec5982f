#include "edition/id3.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum { HEADER_BYTES = 10, TAG_SIZE_BITS = 28 };

enum { ENCODING_LATIN_1 = 0, ENCODING_UTF_16 = 1 };
enum { PICTURE_FRONT_COVER = 3 };
enum { FLUSH_BYTES = 1 << 15 }; /* a long text passes through a buffer of so much */

/* ---- frames ---- */

/* Begins a frame in the buffer; frames lie in frames. */
static size_t frame_begin(struct strbuf *buf, const char *id) {
    size_t start = buf->count;
    strbuf_add(buf, (struct str){id, 4});
    strbuf_add_big_endian(buf, 0, 4 + 2); /* its size, to come, and no flags */
    return start;
}

/* Ends it; `beyond` bytes of it will follow the buffer's. */
static void frame_end(struct strbuf *buf, size_t start, uint64_t beyond) {
    uint64_t size = buf->count - start - HEADER_BYTES + beyond;
    strbuf_put_big_endian(buf, start + 4, size, 4);
}

static void put(struct id3_writer *writer, struct str bytes) {
    if (bytes.len)
        fwrite(bytes.ptr, 1, bytes.len, writer->stream);
    writer->size += bytes.len;
}

static void flush(struct id3_writer *writer) {
    put(writer, strbuf_str(&writer->frame));
    writer->frame.count = 0;
}

/* ---- text ---- */

static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* The character as a tag holds it; *at must be < s.len. */
static uint32_t next_character(struct str s, size_t *at, bool keep_lines) {
    uint32_t c = utf8_next(s, at);
    if (c == UTF8_INVALID)
        return 0xFFFD;
    return is_control(c) && !(keep_lines && c == '\n') ? ' ' : c;
}

static int encoding_of(const struct str *parts, size_t n_parts) {
    for (size_t i = 0; i < n_parts; i++)
        for (size_t at = 0; at < parts[i].len;)
            if (next_character(parts[i], &at, true) > 0xFF)
                return ENCODING_UTF_16;
    return ENCODING_LATIN_1;
}

static void add_utf_16(struct strbuf *buf, uint32_t c) {
    uint32_t units[2] = {c, 0};
    if (c > 0xFFFF) {
        units[0] = 0xD800 + ((c - 0x10000) >> 10);
        units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    for (int i = 0; i < (c > 0xFFFF ? 2 : 1); i++) {
        strbuf_add_char(buf, (char)units[i]);
        strbuf_add_char(buf, (char)(units[i] >> 8));
    }
}

static void add_byte_order_mark(struct strbuf *buf, int encoding) {
    if (encoding == ENCODING_UTF_16)
        add_utf_16(buf, 0xFEFF);
}

static void add_character(struct strbuf *buf, int encoding, uint32_t c) {
    if (encoding == ENCODING_UTF_16)
        add_utf_16(buf, c);
    else
        strbuf_add_char(buf, (char)c);
}

static void add_text_frame(struct strbuf *buf, const char *id, struct str text) {
    size_t start = frame_begin(buf, id);
    int encoding = encoding_of(&text, 1);
    strbuf_add_char(buf, (char)encoding);
    add_byte_order_mark(buf, encoding);
    for (size_t at = 0; at < text.len;)
        add_character(buf, encoding, next_character(text, &at, false));
    frame_end(buf, start, 0);
}

void id3_add_text(struct id3_writer *writer, const char *id, struct str text) {
    if (!text.len)
        return;
    add_text_frame(&writer->frame, id, text);
    flush(writer);
}

void id3_add_user_text(struct id3_writer *writer, const char *name, struct str text) {
    if (!text.len)
        return;
    size_t start = frame_begin(&writer->frame, "TXXX");
    struct str parts[] = {str_from_c(name), text};
    int encoding = encoding_of(&text, 1);
    strbuf_add_char(&writer->frame, (char)encoding);
    for (size_t i = 0; i < 2; i++) {
        add_byte_order_mark(&writer->frame, encoding);
        for (size_t at = 0; at < parts[i].len;)
            add_character(&writer->frame, encoding, next_character(parts[i], &at, false));
        if (i == 0)
            strbuf_add_big_endian(&writer->frame, 0, encoding == ENCODING_UTF_16 ? 2 : 1);
    }
    frame_end(&writer->frame, start, 0);
    flush(writer);
}

static uint64_t encoded_size(struct str s, int encoding) {
    uint64_t size = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = next_character(s, &at, true);
        size += encoding == ENCODING_LATIN_1 ? 1 : c > 0xFFFF ? 4 : 2;
    }
    return size;
}

void id3_add_long_text(struct id3_writer *writer, const char *id, const char *language,
                       const struct str *parts, size_t n_parts) {
    int encoding = encoding_of(parts, n_parts);
    uint64_t size = 0;
    for (size_t i = 0; i < n_parts; i++)
        size += encoded_size(parts[i], encoding);
    if (size == 0)
        return;
    size_t start = frame_begin(&writer->frame, id);
    strbuf_add_char(&writer->frame, (char)encoding);
    strbuf_add(&writer->frame, (struct str){language, 3});
    add_byte_order_mark(&writer->frame, encoding);
    strbuf_add_big_endian(&writer->frame, 0,
                          encoding == ENCODING_UTF_16 ? 2 : 1); /* no description */
    add_byte_order_mark(&writer->frame, encoding);
    frame_end(&writer->frame, start, size);
    for (size_t i = 0; i < n_parts; i++)
        for (size_t at = 0; at < parts[i].len;) {
            if (writer->frame.count >= FLUSH_BYTES)
                flush(writer);
            add_character(&writer->frame, encoding, next_character(parts[i], &at, true));
        }
    flush(writer);
}

/* ---- text with times ---- */

/* Players look for lyrics, and few for a transcription, which has another number. */
enum { TIMES_IN_MS = 2, CONTENT_LYRICS = 1 };

static int encoding_of_lines(const struct id3_line *lines, size_t n_lines) {
    int encoding = ENCODING_LATIN_1;
    for (size_t i = 0; i < n_lines && encoding == ENCODING_LATIN_1; i++)
        encoding = encoding_of(&lines[i].text, 1);
    return encoding;
}

/* A line begins with a line feed, as the standard asks (4.10), but for the first. */
static void add_line(struct strbuf *buf, const struct id3_line *line, bool first, int encoding) {
    add_byte_order_mark(buf, encoding);
    if (!first)
        add_character(buf, encoding, '\n');
    for (size_t at = 0; at < line->text.len;)
        add_character(buf, encoding, next_character(line->text, &at, false));
    add_character(buf, encoding, '\0');
    strbuf_add_big_endian(buf, line->start_ms, 4);
}

static uint64_t size_of_lines(const struct id3_line *lines, size_t n_lines, int encoding) {
    uint64_t size = 0, unit = encoding == ENCODING_UTF_16 ? 2 : 1;
    for (size_t i = 0; i < n_lines; i++)
        size += (encoding == ENCODING_UTF_16 ? 2 : 0) + (i > 0 ? unit : 0) +
                encoded_size(lines[i].text, encoding) + unit + 4;
    return size;
}

void id3_add_synchronised_text(struct id3_writer *writer, const char *language,
                               const struct id3_line *lines, size_t n_lines) {
    if (!n_lines)
        return;
    int encoding = encoding_of_lines(lines, n_lines);
    size_t start = frame_begin(&writer->frame, "SYLT");
    strbuf_add_char(&writer->frame, (char)encoding);
    strbuf_add(&writer->frame, (struct str){language, 3});
    strbuf_add_char(&writer->frame, TIMES_IN_MS);
    strbuf_add_char(&writer->frame, CONTENT_LYRICS);
    add_byte_order_mark(&writer->frame, encoding);
    add_character(&writer->frame, encoding, '\0'); /* no description */
    frame_end(&writer->frame, start, size_of_lines(lines, n_lines, encoding));
    for (size_t i = 0; i < n_lines; i++) {
        if (writer->frame.count >= FLUSH_BYTES)
            flush(writer);
        add_line(&writer->frame, &lines[i], i == 0, encoding);
    }
    flush(writer);
}

/* ---- pictures and other data ---- */

void id3_add_private(struct id3_writer *writer, const char *owner, struct str data) {
    size_t start = frame_begin(&writer->frame, "PRIV");
    strbuf_add(&writer->frame, (struct str){owner, strlen(owner) + 1});
    strbuf_add(&writer->frame, data);
    frame_end(&writer->frame, start, 0);
    flush(writer);
}

void id3_add_cover(struct id3_writer *writer, const char *mime_type, struct str picture) {
    if (!picture.len)
        return;
    size_t start = frame_begin(&writer->frame, "APIC");
    strbuf_add_char(&writer->frame, ENCODING_LATIN_1);
    strbuf_add(&writer->frame, (struct str){mime_type, strlen(mime_type) + 1});
    strbuf_add_char(&writer->frame, PICTURE_FRONT_COVER);
    strbuf_add_char(&writer->frame, '\0'); /* no description */
    frame_end(&writer->frame, start, picture.len);
    flush(writer);
    put(writer, picture);
}

/* ---- chapters ---- */

enum { CTOC_MAX_ENTRIES = 255, CTOC_TOP_LEVEL = 2, CTOC_ORDERED = 1 };
enum { ID_BYTES = 64 };
#define NO_OFFSET UINT32_MAX

static void add_id(struct strbuf *buf, const char *id) {
    strbuf_add(buf, (struct str){id, strlen(id) + 1});
}

static void add_chapter(struct id3_writer *writer, const struct id3_chapter *chapter,
                        size_t number) {
    char id[ID_BYTES], plain[ID_BYTES];
    snprintf(id, sizeof id, "ch%04zu", number);
    snprintf(plain, sizeof plain, "%zu", number);
    struct strbuf *buf = &writer->frame;
    size_t start = frame_begin(buf, "CHAP");
    add_id(buf, id);
    strbuf_add_big_endian(buf, chapter->start_ms, 4);
    strbuf_add_big_endian(buf, chapter->end_ms, 4);
    strbuf_add_big_endian(buf, NO_OFFSET, 4);
    strbuf_add_big_endian(buf, NO_OFFSET, 4);
    /* A player lists a chapter by its title, so there always is one. */
    add_text_frame(buf, "TIT2", chapter->title.len ? chapter->title : str_from_c(plain));
    frame_end(buf, start, 0);
    flush(writer);
}

/* A table's own place in the tree, and the chapters below it. */
struct contents {
    const struct id3_chapter *chapters;
    size_t first, count;
    const char *id;
    bool top;
};

/* Where the parts begin: at each outermost chapter. */
struct parts {
    size_t count, starts[CTOC_MAX_ENTRIES + 1];
    bool titled;
};

static bool parts_by_level(const struct contents *contents, struct parts *parts) {
    const struct id3_chapter *chapters = contents->chapters + contents->first;
    int outermost = chapters[0].level;
    for (size_t i = 1; i < contents->count; i++)
        outermost = chapters[i].level < outermost ? chapters[i].level : outermost;
    *parts = (struct parts){.titled = true};
    for (size_t i = 0, last = 0; i <= contents->count; i++) {
        bool begins = i == 0 || i == contents->count || chapters[i].level == outermost;
        if (!begins)
            continue;
        if (i - last > CTOC_MAX_ENTRIES ||
            (parts->count == CTOC_MAX_ENTRIES && i < contents->count))
            return false;
        parts->starts[parts->count] = contents->first + i;
        parts->count += i < contents->count;
        last = i;
    }
    return parts->count > 1;
}

/* As few parts as will do, each but the last full. */
static void parts_by_count(const struct contents *contents, struct parts *parts) {
    size_t each = CTOC_MAX_ENTRIES;
    while (contents->count > each * CTOC_MAX_ENTRIES)
        each *= CTOC_MAX_ENTRIES;
    *parts = (struct parts){.count = (contents->count + each - 1) / each};
    for (size_t i = 0; i < parts->count; i++)
        parts->starts[i] = contents->first + i * each;
    parts->starts[parts->count] = contents->first + contents->count;
}

static size_t contents_begin(struct strbuf *buf, const struct contents *contents,
                             size_t n_entries) {
    size_t start = frame_begin(buf, "CTOC");
    add_id(buf, contents->id);
    strbuf_add_char(buf, (char)(CTOC_ORDERED | (contents->top ? CTOC_TOP_LEVEL : 0)));
    strbuf_add_char(buf, (char)n_entries);
    return start;
}

static void add_flat_contents(struct id3_writer *writer, const struct contents *contents,
                              struct str title) {
    struct strbuf *buf = &writer->frame;
    size_t start = contents_begin(buf, contents, contents->count);
    for (size_t i = 0; i < contents->count; i++) {
        char id[ID_BYTES];
        snprintf(id, sizeof id, "ch%04zu", contents->first + i + 1);
        add_id(buf, id);
    }
    if (title.len)
        add_text_frame(buf, "TIT2", title);
    frame_end(buf, start, 0);
    flush(writer);
}

/* Calls itself once for each part; 255 entries a table keep that three deep for sixteen
 * million chapters. */
// NOLINTNEXTLINE(misc-no-recursion)
static void add_contents(struct id3_writer *writer, const struct contents *contents,
                         struct str title) {
    if (contents->count <= CTOC_MAX_ENTRIES) {
        add_flat_contents(writer, contents, title);
        return;
    }
    struct parts parts;
    if (!contents->top || !parts_by_level(contents, &parts))
        parts_by_count(contents, &parts);
    char id[ID_BYTES];
    size_t start = contents_begin(&writer->frame, contents, parts.count);
    for (size_t i = 0; i < parts.count; i++) {
        snprintf(id, sizeof id, "%.40s-%zu", contents->id, i + 1);
        add_id(&writer->frame, id);
    }
    frame_end(&writer->frame, start, 0);
    flush(writer);
    for (size_t i = 0; i < parts.count; i++) {
        snprintf(id, sizeof id, "%.40s-%zu", contents->id, i + 1);
        struct contents part = {.chapters = contents->chapters,
                                .first = parts.starts[i],
                                .count = parts.starts[i + 1] - parts.starts[i],
                                .id = id};
        add_contents(writer, &part,
                     parts.titled ? contents->chapters[part.first].title : (struct str){0});
    }
}

void id3_add_chapters(struct id3_writer *writer, const struct id3_chapter *chapters,
                      size_t n_chapters) {
    struct contents all = {.chapters = chapters, .count = n_chapters, .id = "toc", .top = true};
    add_contents(writer, &all, (struct str){0});
    for (size_t i = 0; i < n_chapters; i++)
        add_chapter(writer, &chapters[i], i + 1);
}

/* ---- the tag ---- */

/* The header of a tag whose frames have this size, seven bits a byte. */
static void put_header(FILE *stream, uint64_t size) {
    unsigned char header[HEADER_BYTES] = {'I', 'D', '3', 3, 0, 0};
    for (int i = 0; i < 4; i++)
        header[6 + i] = (unsigned char)(size >> (7 * (3 - i)) & 0x7FU);
    fwrite(header, 1, sizeof header, stream);
}

bool id3_open(struct id3_writer *writer, struct arena *arena, FILE *stream, struct error *error) {
    *writer = (struct id3_writer){.stream = stream, .frame.arena = arena, .start = ftello(stream)};
    if (writer->start < 0)
        return error_set(error, "", "a tag needs a file that can seek: %s", strerror(errno));
    put_header(stream, 0);
    return true;
}

bool id3_close(struct id3_writer *writer, struct error *error) {
    if (writer->size >> TAG_SIZE_BITS)
        return error_set(error, "",
                         "text, cover and chapters make an ID3 tag larger than the 256 MiB it "
                         "can be; divide the text");
    off_t end = ftello(writer->stream);
    if (!file_seek(writer->stream, writer->start, error))
        return false;
    put_header(writer->stream, writer->size);
    return file_seek(writer->stream, end, error);
}
