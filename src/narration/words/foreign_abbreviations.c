/* Abbreviations of languages that have no classes of their own: their dots are no stops,
 * and engines spell most of them. */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

enum {
    MAY_END = 1,       /* a sentence's stop as well */
    BEFORE_NAME = 2,   /* a capital follows */
    BEFORE_NUMBER = 4, /* a figure follows */
    AFTER_NUMBER = 8,
    CAPITAL = 16, /* written with a capital: "M.", not "m." */
};

struct foreign {
    const char *written, *said; /* said NULL: as it is written, without the stop */
    unsigned flags;
};

static const struct foreign german[] = {
    {"z. B.", "zum Beispiel", 0},
    {"d. h.", "das heißt", 0},
    {"u. a.", "unter anderem", MAY_END},
    {"i. d. R.", "in der Regel", 0},
    {"m. E.", "meines Erachtens", 0},
    {"u. U.", "unter Umständen", 0},
    {"z. T.", "zum Teil", MAY_END},
    {"z. Z.", "zur Zeit", MAY_END},
    {"o. Ä.", "oder Ähnliches", MAY_END},
    {"v. Chr.", "vor Christus", MAY_END},
    {"n. Chr.", "nach Christus", MAY_END},
    {"usw.", "und so weiter", MAY_END},
    {"etc.", "et cetera", MAY_END},
    {"bzw.", "beziehungsweise", 0},
    {"ca.", "circa", 0},
    {"vgl.", "vergleiche", 0},
    {"evtl.", "eventuell", 0},
    {"ggf.", "gegebenenfalls", 0},
    {"inkl.", "inklusive", 0},
    {"St.", "Sankt", CAPITAL | BEFORE_NAME},
    {"Dr.", "Doktor", CAPITAL},
    {"Prof.", "Professor", CAPITAL},
    {"Hr.", "Herr", CAPITAL | BEFORE_NAME},
    {"Fr.", "Frau", CAPITAL | BEFORE_NAME},
    {"Nr.", "Nummer", CAPITAL},
    {"Str.", "Straße", CAPITAL | MAY_END},
    {"S.", "Seite", CAPITAL | BEFORE_NUMBER},
    {"Bd.", "Band", CAPITAL | BEFORE_NUMBER},
    {"Kap.", "Kapitel", CAPITAL | BEFORE_NUMBER},
    {"Abb.", "Abbildung", CAPITAL | BEFORE_NUMBER},
    {"Jh.", "Jahrhundert", CAPITAL | MAY_END},
    {"Mio.", "Millionen", CAPITAL},
    {"Mrd.", "Milliarden", CAPITAL},
    {"Tel.", "Telefon", CAPITAL | BEFORE_NUMBER},
    {"geb.", "geboren", 0},
    {"Jan.", "Januar", CAPITAL},
    {"Feb.", "Februar", CAPITAL},
    {"Aug.", "August", CAPITAL},
    {"Sept.", "September", CAPITAL},
    {"Okt.", "Oktober", CAPITAL},
    {"Nov.", "November", CAPITAL},
    {"Dez.", "Dezember", CAPITAL},
    {"sog.", NULL, 0},
    {NULL, NULL, 0},
};

