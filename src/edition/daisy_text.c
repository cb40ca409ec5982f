#include "edition/daisy_text.h"

#include <stdlib.h>
#include <string.h>

#include "edition/form.h"
#include "edition/markup_out.h"

static const struct daisy_section *section_of(const struct daisy_text *text) {
    return &text->daisy->sections.items[text->section];
}

/* ---- elements ---- */

static void open_tag(struct daisy_text *text, size_t name) {
    fputs(text->dialect->elements[name].open, text->out);
}

static void open_element(struct daisy_text *text, size_t name) {
    open_tag(text, name);
    putc('>', text->out);
}

static void close_element(struct daisy_text *text, size_t name) {
    fputs(text->dialect->elements[name].close, text->out);
}

/* Lists a pair; its number. */
static size_t add_par(struct daisy_text *text, struct daisy_par par) {
    par.number = ++text->daisy->n_pars;
    *arena_push(text->arena, &text->pars) = par;
    return par.number;
}

/* Writes the attributes of its element. */
static void put_par(struct daisy_text *text, size_t number) {
    fprintf(text->out, " id=\"t%zu\"", number);
    if (text->dialect->smil_addresses)
        fprintf(text->out, " smilref=\"%s#p%zu\"", daisy_smil_name(text->section).text, number);
}

static void put_heard(struct daisy_text *text, uint64_t start, uint64_t end) {
    put_par(text, add_par(text, (struct daisy_par){
                                    .skip = text->skip, .voice_start = start, .voice_end = end}));
    putc('>', text->out);
}

/* ---- pages ---- */

static const struct script_page *next_page(const struct daisy_text *text) {
    const struct script *script = text->edition->script;
    return text->next_page < script->pages.count ? &script->pages.items[text->next_page] : NULL;
}

/* Roman numerals are those of front matter, and only before the first that is Arabic. */
static enum daisy_page_kind kind_of(const struct daisy *daisy, struct str label, size_t *number) {
    bool digits = label.len > 0 && label.len<10, roman = label.len> 0;
    *number = 0;
    for (size_t i = 0; i < label.len; i++) {
        char c = label.ptr[i];
        digits = digits && c >= '0' && c <= '9';
        roman = roman && c && strchr("ivxlcdmIVXLCDM", c);
        if (digits)
            *number = *number * 10 + (size_t)(c - '0');
    }
    if (digits)
        return DAISY_PAGE_NORMAL;
    for (size_t i = daisy->pages.count; roman && i-- > 0;)
        if (daisy->pages.items[i].kind == DAISY_PAGE_NORMAL)
            return DAISY_PAGE_SPECIAL;
    return roman ? DAISY_PAGE_FRONT : DAISY_PAGE_SPECIAL;
}

/* Lists the next page, as the pair. */
static struct daisy_page *add_page(struct daisy_text *text, struct daisy_par par) {
    struct daisy *daisy = text->daisy;
    struct daisy_page page = {.label = next_page(text)->label};
    page.kind = kind_of(daisy, page.label, &page.number);
    text->next_page++;
    par.skip = DAISY_PAGE;
    page.par = add_par(text, par);
    struct daisy_page *added = arena_push(daisy->arena, &daisy->pages);
    *added = page;
    return added;
}

static void open_page(struct daisy_text *text, const struct daisy_page *page) {
    fprintf(text->out, "%s%s\"", text->dialect->page.open, daisy_page_kind_name(page->kind));
    put_par(text, page->par);
    putc('>', text->out);
}

/* Whether the next page begins before the word of the utterance. */
static bool page_is_due(const struct daisy_text *text, size_t utterance, size_t word) {
    const struct script_page *page = next_page(text);
    return page &&
           (page->utterance < utterance || (page->utterance == utterance && page->word < word));
}

/* Lists those whose number nobody says. */
static void add_pages(struct daisy_text *text, size_t utterance, size_t word) {
    while (page_is_due(text, utterance, word))
        add_page(text, (struct daisy_par){.silent = true});
}

/* Writes those that are listed from the first of these on. */
static void put_pages_from(struct daisy_text *text, size_t first) {
    for (size_t i = first; i < text->daisy->pages.count; i++) {
        const struct daisy_page *page = &text->daisy->pages.items[i];
        open_page(text, page);
        form_put_escaped(text->out, page->label);
        fputs(text->dialect->page.close, text->out);
    }
}

static void put_pages(struct daisy_text *text, size_t utterance, size_t word) {
    size_t first = text->daisy->pages.count;
    add_pages(text, utterance, word);
    put_pages_from(text, first);
}

/* ---- pieces ---- */

