#include "edition/timeline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "edition/gating.h"

struct summing {
    const struct mp3_format *format;
    uint64_t frame;        /* samples in one */
    uint64_t voice_end;    /* samples: where the voice before ends */
    uint64_t silence;      /* samples wanted after it */
    uint64_t next_frame;   /* the first that no take has */
    bool spoken;           /* some take has come */
    struct gating *gating; /* every take's blocks */
    double peak_dbtp;
};

static uint64_t ms_to_samples(const struct mp3_format *format, unsigned ms) {
    return (uint64_t)ms * (uint64_t)format->sample_rate_hz / 1000;
}

static uint64_t larger(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

/* The silence before the first take is the head's alone. */
static void want_silence(struct summing *summing, unsigned ms) {
    if (summing->spoken)
        summing->silence = larger(summing->silence, ms_to_samples(summing->format, ms));
}

bool timeline_load(struct arena *arena, const struct utterance *utterance, const struct hash *key,
                   const struct cache *cache, struct take *take, struct error *error) {
    if (take_load(arena, cache, key, take, error) && take->n_words == utterance->n_words)
        return true;
    char place[32] = "an announcement";
    if (utterance->has_source)
        snprintf(place, sizeof place, "line %lu", utterance->source.line);
    return error_set(error, place,
                     "its take is no longer in the cache, or is damaged; build again");
}

static void place_take(struct arena *arena, struct summing *summing, const struct take *take,
                       struct timeline_take *placed) {
    uint64_t wanted = summing->voice_end + summing->silence;
    uint64_t nearest = (wanted + summing->frame / 2) / summing->frame;
    placed->first_frame = larger(nearest, summing->next_frame);
    placed->n_frames = take->n_frames;
    placed->start = placed->first_frame * summing->frame;
    placed->voice_end = placed->start + take->n_samples;
    size_t size = take->n_words * sizeof *take->word_times;
    placed->word_times = memcpy(arena_alloc(arena, size), take->word_times, size);
    gating_add(summing->gating, take->block_lufs, take->n_blocks);
    summing->peak_dbtp = fmax(summing->peak_dbtp, (double)take->peak_dbtp);
    summing->next_frame = placed->first_frame + take->n_frames;
    summing->voice_end = placed->voice_end;
    summing->silence = 0;
    summing->spoken = true;
}

static bool add_utterance(struct arena *arena, struct summing *summing,
                          const struct utterance *utterance, const struct cache *cache,
                          struct timeline_take *placed, struct error *error) {
    bool done = true;
    want_silence(summing, utterance->pause_before_ms);
    if (utterance->n_words) {
        struct arena *scratch = arena_open();
        struct take take;
        done = timeline_load(scratch, utterance, &placed->key, cache, &take, error);
        if (done)
            place_take(arena, summing, &take, placed);
        arena_close(scratch);
    } else {
        placed->start = placed->voice_end = summing->spoken ? summing->voice_end : 0;
        placed->first_frame = summing->next_frame;
    }
    want_silence(summing, utterance->pause_after_ms);
    return done;
}

/* A decoder loses its own delay and the encoder's at the start, so so many more
 * samples have to be in the stream's frames. */
static void close_stream(uint64_t voice_end, uint64_t next_frame, uint64_t tail,
                         struct timeline *timeline) {
    uint64_t delay = MP3_ENCODER_DELAY + MP3_DECODER_DELAY;
    uint64_t frame = (uint64_t)mp3_frame_samples(&timeline->format);
    timeline->n_samples = voice_end + tail;
    timeline->n_frames = larger((timeline->n_samples + delay + frame - 1) / frame, next_frame);
}

/* Where a chapter that opens with this take begins: in the silence before the voice. */
static uint64_t chapter_start(const struct timeline *timeline, size_t take) {
    uint64_t lead = ms_to_samples(&timeline->format, CHAPTER_LEAD_MS);
    uint64_t silent_from = take ? timeline->takes[take - 1].voice_end : 0;
    uint64_t half = (timeline->takes[take].start - silent_from) / 2;
    return timeline->takes[take].start - (lead < half ? lead : half);
}

/* From the last to the first, so that the takes are walked once. */
static void place_chapters(const struct script *script, struct timeline *timeline) {
    uint64_t end = timeline->n_samples;
    size_t at = timeline->n_takes, spoken = timeline->n_takes;
    for (size_t i = script->chapters.count; i-- > 0;) {
        for (; at > script->chapters.items[i].first_utterance; at--)
            if (timeline->takes[at - 1].n_frames)
                spoken = at - 1;
        uint64_t start = spoken < timeline->n_takes ? chapter_start(timeline, spoken) : end;
        timeline->chapters[i] = (struct timeline_chapter){i ? start : 0, end};
        end = start;
    }
}

static void open_timeline(struct arena *arena, const struct script *script,
                          const struct mp3_format *format, struct timeline *timeline) {
    size_t n_takes = script->utterances.count, n_chapters = script->chapters.count;
    *timeline = (struct timeline){
        .format = *format,
        .takes = arena_alloc_array(arena, n_takes, sizeof *timeline->takes),
        .n_takes = n_takes,
        .chapters = arena_alloc_array(arena, n_chapters, sizeof *timeline->chapters),
        .n_chapters = n_chapters,
        .loudness_lufs = -HUGE_VAL,
        .true_peak_dbtp = -HUGE_VAL,
    };
}

bool timeline_make(struct arena *arena, const struct script *script, const struct hash *keys,
                   const struct cache *cache, const struct mp3_format *format,
                   const struct pauses *pauses, struct timeline *timeline, struct error *error) {
    open_timeline(arena, script, format, timeline);
    struct arena *scratch = arena_open();
    struct summing summing = {
        .format = format,
        .frame = (uint64_t)mp3_frame_samples(format),
        .silence = ms_to_samples(format, pauses->head),
        .gating = arena_alloc(scratch, sizeof *summing.gating),
        .peak_dbtp = -HUGE_VAL,
    };
    bool done = true;
    for (size_t i = 0; done && i < timeline->n_takes; i++) {
        timeline->takes[i].key = keys[i];
        done = add_utterance(arena, &summing, &script->utterances.items[i], cache,
                             &timeline->takes[i], error);
    }
    close_stream(summing.voice_end, summing.next_frame, ms_to_samples(format, pauses->tail),
                 timeline);
    place_chapters(script, timeline);
    timeline->loudness_lufs = gating_integrated(summing.gating);
    timeline->true_peak_dbtp = summing.peak_dbtp;
    arena_close(scratch);
    return done;
}

/* The first take at or after `first` that is spoken; n_takes: none. */
static size_t next_spoken(const struct timeline *timeline, size_t first) {
    while (first < timeline->n_takes && !timeline->takes[first].n_frames)
        first++;
    return first;
}

uint64_t timeline_joint(const struct timeline *whole, size_t first) {
    uint64_t frame = (uint64_t)mp3_frame_samples(&whole->format);
    size_t before = first, next = next_spoken(whole, first);
    while (before > 0 && !whole->takes[before - 1].n_frames)
        before--;
    if (before == 0)
        return 0;
    if (next == whole->n_takes)
        return whole->n_samples;
    uint64_t start = chapter_start(whole, next);
    return (start + frame - 1) / frame * frame;
}

/* Frames of the whole before those of the part, whose first voice comes after its head. */
static uint64_t frames_before(const struct timeline *whole, size_t first, size_t count,
                              uint64_t head) {
    uint64_t frame = (uint64_t)mp3_frame_samples(&whole->format);
    size_t next = next_spoken(whole, first);
    return next < first + count ? whole->takes[next].first_frame - (head + frame / 2) / frame : 0;
}

void timeline_cut(struct arena *arena, const struct timeline *whole, size_t first,
                  const struct script *part, struct timeline_ends ends, struct timeline *timeline) {
    open_timeline(arena, part, &whole->format, timeline);
    uint64_t frame = (uint64_t)mp3_frame_samples(&whole->format);
    uint64_t before = frames_before(whole, first, timeline->n_takes, ends.head);
    uint64_t voice_end = 0, next_frame = 0;
    for (size_t i = 0; i < timeline->n_takes; i++) {
        const struct timeline_take *there = &whole->takes[first + i];
        struct timeline_take *take = &timeline->takes[i];
        *take = *there;
        take->first_frame = there->n_frames ? there->first_frame - before : next_frame;
        take->start = there->n_frames ? take->first_frame * frame : voice_end;
        take->voice_end = take->start + (there->voice_end - there->start);
        voice_end = take->voice_end;
        next_frame = take->first_frame + take->n_frames;
    }
    close_stream(voice_end, next_frame, ends.tail, timeline);
    place_chapters(part, timeline);
}

uint64_t timeline_page(const struct timeline *timeline, const struct script *script,
                       const struct script_page *page) {
    const struct timeline_take *take = &timeline->takes[page->utterance];
    if (page->word >= script->utterances.items[page->utterance].n_words)
        return take->voice_end;
    return take->start + take->word_times[page->word].start;
}

uint64_t timeline_ms(const struct timeline *timeline, uint64_t samples) {
    uint64_t rate = (uint64_t)timeline->format.sample_rate_hz;
    return (samples * 1000 + rate / 2) / rate;
}
