/* Marks inside a paragraph. A paragraph is cut into marks and what lies between them;
 * code, links and emphasis are paired, each in one pass with a stack, so that the whole
 * is linear in the text whatever the text; and what is left is written out as spans.
 *
 * The rules are CommonMark's with one change, for texts that were never meant as
 * Markdown: a mark with a letter or digit on its outer side is no emphasis, so that
 * 2*3*4, snake_case and a footnote's asterisk* stay what they are. */
#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/shapes.h"
#include "document/text.h"

struct mark {
    char what;          /* one of  * _ ` [ ] \  or '\n', a line's end; 0: plain text */
    size_t start, end;  /* bytes of the source; of a line's end: what it stands between */
    size_t resume;      /* where the text goes on after it */
    bool opens, closes; /* whether it may */
    size_t left, right; /* bytes of it that act as marks, from its start and its end */
    int ended, begun;   /* emphasis that ends with `left` and begins with `right` … */
    int ended_strong, begun_strong; /* … and how much of that is strong */
    const char *reason;
    struct str page;     /* the number of one that begins here */
    struct str language; /* that begins after it */
    bool ends_language;
};

struct marks {
    struct mark *items;
    size_t count, capacity;
};

static bool is_word(uint32_t c) {
    return utf8_is_letter(c) || utf8_is_digit(c);
}

static bool is_one_of(uint32_t c, const char *set) {
    return c && c < 0x80 && strchr(set, (int)c);
}

static size_t run_length(struct str source, size_t at, size_t end) {
    size_t length = 1;
    while (at + length < end && source.ptr[at + length] == source.ptr[at])
        length++;
    return length;
}

/* The characters that Markdown has always let a backslash take the meaning from. */
static bool is_escapable(char c) {
    return c && strchr("\\`*_{}[]()#+-.!>~|", c);
}

/* "[Pg 12]" in the flow, and one of the two spaces around it. */
static bool find_page_mark(struct str source, struct text_line line, struct mark *mark) {
    size_t length = page_mark_length(str_slice(source, mark->start, line.end), &mark->page);
    if (!length)
        return false;
    mark->what = 0;
    mark->left = length;
    mark->end = mark->resume = mark->start + length;
    mark->reason = "page number";
    if (utf8_is_space(code_point_before(source, line.start, mark->start)))
        mark->resume = skip_space(source, mark->end, line.end);
    return true;
}

static void find_marks_of_line(struct arena *scratch, struct str source, struct text_line line,
                               struct marks *marks) {
    for (size_t at = line.start, length; at < line.end; at += length) {
        char c = source.ptr[at];
        length = 1;
        if (!c || !strchr("*_`[]\\", c))
            continue;
        struct mark mark = {.what = c, .start = at};
        if (find_page_mark(source, line, &mark)) {
            *arena_push(scratch, marks) = mark;
            length = mark.end - at;
            continue;
        }
        if (c == '\\') {
            if (at + 1 == line.end || !is_escapable(source.ptr[at + 1]))
                continue;
            mark.left = 1;
            mark.reason = "escape mark";
            length = 2;
        } else if (c != '[' && c != ']') {
            length = run_length(source, at, line.end);
        }
        mark.end = mark.resume = c == '\\' ? at + 1 : at + length;
        uint32_t before = code_point_before(source, line.start, mark.start);
        uint32_t after = code_point_after(source, mark.end, line.end);
        mark.opens = !utf8_is_space(after) && !is_word(before) && !is_one_of(after, ")]},;");
        mark.closes = !utf8_is_space(before) && !is_word(after) && !is_one_of(before, "([{");
        *arena_push(scratch, marks) = mark;
    }
}

