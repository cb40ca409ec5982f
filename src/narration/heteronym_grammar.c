#include "narration/heteronym_grammar.h"

#include "narration/heteronym_clause.h"
#include "narration/heteronym_words.h"
#include "narration/words/form.h"

/* Neighbours are weighed: what speaks for a verb is above 0, what speaks for a noun or an
 * adjective below. The lists are in small letters. */
static const char do_forms[] =
    "do does did don't doesn't didn't let's lets let help helps helped please "
    "helping dare dared";
static const char plural_subjects[] = "i you we they people others men women children who";
static const char singular_subjects[] =
    "he she it who which everyone nobody everybody someone somebody";
static const char have_forms[] =
    "have has had having haven't hasn't hadn't i've you've we've they've who've gave give gives "
    "take "
    "takes took made makes get gets got getting find found need needs needed want wants wanted";
static const char degrees[] =
    "very so too more most less least quite rather extremely highly fairly somewhat totally "
    "completely "
    "absolutely really particularly as relatively nearly almost entirely perfectly increasingly";
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
    "rose became fell kept brought left held "
    "once after thought felt knew heard made found sat stood got earlier while";
static const char present_signs[] = "is are now every always often usually sometimes can will "
                                    "don't today daily tomorrow please must "
                                    "never rarely should want wants";

enum { NEAR = 8, STRONG = 40 };

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
    if (word_in_nocase(before, words_modals) || word_in_nocase(before, do_forms) ||
        str_equal_nocase(before, STR("to")) || word_in_nocase(before, plural_subjects))
        return 18;
    if (word_in_nocase(first,
                       "it them him her us himself itself themselves up down out off away") ||
        is_adverb(first) || str_ends_with(first, STR("ed"))) /* "expand when heated and contract" */
        return 16;
    if (word_in_nocase(before, words_determiners) || is_possessive(before) ||
        word_in_nocase(before, words_prepositions) || looks_like_adjective(before))
        return -14;
    return s_form && is_plural_word(first) ? 4 : -4;
}

static const char how_often[] =
    "never always often usually sometimes seldom rarely frequently generally typically normally "
    "commonly occasionally";

static int weigh_before(const struct place *place, long offset, bool s_form);

/* "Oil and water separate": two nouns at a clause's beginning. */
static bool is_joint_subject(const struct place *place, long offset) {
    if (!str_equal_nocase(place_word(place, offset - 1), STR("and")))
        return false;
    return place_parts_after(place, offset - 3) ||
           (word_in_nocase(place_word(place, offset - 3), words_determiners) &&
            place_parts_after(place, offset - 4));
}

/* A word of no list: a noun, most likely. "The man lives"; "workers protest"; but "a gun
 * permit". */
static int weigh_noun(const struct place *place, long offset, bool s_form) {
    struct str word = place_word(place, offset);
    if (clause_has_verb_at(place, offset))
        return -16;
    if (looks_like_adjective(word)) /* but "a warm current" */
        return looks_like_adjective(place_word(place, offset - 1)) ? -12 : -20;
    if (s_form)
        return is_plural_word(word) && !word_in_nocase(word, "species series") ? -10 : 8;
    if (is_plural_word(word) &&
        (!word_in_nocase(word, words_plural_modifiers) || place_parts_after(place, offset - 1) ||
         looks_like_adjective(place_word(place, offset - 1))))
        return 17;
    return is_joint_subject(place, offset) ? 14 : -12;
}

/* "so moderate a man" */
static bool is_exclaimed(const struct place *place, long offset) {
    return offset == -1 && word_in_nocase(place_word(place, -1), "so too as how") &&
           word_in_nocase(place_word(place, 1), "a an");
}

