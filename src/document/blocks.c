/* Lines become parts. What a line is depends on its own marks and on the part that is
 * being gathered; lines are looked at once, in order, and never kept. */
#include <string.h>

#include "base/utf8.h"
#include "document/shapes.h"
#include "document/text.h"

enum {
    /* Longer lines with dashes beneath are paragraphs before a scene break. */
    UNDERLINED_MAX_BYTES = 100,
    LIST_MAX_DEPTH = 16,
};

struct gathering {
    struct text_reading *reading;
    struct error *error;
    struct line_cursor cursor;
    struct part part;
    struct {
        struct text_line *items;
        size_t count, capacity;
    } lines;                        /* of the part */
    int depth;                      /* how many > its lines begin with */
    bool page;                      /* a page has ended since the part before it */
    bool blank;                     /* so far nothing, or a blank line */
    size_t indents[LIST_MAX_DEPTH]; /* of the list items that are open */
    int n_indents;
    bool unclosed[2]; /* no fence of ``` or ~~~ from here on is closed */
    size_t next_head; /* of the reading's running heads */
    size_t counted;   /* lines are numbered up to this byte */
    unsigned long line;
};

static unsigned long number_line(struct gathering *gathering, size_t at) {
    if (at > gathering->counted) {
        gathering->line +=
            source_count_lines(gathering->reading->document->source, gathering->counted, at);
        gathering->counted = at;
    }
    return gathering->line;
}

static void close_part(struct gathering *gathering) {
    if (!gathering->lines.count)
        return;
    struct part *part = &gathering->part;
    part->n_lines = gathering->lines.count;
    part->page_before = gathering->page;
    inline_read(gathering->reading, gathering->lines.items, gathering->lines.count, part);
    gathering->lines.count = 0;
    if (!part->block.spans.count)
        return;
    part->block.line = number_line(gathering, part_start(part));
    *arena_push(gathering->reading->scratch, &gathering->reading->parts) = *part;
    gathering->page = false;
}

static void open_part(struct gathering *gathering, enum block_kind kind, int level,
                      const struct shape *shape) {
    close_part(gathering);
    gathering->part = (struct part){.block = {.kind = kind, .level = level},
                                    .indent = SIZE_MAX,
                                    .mark = shape->kind == SHAPE_ITEM ? shape->mark : '\0'};
    gathering->depth = shape->depth;
    if (kind != BLOCK_LIST_ITEM)
        gathering->n_indents = 0;
    if (shape->depth) {
        gathering->part.block.kind = BLOCK_QUOTATION;
        gathering->part.block.level = shape->depth;
    }
}

/* Adds a line's text to the part; what its marks were is listed. */
static bool gather(struct gathering *gathering, const struct line *line,
                   const struct shape *shape) {
    size_t before = shape->start;
    if (shape->mark_end > shape->mark_start)
        before = shape->mark_start;
    if (shape->depth)
        before = shape->quote_start;
    leave_out(gathering->reading, shape->quote_start, shape->quote_end, "block quotation mark");
    leave_out(gathering->reading, shape->mark_start, shape->mark_end,
              shape->kind == SHAPE_HEADING ? "heading mark" : "list mark");
    if (shape->start == shape->end)
        return true;
    *arena_push(gathering->reading->scratch, &gathering->lines) =
        (struct text_line){before, shape->start, shape->end};
    if (line->indent < gathering->part.indent)
        gathering->part.indent = line->indent;
    size_t first = gathering->lines.items[0].start;
    if (shape->end - first <= PARAGRAPH_MAX_BYTES)
        return true;
    return error_set_line(
        gathering->error, gathering->reading->document->path, number_line(gathering, first),
        "a paragraph of more than %d MiB; part it with blank lines", PARAGRAPH_MAX_BYTES >> 20);
}

/* The level of an item that begins at this column. */
static int list_level(struct gathering *gathering, size_t indent) {
    while (gathering->n_indents && gathering->indents[gathering->n_indents - 1] > indent)
        gathering->n_indents--;
    bool deeper =
        !gathering->n_indents || indent >= gathering->indents[gathering->n_indents - 1] + 2;
    if (deeper && gathering->n_indents < LIST_MAX_DEPTH)
        gathering->indents[gathering->n_indents++] = indent;
    return gathering->n_indents;
}

static uint32_t last_gathered(const struct gathering *gathering) {
    if (!gathering->lines.count)
        return ' ';
    const struct text_line *last = &gathering->lines.items[gathering->lines.count - 1];
    return code_point_before(gathering->reading->document->source, last->start, last->end);
}

static bool mid_sentence(const struct gathering *gathering, const struct shape *shape) {
    uint32_t last = last_gathered(gathering);
    size_t at = shape->start;
    struct str source = gathering->reading->document->source;
    return (utf8_is_letter(last) || last == ',') && at < shape->end &&
           utf8_is_lower(utf8_next(source, &at));
}

/* A line that begins like a list item, straight after one that is none, is one unless
 * it goes on with a sentence: the dash of "he came\n- and went", the number of "it was\n
 * 12. Then". Two such lines together are a list all the same. */
