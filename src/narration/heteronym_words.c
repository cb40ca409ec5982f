#include "narration/heteronym_words.h"

#include "narration/words/form.h"

/* In small letters. */
const char words_determiners[] =
    "a an the this these those each every another either neither such no any what "
    "whatever which whichever";
const char words_quantifiers[] = "some all both many few several most none";
static const char possessives[] =
    "my your his her its our their whose one's my own your own his own";
const char words_prepositions[] =
    "of in on at by for from with without about into onto over under between among through during "
    "against after before since despite per via as than like upon within toward towards across "
    "behind "
    "beneath beside besides beyond near off outside inside throughout until till concerning "
    "regarding "
    "around amid worth along above below amongst alongside";
const char words_modals[] = "will would can could may might must shall should cannot can't won't "
                            "wouldn't couldn't shouldn't "
                            "mightn't mustn't needn't i'll you'll he'll she'll it'll we'll "
                            "they'll i'd you'd he'd she'd we'd "
                            "they'd that'll who'll who'd ought";
const char words_be_forms[] =
    "is are was were be been being am isn't aren't wasn't weren't i'm you're we're they're he's "
    "she's "
    "it's that's there's become becomes became becoming remain remains remained seem seems seemed "
    "feel "
    "feels felt stay stayed keep kept look looks looked appear appears appeared grew turned";
const char words_adverbs[] = "not never always often usually sometimes seldom rarely also still "
                             "just even only ever now then "
                             "soon again first thus therefore further actively better upstream "
                             "downstream nearby today elsewhere abroad "
                             "inland instead";
static const char adjectives[] =
    "new old great large small big little good bad high low long short recent major minor "
    "other own same next last only certain main early late full free public private "
    "national "
    "first second third fourth one two three four five six seven eight nine ten hundred thousand "
    "million much enough different own young strong weak current future past best better worst "
    "worse "
    "general common open direct further rapid sharp steep slight huge sudden steady daily annual "
    "human "
    "political military economic social foreign federal local total wide record key final initial "
    "dead "
    "entire whole complete brief near heavy light hot cold warm dry wet wild proper permanent "
    "modern";
static const char nouns_like_adjectives[] =
    "animal signal hospital metal capital material journal "
    "general criminal official arrival proposal "
    "festival music topic public critic republic clinic "
    "traffic fabric logic magic native executive "
    "detective motive archive politician musician "
    "physician historian christian guardian table cable cooperative representative locomotive "
    "narrative collective mountain cathedral";
const char words_plural_modifiers[] =
    "sports sales arms rights news savings goods customs politics "
    "physics mathematics";

/* The word `offset` away; empty outside. */
struct str place_word(const struct place *place, long offset) {
    size_t index = place->at + (size_t)offset;
    bool outside = offset < 0 ? (size_t)-offset > place->at : index >= place->n;
    return outside ? (struct str){0} : place->words[index].text;
}

/* Whether punctuation that parts clauses stands after the word `offset` away. */
bool place_parts_after(const struct place *place, long offset) {
    if (!place_word(place, offset).len)
        return true;
    struct str after = place->words[place->at + (size_t)offset].after;
    for (size_t i = 0; i < after.len; i++)
        if (after.ptr[i] != '"' && after.ptr[i] != '\'')
            return !str_equal(after, STR("”")) && !str_equal(after, STR("’"));
    return false;
}

bool is_capital_word(struct str word) {
    return word.len && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
}

bool is_plural_word(struct str word) {
    return word.len > 3 && str_ends_with(word, STR("s")) && !str_ends_with(word, STR("ss")) &&
           !str_ends_with(word, STR("us")) && !str_ends_with(word, STR("is"));
}

bool is_possessive(struct str word) {
    return word_in_nocase(word, possessives) || str_ends_with(word, STR("'s")) ||
           str_ends_with(word, STR("’s")) || str_ends_with(word, STR("s'")) ||
           str_ends_with(word, STR("s’"));
}

bool is_adverb(struct str word) {
    static const char others[] = "supply apply reply family italy assembly anomaly monopoly "
                                 "multiply jelly belly rally butterfly homily bodily comply rely "
                                 "imply early daily friendly elderly deadly lonely holy";
    return word_in_nocase(word, words_adverbs) ||
           (word.len > 4 && str_ends_with(word, STR("ly")) && !word_in_nocase(word, others));
}

/* A figure, or a number in words: "sixty-five", "fourth". */
bool is_number_word(struct str word) {
    static const char *const parts[] = {"one",   "two",   "three", "four", "five",    "six",
                                        "seven", "eight", "nine",  "ten",  "eleven",  "twelve",
                                        "thir",  "fif",   "twen",  "eigh", "hundred", "million"};
    if (word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9')
        return true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str part = str_from_c(parts[i]);
        struct str rest = str_slice(word, part.len, word.len);
        if (str_equal_nocase(str_slice(word, 0, part.len), part) &&
            (!rest.len || rest.ptr[0] == '-' || str_starts_with(rest, STR("teen")) ||
             str_starts_with(rest, STR("ty"))))
            return true;
    }
    return false;
}

bool looks_like_adjective(struct str word) {
    static const char *const endings[] = {"al",   "ic",   "ive", "ous", "ful", "less",
                                          "able", "ible", "ish", "ian", "ese", "ical"};
    if (word_in_nocase(word, adjectives) || is_number_word(word))
        return true;
    if (word_in_nocase(word, nouns_like_adjectives))
        return false;
    for (size_t i = 0; word.len > 4 && i < sizeof endings / sizeof *endings; i++)
        if (str_ends_with(word, str_from_c(endings[i])))
            return true;
    return false;
}
