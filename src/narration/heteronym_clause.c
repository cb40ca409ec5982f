#include "narration/heteronym_clause.h"

#include "narration/words/form.h"

enum { MOST_PHRASES = 4, MOST_WORDS = 5, REACH = 9 };

static const char pronouns[] =
    "i you he she it we they who which that what me him her us them himself herself itself "
    "themselves there everyone nobody someone";
static const char subordinators[] =
    "when where while because although though if unless until whereas that which who whose so and "
    "or but since after before whether why how than as once nor yet";
/* Verbs that are hardly ever anything else. */
static const char common_verbs[] =
    "vary varies include includes occur occurs exist exists remain remains seem seems become "
    "becomes contain contains provide provides make makes take takes give gives get gets go goes "
    "come comes says allow allows require requires consist consists belong belongs depend depends "
    "begin begins rise rises arise arises differ differs suggest suggests indicate indicates "
    "reveal reveals appear appears tend tends serve serves bring brings grow grows lie lies "
    "accumulate involve involves enable enables prevent prevents prefer prefers inhabits "
    "describes receives maintains inhabit describe receive maintain resemble resembles "
    "persist persists emerge emerges survive survives flourish flourishes "
    "became began came went took gave fell rose grew ran knew drew drove broke spoke chose wore "
    "threw flew sang sank swam lay saw bore shook swept crept wept did swore tore wrote ate "
    "overthrew undertook withstood arose befell forgave underwent";
/* Pasts that are also participles, and may stand after what they tell of. */
static const char participles[] =
    "made said held left built brought bought sold sent spent met lost told found thought heard "
    "paid sought caught taught fought struck spread hung led won laid kept stood felt meant put "
    "set cut hit";
/* Nouns that need no article as a subject: "Water expands". */
static const char mass_nouns[] =
    "water blood air pressure temperature heat light energy ice snow sugar salt steam smoke sound "
    "demand volume density speed age nature god parliament congress government science history "
    "law art poetry literature evidence research wealth production everything nobody anyone";
/* "A number of", "half of" */
static const char counts[] =
    "half third quarter majority minority number couple dozen thousands hundreds percent handful "
    "variety pair most some many few several all both";
/* "Each year crowds …": a time, not a part of what follows. */
static const char times[] =
    "year years month months week weeks day days spring summer autumn winter night morning evening "
    "afternoon century decade season sunday time once";
static const char singular_openers[] = "a an this each every another one either neither";
static const char plural_openers[] = "these those both many several few most all some";

static bool is_article(struct str word) {
    return word_in_nocase(word, words_determiners) || is_possessive(word) ||
           word_in_nocase(word, words_quantifiers);
}

/* A verb with a subject; "the rise" and "with help" are none. */
static bool is_finite(const struct place *place, long offset) {
    struct str word = place_word(place, offset), before = place_word(place, offset - 1);
    if (word_in_nocase(word, words_modals) ||
        word_in_nocase(word, "is are was were has have had am does did do"))
        return true;
    return word_in_nocase(word, common_verbs) && !is_article(before) &&
           !word_in_nocase(before, words_prepositions) && !looks_like_adjective(before);
}

static bool opens_clause(struct str word) {
    return word_in_nocase(word, subordinators);
}

/* What may stand in a noun's phrase between its article and its end. */
static bool is_in_phrase(const struct place *place, long offset) {
    struct str word = place_word(place, offset);
    return word.len && !opens_clause(word) && !is_finite(place, offset) && !is_adverb(word) &&
           !is_article(word) && !word_in_nocase(word, words_prepositions) &&
           !word_in_nocase(word, pronouns) && !word_in_nocase(word, words_be_forms) &&
           !word_in_nocase(word, "to not let help");
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
    bool article, counted;
    bool verb;  /* a word inside it may be one: "condemned clerical abuses" */
    int number; /* over 0: more than one; below: one */
};

