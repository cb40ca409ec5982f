#include "narration/heteronyms.h"

#include "base/language.h"
#include "narration/heteronym_grammar.h"
#include "narration/heteronym_table.h"
#include "narration/words/form.h"

enum { NEAR = 8 };

static bool cue_reaches(enum cue_place cue, long offset) {
    switch (cue) {
    case CUE_PREVIOUS:
        return offset == -1;
    case CUE_NEXT:
        return offset == 1;
    case CUE_BEFORE:
        return offset >= -4 && offset < 0;
    case CUE_AFTER:
        return offset <= 4 && offset > 0;
    case CUE_NEAR:
        return offset != 0;
    case CUE_NEXT_PLURAL:
        break;
    }
    return false;
}

/* "#" in a cue's words stands for any number. */
static bool cue_names(const struct heteronym_cue *cue, struct str word) {
    return word_in_nocase(word, cue->words) || (cue->words[0] == '#' && is_number_word(word));
}

static bool cue_shows(const struct place *place, const struct heteronym_cue *cue) {
    if (cue->place == CUE_NEXT_PLURAL)
        return is_plural_word(place_word(place, 1)) && !place_parts_after(place, 0);
    for (long offset = -NEAR; offset <= NEAR; offset++)
        if (cue_reaches(cue->place, offset) && cue_names(cue, place_word(place, offset)))
            return true;
    return false;
}

static int weigh_cues(const struct place *place, const struct heteronym *heteronym) {
    int weight = 0;
    for (size_t i = 0; i < n_heteronym_cues; i++)
        if (word_in(str_from_c(heteronym->word), heteronym_cues[i].words_of) &&
            cue_shows(place, &heteronym_cues[i]))
            weight += heteronym_cues[i].weight;
    return weight;
}

/* A capital says "Polish" in a sentence, and little at its beginning. */
static int weigh_capital(const struct place *place) {
    if (!is_capital_word(place_word(place, 0)))
        return -60;
    return place->at == 0 ? -4 : 30;
}

static bool means_second(const struct place *place, const struct heteronym *heteronym) {
    int weight = heteronym->bias + weigh_cues(place, heteronym);
    switch (heteronym->kind) {
    case HETERONYM_VERB:
        weight += grammar_weigh_verb(place, heteronym->ends_in_s);
        break;
    case HETERONYM_PAST:
        weight += grammar_weigh_past(place);
        break;
    case HETERONYM_NAME:
        weight += weigh_capital(place);
        break;
    case HETERONYM_SENSE:
    case HETERONYM_RARE:
        break;
    }
    return weight > 0;
}

static const struct heteronym *find(struct str word) {
    char first = word.len ? (char)(word.ptr[0] | ' ') : 0; /* in small letters, if it is one */
    for (size_t i = 0; i < n_heteronyms; i++)
        if (heteronyms[i].word[0] == first &&
            str_equal_nocase(word, str_from_c(heteronyms[i].word)))
            return &heteronyms[i];
    return NULL;
}

/* The possessive of a noun sounds as its plural does: "the record's". */
static const struct heteronym *find_possessive(struct str word) {
    struct str noun = {0};
    if (str_ends_with(word, STR("'s")))
        noun = str_slice(word, 0, word.len - STR("'s").len);
    else if (str_ends_with(word, STR("’s")))
        noun = str_slice(word, 0, word.len - STR("’s").len);
    for (size_t i = 0; noun.len && i < n_heteronyms; i++) {
        struct str plural = str_from_c(heteronyms[i].word);
        if (heteronyms[i].ends_in_s && plural.len == noun.len + 1 &&
            str_equal_nocase(noun, str_slice(plural, 0, noun.len)))
            return &heteronyms[i];
    }
    return NULL;
}

static bool is_british(struct str language) {
    return str_ends_with(language, STR("-GB")) || str_ends_with(language, STR("-gb"));
}

bool heteronym_choose(const struct word *words, size_t n, size_t at, struct str language,
                      struct str *ipa, struct str *role) {
    if (language.len && !language_is_english(language))
        return false;
    const struct heteronym *heteronym = find(words[at].text);
    const struct heteronym *possessed = heteronym ? NULL : find_possessive(words[at].text);
    if (!heteronym && !possessed)
        return false;
    struct place place = {words, n, at};
    bool second = heteronym && means_second(&place, heteronym);
    const char *british = (heteronym ? heteronym : possessed)->readings[second].british;
    const char *general = (heteronym ? heteronym : possessed)->readings[second].ipa;
    *role = str_from_c((heteronym ? heteronym : possessed)->readings[second].role);
    *ipa = str_from_c(british && is_british(language) ? british : general);
    return second || !heteronym || heteronym->kind != HETERONYM_RARE;
}
