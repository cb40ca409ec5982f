#include <string.h>

#include "base/utf8.h"
#include "narration/walk.h"
#include "narration/words/form.h"

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

/* "Nayto" → "Naytos", "Ferry" → "Ferries": as the name's own ending was written. */
static struct str alias_ending(struct arena *arena, struct str text, struct str ending) {
    bool plural = ending.len && ending.ptr[0] != '\'';
    size_t n = text.len;
    if (plural && n > 1 && text.ptr[n - 1] == 'y' && !strchr("aeiou", text.ptr[n - 2]))
        return str_format(arena, "%.*sies", STR_ARG(str_slice(text, 0, n - 1)));
    if (str_equal(ending, STR("ves")))
        ending = STR("s");
    return str_format(arena, "%.*s%.*s", STR_ARG(text), STR_ARG(ending));
}

static void say_alias(struct walk *walk, const struct lexicon_entry *entry, size_t n_tokens,
                      struct str ending) {
    struct str rest = entry->alias;
    bool joined = walk_adjoins_mark(walk, walk->at);
    while (rest.len) {
        struct str text = str_cut_word(&rest);
        if (!rest.len)
            text = alias_ending(walk->wording->arena, text, ending);
        walk_add_word(walk, walk->at, n_tokens, text, joined);
        joined = false;
    }
}

static void settle_entry(struct walk *walk, size_t first_word, const struct lexicon_entry *entry) {
    walk->wording->words.items[first_word].word.entry = entry;
}

/* Says the name that begins at the token; returns how many tokens it took, or 0. */
static size_t take_words(struct walk *walk) {
    struct str words[LEXICON_MAX_WORDS], ending = {0};
    size_t ends[LEXICON_MAX_WORDS] = {0}, n = 0;
    const struct lexicon_entry *entry =
        lexicon_match(walk->wording->lexicon, walk->passage->language, words,
                      name_words(walk, words, ends), &n, &ending);
    if (!entry)
        return 0;
    size_t first = walk->wording->words.count;
    if (entry->alias.len)
        say_alias(walk, entry, ends[n - 1], ending);
    else
        say_name(walk, entry, n, ends, ending);
    settle_entry(walk, first, entry);
    return ends[n - 1];
}

/* ---- names with figures, dots or signs ---- */

/* The tokens from `from` on that one word of the name is made of, up to a space or a
 * hyphen. */
static size_t word_tokens(const struct walk *walk, size_t from, size_t n) {
    const struct token *tokens = walk->passage->tokens + walk->at;
    size_t end = from + 1;
    while (end < n && !tokens[end].space_before && !str_equal(tokens[end].text, STR("-")) &&
           !str_equal(tokens[end - 1].text, STR("-")))
        end++;
    return end - from;
}

/* Each word of the name with its phonemes, shown as it is written. */
static void say_signed(struct walk *walk, const struct lexicon_entry *entry, size_t n,
                       struct str ending) {
    const struct token *tokens = walk->passage->tokens + walk->at;
    struct str phonemes = entry->phonemes;
    bool joined = walk_adjoins_mark(walk, walk->at);
    for (size_t i = 0; i < n;) {
        size_t count = word_tokens(walk, i, n);
        struct str text =
            str_slice(walk->passage->text, tokens[i].start, tokens[i + count - 1].end);
        struct worded *added =
            walk_add_word(walk, walk->at + i, count, str_copy(walk->wording->arena, text), joined);
        added->word.alphabet = entry->alphabet;
        added->word.phonemes = str_cut_word(&phonemes);
        i += count;
        if (i >= n)
            added->word.phonemes = lexicon_inflect(walk->wording->arena, entry->alphabet,
                                                   added->word.phonemes, ending);
        joined = i < n && str_equal(tokens[i].text, STR("-"));
        if (joined) {
            added->word.after = STR("-");
            i++;
        }
    }
}

/* "'s" behind a figure or a dot is tokens of its own, as the "s" of "F-16s" is. */
static size_t ending_tokens(const struct token *tokens, size_t at, size_t n, struct str *ending) {
    if (at < n && tokens[at - 1].kind == TOKEN_NUMBER && token_touches(&tokens[at]) &&
        token_is(&tokens[at], "s")) {
        *ending = STR("s");
        return 1;
    }
    if (at + 1 >= n || tokens[at - 1].kind == TOKEN_WORD || tokens[at].space_before ||
        tokens[at + 1].space_before || !token_is_apostrophe(&tokens[at]) ||
        !token_is_nocase(&tokens[at + 1], "s"))
        return 0;
    *ending = STR("'s");
    return 2;
}

/* No part of something longer: "x3M", "1.3M" when the entry is 3M. */
static bool begins_apart(const struct walk *walk) {
    const struct token *token = walk_ahead(walk, 0);
    const struct token *before = passage_token(walk->passage, walk->at, -1);
    if (token->space_before)
        return true;
    if (before->kind != TOKEN_MARK)
        return false;
    return before->space_before || passage_token(walk->passage, walk->at, -2)->kind == TOKEN_END ||
           !word_in(before->text, ". , : / @ _ ' ’");
}

static size_t take_signed(struct walk *walk) {
    const struct token *tokens = walk->passage->tokens + walk->at;
    size_t left = walk->passage->n_tokens - walk->at, n;
    struct str ending;
    const struct lexicon_entry *entry =
        begins_apart(walk) ? lexicon_match_signed(walk->wording->lexicon, walk->passage->language,
                                                  tokens, left, &n, &ending)
                           : NULL;
    if (!entry)
        return 0;
    if (!ending.len)
        n += ending_tokens(tokens, n, left, &ending);
    size_t first = walk->wording->words.count;
    if (entry->alias.len)
        say_alias(walk, entry, n, ending);
    else
        say_signed(walk, entry, n, ending);
    settle_entry(walk, first, entry);
    return n;
}

size_t names_take(struct walk *walk) {
    if (!walk->wording->lexicon)
        return 0;
    size_t n = take_signed(walk);
    return n || walk_ahead(walk, 0)->kind != TOKEN_WORD ? n : take_words(walk);
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