static bool may_be_verb(struct str word) {
    return (is_plural_noun(word) && !word_in_nocase(word, words_plural_modifiers)) ||
           str_ends_with(word, STR("ed")) || word_in_nocase(word, participles);
}

static bool ends_time(const struct place *place, long offset) {
    return word_in_nocase(place_word(place, offset), times) &&
           (is_article(place_word(place, offset - 1)) ||
            word_in_nocase(place_word(place, offset - 1), "last next same"));
}

static struct noun_phrase read_phrase(const struct place *place, long end) {
    struct noun_phrase phrase = {.before = end};
    struct str last = place_word(place, end);
    while (phrase.n < MOST_WORDS && is_in_phrase(place, phrase.before) &&
           (phrase.before == end ||
            (!place_parts_after(place, phrase.before) && !ends_time(place, phrase.before)))) {
        struct str word = place_word(place, phrase.before);
        phrase.counted = is_number(word);
        phrase.verb |=
            phrase.before != end && may_be_verb(word) && is_in_phrase(place, phrase.before - 1);
        phrase.before--;
        phrase.n++;
    }
    struct str opener = place_word(place, phrase.before);
    bool joined = !place_parts_after(place, phrase.before);
    phrase.article = joined && is_article(opener);
    bool sure = phrase.n < 2 || looks_like_adjective(place_word(place, end - 1));
    phrase.number = !is_plural_noun(last) ? -1 : sure; /* "The altar stands" */
    if (phrase.article && word_in_nocase(opener, singular_openers))
        phrase.number = -1;
    if (phrase.counted || (phrase.article && word_in_nocase(opener, plural_openers)))
        phrase.number = 1;
    if (word_in_nocase(last, counts) && str_equal_nocase(place_word(place, end + 1), STR("of")))
        phrase.number = 1;
    if (phrase.article)
        phrase.before--;
    return phrase;
}

/* "A region of the brain": the phrases before a word, up to the clause's beginning. */
struct subject {
    struct noun_phrase own, first;
    size_t n_phrases;
    bool verb;
    bool whole; /* nothing else is before it in its clause */
};

/* "Layers of clay and sand": what stands before a phrase joins it to one before. */
static bool joins_phrases(const struct place *place, long offset, bool *by_and) {
    struct str word = place_word(place, offset);
    *by_and = str_equal_nocase(word, STR("and")) && is_in_phrase(place, offset - 1);
    return (*by_and || word_in_nocase(word, words_prepositions)) &&
           !place_parts_after(place, offset - 1);
}

static bool begins_at(const struct place *place, const struct noun_phrase *phrase) {
    struct str before = place_word(place, phrase->before);
    return place_parts_after(place, phrase->before) || opens_clause(before) || is_adverb(before) ||
           ends_time(place, phrase->before) ||
           (phrase->article && is_in_phrase(place, phrase->before));
}

/* "Most of the population": as many as what it is of. */
static void add_quantity(const struct place *place, long offset, struct subject *subject) {
    struct str before = place_word(place, offset - 1);
    if (!subject->n_phrases || !word_in_nocase(place_word(place, offset), "most some all much"))
        return;
    subject->n_phrases++;
    subject->first = (struct noun_phrase){
        .before = offset - 1, .n = 1, .article = true, .number = subject->own.number};
    subject->whole = place_parts_after(place, offset - 1) || opens_clause(before);
}

static struct subject read_subject(const struct place *place, long end) {
    struct subject subject = {0};
    bool joined = false, more = true;
    while (more && subject.n_phrases < MOST_PHRASES) {
        struct noun_phrase phrase = read_phrase(place, end);
        if (!phrase.n) {
            add_quantity(place, end, &subject);
            break;
        }
        if (joined)
            phrase.number = 1;
        subject.first = phrase;
        if (!subject.n_phrases++)
            subject.own = phrase;
        subject.verb |= phrase.verb;
        more = joins_phrases(place, phrase.before, &joined);
        subject.whole = !more && begins_at(place, &phrase);
        end = phrase.before - 1;
    }
    return subject;
}

