#include "edition/markup_out.h"

#include <inttypes.h>
#include <string.h>

#include "base/language.h"
#include "edition/form.h"
#include "edition/word_map.h"

/* ---- ids and times ---- */

void markup_put_note_id(FILE *out, struct str id) {
    fputs("note-", out);
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-';
        if (plain)
            putc(c, out);
        else
            fprintf(out, "_%02x", c);
    }
}

/* "1.234": samples in seconds, rounded to the nearest millisecond. */
static void put_seconds(const struct markup_out *markup, uint64_t samples) {
    uint64_t ms = timeline_ms(markup->edition->timeline, samples);
    fprintf(markup->out, "%" PRIu64 ".%03" PRIu64, ms / 1000, ms % 1000);
}

/* Writes the attributes of what is synchronised, and tells of it. */
static void put_clip(struct markup_out *markup, struct markup_clip clip, size_t number) {
    char id[24];
    snprintf(id, sizeof id, "%c%zu", clip.word ? 'w' : 's', number);
    fprintf(markup->out, " id=\"%s\"", id);
    if (markup->times) {
        fputs(" data-start=\"", markup->out);
        put_seconds(markup, clip.start);
        fputs("\" data-end=\"", markup->out);
        put_seconds(markup, clip.end);
        putc('"', markup->out);
    }
    clip.id = id;
    if (markup->clip)
        markup->clip(markup->context, &clip);
}

/* Opens one: writes the id of its element. */
static void open_structure(struct markup_out *markup, const char *type) {
    char id[32];
    if (!markup->epub)
        return;
    snprintf(id, sizeof id, "%s-%zu", type, ++markup->n_structures);
    fprintf(markup->out, " id=\"%s\"", id);
    if (markup->structure)
        markup->structure(markup->context, &(struct markup_structure){type, id});
}

static void close_structure(struct markup_out *markup, const char *type) {
    if (markup->epub && markup->structure)
        markup->structure(markup->context, &(struct markup_structure){type, NULL});
}

static void put_language(const struct markup_out *markup, struct str language, struct str around) {
    form_put_language(markup->out, markup->epub ? FORM_LANG | FORM_XML_LANG : FORM_LANG, language,
                      around);
}

/* Opens a block's element: "<p". */
static void open_block(const struct markup_out *markup, const char *tag) {
    fputs(tag, markup->out);
    put_language(markup, markup->language, markup->edition->script->language);
}

/* ---- pages ---- */

static void put_page(struct markup_out *markup, const char *element,
                     const struct script_page *page) {
    fprintf(markup->out, "<%s role=\"doc-pagebreak\"", element);
    if (markup->epub)
        fputs(" epub:type=\"pagebreak\"", markup->out);
    fprintf(markup->out, " id=\"page-%zu\" aria-label=\"", ++markup->n_pages);
    form_put_escaped(markup->out, page->label);
    fprintf(markup->out, "\"></%s>", element);
}

/* Those that begin with the word, or before it. */
static void put_pages(struct markup_out *markup, const char *element, size_t utterance,
                      size_t word) {
    const struct script *script = markup->edition->script;
    while (markup->pages && markup->n_pages < script->pages.count) {
        const struct script_page *page = &script->pages.items[markup->n_pages];
        if (page->utterance > utterance || (page->utterance == utterance && page->word > word))
            return;
        put_page(markup, element, page);
    }
}

/* Before a block; between items and rows there can be nothing. */
static void put_pages_before(struct markup_out *markup, const struct written *written) {
    size_t first = written->first_utterance;
    if (!markup->list_depth && !markup->table)
        put_pages(markup, "div",
                  first + markup->edition->script->utterances.items[first].tells_page, 0);
}

/* ---- pieces ---- */

static void open_reference(struct markup_out *markup, const struct span *span) {
    FILE *out = markup->out;
    fputs("<a role=\"doc-noteref\"", out);
    if (markup->epub)
        fputs(" epub:type=\"noteref\"", out);
    putc(' ', out);
    if (markup->put_note_address) {
        markup->put_note_address(markup->context, out, span->target);
    } else {
        fputs("href=\"#", out);
        markup_put_note_id(out, span->target);
        putc('"', out);
    }
    putc('>', out);
}

static bool leads_somewhere(const struct markup_out *markup, const struct span *span) {
    return span->target.len &&
           (!markup->has_note || markup->has_note(markup->context, span->target));
}

