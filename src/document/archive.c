#include "document/archive.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "base/search.h"
#include "base/utf8.h"

enum {
    CHUNK_BYTES = 64 << 10,
    SEGMENTS_MAX = 256, /* folders within folders */
    DIRECTORY_END_BYTES = 22,
    COMMENT_MAX_BYTES = 65535, /* behind the directory's end */
};

struct entry {
    struct str name; /* plain */
    zip_uint64_t index;
};

struct archive {
    const char *path;
    zip_t *zip;
    size_t read; /* bytes of all members that were read */
    struct {
        struct entry *items; /* by name */
        size_t count, capacity;
    } entries;
};

/* ---- names ---- */

struct segments {
    struct str items[SEGMENTS_MAX];
    size_t count;
};

/* One more part of a path; false: it leads out of the archive, or too deep. */
static bool add_segment(struct segments *segments, struct str segment) {
    if (!segment.len || str_equal(segment, STR(".")))
        return true;
    if (str_equal(segment, STR(".."))) {
        segments->count--;
        return segments->count != (size_t)-1;
    }
    if (segments->count == SEGMENTS_MAX)
        return false;
    segments->items[segments->count++] = segment;
    return true;
}

static bool add_segments(struct segments *segments, struct str path) {
    size_t from = 0;
    for (size_t at = 0; at <= path.len; at++)
        if (at == path.len || path.ptr[at] == '/' || path.ptr[at] == '\\') {
            if (!add_segment(segments, str_slice(path, from, at)))
                return false;
            from = at + 1;
        }
    return true;
}

static struct str join(struct arena *arena, const struct segments *segments) {
    struct strbuf name = {.arena = arena};
    for (size_t i = 0; i < segments->count; i++) {
        if (i)
            strbuf_add_char(&name, '/');
        strbuf_add(&name, segments->items[i]);
    }
    return strbuf_str(&name);
}

/* Empty: it leads out of the archive. */
static struct str plain_name(struct arena *arena, struct str name) {
    struct segments segments = {.count = 0};
    return add_segments(&segments, name) ? join(arena, &segments) : (struct str){0};
}

static int hex_digit(char c) {
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)((at - digits) % 16) : -1;
}

