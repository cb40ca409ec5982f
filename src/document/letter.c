/* The parts of a letter.
 *
 * A salutation is looked for where a letter opens: before any body text, or after a
 * heading, a rule or another letter's signature. There it may stand alone ("Dear Sir:"),
 * on the first line of a paragraph, or run into the first sentence ("DEAR MR. PRESIDENT,
 * I have studied"). Elsewhere only a line of its own that says "Dear …," is one.
 *
 * A closing is a line made of nothing but the words of closings ("Respectfully yours,"),
 * and needs what comes after closings: a signature, or the letter's end. A sentence
 * ("Sincerely, he hoped so.") has other words in it. */
#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    SALUTATION_MAX_BYTES = 80,
    LETTERHEAD_MAX_BYTES = 160, /* a longer paragraph is the body: the opening is over */
    CLOSING_MAX_WORDS = 9,
    CLOSING_MAX_LINES = 6, /* of closing and signature in one paragraph */
    SIGNATURE_MAX_LINES = 4,
    SIGNATURE_MAX_BYTES = 60,
    SIGNATURE_MAX_WORDS = 8,
};

struct letter {
    struct text_reading *reading;
    struct parts from; /* as they were gathered */
    size_t at;         /* the one of them that is looked at */
    bool opening;      /* a salutation may come */
    bool saluted;      /* one came */
    bool wants_signature;
    bool signed_before; /* what comes is a source or a postscript, not yet another body */
};

static bool reopens(const struct part *part) {
    enum block_kind kind = part->block.kind;
    return kind == BLOCK_SIGNATURE || kind == BLOCK_SEPARATOR || kind == BLOCK_HEADING ||
           part->strong;
}

static void push(struct letter *letter, struct part part, enum block_kind kind) {
    part.block.kind = kind;
    *arena_push(letter->reading->scratch, &letter->reading->parts) = part;
    bool body = part_length(&part) > LETTERHEAD_MAX_BYTES && !letter->signed_before;
    if (kind == BLOCK_SALUTATION || (body && !part.strong))
        letter->opening = false;
    else if (reopens(&part))
        letter->opening = true;
    letter->saluted = letter->saluted || kind == BLOCK_SALUTATION;
    letter->wants_signature = kind == BLOCK_CLOSING;
    letter->signed_before = kind == BLOCK_SIGNATURE;
}

/* Words that greet by themselves, and words that greet whoever is named after them. */
static const char *const greetings_alone[] = {
    "to whom it may concern",
    "gentlemen",
    "ladies and gentlemen",
    "sirs",
    "sir",
    "madam",
    "greetings",
    "mesdames",
    "messieurs",
    "your excellency",
    "your majesty",
    "your honor",
    "your honour",
    "mr. president",
    "mr. chairman",
    "mr. secretary",
    "comrades",
    NULL,
};
static const char *const greetings_of_someone[] = {
    "my very dear", "my dearest", "my dear",  "dearest",   "very dear",        "dear",
    "esteemed",     "honored",    "honoured", "respected", "right honourable", NULL,
};
static const char *const greetings_casual[] = {"hello", "hi", "hey", "good morning", NULL};

/* Lower-case words that may stand in a name or stand for one. */
static const char *const address_words[] = {
    "sir",      "sirs",    "madam",    "madame",    "friend",  "friends", "colleague", "colleagues",
    "all",      "brother", "brothers", "sister",    "sisters", "mother",  "father",    "son",
    "daughter", "comrade", "comrades", "children",  "child",   "cousin",  "uncle",     "aunt",
    "reader",   "readers", "editor",   "editors",   "members", "member",  "parents",   "team",
    "fellow",   "boy",     "girl",     "old",       "little",  "young",   "one",       "ones",
    "and",      "or",      "of",       "the",       "my",      "our",     "de",        "du",
    "la",       "le",      "van",      "von",       "der",     "den",     "di",        "da",
    "bin",      "al",      "everyone", "everybody", "there",   "honored", "honoured",  "president",
    "chairman", "love",    "heart",    "wife",      "husband", NULL,
};

