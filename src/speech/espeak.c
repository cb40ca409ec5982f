/* eSpeak NG, through libespeak-ng. */
#include <errno.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "speech/engine.h"
#include "speech/espeak_call.h"
#include "speech/espeak_runs.h"
#include "speech/ipa.h"

extern const struct engine engine_espeak;

enum {
    /* The library's samples depend on its buffer's length from about a second on; they
     * do not below. In ms. */
    BUFFER_MS = 200,
    /* Quieter than this at either end of a phrase is silence: -66 dBFS. */
    SILENCE_LEVEL = 16,
    /* The engine speaks runs such as "of the" or "wouldn't have to" as one word with one
     * event; the longest in its English dictionary are this long. */
    LONGEST_MERGED_RUN = 3,
};

static int sample_rate_hz;
static struct voice open_voice;
static struct str foreign; /* the language that is set in its stead; empty: none */

/* Whether a voice is for the language of a tag: its list holds, for each, a byte of
 * priority and the name; a byte of 0 ends it. */
static bool is_for_language(const espeak_VOICE *voice, const char *tag) {
    size_t len = strcspn(tag, "-_");
    for (const char *at = voice->languages; at && *at; at += strlen(at) + 1)
        if (strncasecmp(at + 1, tag, len) == 0 && strcspn(at + 1, "-") == len)
            return true;
    return false;
}

/* The voice for a language tag. Asked for a language that it has not, the library gives
 * another without a sign. */
static bool select_by_language(const char *tag) {
    enum { TAG_ROOM = 80 }; /* of the library's own copy, which it does not end beyond */
    espeak_VOICE wanted = {.languages = tag};
    if (strlen(tag) >= TAG_ROOM || espeak_SetVoiceByProperties(&wanted) != EE_OK)
        return false;
    const espeak_VOICE *found = espeak_GetCurrentVoice();
    return found && is_for_language(found, tag);
}

static bool select_voice(const char *identity, struct error *error) {
    if (espeak_SetVoiceByName(identity) != EE_OK && !select_by_language(identity))
        return error_set(error, identity,
                         "eSpeak NG has no such voice; name another with --voice, or the text's "
                         "language with --lang");
    /* An unknown variant is ignored without a sign; only the identifier tells. */
    const char *variant = strchr(identity, '+');
    const espeak_VOICE *voice = espeak_GetCurrentVoice();
    if (!voice || !voice->identifier)
        return error_set(error, identity, "eSpeak NG loaded no voice");
    if (variant && !str_ends_with(str_from_c(voice->identifier), str_from_c(variant)))
        return error_set(error, identity, "eSpeak NG has no such variant (%s)", variant + 1);
    return true;
}

static bool set_parameters(const struct voice *voice, struct error *error) {
    const struct {
        espeak_PARAMETER parameter;
        int value;
    } settings[] = {
        {espeakRATE, voice->rate},        {espeakPITCH, voice->pitch},
        {espeakRANGE, voice->range},      {espeakVOLUME, voice->volume},
        {espeakWORDGAP, voice->word_gap},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (espeak_SetParameter(settings[i].parameter, settings[i].value, 0) != EE_OK)
            return error_set(error, str_printf_len(voice->name) ? voice->name.ptr : "",
                             "eSpeak NG refuses a setting of this voice");
    return true;
}

/* The library starts threads of its own, which are to leave our signals to us. */
static bool initialise(struct error *error) {
    sigset_t all, ours;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &ours);
    sample_rate_hz =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, NULL, espeakINITIALIZE_DONT_EXIT);
    sigprocmask(SIG_SETMASK, &ours, NULL);
    return sample_rate_hz > 0 ||
           error_set(error, "", "eSpeak NG does not start; is espeak-ng-data installed?");
}

static bool espeak_open(const struct voice *voice, struct error *error) {
    static bool initialised; /* the library cannot be terminated and opened again */
    if (!initialised) {
        if (!initialise(error))
            return false;
        initialised = true;
    }
    struct arena *arena = arena_open();
    bool done =
        select_voice(str_to_c(arena, voice->identity), error) && set_parameters(voice, error);
    arena_close(arena);
    open_voice = *voice;
    foreign = (struct str){0};
    return done;
}

/* Sets the voice for a phrase: the open one's, or the engine's own for a language. What
 * follows in this process is spoken by it. */
static bool set_language(struct str language, struct error *error) {
    if (str_equal(language, foreign))
        return true;
    struct arena *arena = arena_open();
    char *tag = str_to_c(arena, language);
    bool done = language.len ? select_by_language(tag) ||
                                   error_set(error, "",
                                             "eSpeak NG has no voice for the language "
                                             "“%s” that this is marked as",
                                             tag)
                             : select_voice(str_to_c(arena, open_voice.identity), error);
    arena_close(arena);
    foreign = language;
    return done && set_parameters(&open_voice, error);
}

