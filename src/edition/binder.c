#include "edition/edition.h"
#include "edition/optional_forms.h"

const struct binder *const binders[] = {
    &binder_mp3,           //
    &binder_json,          //
    &binder_vtt,           //
    &binder_words_vtt,     //
    &binder_srt,           //
    &binder_lrc,           //
    &binder_cue,           //
    &binder_chapters_json, //
    &binder_chapters_txt,  //
    &binder_transcript,    //
    &binder_txt,           //
    &binder_epub,          //
    &binder_web,           //
    &binder_audiobook,     //
    &binder_lpf,           //
    &binder_daisy202,      //
    &binder_daisy3,        //
    &binder_wav,           //
#ifdef LECTERN_FLAC
    &binder_flac, //
#endif
#ifdef LECTERN_OPUS
    &binder_opus, //
#endif
#ifdef LECTERN_M4B
    &binder_m4b, //
#endif
    &binder_feed, /* after those that it points to */
    NULL,
};

const struct optional_form optional_forms[] = {
#ifdef LECTERN_M4B
    {"m4b", "libavcodec", true},
#else
    {"m4b", "libavcodec", false},
#endif
#ifdef LECTERN_OPUS
    {"opus", "libopusenc", true},
#else
    {"opus", "libopusenc", false},
#endif
#ifdef LECTERN_FLAC
    {"flac", "libFLAC", true},
#else
    {"flac", "libFLAC", false},
#endif
    {0},
};

bool binder_answers(const struct binder *binder, struct str name) {
    return str_equal(name, str_from_c(binder->name)) ||
           (str_equal(name, STR("all")) && !binder->by_name) ||
           (binder->group && str_equal(name, str_from_c(binder->group)));
}
