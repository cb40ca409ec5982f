#include "narration/heteronym_clause.h"

#include "narration/words/form.h"

enum { MOST_PHRASES = 4, MOST_WORDS = 5, REACH = 9 };

static const char pronouns[] =
    "i you he she it we they who which that what me him her us them himself herself itself "
    "themselves there everyone nobody someone";
static const char subordinators[] =
    "when where while because although though if unless until whereas that which who whose so and "
    "or but since after before whether why how than as once nor yet";
/* Verbs that are hardly ever nouns, in the forms of the present and the past. */
static const char common_verbs[] =
    "vary varies include includes occur occurs exist exists remain remains seem seems become "
    "becomes "
    "contain contains provide provides make makes take takes give gives get gets go goes come "
    "comes says allow allows require requires consist consists belong belongs depend depends "
    "begin begins rise rises arise arises differ differs suggest suggests indicate indicates "
    "reveal reveals appear appears tend tends serve serves bring brings grow grows lie lies "
    "accumulate follow follows involve involves enable enables cover covers help helps prevent "
    "prevents "
    "began became came went said made took gave fell rose grew led ran won held kept stood left "
    "built brought bought sold sent spent met lost told found thought felt heard saw knew drew "
    "drove broke spoke chose wore threw flew sang sank swam lay laid paid sought caught taught "
    "fought struck spread stretched bore shook swept crept wept hung lent meant put set let drank "
    "swore tore wrote ate overthrew undertook withstood arose befell forgave underwent";
static const char singular_openers[] = "a an this each every another one either neither";
static const char plural_openers[] = "these those both many several few most all some";

static bool is_finite(struct str word) {
    return word_in_nocase(word, words_finite_verbs) || word_in_nocase(word, words_modals) ||
           word_in_nocase(word, common_verbs) ||
           word_in_nocase(word, "is are was were has have had am");
}

static bool opens_clause(struct str word) {
    return word_in_nocase(word, subordinators);
}

/* What may stand in a noun's phrase between its article and its end. */
static bool is_in_phrase(struct str word) {
    return word.len && !opens_clause(word) && !is_finite(word) && !is_adverb(word) &&
           !is_possessive(word) && !word_in_nocase(word, words_determiners) &&
           !word_in_nocase(word, words_prepositions) && !word_in_nocase(word, pronouns) &&
           !word_in_nocase(word, words_be_forms) && !word_in_nocase(word, words_do_forms) &&
           !word_in_nocase(word, "to not");
}

static bool is_article(struct str word) {
    return word_in_nocase(word, words_determiners) || is_possessive(word) ||
           word_in_nocase(word, words_quantifiers);
}

static bool is_plural_noun(struct str word) {
    return is_plural_word(word)
               ? !word_in_nocase(word, "species series means always thus")
               : word_in_nocase(word, "people men women children craftsmen fishermen workmen "
                                      "noblemen statesmen businessmen police cattle geese teeth "
                                      "feet mice bacteria strata media data criteria phenomena "
                                      "larvae fungi algae nuclei clergy");
}

static bool is_number(struct str word) {
    return is_number_word(word) && !word_in_nocase(word, "one 1");
}

/* A noun's phrase that ends at an offset. */
struct noun_phrase {
    long before; /* the offset of what stands before it */
    size_t n;    /* its words but the article */
    bool article, bare_number;
    int number; /* over 0: more than one; below: one */
};

static struct noun_phrase read_phrase(const struct place *place, long end) {
    struct noun_phrase phrase = {.before = end};
    struct str last = place_word(place, end);
    while (phrase.n < MOST_WORDS && is_in_phrase(place_word(place, phrase.before)) &&
           (phrase.before == end || !place_parts_after(place, phrase.before))) {
        phrase.bare_number = is_number(place_word(place, phrase.before));
        phrase.before--;
        phrase.n++;
    }
    struct str opener = place_word(place, phrase.before);
    bool joined = !place_parts_after(place, phrase.before);
    phrase.article = joined && is_article(opener);
    phrase.number = is_plural_noun(last) ? 1 : -1;
    if (phrase.article && word_in_nocase(opener, singular_openers))
        phrase.number = -1;
    if (phrase.bare_number || (phrase.article && word_in_nocase(opener, plural_openers)))
        phrase.number = 1;
    if (phrase.article)
        phrase.before--;
    return phrase;
}

/* "A region of the brain": the phrases before a word, up to the clause's beginning. */
struct subject {
    struct noun_phrase own, first;
    size_t n_phrases;
    bool whole; /* nothing else is before it in its clause */
};

