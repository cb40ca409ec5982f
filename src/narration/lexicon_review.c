#include "narration/lexicon_review.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* A word of so many letters is in small letters only where not all words are capitals. */
enum { LONG_WORD = 5 };

/* ---- foreign looks ---- */

/* Letters that English words do not have: at their beginning, at their end, anywhere. */
static const char *const beginnings[] = {
    "aa", "bh", "bj", "cz", "dj", "dh", "dv", "dz", "fj", "hj",  "hr", "hs", "hv", "jh",
    "kh", "ks", "kv", "lj", "lh", "mb", "mk", "ml", "mn", "mz",  "nd", "ng", "nj", "nk",
    "nt", "nz", "pf", "sf", "sj", "sr", "sv", "sz", "tl", "tch", "ts", "tx", "tz", "vl",
    "vr", "xh", "xi", "xu", "zb", "zd", "zh", "zl", "zm", "zs",  "zv", "zw", NULL};
static const char *const ends[] = {"j",   "q",   "v",    "aa",   "ii",   "uu",  "ao",   "ei",
                                   "ai",  "eau", "eaux", "ieu",  "escu", "ić",  "icz",  "vich",
                                   "vic", "sky", "ski",  "skii", "tsch", "sch", "ngh",  "zh",
                                   "kh",  "dt",  "cz",   "sz",   "ez",   "az",  "oz",   "uz",
                                   "oux", "guo", "jing", "zhou", "dze",  "yev", "heim", NULL};
static const char *const middles[] = {"aa",   "ii",  "uu",   "kh",  "zh", "cz", "sz", "dz",
                                      "tsch", "dzh", "tsk",  "vsk", "ij", "jj", "yy", "iy",
                                      "hn",   "sht", "schn", "wj",  "vr", NULL};

static bool is_q_alone(struct str word, size_t at) {
    return word.ptr[at] == 'q' && (at + 1 == word.len || word.ptr[at + 1] != 'u');
}

static bool has_accent(struct str word) {
    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);
        if (c > 0x7F && utf8_is_letter(c))
            return true;
    }
    return false;
}

bool looks_foreign(struct str word) {
    char small[64];
    struct str text = {small, word.len < sizeof small ? word.len : sizeof small};
    if (has_accent(word))
        return true;
    for (size_t i = 0; i < text.len; i++)
        small[i] =
            (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? word.ptr[i] | ' ' : word.ptr[i]);
    for (const char *const *part = beginnings; *part; part++)
        if (str_starts_with(text, str_from_c(*part)))
            return true;
    for (const char *const *part = ends; *part; part++)
        if (str_ends_with(text, str_from_c(*part)))
            return true;
    for (const char *const *part = middles; *part; part++)
        if (str_contains(text, str_from_c(*part)))
            return true;
    for (size_t i = 0; i < text.len; i++)
        if (is_q_alone(text, i))
            return true;
    return false;
}

/* ---- walking the script ---- */

enum looks {
    LOOKS_SMALL, /* in small letters */
    LOOKS_TOLD,  /* a capital that its place asks for: it tells nothing */
    LOOKS_NAME   /* a capital within a sentence */
};

struct use {
    struct str text, key; /* the key is in small letters */
    unsigned long line;
    enum looks looks;
};

struct reviewing {
    struct arena *arena, *scratch;
    const struct lexicon *lexicon;
    struct lexicon_review *review;
    struct str source;
    size_t at; /* lines are counted from here */
    unsigned long line;
    struct {
        struct use *items;
        size_t count, capacity;
    } uses;
};

static unsigned long line_of(struct reviewing *reviewing, size_t offset) {
    if (offset >= reviewing->at)
        reviewing->line += source_count_lines(reviewing->source, reviewing->at, offset);
    else
        reviewing->line -= source_count_lines(reviewing->source, offset, reviewing->at);
    reviewing->at = offset;
    return reviewing->line;
}

static void occur(struct arena *arena, struct occurrences *where, unsigned long line) {
    where->count++;
    if (!where->lines.count || where->lines.items[where->lines.count - 1] != line)
        *arena_push(arena, &where->lines) = line;
}

static struct str without_possessive(struct str text) {
    static const struct str endings[] = {{"'s", 2}, {"\xE2\x80\x99s", 4}, {"'S", 2}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends_with(text, endings[i]))
            return str_slice(text, 0, text.len - endings[i].len);
    return text;
}

static bool begins_small(struct str text) {
    size_t at = 0;
    return text.len && utf8_is_lower(utf8_next(text, &at));
}

