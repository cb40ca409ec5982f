#include "narration/told.h"

#include <string.h>

#include "base/language.h"

struct words {
    const char *language;
    const char *texts[TOLD_COUNT]; /* "#" stands for what they are about */
};

static const struct words table[] = {
    {"en",
     {"Note.", "Note #.", "End of note.", "Page #.", "Table of # rows, left out.",
      "Table of one row, left out.", "Program code, left out.", "Quotation.", "End of quotation.",
      "Image:", "Notes"}},
    {"de",
     {"Anmerkung.", "Anmerkung #.", "Ende der Anmerkung.", "Seite #.",
      "Tabelle mit # Zeilen, ausgelassen.", "Tabelle mit einer Zeile, ausgelassen.",
      "Programmtext, ausgelassen.", "Zitat.", "Ende des Zitats.", "Bild:", "Anmerkungen"}},
    {"fr",
     {"Note.", "Note #.", "Fin de la note.", "Page #.", "Tableau de # lignes, omis.",
      "Tableau d’une ligne, omis.", "Code de programme, omis.", "Citation.", "Fin de citation.",
      "Image :", "Notes"}},
    {"es",
     {"Nota.", "Nota #.", "Fin de la nota.", "Página #.", "Tabla de # filas, omitida.",
      "Tabla de una fila, omitida.", "Código de programa, omitido.", "Cita.", "Fin de la cita.",
      "Imagen:", "Notas"}},
    {"it",
     {"Nota.", "Nota #.", "Fine della nota.", "Pagina #.", "Tabella di # righe, omessa.",
      "Tabella di una riga, omessa.", "Codice di programma, omesso.", "Citazione.",
      "Fine della citazione.", "Immagine:", "Note"}},
    {"nl",
     {"Noot.", "Noot #.", "Einde van de noot.", "Pagina #.", "Tabel van # rijen, weggelaten.",
      "Tabel van één rij, weggelaten.", "Programmacode, weggelaten.", "Citaat.",
      "Einde van het citaat.", "Afbeelding:", "Noten"}},
    {"pt",
     {"Nota.", "Nota #.", "Fim da nota.", "Página #.", "Tabela de # linhas, omitida.",
      "Tabela de uma linha, omitida.", "Código de programa, omitido.", "Citação.",
      "Fim da citação.", "Imagem:", "Notas"}},
};

static const struct words others = {"", {[TOLD_PAGE] = "#.", [TOLD_NOTES] = "Notes"}};

static const struct words *words_of(struct str language) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (language_same(language, str_from_c(table[i].language)))
            return &table[i];
    return &others;
}

struct str told_words(struct arena *arena, struct str language, enum told told, struct str about) {
    const char *text = words_of(language)->texts[told];
    if (!text)
        return (struct str){0};
    size_t before = strcspn(text, "#");
    const char *behind = text[before] ? text + before + 1 : "";
    struct str what = text[before] ? about : (struct str){0};
    return str_format(arena, "%.*s%.*s%s", (int)before, text, STR_ARG(what), behind);
}

struct str told_language(struct str language) {
    return words_of(language) == &others ? STR("en") : language;
}
