#include "document/guess_language.h"

#include <string.h>
#include <unicode/uscript.h>

#include "base/utf8.h"

enum {
    LETTERS_ASKED = 1 << 16, /* more of them tell no more */
    TELLING_SHARE = 200,     /* letters that tell are one in so many at least */
};

static const struct {
    UScriptCode script;
    const char *language;
} scripts[] = {
    {USCRIPT_ARABIC, "ar"},   {USCRIPT_ARMENIAN, "hy"},   {USCRIPT_BENGALI, "bn"},
    {USCRIPT_CYRILLIC, "ru"}, {USCRIPT_DEVANAGARI, "hi"}, {USCRIPT_ETHIOPIC, "am"},
    {USCRIPT_GEORGIAN, "ka"}, {USCRIPT_GREEK, "el"},      {USCRIPT_GUJARATI, "gu"},
    {USCRIPT_GURMUKHI, "pa"}, {USCRIPT_HAN, "zh"},        {USCRIPT_HANGUL, "ko"},
    {USCRIPT_HEBREW, "he"},   {USCRIPT_HIRAGANA, "zh"},   {USCRIPT_KANNADA, "kn"},
    {USCRIPT_KATAKANA, "zh"}, {USCRIPT_MALAYALAM, "ml"},  {USCRIPT_MYANMAR, "my"},
    {USCRIPT_ORIYA, "or"},    {USCRIPT_SINHALA, "si"},    {USCRIPT_TAMIL, "ta"},
    {USCRIPT_TELUGU, "te"},   {USCRIPT_THAI, "th"},
};
enum { N_SCRIPTS = sizeof scripts / sizeof *scripts };

/* Letters that the language of so many people does not have, and this one does. */
static const struct {
    const char *most, *language, *letters;
} telling[] = {
    {"zh", "ja", "のはがをにとたしカナラリルンスト"},
    {"ru", "be", "ўЎ"},
    {"ru", "uk", "їЇєЄґҐ"},
    {"ru", "mk", "ѓЃќЌѕЅ"},
    {"ru", "sr", "јЈљЉњЊћЋђЂ"},
    {"ru", "kk", "әӘғҒқҚұҰһҺ"},
    {"ar", "ur", "ٹڈڑے"},
    {"ar", "fa", "پچژگ"},
};
enum { N_TELLING = sizeof telling / sizeof *telling };

struct tally {
    size_t letters;
    size_t of_script[N_SCRIPTS], tell[N_TELLING];
};

static void count_letter(struct tally *tally, uint32_t c, struct str letter) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    tally->letters++;
    if (script == USCRIPT_LATIN)
        return;
    for (size_t i = 0; i < N_SCRIPTS; i++)
        tally->of_script[i] += scripts[i].script == script;
    for (size_t i = 0; i < N_TELLING; i++)
        tally->tell[i] += str_contains(str_from_c(telling[i].letters), letter);
}

static void count_text(struct tally *tally, struct str text) {
    for (size_t at = 0, from = 0; at < text.len && tally->letters < LETTERS_ASKED; from = at) {
        uint32_t c = utf8_next(text, &at);
        if (utf8_is_letter(c))
            count_letter(tally, c, str_slice(text, from, at));
    }
}

static const char *language_of(const struct tally *tally) {
    const char *most = NULL;
    for (size_t i = 0; i < N_SCRIPTS && !most; i++) {
        size_t letters = 0;
        for (size_t j = 0; j < N_SCRIPTS; j++)
            if (strcmp(scripts[j].language, scripts[i].language) == 0)
                letters += tally->of_script[j];
        if (letters > tally->letters / 2)
            most = scripts[i].language;
    }
    for (size_t i = 0; most && i < N_TELLING; i++)
        if (strcmp(telling[i].most, most) == 0 && tally->tell[i] > tally->letters / TELLING_SHARE)
            return telling[i].language;
    return most;
}

static void tell_guess(struct arena *arena, struct document *document, const char *language) {
    *arena_push(arena, &document->repairs) = (struct repair){0};
    struct repair *first = document->repairs.items;
    memmove(first + 1, first, (document->repairs.count - 1) * sizeof *first);
    *first = (struct repair){
        {0, 0, 1},
        str_format(arena, "read as “%s”, which its letters tell (--lang names another language)",
                   language)};
}

struct str document_guess_language(struct arena *arena, struct document *document) {
    struct tally tally = {0};
    for (size_t i = 0; i < document->blocks.count; i++)
        for (size_t k = 0; k < document->blocks.items[i].spans.count; k++)
            count_text(&tally, document->blocks.items[i].spans.items[k].text);
    const char *language = language_of(&tally);
    if (language)
        tell_guess(arena, document, language);
    return str_from_c(language);
}