static bool is_address(struct str text) {
    for (struct str word; next_word(&text, &word);) {
        uint32_t first = first_code_point(word);
        if (!utf8_is_upper(first) && utf8_is_letter(first) && !word_is_one_of(word, address_words))
            return false;
    }
    return true;
}

static bool is_salutation_mark(uint32_t c) {
    return c == ',' || c == ':' || c == '!' || c == 0x2014 /* em dash */;
}

/* Whether a line is a salutation and nothing else. `dear` asks for the "Dear …," that
 * may stand anywhere. */
static bool is_salutation_line(struct str line, bool dear_only) {
    if (!line.len || line.len > SALUTATION_MAX_BYTES)
        return false;
    uint32_t last = last_code_point(line);
    bool marked = is_salutation_mark(last);
    size_t greeting = starting_phrase(line, greetings_of_someone);
    if (greeting) {
        struct str name = str_slice(line, greeting, line.len);
        bool named = strip_marks(str_trim(name)).len > 0;
        return named && is_address(name) &&
               (dear_only ? last == ',' || last == ':' : marked || !ends_sentence(line));
    }
    if (dear_only || !marked)
        return false;
    greeting = starting_phrase(line, greetings_alone);
    if (!greeting)
        greeting = starting_phrase(line, greetings_casual);
    return greeting && is_address(str_slice(line, greeting, line.len));
}

/* The length of a salutation that runs into a sentence, its comma included; 0: none.
 * What comes after must begin a sentence: "Dear me, he said" does not. */
static size_t run_in_salutation(struct str text) {
    size_t greeting = starting_phrase(text, greetings_of_someone), at = greeting;
    if (!greeting)
        return 0;
    while (at < text.len && at < SALUTATION_MAX_BYTES && text.ptr[at] != ',' && text.ptr[at] != ':')
        at++;
    struct str name = str_slice(text, greeting, at);
    if (at + 2 >= text.len || text.ptr[at + 1] != ' ' || !strip_marks(str_trim(name)).len ||
        !is_address(name))
        return 0;
    struct str rest = str_trim(str_slice(text, at + 1, text.len));
    return begins_lower(rest) ? 0 : at + 1;
}

static bool take_salutation(struct letter *letter, struct part *part) {
    char room[PART_PEEK];
    struct part_line first = part_line_at(part, 0);
    struct str line = part_line_text(part, first, room);
    bool alone = first.n_spans == part->block.spans.count;
    if (is_salutation_line(line, !letter->opening) && (alone || letter->opening)) {
        uint32_t last = last_code_point(line);
        if (!alone && !is_salutation_mark(last))
            return false;
        struct part head = part_of_line(letter->reading, part, first, BLOCK_SALUTATION);
        push(letter, head, BLOCK_SALUTATION);
        if (alone)
            return true;
        struct part_line rest = {first.n_spans + 1, part->block.spans.count - first.n_spans - 1};
        *part = part_of_line(letter->reading, part, rest, BLOCK_PARAGRAPH);
        return false;
    }
    if (!letter->opening)
        return false;
    size_t length = run_in_salutation(part_peek(part, room));
    if (!length)
        return false;
    struct part head;
    part_split(letter->reading, part, length, &head);
    push(letter, head, BLOCK_SALUTATION);
    return false;
}