static struct str decode_percent(struct arena *arena, struct str reference) {
    struct strbuf decoded = {.arena = arena};
    for (size_t i = 0; i < reference.len; i++) {
        char c = reference.ptr[i];
        int high = c == '%' && i + 2 < reference.len ? hex_digit(reference.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(reference.ptr[i + 2]) : -1;
        if (low >= 0) {
            c = (char)(high << 4 | low);
            i += 2;
        }
        strbuf_add_char(&decoded, c);
    }
    return strbuf_str(&decoded);
}

/* "http:", "data:" and the like: a colon before any slash. */
static bool has_scheme(struct str reference) {
    for (size_t i = 0; i < reference.len && reference.ptr[i] != '/'; i++)
        if (reference.ptr[i] == ':')
            return true;
    return false;
}

static struct str cut_at(struct str s, const char *marks) {
    size_t at = 0;
    while (at < s.len && !(s.ptr[at] && strchr(marks, s.ptr[at])))
        at++;
    return str_slice(s, 0, at);
}

struct str archive_resolve(struct arena *arena, struct str from, struct str reference) {
    struct segments segments = {.count = 0};
    reference = cut_at(reference, "#?");
    if (has_scheme(reference))
        return (struct str){0};
    if (!reference.len)
        return plain_name(arena, from);
    size_t folder = from.len;
    while (folder > 0 && from.ptr[folder - 1] != '/')
        folder--;
    /* "/a.png" is meant from the archive's root. */
    if (reference.ptr[0] != '/' && !add_segments(&segments, str_slice(from, 0, folder)))
        return (struct str){0};
    if (!add_segments(&segments, decode_percent(arena, reference)))
        return (struct str){0};
    struct str name = join(arena, &segments);
    return utf8_validate(name) == name.len ? name : (struct str){0};
}

/* ---- opening ---- */

static unsigned read16(struct str s, size_t at) {
    return (unsigned char)s.ptr[at] | (unsigned)(unsigned char)s.ptr[at + 1] << 8;
}

/* The library makes room for as many entries as the directory's end says there are, so we
 * look first. Several places may look like that end; none may claim too much. */
static bool check_count(const char *path, struct str content, struct error *error) {
    static const struct str mark = {"PK\5\6", 4};
    size_t reach = DIRECTORY_END_BYTES + COMMENT_MAX_BYTES;
    for (size_t at = content.len > reach ? content.len - reach : 0;
         at + DIRECTORY_END_BYTES <= content.len; at++)
        if (str_equal(str_slice(content, at, at + mark.len), mark) &&
            at + DIRECTORY_END_BYTES + read16(content, at + 20) <= content.len &&
            read16(content, at + 10) > ARCHIVE_ENTRIES_MAX)
            return error_set(error, path, "an archive of more than %d files", ARCHIVE_ENTRIES_MAX);
    return true;
}

static int compare_entries(const void *a, const void *b) {
    const struct entry *first = a, *second = b;
    int order = str_compare(first->name, second->name);
    return order ? order : (first->index > second->index) - (first->index < second->index);
}

/* A name that leads out of the archive can be asked for by nobody. */
static void add_entry(struct archive *archive, struct arena *arena, zip_uint64_t index) {
    struct str given = str_from_c(zip_get_name(archive->zip, index, 0));
    struct str name = plain_name(arena, given);
    if (name.len && !str_ends_with(given, STR("/")))
        *arena_push(arena, &archive->entries) = (struct entry){name, index};
}

static bool list_entries(struct archive *archive, struct arena *arena, struct error *error) {
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    if (count > ARCHIVE_ENTRIES_MAX)
        return error_set(error, archive->path, "an archive of more than %d files",
                         ARCHIVE_ENTRIES_MAX);
    for (zip_int64_t i = 0; i < count; i++)
        add_entry(archive, arena, (zip_uint64_t)i);
    if (archive->entries.count)
        qsort(archive->entries.items, archive->entries.count, sizeof *archive->entries.items,
              compare_entries);
    return true;
}

static bool open_zip(struct archive *archive, struct str content, struct error *error) {
    zip_error_t cause;
    zip_error_init(&cause);
    zip_source_t *source = zip_source_buffer_create(content.ptr, content.len, 0, &cause);
    archive->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &cause) : NULL;
    if (!archive->zip) {
        bool no_end = zip_error_code_zip(&cause) == ZIP_ER_NOZIP;
        error_set(error, archive->path, "a damaged archive (%s); fetch it again",
                  no_end ? "its end is missing" : zip_error_strerror(&cause));
        zip_source_free(source);
    }
    zip_error_fini(&cause);
    return archive->zip != NULL;
}

bool archive_open(struct arena *arena, const char *path, struct str content,
                  struct archive **archive, struct error *error) {
    *archive = NULL;
    if (!str_starts_with(content, STR("PK")))
        return error_set(error, path, "not a ZIP archive");
    if (!check_count(path, content, error))
        return false;
    struct archive *opened = arena_alloc(arena, sizeof *opened);
    opened->path = path;
    if (!open_zip(opened, content, error))
        return false;
    if (!list_entries(opened, arena, error)) {
        archive_close(opened);
        return false;
    }
    *archive = opened;
    return true;
}

void archive_close(struct archive *archive) {
    if (archive && archive->zip)
        zip_discard(archive->zip);
    if (archive)
        archive->zip = NULL;
}

/* ---- reading ---- */

/* The first entry that is not before the name. */
static size_t find_place(const struct archive *archive, struct str name) {
    return search_first(archive->entries.count, i,
                        str_compare(archive->entries.items[i].name, name) < 0);
}

static bool has_at(const struct archive *archive, size_t at, struct str name) {
    return at < archive->entries.count && str_equal(archive->entries.items[at].name, name);
}

bool archive_has(const struct archive *archive, struct str name) {
    struct arena *scratch = arena_open();
    struct str plain = plain_name(scratch, name);
    bool has = plain.len && has_at(archive, find_place(archive, plain), plain);
    arena_close(scratch);
    return has;
}

struct str archive_find(const struct archive *archive, struct str ending) {
    for (size_t i = 0; i < archive->entries.count; i++)
        if (str_ends_with(archive->entries.items[i].name, ending))
            return archive->entries.items[i].name;
    return (struct str){0};
}

