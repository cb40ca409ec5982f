#include "edition/web_page.h"

#include <assert.h>
#include <inttypes.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/language.h"
#include "edition/form.h"
#include "edition/labels/labels.h"
#include "edition/markup_out.h"
#include "edition/web_files.h"

struct writing {
    const struct web_page *page;
    const struct edition *edition;
    struct labels labels;
    FILE *out;
};

/* ---- text ---- */

static void put_label(struct writing *writing, const char *name) {
    form_put_escaped(writing->out, label(&writing->labels, str_from_c(name)));
}

static void put_seconds(struct writing *writing, uint64_t samples) {
    uint64_t ms = timeline_ms(writing->edition->timeline, samples);
    fprintf(writing->out, "%" PRIu64 ".%03" PRIu64, ms / 1000, ms % 1000);
}

static bool stands_in_address(unsigned char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr("-._~", c);
}

/* The address of a file beside the page. "./" so that no colon in it makes a scheme. */
static struct str address_of(struct arena *arena, struct str name) {
    struct strbuf address = {.arena = arena};
    strbuf_add(&address, STR("./"));
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c && stands_in_address(c))
            strbuf_add_char(&address, (char)c);
        else
            strbuf_format(&address, "%%%02X", c);
    }
    return strbuf_str(&address);
}

static void put_address(struct writing *writing, struct str name) {
    struct arena *scratch = arena_open();
    struct str address = address_of(scratch, name);
    fwrite(address.ptr, 1, address.len, writing->out);
    arena_close(scratch);
}

static struct str title_of(const struct writing *writing) {
    const struct script *script = writing->edition->script;
    return script->title.len ? script->title : writing->page->base;
}

/* ---- the head ---- */

static void put_language(struct writing *writing) {
    form_put_language(writing->out, FORM_LANG, writing->edition->script->language, (struct str){0});
}

static void put_interface(struct writing *writing) {
    form_put_language(writing->out, FORM_LANG, writing->labels.language,
                      writing->edition->script->language);
}

/* Of the text, among labels. */
static void put_text_language(struct writing *writing) {
    form_put_language(writing->out, FORM_LANG, writing->edition->script->language,
                      writing->labels.language);
}

static void put_title(struct writing *writing) {
    form_put_escaped(writing->out, title_of(writing));
}

static void put_author_meta(struct writing *writing) {
    struct str author = writing->edition->script->author;
    if (!author.len)
        return;
    fputs("<meta name=\"author\" content=\"", writing->out);
    form_put_escaped(writing->out, author);
    fputs("\">\n", writing->out);
}

static void put_style(struct writing *writing) {
    fwrite(web_page_css.ptr, 1, web_page_css.len, writing->out);
}

static const struct str *const scripts[] = {
    &web_sound_js,    &web_text_js, &web_follow_js, &web_memory_js,
    &web_controls_js, &web_page_js, NULL,
};

static void put_script(struct writing *writing) {
    for (size_t i = 0; scripts[i]; i++)
        fwrite(scripts[i]->ptr, 1, scripts[i]->len, writing->out);
}

static void put_hash(struct writing *writing, const char *directive, struct str content) {
    struct hash hash = hash_of(content);
    char base64[BASE64_ENCODE_RAW_LENGTH(sizeof hash.bytes)];
    base64_encode_raw(base64, sizeof hash.bytes, hash.bytes);
    fprintf(writing->out, "; %s 'sha256-%.*s'", directive, (int)sizeof base64, base64);
}

/* Nothing but the page's own style and script acts, and nothing is fetched from elsewhere. A
 * page that is opened from a disk is of no origin, so its neighbours are named by scheme. */
static void put_policy(struct writing *writing) {
    struct arena *scratch = arena_open();
    struct strbuf script = {.arena = scratch};
    for (size_t i = 0; scripts[i]; i++)
        strbuf_add(&script, *scripts[i]);
    fputs("default-src 'none'; base-uri 'none'; form-action 'none'; "
          "media-src 'self' file:; img-src 'self' file: data:",
          writing->out);
    put_hash(writing, "style-src", web_page_css);
    put_hash(writing, "script-src", strbuf_str(&script));
    arena_close(scratch);
}

/* ---- title and chapters ---- */

static void put_cover(struct writing *writing) {
    if (!writing->page->cover.len)
        return;
    fputs("<img src=\"", writing->out);
    put_address(writing, writing->page->cover);
    fputs("\" alt=\"\">\n", writing->out);
}

static void put_credit(struct writing *writing, struct str text) {
    if (!text.len)
        return;
    fputs("<p>", writing->out);
    form_put_escaped(writing->out, text);
    fputs("</p>\n", writing->out);
}

static void put_credits(struct writing *writing) {
    const struct edition *edition = writing->edition;
    put_credit(writing, edition->script->about.subtitle);
    put_credit(writing, edition->script->author);
    fputs("<p><span", writing->out);
    put_interface(writing);
    putc('>', writing->out);
    put_label(writing, "read-by");
    putc(' ', writing->out);
    if (edition->narrator.len) {
        fputs("<span", writing->out);
        put_text_language(writing);
        putc('>', writing->out);
        form_put_escaped(writing->out, edition->narrator);
        fputs("</span>", writing->out);
    } else {
        put_label(writing, "synthetic");
    }
    fputs("</span></p>\n", writing->out);
}