/* A closing has only words of these two lists, and at least one of the first. */
static const char *const closing_words[] = {
    "yours",        "sincerely",   "faithfully", "respectfully",   "truly",
    "regards",      "wishes",      "cordially",  "affectionately", "servant",
    "cheers",       "fondly",      "warmly",     "gratefully",     "love",
    "remain",       "fraternally", "greetings",  "respect",        "respects",
    "esteem",       "thanks",      "friendship", "solidarity",     "gratitude",
    "appreciation", "obediently",  "lovingly",   "devotedly",      "xoxo",
    "salutations",  "hugs",        "regard",     "consideration",  "admiration",
    "blessings",    "adieu",       "farewell",   "friend",         NULL,
};
static const char *const closing_company[] = {
    "your",      "very",       "most",         "with",       "best",       "kind",
    "kindest",   "warm",       "warmest",      "and",        "my",         "all",
    "the",       "of",         "in",           "i",          "am",         "have",
    "honor",     "honour",     "to",           "be",         "sir",        "madam",
    "sirs",      "dear",       "obedient",     "humble",     "ever",       "always",
    "deepest",   "deep",       "highest",      "high",       "good",       "fond",
    "many",      "much",       "again",        "a",          "from",       "for",
    "great",     "sincere",    "profound",     "respectful", "loving",     "affectionate",
    "faithful",  "devoted",    "peace",        "christ",     "every",      "lots",
    "gentlemen", "excellency", "excellency's", "majesty's",  "lordship's", "as",
    "so",        "till",       "until",        "then",       "believe",    "me",
    "old",       "true",       "assurances",   "assurance",  "comradely",  "believe",
    "mr",        "president",  "chairman",     "cordial",    "fraternal",  "utmost",
    "same",      "thy",        NULL,
};

static bool is_closing_line(struct str line) {
    if (!line.len || count_words(line) > CLOSING_MAX_WORDS)
        return false;
    bool key = false;
    for (struct str word; next_word(&line, &word);) {
        bool is_key = word_is_one_of(word, closing_words);
        if (!is_key && !word_is_one_of(word, closing_company))
            return false;
        key = key || is_key;
    }
    return key;
}

static const char *const never_signatures[] = {
    "p.s",     "ps",   "p.p.s",     "source", "sources", "note", "notes",
    "chapter", "dear", "enclosure", "encl",   "cc",      NULL,
};

/* A line of a signature: a name, an office, a place; short, and no sentence. */
static bool is_signature_line(struct str line) {
    size_t words = count_words(line);
    if (!words || line.len > SIGNATURE_MAX_BYTES || words > SIGNATURE_MAX_WORDS ||
        starting_phrase(line, never_signatures) || utf8_is_digit(first_code_point(line)))
        return false;
    uint32_t last = last_code_point(line);
    if (last == '?' || last == '!' || last == ':' || last == ';')
        return false;
    return (!begins_lower(line) || words <= 2) && (last != '.' || words <= 4);
}

/* Whether all lines from this span on are a signature's. */
static bool is_signature(const struct part *part, size_t first_span) {
    size_t lines = 0;
    while (part->block.kind == BLOCK_PARAGRAPH && first_span < part->block.spans.count) {
        char room[PART_PEEK];
        struct part_line line = part_line_at(part, first_span);
        if (++lines > SIGNATURE_MAX_LINES || !is_signature_line(part_line_text(part, line, room)))
            return false;
        first_span += line.n_spans + 1;
    }
    return lines > 0;
}

/* Whether a letter may end here: nothing comes after but its source, notes or a rule. */
static bool ends_here(const struct letter *letter) {
    static const char *const afterwards[] = {"source", "sources", "note", "notes",
                                             "p.s",    "ps",      NULL};
    if (letter->at + 1 == letter->from.count)
        return true;
    const struct part *next = &letter->from.items[letter->at + 1];
    char room[PART_PEEK];
    return next->block.kind == BLOCK_SEPARATOR || next->block.kind == BLOCK_HEADING ||
           (next->block.spans.count && starting_phrase(part_peek(next, room), afterwards));
}

/* Where, in spans, the closing among a paragraph's last lines begins and the signature
 * after it; false: there is none. The closing may have several lines. */
