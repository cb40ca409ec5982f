#include "edition/form.h"

#include <inttypes.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/file.h"
#include "base/language.h"
#include "base/utf8.h"

struct str form_base(const char *path, const char *extension) {
    const char *slash = strrchr(path, '/');
    struct str name = str_from_c(slash ? slash + 1 : path), end = str_from_c(extension);
    if (str_ends_with(name, end))
        name.len -= end.len;
    return name;
}

bool form_write(const struct edition *edition, const char *path, const char *extension,
                form_put_fn *put, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    struct form form = {edition, writer.stream, form_base(path, extension), 0};
    put(&form);
    return file_writer_commit(&writer, FILE_SYNCED, error);
}

void form_each(struct form *form, form_written_fn *put) {
    const struct edition *edition = form->edition;
    struct arena *scratch = arena_open();
    for (size_t i = written_next(edition, SIZE_MAX); i < edition->script->utterances.count;
         i = written_next(edition, i)) {
        struct written written;
        written_make(scratch, edition, i, &written);
        put(form, &written);
        arena_reset(scratch);
    }
    arena_close(scratch);
}

void form_put_clock(FILE *out, uint64_t ms, char point) {
    fprintf(out, "%02" PRIu64 ":%02" PRIu64 ":%02" PRIu64 "%c%03" PRIu64, ms / 3600000,
            ms / 60000 % 60, ms / 1000 % 60, point, ms % 1000);
}

/* How many bytes of the text, from `at`, are a character that XML has no way to write. */
static size_t unwritable_at(struct str text, size_t at) {
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < ' ')
        return c != '\t' && c != '\n' && c != '\r';
    struct str rest = str_slice(text, at, text.len);
    bool last =
        str_starts_with(rest, STR("\xef\xbf\xbe")) || str_starts_with(rest, STR("\xef\xbf\xbf"));
    return last ? 3 : 0;
}

void form_put_escaped(FILE *out, struct str text) {
    for (size_t i = 0, n; i < text.len; i += n) {
        char c = text.ptr[i];
        size_t unwritable = unwritable_at(text, i);
        n = unwritable ? unwritable : 1;
        if (unwritable)
            fputs("\xef\xbf\xbd", out);
        else if (c == '&')
            fputs("&amp;", out);
        else if (c == '<')
            fputs("&lt;", out);
        else if (c == '>')
            fputs("&gt;", out);
        else if (c == '"')
            fputs("&quot;", out);
        else
            putc(c, out);
    }
}

void form_put_language(FILE *out, unsigned attributes, struct str language, struct str around) {
    static const char *const names[] = {"lang", "xml:lang"};
    if (!language.len)
        return;
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(attributes >> i & 1))
            continue;
        fprintf(out, " %s=\"", names[i]);
        form_put_escaped(out, language);
        putc('"', out);
    }
    if (language_is_rtl(language) != language_is_rtl(around))
        fprintf(out, " dir=\"%s\"", language_direction(language));
}

/* Whether the first letter is one that is written from the right; and whether the others are
 * not all like it, or there is none. */
static bool begins_rtl(struct str text, bool *mixed) {
    bool rtl = false, ltr = false, first_rtl = false;
    for (size_t at = 0; at < text.len;) {
        UCharDirection direction = u_charDirection((UChar32)utf8_next(text, &at));
        if (direction == U_LEFT_TO_RIGHT)
            ltr = true;
        else if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            rtl = true;
        first_rtl = first_rtl || (rtl && !ltr);
    }
    *mixed = rtl == ltr;
    return first_rtl;
}

/* A line that is of the other script throughout has its own marks. */
void form_put_direction(FILE *out, struct str text, struct str language) {
    bool rtl = language_is_rtl(language), mixed;
    if (begins_rtl(text, &mixed) != rtl && mixed)
        fputs(rtl ? "\u200f" : "\u200e", out);
}
