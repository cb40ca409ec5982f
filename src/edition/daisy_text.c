#include "edition/daisy_text.h"

#include "base/language.h"
#include "edition/daisy_line.h"
#include "edition/form.h"
#include "edition/markup_out.h"

static const struct daisy_section *section_of(const struct daisy_text *text) {
    return &text->daisy->sections.items[text->section];
}

/* ---- what lies around blocks ---- */

static void close_lists(struct daisy_text *text, int depth) {
    for (; text->list_depth > depth; text->list_depth--) {
        fputs("</li>\n", text->out);
        daisy_close(text, DAISY_LIST);
    }
}

static void close_table(struct daisy_text *text) {
    if (text->table)
        fputs(text->in_head ? "</thead>\n</table>\n" : "</tbody>\n</table>\n", text->out);
    text->table = 0;
    text->in_head = false;
}

static void close_box(struct daisy_text *text, bool *open, size_t name) {
    if (*open)
        daisy_close(text, name);
    *open = false;
}

/* Closes what the block is not in; NULL: everything. */
static void close_others(struct daisy_text *text, const struct written *written) {
    enum utterance_kind kind = written ? written->kind : UTTERANCE_KINDS;
    if (kind != UTTERANCE_LIST_ITEM)
        close_lists(text, 0);
    if (kind != UTTERANCE_TABLE_ROW || written->block->table != text->table)
        close_table(text);
    if (kind != UTTERANCE_QUOTATION)
        close_box(text, &text->in_quotation, DAISY_QUOTATION);
    if (kind != UTTERANCE_VERSE)
        close_box(text, &text->in_verse, DAISY_VERSE);
    if (!written || !text->in_note || !written_is_of_note(written, text->note))
        close_box(text, &text->in_note, DAISY_NOTE_BODY);
}

static void put_scene_break(struct daisy_text *text, const struct written *written) {
    if (!written_follows_break(text->edition, written))
        return;
    close_others(text, NULL);
    fputs(text->dialect->scene_break, text->out);
}

/* ---- headings and levels ---- */

/* DTBook wants something after a heading. */
void daisy_text_close_levels(struct daisy_text *text, int level) {
    for (; text->level > level; text->level--) {
        fputs(text->is_bare ? "<p/>\n" : "", text->out);
        fprintf(text->out, "</level%d>\n", text->level);
        text->is_bare = false;
    }
}

static void open_level(struct daisy_text *text, int level) {
    if (!text->dialect->levels)
        return;
    daisy_text_close_levels(text, level - 1);
    fprintf(text->out, "<level%d>\n", level);
    text->level = level;
    text->is_bare = false;
}

static bool is_heading(const struct written *written) {
    return written->kind == UTTERANCE_TITLE || written->kind == UTTERANCE_HEADING;
}

/* The heading of a section is of its level, others have none. */
static void put_heading(struct daisy_text *text, const struct written *written) {
    int level = section_of(text)->level;
    if (text->begun && !text->dialect->html) {
        daisy_open_block(text, text->dialect->elements[DAISY_INNER_HEADING].open);
        putc('>', text->out);
        daisy_put_sentences(text, written);
        daisy_close(text, DAISY_INNER_HEADING);
        return;
    }
    if (text->begun && level < DAISY_LEVEL_MAX)
        level++;
    fprintf(text->out, "<h%d", level);
    daisy_open_block(text, written->kind == UTTERANCE_TITLE ? " class=\"title\"" : "");
    putc('>', text->out);
    daisy_put_sentences(text, written);
    fprintf(text->out, "</h%d>\n", level);
    text->is_bare = true;
}

/* ---- lists and tables ---- */

static int list_level(const struct written *written) {
    int level = written->block->level > 0 ? written->block->level : 1;
    return level < LIST_DEPTH_MAX ? level : LIST_DEPTH_MAX;
}

/* Numbers are in the text, as they are heard, so the list itself shows none. */
static void put_item(struct daisy_text *text, const struct written *written) {
    int level = list_level(written);
    close_lists(text, level);
    if (text->list_depth == level)
        fputs("</li>\n", text->out);
    while (text->list_depth < level) {
        daisy_open(text, DAISY_LIST);
        fputs(++text->list_depth < level ? "\n<li>" : "\n", text->out);
    }
    daisy_open_block(text, "<li");
    putc('>', text->out);
    daisy_put_sentences(text, written);
}