static const struct foreign french[] = {
    {"M.", "Monsieur", CAPITAL},
    {"MM.", "Messieurs", CAPITAL},
    {"Mme.", "Madame", CAPITAL},
    {"Mlle.", "Mademoiselle", CAPITAL},
    {"Dr.", "Docteur", CAPITAL},
    {"Pr.", "Professeur", CAPITAL | BEFORE_NAME},
    {"p. ex.", "par exemple", 0},
    {"c.-à-d.", "c'est-à-dire", 0},
    {"av. J.-C.", "avant Jésus-Christ", MAY_END},
    {"apr. J.-C.", "après Jésus-Christ", MAY_END},
    {"etc.", "et cetera", MAY_END},
    {"cf.", "confer", 0},
    {"env.", "environ", BEFORE_NUMBER},
    {"n°", "numéro", BEFORE_NUMBER},
    {"p.", "page", BEFORE_NUMBER},
    {"pp.", "pages", BEFORE_NUMBER},
    {"vol.", "volume", BEFORE_NUMBER},
    {"chap.", "chapitre", BEFORE_NUMBER},
    {"art.", "article", BEFORE_NUMBER},
    {"janv.", "janvier", 0},
    {"févr.", "février", 0},
    {"juil.", "juillet", 0},
    {"sept.", "septembre", AFTER_NUMBER},
    {"oct.", "octobre", AFTER_NUMBER},
    {"nov.", "novembre", AFTER_NUMBER},
    {"déc.", "décembre", AFTER_NUMBER},
    {NULL, NULL, 0},
};

static const struct foreign spanish[] = {
    {"Sr.", "señor", CAPITAL},
    {"Sra.", "señora", CAPITAL},
    {"Srta.", "señorita", CAPITAL},
    {"Sres.", "señores", CAPITAL},
    {"D.", "don", CAPITAL | BEFORE_NAME},
    {"Dña.", "doña", CAPITAL},
    {"Dr.", "doctor", CAPITAL},
    {"Dra.", "doctora", CAPITAL},
    {"Prof.", "profesor", CAPITAL},
    {"Ud.", "usted", CAPITAL},
    {"Uds.", "ustedes", CAPITAL},
    {"Sto.", "Santo", CAPITAL | BEFORE_NAME},
    {"Sta.", "Santa", CAPITAL | BEFORE_NAME},
    {"S.", "San", CAPITAL | BEFORE_NAME},
    {"Av.", "avenida", CAPITAL},
    {"Avda.", "avenida", CAPITAL},
    {"p. ej.", "por ejemplo", 0},
    {"EE. UU.", "Estados Unidos", MAY_END},
    {"a. C.", "antes de Cristo", MAY_END},
    {"d. C.", "después de Cristo", MAY_END},
    {"etc.", "etcétera", MAY_END},
    {"pág.", "página", BEFORE_NUMBER},
    {"págs.", "páginas", BEFORE_NUMBER},
    {"núm.", "número", 0},
    {"aprox.", "aproximadamente", 0},
    {"cap.", "capítulo", BEFORE_NUMBER},
    {"vol.", "volumen", BEFORE_NUMBER},
    {"art.", "artículo", BEFORE_NUMBER},
    {"tel.", "teléfono", BEFORE_NUMBER},
    {NULL, NULL, 0},
};

static const struct foreign italian[] = {
    {"Sig.", "signor", BEFORE_NAME},
    {"Sig.ra", "signora", 0},
    {"dott.", "dottor", 0},
    {"dott.ssa", "dottoressa", 0},
    {"dr.", "dottor", BEFORE_NAME},
    {"prof.", "professor", BEFORE_NAME},
    {"prof.ssa", "professoressa", 0},
    {"ing.", "ingegner", BEFORE_NAME},
    {"avv.", "avvocato", BEFORE_NAME},
    {"S.", "San", CAPITAL | BEFORE_NAME},
    {"ad es.", "ad esempio", 0},
    {"p. es.", "per esempio", 0},
    {"a. C.", "avanti Cristo", MAY_END},
    {"d. C.", "dopo Cristo", MAY_END},
    {"ecc.", "eccetera", MAY_END},
    {"pag.", "pagina", BEFORE_NUMBER},
    {"n.", "numero", BEFORE_NUMBER},
    {"cap.", "capitolo", BEFORE_NUMBER},
    {"vol.", "volume", BEFORE_NUMBER},
    {"art.", "articolo", BEFORE_NUMBER},
    {"tel.", "telefono", BEFORE_NUMBER},
    {NULL, NULL, 0},
};

