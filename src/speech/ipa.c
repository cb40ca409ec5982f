#include "speech/ipa.h"

#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

/* IPA → mnemonics of eSpeak NG's English voices (phonemes en, en-us, en-rp); of the rows
 * that fit the longest counts. */
struct sound {
    const char *ipa;
    const char *mnemonic;
};

static const struct sound sounds[] = {
    {"aɪəɹ", "aI3"}, {"aɪər", "aI3"}, {"aʊəɹ", "aU|3"}, {"aʊər", "aU|3"}, {"ɪəɹ", "i@3"},
    {"ɪər", "i@3"},  {"ʊəɹ", "U@"},   {"ʊər", "U@"},    {"ɛəɹ", "e@"},    {"ɛər", "e@"},
    {"eəɹ", "e@"},   {"eər", "e@"},   {"ɪɚ", "i@3"},    {"ʊɚ", "U@"},     {"ɛɚ", "e@"},
    {"aɪɚ", "aI3"},  {"aɪə", "aI@"},  {"aʊə", "aU@"},   {"ɪə", "i@"},     {"ʊə", "U@"},
    {"ɛə", "e@"},    {"eə", "e@"},    {"ɔːɹ", "O@"},    {"ɔːr", "O@"},    {"ɔɹ", "O@"},
    {"ɔr", "O@"},    {"oɹ", "o@"},    {"or", "o@"},     {"ɜːɹ", "3:"},    {"ɜːr", "3:"},
    {"ɜɹ", "3:"},    {"ɜr", "3:"},    {"əɹ", "3"},      {"ər", "3"},      {"ɑː", "A:"},
    {"ɔː", "O:"},    {"ɜː", "3:"},    {"iː", "i:"},     {"uː", "u:"},     {"aʊ", "aU"},
    {"aɪ", "aI"},    {"ɔɪ", "OI"},    {"oʊ", "oU"},     {"əʊ", "oU"},     {"eɪ", "eI"},
    {"tʃ", "tS"},    {"dʒ", "dZ"},    {"ʧ", "tS"},      {"ʤ", "dZ"},      {"n̩", "n-"},
    {"l̩", "@L"},     {"ɑ", "A:"},     {"æ", "a"},       {"a", "a"},       {"ɐ", "a#"},
    {"ɛ", "E"},      {"e", "E"},      {"ʌ", "V"},       {"ə", "@"},       {"ɝ", "3:"},
    {"ɚ", "3"},      {"ɜ", "3:"},     {"ɪ", "I"},       {"ᵻ", "I2"},      {"i", "i"},
    {"u", "u:"},     {"ʊ", "U"},      {"ɔ", "O:"},      {"o", "oU"},      {"ɒ", "0"},
    {"ʃ", "S"},      {"ʒ", "Z"},      {"θ", "T"},       {"ð", "D"},       {"ŋ", "N"},
    {"ɹ", "r"},      {"r", "r"},      {"ɾ", "t#"},      {"j", "j"},       {"ɡ", "g"},
    {"g", "g"},      {"x", "x"},      {"χ", "x"},       {"ʍ", "w"},       {"ɫ", "l"},
    {"p", "p"},      {"b", "b"},      {"t", "t"},       {"d", "d"},       {"k", "k"},
    {"f", "f"},      {"v", "v"},      {"s", "s"},       {"z", "z"},       {"h", "h"},
    {"m", "m"},      {"n", "n"},      {"l", "l"},       {"w", "w"},       {"ʔ", "?"},
    {NULL, NULL},
};

/* A vowel with its r is one phoneme, unless a vowel follows: the r of "mirror" or "very"
 * begins the next syllable. */
static const struct sound closed_syllables[] = {
    {"ɑːɹ", "A@"}, {"ɑɹ", "A@"}, {"ɛɹ", "e@"},  {"ɪɹ", "i@3"}, {"ʊɹ", "U@"}, {"ɑːr", "A@"},
    {"ɑr", "A@"},  {"ɛr", "e@"}, {"ɪr", "i@3"}, {"ʊr", "U@"},  {NULL, NULL},
};

/* American voices put an r into every centring diphthong, so one that has none is given
 * to them as two vowels. */
static const struct sound american[] = {
    {"aɪə", "aI|@"}, {"aʊə", "aU|@"}, {"ɪə", "i|@"}, {"ʊə", "U|@"},
    {"ɛə", "E|@"},   {"eə", "E|@"},   {NULL, NULL},
};

/* Marks that the engine has no use for: a tie bar, a syllable's end. */
static const char *const ignored[] = {"\u0361", ".", "\u200D"};

static bool is_american(struct str language) {
    return str_equal_nocase(str_slice(language, 0, 5), STR("en-US"));
}