static void find_marks(struct arena *scratch, struct str source, const struct text_line *lines,
                       size_t n_lines, struct marks *marks) {
    for (size_t i = 0; i < n_lines; i++) {
        if (i > 0)
            *arena_push(scratch, marks) = (struct mark){
                .what = '\n',
                .start = lines[i - 1].end,
                .end = lines[i].before,
                .resume = lines[i].start,
            };
        find_marks_of_line(scratch, source, lines[i], marks);
    }
}

static void use_whole(struct mark *mark, const char *reason) {
    mark->left = mark->end - mark->start;
    mark->reason = reason;
}

/* What lies between two runs of backticks of the same length is code, where other marks
 * mean nothing. Longer runs than these are no marks. */
enum { BACKTICKS_MAX = 16 };

static void pair_code(struct arena *scratch, struct marks *marks) {
    size_t *partner = arena_alloc_array(scratch, marks->count, sizeof *partner);
    size_t next[BACKTICKS_MAX + 1] = {0};
    for (size_t i = marks->count; i-- > 0;) {
        size_t length = marks->items[i].end - marks->items[i].start;
        if (marks->items[i].what != '`' || length > BACKTICKS_MAX)
            continue;
        partner[i] = next[length];
        next[length] = i;
    }
    for (size_t i = 0; i < marks->count; i++) {
        if (marks->items[i].what != '`' || !partner[i])
            continue;
        use_whole(&marks->items[i], "code mark");
        use_whole(&marks->items[partner[i]], "code mark");
        for (i++; marks->items[i].what != '`' || !marks->items[i].left; i++)
            if (marks->items[i].what != '\n') {
                marks->items[i].what = 0;
                marks->items[i].left = 0;
            }
    }
}

/* Where "(address)" or "(address "title")" that begins at `at` ends; 0: it is none. An
 * address has a sign of one in it; parentheses nest a few deep, which also keeps a
 * hostile text from being looked through again and again. */
enum { LINK_MAX_BYTES = 2048, LINK_MAX_DEPTH = 8 };

static size_t link_end(struct str source, size_t at, size_t end) {
    if (at >= end || source.ptr[at] != '(')
        return 0;
    if (end - at > LINK_MAX_BYTES)
        end = at + LINK_MAX_BYTES;
    bool quoted = false, address = false;
    int depth = 0;
    for (; at < end; at++) {
        char c = source.ptr[at];
        if (c == '"')
            quoted = !quoted;
        else if (c == '(')
            depth++;
        else if (is_one_of((uint32_t)(unsigned char)c, ".:/#@"))
            address = true;
        else if (c == ')' && --depth == 0)
            return address ? at + 1 : 0;
        bool space = c == ' ' && !quoted && (at + 1 == end || source.ptr[at + 1] != '"');
        if (space || depth > LINK_MAX_DEPTH)
            return 0;
    }
    return 0;
}

/* Where "{lang=fr}" that begins at `at` ends, as Pandoc marks a passage in another
 * language; 0: it is none. */
enum { LANGUAGE_MAX_BYTES = 35 };

static size_t language_end(struct str source, size_t at, size_t end, struct str *language) {
    struct str rest = str_slice(source, at, end);
    if (!str_starts_with(rest, STR("{lang=")))
        return 0;
    size_t from = STR("{lang=").len, quote = from < rest.len && rest.ptr[from] == '"';
    size_t to = from + quote;
    while (to < rest.len && to - from <= LANGUAGE_MAX_BYTES &&
           (is_word((unsigned char)rest.ptr[to]) || rest.ptr[to] == '-'))
        to++;
    *language = str_slice(rest, from + quote, to);
    bool closed = str_starts_with(str_slice(rest, to, rest.len), quote ? STR("\"}") : STR("}"));
    return language->len >= 2 && closed ? at + to + quote + 1 : 0;
}

static size_t end_of_line(const struct marks *marks, size_t from, size_t end) {
    for (; from < marks->count; from++)
        if (marks->items[from].what == '\n')
            return marks->items[from].start;
    return end;
}