static void put_language(struct daisy_text *text, struct str language) {
    static const char *const attributes[] = {" xml:lang=\"", " lang=\""};
    for (size_t i = 0; i < 1 + (size_t)text->dialect->html; i++) {
        fputs(attributes[i], text->out);
        form_put_escaped(text->out, language);
        putc('"', text->out);
    }
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool leads_somewhere(const struct daisy_text *text, const struct span *span) {
    const struct daisy *daisy = text->daisy;
    return span->target.len && daisy->notes.count &&
           bsearch(&span->target, daisy->notes.items, daisy->notes.count,
                   sizeof *daisy->notes.items, by_bytes);
}

/* The element that a span of text is in, beside its sentence. */
static const char *open_span(struct daisy_text *text, const struct span *span) {
    if (span && span->kind == SPAN_EMPHASIS) {
        fputs("<em>", text->out);
        return "</em>";
    }
    if (span && span->kind == SPAN_LANGUAGE) {
        open_tag(text, DAISY_LANGUAGE);
        put_language(text, span->language);
        putc('>', text->out);
        return text->dialect->elements[DAISY_LANGUAGE].close;
    }
    if (span && span->kind == SPAN_NOTE_REFERENCE && leads_somewhere(text, span)) {
        open_tag(text, DAISY_REFERENCE);
        markup_put_note_id(text->out, span->target);
        fputs("\">", text->out);
        return text->dialect->elements[DAISY_REFERENCE].close;
    }
    return "";
}

static bool is_same_element(const struct span *a, const struct span *b) {
    return a == b || (a && b && a->kind == b->kind && a->kind != SPAN_NOTE_REFERENCE &&
                      str_equal(a->language, b->language));
}

static const char *line_break_of(const struct daisy_text *text, enum utterance_kind kind) {
    if (kind == UTTERANCE_CODE)
        return text->dialect->code_line;
    bool shown = kind == UTTERANCE_TITLE || kind == UTTERANCE_HEADING || kind == UTTERANCE_VERSE ||
                 kind == UTTERANCE_SIGNATURE || kind == UTTERANCE_CLOSING ||
                 kind == UTTERANCE_SOURCE;
    return shown ? "<br/>" : "";
}

static void put_pieces(struct daisy_text *text, const struct written *written, size_t first,
                       size_t n) {
    const struct span *open = NULL;
    const char *closing = "";
    for (size_t i = first; i < first + n; i++) {
        const struct written_piece *piece = &written->pieces[i];
        if (!is_same_element(open, piece->span)) {
            fputs(closing, text->out);
            closing = open_span(text, piece->span);
        }
        open = piece->span;
        if (piece->line_break)
            fputs(line_break_of(text, written->kind), text->out);
        form_put_escaped(text->out, piece->text);
    }
    fputs(closing, text->out);
}

/* ---- sentences ---- */

/* A page that begins within a sentence is told before it. */
static void add_pages_of(struct daisy_text *text, const struct written *written, size_t first,
                         size_t n) {
    for (size_t i = first; i < first + n; i++) {
        const struct written_piece *piece = &written->pieces[i];
        if (piece->n_words)
            add_pages(text, piece->utterance, piece->first_word + piece->n_words);
    }
}

/* What of a sentence is shown and not heard goes with what is heard of another. */
static size_t count_with(const struct written *written, size_t i) {
    size_t n = 1;
    while (i + n < written->n_sentences && !written->sentences[i + n].n_words)
        n++;
    return n;
}

static void put_sentence(struct daisy_text *text, const struct written *written, size_t i,
                         size_t n) {
    const struct written_sentence *sentence = &written->sentences[i];
    const struct written_sentence *last = &written->sentences[i + n - 1];
    size_t heard = i;
    while (heard + 1 < i + n && !written->sentences[heard].n_words)
        heard++;
    open_tag(text, DAISY_SENTENCE);
    put_heard(text, written->sentences[heard].start, written->sentences[heard].end);
    put_pieces(text, written, sentence->first_piece,
               last->first_piece + last->n_pieces - sentence->first_piece);
    close_element(text, DAISY_SENTENCE);
}

/* A block whose words have no place in it is heard as a whole. */
static void put_whole(struct daisy_text *text, const struct written *written) {
    const struct timeline_take *takes = &text->edition->timeline->takes[written->first_utterance];
    open_tag(text, DAISY_SENTENCE);
    put_heard(text, takes[0].start, takes[written->n_utterances - 1].voice_end);
    put_pieces(text, written, 0, written->n_pieces);
    close_element(text, DAISY_SENTENCE);
}

static void put_sentences(struct daisy_text *text, const struct written *written) {
    size_t first = 0;
    while (first < written->n_sentences && !written->sentences[first].n_words)
        first++;
    if (first == written->n_sentences)
        put_whole(text, written);
    for (size_t i = 0, at = first, n; at < written->n_sentences; i += n, at = i) {
        const struct written_sentence *sentence = &written->sentences[at];
        size_t page = text->daisy->pages.count;
        n = at - i + count_with(written, at);
        add_pages_of(text, written, sentence->first_piece, sentence->n_pieces);
        put_pages_from(text, page);
        put_sentence(text, written, i, n);
    }
}

/* ---- what lies around blocks ---- */

static void close_lists(struct daisy_text *text, int depth) {
    for (; text->list_depth > depth; text->list_depth--) {
        fputs("</li>\n", text->out);
        close_element(text, DAISY_LIST);
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
        close_element(text, name);
    *open = false;
}

/* One of several paragraphs. */
static bool goes_on_with_note(const struct daisy_text *text, const struct written *written) {
    return text->in_note && written->kind == UTTERANCE_NOTE && written->block &&
           (!written->block->id.len || str_equal(written->block->id, text->note));
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
    if (!written || !goes_on_with_note(text, written))
        close_box(text, &text->in_note, DAISY_NOTE_BODY);
}

static void put_scene_break(struct daisy_text *text, const struct written *written) {
    const struct document *document = text->edition->document;
    const struct block *block = written->block;
    if (block && block > document->blocks.items &&
        block < document->blocks.items + document->blocks.count &&
        block[-1].kind == BLOCK_SEPARATOR) {
        close_others(text, NULL);
        fputs(text->dialect->scene_break, text->out);
    }
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
        open_element(text, DAISY_INNER_HEADING);
        put_sentences(text, written);
        close_element(text, DAISY_INNER_HEADING);
        return;
    }
    if (text->begun && level < DAISY_LEVEL_MAX)
        level++;
    fprintf(text->out, "<h%d%s>", level,
            written->kind == UTTERANCE_TITLE ? " class=\"title\"" : "");
    put_sentences(text, written);
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
        open_element(text, DAISY_LIST);
        fputs(++text->list_depth < level ? "\n<li>" : "\n", text->out);
    }
    fputs("<li>", text->out);
    put_sentences(text, written);
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
    put_pages_from(text, first);
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
        put_pieces(text, written, i, n);
    }
    if (column)
        fputs(cell_close(head), text->out);
}

