/* Chapter and verse: "Genesis 1:1", "1 Cor. 13:4–7", "Ps. 23:1, 4". Said as readers in
 * church say it: the numbers alone, with a little break between. */
#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

static const struct {
    const char *name, *short_forms[4];
} books[] = {
    {"Genesis", {"Gen", "Gn", NULL}},
    {"Exodus", {"Exod", "Ex", NULL}},
    {"Leviticus", {"Lev", "Lv", NULL}},
    {"Numbers", {"Num", "Nm", NULL}},
    {"Deuteronomy", {"Deut", "Dt", NULL}},
    {"Joshua", {"Josh", NULL}},
    {"Judges", {"Judg", NULL}},
    {"Ruth", {NULL}},
    {"Samuel", {"Sam", NULL}},
    {"Kings", {"Kgs", NULL}},
    {"Chronicles", {"Chr", "Chron", NULL}},
    {"Ezra", {NULL}},
    {"Nehemiah", {"Neh", NULL}},
    {"Esther", {"Esth", NULL}},
    {"Job", {NULL}},
    {"Psalms", {"Pss", NULL}},
    {"Psalm", {"Ps", "Psa", NULL}},
    {"Proverbs", {"Prov", NULL}},
    {"Ecclesiastes", {"Eccl", "Eccles", NULL}},
    {"Songs", {NULL}},
    {"Isaiah", {"Isa", NULL}},
    {"Jeremiah", {"Jer", NULL}},
    {"Lamentations", {"Lam", NULL}},
    {"Ezekiel", {"Ezek", NULL}},
    {"Daniel", {"Dan", NULL}},
    {"Hosea", {"Hos", NULL}},
    {"Joel", {NULL}},
    {"Amos", {NULL}},
    {"Obadiah", {"Obad", NULL}},
    {"Jonah", {"Jon", NULL}},
    {"Micah", {"Mic", NULL}},
    {"Nahum", {"Nah", NULL}},
    {"Habakkuk", {"Hab", NULL}},
    {"Zephaniah", {"Zeph", NULL}},
    {"Haggai", {"Hag", NULL}},
    {"Zechariah", {"Zech", NULL}},
    {"Malachi", {"Mal", NULL}},
    {"Matthew", {"Matt", "Mt", NULL}},
    {"Mark", {"Mk", NULL}},
    {"Luke", {"Lk", NULL}},
    {"John", {"Jn", NULL}},
    {"Acts", {NULL}},
    {"Romans", {"Rom", NULL}},
    {"Corinthians", {"Cor", NULL}},
    {"Galatians", {"Gal", NULL}},
    {"Ephesians", {"Eph", NULL}},
    {"Philippians", {"Phil", NULL}},
    {"Colossians", {"Col", NULL}},
    {"Thessalonians", {"Thess", NULL}},
    {"Timothy", {"Tim", NULL}},
    {"Titus", {NULL}},
    {"Philemon", {"Philem", NULL}},
    {"Hebrews", {"Heb", NULL}},
    {"James", {"Jas", NULL}},
    {"Peter", {"Pet", NULL}},
    {"Jude", {NULL}},
    {"Revelation", {"Rev", NULL}},
    {"Koran", {NULL}},
    {"Quran", {"Qur'an", NULL}},
    {"Sirach", {"Sir", NULL}},
    {"Maccabees", {"Macc", NULL}},
    {"Tobit", {"Tob", NULL}},
    {"Wisdom", {"Wis", NULL}},
    {"Baruch", {"Bar", NULL}},
    {"Surah", {"Sura", NULL}},
};

/* The book at the offset, with its dot. */
static const char *book_at(const struct passage *passage, size_t at, long offset,
                           size_t *n_tokens) {
    if (!look_capital(passage, at, offset))
        return NULL;
    for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
        bool full = look_is(passage, at, offset, books[i].name);
        if (!full && !look_in(passage, at, offset, books[i].short_forms))
            continue;
        *n_tokens = !full && look_mark(passage, at, offset + 1, ".") ? 2 : 1;
        return books[i].name;
    }
    return NULL;
}

static bool is_verse(const struct passage *passage, size_t at, long offset) {
    return look_digits(passage, at, offset, 1, 3) && look_mark(passage, at, offset + 1, ":") &&
           look_adjoins(passage, at, offset + 2) && look_digits(passage, at, offset + 2, 1, 3);
}

static void say_number(const struct passage *passage, struct reading *reading, size_t at,
                       long offset) {
    struct str digits = passage_token(passage, at, offset)->text;
    reading_say(passage, reading, number_cardinal(passage->arena, digits, passage->british),
                (size_t)offset, 1);
}

/* "1:1", and "–3" behind it */
static void say_verse(const struct passage *passage, struct reading *reading, size_t at) {
    long offset = (long)reading->n_tokens;
    say_number(passage, reading, at, offset);
    reading->items[reading->count - 1].after = STR(",");
    say_number(passage, reading, at, offset + 2);
    reading->n_tokens += 3;
    if (!look_joint(passage, at, offset + 3) || !look_digits(passage, at, offset + 4, 1, 3))
        return;
    reading_say(passage, reading, STR("to"), reading->n_tokens, 1);
    if (is_verse(passage, at, offset + 4)) {
        reading->n_tokens++;
        say_verse(passage, reading, at);
        return;
    }
    say_number(passage, reading, at, offset + 4);
    reading->n_tokens += 2;
}

/* "1" or "II" before the book: which of its letters it is */
static const char *letter_number(const struct passage *passage, size_t at) {
    static const struct {
        const char *written, *said;
    } numbers[] = {{"1", "First"}, {"2", "Second"},  {"3", "Third"},
                   {"I", "First"}, {"II", "Second"}, {"III", "Third"}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (look_is(passage, at, 0, numbers[i].written))
            return numbers[i].said;
    return NULL;
}

/* "Ps. 90", "Gen. 3": a chapter alone, where the short form is not another thing's */
static bool chapter_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const sure[] = {"Ps",   "Pss",  "Gen",  "Exod", "Deut", "Isa",
                                       "Ezek", "Eccl", "Prov", "Matt", "Heb",  NULL};
    size_t n_tokens = 0;
    const char *book = book_at(passage, at, 0, &n_tokens);
    if (!book || n_tokens != 2 || !look_in(passage, at, 0, sure) ||
        !look_digits(passage, at, 2, 1, 3) || !look_closes(passage, at, 3))
        return false;
    reading_say(passage, reading, str_from_c(book), 0, n_tokens);
    reading->n_tokens = n_tokens;
    say_number(passage, reading, at, 2);
    reading->n_tokens++;
    reading->weight = READING_CERTAIN;
    return true;
}

static bool scripture_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n_tokens = 0;
    const char *number = letter_number(passage, at);
    long first = number ? 1 : 0;
    const char *book = book_at(passage, at, first, &n_tokens);
    if (!book || !is_verse(passage, at, first + (long)n_tokens))
        return !number && chapter_read(passage, at, reading);
    if (number)
        reading_say(passage, reading, str_from_c(number), 0, 1);
    reading_say(passage, reading, str_from_c(book), (size_t)first, n_tokens);
    reading->n_tokens = (size_t)first + n_tokens;
    say_verse(passage, reading, at);
    reading->weight = READING_CERTAIN;
    return true;
}

const struct word_class class_scripture = {"scripture", scripture_read};