static struct subject read_subject(const struct place *place) {
    struct subject subject = {0};
    long end = -1;
    while (subject.n_phrases < MOST_PHRASES) {
        struct noun_phrase phrase = read_phrase(place, end);
        if (!phrase.n || (subject.n_phrases && !place_word(place, end).len))
            break;
        subject.first = phrase;
        if (!subject.n_phrases++)
            subject.own = phrase;
        struct str before = place_word(place, phrase.before);
        subject.whole = place_parts_after(place, phrase.before) || opens_clause(before) ||
                        (phrase.article && is_in_phrase(before)) || is_adverb(before);
        if (subject.whole || !word_in_nocase(before, words_prepositions) ||
            place_parts_after(place, phrase.before - 1))
            break;
        end = phrase.before - 1;
    }
    return subject;
}

static int weigh_s_form(const struct subject *subject, struct str noun) {
    bool several = subject->n_phrases > 1;
    if (is_plural_noun(noun))
        return -6;
    if (subject->own.number < 0 && subject->own.article && subject->own.n <= 3 && subject->whole &&
        !several)
        return 10;
    if (several && subject->whole)
        return subject->first.number < 0 && subject->first.article ? 16 : -12;
    if (subject->whole && !subject->own.article)
        return is_capital_word(noun) && subject->own.n > 1 ? 4 : -9;
    return -6;
}

static int weigh_base(const struct subject *subject, struct str noun) {
    if (!subject->whole)
        return 0;
    if (subject->first.number > 0 && subject->n_phrases > 1)
        return is_plural_noun(noun) ? 4 : 28;
    return is_plural_noun(noun) && !is_plural_word(noun) ? 29 : 0;
}

int clause_weigh_subject(const struct place *place, bool s_form) {
    struct str noun = place_word(place, -1);
    if (!is_in_phrase(noun) || place_parts_after(place, -1))
        return 0;
    struct subject subject = read_subject(place);
    struct str opener = place_word(place, subject.own.before + 1);
    if (s_form && subject.own.article && word_in_nocase(opener, "a an each every another"))
        return 26; /* "a detective lives": no plural follows "a" */
    return s_form ? weigh_s_form(&subject, noun) : weigh_base(&subject, noun);
}

/* "increases imposed in 1773", "presents … filled two rooms" */
static int weigh_past_after(const struct place *place, long offset) {
    struct str next = place_word(place, offset + 1);
    if (place_parts_after(place, offset) || word_in_nocase(next, words_prepositions) ||
        str_equal_nocase(next, STR("to")))
        return offset == 1 ? -16 : 0;
    return is_article(next) || is_number_word(next) || word_in_nocase(next, pronouns) ? -14 : 0;
}

static int weigh_verb_after(const struct place *place) {
    for (long offset = 1; offset <= REACH && !place_parts_after(place, offset - 1); offset++) {
        struct str word = place_word(place, offset);
        if (is_finite(word))
            return -18;
        if (opens_clause(word) || word_in_nocase(word, pronouns))
            break;
        if (str_ends_with(word, STR("ed")) && weigh_past_after(place, offset))
            return weigh_past_after(place, offset);
    }
    return 0;
}

static int weigh_verb_before(const struct place *place) {
    if (!is_in_phrase(place_word(place, -1)))
        return 0;
    for (long offset = -1; offset >= -REACH && !place_parts_after(place, offset); offset--) {
        struct str word = place_word(place, offset);
        if (is_finite(word))
            return -12;
        if (opens_clause(word))
            break;
    }
    return 0;
}

int clause_weigh_other_verb(const struct place *place) {
    int after = weigh_verb_after(place), before = weigh_verb_before(place);
    return after < before ? after : before;
}

static bool opens_infinitive(const struct place *place, long offset) {
    struct str word = place_word(place, offset);
    return str_equal_nocase(word, STR("to")) || word_in_nocase(word, words_modals);
}

int clause_weigh_series(const struct place *place) {
    bool joined = word_in_nocase(place_word(place, -1), "and or");
    long offset = joined ? -2 : -1;
    if (!joined && !str_equal(place->at ? place->words[place->at - 1].after : STR(""), STR(",")))
        return 0;
    for (; offset >= -REACH; offset--) {
        struct str word = place_word(place, offset);
        if (opens_infinitive(place, offset))
            return str_equal_nocase(word, STR("to")) ? 24 : 34;
        if (!is_in_phrase(word) && !is_article(word))
            break;
    }
    return 0;
}