static const struct foreign portuguese[] = {
    {"Sr.", "senhor", CAPITAL},
    {"Sra.", "senhora", CAPITAL},
    {"Dr.", "doutor", CAPITAL},
    {"Dra.", "doutora", CAPITAL},
    {"D.", "dom", CAPITAL | BEFORE_NAME},
    {"Prof.", "professor", CAPITAL},
    {"Av.", "avenida", CAPITAL},
    {"p. ex.", "por exemplo", 0},
    {"a. C.", "antes de Cristo", MAY_END},
    {"d. C.", "depois de Cristo", MAY_END},
    {"etc.", "et cetera", MAY_END},
    {"pág.", "página", BEFORE_NUMBER},
    {"séc.", "século", 0},
    {"aprox.", "aproximadamente", 0},
    {"cap.", "capítulo", BEFORE_NUMBER},
    {"vol.", "volume", BEFORE_NUMBER},
    {"art.", "artigo", BEFORE_NUMBER},
    {NULL, NULL, 0},
};

static const struct foreign dutch[] = {
    {"dhr.", "de heer", BEFORE_NAME},
    {"mevr.", "mevrouw", BEFORE_NAME},
    {"mw.", "mevrouw", BEFORE_NAME},
    {"dr.", "doctor", BEFORE_NAME},
    {"prof.", "professor", BEFORE_NAME},
    {"ds.", "dominee", BEFORE_NAME},
    {"St.", "Sint", CAPITAL | BEFORE_NAME},
    {"bijv.", "bijvoorbeeld", 0},
    {"enz.", "enzovoort", MAY_END},
    {"d. w. z.", "dat wil zeggen", 0},
    {"o. a.", "onder andere", 0},
    {"m. a. w.", "met andere woorden", 0},
    {"i. p. v.", "in plaats van", 0},
    {"v. Chr.", "voor Christus", MAY_END},
    {"n. Chr.", "na Christus", MAY_END},
    {"nr.", "nummer", BEFORE_NUMBER},
    {"blz.", "bladzijde", BEFORE_NUMBER},
    {"ca.", "circa", 0},
    {NULL, NULL, 0},
};

static const struct foreign swedish[] = {
    {"t. ex.", "till exempel", 0},
    {"bl. a.", "bland annat", 0},
    {"d. v. s.", "det vill säga", 0},
    {"dvs.", "det vill säga", 0},
    {"osv.", "och så vidare", MAY_END},
    {"m. m.", "med mera", MAY_END},
    {"f. Kr.", "före Kristus", MAY_END},
    {"e. Kr.", "efter Kristus", MAY_END},
    {"kl.", "klockan", BEFORE_NUMBER},
    {"nr.", "nummer", BEFORE_NUMBER},
    {"ca.", "cirka", 0},
    {NULL, NULL, 0},
};

static const struct foreign polish[] = {
    {"np.", "na przykład", 0},
    {"m. in.", "między innymi", 0},
    {"itd.", "i tak dalej", MAY_END},
    {"itp.", "i tym podobne", MAY_END},
    {"tzn.", "to znaczy", 0},
    {"tzw.", "tak zwany", 0},
    {"prof.", "profesor", BEFORE_NAME},
    {"ul.", "ulica", BEFORE_NAME},
    {"ok.", "około", BEFORE_NUMBER},
    {"godz.", "godzina", BEFORE_NUMBER},
    {"r.", "roku", AFTER_NUMBER | MAY_END},
    {"św.", NULL, BEFORE_NAME},
    {NULL, NULL, 0},
};

static const struct foreign russian[] = {
    {"т. е.", "то есть", 0},
    {"т. д.", "так далее", MAY_END},
    {"т. п.", "тому подобное", MAY_END},
    {"н. э.", "нашей эры", MAY_END},
    {"г.", "года", AFTER_NUMBER | MAY_END},
    {"гг.", "годов", AFTER_NUMBER | MAY_END},
    {"г.", "город", BEFORE_NAME},
    {"ул.", "улица", BEFORE_NAME},
    {"им.", "имени", BEFORE_NAME},
    {"др.", "другие", MAY_END},
    {"напр.", "например", 0},
    {"стр.", "страница", BEFORE_NUMBER},
    {"тыс.", "тысяч", AFTER_NUMBER},
    {NULL, NULL, 0},
};

