#include "document/pdf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "document/pdf_fonts.h"
#include "document/pdf_tagged.h"

enum {
    HEADER_WITHIN_BYTES = 1024, /* as Acrobat has it */
    STORE_MAX_BYTES = 64 << 20, /* of fonts that are kept */
    FAULT_MAX_BYTES = 200,
};

/* ---- MuPDF ---- */

static void be_quiet(void *user, const char *message) {
    (void)user, (void)message;
}

bool paper_try(struct paper *paper, void (*work)(struct paper *paper, void *context), void *context,
               const char *what, struct error *error) {
    struct str path = str_from_c(paper->document->path);
    fz_try(paper->mupdf) {
        work(paper, context);
    }
    fz_catch(paper->mupdf) {
        if (paper->failure.set)
            return error_set(error, paper->failure.place, "%s", paper->failure.message);
        if (fz_caught(paper->mupdf) == FZ_ERROR_MEMORY)
            return error_set(error, path.ptr,
                             "%s needs more memory than a reader may have; the PDF is damaged, or "
                             "made to",
                             what);
        struct str why =
            utf8_clip(paper_clean(paper->arena, str_from_c(fz_caught_message(paper->mupdf))),
                      FAULT_MAX_BYTES);
        return error_set(error, path.ptr, "%s cannot be read (%.*s); the PDF is damaged", what,
                         STR_ARG(why));
    }
    return true;
}

struct str paper_clean(struct arena *arena, struct str text) {
    struct strbuf clean = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        bool control = code < ' ' || (code >= 0x7F && code < 0xA0);
        if (code != UTF8_INVALID)
            utf8_add(&clean, control ? ' ' : code);
    }
    return str_trim(strbuf_str(&clean));
}

struct str paper_text_of(struct paper *paper, pdf_obj *object) {
    if (!pdf_is_string(paper->mupdf, object))
        return (struct str){0};
    return paper_clean(paper->arena, str_from_c(pdf_to_text_string(paper->mupdf, object)));
}

void paper_tell(struct paper *paper, size_t start, const char *format, ...) {
    char what[FAULT_MAX_BYTES * 2];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    *arena_push(paper->arena, &paper->document->repairs) =
        (struct repair){{start, start, 0}, paper_clean(paper->arena, str_from_c(what))};
}

void paper_tell_faults(struct paper *paper) {
    if (pdf_was_repaired(paper->mupdf, paper->file))
        paper_tell(paper, 0, "the file is damaged: read what could be found in it");
    for (size_t i = 0; i < paper->pages.count; i++) {
        const struct paper_page *page = &paper->pages.items[i];
        if (page->n_faults)
            paper_tell(paper, page->start, "passed over %d faults in what draws the page",
                       page->n_faults);
        if (page->n_unknown)
            paper_tell(paper, page->start,
                       "%zu characters that the fonts do not tell the letters of", page->n_unknown);
    }
}

const struct paper_mark *paper_mark_of(const struct paper *paper, const struct paper_run *run) {
    return &paper->pages.items[run->page].marks.items[run->mark];
}

/* ---- opening ---- */

static void open_file(struct paper *paper, void *context) {
    (void)context;
    struct str bytes = paper->document->file_bytes;
    fz_stream *stream = fz_open_memory(paper->mupdf, (const unsigned char *)bytes.ptr, bytes.len);
    fz_try(paper->mupdf) {
        paper->file = pdf_open_document_with_stream(paper->mupdf, stream);
    }
    fz_always(paper->mupdf) {
        fz_drop_stream(paper->mupdf, stream);
    }
    fz_catch(paper->mupdf) {
        fz_rethrow(paper->mupdf);
    }
}

static void count_pages(struct paper *paper, void *context) {
    int *count = context;
    *count = pdf_count_pages(paper->mupdf, paper->file);
}

static bool check_file(struct paper *paper, int *n_pages, struct error *error) {
    const char *path = paper->document->path;
    if (pdf_needs_password(paper->mupdf, paper->file))
        return error_set(error, path, "is protected by a password; save it without one");
    if (!paper_try(paper, count_pages, n_pages, "its list of pages", error))
        return false;
    if (*n_pages > PAPER_PAGES_MAX)
        return error_set(error, path, "more than %d pages; split it", PAPER_PAGES_MAX);
    return *n_pages > 0 || error_set(error, path, "holds no page");
}

/* ---- pages ---- */

static void read_page(struct paper *paper, void *context) {
    struct paper_page *page = context;
    paper_page_read(paper, (int)(page - paper->pages.items), page);
}

