#include "cli/wav.h"

#include <sndfile.h>
#include <string.h>

/* A file in memory. */
struct memory {
    struct strbuf content;
    size_t at;
};

static sf_count_t memory_length(void *context) {
    return (sf_count_t)((struct memory *)context)->content.count;
}

static sf_count_t memory_seek(sf_count_t offset, int whence, void *context) {
    struct memory *memory = context;
    sf_count_t from = whence == SEEK_SET   ? 0
                      : whence == SEEK_CUR ? (sf_count_t)memory->at
                                           : (sf_count_t)memory->content.count;
    if (from + offset < 0 || from + offset > (sf_count_t)memory->content.count)
        return -1;
    memory->at = (size_t)(from + offset);
    return from + offset;
}

static sf_count_t memory_read(void *bytes, sf_count_t count, void *context) {
    struct memory *memory = context;
    struct str part =
        str_slice(strbuf_str(&memory->content), memory->at, memory->at + (size_t)count);
    if (part.len)
        memcpy(bytes, part.ptr, part.len);
    memory->at += part.len;
    return (sf_count_t)part.len;
}

static sf_count_t memory_write(const void *bytes, sf_count_t count, void *context) {
    struct memory *memory = context;
    size_t over = memory->content.count - memory->at; /* what is there is written over */
    size_t first = over < (size_t)count ? over : (size_t)count;
    if (first)
        memcpy(memory->content.items + memory->at, bytes, first);
    strbuf_add(&memory->content, (struct str){(const char *)bytes + first, (size_t)count - first});
    memory->at += (size_t)count;
    return count;
}

static sf_count_t memory_tell(void *context) {
    return (sf_count_t)((struct memory *)context)->at;
}

bool wav_encode(struct arena *arena, const int16_t *samples, size_t n_samples, int sample_rate_hz,
                struct str *file, struct error *error) {
    struct memory memory = {.content = {.arena = arena}};
    SF_VIRTUAL_IO access = {memory_length, memory_seek, memory_read, memory_write, memory_tell};
    SF_INFO format = {
        .samplerate = sample_rate_hz,
        .channels = 1,
        .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16,
    };
    SNDFILE *sound = sf_open_virtual(&access, SFM_WRITE, &format, &memory);
    if (!sound)
        return error_set(error, "", "cannot make a WAV file: %s", sf_strerror(NULL));
    bool written = sf_write_short(sound, samples, (sf_count_t)n_samples) == (sf_count_t)n_samples;
    if (!written)
        error_set(error, "", "cannot make a WAV file: %s", sf_strerror(sound));
    if (sf_close(sound) != 0)
        error_set(error, "", "cannot finish a WAV file");
    *file = strbuf_str(&memory.content);
    return written && !error->set;
}
