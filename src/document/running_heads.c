/* Running heads and page numbers in the flow of a text that was taken off pages: "12  THE
 * WHALE", "LOOMINGS 13", "- 14". A line is one when its words (or nothing but a number)
 * come again and again where pages end or begin, with numbers that count up.
 *
 * Where pages end a form feed may say. Without one it is where a sentence goes on on the
 * line's other side: of the lines of one kind, enough must stand so, and then all are
 * heads; no chapter's heading ever does. Lines are looked at once; only those that may be
 * heads are kept. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    HEAD_MAX_BYTES = 90, /* with the spaces that set its number at the margin */
    NUMBER_MAX_DIGITS = 4,
    WORDS_MAX = 6,            /* without a number, and not in capitals */
    CANDIDATES_MAX = 1 << 18, /* beyond, a text is no book */
    HEADS_MIN = 3,            /* of one kind */
    BREAKS_MIN = 2,           /* of them, that stand within a sentence … */
    BREAKS_PART = 5,          /* … and one in so many of all */
    WANDERERS_MAX = 8,        /* one in so many numbers may be misread */
};

enum { NO_NUMBER = -1 };

struct candidate {
    size_t start, end;
    uint64_t kind;       /* hash of its letters */
    size_t order, group; /* of those between two lines of text */
    int number;
    bool letters, capitals;
    bool at_edge;            /* a form feed stands before or after it */
    bool alone;              /* blank lines do */
    bool after_open, breaks; /* a sentence is open before it; and goes on after it */
    bool is_head;
};

struct heads_search {
    struct text_reading *reading;
    struct {
        struct candidate *items;
        size_t count, capacity;
    } candidates;
    size_t n_groups;
    size_t waiting;   /* from this candidate on, the line after them has not come */
    bool open;        /* the last line that is no candidate leaves a sentence open */
    bool blank, edge; /* what stands before the line at hand */
    bool has_pages;
};

/* ---- what a line is like ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A number at the end of the text that `back` says, with a space or nothing beyond it;
 * cuts it off. */
static int cut_number(struct str *text, bool back) {
    size_t n = 0;
    while (n < text->len && is_digit(text->ptr[back ? text->len - 1 - n : n]))
        n++;
    bool apart = n == text->len || !utf8_is_letter(back ? code_point_before(*text, 0, text->len - n)
                                                        : code_point_after(*text, n, text->len));
    if (!n || n > NUMBER_MAX_DIGITS || !apart)
        return NO_NUMBER;
    int number = 0;
    for (size_t i = 0; i < n; i++)
        number = number * 10 + text->ptr[(back ? text->len - n : 0) + i] - '0';
    *text = back ? str_slice(*text, 0, text->len - n) : str_slice(*text, n, text->len);
    return number;
}

/* FNV-1a over the letters and the figures that are left, in one case. */
static uint64_t hash_letters(struct str text, bool *letters) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    *letters = false;
    for (size_t at = 0; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        c = c >= 'a' && c <= 'z' ? (unsigned char)(c - 32) : c;
        bool letter = c >= 0x80 || (c >= 'A' && c <= 'Z');
        *letters = *letters || letter;
        if (letter || is_digit((char)c))
            hash = (hash ^ c) * UINT64_C(0x100000001b3);
    }
    return hash;
}

/* Whether the line may be a head, apart from where it stands. "Chapter 4" has a number of
 * its own. */
static bool describe(struct str text, struct candidate *candidate) {
    struct str rest = str_trim(strip_marks(text));
    bool capitals = utf8_all_upper(text);
    candidate->number = NO_NUMBER;
    if (text.len > HEAD_MAX_BYTES)
        return false;
    struct numbering numbering = numbering_of(text);
    bool own = numbering.kind != NUMBERING_NONE && !numbering.title.len;
    if (!own && (candidate->number = cut_number(&rest, false)) == NO_NUMBER)
        candidate->number = cut_number(&rest, true);
    candidate->kind = hash_letters(rest, &candidate->letters);
    if (!candidate->letters)
        return candidate->number != NO_NUMBER && !strip_marks(str_trim(rest)).len;
    return begins_upper(strip_marks(str_trim(rest))) && (capitals || !ends_sentence(text)) &&
           (capitals || candidate->number != NO_NUMBER || count_words(rest) <= WORDS_MAX);
}

static bool leaves_open(struct str text) {
    uint32_t last = last_code_point(text);
    if (last == '-')
        last = last_code_point(str_slice(text, 0, text.len - 1));
    return (utf8_is_letter(last) || last == ',') && !utf8_all_upper(text);
}

/* ---- looking ---- */

/* The line after the candidates that wait has come. */
static void settle(struct heads_search *search, bool goes_on) {
    struct candidate *items = search->candidates.items;
    for (size_t i = search->waiting; i < search->candidates.count; i++)
        items[i].breaks = items[i].after_open && goes_on;
    search->waiting = search->candidates.count;
    search->n_groups++;
}

static bool blank_or_page_follows(struct line_cursor cursor, bool *edge) {
    struct line line;
    bool blank = false;
    for (*edge = cursor.after_page; line_next(&cursor, &line); blank = true) {
        *edge = *edge || line.after_page;
        if (line.start < line.end)
            return blank || *edge;
    }
    *edge = true;
    return true;
}

static bool may_be_head(const struct heads_search *search, const struct line_cursor *after,
                        struct candidate *candidate) {
    struct str text = str_slice(after->source, candidate->start, candidate->end);
    bool page_follows;
    if (search->candidates.count == CANDIDATES_MAX || !describe(text, candidate))
        return false;
    bool blank_follows = blank_or_page_follows(*after, &page_follows);
    candidate->at_edge = search->edge || page_follows;
    candidate->alone = search->blank && blank_follows;
    candidate->after_open = search->open;
    candidate->order = search->candidates.count;
    candidate->group = search->n_groups;
    candidate->capitals = utf8_all_upper(text);
    return candidate->at_edge || candidate->alone || candidate->number != NO_NUMBER;
}