static bool read_pages(struct paper *paper, int n_pages, struct error *error) {
    char what[32];
    paper->pages.items =
        arena_alloc_array(paper->arena, (size_t)n_pages, sizeof *paper->pages.items);
    paper->pages.count = paper->pages.capacity = (size_t)n_pages;
    for (int i = 0; i < n_pages; i++) {
        struct paper_page *page = &paper->pages.items[i];
        snprintf(what, sizeof what, "page %d", i + 1);
        page->label = str_format(paper->arena, "%d", i + 1);
        if (!paper_try(paper, read_page, page, what, error))
            return false;
    }
    return true;
}

/* A scan that nothing was recognised in, or fonts that do not say what their glyphs are. */
static bool check_text(const struct paper *paper, struct error *error) {
    size_t pictures = 0, unknown = 0, runs = 0;
    for (size_t i = 0; i < paper->pages.count; i++) {
        pictures += paper->pages.items[i].n_pictures;
        unknown += paper->pages.items[i].n_unknown;
        runs += paper->pages.items[i].runs.count;
    }
    const char *path = paper->document->path;
    if (!runs && pictures)
        return error_set(error, path,
                         "holds pictures of pages, and no text; have it recognised first "
                         "(ocrmypdf)");
    if (!runs)
        return error_set(error, path, "holds no text; there is nothing to read aloud");
    if (unknown * 6 > paper->text_bytes) /* half: each is three bytes */
        return error_set(error, path,
                         "its fonts do not tell which letters they show; have it recognised "
                         "(ocrmypdf --force-ocr)");
    return true;
}

static void read_tree(struct paper *paper, void *context) {
    (void)paper;
    paper_tree_read(context);
}

/* A tree that is damaged or has not all of the text is no help. */
static bool read_text(struct paper *paper, struct error *error) {
    struct paper_tree tree = {.paper = paper};
    struct error fault = {0};
    bool done = paper_try(paper, read_tree, &tree, "what tags it has", &fault);
    if (done && tree.root && paper_tree_is_whole(&tree))
        return paper_tagged_read(&tree, error);
    return paper_text_read(paper, error);
}

static void read_about(struct paper *paper, void *context) {
    (void)context;
    paper_metadata_read(paper);
}

static void read_labels(struct paper *paper, void *context) {
    (void)context;
    paper_labels_read(paper);
}

static void read_outline(struct paper *paper, void *context) {
    (void)context;
    paper_outline_read(paper);
}

/* A book without a list of its chapters is a book; why it has none is told. */
static void read_around(struct paper *paper) {
    static const struct {
        void (*read)(struct paper *paper, void *context);
        const char *what;
    } all[] = {
        {read_about, "what it says of itself"},
        {read_labels, "its page numbers"},
        {read_outline, "its outline"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct error fault = {0};
        if (!paper_try(paper, all[i].read, NULL, all[i].what, &fault))
            paper_tell(paper, 0, "did without: %s", fault.message);
    }
}

static bool read_file(struct paper *paper, struct error *error) {
    int n_pages = 0;
    if (!paper_try(paper, open_file, NULL, "it", error) || !check_file(paper, &n_pages, error) ||
        !read_pages(paper, n_pages, error) || !check_text(paper, error))
        return false;
    read_around(paper);
    if (!read_text(paper, error))
        return false;
    paper_outline_tell(paper);
    return true;
}

static bool read_pdf(struct arena *arena, const struct reader_options *options,
                     struct document *document, struct error *error) {
    struct paper paper = {.arena = arena, .options = options, .document = document};
    fz_alloc_context memory = paper_memory;
    memory.user = &paper.memory_used;
    if (paper_count_fonts())
        paper.mupdf = fz_new_context(&memory, NULL, STORE_MAX_BYTES);
    if (!paper.mupdf)
        return error_set(error, document->path, "cannot be read: no memory");
    fz_set_warning_callback(paper.mupdf, be_quiet, NULL);
    fz_set_error_callback(paper.mupdf, be_quiet, NULL);
    bool done = read_file(&paper, error);
    pdf_drop_document(paper.mupdf, paper.file);
    fz_drop_context(paper.mupdf);
    return done;
}

static bool recognises_pdf(struct str content, const char *path) {
    (void)path;
    return str_contains(str_slice(content, 0, HEADER_WITHIN_BYTES), STR("%PDF-"));
}

const struct reader reader_pdf = {
    .name = "pdf", .foreign = true, .recognises = recognises_pdf, .read = read_pdf};
