/* Project Gutenberg's texts: a header before the book and a licence behind it, told apart
 * from it by lines that have changed over the years:
 *
 *   *** START OF (THE|THIS) PROJECT GUTENBERG EBOOK X ***   the header ends here
 *   *END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*…*END*   and here before 2003
 *   End of (the |this |)Project Gutenberg('s) …             the book ends
 *   *** END OF (THE|THIS) PROJECT GUTENBERG EBOOK X ***
 *
 * What the header says of the book becomes metadata; header and licence are not read, nor
 * are the lines at the book's beginning that say who made the file. */
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "document/authors.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    HEADER_MAX_LINES = 600, /* the longest small print has 350 */
    MARK_MAX_LINES = 4,     /* a mark with a long title is wrapped */
    FIELD_MAX_BYTES = 400,
    CREDITS_MAX_PARTS = 30, /* from either end of the book */
    CREDITS_MAX_BYTES = 1000,
};

struct frame {
    size_t header_end; /* where the line after the mark begins; 0: none */
    size_t book_end;   /* where the mark begins */
    size_t licence;    /* where the text behind that does; the same but for "End of the …" */
};

static struct str text_of(struct str source, const struct line *line) {
    return str_slice(source, line->start, line->end);
}

/* The line without the asterisks and spaces that it begins with; empty when it begins
 * with none. */
static struct str after_stars(struct str text) {
    size_t at = 0;
    while (at < text.len && text.ptr[at] == '*')
        at++;
    return at >= 3 ? str_trim(str_slice(text, at, text.len)) : (struct str){0};
}

static bool is_start(struct str text) {
    static const char *const phrases[] = {"start of the project gutenberg",
                                          "start of this project gutenberg",
                                          "start of project gutenberg", NULL};
    return starting_phrase(after_stars(text), phrases) > 0 ||
           begins_with_phrase(text, "*end*the small print");
}

static bool is_end(struct str text) {
    static const char *const starred[] = {"end of the project gutenberg",
                                          "end of this project gutenberg",
                                          "end of project gutenberg", NULL};
    static const char *const words[] = {"e-text", "etext", "e-book", "ebook", "edition", NULL};
    if (starting_phrase(after_stars(text), starred))
        return true;
    size_t length = starting_phrase(text, starred);
    struct str rest = str_slice(text, length, text.len), word;
    return length && (str_starts_with(rest, STR("'s ")) || str_starts_with(rest, STR("’s ")) ||
                      (next_word(&rest, &word) && word_is_one_of(word, words)));
}

/* The cursor after a mark that goes on over lines. */
static size_t skip_mark(struct line_cursor cursor, struct str text) {
    for (int i = 1; i < MARK_MAX_LINES && !str_ends_with(text, STR("*")); i++) {
        struct line line;
        struct line_cursor ahead = cursor;
        if (!line_next(&ahead, &line) || line.start == line.end)
            break;
        cursor = ahead;
        text = text_of(cursor.source, &line);
    }
    return cursor.at < cursor.source.len ? cursor.at : cursor.source.len;
}

static struct frame find_frame(struct str source, size_t from) {
    struct line_cursor cursor = {.source = source, .at = from};
    struct frame frame = {.header_end = 0, .book_end = source.len};
    struct line line;
    for (unsigned long n = 0; line_next(&cursor, &line); n++) {
        if (line.start == line.end || !strchr("*Ee", source.ptr[line.start]))
            continue;
        struct str text = text_of(source, &line);
        if (!frame.header_end && n < HEADER_MAX_LINES && is_start(text)) {
            frame.header_end = cursor.at = skip_mark(cursor, text);
        } else if (is_end(text)) {
            frame.book_end = line.start;
            break;
        }
    }
    return frame;
}

/* ---- what the header says ---- */

/* "English" → "en", by ICU's names of languages; what is no name gives nothing. */
static struct str language_tag(struct str name) {
    const char *const *codes = uloc_getISOLanguages();
    for (; *codes; codes++) {
        UChar wide[64];
        char narrow[128];
        UErrorCode status = U_ZERO_ERROR;
        uloc_getDisplayLanguage(*codes, "en", wide, sizeof wide / sizeof *wide, &status);
        u_strToUTF8(narrow, sizeof narrow, NULL, wide, -1, &status);
        if (U_SUCCESS(status) && str_equal_nocase(name, str_from_c(narrow)))
            return str_from_c(*codes);
    }
    return (struct str){0};
}

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

