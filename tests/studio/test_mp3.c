#include "studio/mp3.h"

#include <stdlib.h>

#include "base/file.h"
#include "sounds.h"

static struct arena *arena;
static struct error error;

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    folder_make();
}

static void teardown(void) {
    folder_remove();
    arena_close(arena);
}

/* Both kinds of frame, and each version of the standard. */
static const struct mp3_format formats[] = {
    {22050, 64}, {22050, 160}, {24000, 64}, {16000, 48}, {11025, 32},
    {8000, 16},  {44100, 128}, {48000, 96}, {32000, 64}, {44100, 320},
};
enum { N_FORMATS = sizeof formats / sizeof *formats };

/* ---- what mpg123 makes of a stream ---- */

struct decoded {
    short *samples;
    size_t n;
    int rate;
};

static struct decoded decode(struct str frames) {
    const char *mp3 = file_join(arena, folder, "a.mp3"), *wav = file_join(arena, folder, "a.wav");
    ck_assert(file_write(mp3, frames, &error));
    const char *command =
        str_format(arena, "mpg123 -q --no-gapless -w '%s' '%s' 2>'%s/said'", wav, mp3, folder).ptr;
    ck_assert_int_eq(system(command), 0);
    struct str said;
    ck_assert(file_read(arena, file_join(arena, folder, "said"), 1 << 16, &said, &error));
    ck_assert_msg(said.len == 0, "mpg123 says: %.*s", STR_ARG(said));
    SF_INFO info = {0};
    SNDFILE *file = sf_open(wav, SFM_READ, &info);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(info.channels, 1);
    struct decoded decoded = {
        .samples = arena_alloc_array(arena, (size_t)info.frames, sizeof(short)),
        .n = (size_t)info.frames,
        .rate = info.samplerate,
    };
    ck_assert_int_eq(sf_read_short(file, decoded.samples, info.frames), info.frames);
    sf_close(file);
    return decoded;
}

static size_t loudest(const struct decoded *decoded, size_t from, size_t to) {
    size_t at = from;
    for (size_t i = from; i < to && i < decoded->n; i++)
        if (decoded->samples[i] > decoded->samples[at])
            at = i;
    return at;
}

/* A short bell whose one highest sample is at `at`. */
static void add_bell(int16_t *samples, size_t n, size_t at, int rate) {
    for (size_t i = 0; i < n; i++) {
        double t = ((double)i - (double)at) / rate;
        if (fabs(t) < 0.005)
            samples[i] =
                sounds_sample(0.6 * cos(2 * M_PI * 700 * t) * (0.5 + 0.5 * cos(M_PI * t / 0.005)));
    }
}

/* ---- claims ---- */

START_TEST(segments_and_silence_make_one_stream_that_keeps_time) {
    const struct mp3_format *format = &formats[_i];
    size_t frame = (size_t)mp3_frame_samples(format), n_frames = 0, lengths[] = {9000, 4001, 20000};
    struct strbuf stream = {.arena = arena};
    size_t bells[3];
    for (size_t s = 0; s < 3; s++) {
        for (size_t i = 0; i < 3 * s + 1; i++, n_frames++)
            mp3_silence_frame(format, false, &stream);
        int16_t *samples = arena_alloc_array(arena, lengths[s], sizeof *samples);
        size_t at = lengths[s] / 3, more;
        add_bell(samples, lengths[s], at, format->sample_rate_hz);
        ck_assert_msg(mp3_segment_encode(format, samples, lengths[s], &stream, &more, &error), "%s",
                      error.message);
        bells[s] = n_frames * frame + at;
        n_frames += more;
    }
    struct decoded decoded = decode(strbuf_str(&stream));
    ck_assert_int_eq(decoded.rate, format->sample_rate_hz);
    ck_assert_uint_eq(decoded.n, n_frames * frame);
    for (size_t s = 0; s < 3; s++) {
        size_t heard = loudest(&decoded, bells[s], bells[s] + 3000);
        size_t expected = bells[s] + MP3_ENCODER_DELAY + MP3_DECODER_DELAY;
        ck_assert_msg(labs((long)heard - (long)expected) <= 1, "bell %zu is at %zu, not at %zu", s,
                      heard, expected);
    }
}
END_TEST

START_TEST(frames_are_counted_as_the_header_says) {
    static const size_t lengths[] = {0, 1, 46, 47, 48, 576, 1152, 10000, 65536};
    const struct mp3_format *format = &formats[_i];
    size_t frame = (size_t)mp3_frame_samples(format);
    for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
        struct strbuf frames = {.arena = arena};
        size_t n_frames;
        int16_t *samples = arena_alloc_array(arena, lengths[l], sizeof *samples);
        ck_assert_msg(mp3_segment_encode(format, samples, lengths[l], &frames, &n_frames, &error),
                      "%zu samples: %s", lengths[l], error.message);
        ck_assert_msg(n_frames * frame >= lengths[l] + 1105 || lengths[l] == 0,
                      "%zu samples in %zu frames", lengths[l], n_frames);
        ck_assert_msg(n_frames * frame < lengths[l] + 1105 + 2 * frame, "%zu samples in %zu frames",
                      lengths[l], n_frames);
    }
}
END_TEST

