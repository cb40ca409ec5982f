#include "edition/tag.h"

#include <string.h>
#include <unicode/uloc.h>

#include "document/authors.h"
#include "edition/about.h"
#include "edition/id3.h"
#include "edition/written.h"

#define UNKNOWN_LANGUAGE "XXX"

/* ID3's genre 101 is "Speech"; the name after it refines it. */
#define GENRE STR("(101)Audiobook")

const char *tag_language(struct arena *arena, struct str tag) {
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(str_to_c(arena, tag), locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        return UNKNOWN_LANGUAGE;
    const char *code = uloc_getISO3Language(locale);
    return strlen(code) == 3 ? code : UNKNOWN_LANGUAGE;
}

/* How a part's tag begins: an ID3v2.3 header, of whatever size, and the first frame. */
#define PART_OWNER "lectern"
#define PART_MARK STR("part")
#define PART_FRAME STR("PRIV\0\0\0\x0C\0\0" PART_OWNER "\0part")

bool tag_is_of_part(const char *path) {
    enum { HEADER_BYTES = 10, FRAME_BYTES = 22 };
    char bytes[HEADER_BYTES + FRAME_BYTES];
    FILE *file = fopen(path, "rbe");
    if (!file)
        return false;
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct str begin = {bytes, n};
    return str_starts_with(begin, STR("ID3\x03")) &&
           str_equal(str_slice(begin, HEADER_BYTES, n), PART_FRAME);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The first number of four digits: "October 27, 1962", "1962-10-27". */
static struct str year_of(struct str date) {
    for (size_t from = 0, to; from < date.len; from = to + 1) {
        for (to = from; to < date.len && is_digit(date.ptr[to]);)
            to++;
        if (to - from == 4)
            return str_slice(date, from, to);
    }
    return (struct str){0};
}

/* Several are "separated with the '/' character" (ID3v2.3, 4.2.1). */
static struct str artists_of(struct arena *arena, const struct script *script) {
    struct strbuf artists = {.arena = arena};
    struct str authors = script->about.author, name;
    while (authors_next(&authors, &name)) {
        if (artists.count)
            strbuf_add_char(&artists, '/');
        strbuf_add(&artists, name);
    }
    return artists.count ? strbuf_str(&artists) : script->author;
}

static void add_texts(struct arena *arena, struct id3_writer *writer,
                      const struct edition *edition) {
    const struct script *script = edition->script;
    const struct timeline *timeline = edition->timeline;
    const char *language = tag_language(arena, script->language);
    struct str duration =
        str_format(arena, "%llu", (unsigned long long)timeline_ms(timeline, timeline->n_samples));
    id3_add_text(writer, "TIT2", script->title);
    id3_add_text(writer, "TPE1", artists_of(arena, script));
    id3_add_text(writer, "TALB", edition->n_tracks ? edition->album : script->title);
    if (edition->n_tracks)
        id3_add_text(writer, "TRCK",
                     str_format(arena, "%zu/%zu", edition->track, edition->n_tracks));
    id3_add_text(writer, "TCOM", about_reader(arena, edition));
    if (strcmp(language, UNKNOWN_LANGUAGE) != 0)
        id3_add_text(writer, "TLAN", str_from_c(language));
    id3_add_text(writer, "TYER", year_of(script->date));
    id3_add_text(writer, "TCON", GENRE);
    id3_add_text(writer, "TSSE",
                 str_format(arena, "Lectern %s, %.*s, %s", LECTERN_VERSION,
                            STR_ARG(edition->engine_identity), mp3_encoder_version()));
    id3_add_text(writer, "TLEN", duration);
}

/* The copyright frame "begins with a year and a space" (ID3v2.3, 4.2.1): "© 1962 N. K." */
static struct str copyright_of(struct str rights) {
    static const char *const signs[] = {"copyright", "©", "(c)"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct str sign = str_from_c(signs[i]);
        rights = str_trim(rights);
        if (str_equal_nocase(str_slice(rights, 0, sign.len), sign))
            rights = str_trim(str_slice(rights, sign.len, rights.len));
    }
    bool year = rights.len > 5 && rights.ptr[4] == ' ';
    for (size_t i = 0; year && i < 4; i++)
        year = is_digit(rights.ptr[i]);
    return year ? rights : (struct str){0};
}

/* "9780141439518" of "urn:isbn:978-0-14-143951-8"; empty where it is no ISBN. */
static struct str isbn_of(struct arena *arena, struct str identifier) {
    struct strbuf digits = {.arena = arena};
    static const char *const prefixes[] = {"urn:", "isbn:", "isbn"};
    bool named = false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct str prefix = str_from_c(prefixes[i]);
        if (!str_equal_nocase(str_slice(identifier, 0, prefix.len), prefix))
            continue;
        named = named || i > 0;
        identifier = str_trim(str_slice(identifier, prefix.len, identifier.len));
    }
    for (size_t i = 0; i < identifier.len; i++) {
        char c = identifier.ptr[i];
        if (is_digit(c) || (c == 'X' && digits.count == 9))
            strbuf_add_char(&digits, c);
        else if (c != '-' && c != ' ')
            return (struct str){0};
    }
    struct str isbn = strbuf_str(&digits);
    bool bookland =
        isbn.len == 13 && (str_starts_with(isbn, STR("978")) || str_starts_with(isbn, STR("979")));
    return bookland || (named && isbn.len == 10) ? isbn : (struct str){0};
}

/* What catalogues know. The names of user texts are those that library players read. */
static void add_about(struct arena *arena, struct id3_writer *writer,
                      const struct metadata *about) {
    struct str copyright = copyright_of(about->rights), isbn = isbn_of(arena, about->identifier);
    id3_add_text(writer, "TIT1", about->series);
    id3_add_text(writer, "TIT3", about->subtitle);
    id3_add_text(writer, "TPUB", about->publisher);
    id3_add_text(writer, "TCOP", copyright);
    if (!copyright.len)
        id3_add_user_text(writer, "RIGHTS", about->rights);
    id3_add_user_text(writer, "SERIES", about->series);
    id3_add_user_text(writer, isbn.len ? "ISBN" : "IDENTIFIER",
                      isbn.len ? isbn : about->identifier);
    id3_add_user_text(writer, "SUBJECT", about->subject);
}

static void add_chapters(struct arena *arena, struct id3_writer *writer,
                         const struct edition *edition) {
    const struct timeline *timeline = edition->timeline;
    size_t count = timeline->n_chapters;
    if (count < 2)
        return; /* players show a lone one as a chapter without a name */
    struct id3_chapter *chapters = arena_alloc_array(arena, count, sizeof *chapters);
    for (size_t i = 0; i < count; i++) {
        const struct chapter *chapter = &edition->script->chapters.items[i];
        const struct timeline_chapter *times = &timeline->chapters[i];
        chapters[i] = (struct id3_chapter){
            .title = chapter->title,
            .level = chapter->level,
            .start_ms = (uint32_t)timeline_ms(timeline, times->start),
            .end_ms = (uint32_t)timeline_ms(timeline, times->end),
        };
    }
    id3_add_chapters(writer, chapters, count);
}

/* The description comes first, for it is what players show; the rest is in English,
 * whatever the text is in. */
static void add_comment(struct arena *arena, struct id3_writer *writer,
                        const struct edition *edition) {
    struct str voice = about_narrator(edition), note = edition->source_note;
    struct str about = edition->script->about.description;
    struct str comment = str_format(arena, "%.*s%sRead aloud by a synthetic voice (%.*s).%s%.*s",
                                    STR_ARG(about), about.len ? "\n" : "", STR_ARG(voice),
                                    note.len ? "\nSource: " : "", STR_ARG(note));
    const char *language = about.len ? tag_language(arena, edition->script->language) : "eng";
    id3_add_long_text(writer, "COMM", language, &comment, 1);
}

struct transcript {
    struct str *items;
    size_t count, capacity;
};

static bool is_line(enum block_kind kind) {
    return kind == BLOCK_VERSE || kind == BLOCK_LIST_ITEM || kind == BLOCK_TABLE_ROW;
}

/* Without a page's raised figures a reference needs brackets; lines of a program stay so. */
static struct str as_shown(struct arena *arena, const struct block *block,
                           const struct span *span) {
    if (span->line_break && block->kind == BLOCK_CODE)
        return STR("\n");
    if (span->kind != SPAN_NOTE_REFERENCE || str_starts_with(span->text, STR("[")))
        return span->text;
    return str_format(arena, "[%.*s]", STR_ARG(span->text));
}

static void add_transcript(struct arena *arena, struct id3_writer *writer,
                           const struct edition *edition) {
    struct transcript transcript = {0};
    const struct block *before = NULL;
    for (size_t i = 0; i < edition->document->blocks.count; i++) {
        const struct block *block = &edition->document->blocks.items[i];
        if (block->spans.count == 0) {
            before = before ? block : NULL; /* a scene break ends a stanza */
            continue;
        }
        if (before)
            *arena_push(arena, &transcript) =
                is_line(block->kind) && block->kind == before->kind ? STR("\n") : STR("\n\n");
        for (size_t s = 0; s < block->spans.count; s++)
            *arena_push(arena, &transcript) = as_shown(arena, block, &block->spans.items[s]);
        before = block;
    }
    id3_add_long_text(writer, "USLT", tag_language(arena, edition->script->language),
                      transcript.items, transcript.count);
}

struct lines {
    struct id3_line *items;
    size_t count, capacity;
};

/* The sentences of a block that are heard. */
static void add_lines(struct arena *arena, const struct edition *edition,
                      const struct written *written, struct lines *lines) {
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        if (sentence->n_words)
            *arena_push(arena, lines) =
                (struct id3_line){str_copy(arena, sentence->text),
                                  (uint32_t)timeline_ms(edition->timeline, sentence->start)};
    }
}