static bool begins_item(struct gathering *gathering, const struct shape *shape) {
    bool after_text = gathering->lines.count && !gathering->part.mark;
    if (!after_text)
        return true;
    struct line next;
    struct line_cursor ahead = gathering->cursor;
    struct str source = gathering->reading->document->source;
    if (line_next(&ahead, &next) && next.start < next.end) {
        struct shape other = line_shape(source, &next);
        if (other.kind == SHAPE_ITEM && other.mark == shape->mark)
            return true;
    }
    uint32_t last = last_gathered(gathering);
    if (shape->mark == '1')
        return last == ':';
    return !mid_sentence(gathering, shape);
}

/* Whether this line, solid with - or =, makes a heading of what was gathered: a single
 * short line that is no sentence. */
static bool underlines(const struct gathering *gathering, const struct shape *shape) {
    if (!shape->solid || (shape->mark != '-' && shape->mark != '=') || shape->depth ||
        gathering->lines.count != 1 || gathering->part.block.kind != BLOCK_PARAGRAPH)
        return false;
    uint32_t last = last_gathered(gathering);
    return gathering->lines.items[0].end - gathering->lines.items[0].start <=
               UNDERLINED_MAX_BYTES &&
           last != '.' && last != ',' && last != ';';
}

static void take_rule(struct gathering *gathering, const struct shape *shape) {
    struct text_reading *reading = gathering->reading;
    if (underlines(gathering, shape)) {
        gathering->part.block.kind = BLOCK_HEADING;
        gathering->part.block.level = shape->mark == '=' ? 1 : 2;
        leave_out(reading, shape->start, shape->end, "heading mark");
        close_part(gathering);
        return;
    }
    open_part(gathering, BLOCK_SEPARATOR, 0, &(struct shape){0});
    leave_out(reading, shape->quote_start, shape->quote_end, "block quotation mark");
    leave_out(reading, shape->start, shape->end, "rule");
    struct part *part = arena_push(reading->scratch, &reading->parts);
    part->block =
        (struct block){.kind = BLOCK_SEPARATOR, .line = number_line(gathering, shape->start)};
}

/* A heading's closing "##" is no more read than its opening one. */
static bool take_heading(struct gathering *gathering, const struct line *line,
                         struct shape *shape) {
    struct str source = gathering->reading->document->source;
    size_t end = shape->end;
    while (end > shape->start && source.ptr[end - 1] == '#')
        end--;
    size_t trimmed = skip_space_back(source, shape->start, end);
    open_part(gathering, BLOCK_HEADING, shape->level, shape);
    if (trimmed < end && end < shape->end) {
        leave_out(gathering->reading, end, shape->end, "heading mark");
        shape->end = trimmed;
    }
    bool done = gather(gathering, line, shape);
    close_part(gathering);
    return done;
}

static bool take_text(struct gathering *gathering, const struct line *line,
                      const struct shape *shape) {
    bool quotes_on =
        shape->depth == gathering->depth || (shape->depth == 0 && mid_sentence(gathering, shape));
    if (!gathering->lines.count || !quotes_on)
        open_part(gathering, BLOCK_PARAGRAPH, 0, shape);
    return gather(gathering, line, shape);
}

/* A number alone on a line is a page's when a page ends or begins there; what is nothing
 * else needs only to stand alone. */
static bool is_page_number(const struct gathering *gathering, const struct line *line,
                           const struct shape *shape) {
    if (shape->kind != SHAPE_PAGE_NUMBER || shape->depth)
        return false;
    return line->after_page ||
           (shape->certain && gathering->blank && line_blank_follows(gathering->cursor));
}

static void take_page_number(struct text_reading *reading, size_t start, size_t end) {
    struct str line = str_slice(reading->document->source, start, end), label;
    bool certain, begins = page_mark_length(line, &label) == line.len;
    leave_out(reading, start, end, "page number");
    page_number_note(reading, start, end, page_number_of(line, &certain), begins);
}

/* A running head's line is a page's end; it parts no paragraph. */
static bool take_head(struct gathering *gathering, const struct line *line) {
    struct text_reading *reading = gathering->reading;
    while (gathering->next_head < reading->heads.count &&
           reading->heads.items[gathering->next_head].start < line->start)
        gathering->next_head++;
    if (gathering->next_head == reading->heads.count ||
        reading->heads.items[gathering->next_head].start != line->start)
        return false;
    const struct head *head = &reading->heads.items[gathering->next_head];
    leave_out(reading, line->start, line->end, head->reason);
    if (head->number >= 0)
        page_number_note(reading, line->start, line->end,
                         str_format(reading->arena, "%d", head->number), false);
    gathering->page = true;
    return true;
}

/* How many of the ` or ~ that fence code in the line begins with; 0: fewer than three. */
static size_t fence_length(struct str source, const struct line *line) {
    size_t length = 0;
    char mark = source.ptr[line->start];
    if (mark != '`' && mark != '~')
        return 0;
    while (line->start + length < line->end && source.ptr[line->start + length] == mark)
        length++;
    /* "```code```" is code in a line. */
    struct str info = str_slice(source, line->start + length, line->end);
    bool again = mark == '`' && str_find_char(info, '`') != NULL;
    return length >= 3 && !again ? length : 0;
}

