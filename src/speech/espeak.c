/* eSpeak NG, through libespeak-ng. It is given plain words, punctuation for the tune,
 * and [[mnemonics]]: never markup, and never text with brackets or control bytes of
 * its own. */
#include <errno.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "speech/engine.h"
#include "speech/ipa.h"

extern const struct engine engine_espeak;

enum {
    /* The library's samples depend on its buffer's length from about a second on; they
     * do not below. In ms. */
    BUFFER_MS = 200,
    /* The most that one call is given, in bytes: libespeak-ng 1.51 reads a clause into
     * 800 bytes (N_TR_SOURCE). */
    CALL_MAX_BYTES = 700,
    /* Of one word, or of its mnemonics. */
    LONGEST_WORD_BYTES = 150,
    /* Quieter than this at either end of a phrase is silence: -66 dBFS. */
    SILENCE_LEVEL = 16,
    /* The engine speaks runs such as "of the" or "have been" as one word with one event;
     * the longest of its dictionary's such runs that English prose has is this long. */
    LONGEST_MERGED_RUN = 4,
    /* A compound with hyphens is one word to the engine, with one event. */
    LONGEST_COMPOUND = 3,
};

static int sample_rate_hz;
static struct str voice_language;

static bool select_voice(const char *identity, struct error *error) {
    if (espeak_SetVoiceByName(identity) != EE_OK)
        return error_set(error, identity, "eSpeak NG has no such voice");
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

static bool espeak_open(const struct voice *voice, struct error *error) {
    static bool initialised; /* the library cannot be terminated and opened again */
    if (!initialised) {
        sample_rate_hz = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, NULL,
                                           espeakINITIALIZE_DONT_EXIT);
        if (sample_rate_hz <= 0)
            return error_set(error, "", "eSpeak NG does not start; is espeak-ng-data installed?");
        initialised = true;
    }
    struct arena *arena = arena_open();
    bool done =
        select_voice(str_to_c(arena, voice->identity), error) && set_parameters(voice, error);
    arena_close(arena);
    voice_language = voice->language;
    return done;
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

static bool espeak_identity(struct arena *arena, struct str *identity, struct error *error) {
    const char *folder;
    const char *version = espeak_Info(&folder);
    const espeak_VOICE *voice = espeak_GetCurrentVoice();
    struct arena *scratch = arena_open();
    struct hasher hasher;
    hasher_open(&hasher);
    static const char *const data[] = {"phondata", "phonindex", "phontab", "intonations"};
    bool done = true;
    for (size_t i = 0; i < sizeof data / sizeof *data; i++)
        done = done && add_data_file(scratch, &hasher, folder, data[i]);
    if (!done)
        error_set(error, folder, "eSpeak NG's data cannot be read");
    /* The voice's own file and its language's dictionary; built-in voices have none. */
    add_data_file(scratch, &hasher, folder,
                  (const char *)str_format(scratch, "lang/%s", voice->identifier).ptr);
    const char *language = voice->languages ? voice->languages + 1 : "";
    add_data_file(
        scratch, &hasher, folder,
        (const char *)str_format(scratch, "%.*s_dict", (int)strcspn(language, "-"), language).ptr);
    struct hash hash = hasher_close(&hasher);
    char hex[65];
    hash_to_hex(&hash, hex);
    *identity =
        str_format(arena, "eSpeak NG %.*s (data %.12s)", (int)strcspn(version, " "), version, hex);
    arena_close(scratch);
    return done;
}

/* ---- what the engine is given ---- */

/* A call's text, and where in it each word begins: in code points from 1, as the
 * engine counts. */
struct call {
    struct arena *arena;
    struct strbuf text;
    size_t first_word, n_words;
    size_t n_compound; /* words since the last space */
    struct {
        unsigned *items;
        size_t count, capacity;
    } positions;
    unsigned n_code_points;
};

static void call_add(struct call *call, struct str text) {
    strbuf_add(&call->text, text);
    call->n_code_points += (unsigned)utf8_length(text);
}

/* Plain characters only: what is neither letter, digit, hyphen nor apostrophe could
 * be a command byte, markup or a mnemonic's bracket. */
static struct str plain_word(struct arena *arena, struct str text) {
    struct strbuf plain = {.arena = arena};
    int apostrophes = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (c == 0x2019 || c == 0x02BC)
            c = '\'';
        /* libespeak-ng 1.51 overruns a buffer on a long chain of "s'": a word of any
         * language has three apostrophes at most. */
        if (c == '\'' && ++apostrophes > 3)
            c = ' ';
        bool speakable = utf8_is_letter(c) || utf8_is_digit(c) || c == '-' || c == '\'' || c == '.';
        if (c != UTF8_INVALID)
            utf8_add(&plain, speakable ? c : ' ');
    }
    return str_trim(strbuf_str(&plain));
}

