/* The reader of the format that this is compiled for, which comes in a ZIP. Bytes that
 * are mutated at random are hardly ever one, so that input which begins with "=== " is
 * made into one: each such line names a member, which has the lines behind it. */
#include <string.h>
#include <zlib.h>

#include "fuzz.h"

static const struct str mark = {"=== ", 4};

struct member_text {
    struct str name, content;
};

/* Takes the member at the start of *rest, which has the mark. */
static struct member_text take_member(struct str *rest) {
    struct str line = str_slice(*rest, mark.len, rest->len);
    const char *end = str_find_char(line, '\n');
    size_t n = end ? (size_t)(end - line.ptr) : line.len;
    struct member_text member = {.name = str_slice(str_slice(line, 0, n), 0, UINT16_MAX)};
    *rest = str_slice(line, n + 1, line.len);
    size_t at = 0;
    while (at < rest->len && !str_starts_with(str_slice(*rest, at, rest->len), mark)) {
        const char *next = str_find_char(str_slice(*rest, at, rest->len), '\n');
        at = next ? (size_t)(next - rest->ptr) + 1 : rest->len;
    }
    member.content = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at, rest->len);
    return member;
}

static void add_number(struct strbuf *zip, size_t n_bytes, uint64_t number) {
    for (size_t i = 0; i < n_bytes; i++)
        strbuf_add_char(zip, (char)(number >> 8 * i));
}

/* What the local header and the directory's entry have in common (APPNOTE.TXT 4.3.7): made
 * for version 1.0, stored as it is. */
static void add_facts(struct strbuf *zip, const struct member_text *member) {
    const Bytef *bytes = (const Bytef *)member->content.ptr;
    add_number(zip, 2, 10);
    add_number(zip, 2, 1 << 11); /* names are UTF-8 */
    add_number(zip, 2, 0);
    add_number(zip, 4, 0x21 << 16); /* 1980-01-01 */
    add_number(zip, 4, crc32(crc32(0, NULL, 0), bytes, (uInt)member->content.len));
    add_number(zip, 4, member->content.len);
    add_number(zip, 4, member->content.len);
    add_number(zip, 2, member->name.len);
    add_number(zip, 2, 0);
}

static void add_entry(struct strbuf *directory, const struct member_text *member, size_t at) {
    strbuf_add(directory, STR("PK\1\2"));
    add_number(directory, 2, 10);
    add_facts(directory, member);
    add_number(directory, 2, 0); /* comment */
    add_number(directory, 2, 0); /* disk */
    add_number(directory, 2, 0);
    add_number(directory, 4, 0); /* attributes */
    add_number(directory, 4, at);
    strbuf_add(directory, member->name);
}

static struct str make_zip(struct arena *arena, struct str text) {
    struct strbuf zip = {.arena = arena}, directory = {.arena = arena};
    size_t n_members = 0;
    for (; text.len; n_members++) {
        struct member_text member = take_member(&text);
        add_entry(&directory, &member, zip.count);
        strbuf_add(&zip, STR("PK\3\4"));
        add_facts(&zip, &member);
        strbuf_add(&zip, member.name);
        strbuf_add(&zip, member.content);
    }
    size_t at = zip.count;
    strbuf_add(&zip, strbuf_str(&directory));
    strbuf_add(&zip, STR("PK\5\6"));
    add_number(&zip, 4, 0); /* disks */
    add_number(&zip, 2, n_members);
    add_number(&zip, 2, n_members);
    add_number(&zip, 4, directory.count);
    add_number(&zip, 4, at);
    add_number(&zip, 2, 0); /* comment */
    return strbuf_str(&zip);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct arena *arena = arena_open();
    struct str content = {(const char *)bytes, n_bytes};
    if (str_starts_with(content, mark))
        content = make_zip(arena, content);
    fuzz_reader(FUZZ_TARGET, content);
    arena_close(arena);
    return 0;
}
