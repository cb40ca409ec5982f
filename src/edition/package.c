#include "edition/package.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>

/* APPNOTE.TXT, PKWARE's specification of ZIP. */
enum {
    LOCAL_HEADER = 0x04034b50,
    DIRECTORY_HEADER = 0x02014b50,
    DIRECTORY_END = 0x06054b50,
    DIRECTORY64_END = 0x06064b50,
    DIRECTORY64_PLACE = 0x07064b50,
    LOCAL_BYTES = 30,      /* of a local header without the name */
    LOCAL_CRC = 14,        /* where in it the checksum is, and then the sizes */
    DIRECTORY64_REST = 44, /* of its end's record, behind the field that says so */
    VERSION_PLAIN = 20,    /* 2.0: Deflate */
    VERSION_64 = 45,       /* 4.5 */
    EXTRA_64 = 1,
    DATE_FIRST = 1 << 5 | 1, /* 1980-01-01, the earliest there is */
    CHUNK_BYTES = 64 << 10,
};

struct member {
    const char *name;
    enum package_method method;
    uint64_t place; /* of its local header */
    uint64_t size, stored_size;
    uint32_t crc;
};

struct package {
    struct arena *arena;
    struct file_writer writer;
    struct {
        struct member *items;
        size_t count, capacity;
    } members;
    FILE *deflating; /* the stream of a deflated member that is being written */
    z_stream deflate;
    unsigned char chunk[CHUNK_BYTES];
};

/* ---- numbers, least byte first ---- */

static void put_number(FILE *out, uint64_t number, int n_bytes) {
    for (int i = 0; i < n_bytes; i++)
        putc((int)(number >> 8 * i & 0xff), out);
}

static void put16(FILE *out, uint64_t number) {
    put_number(out, number, 2);
}

static void put32(FILE *out, uint64_t number) {
    put_number(out, number, 4);
}

static uint64_t clip32(uint64_t number) {
    return number < UINT32_MAX ? number : UINT32_MAX;
}

/* ---- members ---- */

static struct member *open_member(struct package *package) {
    return &package->members.items[package->members.count - 1];
}

static void put_method_and_sizes(FILE *out, const struct member *member) {
    put16(out, 0); /* flags */
    put16(out, member->method == PACKAGE_DEFLATED ? Z_DEFLATED : 0);
    put16(out, 0); /* time */
    put16(out, DATE_FIRST);
    put32(out, member->crc);
    put32(out, member->stored_size);
    put32(out, member->size);
    put16(out, strlen(member->name));
}

static void put_local_header(FILE *out, const struct member *member) {
    put32(out, LOCAL_HEADER);
    put16(out, VERSION_PLAIN);
    put_method_and_sizes(out, member);
    put16(out, 0); /* extra fields */
    fputs(member->name, out);
}

/* Hands zlib some of the member's bytes and writes what it gives. */
static bool deflate_some(struct package *package, const char *bytes, size_t size, int flush) {
    z_stream *deflating = &package->deflate;
    deflating->next_in = (const Bytef *)bytes;
    deflating->avail_in = (uInt)size;
    do {
        deflating->next_out = package->chunk;
        deflating->avail_out = CHUNK_BYTES;
        int state = deflate(deflating, flush);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return false;
        size_t n = CHUNK_BYTES - deflating->avail_out;
        if (fwrite(package->chunk, 1, n, package->writer.stream) != n)
            return false;
    } while (deflating->avail_out == 0);
    return true;
}

static ssize_t write_deflated(void *cookie, const char *bytes, size_t size) {
    struct package *package = cookie;
    struct member *member = open_member(package);
    size = size < UINT32_MAX ? size : UINT32_MAX;
    member->crc = (uint32_t)crc32_z(member->crc, (const Bytef *)bytes, size);
    member->size += size;
    return deflate_some(package, bytes, size, Z_NO_FLUSH) ? (ssize_t)size : 0;
}

static FILE *begin_deflated(struct package *package) {
    static const cookie_io_functions_t functions = {.write = write_deflated};
    package->deflate = (z_stream){0};
    /* Negative: without zlib's own header, as ZIP has it. */
    if (deflateInit2(&package->deflate, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) == Z_OK)
        package->deflating = fopencookie(package, "w", functions);
    return package->deflating;
}

FILE *package_begin(struct package *package, const char *name, enum package_method method) {
    struct member *member = arena_push(package->arena, &package->members);
    FILE *out = package->writer.stream;
    *member = (struct member){.name = str_to_c(package->arena, str_from_c(name)),
                              .method = method,
                              .place = (uint64_t)ftello(out)};
    put_local_header(out, member);
    return method == PACKAGE_DEFLATED ? begin_deflated(package) : out;
}

static bool end_deflated(struct package *package) {
    bool done = package->deflating && fclose(package->deflating) == 0 &&
                deflate_some(package, NULL, 0, Z_FINISH);
    deflateEnd(&package->deflate);
    package->deflating = NULL;
    return done;
}

