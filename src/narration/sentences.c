#include "narration/sentences.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/utf8.h"

/* Opening an iterator costs more than a paragraph; the process keeps one. */
static UBreakIterator *iterator(void) {
    static UBreakIterator *kept;
    UErrorCode status = U_ZERO_ERROR;
    if (!kept)
        kept = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
    return U_SUCCESS(status) ? kept : NULL;
}

bool *sentence_starts(struct arena *arena, struct str text) {
    bool *starts = arena_alloc_array(arena, text.len + 1, sizeof *starts);
    starts[0] = starts[text.len] = true;
    UBreakIterator *sentences = iterator();
    UErrorCode status = U_ZERO_ERROR;
    UText *view = utext_openUTF8(NULL, text.len ? text.ptr : "", (int64_t)text.len, &status);
    if (sentences && U_SUCCESS(status))
        ubrk_setUText(sentences, view, &status);
    if (sentences && U_SUCCESS(status))
        for (int32_t at = ubrk_first(sentences); at != UBRK_DONE; at = ubrk_next(sentences))
            starts[at] = true;
    utext_close(view);
    return starts;
}

static int by_spelling(const void *a, const void *b) {
    return strcmp(a, *(const char *const *)b);
}

static bool listed(struct str word, const char *const *list, size_t n) {
    char lower[24];
    if (word.len == 0 || word.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] =
            (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? word.ptr[i] + 32 : word.ptr[i]);
    lower[word.len] = '\0';
    return bsearch(lower, list, n, sizeof *list, by_spelling) != NULL;
}

#define LISTED(word, list) listed((word), (list), sizeof(list) / sizeof *(list))

bool sentence_starter(struct str word) {
    static const char *const starters[] = {
        "a",       "about",   "after",     "all",          "also",      "although",
        "among",   "an",      "and",       "another",      "any",       "are",
        "as",      "at",      "because",   "before",       "both",      "but",
        "by",      "can",     "could",     "despite",      "did",       "do",
        "does",    "during",  "each",      "either",       "even",      "every",
        "few",     "finally", "for",       "from",         "had",       "has",
        "have",    "he",      "hence",     "her",          "here",      "his",
        "how",     "however", "i",         "if",           "in",        "indeed",
        "instead", "is",      "it",        "its",          "just",      "later",
        "let",     "many",    "meanwhile", "more",         "moreover",  "most",
        "my",      "neither", "never",     "nevertheless", "no",        "nobody",
        "none",    "not",     "nothing",   "now",          "of",        "on",
        "once",    "one",     "only",      "or",           "other",     "our",
        "over",    "perhaps", "several",   "she",          "should",    "since",
        "so",      "some",    "soon",      "still",        "such",      "that",
        "the",     "their",   "then",      "there",        "therefore", "these",
        "they",    "this",    "those",     "though",       "through",   "thus",
        "to",      "today",   "under",     "until",        "upon",      "was",
        "we",      "were",    "what",      "when",         "where",     "whether",
        "which",   "while",   "who",       "whose",        "why",       "will",
        "with",    "within",  "without",   "would",        "yes",       "yet",
        "you",     "your",
    };
    return LISTED(word, starters);
}

bool sentence_asks_what(const struct str *words, size_t n) {
    static const char *const leads[] = {"and", "but", "or", "so", "then", "well"};
    static const char *const asking[] = {"how",   "what", "whatever", "when",  "whence", "where",
                                         "which", "who",  "whom",     "whose", "why"};
    size_t at = 0;
    while (at < n && at < 2 && LISTED(words[at], leads))
        at++;
    return at < n && LISTED(words[at], asking);
}
