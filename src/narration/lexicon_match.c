#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "narration/lexicon_table.h"

/* FNV-1a over the ASCII letters in lower case; other letters may change their bytes with
 * their case, and do without, as apostrophes do, which have two forms. */
size_t lexicon_bucket(struct str word) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c < 0x80 && c != '\'')
            hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32U : c)) * 16777619U;
    }
    return hash % LEXICON_BUCKETS;
}

/* ---- matching ---- */

static bool has_inner_capital(struct str word) {
    size_t at = 0;
    while (at < word.len) {
        bool first = at == 0;
        bool upper = utf8_is_upper(utf8_next(word, &at));
        if (upper && (!first || at == word.len))
            return true;
    }
    return false;
}

/* The bytes before the first apostrophe, typewriter's or printer's; *apostrophe is what
 * that takes, 0: there is none. */
static size_t before_apostrophe(struct str word, size_t *apostrophe) {
    static const struct str kinds[] = {{"'", 1}, {"\xE2\x80\x99", 3}};
    for (size_t at = 0; at < word.len; at++)
        for (size_t i = 0; i < 2; i++)
            if (str_starts_with(str_slice(word, at, word.len), kinds[i])) {
                *apostrophe = kinds[i].len;
                return at;
            }
    *apostrophe = 0;
    return word.len;
}

typedef bool equal_fn(struct str a, struct str b);

/* Equal, whichever apostrophes they have. */
static bool equal_but_apostrophes(struct str a, struct str b, equal_fn *equal) {
    for (;;) {
        size_t skip_a, skip_b;
        size_t at_a = before_apostrophe(a, &skip_a), at_b = before_apostrophe(b, &skip_b);
        if (!equal(str_slice(a, 0, at_a), str_slice(b, 0, at_b)) || !skip_a != !skip_b)
            return false;
        if (!skip_a)
            return true;
        a = str_slice(a, at_a + skip_a, a.len);
        b = str_slice(b, at_b + skip_b, b.len);
    }
}

static bool word_matches(struct str grapheme, struct str word) {
    if (!word.len || !equal_but_apostrophes(grapheme, word, utf8_equal_nocase))
        return false;
    if (has_inner_capital(grapheme))
        return equal_but_apostrophes(grapheme, word, str_equal);
    return !utf8_is_capitalised(grapheme) || utf8_is_capitalised(word);
}

/* What an entry's last word may end in: `ending`, where the entry has `instead`, sounds as
 * `heard`. */
static const struct form {
    struct str ending, instead, heard;
} forms[] = {
    {{"", 0}, {"", 0}, {"", 0}},
    {{"'s", 2}, {"", 0}, {"'s", 2}},
    {{"\xE2\x80\x99s", 4}, {"", 0}, {"'s", 2}},
    {{"'S", 2}, {"", 0}, {"'s", 2}},
    {{"s", 1}, {"", 0}, {"s", 1}},
    {{"S", 1}, {"", 0}, {"s", 1}},
    {{"es", 2}, {"", 0}, {"es", 2}},
    {{"ES", 2}, {"", 0}, {"es", 2}},
    {{"ies", 3}, {"y", 1}, {"s", 1}},
    {{"IES", 3}, {"Y", 1}, {"s", 1}},
    {{"ves", 3}, {"f", 1}, {"ves", 3}}, /* wolves */
    {{"VES", 3}, {"F", 1}, {"ves", 3}},
    {{"ves", 3}, {"fe", 2}, {"ves", 3}}, /* knives */
    {{"VES", 3}, {"FE", 2}, {"ves", 3}},
};
enum { N_FORMS = sizeof forms / sizeof *forms, STEM_MAX_BYTES = 64 };

/* A word as its entry would have it in one of the forms, in the buffer where letters
 * change; false when it has not that ending. */
static bool without(struct str word, const struct form *form, char buffer[STEM_MAX_BYTES],
                    struct str *stem) {
    if (!str_ends_with(word, form->ending) || word.len <= form->ending.len)
        return false;
    *stem = str_slice(word, 0, word.len - form->ending.len);
    if (!form->instead.len) /* "Us" is no plural of "U" */
        return form->heard.len != 1 || utf8_length(*stem) > 1;
    size_t len = stem->len + form->instead.len;
    if (len > STEM_MAX_BYTES || stem->len < 2)
        return false;
    memcpy(buffer, stem->ptr, stem->len);
    memcpy(buffer + stem->len, form->instead.ptr, form->instead.len);
    *stem = (struct str){buffer, len};
    return true;
}

/* "lives" and "leaves" may be verbs with other sounds; "Wolfs" and "Fifes" are families,
 * and what does not end in that sound ("café") has no such plural. */
