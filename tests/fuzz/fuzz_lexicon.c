/* Lexicons: plain lines, or PLS where the content is XML. */
#include "base/utf8.h"
#include "fuzz.h"
#include "narration/lexicon.h"

static size_t count_words(struct str text) {
    size_t n = 0;
    for (; str_cut_word(&text).len; n++)
        ;
    return n;
}

/* What else there is in a written form is matched token by token, within a text. */
static bool is_of_letters(struct str grapheme) {
    for (size_t at = 0; at < grapheme.len;) {
        uint32_t c = utf8_next(grapheme, &at);
        if (!utf8_is_letter(c) && c != ' ')
            return false;
    }
    return true;
}

static void promise_entry(const struct lexicon *lexicon, const struct lexicon_entry *entry) {
    promise_utf8(entry->grapheme, "grapheme");
    promise_utf8(entry->alias, "alias");
    promise_utf8(entry->phonemes, "phonemes");
    promise_utf8(entry->roles, "roles");
    size_t n_words = count_words(entry->grapheme), n_matched;
    PROMISE(n_words >= 1 && n_words <= LEXICON_MAX_WORDS, "“%.*s”", STR_ARG(entry->grapheme));
    PROMISE((entry->alias.len > 0) != (entry->phonemes.len > 0), "“%.*s”",
            STR_ARG(entry->grapheme));
    PROMISE((entry->alphabet == PHONEMES_NONE) == (entry->phonemes.len == 0), "“%.*s”",
            STR_ARG(entry->grapheme));
    if (entry->phonemes.len)
        PROMISE(count_words(entry->phonemes) == n_words, "“%.*s”: “%.*s”", STR_ARG(entry->grapheme),
                STR_ARG(entry->phonemes));
    struct str words[LEXICON_MAX_WORDS], rest = entry->grapheme, ending;
    for (size_t i = 0; i < n_words; i++)
        words[i] = str_cut_word(&rest);
    if (!entry->roles.len && is_of_letters(entry->grapheme))
        PROMISE(lexicon_match(lexicon, entry->language, words, n_words, &n_matched, &ending),
                "“%.*s” is not found", STR_ARG(entry->grapheme));
}

static void count_fault(void *context, const struct error *fault) {
    promise_error(fault);
    ++*(size_t *)context;
}

static void read_lexicon(struct str content, bool collect) {
    struct arena *arena = arena_open();
    struct lexicon *lexicon = lexicon_open(arena);
    struct error error = {0};
    size_t n_faults = 0;
    if (collect)
        lexicon_collect_faults(lexicon, count_fault, &n_faults);
    if (!lexicon_add_content(lexicon, "fuzz", content, &error))
        promise_error(&error);
    for (size_t i = 0; i < lexicon_count(lexicon); i++)
        promise_entry(lexicon, lexicon_entry(lexicon, i));
    arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct str content = {(const char *)bytes, n_bytes};
    read_lexicon(content, false);
    read_lexicon(content, true);
    return 0;
}