static void look_at(struct heads_search *search, const struct line_cursor *after,
                    const struct line *line) {
    struct str text = str_slice(after->source, line->start, line->end);
    struct candidate candidate = {.start = line->start, .end = line->end};
    if (may_be_head(search, after, &candidate)) {
        *arena_push(search->reading->scratch, &search->candidates) = candidate;
        return;
    }
    settle(search, begins_lower(text));
    search->open = leaves_open(text);
}

static void look(struct heads_search *search, size_t from) {
    struct text_reading *reading = search->reading;
    struct line_cursor cursor = {.source = str_slice(reading->document->source, 0, reading->end),
                                 .at = from};
    search->blank = search->edge = true;
    for (struct line line; line_next(&cursor, &line);) {
        search->edge = search->edge || line.after_page;
        search->has_pages = search->has_pages || line.after_page;
        if (line.start == line.end) {
            search->blank = true;
            continue;
        }
        look_at(search, &cursor, &line);
        search->blank = search->edge = false;
    }
    settle(search, false);
}

/* ---- deciding ---- */

static int by_kind(const void *a, const void *b) {
    const struct candidate *one = a, *other = b;
    if (one->kind != other->kind)
        return one->kind > other->kind ? 1 : -1;
    return (one->order > other->order) - (one->order < other->order);
}

static int by_order(const void *a, const void *b) {
    const struct candidate *one = a, *other = b;
    return (one->order > other->order) - (one->order < other->order);
}

/* Whether the numbers of most count up. */
static bool counts_up(const struct candidate *items, size_t n) {
    size_t numbered = 0, wrong = 0;
    int last = NO_NUMBER;
    for (size_t i = 0; i < n; i++) {
        if (items[i].number == NO_NUMBER)
            continue;
        numbered++;
        wrong += items[i].number <= last;
        last = items[i].number;
    }
    return wrong * WANDERERS_MAX <= numbered;
}

/* "RFC 2616  HTTP/1.1  June 1999": a number that never changes is no page's. */
static void forget_constant_number(struct candidate *items, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (items[i].number != items[0].number)
            return;
    for (size_t i = 0; i < n; i++)
        items[i].number = NO_NUMBER;
}

/* Lines of one kind, in order. A first one without a number that stands where no sentence
 * is broken is what the others repeat: the title or heading itself. */
static void decide(const struct heads_search *search, struct candidate *items, size_t n) {
    size_t breaks = 0, edges = 0;
    if (n >= HEADS_MIN && items[0].letters)
        forget_constant_number(items, n);
    for (size_t i = 0; i < n; i++) {
        breaks += items[i].breaks;
        edges += items[i].at_edge;
    }
    bool broken = breaks >= BREAKS_MIN && breaks * BREAKS_PART >= n;
    bool paged = search->has_pages && edges >= HEADS_MIN && items[0].letters;
    if (n < HEADS_MIN || !(broken || paged) || !counts_up(items, n))
        return;
    for (size_t i = 0; i < n; i++) {
        bool original = i == 0 && items[i].number == NO_NUMBER && !items[i].breaks;
        items[i].is_head = !original && (broken || items[i].at_edge);
    }
}

/* A line whose number is the next to an accepted one's is its page's too: the head of a
 * short chapter, or one that OCR misread. */
static void accept_neighbours(struct heads_search *search) {
    struct candidate *items = search->candidates.items;
    size_t count = search->candidates.count;
    int number = NO_NUMBER;
    for (size_t i = 0; i < count; i++) {
        if (items[i].is_head)
            number = items[i].number;
        else if (items[i].number != NO_NUMBER && number != NO_NUMBER && items[i].alone &&
                 items[i].number == number + 1 && (items[i].letters || items[i].breaks)) {
            items[i].is_head = true;
            number++;
        }
    }
}

/* A page's number and a line in capitals, together within a sentence: however short the text is,
 * they are where a page ends. */
static void accept_pairs(struct heads_search *search) {
    for (size_t i = 0; i + 1 < search->candidates.count; i++) {
        struct candidate *one = &search->candidates.items[i], *other = one + 1;
        const struct candidate *words = one->letters ? one : other;
        if (one->group == other->group && one->breaks && other->breaks && one->alone &&
            other->alone && one->letters != other->letters && words->capitals)
            one->is_head = other->is_head = true;
    }
}

static void keep_heads(struct heads_search *search) {
    struct text_reading *reading = search->reading;
    for (size_t i = 0; i < search->candidates.count; i++) {
        const struct candidate *candidate = &search->candidates.items[i];
        if (candidate->is_head)
            *arena_push(reading->arena, &reading->heads) =
                (struct head){candidate->start, candidate->number,
                              candidate->letters ? "running head" : "page number"};
    }
}

void heads_find(struct text_reading *reading, size_t from) {
    struct heads_search search = {.reading = reading};
    if (!reading->options->repair)
        return;
    look(&search, from);
    struct candidate *items = search.candidates.items;
    size_t count = search.candidates.count;
    if (!count)
        return;
    qsort(items, count, sizeof *items, by_kind);
    for (size_t i = 0, n; i < count; i += n) {
        n = 1;
        while (i + n < count && items[i + n].kind == items[i].kind)
            n++;
        decide(&search, items + i, n);
    }
    qsort(items, count, sizeof *items, by_order);
    accept_neighbours(&search);
    accept_pairs(&search);
    keep_heads(&search);
}
