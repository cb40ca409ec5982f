#include "narration/lexicon.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "narration/lexicon_pls.h"

enum { LEXICON_MAX_BYTES = 16 << 20, N_BUCKETS = 4096 };

struct chain {
    struct chain *next;
    size_t entry;
    size_t n_words;
};

struct lexicon {
    struct arena *arena;
    struct {
        struct lexicon_entry *items;
        size_t count, capacity;
    } entries;
    struct chain *buckets[N_BUCKETS]; /* by first word; longer entries first, then later ones */
    lexicon_fault_fn *on_fault;       /* or NULL: the first ends it */
    void *fault_context;
};

struct lexicon *lexicon_open(struct arena *arena) {
    struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
    lexicon->arena = arena;
    return lexicon;
}

void lexicon_collect_faults(struct lexicon *lexicon, lexicon_fault_fn *on_fault, void *context) {
    lexicon->on_fault = on_fault;
    lexicon->fault_context = context;
}

bool lexicon_refuse(struct lexicon *lexicon, const struct error *fault, struct error *error) {
    if (!lexicon->on_fault)
        return error_set(error, fault->place, "%s", fault->message);
    lexicon->on_fault(lexicon->fault_context, fault);
    return true;
}

/* FNV-1a over the ASCII letters in lower case; other letters may change their bytes with
 * their case, and do without, as apostrophes do, which have two forms. */
static size_t bucket_of(struct str word) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c < 0x80 && c != '\'')
            hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32U : c)) * 16777619U;
    }
    return hash % N_BUCKETS;
}

static size_t count_words(struct str text) {
    size_t n = 0;
    while (text.len) {
        str_cut_word(&text);
        n++;
    }
    return n;
}

/* Spaces and hyphens of any number as one space. */
static struct str squeeze(struct arena *arena, struct str text, bool hyphens) {
    struct strbuf out = {.arena = arena};
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool space = c == ' ' || (c >= '\t' && c <= '\r') || (hyphens && c == '-');
        if (!space)
            strbuf_add_char(&out, c);
        else if (out.count && out.items[out.count - 1] != ' ')
            strbuf_add_char(&out, ' ');
    }
    return strbuf_str(&out);
}

static void link_entry(struct lexicon *lexicon, size_t entry) {
    struct str rest = lexicon->entries.items[entry].grapheme;
    size_t n_words = count_words(rest);
    struct chain **at = &lexicon->buckets[bucket_of(str_cut_word(&rest))];
    while (*at && (*at)->n_words > n_words)
        at = &(*at)->next;
    struct chain *link = arena_alloc(lexicon->arena, sizeof *link);
    *link = (struct chain){*at, entry, n_words};
    *at = link;
}

bool lexicon_add(struct lexicon *lexicon, const struct lexicon_entry *entry, struct error *error) {
    struct arena *arena = lexicon->arena;
    struct lexicon_entry added = {
        .grapheme = squeeze(arena, entry->grapheme, true),
        .alias = squeeze(arena, entry->alias, false),
        .alphabet = entry->alphabet,
        .phonemes = squeeze(arena, entry->phonemes, false),
        .roles = squeeze(arena, entry->roles, false),
        .language = str_copy(arena, entry->language),
        .path = str_to_c(arena, str_from_c(entry->path)),
        .line = entry->line,
    };
    size_t n_words = count_words(added.grapheme), n_groups = count_words(added.phonemes);
    if (n_words == 0)
        return error_set_line(error, entry->path, entry->line, "an entry without a written form");
    if (n_words > LEXICON_MAX_WORDS)
        return error_set_line(error, entry->path, entry->line, "“%.*s” has more than %d words",
                              STR_ARG(added.grapheme), LEXICON_MAX_WORDS);
    if (!added.alias.len && n_groups != n_words)
        return error_set_line(error, entry->path, entry->line,
                              "“%.*s” has %zu words and %zu groups of phonemes; give each word "
                              "its own, apart by spaces",
                              STR_ARG(added.grapheme), n_words, n_groups);
    *arena_push(arena, &lexicon->entries) = added;
    link_entry(lexicon, lexicon->entries.count - 1);
    return true;
}

/* ---- plain lines ---- */

static bool between(struct str value, struct str open, struct str close, struct str *inside) {
    if (value.len < open.len + close.len || !str_starts_with(value, open) ||
        !str_ends_with(value, close))
        return false;
    *inside = str_slice(value, open.len, value.len - close.len);
    return true;
}

static bool add_line(struct lexicon *lexicon, struct str line, const char *name,
                     unsigned long number, struct error *error) {
    line = str_trim(line);
    if (!line.len || line.ptr[0] == '#')
        return true;
    const char *equals = memchr(line.ptr, '=', line.len);
    if (!equals)
        return error_set_line(error, name, number,
                              "wanted: written form = /IPA/, [[mnemonics]] "
                              "or a respelling");
    size_t at = (size_t)(equals - line.ptr);
    struct lexicon_entry entry = {.grapheme = str_slice(line, 0, at), .path = name, .line = number};
    struct str value = str_trim(str_slice(line, at + 1, line.len));
    if (between(value, STR("/"), STR("/"), &entry.phonemes))
        entry.alphabet = PHONEMES_IPA;
    else if (between(value, STR("[["), STR("]]"), &entry.phonemes))
        entry.alphabet = PHONEMES_ESPEAK;
    else
        entry.alias = value;
    if (!value.len)
        return error_set_line(error, name, number, "nothing stands after “=”");
    return lexicon_add(lexicon, &entry, error);
}