/* "![a view](view.png)" is read as what it shows. */
static void take_picture_mark(struct str source, struct mark *mark) {
    size_t at = mark->start;
    if (at > 0 && source.ptr[at - 1] == '!' &&
        !(at > 1 && (source.ptr[at - 2] == '\\' || is_word(code_point_before(source, 0, at - 1)))))
        mark->start--;
}

static void pair_links(struct arena *scratch, struct str source, struct marks *marks, size_t end) {
    size_t *open = arena_alloc_array(scratch, marks->count, sizeof *open);
    size_t n_open = 0, line_end = 0;
    for (size_t i = 0; i < marks->count; i++) {
        struct mark *mark = &marks->items[i];
        if (mark->start >= line_end)
            line_end = end_of_line(marks, i + (mark->what == '\n'), end);
        if (mark->what == '[')
            open[n_open++] = i;
        if (mark->what != ']' || n_open == 0)
            continue;
        size_t opener = open[--n_open], close = link_end(source, mark->end, line_end);
        size_t marked = language_end(source, mark->end, line_end, &marks->items[opener].language);
        if (!close && !marked)
            continue;
        if (close)
            take_picture_mark(source, &marks->items[opener]);
        use_whole(&marks->items[opener], close ? "link mark" : "language mark");
        mark->end = mark->resume = close ? close : marked;
        mark->ends_language = !close;
        use_whole(mark, close ? "link address" : "language mark");
        close = mark->end;
        while (i + 1 < marks->count && marks->items[i + 1].start < close)
            marks->items[++i].what = 0;
    }
}

/* Pairs what both runs have left: two and two are strong, one and one plain emphasis. */
static void pair_runs(struct mark *opener, struct mark *closer) {
    size_t left = opener->end - opener->start - opener->left - opener->right;
    size_t wanted = closer->end - closer->start - closer->left - closer->right;
    while (left && wanted) {
        size_t used = left >= 2 && wanted >= 2 ? 2 : 1;
        left -= used;
        wanted -= used;
        opener->right += used;
        closer->left += used;
        opener->begun++;
        closer->ended++;
        opener->begun_strong += used == 2;
        closer->ended_strong += used == 2;
    }
    opener->reason = closer->reason = "emphasis mark";
}

static bool has_left(const struct mark *mark) {
    return mark->end - mark->start > mark->left + mark->right;
}

/* A run that closes looks down the stack for its like; what it passes over, and what it
 * did not find, is never looked at again. */
static void pair_emphasis(struct arena *scratch, struct marks *marks) {
    size_t *open = arena_alloc_array(scratch, marks->count, sizeof *open);
    size_t n_open = 0, bottoms[2] = {0};
    for (size_t i = 0; i < marks->count; i++) {
        struct mark *mark = &marks->items[i];
        if (mark->what != '*' && mark->what != '_')
            continue;
        size_t *bottom = &bottoms[mark->what == '_'];
        while (mark->closes && has_left(mark)) {
            size_t top = n_open;
            while (top > *bottom && marks->items[open[top - 1]].what != mark->what)
                top--;
            if (top <= *bottom) {
                *bottom = n_open;
                break;
            }
            struct mark *opener = &marks->items[open[top - 1]];
            pair_runs(opener, mark);
            n_open = has_left(opener) ? top : top - 1;
            bottoms[0] = bottoms[0] < n_open ? bottoms[0] : n_open;
            bottoms[1] = bottoms[1] < n_open ? bottoms[1] : n_open;
        }
        if (mark->opens && has_left(mark))
            open[n_open++] = i;
    }
}

/* What is written out. */
struct writer {
    struct text_reading *reading;
    struct arena *scratch;
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;
    struct span line_break; /* end > 0: waits for text to come after it */
    int emphasis, strong;
    bool all_strong;
    struct str language; /* of a passage marked as another's */
};