static struct str language_now(void) {
    return foreign.len ? foreign : open_voice.language;
}

static int espeak_rate(void) {
    return sample_rate_hz;
}

/* ---- identity ---- */

static bool add_data_file(struct arena *arena, struct hasher *hasher, const char *folder,
                          const char *name) {
    struct error missing = {0};
    struct str content;
    if (!file_read(arena, file_join(arena, folder, name), 64 << 20, &content, &missing))
        return false;
    hasher_add(hasher, content);
    return true;
}

/* The voice's own file ("gmw/en-US"), its variant's ("+f2") and its language's
 * dictionary; a voice that is built in has none. */
static void add_voice_files(struct arena *arena, struct hasher *hasher, const char *folder) {
    const espeak_VOICE *voice = espeak_GetCurrentVoice();
    const char *language = voice->languages ? voice->languages + 1 : "";
    int language_len = (int)strcspn(language, "-");
    int voice_len = (int)strcspn(voice->identifier, "+");
    const char *variant = voice->identifier + voice_len;
    const struct str files[] = {
        str_format(arena, "lang/%.*s", voice_len, voice->identifier),
        str_format(arena, "voices/!v/%s", *variant ? variant + 1 : ""),
        str_format(arena, "%.*s_dict", language_len, language),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        add_data_file(arena, hasher, folder, files[i].ptr);
}

static bool espeak_identity(struct arena *arena, struct str *identity, struct error *error) {
    const char *folder;
    const char *version = espeak_Info(&folder);
    struct arena *scratch = arena_open();
    struct hasher hasher;
    hasher_open(&hasher);
    static const char *const data[] = {"phondata", "phonindex", "phontab", "intonations"};
    bool done = true;
    for (size_t i = 0; i < sizeof data / sizeof *data; i++)
        done = done && add_data_file(scratch, &hasher, folder, data[i]);
    if (!done)
        error_set(error, folder, "eSpeak NG's data cannot be read");
    add_voice_files(scratch, &hasher, folder);
    struct hash hash = hasher_close(&hasher);
    char hex[65];
    hash_to_hex(&hash, hex);
    *identity =
        str_format(arena, "eSpeak NG %.*s (data %.12s)", (int)strcspn(version, " "), version, hex);
    arena_close(scratch);
    return done;
}

/* ---- what it answers ---- */

struct capture {
    struct recording *recording;
    const struct espeak_call *call;
    uint32_t *starts; /* of the call's pieces, in samples from its first; or NOT_HEARD */
};

#define NOT_HEARD UINT32_MAX

static struct capture *capture; /* NULL: nobody listens */

/* The piece that an event's position lies in: the last that begins at or before it. */
static size_t piece_at(const struct espeak_call *call, unsigned position) {
    size_t low = 0, high = call->pieces.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (call->pieces.items[middle].position <= position)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static int on_samples(short *samples, int n, espeak_EVENT *events) {
    if (!capture)
        return 0;
    struct recording *recording = capture->recording;
    for (; events->type != espeakEVENT_LIST_TERMINATED; events++) {
        if (events->type != espeakEVENT_WORD || events->text_position < 1 || events->length < 1)
            continue;
        uint32_t *start =
            &capture->starts[piece_at(capture->call, (unsigned)events->text_position)];
        if (*start == NOT_HEARD)
            *start = (uint32_t)events->sample;
    }
    if (samples && n > 0) {
        size_t count = (size_t)n;
        recording->samples =
            arena_grow_array(recording->arena, recording->samples, &recording->capacity,
                             recording->n_samples + count, sizeof *recording->samples);
        memcpy(recording->samples + recording->n_samples, samples, count * sizeof *samples);
        recording->n_samples += count;
    }
    return 0;
}

static bool synthesize(const struct espeak_call *call, struct error *error) {
    struct arena *arena = arena_open();
    char *text = str_to_c(arena, strbuf_str(&call->text));
    espeak_SetSynthCallback(on_samples);
    espeak_ERROR status = espeak_Synth(text, call->text.count + 1, 0, POS_CHARACTER, 0,
                                       espeakCHARS_UTF8 | espeakPHONEMES, NULL, NULL);
    arena_close(arena);
    return status == EE_OK || error_set(error, "", "eSpeak NG answers with error %d", (int)status);
}

static bool is_silent(int16_t sample) {
    return sample > -SILENCE_LEVEL && sample < SILENCE_LEVEL;
}

/* Removes the silence at both ends of what was recorded from `base` on; returns how
 * much went from the front. */
static size_t trim(struct recording *recording, size_t base) {
    int16_t *samples = recording->samples;
    size_t end = recording->n_samples, start = base;
    while (end > base && is_silent(samples[end - 1]))
        end--;
    while (start < end && is_silent(samples[start]))
        start++;
    memmove(samples + base, samples + start, (end - start) * sizeof *samples);
    recording->n_samples = base + end - start;
    return start - base;
}

/* Spreads the samples up to `end` over a run of pieces that share an event, by their
 * lengths in the text. */
static void share_out(const struct espeak_call *call, uint32_t *starts, size_t from, size_t to,
                      uint32_t end) {
    const struct espeak_piece *pieces = call->pieces.items;
    unsigned text_start = pieces[from].position;
    unsigned text_end = to < call->pieces.count ? pieces[to].position : call->n_code_points + 1;
    uint32_t start = starts[from];
    uint64_t length = end > start ? end - start : 0;
    for (size_t i = from + 1; i < to; i++)
        starts[i] = start + (uint32_t)(length * (pieces[i].position - text_start) /
                                       (text_end - text_start));
}

/* Where the voice ends before `next`, for a word that a pause follows. */
static uint32_t voice_end(const struct recording *recording, uint32_t start, uint32_t next) {
    while (next > start + 1 && is_silent(recording->samples[next - 1]))
        next--;
    return next;
}

/* Gives a start to the pieces that had no event of their own: those merged with the one
 * before. A longer run than the engine merges has been left out. */
static bool fill_starts(const struct utterance *utterance, const struct espeak_call *call,
                        uint32_t *starts, const struct recording *recording, size_t base,
                        struct error *error) {
    const struct espeak_piece *pieces = call->pieces.items;
    size_t count = call->pieces.count;
    uint32_t end = (uint32_t)(recording->n_samples - base);
    for (size_t from = 0, to; from < count; from = to) {
        unsigned n_spaced = 1;
        for (to = from + 1; to < count && starts[to] == NOT_HEARD; to++)
            n_spaced += !pieces[to].hyphenated;
        struct str text = utterance_word(utterance, pieces[from].word).text;
        if (n_spaced > LONGEST_MERGED_RUN)
            return error_set(error, "", "the engine left out words after “%.*s”", STR_ARG(text));
        uint32_t next = (uint32_t)base + (to < count ? starts[to] : end);
        uint32_t start = (uint32_t)base + starts[from];
        share_out(call, starts, from, to, voice_end(recording, start, next) - (uint32_t)base);
    }
    return true;
}

/* The call's events, in samples from its untrimmed start, become its words' times. */
static bool set_times(const struct utterance *utterance, const struct espeak_call *call,
                      uint32_t *starts, size_t base, size_t trimmed, struct recording *recording,
                      struct error *error) {
    const struct espeak_piece *pieces = call->pieces.items;
    size_t count = call->pieces.count;
    uint32_t end = (uint32_t)(recording->n_samples - base), last = 0;
    if (starts[0] == NOT_HEARD)
        starts[0] = 0;
    for (size_t i = 0; i < count; i++) {
        if (starts[i] == NOT_HEARD)
            continue;
        uint32_t start = starts[i] > trimmed ? (uint32_t)(starts[i] - trimmed) : 0;
        last = starts[i] = start < last ? last : start < end ? start : end;
    }
    if (!fill_starts(utterance, call, starts, recording, base, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t start = (uint32_t)base + starts[i];
        uint32_t next = (uint32_t)base + (i + 1 < count ? starts[i + 1] : end);
        struct word_time *time = &recording->word_times[pieces[i].word];
        if (pieces[i].first)
            time->start = start;
        time->end = voice_end(recording, start, next);
    }
    return true;
}

static bool visit_speak(const struct utterance *utterance, const struct espeak_call *call,
                        void *context, struct error *error) {
    struct recording *recording = context;
    size_t base = recording->n_samples;
    uint32_t *starts = arena_alloc_array(call->arena, call->pieces.count, sizeof *starts);
    for (size_t i = 0; i < call->pieces.count; i++)
        starts[i] = NOT_HEARD;
    struct capture current = {recording, call, starts};
    capture = &current;
    bool done = synthesize(call, error);
    capture = NULL;
    if (!done)
        return false;
    size_t trimmed = trim(recording, base);
    if (recording->n_samples == base)
        return error_set(error, "", "the engine was silent on “%.*s”",
                         STR_ARG(strbuf_str(&call->text)));
    return set_times(utterance, call, starts, base, trimmed, recording, error);
}

static bool espeak_speak(const struct utterance *utterance, size_t phrase,
                         struct recording *recording, struct error *error) {
    const struct phrase *spoken = &utterance->phrases[phrase];
    return set_language(spoken->language, error) &&
           espeak_for_each_call(utterance, spoken, language_now(), visit_speak, recording, error);
}

/* ---- phonemes ---- */

/* One space between words, none at the ends, and nothing of the voices' names that the
 * engine notes in brackets: "(hi)nəmˈʌsteː(en-us)". */
static struct str squeeze(struct arena *arena, const char *text, size_t len) {
    struct strbuf out = {.arena = arena};
    bool bracketed = false;
    for (size_t i = 0; i < len; i++) {
        bool space = text[i] == ' ' || text[i] == '\n';
        bracketed = bracketed ? text[i] != ')' : text[i] == '(';
        if (bracketed || text[i] == ')')
            continue;
        if (!space)
            strbuf_add_char(&out, text[i]);
        else if (out.count && out.items[out.count - 1] != ' ')
            strbuf_add_char(&out, ' ');
    }
    return str_trim(strbuf_str(&out));
}

struct tracing {
    struct arena *arena;
    struct strbuf ipa;
};

static bool visit_trace(const struct utterance *utterance, const struct espeak_call *call,
                        void *context, struct error *error) {
    struct tracing *tracing = context;
    char *traced = NULL;
    size_t len = 0;
    FILE *trace = open_memstream(&traced, &len);
    if (!trace)
        return error_set(error, "", "out of memory");
    espeak_SetPhonemeTrace(espeakPHONEMES_IPA, trace);
    bool done = synthesize(call, error);
    espeak_SetPhonemeTrace(0, NULL);
    fclose(trace);
    if (tracing->ipa.count)
        strbuf_add_char(&tracing->ipa, ' ');
    struct str ipa = squeeze(tracing->arena, traced, len);
    strbuf_add(&tracing->ipa, espeak_words_apart(tracing->arena, utterance, call, ipa));
    free(traced);
    return done;
}

static bool espeak_phonemes(struct arena *arena, const struct utterance *utterance, struct str *ipa,
                            struct error *error) {
    struct tracing tracing = {arena, {.arena = arena}};
    for (size_t i = 0; i < utterance->n_phrases; i++)
        if (!set_language(utterance->phrases[i].language, error) ||
            !espeak_for_each_call(utterance, &utterance->phrases[i], language_now(), visit_trace,
                                  &tracing, error))
            return false;
    *ipa = str_trim(strbuf_str(&tracing.ipa));
    return true;
}

/* ---- questions ---- */

/* The engine tells how it came to a word's phonemes: "Found:" in its dictionary, or
 * "Translate" by rules. */
static bool espeak_knows(struct str word) {
    struct arena *arena = arena_open();
    struct espeak_call call = {.arena = arena, .text = {.arena = arena}};
    strbuf_add(&call.text, espeak_plain(arena, word));
    char *traced = NULL;
    size_t len = 0;
    FILE *trace = open_memstream(&traced, &len);
    bool known = false;
    if (trace) {
        struct error ignored = {0};
        espeak_SetPhonemeTrace(espeakPHONEMES_SHOW | espeakPHONEMES_TRACE, trace);
        synthesize(&call, &ignored);
        espeak_SetPhonemeTrace(0, NULL);
        fclose(trace);
        struct str text = {traced, len};
        known = str_contains(text, STR("Found:")) && !str_contains(text, STR("Translate"));
    }
    free(traced);
    arena_close(arena);
    return known;
}

/* The voice that is set then is any: this process is not to speak. */
static bool espeak_speaks(struct str language) {
    struct arena *arena = arena_open();
    bool found = select_by_language(str_to_c(arena, language));
    arena_close(arena);
    return found;
}

static bool espeak_accepts(enum phoneme_alphabet alphabet, struct str phonemes,
                           struct error *error) {
    struct arena *arena = arena_open();
    struct str mnemonics, unknown = {0};
    bool done = true;
    if (alphabet == PHONEMES_IPA)
        done = ipa_to_espeak(arena, phonemes, open_voice.language, &mnemonics, error);
    else if (alphabet == PHONEMES_ESPEAK && !mnemonics_valid(phonemes, &unknown))
        done = error_set(error, "", "eSpeak NG has no phoneme “%.*s”", STR_ARG(unknown));
    arena_close(arena);
    return done;
}

const struct engine engine_espeak = {
    .name = "espeak",
    .open = espeak_open,
    .identity = espeak_identity,
    .sample_rate = espeak_rate,
    .speak = espeak_speak,
    .phonemes = espeak_phonemes,
    .knows = espeak_knows,
    .speaks = espeak_speaks,
    .accepts = espeak_accepts,
};
