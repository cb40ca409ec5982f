#include "narration/walk.h"

#include "base/utf8.h"

enum {
    /* A run of letters beyond this is no word of any language; it is said in pieces. */
    WORD_MAX_BYTES = 48,
};

const struct token *walk_ahead(const struct walk *walk, size_t n) {
    return passage_token(walk->passage, walk->at, (long)n);
}

struct worded *walk_last(const struct walk *walk) {
    size_t count = walk->wording->words.count;
    return count ? &walk->wording->words.items[count - 1] : NULL;
}

/* The source range of tokens [first, first + n). */
static void set_range(const struct walk *walk, size_t first, size_t n, size_t *start, size_t *end) {
    const struct clean_place *places = walk->wording->clean->places;
    const struct token *tokens = walk->passage->tokens;
    *start = places[tokens[first].start].start;
    *end = places[tokens[first + n - 1].end - 1].end;
}

/* ---- adding words ---- */

/* Gives the last word the marks that stand behind it. */
void walk_settle_marks(struct walk *walk) {
    if (!walk->after.count)
        return;
    struct word *last = &walk_last(walk)->word;
    last->after = str_format(walk->wording->arena, "%.*s%.*s", STR_ARG(last->after),
                             STR_ARG(strbuf_str(&walk->after)));
    walk->after.count = 0;
}

struct worded *walk_add_word(struct walk *walk, size_t first, size_t n, struct str text,
                             bool joined) {
    struct arena *arena = walk->wording->arena;
    walk_settle_marks(walk);
    bool begins = walk->wording->words.count == 0;
    struct worded *added = arena_push(walk->wording->scratch, &walk->wording->words);
    added->word.text = text;
    added->word.joined = joined && !begins;
    if (walk->wording->before.count) {
        added->word.before = str_copy(arena, strbuf_str(&walk->wording->before));
        added->word.joined = walk->wording->before_joined && !begins;
        walk->wording->before.count = 0;
    }
    set_range(walk, first, n, &added->word.start, &added->word.end);
    return added;
}

/* A mark behind the last word; behind an opener that nothing was opened by, as in `( )`,
 * it goes with that. */
void walk_add_mark(struct walk *walk, bool space, struct str mark) {
    struct strbuf *marks = walk->wording->before.count ? &walk->wording->before : &walk->after;
    if (space)
        strbuf_add_char(marks, ' ');
    strbuf_add(marks, mark);
}

void walk_stop_after(struct worded *worded, enum stop stop, char mark) {
    if (!worded || stop < worded->stop)
        return;
    worded->stop = stop;
    worded->mark = mark;
}

/* Written without a space behind a mark that is shown: "pre-" before "1914". What adjoins
 * a word or a number itself ("5x", "5–6") is a word apart when it is said. */
bool walk_adjoins_mark(const struct walk *walk, size_t at) {
    const struct worded *last = walk_last(walk);
    return !walk->passage->tokens[at].space_before && last &&
           (last->word.after.len || walk->after.count);
}

/* A word as it is written, in pieces where it is longer than any word. */
void walk_add_written(struct walk *walk, size_t at) {
    /* Not the token's own text: figures of other scripts have been made ASCII there. */
    const struct token *token = &walk->passage->tokens[at];
    struct str text = str_slice(walk->passage->text, token->start, token->end);
    bool joined = walk_adjoins_mark(walk, at);
    for (size_t from = 0; from < text.len;) {
        size_t to = from;
        while (to < text.len && to - from < WORD_MAX_BYTES)
            utf8_next(text, &to);
        struct worded *added = walk_add_word(walk, at, 1, str_slice(text, from, to), joined);
        added->word.written = true;
        joined = true;
        from = to;
    }
}

void walk_leave_unsaid(struct walk *walk, size_t first, size_t n, struct str reason) {
    struct unspoken *unspoken = arena_push(walk->wording->scratch, &walk->wording->unspoken);
    set_range(walk, first, n, &unspoken->source.start, &unspoken->source.end);
    const struct token *tokens = walk->passage->tokens;
    size_t from = tokens[first].start;
    unspoken->text = str_slice(walk->passage->text, from, tokens[first + n - 1].end);
    unspoken->reason = str_copy(walk->wording->arena, reason);
}