static void open_table(struct daisy_text *text, const struct block *block) {
    if (text->table != block->table) {
        close_table(text);
        fputs(block->table_head ? "<table>\n<thead>\n" : "<table>\n<tbody>\n", text->out);
        text->table = block->table;
        text->in_head = block->table_head;
    } else if (text->in_head && !block->table_head) {
        fputs("</thead>\n<tbody>\n", text->out);
        text->in_head = false;
    }
}

static const char *cell_open(bool head) {
    return head ? "<th scope=\"col\">" : "<td>";
}

static const char *cell_close(bool head) {
    return head ? "</th>" : "</td>";
}

/* Opens the cell of the column, with the empty ones before it. */
static void open_cell(struct daisy_text *text, int *column, int wanted, bool head) {
    if (*column)
        fputs(cell_close(head), text->out);
    for (++*column; *column < wanted; ++*column)
        fprintf(text->out, "%s%s", cell_open(head), cell_close(head));
    fputs(cell_open(head), text->out);
}

static void put_pages_in_cell(struct daisy_text *text, size_t first) {
    if (first == text->daisy->pages.count)
        return;
    fputs(text->dialect->pages_in_cell.open, text->out);
    daisy_put_pages_from(text, first);
    fputs(text->dialect->pages_in_cell.close, text->out);
}

/* The labels that are heard before cells are what the table's head shows. Pages that begin
 * before the row or in it are told in its first cell. */
static void put_cells(struct daisy_text *text, const struct written *written, size_t page) {
    bool head = written->block->table_head;
    int column = 0;
    for (size_t i = 0, n; i < written->n_pieces; i += n) {
        const struct span *span = written->pieces[i].span;
        n = 1;
        if (span->kind == SPAN_LABEL)
            continue;
        while (i + n < written->n_pieces && written->pieces[i + n].span->kind != SPAN_LABEL &&
               written->pieces[i + n].span->column == span->column)
            n++;
        if (span->column > column || !column) {
            bool first = !column;
            open_cell(text, &column, span->column, head);
            if (first)
                put_pages_in_cell(text, page);
        }
        daisy_put_pieces(text, written, i, n);
    }
    if (column)
        fputs(cell_close(head), text->out);
}

/* A row is a pair as a whole: a sentence may go through several cells. */
static void put_row(struct daisy_text *text, const struct written *written) {
    size_t page = text->daisy->pages.count;
    open_table(text, written->block);
    daisy_add_pages_of(text, written, 0, written->n_pieces);
    daisy_open_block(text, "<tr");
    daisy_put_heard(text, written->start, written->end);
    put_cells(text, written, page);
    fputs("</tr>\n", text->out);
}

/* ---- notes and announcements ---- */

static void open_note(struct daisy_text *text, const struct written *written) {
    text->in_note = true;
    text->note = written->block ? written->block->id : (struct str){0};
    text->daisy->n_skips[DAISY_NOTE]++;
    daisy_open_tag(text, DAISY_NOTE_BODY);
    fputs(" id=\"", text->out);
    if (text->note.len)
        markup_put_note_id(text->out, text->note);
    else
        fprintf(text->out, "note%zu", text->daisy->n_skips[DAISY_NOTE]);
    fputs("\">\n", text->out);
}

/* The first utterance after this one that a page can begin in. */
static size_t next_with_source(const struct daisy_text *text, size_t at) {
    const struct script *script = text->edition->script;
    for (at++; at < script->utterances.count; at++) {
        const struct utterance *utterance = &script->utterances.items[at];
        if (utterance->has_source && !utterance->aside && utterance->n_words)
            break;
    }
    return at;
}

/* Lists the page whose number is said here. Of several that begin at once it is the last.
 * NULL: it began before, within a paragraph. */
static const struct daisy_page *add_said_page(struct daisy_text *text,
                                              const struct written *written) {
    size_t next = next_with_source(text, written->first_utterance);
    if (!daisy_page_is_due(text, next, 1))
        return NULL;
    size_t due = text->next_page;
    while (daisy_page_is_due(text, next, 1))
        text->next_page++;
    size_t said = text->next_page - 1, first = text->daisy->pages.count;
    for (text->next_page = due; text->next_page < said;)
        daisy_add_page(text, (struct daisy_par){.silent = true});
    daisy_put_pages_from(text, first);
    return daisy_add_page(
        text, (struct daisy_par){.voice_start = written->start, .voice_end = written->end});
}

