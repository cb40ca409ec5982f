#include "narration/lexicon.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "narration/lexicon_pls.h"
#include "narration/lexicon_table.h"

enum { LEXICON_MAX_BYTES = 16 << 20 };

struct lexicon *lexicon_open(struct arena *arena) {
    struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
    lexicon->arena = arena;
    return lexicon;
}

void lexicon_set_language(struct lexicon *lexicon, struct str language) {
    lexicon->language = language;
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

/* Nothing but white space, of which there is more than squeeze() knows. */
static bool is_blank(struct str text) {
    for (size_t at = 0; at < text.len;)
        if (!utf8_is_space(utf8_next(text, &at)))
            return false;
    return true;
}

/* Words of letters alone are matched by words; others token by token. */
static bool is_signed(struct str grapheme) {
    for (size_t at = 0; at < grapheme.len;) {
        uint32_t c = utf8_next(grapheme, &at);
        if (!utf8_is_letter(c) && c != ' ' && c != '\'' && c != 0x2019)
            return true;
    }
    return false;
}

static void link_signed(struct lexicon *lexicon, size_t entry) {
    struct passage passage;
    passage_open(lexicon->arena, lexicon->entries.items[entry].grapheme, UTTERANCE_PARAGRAPH,
                 STR(""), &passage);
    size_t bucket = lexicon_bucket(passage.tokens[0].text);
    struct lexicon_signed **at = &lexicon->signed_buckets[bucket];
    while (*at && (*at)->n_tokens > passage.n_tokens)
        at = &(*at)->next;
    struct lexicon_signed *link = arena_alloc(lexicon->arena, sizeof *link);
    *link = (struct lexicon_signed){*at, entry, passage.tokens, passage.n_tokens};
    *at = link;
}

static void link_entry(struct lexicon *lexicon, size_t entry) {
    struct str rest = lexicon->entries.items[entry].grapheme;
    if (is_signed(rest)) {
        link_signed(lexicon, entry);
        return;
    }
    size_t n_words = count_words(rest);
    struct lexicon_link **at = &lexicon->buckets[lexicon_bucket(str_cut_word(&rest))];
    while (*at && (*at)->n_words > n_words)
        at = &(*at)->next;
    struct lexicon_link *link = arena_alloc(lexicon->arena, sizeof *link);
    *link = (struct lexicon_link){*at, entry, n_words};
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
    if (is_blank(added.grapheme))
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
    const char *equals = str_find_char(line, '=');
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
        struct error fault = {0};
        if (!add_line(lexicon, str_cut(&content, '\n'), name, ++number, &fault) &&
            !lexicon_refuse(lexicon, &fault, error))
            return false;
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

/* ---- reports ---- */

size_t lexicon_count(const struct lexicon *lexicon) {
    return lexicon->entries.count;
}

const struct lexicon_entry *lexicon_entry(const struct lexicon *lexicon, size_t index) {
    return &lexicon->entries.items[index];
}