/* Where the line is that closes a fence of this kind; the source's length: none does, and
 * then it is not looked for again. */
static bool find_fence_end(struct gathering *gathering, const struct line *open, size_t length,
                           struct line *close) {
    struct line_cursor ahead = gathering->cursor;
    struct str source = ahead.source;
    char mark = source.ptr[open->start];
    bool *hopeless = &gathering->unclosed[mark == '~'];
    while (!*hopeless && line_next(&ahead, close)) {
        size_t other = close->start < close->end && source.ptr[close->start] == mark
                           ? fence_length(source, close)
                           : 0;
        if (other >= length && close->start + other == close->end)
            return true;
    }
    *hopeless = true;
    return false;
}

/* A line of code, as it stands but for its end. */
static void push_code(struct gathering *gathering, const struct line *line) {
    struct arena *arena = gathering->reading->arena;
    struct block *block = &gathering->part.block;
    struct str source = gathering->cursor.source;
    if (block->spans.count) {
        size_t end = block->spans.items[block->spans.count - 1].end;
        *arena_push(arena, &block->spans) = (struct span){
            .text = STR(" "), .start = end, .end = line->start, .mended = true, .line_break = true};
    }
    *arena_push(arena, &block->spans) = (struct span){
        .text = str_slice(source, line->start, line->end), .start = line->start, .end = line->end};
    gathering->part.n_lines++;
}

/* Ends a block of code, which is written as it stands. */
static void close_code(struct gathering *gathering) {
    struct part *part = &gathering->part;
    if (!part->block.spans.count)
        return;
    part->block.line = number_line(gathering, part_start(part));
    part->page_before = gathering->page;
    gathering->page = false;
    *arena_push(gathering->reading->scratch, &gathering->reading->parts) = *part;
}

/* From ``` or ~~~, perhaps with a language's name, to the same again. Very long code is
 * several blocks. */
static bool take_fence(struct gathering *gathering, const struct line *open) {
    struct line close, line;
    size_t length = fence_length(gathering->cursor.source, open);
    if (!length || !find_fence_end(gathering, open, length, &close))
        return false;
    open_part(gathering, BLOCK_CODE, 0, &(struct shape){0});
    leave_out(gathering->reading, open->start, open->end, "code mark");
    while (line_next(&gathering->cursor, &line) && line.first < close.first) {
        if (line.start == line.end)
            continue;
        if (gathering->part.block.spans.count &&
            line.end - part_start(&gathering->part) > PARAGRAPH_MAX_BYTES) {
            close_code(gathering);
            open_part(gathering, BLOCK_CODE, 0, &(struct shape){0});
        }
        push_code(gathering, &line);
    }
    leave_out(gathering->reading, close.start, close.end, "code mark");
    close_code(gathering);
    return true;
}

static bool take_line(struct gathering *gathering, const struct line *line) {
    if (take_fence(gathering, line))
        return true;
    if (take_head(gathering, line))
        return true;
    struct shape shape = line_shape(gathering->reading->document->source, line);
    if (is_page_number(gathering, line, &shape)) {
        take_page_number(gathering->reading, shape.start, shape.end);
        gathering->page = true;
        return true;
    }
    if (shape.start == shape.end) {
        close_part(gathering);
        leave_out(gathering->reading, shape.quote_start, shape.quote_end, "block quotation mark");
        return true;
    }
    if (shape.kind == SHAPE_RULE) {
        take_rule(gathering, &shape);
        return true;
    }
    if (shape.kind == SHAPE_HEADING)
        return take_heading(gathering, line, &shape);
    if (shape.kind == SHAPE_ITEM && begins_item(gathering, &shape)) {
        open_part(gathering, BLOCK_LIST_ITEM, list_level(gathering, line->indent), &shape);
        return gather(gathering, line, &shape);
    }
    if (shape.kind == SHAPE_ITEM)
        shape.start = shape.mark_end = shape.mark_start;
    return take_text(gathering, line, &shape);
}

bool blocks_read(struct text_reading *reading, size_t from, struct error *error) {
    struct gathering gathering = {
        .reading = reading,
        .error = error,
        .cursor = {.source = str_slice(reading->document->source, 0, reading->end), .at = from},
        .blank = true,
        .line = 1,
    };
    for (struct line line; line_next(&gathering.cursor, &line);) {
        if (line.after_page) {
            close_part(&gathering);
            gathering.page = true;
        }
        bool blank = line.start == line.end;
        if (blank)
            close_part(&gathering);
        else if (!take_line(&gathering, &line))
            return false;
        gathering.blank = blank;
        if (reading->parts.count > PARTS_MAX)
            return error_set_line(error, reading->document->path,
                                  number_line(&gathering, line.first),
                                  "more than %d paragraphs; split the file here", PARTS_MAX);
    }
    close_part(&gathering);
    return true;
}
