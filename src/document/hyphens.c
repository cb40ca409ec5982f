/* Words broken at the end of a line. The hyphen goes only when that is certain: when it
 * is a soft one, when what comes after it is an ending and no word ("develop-/ment"), or
 * when the document has the word unbroken elsewhere. Otherwise it stays and the two
 * parts are written together, as every compound is ("well-/known"). */
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"
#include "document/vocabulary.h"

static const char *const endings[] = {
    "tion",   "tions",  "sion",   "sions",   "ment",  "ments",  "ing",     "ings",   "ingly",
    "ed",     "edly",   "ness",   "able",    "ible",  "ably",   "ibly",    "ance",   "ences",
    "ence",   "ity",    "ities",  "ous",     "ously", "ive",    "ively",   "ally",   "ical",
    "ation",  "ations", "ations", "tional",  "tive",  "ture",   "tures",   "tain",   "ward",
    "ful",    "fully",  "ism",    "ist",     "ists",  "ial",    "ially",   "cial",   "tial",
    "cially", "ably",   "ency",   "ancy",    "ality", "dom",    "hood",    "mental", "ments",
    "ters",   "ter",    "ers",    "ly",      "sive",  "cation", "ization", "ize",    "ized",
    "izing",  "ising",  "ised",   "ication", "ible",  "lish",   "ple",     "ble",    "cle",
    "gle",    "tle",    "dle",    "ic",      "ics",   "cian",   "cious",   "tious",  "ined",
    "ining",  "ated",   "ating",  "ates",    "ered",  "ering",  "erly",    "ened",   "ening",
    "ished",  "ishing", "ional",  "ionally", "arily", "ately",  "uted",    "uting",  "ified",
    "ifying", "ured",   "uring",  "osed",    "osing", "uced",   "ucing",   "iated",  NULL,
};

/* After these the hyphen of "two- or three-year" ends its word and a space follows. */
static const char *const links[] = {"and", "or", "to", "nor", "und", "et", NULL};

/* Beginnings that are no words of English, and that no compound is written with but before
 * an e ("re-enter"). */
static const char *const beginnings[] = {
    "re",  "de",  "dis", "con", "com", "im",  "un", "pre", "per", "mis", "trans", "circum",
    "ob",  "op",  "oc",  "cor", "col", "cir", "ap", "ac",  "af",  "ef",  "ex",    "sur",
    "suc", "sup", "suf", "sug", "syn", "sym", "en", "em",  "dif", "ab",  NULL,
};

/* Words of two words, that nobody writes with a hyphen. */
static const char *const wholes[] = {
    "without",   "within",     "into",      "upon",    "cannot",     "anything",  "everything",
    "something", "nothing",    "himself",   "herself", "itself",     "myself",    "yourself",
    "ourselves", "themselves", "somebody",  "anybody", "everybody",  "nobody",    "however",
    "whenever",  "wherever",   "whatever",  "forever", "therefore",  "afternoon", "outside",
    "inside",    "sometimes",  "somewhere", "nowhere", "everywhere", "together",  "always",
    "already",   "although",   "because",   "before",  "behind",     "between",   "beyond",
    "become",    "another",    "toward",    "towards", "moreover",   "whereas",   NULL,
};

struct broken {
    struct block *block;
    size_t span;     /* its line break */
    size_t hyphen;   /* bytes of the hyphen before it */
    struct str word; /* both parts together, in lower case */
    struct str half; /* the first of them */
    bool soft;
};

struct broken_words {
    struct broken *items;
    size_t count, capacity;
};

static size_t hyphen_length(struct str text) {
    static const char *const hyphens[] = {"-", "\u2010", "\u00AD", NULL};
    for (size_t i = 0; hyphens[i]; i++)
        if (str_ends_with(text, str_from_c(hyphens[i])))
            return strlen(hyphens[i]);
    return 0;
}

/* In lower case, and with s for the long s, which is mended later. */
static struct str plain(struct arena *arena, struct str word) {
    struct strbuf letters = {.arena = arena};
    struct str lower = utf8_lower(arena, word);
    for (size_t at = 0; at < lower.len;) {
        uint32_t c = utf8_next(lower, &at);
        utf8_add(&letters, c == 0x17F ? 's' : c);
    }
    return strbuf_str(&letters);
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
    broken->half = plain(reading->scratch, last_word(before));
    broken->word =
        plain(reading->scratch, str_format(reading->scratch, "%.*s%.*s", STR_ARG(last_word(before)),
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

/* Whether the first half alone tells that the word was whole. */
static bool begins_word(const struct text_reading *reading, const struct broken *broken) {
    struct str language = reading->document->metadata.language;
    return (!language.len || language_is_english(language)) &&
           word_is_one_of(broken->half, beginnings) && broken->word.ptr[broken->half.len] != 'e';
}

static void mend(struct text_reading *reading, const struct vocabulary *vocabulary,
                 const struct broken *broken) {
    struct span *before = &broken->block->spans.items[broken->span - 1];
    struct span *gap = before + 1, *after = before + 2;
    bool certain =
        broken->word.len && (vocabulary_has(vocabulary, broken->word) ||
                             word_is_one_of(first_word(after->text), endings) ||
                             word_is_one_of(broken->word, wholes) || begins_word(reading, broken));
    bool whole = broken->soft || (begins_lower(after->text) && certain);
    if (whole)
        before->text = str_slice(before->text, 0, before->text.len - broken->hyphen);
    if (whole && !before->mended)
        gap->start = before->end -= broken->hyphen;
    gap->text = (struct str){0};
    gap->line_break = false;
    list_repair(reading, gap->start, gap->end,
                whole ? "joined a word broken at the end of a line"
                      : "closed up a hyphenated word at the end of a line");
}

void words_repair(struct text_reading *reading) {
    struct broken_words words = {0};
    struct vocabulary vocabulary = {.arena = reading->scratch};
    if (!reading->options->repair)
        return;
    find_broken(reading, &words);
    for (size_t i = 0; i < words.count; i++)
        if (words.items[i].word.len)
            vocabulary_want(&vocabulary, words.items[i].word);
    vocabulary_look(&vocabulary, reading->document->source);
    for (size_t i = 0; i < words.count; i++)
        mend(reading, &vocabulary, &words.items[i]);
}