static const struct {
    const char *language;
    const struct foreign *table;
} tables[] = {
    {"de", german}, {"fr", french},  {"es", spanish}, {"it", italian}, {"pt", portuguese},
    {"nl", dutch},  {"sv", swedish}, {"pl", polish},  {"ru", russian},
};

static const struct foreign *table_of(struct str language) {
    if (language.len > 2 && language.ptr[2] != '-' && language.ptr[2] != '_')
        return NULL;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (str_equal_nocase(str_slice(language, 0, 2), str_from_c(tables[i].language)))
            return tables[i].table;
    return NULL;
}

static bool fits(const struct passage *passage, size_t at, size_t n, unsigned flags) {
    const struct token *first = passage_token(passage, at, 0);
    const struct token *next = passage_token(passage, at, (long)n);
    const struct token *before = passage_token(passage, at, -1);
    if (!first->space_before && before->kind == TOKEN_WORD)
        return false;
    return !((flags & CAPITAL) && !token_is_capitalised(first)) &&
           !((flags & BEFORE_NAME) && !token_is_capitalised(next)) &&
           !((flags & BEFORE_NUMBER) && next->kind != TOKEN_NUMBER) &&
           !((flags & AFTER_NUMBER) && before->kind != TOKEN_NUMBER) &&
           !(token_touches(next) && next->kind != TOKEN_MARK && !(flags & BEFORE_NUMBER));
}

static struct str with_capital(struct arena *arena, struct str text) {
    size_t end = 0;
    utf8_next(text, &end);
    return str_format(arena, "%.*s%.*s", STR_ARG(utf8_upper(arena, str_slice(text, 0, end))),
                      STR_ARG(str_slice(text, end, text.len)));
}

static bool read_abbreviation(const struct passage *passage, size_t at, struct reading *reading) {
    const struct foreign *entry = table_of(passage->language);
    for (; entry && entry->written; entry++) {
        size_t n = tokens_match(passage, at, entry->written); /* "z.B." too */
        if (!n || !fits(passage, at, n, entry->flags))
            continue;
        struct str said =
            entry->said ? str_from_c(entry->said) : passage_token(passage, at, 0)->text;
        if (token_is_capitalised(passage_token(passage, at, 0)) &&
            token_begins_sentence(passage, at))
            said = with_capital(passage->arena, said);
        reading->n_tokens = n;
        reading_say(passage, reading, said, 0, n);
        reading->dot_may_end = entry->flags & MAY_END;
        return true;
    }
    return false;
}

/* "J. F. Kennedy", "C. G. Jung" */
static bool read_initial(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *letter = passage_token(passage, at, 0);
    const struct token *dot = passage_token(passage, at, 1);
    const struct token *name = passage_token(passage, at, 2);
    const struct token *before = passage_token(passage, at, -1);
    if (!token_is_initial(letter) || !token_touches(dot) || !token_is(dot, ".") ||
        !token_is_capitalised(name) || !letter->space_before)
        return false;
    /* "Plan B. Dann" is an end; "Johann S. Bach" and "von J. Bach" are names. */
    bool initials = token_is_initial(name) || token_is(before, ".") || before->kind == TOKEN_END;
    if (!initials && token_is_capitalised(before) && utf8_length(name->text) < 3)
        return false;
    reading->n_tokens = 2;
    reading_say(passage, reading, letter->text, 0, 2);
    return true;
}

static bool foreign_abbreviation_read(const struct passage *passage, size_t at,
                                      struct reading *reading) {
    if (passage_token(passage, at, 0)->kind != TOKEN_WORD)
        return false;
    return read_abbreviation(passage, at, reading) || read_initial(passage, at, reading);
}

const struct word_class class_foreign_abbreviation = {"abbreviation", foreign_abbreviation_read};
