#include "speech/voice.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unistd.h>

#include "base/file.h"
#include "base/settings.h"
#include "base/utf8.h"

/* A folder counts as the voices' when it holds the default one. */
static const char landmark[] = "american.voice";

static bool try_folder(struct arena *arena, const char *candidate, char **folder) {
    if (!file_exists(file_join(arena, candidate, landmark)))
        return false;
    *folder = str_to_c(arena, str_from_c(candidate));
    return true;
}

bool voice_folder(struct arena *arena, char **folder, struct error *error) {
    const char *named = getenv("LECTERN_DATA_DIR");
    if (named && *named) {
        if (try_folder(arena, named, folder))
            return true;
        error_set(error, named, "LECTERN_DATA_DIR holds no %s", landmark);
        return false;
    }
    char program[PATH_MAX] = {0};
    if (readlink("/proc/self/exe", program, sizeof program - 1) < 0) {
        error_set(error, "", "cannot find the program's own folder: %s", strerror(errno));
        return false;
    }
    /* Installed (bin/ beside share/), or in a build folder (build/PRESET/ of the source,
     * build/PRESET/tests/ for tests). */
    static const char *const places[] = {"../share/lectern", "../../voices", "../../../voices"};
    char *own = file_folder(arena, program);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (try_folder(arena, file_join(arena, own, places[i]), folder))
            return true;
    error_set(error, own, "the voices are not where they were installed; set LECTERN_DATA_DIR");
    return false;
}

bool voice_path(struct arena *arena, const char *name, const char *extension, const char *what,
                char **path, struct error *error) {
    if (strchr(name, '/')) {
        *path = str_to_c(arena, str_from_c(name));
    } else {
        char *folder;
        if (!voice_folder(arena, &folder, error))
            return false;
        *path = (char *)str_format(arena, "%s/%s%s", folder, name, extension).ptr;
    }
    if (file_exists(*path))
        return true;
    return error_set(error, name, "no such %s; `lectern voices` lists what there is", what);
}

#define AT(member) offsetof(struct voice, member)
static const struct setting voice_settings[] = {
    {"voice", "description", AT(description), setting_set_string, 0, 0, "a line of text"},
    {"voice", "engine", AT(engine), setting_set_string, 0, 0, "an engine's name"},
    {"voice", "identity", AT(identity), setting_set_string, 0, 0, "a voice of the engine"},
    {"voice", "language", AT(language), setting_set_string, 0, 0, "a language tag such as en-US"},
    {"voice", "rate", AT(rate), setting_set_int, 80, 450, "whole words a minute, 80 to 450"},
    {"voice", "pitch", AT(pitch), setting_set_int, 0, 100, "a whole number, 0 to 100"},
    {"voice", "range", AT(range), setting_set_int, 0, 100, "a whole number, 0 to 100"},
    {"voice", "volume", AT(volume), setting_set_int, 1, 60, "a whole number, 1 to 60"},
    {"voice", "word-gap", AT(word_gap), setting_set_int, 0, 20, "a whole number, 0 to 20"},
    {"voice", "loudness", AT(loudness_lufs), setting_set_double, -60, 0, "LUFS, -60 to 0"},
    {"voice", "lexicon", AT(lexicon), setting_set_string, 0, 0, "a file beside the profile"},
    {0},
};
#undef AT

static bool set_pause(void *context, struct str section, struct str key, struct str value) {
    struct voice *voice = context;
    static const struct setting milliseconds = {.low = 0, .high = PAUSE_MAX_MS};
    double ms;
    return str_equal(section, STR("pauses")) && setting_number(value, &milliseconds, &ms) &&
           pauses_set(&voice->pauses, key, (unsigned)ms);
}

static const struct voice plain_voice = {
    .engine = {"espeak", 6},
    .rate = 175, /* eSpeak NG's own defaults */
    .pitch = 50,
    .range = 50,
    .volume = 55, /* half of full scale: the level is the master's work */
    .loudness_lufs = -28,
};

bool voice_load(struct arena *arena, const char *name, struct voice *voice, struct error *error) {
    char *path;
    if (!voice_path(arena, name, ".voice", "voice", &path, error))
        return false;
    *voice = plain_voice;
    voice->name = str_from_c(file_base_name(arena, path));
    voice->path = str_from_c(path);
    voice->pauses = pauses_default;
    if (!settings_read(arena, path, voice_settings, voice, set_pause, error))
        return false;
    if (!voice->identity.len || !voice->language.len)
        return error_set(error, path, "[voice] needs identity and language");
    if (voice->lexicon.len)
        voice->lexicon =
            str_from_c(file_join(arena, file_folder(arena, path), str_to_c(arena, voice->lexicon)));
    return true;
}

void voice_for_language(struct arena *arena, struct str language, struct voice *voice) {
    UChar name[64];
    char text[128];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    const char *locale = str_to_c(arena, language);
    uloc_getDisplayLanguage(locale, locale, name, 64, &status);
    u_strToUTF8(text, sizeof text, &len, name, -1, &status);
    *voice = plain_voice;
    voice->name = voice->identity = voice->language = str_copy(arena, language);
    voice->description =
        U_FAILURE(status) ? voice->name : utf8_capitalise(arena, (struct str){text, (size_t)len});
    voice->pauses = pauses_default;
}

bool voice_list(struct arena *arena, struct str **names, size_t *count, struct error *error) {
    char *path;
    if (!voice_folder(arena, &path, error))
        return false;
    DIR *folder = opendir(path);
    if (!folder)
        return error_set(error, path, "cannot be read: %s", strerror(errno));
    struct {
        struct str *items;
        size_t count, capacity;
    } found = {0};
    for (struct dirent *entry; (entry = readdir(folder));)
        if (str_ends_with(str_from_c(entry->d_name), STR(".voice")))
            *arena_push(arena, &found) = str_from_c(file_base_name(arena, entry->d_name));
    closedir(folder);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, str_by_bytes);
    *names = found.items;
    *count = found.count;
    return true;
}