static void write_break(struct writer *writer, size_t start, size_t end) {
    struct str source = writer->reading->document->source;
    while (writer->spans.count) {
        struct span *last = &writer->spans.items[writer->spans.count - 1];
        last->end = skip_space_back(source, last->start, last->end);
        last->text = str_slice(source, last->start, last->end);
        if (last->text.len)
            break;
        writer->spans.count--;
    }
    if (writer->spans.count && !writer->line_break.end)
        writer->line_break = (struct span){.kind = writer->emphasis ? SPAN_EMPHASIS : SPAN_PLAIN,
                                           .text = STR(" "),
                                           .start = start,
                                           .end = end,
                                           .mended = true,
                                           .line_break = true};
}

static void write_text(struct writer *writer, size_t start, size_t end) {
    struct str source = writer->reading->document->source;
    if (!writer->spans.count || writer->line_break.end)
        start = skip_space(source, start, end);
    if (start >= end)
        return;
    if (writer->line_break.end)
        *arena_push(writer->scratch, &writer->spans) = writer->line_break;
    writer->line_break.end = 0;
    if (!writer->strong && skip_space(source, start, end) < end)
        writer->all_strong = false;
    enum span_kind kind = writer->language.len ? SPAN_LANGUAGE
                          : writer->emphasis   ? SPAN_EMPHASIS
                                               : SPAN_PLAIN;
    struct span *last = writer->spans.count ? &writer->spans.items[writer->spans.count - 1] : NULL;
    if (!last || last->line_break || last->end != start || last->kind != kind) {
        last = arena_push(writer->scratch, &writer->spans);
        *last = (struct span){.kind = kind, .start = start, .language = writer->language};
    }
    last->end = end;
    last->text = str_slice(source, last->start, end);
}

static void write_mark(struct writer *writer, const struct mark *mark) {
    if (mark->page.len && mark->left)
        page_number_note(writer->reading, mark->start, mark->end, mark->page, true);
    leave_out(writer->reading, mark->start, mark->start + mark->left, mark->reason);
    writer->emphasis -= mark->ended;
    if (mark->ends_language)
        writer->language = (struct str){0};
    writer->strong -= mark->ended_strong;
    write_text(writer, mark->start + mark->left, mark->end - mark->right);
    writer->emphasis += mark->begun;
    if (mark->language.len && mark->left)
        writer->language = mark->language;
    writer->strong += mark->begun_strong;
    leave_out(writer->reading, mark->end - mark->right, mark->end, mark->reason);
}

static void write_spans(struct writer *writer, const struct marks *marks, size_t from, size_t to) {
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        if (mark->start < from)
            continue;
        write_text(writer, from, mark->start);
        if (mark->what == '\n')
            write_break(writer, mark->start, mark->end);
        else
            write_mark(writer, mark);
        /* A mark that another one has taken the meaning from is the text it is. */
        from = mark->what == '\n' || mark->left ? mark->resume : mark->end;
    }
    write_text(writer, from, to);
    write_break(writer, to, to);
}

void inline_read(struct text_reading *reading, const struct text_line *lines, size_t n_lines,
                 struct part *part) {
    struct str source = reading->document->source;
    struct arena *scratch = arena_open();
    struct marks marks = {0};
    size_t end = lines[n_lines - 1].end;
    find_marks(scratch, source, lines, n_lines, &marks);
    pair_code(scratch, &marks);
    pair_links(scratch, source, &marks, end);
    pair_emphasis(scratch, &marks);
    struct writer writer = {.reading = reading, .scratch = scratch, .all_strong = true};
    write_spans(&writer, &marks, lines[0].start, end);
    size_t count = writer.spans.count;
    part->strong = writer.all_strong && count > 0;
    part->block.spans.items = arena_alloc_array(reading->arena, count, sizeof(struct span));
    if (count)
        memcpy(part->block.spans.items, writer.spans.items, count * sizeof(struct span));
    part->block.spans.count = part->block.spans.capacity = count;
    arena_close(scratch);
}