static bool word_text(struct arena *arena, const struct word *word, struct str *text,
                      struct error *error) {
    struct str mnemonics = word->phonemes;
    if (word->alphabet == PHONEMES_IPA &&
        !ipa_to_espeak(arena, word->phonemes, voice_language, &mnemonics, error))
        return false;
    *text = word->alphabet == PHONEMES_NONE ? plain_word(arena, word->text)
                                            : str_format(arena, "[[%.*s]]", STR_ARG(mnemonics));
    return true;
}

static bool joins_next(const struct word *word) {
    return str_ends_with(word->after, STR("-"));
}

static bool call_add_word(struct call *call, const struct utterance *utterance, size_t word,
                          struct error *error) {
    struct str text;
    if (!word_text(call->arena, &utterance->words[word], &text, error))
        return false;
    if (call->n_words) {
        const struct word *before = &utterance->words[word - 1];
        bool hyphen = joins_next(before) && utterance->words[word].joined &&
                      call->n_compound < LONGEST_COMPOUND;
        call_add(call, hyphen                                  ? STR("-")
                       : str_contains(before->after, STR(",")) ? STR(", ")
                                                               : STR(" "));
        if (!hyphen)
            call->n_compound = 0;
    }
    unsigned lead = str_starts_with(text, STR("[[")) ? 2 : 0;
    *arena_push(call->arena, &call->positions) = call->n_code_points + 1 + lead;
    call_add(call, text);
    call->n_words++;
    call->n_compound++;
    return true;
}

/* ---- what it answers ---- */

struct capture {
    struct recording *recording;
    const struct call *call;
    size_t base;      /* where the call's samples begin in the recording */
    uint32_t *starts; /* of the call's words, in samples from the base; or NOT_HEARD */
};

#define NOT_HEARD UINT32_MAX

static struct capture *capture;