static bool form_fits(const struct lexicon_entry *entry, const struct form *form) {
    if (!str_equal(form->heard, STR("ves")))
        return true;
    return !utf8_is_capitalised(entry->grapheme) && str_ends_with(entry->phonemes, STR("f")) &&
           !str_equal_nocase(entry->grapheme, STR("life"));
}

static bool entry_matches(struct str grapheme, const struct str *words, size_t n,
                          const struct form *form) {
    char buffer[STEM_MAX_BYTES];
    for (size_t i = 0; i < n; i++) {
        struct str word = words[i];
        if (i + 1 == n && !without(word, form, buffer, &word))
            return false;
        if (!word_matches(str_cut_word(&grapheme), word))
            return false;
    }
    return true;
}

bool lexicon_suits(struct str entries, struct str language) {
    return !entries.len || !language.len || language_same(entries, language);
}

/* Phonemes of an entry that names no language are those of the text's: a voice of another,
 * for a passage, has no use for them. */
static bool entry_suits(const struct lexicon *lexicon, const struct lexicon_entry *entry,
                        struct str language) {
    bool of_text = !entry->language.len && entry->alphabet != PHONEMES_NONE;
    return lexicon_suits(of_text ? lexicon->language : entry->language, language);
}

/* No role at all, or one of the entry's. */
static bool has_role(const struct lexicon_entry *entry, struct str role) {
    if (!role.len)
        return !entry->roles.len;
    for (struct str rest = entry->roles; rest.len;)
        if (str_equal(str_cut_word(&rest), role))
            return true;
    return false;
}

/* What is looked for. */
struct wanted {
    struct str language, role;
    const struct str *words;
    size_t n;
};

static const struct lexicon_entry *find(const struct lexicon *lexicon, const struct wanted *wanted,
                                        size_t bucket, const struct form *form, size_t *n_matched) {
    for (const struct lexicon_link *link = lexicon->buckets[bucket]; link; link = link->next) {
        const struct lexicon_entry *entry = &lexicon->entries.items[link->entry];
        if (link->n_words > wanted->n || !has_role(entry, wanted->role) ||
            !entry_suits(lexicon, entry, wanted->language) ||
            !entry_matches(entry->grapheme, wanted->words, link->n_words, form) ||
            !form_fits(entry, form))
            continue;
        *n_matched = link->n_words;
        return entry;
    }
    return NULL;
}

const struct lexicon_entry *lexicon_match(const struct lexicon *lexicon, struct str language,
                                          const struct str *words, size_t n, size_t *n_matched,
                                          struct str *ending) {
    const struct wanted wanted = {.language = language, .words = words, .n = n};
    const struct lexicon_entry *best = NULL;
    *n_matched = 0;
    size_t whole = n ? lexicon_bucket(words[0]) : 0;
    for (const struct form *form = forms; n && form < forms + N_FORMS; form++) {
        /* The key is the first word of the entry: the stem, where it is the last too. */
        char buffer[STEM_MAX_BYTES];
        struct str stem;
        bool inflected = form > forms && without(words[0], form, buffer, &stem);
        size_t keys[] = {inflected ? lexicon_bucket(stem) : whole, whole};
        for (size_t k = 0; k < (inflected ? 2U : 1U); k++) {
            size_t n_words;
            const struct lexicon_entry *entry = find(lexicon, &wanted, keys[k], form, &n_words);
            if (!entry || n_words <= *n_matched)
                continue;
            best = entry;
            *n_matched = n_words;
            *ending = form->heard;
        }
    }
    return best;
}

const struct lexicon_entry *lexicon_match_role(const struct lexicon *lexicon, struct str language,
                                               struct str word, struct str role) {
    const struct wanted wanted = {language, role, &word, 1};
    size_t n_words;
    return find(lexicon, &wanted, lexicon_bucket(word), forms, &n_words);
}

/* ---- entries with figures, dots or signs ---- */

/* Both apart from what is before them, or neither; a hyphen is as good as a space. */
static bool apart_alike(const struct token *tokens, size_t at, bool apart) {
    bool hyphen = at && str_equal(tokens[at - 1].text, STR("-"));
    return apart == (tokens[at].space_before || hyphen);
}

static bool token_matches(const struct token *wanted, const struct token *token,
                          const struct form *form) {
    char buffer[STEM_MAX_BYTES];
    struct str text = token->text;
    if (wanted->kind != token->kind)
        return false;
    if (wanted->kind != TOKEN_WORD)
        return equal_but_apostrophes(wanted->text, text, str_equal);
    return without(text, form, buffer, &text) && word_matches(wanted->text, text);
}

