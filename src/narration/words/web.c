/* Web and mail addresses, file names and paths: "http://www.example.com/path",
 * "john.smith@example.com", "report.pdf", "/usr/bin/env", "C:\x". */
#include "narration/choices.h"
#include "narration/words/classes.h"
#include "narration/words/codes.h"
#include "narration/words/form.h"

static const char domains[] =
    "com org net edu gov mil int info biz io dev app ai tv co uk us ca au nz ie de fr eu ch nl jp "
    "ru "
    "cn it es se no fi dk pl be at br mx kr za in tech online museum news blog shop site";

/* Domains that are English words need more than a dot before them: "school.in". */
static const char word_domains[] =
    "in it no at be us is me so to do my by tech news shop museum blog site online";

static const char extensions[] =
    "pdf doc docx txt csv xls xlsx ppt pptx jpg jpeg png gif wav zip tar gz bz html htm css js py "
    "cpp "
    "java exe dll json xml md sh bat log ini cfg conf yml yaml iso dmg apk svg epub tex bmp tif "
    "tiff "
    "mov avi mkv ogg flac rtf odt php rb rs go ts sql db bak tmp bin dat mp pls";

/* What may stand behind an address's first word; most runs of other marks end the
 * search at once. */
static const char joints[] = ". : / @ - _ \\ + & = ~ % ? #";

/* The run without spaces from `at` on, without the punctuation of the sentence at its
 * end. */
static size_t address_end(const struct passage *passage, size_t at) {
    size_t n = 1, limit = tokens_without_space(passage, at);
    while (n < limit && !word_in(passage_token(passage, at, (long)n)->text,
                                 "( ) [ ] < > \" “ ” ‘ ’ « » { } | — – …"))
        n++;
    while (n > 1 && passage_token(passage, at, (long)n - 1)->kind == TOKEN_MARK &&
           word_in(passage_token(passage, at, (long)n - 1)->text, ". , ; : ! ? ' /"))
        n--;
    return n;
}

static bool is_scheme(const struct passage *passage, size_t at) {
    return word_in_nocase(passage_token(passage, at, 0)->text,
                          "http https ftp ftps sftp file ws wss") &&
           tokens_match(passage, at + 1, "://") == 3;
}

/* The offset of "@" in the run, or 0. */
static size_t find_mark(const struct passage *passage, size_t at, size_t end, const char *mark) {
    for (size_t i = 1; i < end; i++)
        if (token_is(passage_token(passage, at, (long)i), mark))
            return i;
    return 0;
}

/* The end of the host's name: letters, figures, dots and hyphens. */
static size_t host_end(const struct passage *passage, size_t at, size_t end) {
    size_t n = 0;
    while (n < end && (passage_token(passage, at, (long)n)->kind != TOKEN_MARK ||
                       word_in(passage_token(passage, at, (long)n)->text, ". -")))
        n++;
    return n;
}

static bool ends_in_domain(const struct passage *passage, size_t at, size_t host, bool sure) {
    const struct token *last = passage_token(passage, at, (long)host - 1);
    if (host < 3 || !token_is(passage_token(passage, at, (long)host - 2), "."))
        return false;
    struct str ending, name = word_stem(last->text, &ending);
    if (!word_in(name, domains) && !(sure && last->kind == TOKEN_WORD && name.len < 5))
        return false;
    return sure || !word_in(name, word_domains);
}

static bool say_whole(const struct passage *passage, size_t at, struct reading *reading,
                      size_t first, size_t end) {
    reading->n_tokens = end;
    reading->weight = READING_CERTAIN;
    reading_say_path(passage, at, reading, first, end);
    if (reading->count && first) { /* the scheme is part of the first word's source */
        reading->items[0].n_tokens += reading->items[0].first_token;
        reading->items[0].first_token = 0;
    }
    return reading->count > 0;
}

/* The site as it is written, for the engines of other languages: "example", "org". */
static void say_host(const struct passage *passage, size_t at, struct reading *reading,
                     size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        bool begins = reading->count == 0;
        if (token->kind == TOKEN_MARK && !begins)
            reading->items[reading->count - 1].after = token->text;
        else if (token->kind != TOKEN_MARK)
            *arena_push(passage->arena, reading) = (struct said){.text = token->text,
                                                                 .first_token = begins ? 0 : i,
                                                                 .n_tokens = begins ? i + 1 : 1,
                                                                 .joined = !begins};
    }
}

/* An address of the web, of which the site begins with token `first`: as much of it as the
 * listener wants. */