/* The word that an event's position lies in: the last that begins at or before it. */
static size_t word_at(const struct call *call, unsigned position) {
    size_t low = 0, high = call->positions.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (call->positions.items[middle] <= position)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static int on_samples(short *samples, int n, espeak_EVENT *events) {
    struct recording *recording = capture->recording;
    for (; events->type != espeakEVENT_LIST_TERMINATED; events++) {
        if (events->type != espeakEVENT_WORD || events->text_position < 1 || events->length < 1)
            continue;
        uint32_t *start = &capture->starts[word_at(capture->call, (unsigned)events->text_position)];
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

static bool synthesize(const struct call *call, struct error *error) {
    struct arena *arena = arena_open();
    char *text = str_to_c(arena, strbuf_str(&call->text));
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

/* Spreads the samples between two events over the words of a run that shares one. */
static void share_out(uint32_t *starts, const struct utterance *utterance, size_t first_word,
                      size_t from, size_t to, uint32_t end) {
    size_t letters = 0, before = 0;
    for (size_t i = from; i < to; i++)
        letters += utterance->words[first_word + i].text.len + 1;
    uint64_t length = end > starts[from] ? end - starts[from] : 0;
    uint32_t start = starts[from];
    for (size_t i = from; i < to; i++) {
        starts[i] = start + (uint32_t)(length * before / letters);
        before += utterance->words[first_word + i].text.len + 1;
    }
}

/* Where the voice ends before `next`, for a word that a pause follows. */
static uint32_t voice_end(const struct recording *recording, uint32_t start, uint32_t next) {
    while (next > start + 1 && is_silent(recording->samples[next - 1]))
        next--;
    return next;
}

static bool set_times(const struct utterance *utterance, const struct call *call, uint32_t *starts,
                      size_t base, size_t trimmed, struct recording *recording,
                      struct error *error) {
    uint32_t end = (uint32_t)(recording->n_samples - base);
    for (size_t i = 0; i < call->n_words; i++)
        if (starts[i] != NOT_HEARD)
            starts[i] = starts[i] > trimmed ? (uint32_t)(starts[i] - trimmed) : 0;
    if (starts[0] == NOT_HEARD)
        starts[0] = 0;
    for (size_t from = 0, to; from < call->n_words; from = to) {
        for (to = from + 1; to < call->n_words && starts[to] == NOT_HEARD; to++)
            ;
        struct str text = utterance->words[call->first_word + from].text;
        if (to - from > LONGEST_MERGED_RUN)
            return error_set(error, "", "the engine left out words after “%.*s”", STR_ARG(text));
        share_out(starts, utterance, call->first_word, from, to,
                  to < call->n_words ? starts[to] : end);
    }
    for (size_t i = 0; i < call->n_words; i++) {
        uint32_t start = (uint32_t)base + (starts[i] < end ? starts[i] : end);
        uint32_t next = i + 1 < call->n_words ? starts[i + 1] : end;
        next = (uint32_t)base + (next < end ? next : end);
        recording->word_times[call->first_word + i] =
            (struct word_time){start, voice_end(recording, start, next)};
    }
    return true;
}

static bool speak_call(const struct utterance *utterance, const struct call *call,
                       struct recording *recording, struct error *error) {
    size_t base = recording->n_samples;
    uint32_t *starts = arena_alloc_array(call->arena, call->n_words, sizeof *starts);
    for (size_t i = 0; i < call->n_words; i++)
        starts[i] = NOT_HEARD;
    struct capture current = {recording, call, base, starts};
    capture = &current;
    espeak_SetSynthCallback(on_samples);
    if (!synthesize(call, error))
        return false;
    size_t trimmed = trim(recording, base);
    if (recording->n_samples == base)
        return error_set(error, "", "the engine was silent on “%.*s”",
                         STR_ARG(strbuf_str(&call->text)));
    return set_times(utterance, call, starts, base, trimmed, recording, error);
}

/* Calls `visit` with each part of a phrase that fits a call: one, nearly always. */
typedef bool call_fn(const struct utterance *utterance, const struct call *call, void *context,
                     struct error *error);

static bool for_each_call(const struct utterance *utterance, const struct phrase *phrase,
                          call_fn *visit, void *context, struct error *error) {
    struct arena *arena = arena_open();
    size_t word = phrase->first_word, end = word + phrase->n_words;
    bool done = true;
    while (done && word < end) {
        struct call call = {.arena = arena, .text = {.arena = arena}, .first_word = word};
        do {
            done = call_add_word(&call, utterance, word++, error);
        } while (done && word < end && call.text.count < CALL_MAX_BYTES - LONGEST_WORD_BYTES);
        if (word == end && phrase->mark)
            call_add(&call, (struct str){&phrase->mark, 1});
        done = done && visit(utterance, &call, context, error);
    }
    arena_close(arena);
    return done;
}

static bool visit_speak(const struct utterance *utterance, const struct call *call, void *context,
                        struct error *error) {
    return speak_call(utterance, call, context, error);
}

static bool espeak_speak(const struct utterance *utterance, size_t phrase,
                         struct recording *recording, struct error *error) {
    return for_each_call(utterance, &utterance->phrases[phrase], visit_speak, recording, error);
}

/* ---- phonemes ---- */

static int discard_samples(short *samples, int n, espeak_EVENT *events) {
    (void)samples, (void)n, (void)events;
    return 0;
}

static bool visit_trace(const struct utterance *utterance, const struct call *call, void *context,
                        struct error *error) {
    (void)utterance;
    espeak_SetPhonemeTrace(espeakPHONEMES_IPA, context);
    return synthesize(call, error);
}

/* One space between words, none at the ends. */
static struct str squeeze(struct arena *arena, const char *text, size_t len) {
    struct strbuf out = {.arena = arena};
    for (size_t i = 0; i < len; i++) {
        bool space = text[i] == ' ' || text[i] == '\n';
        if (!space)
            strbuf_add_char(&out, text[i]);
        else if (out.count && out.items[out.count - 1] != ' ')
            strbuf_add_char(&out, ' ');
    }
    return str_trim(strbuf_str(&out));
}

static bool espeak_phonemes(struct arena *arena, const struct utterance *utterance, struct str *ipa,
                            struct error *error) {
    char *traced = NULL;
    size_t len = 0;
    FILE *trace = open_memstream(&traced, &len);
    if (!trace)
        return error_set(error, "", "out of memory");
    espeak_SetSynthCallback(discard_samples);
    bool done = true;
    for (size_t i = 0; done && i < utterance->n_phrases; i++) {
        done = for_each_call(utterance, &utterance->phrases[i], visit_trace, trace, error);
        fputc('\n', trace);
    }
    fclose(trace);
    if (done)
        *ipa = squeeze(arena, traced, len);
    free(traced);
    return done;
}

/* ---- questions ---- */

/* The engine tells how it came to a word's phonemes: "Found:" in its dictionary, or
 * "Translate" by rules. */
static bool espeak_knows(struct str word) {
    struct arena *arena = arena_open();
    struct call call = {.arena = arena, .text = {.arena = arena}};
    call_add(&call, plain_word(arena, word));
    char *traced = NULL;
    size_t len = 0;
    FILE *trace = open_memstream(&traced, &len);
    bool known = false;
    if (trace) {
        struct error ignored = {0};
        espeak_SetSynthCallback(discard_samples);
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

static bool espeak_accepts(enum phoneme_alphabet alphabet, struct str phonemes,
                           struct error *error) {
    struct arena *arena = arena_open();
    struct str mnemonics, unknown = {0};
    bool done = true;
    if (alphabet == PHONEMES_IPA)
        done = ipa_to_espeak(arena, phonemes, voice_language, &mnemonics, error);
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
    .accepts = espeak_accepts,
};
