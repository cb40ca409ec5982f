#include "narration/announce.h"

#include <stdio.h>

#include "base/language.h"
#include "narration/words/numbers.h"

/* "#" stands for the number. */
struct unit {
    const char *one, *two, *many; /* two: NULL where it is said as many are */
};

/* "%s" stands for what they are about. */
struct wordings {
    const char *language;
    struct unit hours, minutes, seconds;
    const char *about, *and;
    const char *by, *by_only; /* behind a title; alone */
    const char *reading;      /* how long, and who reads: behind a colon, or nothing */
    const char *end, *end_of;
};

static const struct wordings table[] = {
    {"en",
     {"one hour", NULL, "# hours"},
     {"one minute", NULL, "# minutes"},
     {"one second", NULL, "# seconds"},
     "about ",
     " and ",
     ", by ",
     "By ",
     "This recording lasts %s. It is read by a synthetic voice%s.",
     "End of the recording.",
     "End of "},
    {"de",
     {"eine Stunde", NULL, "# Stunden"},
     {"eine Minute", NULL, "# Minuten"},
     {"eine Sekunde", NULL, "# Sekunden"},
     "etwa ",
     " und ",
     ", von ",
     "Von ",
     "Diese Aufnahme dauert %s. Es liest eine synthetische Stimme%s.",
     "Ende der Aufnahme.",
     "Ende von: "},
    {"fr",
     {"une heure", NULL, "# heures"},
     {"une minute", NULL, "# minutes"},
     {"une seconde", NULL, "# secondes"},
     "environ ",
     " et ",
     ", de ",
     "De ",
     "Cet enregistrement dure %s. Il est lu par une voix de synthèse%s.",
     "Fin de l’enregistrement.",
     "Fin de : "},
    {"es",
     {"una hora", NULL, "# horas"},
     {"un minuto", NULL, "# minutos"},
     {"un segundo", NULL, "# segundos"},
     "aproximadamente ",
     " y ",
     ", de ",
     "De ",
     "Duración de esta grabación: %s. La lee una voz sintética%s.",
     "Fin de la grabación.",
     "Fin de: "},
    {"it",
     {"un’ora", NULL, "# ore"},
     {"un minuto", NULL, "# minuti"},
     {"un secondo", NULL, "# secondi"},
     "circa ",
     " e ",
     ", di ",
     "Di ",
     "Questa registrazione dura %s. È letta da una voce sintetica%s.",
     "Fine della registrazione.",
     "Fine di: "},
    {"nl",
     {"één uur", NULL, "# uur"},
     {"één minuut", NULL, "# minuten"},
     {"één seconde", NULL, "# seconden"},
     "ongeveer ",
     " en ",
     ", door ",
     "Door ",
     "Deze opname duurt %s. Zij wordt voorgelezen door een synthetische stem%s.",
     "Einde van de opname.",
     "Einde van: "},
    {"pt",
     {"uma hora", "duas horas", "# horas"},
     {"um minuto", NULL, "# minutos"},
     {"um segundo", NULL, "# segundos"},
     "cerca de ",
     " e ",
     ", de ",
     "De ",
     "Esta gravação dura %s. É lida por uma voz sintética%s.",
     "Fim da gravação.",
     "Fim de: "},
};

static const struct wordings *find_wordings(struct str language) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (language_same(language, str_from_c(table[i].language)))
            return &table[i];
    return NULL;
}

/* Those of a language that announce_knows(). */
static const struct wordings *wordings_of(struct str language) {
    const struct wordings *found = find_wordings(language);
    return found ? found : &table[0];
}

bool announce_knows(struct str language) {
    return find_wordings(language) != NULL;
}

/* The text with something in the stead of the mark in it. */
static struct str fill_in(struct arena *arena, const char *text, const char *mark,
                          struct str something) {
    struct str whole = str_from_c(text);
    size_t at = str_index(whole, 0, str_from_c(mark));
    struct str behind = str_slice(whole, at + str_from_c(mark).len, whole.len);
    return str_format(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(whole, 0, at)), STR_ARG(something),
                      STR_ARG(behind));
}

/* In figures where not English: what spells a text's numbers spells these. */
static struct str count_of(struct arena *arena, uint64_t n, const struct unit *unit, bool english) {
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    struct str number = str_from_c(digits);
    if (n == 1 || (n == 2 && unit->two))
        return str_from_c(n == 1 ? unit->one : unit->two);
    number = english ? number_cardinal(arena, number, false) : str_copy(arena, number);
    return fill_in(arena, unit->many, "#", number);
}

/* "about nine minutes", "about two hours and five minutes": to the nearest minute, or to
 * ten seconds below one and a half. */
static struct str duration_words(struct arena *arena, const struct wordings *wordings,
                                 uint64_t duration_ms) {
    uint64_t seconds = (duration_ms + 500) / 1000, minutes = (seconds + 30) / 60;
    uint64_t tens = (seconds + 5) / 10 * 10;
    bool english = wordings == &table[0];
    struct strbuf text = {.arena = arena};
    strbuf_add(&text, str_from_c(wordings->about));
    if (seconds < 90) {
        strbuf_add(&text, count_of(arena, tens ? tens : 10, &wordings->seconds, english));
        return strbuf_str(&text);
    }
    if (minutes >= 60)
        strbuf_add(&text, count_of(arena, minutes / 60, &wordings->hours, english));
    if (minutes >= 60 && minutes % 60)
        strbuf_add(&text, str_from_c(wordings->and));
    if (minutes % 60)
        strbuf_add(&text, count_of(arena, minutes % 60, &wordings->minutes, english));
    return strbuf_str(&text);
}

/* Whether a title has a stop of its own ("Who Goes There?"). */
static const char *stop_for(struct str text) {
    bool stopped = str_ends_with(text, STR(".")) || str_ends_with(text, STR("?")) ||
                   str_ends_with(text, STR("!"));
    return stopped ? "" : ".";
}

struct str announce_title(struct arena *arena, struct str language, struct str title,
                          struct str author) {
    const struct wordings *wordings = wordings_of(language);
    if (!title.len)
        return author.len ? str_format(arena, "%s%.*s%s", wordings->by_only, STR_ARG(author),
                                       stop_for(author))
                          : (struct str){0};
    if (!author.len)
        return str_format(arena, "%.*s%s", STR_ARG(title), stop_for(title));
    return str_format(arena, "%.*s%s%.*s%s", STR_ARG(title), wordings->by, STR_ARG(author),
                      stop_for(author));
}

struct str announce_reading(struct arena *arena, struct str language, struct str narrator,
                            uint64_t duration_ms) {
    const struct wordings *wordings = wordings_of(language);
    struct str lasting =
        fill_in(arena, wordings->reading, "%s", duration_words(arena, wordings, duration_ms));
    struct str who = narrator.len ? str_format(arena, ": %.*s", STR_ARG(narrator)) : narrator;
    return fill_in(arena, str_to_c(arena, lasting), "%s", who);
}

struct str announce_end(struct arena *arena, const struct script *script) {
    const struct wordings *wordings = wordings_of(script->language);
    if (!script->title.len)
        return str_from_c(wordings->end);
    return str_format(arena, "%s%.*s%s", wordings->end_of, STR_ARG(script->title),
                      stop_for(script->title));
}