/* The tokens that the entry's take, or 0. */
static size_t tokens_match_entry(const struct lexicon_signed *link, const struct token *tokens,
                                 size_t n, const struct form *form) {
    size_t at = 0;
    for (size_t i = 0; i < link->n_tokens; i++) {
        bool apart = i && link->tokens[i].space_before;
        if (apart && at < n && str_equal(tokens[at].text, STR("-")) && !tokens[at].space_before)
            at++;
        bool last = i + 1 == link->n_tokens;
        if (at >= n || (i && !apart_alike(tokens, at, apart)) ||
            !token_matches(&link->tokens[i], &tokens[at], last ? form : forms))
            return 0;
        at++;
    }
    return at;
}

/* Nothing goes on behind it: no letters or figures, and no point or comma of a number. */
static bool token_ends(const struct token *tokens, size_t at, size_t n) {
    if (at >= n || tokens[at].space_before)
        return true;
    if (tokens[at].kind != TOKEN_MARK) /* "F-16s" */
        return tokens[at - 1].kind == TOKEN_NUMBER && str_equal(tokens[at].text, STR("s"));
    bool number = tokens[at - 1].kind == TOKEN_NUMBER && at + 1 < n &&
                  tokens[at + 1].kind == TOKEN_NUMBER && !tokens[at + 1].space_before;
    return !number ||
           !(str_equal(tokens[at].text, STR(".")) || str_equal(tokens[at].text, STR(",")));
}

const struct lexicon_entry *lexicon_match_signed(const struct lexicon *lexicon, struct str language,
                                                 const struct token *tokens, size_t n,
                                                 size_t *n_matched, struct str *ending) {
    const struct lexicon_signed *link =
        n ? lexicon->signed_buckets[lexicon_bucket(tokens[0].text)] : NULL;
    for (; link; link = link->next) {
        const struct lexicon_entry *entry = &lexicon->entries.items[link->entry];
        if (entry->roles.len || !entry_suits(lexicon, entry, language))
            continue;
        for (const struct form *form = forms; form < forms + N_FORMS; form++) {
            *n_matched = tokens_match_entry(link, tokens, n, form);
            if (!*n_matched || !token_ends(tokens, *n_matched, n) || !form_fits(entry, form))
                continue;
            *ending = form->heard;
            return entry;
        }
    }
    return NULL;
}

const struct lexicon_entry *lexicon_acting(const struct lexicon *lexicon, struct str language,
                                           const struct lexicon_entry *entry) {
    struct str words[LEXICON_MAX_WORDS], rest = entry->grapheme, ending;
    size_t n = 0, n_matched;
    while (rest.len && n < LEXICON_MAX_WORDS)
        words[n++] = str_cut_word(&rest);
    const struct lexicon_entry *match =
        lexicon_match(lexicon, language, words, n, &n_matched, &ending);
    if (match)
        return match;
    struct arena *arena = arena_open();
    struct passage passage;
    passage_open(arena, entry->grapheme, UTTERANCE_PARAGRAPH, language, &passage);
    match = lexicon_match_signed(lexicon, language, passage.tokens, passage.n_tokens, &n_matched,
                                 &ending);
    arena_close(arena);
    return match;
}

/* ---- endings ---- */

static bool ends_with_any(struct str phonemes, const char *const *list) {
    for (; *list; list++)
        if (str_ends_with(phonemes, str_from_c(*list)))
            return true;
    return false;
}

struct str lexicon_inflect(struct arena *arena, enum phoneme_alphabet alphabet, struct str phonemes,
                           struct str ending) {
    /* Hissing sounds, and the voiceless ones besides, in both alphabets. */
    static const char *const hissing[] = {"s", "z", "ʃ", "ʒ", "S", "Z", NULL};
    static const char *const voiceless[] = {"p", "t", "k", "f", "θ", "T", NULL};
    if (!ending.len || alphabet == PHONEMES_NONE)
        return phonemes;
    if (str_equal(ending, STR("ves"))) /* "wolf": the same in both alphabets */
        return str_format(arena, "%.*svz", STR_ARG(str_slice(phonemes, 0, phonemes.len - 1)));
    const char *sound = ends_with_any(phonemes, hissing)     ? "ɪz"
                        : ends_with_any(phonemes, voiceless) ? "s"
                                                             : "z";
    if (alphabet == PHONEMES_ESPEAK && sound[0] != 's' && sound[0] != 'z')
        sound = "Iz";
    return str_format(arena, "%.*s%s", STR_ARG(phonemes), sound);
}
