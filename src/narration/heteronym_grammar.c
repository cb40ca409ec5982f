#include "narration/heteronym_grammar.h"

#include "narration/words/form.h"

/* Neighbours are weighed: what speaks for a verb is above 0, what speaks for a noun or an
 * adjective below. The lists are in small letters. */
static const char determiners[] =
    "a an the this these those each every another either neither such no any what "
    "whatever which whichever";
static const char quantifiers[] = "some all both many few several most none";
static const char possessives[] =
    "my your his her its our their whose one's my own your own his own";
static const char prepositions[] =
    "of in on at by for from with without about into onto over under between among through during "
    "against after before since despite per via as than like upon within toward towards across "
    "behind "
    "beneath beside besides beyond near off outside inside throughout until till concerning "
    "regarding "
    "around amid worth";
static const char modals[] = "will would can could may might must shall should cannot can't won't "
                             "wouldn't couldn't shouldn't "
                             "mightn't mustn't needn't i'll you'll he'll she'll it'll we'll "
                             "they'll i'd you'd he'd she'd we'd "
                             "they'd that'll who'll who'd ought";
static const char do_forms[] =
    "do does did don't doesn't didn't let's lets let help helps helped please "
    "helping dare dared";
static const char plural_subjects[] = "i you we they people others men women children who";
static const char singular_subjects[] =
    "he she it who which everyone nobody everybody someone somebody";
static const char be_forms[] =
    "is are was were be been being am isn't aren't wasn't weren't i'm you're we're they're he's "
    "she's "
    "it's that's there's become becomes became becoming remain remains remained seem seems seemed "
    "feel "
    "feels felt stay stayed keep kept look looks looked appear appears appeared grew turned";
static const char have_forms[] =
    "have has had having haven't hasn't hadn't i've you've we've they've who've gave give gives "
    "take "
    "takes took made makes get gets got getting find found need needs needed want wants wanted";
static const char degrees[] =
    "very so too more most less least quite rather extremely highly fairly somewhat totally "
    "completely "
    "absolutely really particularly as relatively nearly almost entirely perfectly increasingly";
static const char adverbs[] = "not never always often usually sometimes seldom rarely also still "
                              "just even only ever now then "
                              "soon again first thus therefore further actively better";
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
static const char nouns_like_adjectives[] = "animal signal hospital metal capital material journal "
                                            "general criminal official arrival proposal "
                                            "festival music topic public critic republic clinic "
                                            "traffic fabric logic magic native executive "
                                            "detective motive archive politician musician "
                                            "physician historian christian guardian table cable";
static const char plural_modifiers[] =
    "sports sales arms rights news savings goods customs politics "
    "physics mathematics";
static const char causatives[] =
    "let lets make makes made help helps helped see saw watch watched hear heard";
static const char object_pronouns[] =
    "the a an this these those his their it them him us me your my our its himself herself "
    "themselves itself yourself myself ourselves her each every all any another such some no";
static const char finite_verbs[] =
    "is are was were has have had will would can could may might must should shall does did do "
    "isn't "
    "wasn't aren't weren't won't cannot can't began became came went said made took gave fell rose "
    "grew led ran showed seems seemed remained remains includes means";
static const char particles[] = "up out down off away back together apart forth";
static const char conjunctions[] = "and or but nor";
static const char past_signs[] =
    "yesterday ago last was were had did said went came told took gave wrote saw began then when "
    "once after thought felt knew heard made found sat stood got earlier while";
static const char present_signs[] = "is are now every always often usually sometimes can will "
                                    "don't today daily tomorrow please must "
                                    "never rarely should want wants";

enum { NEAR = 8, STRONG = 40 };

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

static bool is_possessive(struct str word) {
    return word_in_nocase(word, possessives) || str_ends_with(word, STR("'s")) ||
           str_ends_with(word, STR("’s")) || str_ends_with(word, STR("s'")) ||
           str_ends_with(word, STR("s’"));
}

static bool is_adverb(struct str word) {
    return word_in_nocase(word, adverbs) || (word.len > 4 && str_ends_with(word, STR("ly")));
}