static int month_of(struct str word) {
    for (int i = 0; i < 12; i++)
        if (word_is_one_of(word, (const char *const[]){months[i], NULL}))
            return i + 1;
    return 0;
}

static int number_of(struct str word) {
    struct str bare = strip_marks(word);
    int number = 0;
    for (size_t i = 0; i < bare.len; i++) {
        if (bare.ptr[i] < '0' || bare.ptr[i] > '9' || number > 9999)
            return 0;
        number = number * 10 + bare.ptr[i] - '0';
    }
    return number;
}

/* "June 27, 2008 [EBook #1342]" or "June, 1998" → "2008-06-27", "1998-06". */
static struct str release_date(struct arena *arena, struct str text) {
    struct str word;
    int month = 0, day = 0, year = 0;
    while (!year && next_word(&text, &word)) {
        int number = number_of(word);
        if (!month)
            month = month_of(word);
        else if (number > 31)
            year = number;
        else if (number > 0)
            day = number;
    }
    if (!month || year < 1971 || year > 9999)
        return (struct str){0};
    return day ? str_format(arena, "%04d-%02d-%02d", year, month, day)
               : str_format(arena, "%04d-%02d", year, month);
}

/* The number of "[EBook #1342]". */
static struct str ebook_address(struct arena *arena, struct str text) {
    const char *sign = str_find_char(text, '#');
    if (!sign)
        return (struct str){0};
    size_t from = (size_t)(sign - text.ptr) + 1, to = from;
    while (to < text.len && text.ptr[to] >= '0' && text.ptr[to] <= '9')
        to++;
    if (to == from || to - from > 7)
        return (struct str){0};
    return str_format(arena, "https://www.gutenberg.org/ebooks/%.*s",
                      STR_ARG(str_slice(text, from, to)));
}

static void set_once(struct str *member, struct str value) {
    if (!member->len)
        *member = value;
}

/* A field for each of several. */
static void add_author(struct arena *arena, struct metadata *metadata, struct str name) {
    struct strbuf authors = {.arena = arena};
    authors_add(&authors, metadata->author);
    if (!authors_include(metadata->author, name))
        authors_add(&authors, name);
    metadata->author = strbuf_str(&authors);
}

/* A header's field, "Key: value". */
static void take_field(struct arena *arena, struct metadata *metadata, struct str key,
                       struct str value) {
    if (str_equal_nocase(key, STR("title")))
        set_once(&metadata->title, value);
    else if (str_equal_nocase(key, STR("author")))
        add_author(arena, metadata, value);
    else if (str_equal_nocase(key, STR("language"))) {
        size_t len = 0;
        while (len < value.len && value.ptr[len] != ',' && value.ptr[len] != ';')
            len++;
        set_once(&metadata->language, language_tag(str_trim(str_slice(value, 0, len))));
    } else if (str_equal_nocase(key, STR("release date")) ||
               str_equal_nocase(key, STR("posting date"))) {
        set_once(&metadata->date, release_date(arena, value));
        set_once(&metadata->identifier, ebook_address(arena, value));
    }
}

/* "The Project Gutenberg EBook of Walden, by Henry David Thoreau": all that the oldest
 * files say. */
static void take_first_line(struct metadata *metadata, struct str line) {
    static const char *const openings[] = {"the project gutenberg ebook of",
                                           "the project gutenberg etext of",
                                           "project gutenberg's etext of",
                                           "project gutenberg etext of",
                                           "project gutenberg's",
                                           NULL};
    size_t length = starting_phrase(line, openings);
    if (!length)
        return;
    struct str rest = str_trim(str_slice(line, length, line.len)), title = rest;
    for (size_t at = 0; at + 5 <= rest.len; at++)
        if (str_equal_nocase(str_slice(rest, at, at + 5), STR(", by "))) {
            title = str_slice(rest, 0, at);
            set_once(&metadata->author, str_trim(str_slice(rest, at + 5, rest.len)));
            break;
        }
    set_once(&metadata->title, title);
}

/* The value of a field that begins with this line; it goes on over indented ones. */
static struct str field_value(struct arena *arena, struct line_cursor *cursor, struct str first) {
    struct strbuf value = {.arena = arena};
    strbuf_add(&value, first);
    for (struct line line;;) {
        struct line_cursor ahead = *cursor;
        if (!line_next(&ahead, &line) || line.start == line.end || !line.indent ||
            value.count > FIELD_MAX_BYTES)
            break;
        *cursor = ahead;
        strbuf_add_char(&value, ' ');
        strbuf_add(&value, text_of(cursor->source, &line));
    }
    return str_trim(strbuf_str(&value));
}