static void add_captions(struct arena *arena, struct id3_writer *writer,
                         const struct edition *edition) {
    size_t n = edition->script->utterances.count;
    struct lines lines = {0};
    struct arena *scratch = arena_open();
    for (size_t i = written_next(edition, SIZE_MAX); i < n; i = written_next(edition, i)) {
        struct written written;
        written_make(scratch, edition, i, &written);
        add_lines(arena, edition, &written, &lines);
        arena_reset(scratch);
    }
    arena_close(scratch);
    id3_add_synchronised_text(writer, tag_language(arena, edition->script->language), lines.items,
                              lines.count);
}

bool tag_write(struct arena *arena, const struct edition *edition, FILE *stream,
               struct error *error) {
    struct id3_writer writer;
    if (!id3_open(&writer, arena, stream, error))
        return false;
    if (edition->n_tracks)
        id3_add_private(&writer, PART_OWNER, PART_MARK);
    add_texts(arena, &writer, edition);
    add_about(arena, &writer, &edition->script->about);
    add_chapters(arena, &writer, edition);
    add_comment(arena, &writer, edition);
    add_transcript(arena, &writer, edition);
    id3_add_cover(&writer, edition->cover_type, edition->cover);
    add_captions(arena, &writer, edition);
    return id3_close(&writer, error);
}
