#include "narration/announce.h"

#include <stdio.h>

#include "narration/words/numbers.h"

static struct str count_of(struct arena *arena, uint64_t n, const char *unit) {
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    struct str number = number_cardinal(arena, str_from_c(digits), false);
    return str_format(arena, "%.*s %s%s", STR_ARG(number), unit, n == 1 ? "" : "s");
}

/* "about nine minutes", "about two hours and five minutes": to the nearest minute, or to
 * ten seconds below one and a half. */
static struct str duration_words(struct arena *arena, uint64_t duration_ms) {
    uint64_t seconds = (duration_ms + 500) / 1000, minutes = (seconds + 30) / 60;
    if (seconds < 90) {
        uint64_t tens = (seconds + 5) / 10 * 10;
        struct str text = count_of(arena, tens ? tens : 10, "second");
        return str_format(arena, "about %.*s", STR_ARG(text));
    }
    struct str text = count_of(arena, minutes % 60, "minute");
    if (minutes < 60)
        return str_format(arena, "about %.*s", STR_ARG(text));
    struct str hours = count_of(arena, minutes / 60, "hour");
    if (minutes % 60 == 0)
        return str_format(arena, "about %.*s", STR_ARG(hours));
    return str_format(arena, "about %.*s and %.*s", STR_ARG(hours), STR_ARG(text));
}

/* Whether a title has a stop of its own ("Who Goes There?"). */
static const char *stop_for(struct str text) {
    bool stopped = str_ends_with(text, STR(".")) || str_ends_with(text, STR("?")) ||
                   str_ends_with(text, STR("!"));
    return stopped ? "" : ".";
}

struct str announce_title(struct arena *arena, struct str title, struct str author) {
    if (!title.len)
        return author.len ? str_format(arena, "By %.*s%s", STR_ARG(author), stop_for(author))
                          : (struct str){0};
    if (!author.len)
        return str_format(arena, "%.*s%s", STR_ARG(title), stop_for(title));
    return str_format(arena, "%.*s, by %.*s%s", STR_ARG(title), STR_ARG(author), stop_for(author));
}

struct str announce_reading(struct arena *arena, const struct narration_options *options,
                            uint64_t duration_ms) {
    struct str duration = duration_words(arena, duration_ms), narrator = options->narrator;
    struct strbuf text = {.arena = arena};
    strbuf_format(&text, "This recording lasts %.*s. It is read by a synthetic voice",
                  STR_ARG(duration));
    if (narrator.len)
        strbuf_format(&text, ": %.*s", STR_ARG(narrator));
    strbuf_add_char(&text, '.');
    return strbuf_str(&text);
}

struct str announce_end(struct arena *arena, const struct script *script) {
    if (!script->title.len)
        return STR("End of the recording.");
    return str_format(arena, "End of %.*s%s", STR_ARG(script->title), stop_for(script->title));
}
