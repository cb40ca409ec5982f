#include "check/check.h"

#include <math.h>
#include <stdlib.h>

#include "check/judge.h"

static bool read_tag(struct arena *arena, const struct input *input, struct tag *tag,
                     uint64_t *size) {
    char header[TAG_HEADER_BYTES];
    size_t n = input_copy(input, 0, header, sizeof header);
    *tag = (struct tag){0};
    *size = tag_size((struct str){header, n});
    if (*size == 0)
        return false;
    uint64_t there = *size < input->size ? *size : input->size;
    size_t room = there < TAG_MAX_BYTES ? (size_t)there : TAG_MAX_BYTES;
    char *bytes = malloc(room);
    if (!bytes)
        return false;
    tag_read(arena, bytes, input_copy(input, 0, bytes, room), tag);
    free(bytes);
    return true;
}

static int by_start(const void *a, const void *b) {
    const struct tag_chapter *x = a, *y = b;
    if (x->start_ms != y->start_ms)
        return x->start_ms < y->start_ms ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static void list_chapters(struct arena *arena, const struct tag *tag, struct check_report *report) {
    size_t n = tag->chapters.count;
    struct tag_chapter *sorted = arena_alloc_array(arena, n, sizeof *sorted);
    for (size_t i = 0; i < n; i++)
        sorted[i] = tag->chapters.items[i];
    qsort(sorted, n, sizeof *sorted, by_start);
    for (size_t i = 0; i < n; i++)
        *arena_push(arena, &report->chapters) = (struct check_chapter){
            .id = sorted[i].id,
            .title = sorted[i].title,
            .start_ms = sorted[i].start_ms,
            .end_ms = sorted[i].end_ms,
        };
}

static void take_figures(const struct stream *stream, const struct sound *sound,
                         struct check_report *report) {
    uint64_t rate = (uint64_t)stream->first.sample_rate_hz;
    report->n_samples = sound->levels.n_samples;
    report->duration_ms = (report->n_samples * 1000 + rate / 2) / rate;
    report->sample_rate_hz = stream->first.sample_rate_hz;
    report->channels = stream->first.channels;
    report->bitrate_kbps = (int)lround(stream->mean_kbps);
    report->loudness_lufs = sound->loudness_lufs;
    report->true_peak_dbtp = sound->true_peak_dbtp;
    report->rms_dbfs = sound->levels.rms_dbfs;
    report->floor_dbfs = sound->levels.floor_dbfs;
    report->head_ms = (uint32_t)sound->levels.head_ms;
    report->tail_ms = (uint32_t)sound->levels.tail_ms;
}

enum finding_state judge_fault_unless(bool well) {
    return well ? FINDING_OK : FINDING_FAULT;
}

static void judge(const struct facts *facts, struct check_report *report) {
    static const struct judgement *const subjects[] = {stream_judgements, tag_judgements,
                                                       chapter_judgements, sound_judgements, NULL};
    for (size_t i = 0; subjects[i]; i++) {
        for (const struct judgement *judgement = subjects[i]; judgement->name; judgement++) {
            struct finding finding = {.name = judgement->name};
            if (!judgement->judge(facts, &finding))
                continue;
            *arena_push(facts->arena, &report->findings) = finding;
            report->n_faults += finding.state == FINDING_FAULT;
        }
    }
}

static bool check_input(struct arena *arena, struct input *input, const char *path,
                        const struct profile *profile, struct check_report *report,
                        struct error *error) {
    struct tag tag;
    struct stream stream;
    struct sound sound;
    uint64_t tag_bytes;
    if (!read_tag(arena, input, &tag, &tag_bytes) && tag_bytes > 0)
        return error_set(error, path, "its tag does not fit into memory");
    if (tag_bytes >= input->size && tag_bytes > 0)
        return error_set(error, path, "its tag says %llu bytes and the file has %llu: it is cut",
                         (unsigned long long)tag_bytes, (unsigned long long)input->size);
    list_chapters(arena, &tag, report);
    if (!stream_walk(arena, input, path, tag_bytes, &stream, error) ||
        !decode_sound(arena, input, path, &stream, report->chapters.items, report->chapters.count,
                      &sound, error))
        return false;
    take_figures(&stream, &sound, report);
    struct facts facts = {arena,
                          profile,
                          &tag,
                          &stream,
                          &sound,
                          report->chapters.items,
                          report->chapters.count,
                          report->duration_ms};
    judge(&facts, report);
    return true;
}

bool check_mp3(struct arena *arena, const char *path, const struct profile *profile,
               struct check_report *report, struct error *error) {
    *report = (struct check_report){0};
    struct input *input = input_open(arena, path, error);
    if (!input)
        return false;
    bool done = check_input(arena, input, path, profile, report, error);
    input_close(input);
    return done;
}