static size_t sound_at(const struct web_page *page, uint64_t samples) {
    size_t at = 0;
    while (at + 1 < page->n_sounds && page->sounds[at + 1].start <= samples)
        at++;
    return at;
}

/* Within the line, which begins where all others do. */
static void put_title_in(struct writing *writing, struct str title, struct str language) {
    if (language.len) {
        fputs("<span", writing->out);
        form_put_language(writing->out, FORM_LANG, language, writing->edition->script->language);
        putc('>', writing->out);
    }
    form_put_escaped(writing->out, title);
    if (language.len)
        fputs("</span>", writing->out);
}

/* Where there is no script, the link has the browser's own player start there. */
static void put_chapter(struct writing *writing, size_t i) {
    const struct script *script = writing->edition->script;
    const struct chapter *chapter = &script->chapters.items[i];
    uint64_t start = writing->edition->timeline->chapters[i].start;
    const struct web_sound *sound = &writing->page->sounds[sound_at(writing->page, start)];
    fputs("<a href=\"", writing->out);
    put_address(writing, sound->name);
    fputs("#t=", writing->out);
    put_seconds(writing, start - sound->start);
    fputs("\" data-at=\"", writing->out);
    put_seconds(writing, start);
    fputs("\">", writing->out);
    put_title_in(writing, chapter->title, written_title_language(script, chapter));
    fputs("</a>", writing->out);
}

/* A level that the text leaves out is none of the list's. */
static void put_chapters(struct writing *writing) {
    const struct script *script = writing->edition->script;
    int levels[LIST_DEPTH_MAX], depth = 0;
    for (size_t i = 0; i < script->chapters.count; i++) {
        int level = script->chapters.items[i].level;
        while (depth > 1 && levels[depth - 1] > level && levels[depth - 2] >= level)
            depth--, fputs("</li>\n</ol>\n", writing->out);
        if (depth == 0 || (levels[depth - 1] < level && depth < LIST_DEPTH_MAX)) {
            fputs(depth ? "\n<ol>\n" : "<ol>\n", writing->out);
            levels[depth++] = level;
        } else {
            fputs("</li>\n", writing->out);
        }
        fputs("<li>", writing->out);
        put_chapter(writing, i);
    }
    for (; depth > 0; depth--)
        fputs("</li>\n</ol>\n", writing->out);
}

/* ---- the text ---- */

static bool has_title(const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].kind == UTTERANCE_TITLE)
            return true;
    return false;
}

/* Browsers lay out the stretches in view alone, so a long book is there as soon as a short
 * one. page.css knows how high one is, about. */
enum { STRETCH_BYTES = 2000 };

static bool may_end_stretch(enum utterance_kind kind) {
    return kind == UTTERANCE_PARAGRAPH || kind == UTTERANCE_HEADING;
}

static size_t count_bytes(const struct written *written) {
    size_t bytes = 0;
    for (size_t i = 0; i < written->n_pieces; i++)
        bytes += written->pieces[i].text.len;
    return bytes;
}

static void put_blocks(struct writing *writing, struct markup_out *markup) {
    const struct edition *edition = writing->edition;
    struct arena *scratch = arena_open();
    size_t bytes = 0;
    for (size_t i = written_next(edition, SIZE_MAX); i < edition->script->utterances.count;
         i = written_next(edition, i)) {
        struct written written;
        written_make(scratch, edition, i, &written);
        if (bytes >= STRETCH_BYTES && may_end_stretch(written.kind)) {
            markup_close(markup);
            fputs("</div>\n<div class=\"stretch\">\n", writing->out);
            bytes = 0;
        }
        bytes += count_bytes(&written);
        markup_put(markup, &written);
        arena_reset(scratch);
    }
    markup_close(markup);
    arena_close(scratch);
}

static void put_text(struct writing *writing) {
    struct markup_out markup = {
        .edition = writing->edition, .out = writing->out, .times = true, .word_map = true};
    fputs("<div class=\"stretch\">\n", writing->out);
    if (!has_title(writing->edition->script)) {
        fputs("<h1>", writing->out);
        put_title(writing);
        fputs("</h1>\n", writing->out);
    }
    put_blocks(writing, &markup);
    fputs("</div>\n", writing->out);
}

/* ---- the player ---- */

static void put_audio(struct writing *writing) {
    const struct web_page *page = writing->page;
    fputs("<audio controls preload=\"metadata\" src=\"", writing->out);
    put_address(writing, page->sounds[0].name);
    fputs("\"></audio>\n", writing->out);
    if (page->n_sounds == 1)
        return;
    fputs("<noscript>\n<p>", writing->out);
    put_label(writing, "files");
    fputs("</p>\n<ul>\n", writing->out);
    for (size_t i = 0; i < page->n_sounds; i++) {
        fputs("<li><a href=\"", writing->out);
        put_address(writing, page->sounds[i].name);
        putc('"', writing->out);
        put_text_language(writing);
        putc('>', writing->out);
        form_put_escaped(writing->out, page->sounds[i].name);
        fputs("</a></li>\n", writing->out);
    }
    fputs("</ul>\n</noscript>\n", writing->out);
}