/* The element that a span of text is in, beside its sentence. */
static const char *open_span(struct markup_out *markup, const struct span *span) {
    if (!span || span->kind == SPAN_PLAIN)
        return "";
    if (span->kind == SPAN_EMPHASIS) {
        fputs(markup->all_emphasised ? "" : "<em>", markup->out);
        return markup->all_emphasised ? "" : "</em>";
    }
    if (span->kind == SPAN_LANGUAGE && str_equal(span->language, markup->language))
        return "";
    if (span->kind == SPAN_LANGUAGE) {
        fputs("<span", markup->out);
        put_language(markup, span->language, markup->edition->script->language);
        putc('>', markup->out);
        return "</span>";
    }
    if (span->kind == SPAN_NOTE_REFERENCE && leads_somewhere(markup, span)) {
        open_reference(markup, span);
        return "</a>";
    }
    return "";
}

static void put_piece(struct markup_out *markup, const struct written_piece *piece, bool goes_on) {
    bool word = markup->words && piece->n_words && !goes_on;
    if (piece->n_words)
        put_pages(markup, "span", piece->utterance, piece->first_word);
    if (word) {
        fputs("<span class=\"word\"", markup->out);
        put_clip(markup,
                 (struct markup_clip){.start = piece->start, .end = piece->end, .word = true},
                 ++markup->n_words);
        putc('>', markup->out);
    }
    form_put_escaped(markup->out, piece->text);
    if (word)
        fputs("</span>", markup->out);
}

static void put_pieces(struct markup_out *markup, const struct written *written, size_t first,
                       size_t n) {
    const struct span *open = NULL;
    const char *closing = "";
    for (size_t i = first; i < first + n; i++) {
        const struct written_piece *piece = &written->pieces[i];
        if (!written_same_element(open, piece->span)) {
            fputs(closing, markup->out);
            closing = open_span(markup, piece->span);
        }
        open = piece->span;
        if (piece->line_break && written_shows_lines(written->kind))
            fputs("<br/>", markup->out);
        else if (piece->line_break && written->kind == UTTERANCE_CODE)
            putc('\n', markup->out);
        put_piece(markup, piece, i > first && written_same_words(piece - 1, piece));
    }
    fputs(closing, markup->out);
}

/* What is announced belongs to what it announces. */
static const char *type_of(const struct markup_out *markup, size_t index) {
    const struct utterance *utterance = &markup->edition->script->utterances.items[index];
    if (utterance->kind != UTTERANCE_ANNOUNCEMENT)
        return NULL;
    return utterance->tells_page ? "pagebreak" : utterance->aside ? "footnote" : NULL;
}

static void put_word_map(struct markup_out *markup, const struct written *written, size_t first,
                         size_t n, uint64_t start) {
    if (markup->word_map)
        word_map_put(markup->out, markup->edition, written, first, n, start);
}

static void put_sentences(struct markup_out *markup, const struct written *written) {
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        if (sentence->n_words) {
            fputs("<span class=\"sentence\"", markup->out);
            put_clip(markup,
                     (struct markup_clip){.start = sentence->start,
                                          .end = sentence->end,
                                          .type = type_of(markup, sentence->utterance)},
                     ++markup->n_sentences);
            put_word_map(markup, written, sentence->first_piece, sentence->n_pieces,
                         sentence->start);
            putc('>', markup->out);
        }
        put_pieces(markup, written, sentence->first_piece, sentence->n_pieces);
        if (sentence->n_words)
            fputs("</span>", markup->out);
    }
}

/* ---- what lies around blocks ---- */

static void close_lists(struct markup_out *markup, int depth) {
    for (; markup->list_depth > depth; markup->list_depth--) {
        fputs("</li>\n</ul>\n", markup->out);
        close_structure(markup, "list");
    }
}

static void close_table(struct markup_out *markup) {
    if (markup->table) {
        fputs(markup->in_head ? "</thead>\n</table>\n" : "</tbody>\n</table>\n", markup->out);
        close_structure(markup, "table");
    }
    markup->table = 0;
    markup->in_head = false;
}

static void close_quotation(struct markup_out *markup) {
    if (markup->in_quotation)
        fputs("</blockquote>\n", markup->out);
    markup->in_quotation = false;
}

static void close_verse(struct markup_out *markup) {
    if (markup->in_verse)
        fputs("</div>\n", markup->out);
    markup->in_verse = false;
}

static void close_note(struct markup_out *markup) {
    if (!markup->in_note)
        return;
    fputs("</aside>\n", markup->out);
    close_structure(markup, "footnote");
    markup->in_note = false;
}

