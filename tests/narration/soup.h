/* Text soup: texts that nobody would write, of pieces that classes of written form, the
 * reader and the engine look for, in any order; the same for the same seed. */
#ifndef LECTERN_TESTS_NARRATION_SOUP_H
#define LECTERN_TESTS_NARRATION_SOUP_H

#include "base/utf8.h"

static const char *const soup_pieces[] = {
    /* plain words, short words, names, shouting */
    "the",
    "a",
    "I",
    "letter",
    "peace",
    "of",
    "and",
    "don't",
    "o’clock",
    "live",
    "read",
    "Mister",
    "USSR",
    "U.S.",
    "NATO",
    "CUBA",
    "WAR AND PEACE",
    "McKay",
    "naïve",
    "cafe\xcc\x81",
    "sixty-one",
    "well-to-do",
    "rock'n'roll",
    "antidisestablishmentarianism",
    "e.g.",
    "etc.",
    /* what classes read */
    "1",
    "12",
    "007",
    "1962",
    "10,000",
    "3.14",
    ".5",
    "1/2",
    "2½",
    "27/10/1962",
    "1962-10-27",
    "Oct. 27",
    "10:30",
    "5 p.m.",
    "$5",
    "$3.5 million",
    "£1.20",
    "€5",
    "25c",
    "5%",
    "5 km",
    "100 km/h",
    "-5°C",
    "6'2\"",
    "m²",
    "XI",
    "Louis XIV",
    "IV.",
    "Vol. XI, p. 5",
    "pp. 12–15",
    "1961-1963",
    "1960s",
    "'60s",
    "No. 5",
    "#1",
    "§ 7",
    "[1]",
    "[sic]",
    "(202) 555-0143",
    "+44 20 7946 0958",
    "https://example.org/a?b=c#d",
    "www.un.org",
    "who@example.com",
    "@handle",
    "#topic",
    "v1.2.3",
    "AB-1234",
    "192.168.0.1",
    "John 3:16",
    "St. Paul St.",
    "Dr. No",
    "J. F. K.",
    "1st",
    "22nd",
    "2+2=4",
    "x²",
    "a=b",
    "100 000",
    "12345678901234567890",
    "1e6",
    "0x1F",
    "C++",
    "&",
    "&amp;",
    "No.",
    "5x5",
    "B-52",
    "MP3",
    "ISBN 978-3-16-148410-0",
    "3 1/2",
    "Gen. 1:1",
    /* marks */
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "...",
    "…",
    "--",
    "—",
    "–",
    "-",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "*",
    "**",
    "_",
    "`",
    "~",
    "|",
    "\\",
    "/",
    "^",
    "=",
    "+",
    "$",
    "%",
    "@",
    "#",
    "•",
    "†",
    "©",
    "™",
    "№",
    "℃",
    "→",
    "½",
    "①",
    "Ⅳ",
    "ⅻ",
    /* what engines take for orders */
    "[[",
    "]]",
    "[[h@l'oU]]",
    "<voice name='x'>",
    "</speak>",
    "\x01",
    "\00112S",
    "\x1b[1m",
    /* lines and pages */
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\t",
    "\xc2\xa0",
    "\xe2\x80\xa8",
    "\xe3\x80\x80",
    "\n- ",
    "\n# ",
    "\n> ",
    "\n1. ",
    "\n***\n",
    "co-\noperate",
    "\n    ",
    "\n| a | 1 |\n",
    /* other scripts, figures and emoji */
    "привет",
    "Москва",
    "ἀλήθεια",
    "שלום",
    "مرحبا",
    "नमस्ते",
    "ภาษาไทย",
    "漢字",
    "かな",
    "カナ",
    "한국어",
    "ქართული",
    "አማርኛ",
    "١٩٦٢",
    "१९६२",
    "１９６２",
    "𝟏𝟗",
    "𝔄𝔟",
    "ﬁ",
    "ſ",
    "٪",
    "😀",
    "👨‍👩‍👧",
    "🇨🇺",
    "1️⃣",
    "\xcc\x81",
    "\xe2\x80\x8d",
    "\xef\xbb\xbf",
    "\xc2\xad",
    "\xe2\x80\xae",
    "\xee\x80\x80",
    "\xf3\xa0\x80\x81",
    "\xef\xbf\xbd",
    "\xd9\x91",
    "\xe1\xa0\x8e",
};

enum { N_SOUP_PIECES = sizeof soup_pieces / sizeof *soup_pieces };

static inline uint32_t soup_next(uint32_t *state, uint32_t below) {
    *state = *state * 1664525 + 1013904223;
    return (uint32_t)(((uint64_t)(*state >> 8) * below) >> 24);
}

static inline struct str soup_of_pieces(struct arena *arena, uint32_t *state, size_t n_pieces) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < n_pieces; i++) {
        strbuf_add(&text, str_from_c(soup_pieces[soup_next(state, N_SOUP_PIECES)]));
        if (soup_next(state, 3))
            strbuf_add_char(&text, ' ');
    }
    return strbuf_str(&text);
}

/* Code points from all of Unicode, the lower planes and ASCII preferred. */
static inline struct str soup_of_code_points(struct arena *arena, uint32_t *state, size_t n) {
    static const uint32_t limits[] = {0x80, 0x80, 0x250, 0x3000, 0x10000, 0x110000};
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < n; i++)
        utf8_add(&text, soup_next(state, limits[soup_next(state, 6)]));
    return strbuf_str(&text);
}

/* The text with some characters changed, doubled or left out: other digits, other marks. */
static inline struct str soup_of_mistakes(struct arena *arena, uint32_t *state, struct str text) {
    static const char *const marks[] = {
        "0", "0", "1", "9", "00", ".", ",",  ":", ";", "-",  "–", "—", "/", "'",  "’", "″", "$",
        "£", "€", "¥", "%", "°",  "²", "(",  ")", "[", "]",  "&", "@", "#", "+",  "=", "×", "<",
        ">", "*", "_", "~", "^",  "|", "\\", " ", " ", "i",  "v", "x", "s", "d",  "k", "m", "t",
        "I", "V", "X", "M", "B",  "½", "№",  "§", "…", "\n", "",  "",  "",  "th", "st"};
    struct strbuf mistaken = {.arena = arena};
    uint32_t rarity = 2 + soup_next(state, 20);
    for (size_t at = 0, end; at < text.len; at = end) {
        end = at;
        utf8_next(text, &end);
        uint32_t choice = soup_next(state, rarity);
        if (choice != 0)
            strbuf_add(&mistaken, str_slice(text, at, end));
        if (choice <= 1 && soup_next(state, 3) == 0)
            strbuf_add(&mistaken,
                       str_from_c(marks[soup_next(state, sizeof marks / sizeof *marks)]));
    }
    return strbuf_str(&mistaken);
}

#endif
