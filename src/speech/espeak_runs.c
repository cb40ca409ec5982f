#include "speech/espeak_runs.h"

#include <string.h>

/* How the later words of the dictionary's runs (en_list: "(of the)", "(have been)",
 * "(there are)", …) end a run, in the American voices and the British. */
static const struct {
    const char *word;
    const char *forms[6];
} ends[] = {
    {"the", {"ðə", "ðɪ", "ðiː"}},
    {"a", {"ɐ", "ə", "ɚ"}},
    {"an", {"ɐn", "ən"}},
    {"been", {"bˈɪn", "bˌɪn", "bɪn", "bˈiːn", "bˌiːn", "biːn"}},
    {"be", {"bˈiː", "bˌiː", "biː", "bi"}},
    {"are", {"ˌɑːɹ", "ɑːɹ", "ˌɑː", "ɑː", "ɚ", "ə"}},
    {"was", {"wʌz", "wˌʌz", "wɒz", "wˌɒz", "wəz"}},
    {"were", {"wɜː", "wˌɜː", "wɚ"}},
    {"is", {"ˈɪz", "ˌɪz", "ɪz"}},
    {"had", {"hˈæd", "hˌæd", "hæd", "hɐd"}},
    {"has", {"hˈæz", "hˌæz", "hæz", "hɐz"}},
    {"have", {"hˈæv", "hˌæv", "hæv", "hɐv", "həv"}},
    {"will", {"wˈɪl", "wˌɪl", "wɪl"}},
    {"to", {"tə", "tʊ", "tuː"}},
    {"that", {"ðˈæt", "ðˌæt", "ðæt"}},
    {"this", {"ðˈɪs", "ðˌɪs", "ðɪs"}},
    {"it", {"ˈɪt", "ˌɪt", "ɪt"}},
    {"one", {"wˈʌn", "wˌʌn", "wɒn", "wˈɒn", "wʌn"}},
    {"of", {"əv", "ʌv", "ɒv"}},
    {"you", {"juː"}},
    {"not", {"nˈɑːt", "nˌɑːt", "nˈɒt", "nˌɒt"}},
    {"all", {"ˈɔːl", "ˌɔːl"}},
    {"out", {"ˈaʊt", "ˌaʊt"}},
};

/* Where the word begins in the end of a run's phonemes; 0: not there. */
static size_t end_of_run(struct str phonemes, struct str word) {
    size_t longest = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (!str_equal_nocase(word, str_from_c(ends[i].word)))
            continue;
        for (size_t f = 0; f < sizeof ends[i].forms / sizeof *ends[i].forms; f++) {
            struct str form = str_from_c(ends[i].forms[f]);
            if (form.len > longest && form.len < phonemes.len && str_ends_with(phonemes, form))
                longest = form.len;
        }
    }
    return longest ? phonemes.len - longest : 0;
}

/* The words of a call as the engine tells them apart: without those that a hyphen joins. */
static size_t list_words(const struct utterance *utterance, const struct espeak_call *call,
                         struct str *words) {
    size_t n = 0;
    for (size_t i = 0; i < call->pieces.count; i++)
        if (!call->pieces.items[i].hyphenated)
            words[n++] = utterance_word(utterance, call->pieces.items[i].word).text;
    return n;
}

static void add_run(struct strbuf *out, struct str run, const struct str *words, size_t n) {
    /* The later words of the run, from its end. */
    size_t at = n > 1 ? end_of_run(run, words[n - 1]) : 0;
    if (at) {
        add_run(out, str_slice(run, 0, at), words, n - 1);
        strbuf_add_char(out, ' ');
        strbuf_add(out, str_slice(run, at, run.len));
    } else {
        strbuf_add(out, run);
    }
}

/* How many words the run of phonemes has, of the n that are left: the most that its end
 * shows, up to so many as there are too few runs. */
static size_t run_length(struct str run, const struct str *words, size_t n, size_t missing) {
    for (size_t length = missing + 1 < n ? missing + 1 : n; length > 1; length--)
        if (end_of_run(run, words[length - 1]))
            return length;
    return 1;
}

struct str espeak_words_apart(struct arena *arena, const struct utterance *utterance,
                              const struct espeak_call *call, struct str ipa) {
    struct str *words = arena_alloc_array(arena, call->pieces.count, sizeof *words);
    size_t n_words = list_words(utterance, call, words), n_runs = 0, at = 0;
    struct strbuf out = {.arena = arena};
    for (struct str rest = ipa; rest.len; n_runs++)
        str_cut_word(&rest);
    size_t missing = n_words > n_runs ? n_words - n_runs : 0;
    for (struct str rest = ipa; rest.len;) {
        struct str run = str_cut_word(&rest);
        size_t length = at < n_words ? run_length(run, words + at, n_words - at, missing) : 1;
        if (out.count)
            strbuf_add_char(&out, ' ');
        add_run(&out, run, words + at, length);
        missing -= length - 1;
        at += length;
    }
    return strbuf_str(&out);
}
