/* The navigation document: the chapters with their levels, landmarks and pages. */
#include "edition/epub.h"
#include "edition/form.h"
#include "edition/labels/labels.h"

enum { LEVELS_MAX = 16 };

static void put_link(struct epub *epub, FILE *out, struct epub_place place, struct str title,
                     struct str language) {
    fprintf(out, "<a href=\"text/part-%0*zu.xhtml#s%zu\"", epub_digits(epub), place.part + 1,
            place.sentence);
    form_put_language(out, FORM_LANG | FORM_XML_LANG, language, epub->edition->script->language);
    putc('>', out);
    form_put_escaped(out, title);
    fputs("</a>", out);
}

/* Levels that the text leaves out are not there. */
static void put_chapters(struct epub *epub, FILE *out) {
    const struct script *script = epub->edition->script;
    int open[LEVELS_MAX], depth = 0;
    for (size_t i = 0; i < script->chapters.count; i++) {
        const struct chapter *chapter = &script->chapters.items[i];
        bool deeper = depth == 0 || (chapter->level > open[depth - 1] && depth < LEVELS_MAX);
        while (depth > 1 && chapter->level <= open[depth - 2]) {
            fputs("</li>\n</ol>\n", out);
            depth--;
        }
        fputs(deeper ? "<ol>\n<li>" : "</li>\n<li>", out);
        depth += deeper;
        open[depth - 1] = chapter->level;
        put_link(epub, out, epub->chapters[i], chapter->title,
                 written_title_language(script, chapter));
    }
    for (; depth; depth--)
        fputs("</li>\n</ol>\n", out);
}

/* A text without chapters is one. */
static void put_contents(struct epub *epub, FILE *out) {
    const struct script *script = epub->edition->script;
    if (script->chapters.count) {
        put_chapters(epub, out);
        return;
    }
    fputs("<ol>\n<li>", out);
    put_link(epub, out, (struct epub_place){0, 1}, epub->title, (struct str){0});
    fputs("</li>\n</ol>\n", out);
}

static void put_label(const struct epub *epub, FILE *out, struct str name) {
    struct labels labels = labels_find(epub->edition->script->language);
    form_put_escaped(out, label(&labels, name));
}

static void put_label_language(const struct epub *epub, FILE *out) {
    struct str language = epub->edition->script->language;
    form_put_language(out, FORM_LANG | FORM_XML_LANG, labels_find(language).language, language);
}

/* Opens what only programs show. */
static void open_hidden(const struct epub *epub, FILE *out, const char *attributes,
                        struct str name) {
    fprintf(out, "<nav %s aria-label=\"", attributes);
    put_label(epub, out, name);
    putc('"', out);
    put_label_language(epub, out);
    fputs(" hidden=\"\">\n<ol>\n", out);
}

static void put_landmarks(struct epub *epub, FILE *out) {
    open_hidden(epub, out, "epub:type=\"landmarks\"", STR("landmarks"));
    if (epub->edition->cover.len) {
        fputs("<li><a epub:type=\"cover\" href=\"cover.xhtml\">", out);
        put_label(epub, out, STR("cover"));
        fputs("</a></li>\n", out);
    }
    fprintf(out, "<li><a epub:type=\"bodymatter\" href=\"text/part-%0*zu.xhtml\">",
            epub_digits(epub), (size_t)1);
    put_label(epub, out, STR("text"));
    fputs("</a></li>\n</ol>\n</nav>\n", out);
}

static void put_pages_of(struct epub *epub, size_t part, FILE *out) {
    const struct script *script = &epub->parts.items[part].script;
    for (size_t i = 0; i < script->pages.count; i++) {
        fprintf(out, "<li><a href=\"text/part-%0*zu.xhtml#page-%zu\">", epub_digits(epub), part + 1,
                i + 1);
        form_put_escaped(out, script->pages.items[i].label);
        fputs("</a></li>\n", out);
    }
}

static void put_pages(struct epub *epub, FILE *out) {
    if (!epub->edition->script->pages.count)
        return;
    open_hidden(epub, out, "epub:type=\"page-list\" role=\"doc-pagelist\"", STR("pages"));
    for (size_t i = 0; i < epub->parts.count; i++)
        put_pages_of(epub, i, out);
    fputs("</ol>\n</nav>\n", out);
}

void epub_put_nav(struct epub *epub, size_t part, FILE *out) {
    (void)part;
    epub_put_head(epub, out, epub->title, "style.css");
    fputs("<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"title\">\n"
          "<h1 id=\"title\">",
          out);
    form_put_escaped(out, epub->title);
    fputs("</h1>\n", out);
    put_contents(epub, out);
    fputs("</nav>\n", out);
    put_landmarks(epub, out);
    put_pages(epub, out);
    fputs("</body>\n</html>\n", out);
}
