/* "M. Dupont", "MM. Briand and Herriot": French gentlemen, where the letter is no first
 * name's ("M. Scott Peck"). */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

enum { REACH = 24 };

/* Statesmen and persons of books whose names do not look French. */
static const char known[] =
    "Laval Briand Blum Herriot Thiers Guizot Schuman Monnet Delors Reynaud Daladier Flandin "
    "Barthou "
    "Clemenceau Painlevé Tardieu Chirac Macron Sarkozy Hollande Debré Couve Pinay Pleven Bovary "
    "Poirot Maigret Lecoq Dupin Valjean Madeleine Swann Danglars Morrel Noirtier Villefort Homais "
    "Pasteur Curie Mallet Molotov Stalin Litvinov Gorbachev Spaak Venizelos Caillaux Pichon";

static const char particles[] = "de du des d la le De Du Des La Le";

/* What stands near in a text about France. */
static const char french_things[] =
    "French France Paris Madame Mme Mmes Mlle Monsieur Messieurs Mademoiselle Frenchman Belgian "
    "Quai Élysée Brussels Geneva Lyon Marseilles Marseille Versailles Quebec";

static bool looks_french(struct str name) {
    static const char *const endings[] = {"eau",  "eaux", "ault",  "aud",  "ier",  "ière",
                                          "ont",  "oux",  "ois",   "oire", "rand", "uet",
                                          "ette", "elle", "illon", "aix",  "ieux", "ac"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends_with(name, str_from_c(endings[i])))
            return true;
    return str_contains(name, STR("é")) || str_contains(name, STR("è")) ||
           str_contains(name, STR("ç")) || str_starts_with(name, STR("D'")) ||
           str_starts_with(name, STR("d'")) || str_starts_with(name, STR("D’")) ||
           str_starts_with(name, STR("d’")) || word_in(name, known);
}

static bool is_near_french(const struct passage *passage, size_t at) {
    for (long i = 1; i <= REACH; i++)
        if (word_in(passage_token(passage, at, i)->text, french_things) ||
            word_in(passage_token(passage, at, -i)->text, french_things))
            return true;
    return false;
}

/* One name, and not the first of two: "M. Night Shyamalan" is a given name's initial. */
static bool is_surname(const struct passage *passage, size_t at) {
    return !token_is_capitalised(passage_token(passage, at, 3)) ||
           token_opens_sentence(passage_token(passage, at, 3));
}

static bool monsieur_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *title = passage_token(passage, at, 0);
    const struct token *name = passage_token(passage, at, 2);
    bool many = token_is(title, "MM");
    if ((!many && !token_is(title, "M")) || !token_touches(passage_token(passage, at, 1)) ||
        !token_is(passage_token(passage, at, 1), ".") || !name->space_before ||
        name->kind != TOKEN_WORD)
        return false;
    bool particle = word_in(name->text, particles);
    if (!particle && (!token_is_capitalised(name) || token_opens_sentence(name)) &&
        !looks_french(name->text))
        return false;
    bool after_initial = token_is(passage_token(passage, at, -1), ".") &&
                         token_is_initial(passage_token(passage, at, -2));
    bool after_name = token_is_capitalised(passage_token(passage, at, -1)) &&
                      !token_opens_sentence(passage_token(passage, at, -1));
    if (!many && (after_initial || after_name ||
                  !(particle || (is_surname(passage, at) &&
                                 (looks_french(name->text) || is_near_french(passage, at))))))
        return false;
    reading->n_tokens = 2;
    reading->weight = READING_CUED;
    reading_say(passage, reading, many ? STR("Messieurs") : STR("Monsieur"), 0, 2);
    reading_set_ipa(reading, many ? STR("meɪˈsjɝz") : STR("məˈsjɝ"));
    return true;
}

const struct word_class class_monsieur = {"monsieur", monsieur_read};
