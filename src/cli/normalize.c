/* `lectern normalize`: a line on stdin → the line as spoken on stdout, one for one. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/lines.h"
#include "cli/reading.h"
#include "narration/narrate.h"

struct normalize_options {
    struct reading_options reading;
    bool ipa;
};

static const struct option_row rows[] = {
    {.rows = reading_rows, .offset = offsetof(struct normalize_options, reading)},
    {.name = "ipa",
     .help = "the phonemes as they will be spoken, in IPA,\nwords apart by one space",
     .offset = offsetof(struct normalize_options, ipa),
     .set = option_set_flag},
    {0},
};

struct normalizer {
    struct reading reading;
    struct narration_options narration;
    struct profile profile;
    struct studio studio;
    bool ipa;
};

static bool open_normalizer(struct arena *arena, const struct normalize_options *options,
                            struct normalizer *normalizer, struct error *error) {
    struct reading *reading = &normalizer->reading;
    if (!reading_open(arena, str_from_c(options->reading.voice),
                      str_from_c(options->reading.language), reading, error) ||
        !reading_add_lexicons(reading, &options->reading, error))
        return false;
    normalizer->narration = (struct narration_options){
        .language = reading->language,
        .narrator = reading->voice.name,
        .pauses = &reading->voice.pauses,
        .lexicon = reading->lexicon,
    };
    normalizer->ipa = options->ipa;
    return !options->ipa || (profile_load(arena, DEFAULT_PROFILE, &normalizer->profile, error) &&
                             reading_open_studio(arena, reading, &normalizer->profile, NULL,
                                                 &normalizer->studio, error));
}

/* A line takes some hundreds of times its length while it is read; one that is longer than
 * any paragraph is read in pieces, so that it takes no more than a piece does. */
enum { PIECE_BYTES = 128 << 10 };

/* Where the line's next piece ends: behind a sentence, else a word, else a letter. */
static size_t piece_length(struct str line) {
    if (line.len <= PIECE_BYTES)
        return line.len;
    size_t word = 0;
    for (size_t at = PIECE_BYTES; at > PIECE_BYTES / 2; at--) {
        if (line.ptr[at] != ' ')
            continue;
        if (strchr(".!?", line.ptr[at - 1]))
            return at;
        word = word ? word : at;
    }
    return word ? word : utf8_clip(line, PIECE_BYTES).len;
}

static bool normalize_piece(const struct normalizer *normalizer, struct str piece,
                            struct strbuf *said, struct error *error) {
    struct arena *arena = arena_open();
    struct utterance utterance = {0};
    struct str words = {0};
    bool done = narrate_text(arena, piece, &normalizer->narration, &utterance, error);
    if (done && normalizer->ipa)
        done = studio_phonemes(arena, &normalizer->studio, &utterance, &words, error);
    else
        words = utterance.spoken;
    strbuf_add(said, words);
    arena_close(arena);
    return done;
}

static bool normalize(struct arena *arena, const struct normalizer *normalizer, struct str line,
                      struct str *said, struct error *error) {
    struct strbuf words = {.arena = arena};
    size_t valid = utf8_validate(line);
    if (valid < line.len)
        return error_set(error, "", "byte %zu is not UTF-8", valid + 1);
    for (size_t length; line.len; line = str_slice(line, length, line.len)) {
        length = piece_length(line);
        if (words.count && line.ptr[0] == ' ')
            strbuf_add_char(&words, ' ');
        if (!normalize_piece(normalizer, str_slice(line, 0, length), &words, error))
            return false;
    }
    *said = strbuf_str(&words);
    return true;
}

static void flush(void) {
    fflush(stdout);
}

static bool print_line(struct str line, struct error *error) {
    fwrite(line.ptr, 1, line.len, stdout);
    if (putchar('\n') != EOF && !ferror(stdout))
        return true;
    return error_set(error, "standard output", "cannot be written: %s", strerror(errno));
}

/* A line that cannot be said is told and left empty, so that the others keep their
 * places. */
static bool normalize_lines(const struct normalizer *normalizer, struct error *error) {
    struct lines lines;
    struct str line;
    size_t n_failed = 0;
    lines_open(&lines, STDIN_FILENO, flush);
    while (!error->set && lines_next(&lines, &line, error)) {
        struct arena *arena = arena_open();
        struct str said = {0};
        struct error cause = {0}, placed = {0};
        if (!normalize(arena, normalizer, line, &said, &cause)) {
            error_set_line(&placed, "standard input", lines.number, "%s", cause.message);
            error_print(&placed);
            said = (struct str){0};
            n_failed++;
        }
        print_line(said, error);
        arena_close(arena);
    }
    lines_close(&lines);
    if (n_failed)
        error_set(error, "standard input", "%zu of its lines could not be said; they are empty",
                  n_failed);
    return !error->set;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct normalize_options options = {0};
    enum exit_status status;
    if (!options_parse(&command_normalize, argc, argv, &options, &status, error))
        return status;
    struct normalizer normalizer = {0};
    struct arena *arena = arena_open();
    bool done =
        open_normalizer(arena, &options, &normalizer, error) && normalize_lines(&normalizer, error);
    studio_close(&normalizer.studio);
    arena_close(arena);
    return done ? EXIT_DONE : EXIT_WORK_FAILED;
}

const struct command command_normalize = {
    .name = "normalize",
    .usage = "normalize [OPTION...]",
    .summary = "Turns each line of standard input into the line as spoken",
    .help = "For each line that is read one is printed, an empty one for an empty one. Each\n"
            "is out as soon as no further input waits, so a partner may answer line by line.",
    .options = rows,
    .run = run,
};