/* Whether capitals are told apart here: there are long words without one. */
static bool capitals_tell(const struct utterance *utterance) {
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        if (word->written && begins_small(word->text) && utf8_length(word->text) >= LONG_WORD)
            return true;
    }
    return false;
}

static void add_use(struct reviewing *reviewing, const struct word *word, bool capital_tells) {
    struct use *use = arena_push(reviewing->scratch, &reviewing->uses);
    use->text = without_possessive(word->text);
    use->key = utf8_lower(reviewing->scratch, use->text);
    use->line = line_of(reviewing, word->start);
    use->looks = begins_small(use->text)                       ? LOOKS_SMALL
                 : capital_tells && !utf8_all_upper(use->text) ? LOOKS_NAME
                                                               : LOOKS_TOLD;
}

static void walk_utterance(struct reviewing *reviewing, const struct utterance *utterance) {
    bool tell = capitals_tell(utterance);
    bool begins = !utterance->continues;
    for (size_t p = 0; p < utterance->n_phrases; p++) {
        const struct phrase *phrase = &utterance->phrases[p];
        for (size_t i = 0; i < phrase->n_words; i++, begins = false) {
            const struct word kept = utterance_word(utterance, phrase->first_word + i),
                              *word = &kept;
            if (word->written && word->alphabet == PHONEMES_NONE)
                add_use(reviewing, word, tell && !begins && !word->before.len);
            if (word->entry && word->start < word->end)
                occur(
                    reviewing->arena,
                    &reviewing->review->entries[word->entry - lexicon_entry(reviewing->lexicon, 0)],
                    line_of(reviewing, word->start));
        }
        begins = phrase->ends_sentence || phrase->mark == ':';
    }
}

/* ---- words that look like names ---- */

static int by_key(const void *a, const void *b) {
    const struct use *left = a, *right = b;
    int order = str_compare(left->key, right->key);
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* A word that is in small letters elsewhere is no name. */
static bool is_doubtful(const struct use *uses, size_t n) {
    bool is_name = false, is_word = false;
    for (size_t i = 0; i < n; i++) {
        is_name = is_name || uses[i].looks == LOOKS_NAME;
        is_word = is_word || uses[i].looks == LOOKS_SMALL;
    }
    return (is_name && !is_word) || looks_foreign(uses[0].text);
}

/* As it is mostly written: not in capitals throughout, when it is otherwise somewhere. */
static struct str usual_text(const struct use *uses, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!utf8_all_upper(uses[i].text))
            return uses[i].text;
    return uses[0].text;
}

static int by_frequency(const void *a, const void *b) {
    const struct doubtful *left = a, *right = b;
    if (left->where.count != right->where.count)
        return left->where.count < right->where.count ? 1 : -1;
    return str_compare(left->text, right->text);
}

static void collect_doubtful(struct reviewing *reviewing) {
    struct lexicon_review *review = reviewing->review;
    struct use *uses = reviewing->uses.items;
    if (reviewing->uses.count)
        qsort(uses, reviewing->uses.count, sizeof *uses, by_key);
    for (size_t from = 0, n; from < reviewing->uses.count; from += n) {
        for (n = 1; from + n < reviewing->uses.count; n++)
            if (!str_equal(uses[from].key, uses[from + n].key))
                break;
        if (utf8_length(uses[from].text) < 2 || !is_doubtful(uses + from, n))
            continue;
        struct doubtful *word = arena_push(reviewing->arena, &review->words);
        word->text = usual_text(uses + from, n);
        for (size_t i = 0; i < n; i++)
            occur(reviewing->arena, &word->where, uses[from + i].line);
    }
    if (review->words.count)
        qsort(review->words.items, review->words.count, sizeof *review->words.items, by_frequency);
}

void lexicon_review(struct arena *arena, const struct document *document,
                    const struct script *script, const struct lexicon *lexicon,
                    struct lexicon_review *review) {
    struct reviewing reviewing = {.arena = arena,
                                  .scratch = arena_open(),
                                  .lexicon = lexicon,
                                  .review = review,
                                  .source = document->source,
                                  .line = 1};
    *review = (struct lexicon_review){
        .entries = arena_alloc_array(arena, lexicon_count(lexicon), sizeof *review->entries)};
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].has_source)
            walk_utterance(&reviewing, &script->utterances.items[i]);
    collect_doubtful(&reviewing);
    arena_close(reviewing.scratch);
}