static bool add_lines(struct lexicon *lexicon, const char *name, struct str content,
                      struct error *error) {
    unsigned long number = 0;
    while (content.len) {
        const char *end = memchr(content.ptr, '\n', content.len);
        size_t len = end ? (size_t)(end - content.ptr) : content.len;
        struct error fault = {0};
        if (!add_line(lexicon, str_slice(content, 0, len), name, ++number, &fault) &&
            !lexicon_refuse(lexicon, &fault, error))
            return false;
        content = str_slice(content, len + 1, content.len);
    }
    return true;
}

bool lexicon_add_content(struct lexicon *lexicon, const char *name, struct str content,
                         struct error *error) {
    static const struct str bom = {"\xEF\xBB\xBF", 3};
    if (str_starts_with(content, bom))
        content = str_slice(content, bom.len, content.len);
    size_t bad = utf8_validate(content);
    if (bad < content.len) {
        unsigned long line = 1;
        for (size_t i = 0; i < bad; i++)
            line += content.ptr[i] == '\n';
        return error_set_line(error, name, line, "not UTF-8 (byte 0x%02X); convert it",
                              (unsigned char)content.ptr[bad]);
    }
    if (str_starts_with(str_trim(content), STR("<")))
        return lexicon_add_pls(lexicon, name, content, error);
    return add_lines(lexicon, name, content, error);
}

bool lexicon_add_file(struct lexicon *lexicon, const char *path, struct error *error) {
    struct arena *scratch = arena_open();
    struct str content;
    bool done = file_read(scratch, path, LEXICON_MAX_BYTES, &content, error) &&
                lexicon_add_content(lexicon, path, content, error);
    arena_close(scratch);
    return done;
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

static const struct str endings[] = {{"", 0},   {"'s", 2}, {"\xE2\x80\x99s", 4},
                                     {"'S", 2}, {"s", 1},  {"es", 2}};
enum { N_ENDINGS = sizeof endings / sizeof *endings, FIRST_PLURAL = 4 };

/* A word without one of the endings; false when it has not that ending. */
static bool without(struct str word, size_t ending, struct str *stem) {
    if (!str_ends_with(word, endings[ending]))
        return false;
    *stem = str_slice(word, 0, word.len - endings[ending].len);
    return stem->len > 0;
}

static bool entry_matches(struct str grapheme, const struct str *words, size_t n, size_t ending) {
    for (size_t i = 0; i < n; i++) {
        struct str word = words[i];
        if (i + 1 == n && !without(word, ending, &word))
            return false;
        if (!word_matches(str_cut_word(&grapheme), word))
            return false;
    }
    return true;
}

static struct str primary_language(struct str tag) {
    size_t len = 0;
    while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_')
        len++;
    return str_slice(tag, 0, len);
}

bool lexicon_suits(struct str entries, struct str language) {
    return !entries.len || !language.len ||
           str_equal_nocase(primary_language(entries), primary_language(language));
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
                                        struct str key, size_t ending, size_t *n_matched) {
    for (const struct chain *link = lexicon->buckets[bucket_of(key)]; link; link = link->next) {
        const struct lexicon_entry *entry = &lexicon->entries.items[link->entry];
        if (link->n_words > wanted->n || !has_role(entry, wanted->role) ||
            !lexicon_suits(entry->language, wanted->language) ||
            !entry_matches(entry->grapheme, wanted->words, link->n_words, ending))
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
    for (size_t i = 0; n && i < N_ENDINGS; i++) {
        /* The key is the first word of the entry: the stem, where it is the last too. */
        struct str stem;
        struct str keys[] = {words[0], without(words[0], i, &stem) ? stem : words[0]};
        for (size_t k = 0; k < 2; k++) {
            size_t n_words;
            const struct lexicon_entry *entry = find(lexicon, &wanted, keys[k], i, &n_words);
            if (!entry || n_words <= *n_matched)
                continue;
            best = entry;
            *n_matched = n_words;
            *ending = i > 0 && i < FIRST_PLURAL ? STR("'s") : endings[i];
        }
    }
    return best;
}

const struct lexicon_entry *lexicon_match_role(const struct lexicon *lexicon, struct str language,
                                               struct str word, struct str role) {
    const struct wanted wanted = {language, role, &word, 1};
    size_t n_words;
    return find(lexicon, &wanted, word, 0, &n_words);
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
    const char *sound = ends_with_any(phonemes, hissing)     ? "ɪz"
                        : ends_with_any(phonemes, voiceless) ? "s"
                                                             : "z";
    if (alphabet == PHONEMES_ESPEAK && sound[0] != 's' && sound[0] != 'z')
        sound = "Iz";
    return str_format(arena, "%.*s%s", STR_ARG(phonemes), sound);
}

/* ---- reports ---- */

size_t lexicon_count(const struct lexicon *lexicon) {
    return lexicon->entries.count;
}

const struct lexicon_entry *lexicon_entry(const struct lexicon *lexicon, size_t index) {
    return &lexicon->entries.items[index];
}

struct hash lexicon_hash(const struct lexicon *lexicon) {
    struct hasher hasher;
    hasher_open(&hasher);
    for (size_t i = 0; i < lexicon->entries.count; i++) {
        const struct lexicon_entry *entry = &lexicon->entries.items[i];
        hasher_add(&hasher, entry->grapheme);
        hasher_add(&hasher, entry->alias);
        hasher_add_number(&hasher, entry->alphabet);
        hasher_add(&hasher, entry->phonemes);
        hasher_add(&hasher, entry->roles);
        hasher_add(&hasher, entry->language);
    }
    return hasher_close(&hasher);
}