/* A row is a pair as a whole: a sentence may go through several cells. */
static void put_row(struct daisy_text *text, const struct written *written) {
    size_t page = text->daisy->pages.count;
    open_table(text, written->block);
    add_pages_of(text, written, 0, written->n_pieces);
    fputs("<tr", text->out);
    put_heard(text, written->start, written->end);
    put_cells(text, written, page);
    fputs("</tr>\n", text->out);
}

/* ---- notes and announcements ---- */

static void open_note(struct daisy_text *text, const struct written *written) {
    text->in_note = true;
    text->note = written->block ? written->block->id : (struct str){0};
    text->daisy->n_skips[DAISY_NOTE]++;
    open_tag(text, DAISY_NOTE_BODY);
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
    if (!page_is_due(text, next, 1))
        return NULL;
    size_t due = text->next_page;
    while (page_is_due(text, next, 1))
        text->next_page++;
    size_t said = text->next_page - 1, first = text->daisy->pages.count;
    for (text->next_page = due; text->next_page < said;)
        add_page(text, (struct daisy_par){.silent = true});
    put_pages_from(text, first);
    return add_page(text,
                    (struct daisy_par){.voice_start = written->start, .voice_end = written->end});
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
        open_page(text, page);
        put_pieces(text, written, 0, written->n_pieces);
        fputs(text->dialect->page.close, text->out);
        return;
    }
    open_element(text, UTTERANCE_ANNOUNCEMENT);
    put_sentences(text, written);
    close_element(text, UTTERANCE_ANNOUNCEMENT);
}

/* ---- blocks ---- */

static void open_box(struct daisy_text *text, bool *open, bool wanted, size_t name) {
    if (wanted && !*open) {
        open_element(text, name);
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
    open_element(text, written->kind);
    put_sentences(text, written);
    close_element(text, written->kind);
}

static void put_block(struct daisy_text *text, const struct written *written) {
    put_scene_break(text, written);
    close_others(text, written);
    text->is_bare = false;
    text->skip = skip_of(text, written);
    if (!text->list_depth && !text->table && text->skip != DAISY_PAGE)
        put_pages(text, written->first_utterance, 1);
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
    put_pages(text, section->end, 0);
    section->n_pages = text->daisy->pages.count - section->first_page;
    section->n_pars = text->pars.count;
    section->landing = find_landing(text);
    arena_close(scratch);
}