/* A figure, or a number in words: "sixty-five", "fourth". */
bool is_number_word(struct str word) {
    static const char *const parts[] = {"one",   "two",   "three", "four",    "five",   "six",
                                        "seven", "eight", "nine",  "ten",     "eleven", "twelve",
                                        "thir",  "fif",   "twen",  "hundred", "million"};
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

static bool looks_like_adjective(struct str word) {
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

/* "to" before a noun: "due to conflict". */
static const char before_to_and_noun[] =
    "due according contrary prior respect regard addition access relation subject similar equal "
    "opposed thanks owing response objection down up close closer leading led exposed linked add "
    "added adds from back lead leads led";

static int weigh_to(const struct place *place, long offset) {
    return word_in_nocase(place_word(place, offset - 1), before_to_and_noun) ? -10 : 36;
}

/* "that" before a verb follows a plural or is one of a person's things. */
static int weigh_that(const struct place *place, long offset, bool s_form) {
    if (s_form)
        return 25;
    return is_plural_word(place_word(place, offset - 1)) ? 22 : -22;
}

static int weigh_subject(struct str word, bool s_form) {
    if (word_in_nocase(word, s_form ? singular_subjects : plural_subjects))
        return s_form ? 36 : 30;
    if (word_in_nocase(word, s_form ? plural_subjects : singular_subjects))
        return s_form ? 0 : 8;
    return 0;
}

/* "to import and export": what joins the conjunction's left side joins its right. */
static int weigh_conjunction(const struct place *place, long offset, bool s_form) {
    struct str first = place_word(place, offset - 1), before = place_word(place, offset - 2);
    if (word_in_nocase(before, modals) || word_in_nocase(before, do_forms) ||
        str_equal_nocase(before, STR("to")) || word_in_nocase(before, plural_subjects))
        return 18;
    if (word_in_nocase(before, determiners) || is_possessive(before) ||
        word_in_nocase(before, prepositions) || looks_like_adjective(before))
        return -14;
    return s_form && is_plural_word(first) ? 4 : -4;
}

static int weigh_before(const struct place *place, long offset, bool s_form);

/* "Oil and water separate": two nouns at a clause's beginning. */
static bool is_joint_subject(const struct place *place, long offset) {
    if (!str_equal_nocase(place_word(place, offset - 1), STR("and")))
        return false;
    return place_parts_after(place, offset - 3) ||
           (word_in_nocase(place_word(place, offset - 3), determiners) &&
            place_parts_after(place, offset - 4));
}

/* A word of no list: a noun, most likely. "The man lives"; "workers protest"; but "a gun
 * permit". */
static int weigh_noun(const struct place *place, long offset, bool s_form) {
    struct str word = place_word(place, offset);
    if (looks_like_adjective(word))
        return -20;
    if (s_form)
        return is_plural_word(word) ? -10 : 8;
    if (is_plural_word(word) &&
        (!word_in_nocase(word, plural_modifiers) || place_parts_after(place, offset - 1)))
        return 17;
    return is_joint_subject(place, offset) ? 14 : -12;
}

/* "Levels of the hormone increase": the plural before "of" is the subject. */
static bool has_plural_head(const struct place *place, long offset) {
    for (long back = offset - 1; back >= offset - 2; back--)
        if (str_equal_nocase(place_word(place, back), STR("of")))
            return is_plural_word(place_word(place, back - 1));
    return false;
}

static int weigh_adverb(const struct place *place, long offset, bool s_form) {
    if (word_in_nocase(place_word(place, offset), degrees))
        return -25;
    if (place_parts_after(place, offset - 1))
        return 0;
    int beyond = weigh_before(place, offset - 1, s_form);
    return beyond > 0 ? beyond
                      : beyond / 2 + (word_in_nocase(place_word(place, offset), adverbs) ? 4 : 0);
}

static int weigh_before(const struct place *place, long offset, bool s_form) {
    struct str word = place_word(place, offset);
    if (!word.len || offset < -3)
        return 0;
    if (str_equal_nocase(word, STR("to")))
        return weigh_to(place, offset);
    if (word_in_nocase(word, modals))
        return STRONG;
    if (word_in_nocase(word, do_forms))
        return 32;
    if (str_equal_nocase(word, STR("that")))
        return weigh_that(place, offset, s_form);
    int subject = weigh_subject(word, s_form);
    if (subject)
        return subject;
    if (word_in_nocase(word, degrees) || is_adverb(word))
        return weigh_adverb(place, offset, s_form);
    if (word_in_nocase(word, determiners) || is_possessive(word))
        return -STRONG;
    if (word_in_nocase(word, quantifiers)) /* "some use" and "some use it" */
        return -16;
    if (word_in_nocase(word, prepositions))
        return -30;
    if (word_in_nocase(word, be_forms))
        return -22;
    if (word_in_nocase(word, have_forms))
        return -16;
    if (word_in_nocase(word, conjunctions))
        return weigh_conjunction(place, offset, s_form);
    if (!s_form && has_plural_head(place, offset) && !looks_like_adjective(word))
        return 14;
    return weigh_noun(place, offset, s_form);
}

static int weigh_next_verb(const struct place *place, bool s_form) {
    struct str after = place_word(place, 2);
    return s_form && is_plural_word(after) ? 12 : -2;
}

static int weigh_after(const struct place *place, bool s_form) {
    struct str word = place_word(place, 1);
    if (!word.len || place_parts_after(place, 0))
        return -3;
    if (str_equal_nocase(word, STR("of")))
        return -26;
    if (word.len == 1 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z' && word.ptr[0] != 'I')
        return -26; /* "Document A" */
    if (word_in_nocase(word, object_pronouns))
        return 22;
    if (word_in_nocase(word, finite_verbs))
        return -26;
    if (word_in_nocase(word, conjunctions))
        return weigh_next_verb(place, s_form);
    if (word_in_nocase(word, particles))
        return 12;
    if (word_in_nocase(word, "into onto toward towards"))
        return 8;
    if (word_in_nocase(word, prepositions) || str_equal_nocase(word, STR("to")))
        return -2;
    if (word_in_nocase(word, "that more less how whether whatever"))
        return 6;
    if (is_adverb(word))
        return 10;
    if (str_ends_with(word, STR("ed")))
        return s_form ? -6 : -12;
    if (looks_like_adjective(word) || is_plural_word(word))
        return 5;
    return is_capital_word(word) || s_form ? 3 : -5;
}

static bool begins_clause(const struct place *place) {
    return place_parts_after(place, -1);
}

/* "Record the song.": an order has no subject. */
static int weigh_order(const struct place *place) {
    return word_in_nocase(place_word(place, 1), object_pronouns) ? 10 : -8;
}

/* "It made her recoil." */
static int weigh_causative(const struct place *place) {
    if (word_in_nocase(place_word(place, -2), causatives))
        return word_in_nocase(place_word(place, -1), "her him it them us me you") ? 60 : 0;
    return word_in_nocase(place_word(place, -3), "let make made") &&
                   word_in_nocase(place_word(place, -2), determiners)
               ? 24
               : 0;
}

int grammar_weigh_verb(const struct place *place, bool s_form) {
    int before = begins_clause(place) ? weigh_order(place) : weigh_before(place, -1, s_form);
    int after = weigh_after(place, s_form);
    if (before <= -STRONG && after > 0)
        after /= 2; /* after "a" or "his" there is hardly a verb */
    return before + after + (s_form ? 0 : weigh_causative(place));
}

static int weigh_time(const struct place *place) {
    int weight = 0;
    for (long offset = -NEAR; offset <= NEAR; offset++) {
        struct str word = place_word(place, offset);
        if (!word.len || offset == 0)
            continue;
        if (word_in_nocase(word, past_signs) || (word.len > 4 && str_ends_with(word, STR("ed"))))
            weight += 10;
        else if (word_in_nocase(word, present_signs))
            weight -= 8;
    }
    return weight > 20 ? 20 : weight;
}

/* What stands before "read", adverbs skipped. */
int grammar_weigh_past(const struct place *place) {
    static const char perfect[] = "have has had having haven't hasn't hadn't i've you've we've "
                                  "they've he's she's be been being "
                                  "was were is are get got well widely i'd ever never it's";
    long offset = -1;
    while (offset > -4 && is_adverb(place_word(place, offset)) &&
           !word_in_nocase(place_word(place, offset), "never ever") &&
           !place_parts_after(place, offset))
        offset--;
    struct str word = place_word(place, offset);
    bool subject_asked = word_in_nocase(word, "i you he she it we they") ||
                         is_capital_word(place_word(place, offset));
    struct str beyond = place_word(place, offset - 1);
    if (!word.len || place_parts_after(place, offset))
        return -16 + weigh_time(place) / 2;
    if (subject_asked &&
        word_in_nocase(beyond, "did do does didn't can could will would should let"))
        return -STRONG;
    if (subject_asked && word_in_nocase(beyond, "have has had haven't hasn't"))
        return STRONG;
    if (word_in_nocase(word, perfect))
        return STRONG;
    if (word_in_nocase(word, modals) || word_in_nocase(word, do_forms) ||
        str_equal_nocase(word, STR("to")) || word_in_nocase(word, determiners) ||
        word_in_nocase(word, "good quick make made") || is_possessive(word))
        return -STRONG;
    if (word_in_nocase(word, "i you we they people children"))
        return weigh_time(place);
    if (word_in_nocase(word, "he she it who") || is_capital_word(word))
        return 24 + weigh_time(place);
    if (word_in_nocase(word, conjunctions))
        return weigh_time(place) + (weigh_conjunction(place, offset, false) > 10 ? -30 : 0);
    return (is_plural_word(word) ? 0 : 16) + weigh_time(place);
}
