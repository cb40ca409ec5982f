/* Settings: an edition, a voice and a profile, each read of the same file. */
#include "edition/manifest.h"
#include "fuzz.h"
#include "speech/voice.h"
#include "studio/profile.h"

static void read_manifest(struct arena *arena, const char *path) {
    struct manifest manifest;
    struct error error = {0};
    if (!manifest_read(arena, path, &manifest, &error))
        promise_error(&error);
}

static void read_voice(struct arena *arena, const char *path) {
    struct voice voice;
    struct error error = {0};
    if (!voice_load(arena, path, &voice, &error))
        promise_error(&error);
    else
        PROMISE(voice.rate >= 80 && voice.rate <= 450 && voice.volume >= 1, "rate %d, volume %d",
                voice.rate, voice.volume);
}

static void read_profile(struct arena *arena, const char *path) {
    struct profile profile;
    struct error error = {0};
    if (!profile_load(arena, path, &profile, &error))
        promise_error(&error);
    else
        PROMISE(profile.bitrate_kbps >= 8 && profile.bitrate_kbps <= 320, "%d kbps",
                profile.bitrate_kbps);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct arena *arena = arena_open();
    const char *path = fuzz_file((struct str){(const char *)bytes, n_bytes});
    read_manifest(arena, path);
    read_voice(arena, path);
    read_profile(arena, path);
    arena_close(arena);
    return 0;
}
