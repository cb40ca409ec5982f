/* Words broken at the end of a line. The hyphen goes only when that is certain: when it
 * is a soft one, when what comes after it is an ending and no word ("develop-/ment"), or
 * when the document has the word unbroken elsewhere. Otherwise it stays and the two
 * parts are written together, as every compound is ("well-/known"). */
#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum { WORD_MAX_BYTES = 64 };

static const char *const endings[] = {
    "tion",   "tions",  "sion",   "sions",   "ment",  "ments",  "ing",     "ings",   "ingly",
    "ed",     "edly",   "ness",   "able",    "ible",  "ably",   "ibly",    "ance",   "ences",
    "ence",   "ity",    "ities",  "ous",     "ously", "ive",    "ively",   "ally",   "ical",
    "ation",  "ations", "ations", "tional",  "tive",  "ture",   "tures",   "tain",   "ward",
    "ful",    "fully",  "ism",    "ist",     "ists",  "ial",    "ially",   "cial",   "tial",
    "cially", "ably",   "ency",   "ancy",    "ality", "dom",    "hood",    "mental", "ments",
    "ters",   "ter",    "ers",    "ly",      "sive",  "cation", "ization", "ize",    "ized",
    "izing",  "ising",  "ised",   "ication", "ible",  "lish",   "ple",     "ble",    "cle",
    "gle",    "tle",    "dle",    "ic",      "ics",   "cian",   "cious",   "tious",  NULL,
};

/* After these the hyphen of "two- or three-year" ends its word and a space follows. */
static const char *const links[] = {"and", "or", "to", "nor", "und", "et", NULL};

struct broken {
    struct block *block;
    size_t span;     /* its line break */
    size_t hyphen;   /* bytes of the hyphen before it */
    struct str word; /* both parts together, in lower case */
    bool stands;     /* elsewhere in the document */
    bool soft;
};

struct broken_words {
    struct broken *items;
    size_t count, capacity;
    size_t *slots; /* of a hash table: 1 + index, 0: free */
    size_t n_slots;
};

static bool in_word(uint32_t c) {
    return utf8_is_letter(c) || c == '\'' || c == 0x2019;
}

static size_t hyphen_length(struct str text) {
    static const char *const hyphens[] = {"-", "\u2010", "\u00AD", NULL};
    for (size_t i = 0; hyphens[i]; i++)
        if (str_ends_with(text, str_from_c(hyphens[i])))
            return strlen(hyphens[i]);
    return 0;
}

static struct str last_word(struct str text) {
    size_t at = text.len;
    while (at > 0 && text.len - at < WORD_MAX_BYTES && in_word(code_point_before(text, 0, at)))
        do
            at--;
        while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return str_slice(text, at, text.len);
}

static struct str first_word(struct str text) {
    size_t end = 0;
    while (end < text.len && end < WORD_MAX_BYTES) {
        size_t next = end;
        if (!in_word(utf8_next(text, &next)))
            break;
        end = next;
    }
    return str_slice(text, 0, end);
}

/* Whether the line break at this span follows a hyphen that belongs to a word. */
static bool is_broken(struct text_reading *reading, struct block *block, size_t span,
                      struct broken *broken) {
    const struct span *items = block->spans.items;
    if (!items[span].line_break || items[span - 1].end != items[span].start ||
        items[span + 1].start != items[span].end)
        return false;
    struct str before = items[span - 1].text, after = items[span + 1].text;
    *broken = (struct broken){.block = block, .span = span, .hyphen = hyphen_length(before)};
    if (!broken->hyphen)
        return false;
    broken->soft = str_ends_with(before, STR("\u00AD"));
    before = str_slice(before, 0, before.len - broken->hyphen);
    uint32_t last = last_code_point(before), next = first_code_point(after);
    if (utf8_is_digit(last) && utf8_is_digit(next))
        return true;
    if (!utf8_is_letter(last) || !utf8_is_letter(next) || word_is_one_of(first_word(after), links))
        return false;
    broken->word = utf8_lower(reading->scratch,
                              str_format(reading->scratch, "%.*s%.*s", STR_ARG(last_word(before)),
                                         STR_ARG(first_word(after))));
    return true;
}

static void find_broken(struct text_reading *reading, struct broken_words *words) {
    for (size_t i = 0; i < reading->parts.count; i++) {
        struct block *block = &reading->parts.items[i].block;
        for (size_t span = 1; span + 1 < block->spans.count; span++) {
            struct broken broken;
            if (is_broken(reading, block, span, &broken))
                *arena_push(reading->scratch, words) = broken;
        }
    }
}

/* FNV-1a, over bytes in lower case. */
static size_t hash_word(struct str word) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * UINT64_C(0x100000001b3);
    return (size_t)hash;
}

/* The slot of the word, or the free one where it belongs. */
static size_t *find_slot(const struct broken_words *words, struct str word) {
    for (size_t i = hash_word(word);; i++) {
        size_t *slot = &words->slots[i & (words->n_slots - 1)];
        if (!*slot || str_equal(words->items[*slot - 1].word, word))
            return slot;
    }
}

static void make_table(struct arena *arena, struct broken_words *words) {
    words->n_slots = 16;
    while (words->n_slots < 2 * words->count)
        words->n_slots *= 2;
    words->slots = arena_alloc_array(arena, words->n_slots, sizeof *words->slots);
    for (size_t i = 0; i < words->count; i++) {
        size_t *slot = find_slot(words, words->items[i].word);
        if (!*slot)
            *slot = i + 1;
    }
}

/* Marks the broken words that the source has unbroken. Only ASCII is looked at in any
 * case; a word in other letters counts when it is in lower case. */
static void look_for_unbroken(const struct document *document, struct broken_words *words) {
    struct str source = document->source;
    char room[WORD_MAX_BYTES];
    for (size_t at = 0; at < source.len;) {
        struct str word = first_word(str_slice(source, at, source.len));
        if (!word.len) {
            utf8_next(source, &at);
            continue;
        }
        at += word.len;
        if (word.len >= sizeof room)
            continue;
        for (size_t i = 0; i < word.len; i++)
            room[i] =
                word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
        size_t slot = *find_slot(words, (struct str){room, word.len});
        if (slot)
            words->items[slot - 1].stands = true;
    }
}

static void mend(struct text_reading *reading, const struct broken_words *words,
                 const struct broken *broken) {
    struct span *before = &broken->block->spans.items[broken->span - 1];
    struct span *gap = before + 1, *after = before + 2;
    bool stands = broken->word.len && words->items[*find_slot(words, broken->word) - 1].stands;
    bool whole = broken->soft || (begins_lower(after->text) &&
                                  (stands || word_is_one_of(first_word(after->text), endings)));
    if (whole) {
        before->end -= broken->hyphen;
        before->text = str_slice(before->text, 0, before->text.len - broken->hyphen);
        gap->start = before->end;
    }
    gap->text = (struct str){0};
    gap->line_break = false;
    list_repair(reading, gap->start, gap->end,
                whole ? "joined a word broken at the end of a line"
                      : "closed up a hyphenated word at the end of a line");
}

void words_repair(struct text_reading *reading) {
    struct broken_words words = {0};
    if (!reading->options->repair)
        return;
    find_broken(reading, &words);
    if (!words.count)
        return;
    make_table(reading->scratch, &words);
    look_for_unbroken(reading->document, &words);
    for (size_t i = 0; i < words.count; i++)
        mend(reading, &words, &words.items[i]);
}