/* A stored member was written freely: its checksum is that of what lies in the file. */
static bool end_stored(struct package *package, struct member *member, uint64_t from, uint64_t to) {
    int fd = fileno(package->writer.stream);
    if (fflush(package->writer.stream) != 0)
        return false;
    for (uint64_t at = from; at < to;) {
        size_t wanted = to - at < CHUNK_BYTES ? (size_t)(to - at) : CHUNK_BYTES;
        ssize_t n = pread(fd, package->chunk, wanted, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        member->crc = (uint32_t)crc32_z(member->crc, package->chunk, (size_t)n);
        at += (uint64_t)n;
    }
    member->size = to - from;
    return true;
}

/* Writes its checksum and sizes to where they belong. */
static bool complete_header(FILE *out, const struct member *member, uint64_t end) {
    if (fseeko(out, (off_t)(member->place + LOCAL_CRC), SEEK_SET) != 0)
        return false;
    put32(out, member->crc);
    put32(out, member->stored_size);
    put32(out, member->size);
    return fseeko(out, (off_t)end, SEEK_SET) == 0;
}

bool package_end(struct package *package, struct error *error) {
    struct member *member = open_member(package);
    FILE *out = package->writer.stream;
    uint64_t from = member->place + LOCAL_BYTES + strlen(member->name);
    errno = 0;
    bool done = member->method != PACKAGE_DEFLATED || end_deflated(package);
    uint64_t end = (uint64_t)ftello(out);
    if (member->method == PACKAGE_STORED)
        done = end_stored(package, member, from, end);
    member->stored_size = end - from;
    if (done && (member->size >= UINT32_MAX || member->stored_size >= UINT32_MAX))
        return error_set(error, package->writer.path,
                         "%s would be larger than 4 GiB; divide the text", member->name);
    if (!done || !complete_header(out, member, end))
        return error_set(error, package->writer.path, "cannot be written: %s%s",
                         strerror(errno ? errno : EIO), file_remedy(errno));
    return true;
}

bool package_add(struct package *package, const char *name, enum package_method method,
                 struct str content, struct error *error) {
    FILE *out = package_begin(package, name, method);
    if (out)
        fwrite(content.ptr, 1, content.len, out);
    return package_end(package, error);
}

/* ---- the directory ---- */

static void put_entry(FILE *out, const struct member *member) {
    bool far = member->place >= UINT32_MAX;
    put32(out, DIRECTORY_HEADER);
    put16(out, far ? VERSION_64 : VERSION_PLAIN); /* made by */
    put16(out, far ? VERSION_64 : VERSION_PLAIN); /* needed */
    put_method_and_sizes(out, member);
    put16(out, far ? 12 : 0); /* extra field */
    put16(out, 0);            /* comment */
    put16(out, 0);            /* disk */
    put16(out, 0);            /* attributes, here … */
    put32(out, 0);            /* … and outside */
    put32(out, clip32(member->place));
    fputs(member->name, out);
    if (far) {
        put16(out, EXTRA_64);
        put16(out, 8);
        put_number(out, member->place, 8);
    }
}

/* What an archive over 4 GiB has before its directory's end. */
static void put_end64(FILE *out, uint64_t n_members, uint64_t from, uint64_t to) {
    put32(out, DIRECTORY64_END);
    put_number(out, DIRECTORY64_REST, 8);
    put16(out, VERSION_64);
    put16(out, VERSION_64);
    put32(out, 0); /* disks */
    put32(out, 0);
    put_number(out, n_members, 8);
    put_number(out, n_members, 8);
    put_number(out, to - from, 8);
    put_number(out, from, 8);
    put32(out, DIRECTORY64_PLACE);
    put32(out, 0);
    put_number(out, to, 8);
    put32(out, 1);
}

static void put_directory(struct package *package) {
    FILE *out = package->writer.stream;
    uint64_t n = package->members.count, from = (uint64_t)ftello(out);
    for (size_t i = 0; i < n; i++)
        put_entry(out, &package->members.items[i]);
    uint64_t to = (uint64_t)ftello(out);
    if (n >= UINT16_MAX || from >= UINT32_MAX || to - from >= UINT32_MAX)
        put_end64(out, n, from, to);
    uint64_t n_shown = n < UINT16_MAX ? n : UINT16_MAX;
    put32(out, DIRECTORY_END);
    put16(out, 0); /* disks */
    put16(out, 0);
    put16(out, n_shown);
    put16(out, n_shown);
    put32(out, clip32(to - from));
    put32(out, clip32(from));
    put16(out, 0); /* comment */
}

/* ---- the whole ---- */

bool package_open(struct arena *arena, const char *path, const char *media_type,
                  struct package **package, struct error *error) {
    struct package *opened = arena_alloc(arena, sizeof *opened);
    opened->arena = arena;
    *package = opened;
    if (!file_writer_open(&opened->writer, path, error))
        return false;
    if (ftello(opened->writer.stream) < 0) {
        error_set(error, path, "an archive needs a file that can seek: %s", strerror(errno));
        package_abandon(opened);
        return false;
    }
    if (!media_type ||
        package_add(opened, "mimetype", PACKAGE_STORED, str_from_c(media_type), error))
        return true;
    package_abandon(opened);
    return false;
}

bool package_commit(struct package *package, struct error *error) {
    put_directory(package);
    return file_writer_commit(&package->writer, FILE_SYNCED, error);
}

void package_abandon(struct package *package) {
    if (package->deflating)
        end_deflated(package);
    file_writer_abandon(&package->writer);
}