static bool is_singular_phrase(const struct place *place, const struct noun_phrase *phrase) {
    return phrase->article &&
           word_in_nocase(place_word(place, phrase->before + 1), "a an each every another");
}

static int weigh_s_form(const struct subject *subject, struct str noun) {
    if (subject->verb)
        return -14;
    if (!subject->whole)
        return -6;
    if (subject->n_phrases > 1)
        return subject->first.number < 0 && subject->first.article ? 18 : -12;
    if (is_plural_noun(noun))
        return -6;
    if (subject->own.article)
        return subject->own.n <= 3 ? 10 : 0;
    if (word_in_nocase(noun, mass_nouns))
        return 8;
    return is_capital_word(noun) && subject->own.n > 1 ? 4 : -11;
}

static int weigh_base(const struct subject *subject, struct str noun) {
    if (!subject->whole || subject->verb)
        return 0;
    if (subject->first.number > 0 && subject->n_phrases > 1)
        return is_plural_noun(noun) ? 6 : subject->own.article || subject->n_phrases > 2 ? 30 : 22;
    return is_plural_noun(noun) && !is_plural_word(noun) ? 29 : 0;
}

/* "A detective lives": no plural follows "a". "A plant prefers moderate shade" */
static int weigh_after_one(bool s_form, struct str noun) {
    if (s_form)
        return 26;
    return is_plural_noun(noun) ? -34 : -14;
}

int clause_weigh_subject(const struct place *place, bool s_form) {
    struct str noun = place_word(place, -1);
    if (!is_in_phrase(place, -1) || place_parts_after(place, -1))
        return 0;
    struct subject subject = read_subject(place, -1);
    if (is_singular_phrase(place, &subject.own) && !subject.verb && subject.first.number <= 0)
        return weigh_after_one(s_form, noun);
    return s_form ? weigh_s_form(&subject, noun) : weigh_base(&subject, noun);
}

bool clause_has_plural_subject(const struct place *place, long offset) {
    struct subject subject = read_subject(place, offset);
    return subject.whole && !subject.verb && subject.first.number > 0;
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
        if (is_finite(place, offset))
            return -18;
        if (opens_clause(word) || word_in_nocase(word, pronouns))
            break;
        if ((str_ends_with(word, STR("ed")) || word_in_nocase(word, participles)) &&
            weigh_past_after(place, offset))
            return weigh_past_after(place, offset);
    }
    return 0;
}

/* The clause's verb before the word; whether the clause hangs on another, whose verb may
 * follow, is told too. */
static int weigh_verb_before(const struct place *place, bool *hangs) {
    for (long offset = -1; offset >= -REACH && !place_parts_after(place, offset); offset--) {
        if (is_finite(place, offset))
            return -12;
        if ((*hangs = opens_clause(place_word(place, offset))))
            break;
    }
    return 0;
}

int clause_weigh_other_verb(const struct place *place) {
    if (!is_in_phrase(place, -1))
        return 0;
    bool hangs = false;
    int before = weigh_verb_before(place, &hangs);
    int after = hangs ? 0 : weigh_verb_after(place);
    return after < before ? after : before;
}

bool clause_has_verb_at(const struct place *place, long offset) {
    return is_finite(place, offset);
}

int clause_weigh_past_form(const struct place *place) {
    if (!is_in_phrase(place, -1) || place_parts_after(place, -1))
        return 0;
    return read_subject(place, -1).whole && !clause_weigh_other_verb(place) ? 34 : 0;
}

int clause_weigh_object(const struct place *place) {
    struct str next = place_word(place, 1);
    return !place_parts_after(place, 0) && is_in_phrase(place, 1) &&
                   !str_ends_with(next, STR("ed")) && !word_in_nocase(next, participles)
               ? 9
               : 0;
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
        if (!is_in_phrase(place, offset) && !is_article(word))
            break;
    }
    return 0;
}