void markup_close(struct markup_out *markup) {
    close_lists(markup, 0);
    close_table(markup);
    close_quotation(markup);
    close_verse(markup);
    close_note(markup);
}

void markup_end(struct markup_out *markup) {
    markup_close(markup);
    put_pages(markup, "div", markup->edition->script->utterances.count, 0);
}

/* Closes what the block is not in. */
static void close_others(struct markup_out *markup, const struct written *written) {
    if (written->kind != UTTERANCE_LIST_ITEM)
        close_lists(markup, 0);
    if (written->kind != UTTERANCE_TABLE_ROW || written->block->table != markup->table)
        close_table(markup);
    if (written->kind != UTTERANCE_QUOTATION)
        close_quotation(markup);
    if (written->kind != UTTERANCE_VERSE)
        close_verse(markup);
    if (!markup->in_note || !written_is_of_note(written, markup->note))
        close_note(markup);
}

static void put_scene_break(struct markup_out *markup, const struct written *written) {
    if (!written_follows_break(markup->edition, written))
        return;
    markup_close(markup);
    fputs("<hr/>\n", markup->out);
}

/* ---- blocks ---- */

static int level_of(const struct written *written) {
    return written->block && written->block->level > 0 ? written->block->level : 1;
}

/* Numbers are in the text, as they are heard, so the list itself shows none. */
static void put_item(struct markup_out *markup, const struct written *written) {
    int level = level_of(written) < LIST_DEPTH_MAX ? level_of(written) : LIST_DEPTH_MAX;
    close_lists(markup, level);
    if (markup->list_depth == level)
        fputs("</li>\n", markup->out);
    while (markup->list_depth < level) {
        fputs("<ul class=\"list\" role=\"list\"", markup->out);
        open_structure(markup, "list");
        fputs(++markup->list_depth < level ? ">\n<li>" : ">\n", markup->out);
    }
    open_block(markup, "<li");
    putc('>', markup->out);
    put_sentences(markup, written);
}

static void open_table(struct markup_out *markup, const struct block *block) {
    if (markup->table != block->table) {
        close_table(markup);
        fputs("<table", markup->out);
        open_structure(markup, "table");
        fputs(block->table_head ? ">\n<thead>\n" : ">\n<tbody>\n", markup->out);
        markup->table = block->table;
        markup->in_head = block->table_head;
    } else if (markup->in_head && !block->table_head) {
        fputs("</thead>\n<tbody>\n", markup->out);
        markup->in_head = false;
    }
}

/* The labels that are heard before cells are what the table's head shows. */
static void put_cells(struct markup_out *markup, const struct written *written, bool head) {
    int column = 0;
    size_t from = 0;
    for (size_t i = 0; i <= written->n_pieces; i++) {
        const struct span *span = i < written->n_pieces ? written->pieces[i].span : NULL;
        bool label = span && span->kind == SPAN_LABEL;
        int at = span && span->column > 1 ? span->column : 1;
        if (i < written->n_pieces && !label && at == column)
            continue;
        if (column && i > from)
            put_pieces(markup, written, from, i - from);
        from = label ? i + 1 : i;
        if (i == written->n_pieces || label || at == column)
            continue;
        if (column)
            fputs(head ? "</th>" : "</td>", markup->out);
        for (column++; column < at; column++)
            fputs("<td></td>", markup->out);
        fputs(head ? "<th scope=\"col\">" : "<td>", markup->out);
    }
    if (column)
        fputs(head ? "</th>" : "</td>", markup->out);
}

/* A row is synchronised as a whole: a sentence may go through several cells. */
static void put_row(struct markup_out *markup, const struct written *written) {
    bool words = markup->words;
    open_table(markup, written->block);
    open_block(markup, "<tr");
    put_clip(
        markup,
        (struct markup_clip){.start = written->start, .end = written->end, .type = "table-row"},
        ++markup->n_sentences);
    put_word_map(markup, written, 0, written->n_pieces, written->start);
    putc('>', markup->out);
    markup->words = false;
    put_cells(markup, written, written->block->table_head);
    markup->words = words;
    fputs("</tr>\n", markup->out);
}

static void put_heading(struct markup_out *markup, const struct written *written) {
    int level = level_of(written) + 1;
    level = level > 6 ? 6 : level;
    fprintf(markup->out, "<h%d", level);
    open_block(markup, "");
    putc('>', markup->out);
    put_sentences(markup, written);
    fprintf(markup->out, "</h%d>\n", level);
}