/* What a listener's place is kept under: the same for an edition whose text was mended, so
 * that its place is not lost; another for another voice. */
static void put_identity(struct json *json, const struct writing *writing) {
    const struct edition *edition = writing->edition;
    struct hasher hasher;
    hasher_open(&hasher);
    hasher_add(&hasher, edition->script->about.identifier);
    hasher_add(&hasher, title_of(writing));
    hasher_add(&hasher, edition->script->author);
    hasher_add(&hasher, edition->script->language);
    hasher_add(&hasher, edition->voice->name);
    struct hash hash = hasher_close(&hasher);
    char hex[65];
    hash_to_hex(&hash, hex);
    json_text(json, "identity", (struct str){hex, 16});
}

static void put_sounds(struct json *json, struct arena *scratch, const struct writing *writing) {
    const struct timeline *timeline = writing->edition->timeline;
    json_array(json, "parts");
    for (size_t i = 0; i < writing->page->n_sounds; i++) {
        const struct web_sound *sound = &writing->page->sounds[i];
        json_object(json, NULL);
        json_text(json, "src", address_of(scratch, sound->name));
        json_decimal(json, "start", (double)timeline_ms(timeline, sound->start) / 1000, 3);
        json_decimal(json, "end", (double)timeline_ms(timeline, sound->end) / 1000, 3);
        json_object_end(json);
    }
    json_array_end(json);
}

/* Those that the page's script writes. */
static void put_words(struct json *json, const struct labels *labels) {
    static const char *const names[] = {"of", "play", "pause", "chapter-is", "no-audio"};
    json_text(json, "language", language_primary(labels->language));
    json_object(json, "words");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        json_text(json, names[i], label(labels, str_from_c(names[i])));
    json_object_end(json);
}

static void put_json(struct json *json, struct arena *scratch, const struct writing *writing) {
    const struct web_page *page = writing->page;
    json_object(json, NULL);
    put_identity(json, writing);
    json_text(json, "title", title_of(writing));
    json_text(json, "author", writing->edition->script->author);
    json_text(json, "cover", page->cover.len ? address_of(scratch, page->cover) : STR(""));
    put_sounds(json, scratch, writing);
    put_words(json, &writing->labels);
    json_object_end(json);
}

/* "<" stands in strings alone, where JSON may write it so that no tag or comment of HTML
 * begins in the script. */
static void put_data(struct writing *writing) {
    char *text = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&text, &len);
    if (!memory) {
        fputs("lectern: out of memory\n", stderr);
        exit(EXIT_FAILURE); /* as the arena does */
    }
    struct arena *scratch = arena_open();
    struct json json = json_open(memory, false);
    put_json(&json, scratch, writing);
    json_close(&json);
    fclose(memory);
    arena_close(scratch);
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '<')
            fputs("\\u003c", writing->out);
        else
            putc(text[i], writing->out);
    }
    free(text);
}

/* ---- the whole ---- */

/* "{{@name}}" in the page's file. */
static const struct {
    const char *name;
    void (*put)(struct writing *writing);
} places[] = {
    {"@language", put_language},
    {"@interface", put_interface},
    {"@policy", put_policy},
    {"@title", put_title},
    {"@author-meta", put_author_meta},
    {"@style", put_style},
    {"@cover", put_cover},
    {"@credits", put_credits},
    {"@chapters", put_chapters},
    {"@text", put_text},
    {"@audio", put_audio},
    {"@data", put_data},
    {"@script", put_script},
};

static void put_place(struct writing *writing, struct str name) {
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!str_equal(name, str_from_c(places[i].name)))
            continue;
        places[i].put(writing);
        return;
    }
    form_put_escaped(writing->out, label(&writing->labels, name));
}

static void put_page(struct writing *writing) {
    struct str rest = web_page_html;
    for (;;) {
        const char *open = str_find(rest, STR("{{"));
        size_t before = open ? (size_t)(open - rest.ptr) : rest.len;
        fwrite(rest.ptr, 1, before, writing->out);
        if (!open)
            return;
        rest = str_slice(rest, before + 2, rest.len);
        const char *close = str_find(rest, STR("}}"));
        assert(close);
        size_t len = (size_t)(close - rest.ptr);
        put_place(writing, str_slice(rest, 0, len));
        rest = str_slice(rest, len + 2, rest.len);
    }
}

bool web_page_write(const struct web_page *page, const char *path, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    struct writing writing = {page, page->edition, labels_find(page->edition->script->language),
                              writer.stream};
    put_page(&writing);
    return file_writer_commit(&writer, FILE_SYNCED, error);
}
