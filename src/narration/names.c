#include "base/utf8.h"
#include "narration/walk.h"

/* The words from the token on that a name may be made of; ends[i] counts the tokens up
 * to and with word i. */
static size_t name_words(const struct walk *walk, struct str *words, size_t *ends) {
    size_t n = 0, at = 0;
    while (n < LEXICON_MAX_WORDS) {
        const struct token *token = walk_ahead(walk, at);
        if (n && token->kind == TOKEN_MARK && !token->space_before &&
            str_equal(token->text, STR("-")))
            token = walk_ahead(walk, ++at);
        else if (n && !token->space_before)
            break;
        if (token->kind != TOKEN_WORD)
            break;
        words[n] = token->text;
        ends[n++] = ++at;
    }
    return n;
}

/* In shouted text the lexicon's own spelling is shown. */
static struct str name_text(const struct walk *walk, struct str grapheme, struct str written) {
    if (written.len < 2 || !utf8_all_upper(written) || utf8_all_upper(grapheme))
        return written;
    return str_copy(walk->wording->arena, grapheme);
}

static void say_name(struct walk *walk, const struct lexicon_entry *entry, size_t n,
                     const size_t *ends, struct str ending) {
    struct str graphemes = entry->grapheme, phonemes = entry->phonemes;
    for (size_t i = 0; i < n; i++) {
        size_t token = walk->at + ends[i] - 1;
        const struct token *written = &walk->passage->tokens[token];
        struct str grapheme = str_cut_word(&graphemes);
        struct worded *added = walk_add_word(
            walk, token, 1, name_text(walk, grapheme, written->text), !written->space_before);
        if (i && !written->space_before)
            walk->wording->words.items[walk->wording->words.count - 2].word.after = STR("-");
        added->word.alphabet = entry->alphabet;
        added->word.phonemes = str_cut_word(&phonemes);
        if (i + 1 == n && ending.len)
            added->word.phonemes = lexicon_inflect(walk->wording->arena, entry->alphabet,
                                                   added->word.phonemes, ending);
    }
}

static void say_alias(struct walk *walk, const struct lexicon_entry *entry, size_t n_tokens,
                      struct str ending) {
    struct str rest = entry->alias;
    bool joined = !walk->passage->tokens[walk->at].space_before;
    while (rest.len) {
        struct str text = str_cut_word(&rest);
        if (!rest.len)
            text = str_format(walk->wording->arena, "%.*s%.*s", STR_ARG(text), STR_ARG(ending));
        walk_add_word(walk, walk->at, n_tokens, text, joined);
        joined = false;
    }
}

/* Says the name that begins at the token; returns how many tokens it took, or 0. */
size_t names_take(struct walk *walk) {
    struct str words[LEXICON_MAX_WORDS], ending = {0};
    size_t ends[LEXICON_MAX_WORDS] = {0}, n = 0;
    const struct lexicon *lexicon = walk->wording->lexicon;
    const struct lexicon_entry *entry = NULL;
    if (lexicon)
        entry = lexicon_match(lexicon, walk->passage->language, words,
                              name_words(walk, words, ends), &n, &ending);
    if (!entry)
        return 0;
    size_t first = walk->wording->words.count;
    if (entry->alias.len)
        say_alias(walk, entry, ends[n - 1], ending);
    else
        say_name(walk, entry, n, ends, ending);
    walk->wording->words.items[first].word.entry = entry;
    return ends[n - 1];
}

/* Words that a class made ("Secretary" from "Sec.") are the lexicon's too. */
void names_pronounce(const struct wording *wording) {
    for (size_t i = wording->first_word; wording->lexicon && i < wording->words.count; i++) {
        struct worded *worded = &wording->words.items[i];
        size_t n;
        struct str ending;
        if (worded->word.written || worded->word.alphabet != PHONEMES_NONE)
            continue;
        const struct lexicon_entry *entry = lexicon_match(
            wording->lexicon, wording->passage->language, &worded->word.text, 1, &n, &ending);
        if (!entry || entry->alias.len)
            continue;
        worded->word.entry = entry;
        worded->word.alphabet = entry->alphabet;
        worded->word.phonemes =
            lexicon_inflect(wording->arena, entry->alphabet, entry->phonemes, ending);
    }
}