/* Stress marks, which the engine writes otherwise. */
static const struct sound *stress_at(struct str ipa) {
    static const struct sound marks[] = {{"ˈ", "'"}, {"ˌ", ","}, {"'", "'"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts_with(ipa, str_from_c(marks[i].ipa)))
            return &marks[i];
    return NULL;
}

static size_t ignored_at(struct str ipa) {
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        if (str_starts_with(ipa, str_from_c(ignored[i])))
            return strlen(ignored[i]);
    return 0;
}

/* Whether a vowel comes next, in the same word. */
static bool is_before_vowel(struct str ipa) {
    static const char *const vowels[] = {"a", "ɑ", "æ", "ɐ", "e", "ɛ", "ə", "ɚ", "ɜ", "ɝ",
                                         "i", "ɪ", "ᵻ", "o", "ɔ", "ɒ", "u", "ʊ", "ʌ"};
    const struct sound *stress = stress_at(ipa);
    size_t skip = stress ? strlen(stress->ipa) : ignored_at(ipa);
    if (skip)
        return is_before_vowel(str_slice(ipa, skip, ipa.len));
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (str_starts_with(ipa, str_from_c(vowels[i])))
            return true;
    return false;
}

/* The longest row that fits. */
static const struct sound *longest_at(const struct sound *rows, struct str ipa) {
    const struct sound *longest = NULL;
    for (; rows->ipa; rows++)
        if (ipa.len && rows->ipa[0] == ipa.ptr[0] && str_starts_with(ipa, str_from_c(rows->ipa)) &&
            (!longest || strlen(rows->ipa) > strlen(longest->ipa)))
            longest = rows;
    return longest;
}

static const struct sound *sound_at(struct str ipa, struct str language) {
    const struct sound *closed = longest_at(closed_syllables, ipa);
    if (closed && !is_before_vowel(str_slice(ipa, strlen(closed->ipa), ipa.len)))
        return closed;
    const struct sound *own = is_american(language) ? longest_at(american, ipa) : NULL;
    const struct sound *sound = longest_at(sounds, ipa);
    return own && sound && strlen(own->ipa) >= strlen(sound->ipa) ? own : sound;
}

/* One code point of valid UTF-8, for a message. */
static struct str first_letter(struct str text) {
    size_t end = 0;
    utf8_next(text, &end);
    return str_slice(text, 0, end);
}

bool ipa_to_espeak(struct arena *arena, struct str ipa, struct str language, struct str *mnemonics,
                   struct error *error) {
    struct strbuf out = {.arena = arena};
    struct str rest = ipa;
    if (!language_is_english(language))
        return error_set(error, "",
                         "IPA is translated for English voices only; write /%.*s/ in "
                         "[[mnemonics]]",
                         STR_ARG(ipa));
    while (rest.len) {
        size_t skip = ignored_at(rest);
        const struct sound *stress = stress_at(rest), *sound = sound_at(rest, language);
        const struct sound *found = stress ? stress : sound;
        if (rest.ptr[0] == ' ') {
            strbuf_add_char(&out, ' ');
            skip = 1;
        } else if (found) {
            /* "|" keeps two phonemes from being read as one ("t|S"). */
            char last = out.count ? out.items[out.count - 1] : ' ';
            if (!stress && last != ' ' && last != '\'' && last != ',')
                strbuf_add_char(&out, '|');
            strbuf_add(&out, str_from_c(found->mnemonic));
            skip = strlen(found->ipa);
        } else if (!skip) {
            struct str letter = first_letter(rest);
            return error_set(error, "",
                             "/%.*s/: eSpeak NG's English voices have no sound for “%.*s”",
                             STR_ARG(ipa), STR_ARG(letter));
        }
        rest = str_slice(rest, skip, rest.len);
    }
    *mnemonics = strbuf_str(&out);
    return true;
}

/* What phontab holds for the tables that English voices are made of (en, en-us, en-rp,
 * base1, base), less the engine's own control phonemes. */
static const char *const known[] = {
    "'",  "''",  ",",   ",,",  "%",   "%%", "=",  "_:",  "_",  "_!", ":",   "|",   "||", "@",
    "@-", "?",   "_|",  "i",   "u",   "r",  "a",  "e",   ";",  "o",  "m-",  "n-",  "N-", "r-",
    "l-", "r/",  "t",   "p",   "k",   "n",  "l",  "l/",  "j",  "w",  "l/2", "l/3", "L",  "h",
    "m",  "N",   "b",   "d",   "dZ",  "tS", "ts", "dz",  "c",  "g",  "B",   "f",   "v",  "D",
    "T",  "z",   "s",   "Z",   "S",   "J",  "C",  "Q",   "x",  "q",  "X",   "t#",  "t2", "d#",
    "z#", "z/2", "w#",  "3",   "I2",  "@2", "@5", "@L",  "U",  "a#", "a2",  "aa",  "A:", "E",
    "E#", "E2",  "I",   "I#",  "I2#", "0",  "0#", "02",  "O2", "V",  "A@",  "A#",  "3:", "i:",
    "O:", "O",   "O@",  "o@",  "u:",  "aU", "oU", "oU#", "aI", "eI", "OI",  "e@",  "i@", "i@3",
    "U@", "aI@", "aI3", "aU@", "IR",  "VR", "o:", "A~",  "O~", "e:", "e#",  "a#2", "@#", "R",
    "n^", "l^",  "k-",  "p-",  "kh",  "ph",
};

static size_t known_at(struct str mnemonics) {
    size_t longest = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts_with(mnemonics, str_from_c(known[i])) && strlen(known[i]) > longest)
            longest = strlen(known[i]);
    return longest;
}

bool mnemonics_valid(struct str mnemonics, struct str *unknown) {
    struct str rest = mnemonics;
    while (rest.len) {
        size_t len = rest.ptr[0] == ' ' ? 1 : known_at(rest);
        if (!len) {
            *unknown = first_letter(rest);
            return false;
        }
        rest = str_slice(rest, len, rest.len);
    }
    return true;
}
