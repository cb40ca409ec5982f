/* Transcripts: all that is heard, in writing. As plain text, and as a page that needs
 * nothing but itself, each sentence of it with an id and its times. */
#include <string.h>

#include "edition/form.h"
#include "edition/markup_out.h"

/* ---- plain text ---- */

static bool is_line(enum utterance_kind kind) {
    return kind == UTTERANCE_LIST_ITEM || kind == UTTERANCE_TABLE_ROW || kind == UTTERANCE_VERSE;
}

/* Before what its first sentence begins with, as a line by itself. */
static void put_direction(struct form *form, const struct written *written) {
    struct str language = form->edition->script->language;
    if (written->n_sentences && written->kind != UTTERANCE_CODE)
        form_put_direction(form->out, written->sentences[0].text,
                           written->language.len ? written->language : language);
}

/* Blocks are apart by a blank line, items, rows and lines of verse by a line's end.
 * `count` is the kind of the block before, from 1. */
static void put_text_block(struct form *form, const struct written *written) {
    bool same = form->count == (size_t)written->kind + 1 && is_line(written->kind);
    if (form->count)
        fputs(same ? "\n" : "\n\n", form->out);
    form->count = (size_t)written->kind + 1;
    put_direction(form, written);
    for (size_t i = 0; i < written->n_pieces; i++) {
        bool line = written->pieces[i].line_break && written->kind == UTTERANCE_CODE;
        if (line)
            putc('\n', form->out);
        fwrite(written->pieces[i].text.ptr, 1, written->pieces[i].text.len, form->out);
    }
}

static void put_text(struct form *form) {
    form_each(form, put_text_block);
    putc('\n', form->out);
}

/* ---- the page ---- */

/* Contrast is 12:1 and more, light and dark; lines are no longer than is easily read. */
static const char style[] =
    "html{color-scheme:light dark}\n"
    "body{font:1.125rem/1.6 serif;max-width:40rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fdfdfb}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.25}\n"
    ".list{list-style:none;padding-inline-start:1.5rem}\n"
    ".verse .line{margin:0}\n"
    ".announcement{font-style:italic}\n"
    "table{border-collapse:collapse}\n"
    "th,td{border:1px solid;padding:.25rem .5rem;text-align:start}\n"
    "pre{overflow-x:auto}\n"
    "@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}}\n";

static void put_head(struct form *form) {
    const struct script *script = form->edition->script;
    fputs("<!DOCTYPE html>\n<html", form->out);
    form_put_language(form->out, FORM_LANG, script->language, (struct str){0});
    fputs(">\n<head>\n<meta charset=\"utf-8\"/>\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
          form->out);
    form_put_escaped(form->out, script->title.len ? script->title : form->base);
    fputs("</title>\n", form->out);
    if (script->author.len) {
        fputs("<meta name=\"author\" content=\"", form->out);
        form_put_escaped(form->out, script->author);
        fputs("\"/>\n", form->out);
    }
    fprintf(form->out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

static bool has_title(const struct edition *edition) {
    for (size_t i = 0; i < edition->script->utterances.count; i++)
        if (edition->script->utterances.items[i].kind == UTTERANCE_TITLE)
            return true;
    return false;
}

static void put_page(struct form *form) {
    struct markup_out markup = {.edition = form->edition, .out = form->out, .times = true};
    const struct script *script = form->edition->script;
    struct arena *scratch = arena_open();
    put_head(form);
    if (!has_title(form->edition)) {
        fputs("<h1>", form->out);
        form_put_escaped(form->out, script->title.len ? script->title : form->base);
        fputs("</h1>\n", form->out);
    }
    for (size_t i = written_next(form->edition, SIZE_MAX); i < script->utterances.count;
         i = written_next(form->edition, i)) {
        struct written written;
        written_make(scratch, form->edition, i, &written);
        markup_put(&markup, &written);
        arena_reset(scratch);
    }
    markup_close(&markup);
    fputs("</main>\n</body>\n</html>\n", form->out);
    arena_close(scratch);
}

static bool bind_text(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".txt", put_text, error);
}

static bool bind_page(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".transcript.html", put_page, error);
}

const struct binder binder_txt = {
    .name = "txt", .group = "captions", .extension = ".txt", .bind = bind_text};
const struct binder binder_transcript = {
    .name = "transcript", .group = "captions", .extension = ".transcript.html", .bind = bind_page};