static void open_note(struct markup_out *markup, const struct written *written) {
    fputs("<aside role=\"doc-footnote\"", markup->out);
    if (markup->epub)
        fputs(" epub:type=\"footnote\"", markup->out);
    markup->in_note = true;
    markup->note = written->block ? written->block->id : (struct str){0};
    if (markup->note.len) {
        fputs(" id=\"", markup->out);
        markup_put_note_id(markup->out, markup->note);
        putc('"', markup->out);
    }
    open_block(markup, ">\n<p");
    open_structure(markup, "footnote");
    putc('>', markup->out);
}

static void put_note(struct markup_out *markup, const struct written *written) {
    if (markup->in_note) {
        open_block(markup, "<p");
        putc('>', markup->out);
    } else {
        open_note(markup, written);
    }
    put_sentences(markup, written);
    fputs("</p>\n", markup->out);
}

/* What opens and closes blocks that stand alone. */
static const struct {
    const char *open, *close;
} plain[UTTERANCE_KINDS] = {
    [UTTERANCE_TITLE] = {"<h1", "</h1>\n"},
    [UTTERANCE_SALUTATION] = {"<p class=\"salutation\"", "</p>\n"},
    [UTTERANCE_PARAGRAPH] = {"<p", "</p>\n"},
    [UTTERANCE_CLOSING] = {"<p class=\"closing\"", "</p>\n"},
    [UTTERANCE_SIGNATURE] = {"<p class=\"signature\"", "</p>\n"},
    [UTTERANCE_SOURCE] = {"<p class=\"source\"", "</p>\n"},
    [UTTERANCE_ANNOUNCEMENT] = {"<p class=\"announcement\"", "</p>\n"},
    [UTTERANCE_QUOTATION] = {"<p", "</p>\n"},
    [UTTERANCE_VERSE] = {"<p class=\"line\"", "</p>\n"},
};

static void put_figure(struct markup_out *markup, const struct written *written) {
    fputs("<figure", markup->out);
    open_structure(markup, "figure");
    open_block(markup, "><p");
    putc('>', markup->out);
    put_sentences(markup, written);
    fputs("</p></figure>\n", markup->out);
    close_structure(markup, "figure");
}

static void put_plain(struct markup_out *markup, const struct written *written) {
    if (written->kind == UTTERANCE_QUOTATION && !markup->in_quotation)
        fputs("<blockquote>\n", markup->out);
    if (written->kind == UTTERANCE_VERSE && !markup->in_verse)
        fputs("<div class=\"verse\">\n", markup->out);
    markup->in_quotation = written->kind == UTTERANCE_QUOTATION;
    markup->in_verse = written->kind == UTTERANCE_VERSE;
    open_block(markup, plain[written->kind].open);
    putc('>', markup->out);
    put_sentences(markup, written);
    fputs(plain[written->kind].close, markup->out);
}

/* Programs are written from the left, whatever the text around them is. */
static void put_code(struct markup_out *markup, const struct written *written) {
    bool rtl = language_is_rtl(markup->edition->script->language);
    fputs(rtl ? "<pre dir=\"ltr\"><code>" : "<pre><code>", markup->out);
    put_sentences(markup, written);
    fputs("</code></pre>\n", markup->out);
}

/* A title or heading that plain text marks by emphasis alone is set apart as what it is. */
static bool is_all_emphasised(const struct written *written) {
    if (written->kind != UTTERANCE_TITLE && written->kind != UTTERANCE_HEADING)
        return false;
    for (size_t i = 0; i < written->n_pieces; i++) {
        const struct written_piece *piece = &written->pieces[i];
        if (piece->n_words && (!piece->span || piece->span->kind != SPAN_EMPHASIS))
            return false;
    }
    return true;
}

void markup_put(struct markup_out *markup, const struct written *written) {
    markup->all_emphasised = is_all_emphasised(written);
    markup->language = written->language;
    put_scene_break(markup, written);
    close_others(markup, written);
    put_pages_before(markup, written);
    if (written->kind == UTTERANCE_LIST_ITEM)
        put_item(markup, written);
    else if (written->kind == UTTERANCE_TABLE_ROW)
        put_row(markup, written);
    else if (written->kind == UTTERANCE_HEADING)
        put_heading(markup, written);
    else if (written->kind == UTTERANCE_NOTE)
        put_note(markup, written);
    else if (written->kind == UTTERANCE_FIGURE)
        put_figure(markup, written);
    else if (written->kind == UTTERANCE_CODE)
        put_code(markup, written);
    else
        put_plain(markup, written);
}