static bool refuse(const struct archive *archive, struct str name, const char *why,
                   struct error *error) {
    return error_set(error, archive->path, "“%.*s” in the archive %s",
                     STR_ARG(utf8_clip(name, 200)), why);
}

static bool is_link(const struct archive *archive, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip_file_get_external_attributes(archive->zip, index, 0, &system, &attributes) == 0 &&
           system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

static bool check_member(const struct archive *archive, struct str name, const zip_stat_t *stat,
                         struct error *error) {
    if (is_link(archive, stat->index))
        return refuse(archive, name, "is a symbolic link, which is not followed", error);
    if (stat->valid & ZIP_STAT_ENCRYPTION_METHOD && stat->encryption_method != ZIP_EM_NONE)
        return refuse(archive, name, "is encrypted; make the archive without a password", error);
    if (stat->valid & ZIP_STAT_COMP_METHOD && stat->comp_method != ZIP_CM_STORE &&
        stat->comp_method != ZIP_CM_DEFLATE)
        return refuse(archive, name, "is compressed in a way other than Deflate", error);
    if (!(stat->valid & ZIP_STAT_SIZE))
        return refuse(archive, name, "has no size; the archive is damaged", error);
    if (stat->size > ARCHIVE_MEMBER_MAX_BYTES)
        return refuse(archive, name, "is larger than 64 MiB", error);
    return true;
}

/* One chunk; false when it is one too many. */
static bool add_chunk(struct archive *archive, struct str name, const zip_stat_t *stat,
                      struct str chunk, struct strbuf *content, struct error *error) {
    strbuf_add(content, chunk);
    archive->read += chunk.len;
    if (content->count > stat->size)
        return refuse(archive, name, "is larger than it says; the archive is damaged, or a trap",
                      error);
    if (archive->read > ARCHIVE_TOTAL_MAX_BYTES)
        return error_set(error, archive->path, "more than %d MiB in the archive; split it",
                         ARCHIVE_TOTAL_MAX_BYTES >> 20);
    return true;
}

static bool read_file(struct archive *archive, zip_file_t *file, struct str name,
                      const zip_stat_t *stat, struct strbuf *content, struct error *error) {
    char chunk[CHUNK_BYTES];
    zip_int64_t n;
    while ((n = zip_fread(file, chunk, sizeof chunk)) > 0)
        if (!add_chunk(archive, name, stat, (struct str){chunk, (size_t)n}, content, error))
            return false;
    if (n < 0)
        return error_set(error, archive->path, "“%.*s” in the archive is damaged (%s)",
                         STR_ARG(utf8_clip(name, 200)),
                         zip_error_strerror(zip_file_get_error(file)));
    return content->count == stat->size ||
           refuse(archive, name, "is shorter than it says; the archive is damaged", error);
}

/* `name` is plain. */
static bool find_member(const struct archive *archive, struct str name, zip_stat_t *stat,
                        struct error *error) {
    size_t at = find_place(archive, name);
    if (!has_at(archive, at, name))
        return refuse(archive, name, "is missing", error);
    if (has_at(archive, at + 1, name))
        return refuse(archive, name, "is there twice; which one is meant cannot be told", error);
    zip_stat_init(stat);
    return zip_stat_index(archive->zip, archive->entries.items[at].index, 0, stat) == 0 ||
           refuse(archive, name, "is damaged", error);
}

bool archive_read(struct archive *archive, struct arena *arena, struct str name,
                  struct str *content, struct error *error) {
    zip_stat_t stat = {0};
    struct str plain = plain_name(arena, name);
    if (!plain.len)
        return refuse(archive, name, "leads out of it", error);
    if (!find_member(archive, plain, &stat, error) || !check_member(archive, plain, &stat, error))
        return false;
    zip_file_t *file = zip_fopen_index(archive->zip, stat.index, 0);
    if (!file)
        return error_set(error, archive->path, "“%.*s” in the archive is damaged (%s)",
                         STR_ARG(utf8_clip(plain, 200)), zip_strerror(archive->zip));
    struct strbuf bytes = {.arena = arena};
    bool done = read_file(archive, file, plain, &stat, &bytes, error);
    zip_fclose(file);
    *content = strbuf_str(&bytes);
    return done;
}