START_TEST(ffprobe_counts_the_same_frames) {
    const struct mp3_format format = {22050, 64};
    struct strbuf frames = {.arena = arena};
    size_t n_frames;
    int16_t *samples = arena_alloc_array(arena, 30000, sizeof *samples);
    uint32_t state = 1;
    for (size_t i = 0; i < 30000; i++)
        samples[i] = sounds_sample(0.3 * sounds_noise(&state));
    ck_assert(mp3_segment_encode(&format, samples, 30000, &frames, &n_frames, &error));
    char *path = file_join(arena, folder, "a.mp3");
    ck_assert(file_write(path, strbuf_str(&frames), &error));
    const char *command =
        str_format(arena,
                   "ffprobe -v error -count_packets -show_entries stream=nb_read_packets '%s'",
                   path)
            .ptr;
    ck_assert_double_eq(sounds_ask(command, "nb_read_packets="), (double)n_frames);
}
END_TEST

START_TEST(a_silent_frame_decodes_to_digital_silence) {
    const struct mp3_format *format = &formats[_i];
    struct strbuf frames = {.arena = arena};
    for (size_t i = 0; i < 20; i++)
        mp3_silence_frame(format, i % 3 == 0, &frames);
    ck_assert_uint_eq(frames.count, 20 * (size_t)mp3_frame_bytes(format) + 7);
    struct decoded decoded = decode(strbuf_str(&frames));
    ck_assert_uint_eq(decoded.n, 20 * (size_t)mp3_frame_samples(format));
    for (size_t i = 0; i < decoded.n; i++)
        ck_assert_int_eq(decoded.samples[i], 0);
}
END_TEST

START_TEST(a_segment_sounds_as_it_did) {
    const struct mp3_format format = {22050, 64};
    enum { N = 40000 };
    int16_t *samples = arena_alloc_array(arena, N, sizeof *samples);
    struct strbuf frames = {.arena = arena};
    size_t n_frames;
    for (size_t i = 0; i < N; i++) {
        double t = (double)i / 22050;
        samples[i] = sounds_sample(sin(M_PI * (double)i / N) * (0.3 * sin(2 * M_PI * 200 * t) +
                                                                0.1 * sin(2 * M_PI * 1500 * t)));
    }
    ck_assert(mp3_segment_encode(&format, samples, N, &frames, &n_frames, &error));
    struct decoded decoded = decode(strbuf_str(&frames));
    double noise = 0, signal = 0;
    for (size_t i = 0; i < N; i++) {
        double off = decoded.samples[i + MP3_ENCODER_DELAY + MP3_DECODER_DELAY] - samples[i];
        noise += off * off;
        signal += (double)samples[i] * samples[i];
    }
    ck_assert_double_gt(10 * log10(signal / noise), 20);
}
END_TEST

START_TEST(an_encoder_opened_beforehand_writes_the_same_frames) {
    const struct mp3_format format = {22050, 64};
    int16_t *samples = arena_alloc_array(arena, 20000, sizeof *samples);
    sounds_sine(samples, 20000, 300, 0, 0.5, 22050);
    struct strbuf once = {.arena = arena}, spent = {.arena = arena};
    size_t n_once, n_spent;
    strbuf_add(&spent, STR("before"));
    struct mp3_encoder *encoder = mp3_encoder_open(&format, &error);
    ck_assert(mp3_encoder_spend(encoder, samples, 20000, &spent, &n_spent, &error));
    mp3_encoder_close(encoder);
    ck_assert(mp3_segment_encode(&format, samples, 20000, &once, &n_once, &error));
    ck_assert_uint_eq(n_once, n_spent);
    ck_assert(str_equal(str_slice(strbuf_str(&spent), 6, spent.count), strbuf_str(&once)));
}
END_TEST

START_TEST(a_format_that_layer_III_lacks_is_refused) {
    static const struct mp3_format lacking[] = {
        {22051, 64}, {22050, 65}, {0, 64},      {96000, 128}, {22050, 320},
        {44100, 8},  {44100, 24}, {48000, 144}, {-1, -1},     {22050, 0},
    };
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        error = (struct error){0};
        ck_assert(!mp3_format_valid(&lacking[i]));
        ck_assert_ptr_null(mp3_encoder_open(&lacking[i], &error));
        ck_assert_ptr_nonnull(strstr(error.message, "kbps"));
    }
    for (size_t i = 0; i < N_FORMATS; i++)
        ck_assert(mp3_format_valid(&formats[i]));
}
END_TEST

START_TEST(frames_have_the_standards_sizes) {
    ck_assert_int_eq(mp3_frame_samples(&(struct mp3_format){22050, 64}), 576);
    ck_assert_int_eq(mp3_frame_samples(&(struct mp3_format){32000, 64}), 1152);
    /* ISO 11172-3: 144 * bit rate / rate; 13818-3: 72 * bit rate / rate */
    ck_assert_int_eq(mp3_frame_bytes(&(struct mp3_format){44100, 128}), 417);
    ck_assert_int_eq(mp3_frame_bytes(&(struct mp3_format){22050, 64}), 208);
    ck_assert_int_eq(mp3_frame_bytes(&(struct mp3_format){48000, 96}), 288);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("mp3");
    tcase_set_timeout(claims, 60);
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_loop_test(claims, segments_and_silence_make_one_stream_that_keeps_time, 0, N_FORMATS);
    tcase_add_loop_test(claims, frames_are_counted_as_the_header_says, 0, N_FORMATS);
    tcase_add_test(claims, ffprobe_counts_the_same_frames);
    tcase_add_loop_test(claims, a_silent_frame_decodes_to_digital_silence, 0, N_FORMATS);
    tcase_add_test(claims, a_segment_sounds_as_it_did);
    tcase_add_test(claims, an_encoder_opened_beforehand_writes_the_same_frames);
    tcase_add_test(claims, a_format_that_layer_III_lacks_is_refused);
    tcase_add_test(claims, frames_have_the_standards_sizes);
    return tests_run("mp3", claims);
}
