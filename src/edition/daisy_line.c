#include "edition/daisy_line.h"

#include <stdlib.h>
#include <string.h>

#include "edition/form.h"
#include "edition/markup_out.h"

/* ---- elements ---- */

void daisy_open_tag(struct daisy_text *text, size_t name) {
    fputs(text->dialect->elements[name].open, text->out);
}

void daisy_open(struct daisy_text *text, size_t name) {
    daisy_open_tag(text, name);
    putc('>', text->out);
}

void daisy_put_language(struct daisy_text *text, struct str language) {
    unsigned attributes = text->dialect->html ? FORM_LANG | FORM_XML_LANG : FORM_XML_LANG;
    form_put_language(text->out, attributes, language, text->edition->script->language);
}

void daisy_open_block(struct daisy_text *text, const char *tag) {
    fputs(tag, text->out);
    daisy_put_language(text, text->language);
}

void daisy_close(struct daisy_text *text, size_t name) {
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

void daisy_put_heard(struct daisy_text *text, uint64_t start, uint64_t end) {
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
const struct daisy_page *daisy_add_page(struct daisy_text *text, struct daisy_par par) {
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

void daisy_open_page(struct daisy_text *text, const struct daisy_page *page) {
    fprintf(text->out, "%s%s\"", text->dialect->page.open, daisy_page_kind_name(page->kind));
    put_par(text, page->par);
    putc('>', text->out);
}

/* Whether the next page begins before the word of the utterance. */
bool daisy_page_is_due(const struct daisy_text *text, size_t utterance, size_t word) {
    const struct script_page *page = next_page(text);
    return page &&
           (page->utterance < utterance || (page->utterance == utterance && page->word < word));
}

/* Lists those whose number nobody says. */
static void add_pages(struct daisy_text *text, size_t utterance, size_t word) {
    while (daisy_page_is_due(text, utterance, word))
        daisy_add_page(text, (struct daisy_par){.silent = true});
}

/* Writes those that are listed from the first of these on. */
void daisy_put_pages_from(struct daisy_text *text, size_t first) {
    for (size_t i = first; i < text->daisy->pages.count; i++) {
        const struct daisy_page *page = &text->daisy->pages.items[i];
        daisy_open_page(text, page);
        form_put_escaped(text->out, page->label);
        fputs(text->dialect->page.close, text->out);
    }
}

void daisy_put_pages(struct daisy_text *text, size_t utterance, size_t word) {
    size_t first = text->daisy->pages.count;
    add_pages(text, utterance, word);
    daisy_put_pages_from(text, first);
}

/* ---- pieces ---- */

static bool leads_somewhere(const struct daisy_text *text, const struct span *span) {
    const struct daisy *daisy = text->daisy;
    return span->target.len && daisy->notes.count &&
           bsearch(&span->target, daisy->notes.items, daisy->notes.count,
                   sizeof *daisy->notes.items, str_by_bytes);
}

/* The element that a span of text is in, beside its sentence. */
static const char *open_span(struct daisy_text *text, const struct span *span) {
    if (span && span->kind == SPAN_EMPHASIS) {
        fputs("<em>", text->out);
        return "</em>";
    }
    if (span && span->kind == SPAN_LANGUAGE && str_equal(span->language, text->language))
        return "";
    if (span && span->kind == SPAN_LANGUAGE) {
        daisy_open_tag(text, DAISY_LANGUAGE);
        daisy_put_language(text, span->language);
        putc('>', text->out);
        return text->dialect->elements[DAISY_LANGUAGE].close;
    }
    if (span && span->kind == SPAN_NOTE_REFERENCE && leads_somewhere(text, span)) {
        daisy_open_tag(text, DAISY_REFERENCE);
        markup_put_note_id(text->out, span->target);
        fputs("\">", text->out);
        return text->dialect->elements[DAISY_REFERENCE].close;
    }
    return "";
}

static const char *line_break_of(const struct daisy_text *text, enum utterance_kind kind) {
    if (kind == UTTERANCE_CODE)
        return text->dialect->code_line;
    return written_shows_lines(kind) ? "<br/>" : "";
}

void daisy_put_pieces(struct daisy_text *text, const struct written *written, size_t first,
                      size_t n) {
    const struct span *open = NULL;
    const char *closing = "";
    for (size_t i = first; i < first + n; i++) {
        const struct written_piece *piece = &written->pieces[i];
        if (!written_same_element(open, piece->span)) {
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
void daisy_add_pages_of(struct daisy_text *text, const struct written *written, size_t first,
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
    daisy_open_tag(text, DAISY_SENTENCE);
    daisy_put_heard(text, written->sentences[heard].start, written->sentences[heard].end);
    daisy_put_pieces(text, written, sentence->first_piece,
                     last->first_piece + last->n_pieces - sentence->first_piece);
    daisy_close(text, DAISY_SENTENCE);
}

/* A block whose words have no place in it is heard as a whole. */
static void put_whole(struct daisy_text *text, const struct written *written) {
    const struct timeline_take *takes = &text->edition->timeline->takes[written->first_utterance];
    daisy_open_tag(text, DAISY_SENTENCE);
    daisy_put_heard(text, takes[0].start, takes[written->n_utterances - 1].voice_end);
    daisy_put_pieces(text, written, 0, written->n_pieces);
    daisy_close(text, DAISY_SENTENCE);
}

void daisy_put_sentences(struct daisy_text *text, const struct written *written) {
    size_t first = 0;
    while (first < written->n_sentences && !written->sentences[first].n_words)
        first++;
    if (first == written->n_sentences)
        put_whole(text, written);
    for (size_t i = 0, at = first, n; at < written->n_sentences; i += n, at = i) {
        const struct written_sentence *sentence = &written->sentences[at];
        size_t page = text->daisy->pages.count;
        n = at - i + count_with(written, at);
        daisy_add_pages_of(text, written, sentence->first_piece, sentence->n_pieces);
        daisy_put_pages_from(text, page);
        put_sentence(text, written, i, n);
    }
}