static bool find_closing(const struct part *part, size_t *closing, size_t *signature) {
    struct part_line lines[CLOSING_MAX_LINES];
    size_t n_lines = 0, from = part->block.spans.count;
    while (from > 0 && n_lines < CLOSING_MAX_LINES) {
        size_t end = from;
        while (from > 0 && !part->block.spans.items[from - 1].line_break)
            from--;
        lines[n_lines++] = (struct part_line){from, end - from};
        from -= from > 0; /* the line's end */
    }
    bool found = false;
    for (size_t i = n_lines; i-- > 0;) {
        char room[PART_PEEK];
        bool closes = is_closing_line(part_line_text(part, lines[i], room));
        if (found && !closes)
            break;
        if (!found && closes)
            *closing = lines[i].first_span;
        found = found || closes;
        *signature = lines[i].first_span + lines[i].n_spans + 1;
    }
    return found;
}

/* A closing straight beneath a paragraph's text begins a line after a sentence, or at
 * least a line with a capital in a letter. */
static bool may_close_paragraph(const struct letter *letter, const struct part *part,
                                size_t closing) {
    struct str before = part->block.spans.items[closing - 2].text;
    return ends_sentence(before) || last_code_point(before) == ',' ||
           (letter->saluted && begins_upper(part->block.spans.items[closing].text));
}

static bool take_closing(struct letter *letter, struct part *part) {
    size_t closing = 0, signature = 0, count = part->block.spans.count;
    if (!find_closing(part, &closing, &signature))
        return false;
    struct part_line last = {closing, (signature < count ? signature - 1 : count) - closing};
    struct part end = part_of_line(letter->reading, part, last, BLOCK_CLOSING);
    bool comma = last_code_point(end.block.spans.items[last.n_spans - 1].text) == ',';
    bool alone = signature >= count;
    bool signs = alone ? ends_here(letter) || is_signature(&letter->from.items[letter->at + 1], 0)
                       : is_signature(part, signature);
    if (!signs || !(comma || letter->saluted) ||
        (closing > 0 && !may_close_paragraph(letter, part, closing)))
        return false;
    if (closing > 0)
        push(letter,
             part_of_line(letter->reading, part, (struct part_line){0, closing - 1},
                          BLOCK_PARAGRAPH),
             BLOCK_PARAGRAPH);
    push(letter, end, BLOCK_CLOSING);
    if (!alone) {
        struct part_line rest = {signature, count - signature};
        push(letter, part_of_line(letter->reading, part, rest, BLOCK_SIGNATURE), BLOCK_SIGNATURE);
    }
    return true;
}

/* "Yours sincerely, N. Khrushchev" on one line, where a letter ends. */
static bool take_closing_with_name(struct letter *letter, struct part *part) {
    char room[PART_PEEK];
    struct str text = part_short_text(part, room);
    const char *comma = str_find_char(text, ',');
    if (!comma || part->n_lines > 1 || !letter->saluted || !ends_here(letter))
        return false;
    size_t at = (size_t)(comma - text.ptr) + 1;
    struct str name = str_trim(str_slice(text, at, text.len));
    if (!is_closing_line(str_slice(text, 0, at)) || !begins_upper(name) || !is_address(name) ||
        !is_signature_line(name))
        return false;
    struct part closing;
    part_split(letter->reading, part, at, &closing);
    push(letter, closing, BLOCK_CLOSING);
    push(letter, *part, BLOCK_SIGNATURE);
    return true;
}

static void take_part(struct letter *letter, struct part part) {
    if (part.block.kind == BLOCK_PARAGRAPH) {
        if (letter->wants_signature && is_signature(&part, 0)) {
            push(letter, part, BLOCK_SIGNATURE);
            return;
        }
        if (take_salutation(letter, &part) || take_closing(letter, &part) ||
            take_closing_with_name(letter, &part))
            return;
    }
    push(letter, part, part.block.kind);
}

void letter_find(struct text_reading *reading) {
    struct letter letter = {.reading = reading, .from = reading->parts, .opening = true};
    struct arena *old = parts_renew(reading);
    for (; letter.at < letter.from.count; letter.at++)
        take_part(&letter, letter.from.items[letter.at]);
    arena_close(old);
}