static void read_header(struct text_reading *reading, size_t from, size_t to) {
    struct document *document = reading->document;
    struct line_cursor cursor = {.source = str_slice(document->source, 0, to), .at = from};
    struct str opening = {0};
    for (struct line line; line_next(&cursor, &line);) {
        struct str text = text_of(cursor.source, &line);
        const char *colon = str_find_char(text, ':');
        if (!opening.len)
            opening = text;
        if (!colon || line.indent)
            continue;
        size_t at = (size_t)(colon - text.ptr);
        struct str rest = str_trim(str_slice(text, at + 1, text.len));
        take_field(reading->arena, &document->metadata, str_slice(text, 0, at),
                   field_value(reading->arena, &cursor, rest));
    }
    take_first_line(&document->metadata, opening);
}

static void leave_lines_out(struct text_reading *reading, size_t from, size_t to,
                            const char *reason) {
    struct str source = reading->document->source;
    leave_out(reading, skip_space(source, from, to), skip_space_back(source, from, to), reason);
}

size_t gutenberg_frame(struct text_reading *reading, size_t from) {
    struct str source = reading->document->source;
    struct frame frame = find_frame(source, from);
    if (frame.header_end) {
        read_header(reading, from, frame.header_end);
        leave_lines_out(reading, from, frame.header_end, "Project Gutenberg header");
        from = frame.header_end;
    }
    if (frame.book_end < source.len) {
        leave_lines_out(reading, frame.book_end, source.len, "Project Gutenberg licence");
        reading->end = frame.book_end;
    }
    reading->gutenberg = frame.header_end || frame.book_end < source.len;
    return from;
}

/* ---- who made the file ---- */

/* "cover", in place of one. */
static bool is_cover(const struct part *part) {
    static const char *const words[] = {"cover", "book cover", "front cover", NULL};
    char room[PART_PEEK];
    return word_is_one_of(part_short_text(part, room), words);
}

/* A heading of credits: what it is over is theirs too. */
static bool is_credit_heading(const struct part *part) {
    enum { WORDS_MAX = 4 };
    char room[PART_PEEK];
    struct str text = part_short_text(part, room);
    return text.len && count_words(text) <= WORDS_MAX;
}

static bool is_credit(const struct part *part) {
    static const char *const phrases[] = {
        "produced by",
        "prepared by",
        "e-text prepared by",
        "etext prepared by",
        "text prepared by",
        "this etext was",
        "this e-text was",
        "this ebook was",
        "this e-book was",
        "this file was produced from",
        "(this file was produced from",
        "transcribed from the",
        "transcribed by",
        "scanned by",
        "scanned and proofed by",
        "html version",
        "updated by",
        "updated editions",
        "credits:",
        "online distributed proofreading",
        "distributed proofreaders",
        "note: project gutenberg",
        "note: images of the original",
        "note: the original",
        "transcriber's note",
        "transcriber’s note",
        "transcriber's notes",
        "transcriber’s notes",
        "original transcriber's notes",
        "original transcriber’s notes",
        NULL,
    };
    char room[PART_PEEK];
    return part->block.spans.count && part_length(part) <= CREDITS_MAX_BYTES &&
           (starting_phrase(part_peek(part, room), phrases) > 0 || is_cover(part));
}

void gutenberg_credits(struct text_reading *reading) {
    struct parts *parts = &reading->parts;
    size_t kept = 0, count = parts->count;
    bool under = false;
    if (!reading->gutenberg)
        return;
    for (size_t i = 0; i < count; i++) {
        bool outer = i < CREDITS_MAX_PARTS || count - i <= CREDITS_MAX_PARTS;
        const struct part *part = &parts->items[i];
        bool credit =
            outer && (is_credit(part) || (under && part_length(part) <= CREDITS_MAX_BYTES));
        if (credit)
            leave_out(reading, part_start(part), part_end(part),
                      is_cover(part) ? "place of a picture of the cover" : "who made the file");
        else
            parts->items[kept++] = *part;
        under = credit && !under && !is_cover(part) && is_credit_heading(part);
    }
    parts->count = kept;
}