/* What is said of something that may be left out is left out with it. */
static enum daisy_skip skip_of(const struct daisy_text *text, const struct written *written) {
    const struct script *script = text->edition->script;
    const struct utterance *utterance = &script->utterances.items[written->first_utterance];
    bool last = written->first_utterance + 1 == script->utterances.count;
    if (written->kind == UTTERANCE_NOTE)
        return DAISY_NOTE;
    if (written->kind == UTTERANCE_FIGURE)
        return DAISY_PRODNOTE;
    if (written->kind != UTTERANCE_ANNOUNCEMENT)
        return DAISY_NO_SKIP;
    if (utterance->tells_page)
        return DAISY_PAGE;
    bool of_note = utterance->introduces && !last && utterance[1].kind == UTTERANCE_NOTE;
    return utterance->aside || of_note ? DAISY_NOTE : DAISY_NO_SKIP;
}

static void put_announcement(struct daisy_text *text, const struct written *written) {
    const struct daisy_page *page = text->skip == DAISY_PAGE ? add_said_page(text, written) : NULL;
    if (page) {
        daisy_open_page(text, page);
        daisy_put_pieces(text, written, 0, written->n_pieces);
        fputs(text->dialect->page.close, text->out);
        return;
    }
    daisy_open(text, UTTERANCE_ANNOUNCEMENT);
    daisy_put_sentences(text, written);
    daisy_close(text, UTTERANCE_ANNOUNCEMENT);
}

/* ---- blocks ---- */

static void open_box(struct daisy_text *text, bool *open, bool wanted, size_t name) {
    if (wanted && !*open) {
        daisy_open(text, name);
        putc('\n', text->out);
        *open = true;
    }
}

static void put_plain(struct daisy_text *text, const struct written *written) {
    open_box(text, &text->in_quotation, written->kind == UTTERANCE_QUOTATION, DAISY_QUOTATION);
    open_box(text, &text->in_verse, written->kind == UTTERANCE_VERSE, DAISY_VERSE);
    if (written->kind == UTTERANCE_NOTE && !text->in_note)
        open_note(text, written);
    if (written->kind == UTTERANCE_FIGURE)
        text->daisy->n_skips[DAISY_PRODNOTE]++;
    daisy_open_block(text, text->dialect->elements[written->kind].open);
    if (written->kind == UTTERANCE_CODE && language_is_rtl(text->edition->script->language))
        fputs(" dir=\"ltr\"", text->out);
    putc('>', text->out);
    daisy_put_sentences(text, written);
    daisy_close(text, written->kind);
}

static void put_block(struct daisy_text *text, const struct written *written) {
    put_scene_break(text, written);
    close_others(text, written);
    text->is_bare = false;
    text->skip = skip_of(text, written);
    text->language = written->language;
    if (!text->list_depth && !text->table && text->skip != DAISY_PAGE)
        daisy_put_pages(text, written->first_utterance, 1);
    if (written->kind == UTTERANCE_LIST_ITEM)
        put_item(text, written);
    else if (written->kind == UTTERANCE_TABLE_ROW)
        put_row(text, written);
    else if (is_heading(written))
        put_heading(text, written);
    else if (written->kind == UTTERANCE_ANNOUNCEMENT)
        put_announcement(text, written);
    else
        put_plain(text, written);
    text->begun = text->begun || written->kind != UTTERANCE_ANNOUNCEMENT;
}

/* Who goes to the book's beginning goes to all that is there. */
static size_t find_landing(const struct daisy_text *text) {
    size_t first = section_of(text)->first_par;
    for (size_t i = 0; text->section && i < text->pars.count; i++)
        if (text->pars.items[i].skip != DAISY_PAGE)
            return first + i;
    return first;
}

void daisy_text_put(struct daisy_text *text, size_t number, struct arena *arena) {
    struct daisy_section *section = &text->daisy->sections.items[number];
    struct arena *scratch = arena_open();
    const struct edition *edition = &text->daisy->parts.items[section->part].edition;
    text->next_page = edition == text->edition ? text->next_page : 0;
    text->edition = edition;
    text->section = number;
    text->arena = arena;
    text->pars.items = NULL;
    text->pars.count = text->pars.capacity = 0;
    text->begun = false;
    section->first_page = text->daisy->pages.count;
    section->first_par = text->daisy->n_pars + 1;
    open_level(text, section->level);
    for (size_t i = written_next(text->edition, section->first ? section->first - 1 : SIZE_MAX);
         i < section->end; i = written_next(text->edition, i)) {
        struct written written;
        written_make(scratch, text->edition, i, &written);
        put_block(text, &written);
        arena_reset(scratch);
    }
    close_others(text, NULL);
    daisy_put_pages(text, section->end, 0);
    section->n_pages = text->daisy->pages.count - section->first_page;
    section->n_pars = text->pars.count;
    section->landing = find_landing(text);
    arena_close(scratch);
}
