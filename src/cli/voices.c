/* `lectern voices`: the voices there are. */
#include "cli/reading.h"

static const struct option_row rows[] = {{0}};

static void print_voice(const struct voice *voice, int width) {
    bool is_default = str_equal(voice->name, STR(DEFAULT_VOICE));
    printf("%-*.*s  %-6.*s  %3d words a minute  %.*s%s\n", width, STR_ARG(voice->name),
           STR_ARG(voice->language), voice->rate, STR_ARG(voice->description),
           is_default ? " (default)" : "");
}

static bool print_voices(struct arena *arena, struct error *error) {
    struct str *names;
    size_t count;
    int width = 0;
    if (!voice_list(arena, &names, &count, error))
        return false;
    struct voice *voices = arena_alloc_array(arena, count, sizeof *voices);
    for (size_t i = 0; i < count; i++) {
        if (!voice_load(arena, str_to_c(arena, names[i]), &voices[i], error))
            return false;
        if (str_printf_len(names[i]) > width)
            width = str_printf_len(names[i]);
    }
    for (size_t i = 0; i < count; i++)
        print_voice(&voices[i], width);
    return true;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    char none;
    enum exit_status status;
    if (!options_parse(&command_voices, argc, argv, &none, &status, error))
        return status;
    struct arena *arena = arena_open();
    bool done = print_voices(arena, error);
    arena_close(arena);
    return done ? EXIT_DONE : EXIT_WORK_FAILED;
}

const struct command command_voices = {
    .name = "voices",
    .usage = "voices",
    .summary = "Lists the voices there are",
    .help = "A voice is a file NAME.voice beside the shipped ones (in $LECTERN_DATA_DIR,\n"
            "when that is set); --voice takes its name, or the path of such a file.",
    .options = rows,
    .run = run,
};
