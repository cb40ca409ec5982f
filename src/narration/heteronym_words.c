#include "narration/heteronym_words.h"

#include "narration/words/form.h"

/* In small letters. */
const char words_determiners[] =
    "a an the this these those each every another either neither such no any what "
    "whatever which whichever";
const char words_quantifiers[] = "some all both many few several most none";
const char words_possessives[] =
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
const char words_do_forms[] =
    "do does did don't doesn't didn't let's lets let help helps helped please "
    "helping dare dared";
const char words_plural_subjects[] = "i you we they people others men women children who";
const char words_singular_subjects[] =
    "he she it who which everyone nobody everybody someone somebody";
const char words_be_forms[] =
    "is are was were be been being am isn't aren't wasn't weren't i'm you're we're they're he's "
    "she's "
    "it's that's there's become becomes became becoming remain remains remained seem seems seemed "
    "feel "
    "feels felt stay stayed keep kept look looks looked appear appears appeared grew turned";
const char words_have_forms[] =
    "have has had having haven't hasn't hadn't i've you've we've they've who've gave give gives "
    "take "
    "takes took made makes get gets got getting find found need needs needed want wants wanted";
const char words_degrees[] =
    "very so too more most less least quite rather extremely highly fairly somewhat totally "
    "completely "
    "absolutely really particularly as relatively nearly almost entirely perfectly increasingly";
const char words_adverbs[] = "not never always often usually sometimes seldom rarely also still "
                             "just even only ever now then "
                             "soon again first thus therefore further actively better";
const char words_adjectives[] =
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
const char words_nouns_like_adjectives[] =
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
const char words_causatives[] =
    "let lets make makes made help helps helped see saw watch watched hear heard";
const char words_object_pronouns[] =
    "the a an this these those his their it them him us me your my our its himself herself "
    "themselves itself yourself myself ourselves her each every all any another such some no";
const char words_finite_verbs[] =
    "is are was were has have had will would can could may might must should shall does did do "
    "isn't "
    "wasn't aren't weren't won't cannot can't began became came went said made took gave fell rose "
    "grew led ran showed seems seemed remained remains includes means";
const char words_particles[] = "up out down off away back together apart forth";
const char words_conjunctions[] = "and or but nor";
const char words_past_signs[] =
    "yesterday ago last was were had did said went came told took gave wrote saw began then when "
    "rose became fell kept brought left held "
    "once after thought felt knew heard made found sat stood got earlier while";
const char words_present_signs[] = "is are now every always often usually sometimes can will "
                                   "don't today daily tomorrow please must "
                                   "never rarely should want wants";

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
    return word_in_nocase(word, words_possessives) || str_ends_with(word, STR("'s")) ||
           str_ends_with(word, STR("’s")) || str_ends_with(word, STR("s'")) ||
           str_ends_with(word, STR("s’"));
}

bool is_adverb(struct str word) {
    return word_in_nocase(word, words_adverbs) || (word.len > 4 && str_ends_with(word, STR("ly")));
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
    if (word_in_nocase(word, words_adjectives) || is_number_word(word))
        return true;
    if (word_in_nocase(word, words_nouns_like_adjectives))
        return false;
    for (size_t i = 0; word.len > 4 && i < sizeof endings / sizeof *endings; i++)
        if (str_ends_with(word, str_from_c(endings[i])))
            return true;
    return false;
}