static bool say_site(const struct passage *passage, size_t at, struct reading *reading,
                     size_t first, size_t end) {
    size_t host = first + host_end(passage, at + first, end - first);
    if (passage->urls == URLS_SKIP) {
        reading->n_tokens = end;
        reading->weight = READING_CERTAIN;
        reading->unsaid_reason = STR("web address, by --urls skip");
        return true;
    }
    if (passage->urls != URLS_SITE || host == first)
        return passage->english && say_whole(passage, at, reading, 0, end);
    if (passage->english)
        say_whole(passage, at, reading, first, host);
    else
        say_host(passage, at, reading, first, host);
    reading->n_tokens = end;
    reading->weight = READING_CERTAIN;
    reading->n_unsaid = end - host;
    reading->unsaid_reason = STR("rest of a web address, by --urls site");
    return reading->count > 0;
}

static bool read_url(const struct passage *passage, size_t at, struct reading *reading) {
    size_t end = address_end(passage, at);
    if (is_scheme(passage, at) && end > 4) {
        bool www = token_is_nocase(passage_token(passage, at, 4), "www") && end > 6;
        return say_site(passage, at, reading, www ? 6 : 4, end);
    }
    if (token_is_nocase(passage_token(passage, at, 0), "www") &&
        token_is(passage_token(passage, at, 1), ".") && end > 3)
        return say_site(passage, at, reading, passage->urls == URLS_SITE && end > 4 ? 2 : 0, end);
    return false;
}

static bool read_mail(const struct passage *passage, size_t at, struct reading *reading) {
    bool mailto = tokens_match(passage, at, "mailto:") == 2;
    size_t first = mailto ? 2 : 0, end = address_end(passage, at);
    size_t sign = find_mark(passage, at, end, "@");
    if (!sign || sign + 1 >= end ||
        !ends_in_domain(passage, at + sign + 1, host_end(passage, at + sign + 1, end - sign - 1),
                        true))
        return false;
    return say_whole(passage, at, reading, first, end);
}

static bool read_domain(const struct passage *passage, size_t at, struct reading *reading) {
    size_t end = address_end(passage, at), host = host_end(passage, at, end);
    bool path = host < end && token_is(passage_token(passage, at, (long)host), "/");
    if (!ends_in_domain(passage, at, host, path) || (host < end && !path))
        return false;
    return say_site(passage, at, reading, 0, end);
}

static bool read_file_name(const struct passage *passage, size_t at, struct reading *reading) {
    size_t end = address_end(passage, at);
    const struct token *last = passage_token(passage, at, (long)end - 1);
    if (end > 3 && last->kind == TOKEN_NUMBER && last->text.len == 1) /* "song.mp3" */
        last = passage_token(passage, at, (long)end - 2);
    size_t dot = end - (last == passage_token(passage, at, (long)end - 1) ? 2 : 3);
    if (end < 3 || !token_is(passage_token(passage, at, (long)dot), ".") ||
        !(word_in_nocase(last->text, extensions) ||
          (find_mark(passage, at, end, "/") && word_in(last->text, "c h"))))
        return false;
    return say_whole(passage, at, reading, 0, end);
}

/* "/usr/bin/env", "~/notes", "C:\x", "..\x" */
static bool read_path(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *first = passage_token(passage, at, 0);
    const struct token *next = passage_token(passage, at, 1);
    size_t end = address_end(passage, at);
    bool drive = token_is_initial(first) && tokens_match(passage, at + 1, ":\\") == 2;
    bool home = token_is(first, "~") && token_touches(next) && token_is(next, "/") && end > 2;
    bool up = tokens_match(passage, at, "../") == 3 && end > 3;
    bool root = token_is(first, "/") && first->space_before && token_touches(next) &&
                next->kind == TOKEN_WORD && end > 3 && token_is(passage_token(passage, at, 2), "/");
    if (!drive && !home && !root && !up)
        return false;
    return say_whole(passage, at, reading, 0, end);
}

static bool read_web(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind == TOKEN_MARK)
        return read_path(passage, at, reading);
    const struct token *next = passage_token(passage, at, 1);
    if (!token_touches(next) || (next->kind == TOKEN_MARK && !word_in(next->text, joints)) ||
        (token->kind == TOKEN_NUMBER && next->kind == TOKEN_MARK &&
         !word_in(next->text, ". @ - _")))
        return false;
    const struct token *before = passage_token(passage, at, -1);
    if (token_touches(token) && (before->kind != TOKEN_MARK || word_in(before->text, ". @ / - _")))
        return false;
    return read_url(passage, at, reading) || read_mail(passage, at, reading) ||
           read_domain(passage, at, reading) || read_file_name(passage, at, reading) ||
           read_path(passage, at, reading);
}

/* Of other languages only what a listener does not want of an address is known. */
static bool read_foreign_web(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *before = passage_token(passage, at, -1);
    return passage->urls > URLS_FULL && passage_token(passage, at, 0)->kind == TOKEN_WORD &&
           token_touches(passage_token(passage, at, 1)) &&
           !(token_touches(passage_token(passage, at, 0)) && before->kind != TOKEN_MARK) &&
           read_url(passage, at, reading);
}

const struct word_class class_web = {"web", read_web};
const struct word_class class_foreign_web = {"web", read_foreign_web};
