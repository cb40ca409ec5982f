/* `lectern say`: hear one thing. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/player.h"
#include "cli/reading.h"
#include "cli/wav.h"
#include "narration/narrate.h"

struct say_options {
    struct reading_options reading;
    const char *output;
};

static const struct option_row rows[] = {
    {.letter = 'o',
     .name = "output",
     .value = "FILE",
     .help = "write a WAV file instead of playing; - is\nstandard output",
     .offset = offsetof(struct say_options, output),
     .set = option_set_text,
     .wanted = "a file"},
    {.rows = reading_rows, .offset = offsetof(struct say_options, reading)},
    {0},
};

/* A WAV file and how long it lasts. */
struct sound {
    struct str file;
    double seconds;
};

static bool narrate(struct arena *arena, const char *text, const struct reading *reading,
                    struct utterance *utterance, struct error *error) {
    const struct narration_options narration = {
        .language = reading->language,
        .narrator = reading->voice.name,
        .pauses = &reading->voice.pauses,
        .lexicon = reading->lexicon,
    };
    struct str said = str_from_c(text);
    if (utf8_validate(said) < said.len)
        return error_set(error, "TEXT", "byte %zu is not UTF-8", utf8_validate(said) + 1);
    if (!narrate_text(arena, said, &narration, utterance, error))
        return false;
    return utterance->n_words || error_set(error, "TEXT", "has nothing to say in it");
}

static bool record(struct arena *arena, const char *text, const struct say_options *options,
                   struct sound *sound, struct error *error) {
    struct reading reading;
    struct profile profile;
    struct utterance utterance = {0};
    struct recording recording;
    struct studio studio = {0};
    bool done = reading_open(arena, str_from_c(options->reading.voice),
                             str_from_c(options->reading.language), &reading, error) &&
                reading_add_lexicons(&reading, &options->reading, error) &&
                narrate(arena, text, &reading, &utterance, error) &&
                profile_load(arena, DEFAULT_PROFILE, &profile, error) &&
                reading_open_studio(arena, &reading, &profile, NULL, &studio, error) &&
                studio_say(arena, &studio, &utterance, &recording, error) &&
                wav_encode(arena, recording.samples, recording.n_samples,
                           studio.format.sample_rate_hz, &sound->file, error);
    if (done)
        sound->seconds = (double)recording.n_samples / studio.format.sample_rate_hz;
    studio_close(&studio);
    return done;
}

static bool print_file(struct str file) {
    fwrite(file.ptr, 1, file.len, stdout); /* main tells whether it arrived */
    return true;
}

static bool deliver(const struct sound *sound, const char *output, struct error *error) {
    if (output && strcmp(output, "-") == 0)
        return print_file(sound->file);
    if (output)
        return file_write(output, sound->file, error);
    struct error cause = {0};
    enum played played = player_play(sound->file, sound->seconds, &cause);
    if (played == PLAYED)
        return true;
    if (played == PLAYED_NO_PLAYER && !isatty(STDOUT_FILENO))
        return print_file(sound->file);
    *error = cause;
    return false;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct say_options options = {0};
    enum exit_status status;
    if (!options_parse(&command_say, argc, argv, &options, &status, error))
        return status;
    struct arena *arena = arena_open();
    struct sound sound;
    bool done =
        record(arena, argv[0], &options, &sound, error) && deliver(&sound, options.output, error);
    arena_close(arena);
    return done ? EXIT_DONE : EXIT_WORK_FAILED;
}

const struct command command_say = {
    .name = "say",
    .usage = "say TEXT [OPTION...]",
    .summary = "Says one thing, through a player or into a WAV file",
    .help = "TEXT is one argument: put it between quotes. Without -o it is played by the\n"
            "first of aplay, paplay, pw-play and ffplay that is there; where none is, and\n"
            "standard output is no terminal, the WAV file goes there.",
    .n_operands = 1,
    .options = rows,
    .run = run,
};