static int weigh_adverb(const struct place *place, long offset, bool s_form) {
    struct str word = place_word(place, offset);
    bool parted = place_parts_after(place, offset - 1);
    int beyond = parted ? 0 : weigh_before(place, offset - 1, s_form);
    if (word_in_nocase(word, degrees))
        return is_exclaimed(place, offset)                      ? -60
               : beyond >= 14 && str_ends_with(word, STR("ly")) ? beyond
                                                                : -25;
    if (beyond > -22 && word_in_nocase(word, how_often) && beyond < 14 && !parted)
        return 14;
    return beyond > 0 ? beyond
                      : beyond / 2 + (word_in_nocase(word, words_adverbs) && !parted ? 4 : 0);
}

static int weigh_before(const struct place *place, long offset, bool s_form) {
    struct str word = place_word(place, offset);
    if (!word.len || offset < -3)
        return 0;
    if (str_equal_nocase(word, STR("to")))
        return weigh_to(place, offset);
    if (word_in_nocase(word, words_modals))
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
    if (word_in_nocase(word, words_determiners) || is_possessive(word))
        return -STRONG;
    if (word_in_nocase(word, words_quantifiers)) /* "some use" and "some use it" */
        return -16;
    if (word_in_nocase(word, words_prepositions))
        return -30;
    if (word_in_nocase(word, words_be_forms))
        return -22;
    if (word_in_nocase(word, have_forms))
        return -16;
    if (word_in_nocase(word, conjunctions))
        return weigh_conjunction(place, offset, s_form);
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
    if (str_equal_nocase(word, STR("such")) && str_equal_nocase(place_word(place, 2), STR("as")))
        return -20;
    if (word_in_nocase(word, object_pronouns) ||
        (word_in_nocase(word, "most many much one two half") &&
         str_equal_nocase(place_word(place, 2), STR("of"))))
        return 22;
    if (word_in_nocase(word, finite_verbs))
        return -26;
    if (word_in_nocase(word, conjunctions))
        return weigh_next_verb(place, s_form);
    if (word_in_nocase(word, particles))
        return 12;
    if (word_in_nocase(word, "into onto toward towards"))
        return 8;
    if (word_in_nocase(word, words_prepositions) || str_equal_nocase(word, STR("to")))
        return -2;
    if (s_form && str_equal_nocase(word, STR("that")) &&
        word_in_nocase(place_word(place, 2), "the a an he she it they we his its there"))
        return 14;
    if (word_in_nocase(word, "that more less how whether whatever when if"))
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
                   word_in_nocase(place_word(place, -2), words_determiners)
               ? 24
               : 0;
}

static int weigh_clause(const struct place *place, bool s_form) {
    int subject = clause_weigh_subject(place, s_form), other = clause_weigh_other_verb(place);
    if (str_ends_with(place_word(place, 0), STR("ed")))
        return clause_weigh_past_form(place);
    return subject + other + (s_form && subject > 0 && !other ? clause_weigh_object(place) : 0);
}

static int weigh_left(const struct place *place, bool s_form) {
    int series = s_form ? 0 : clause_weigh_series(place);
    if (series)
        return series;
    return begins_clause(place) ? weigh_order(place)
                                : weigh_before(place, -1, s_form) + weigh_clause(place, s_form);
}

int grammar_weigh_verb(const struct place *place, bool s_form) {
    int before = weigh_left(place, s_form), after = weigh_after(place, s_form);
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
    if (word_in_nocase(word, words_modals) || word_in_nocase(word, do_forms) ||
        str_equal_nocase(word, STR("to")) || word_in_nocase(word, words_determiners) ||
        word_in_nocase(word, "good quick make made") || is_possessive(word))
        return -STRONG;
    if (word_in_nocase(word, "i you we they people children"))
        return weigh_time(place);
    if (word_in_nocase(word, "who that which") && is_plural_word(beyond))
        return weigh_time(place);
    if (word_in_nocase(word, "he she it who") || is_capital_word(word))
        return 24 + weigh_time(place);
    if (word_in_nocase(word, conjunctions))
        return weigh_time(place) + (weigh_conjunction(place, offset, false) > 10 ? -30 : 0);
    return (is_plural_word(word) || clause_has_plural_subject(place, offset) ? 0 : 16) +
           weigh_time(place);
}
