/* Voices that no profile describes. */
#include "speech/voice.h"
#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

START_TEST(a_voice_is_called_what_its_language_calls_itself) {
    static const char *const names[][2] = {
        {"de", "Deutsch"}, {"fr", "Français"}, {"ru", "Русский"}, {"ar", "العربية"}, {"xx", "Xx"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct voice voice;
        voice_for_language(arena, str_from_c(names[i][0]), &voice);
        ck_assert_span_eq(voice.description, names[i][1]);
        ck_assert_span_eq(voice.language, names[i][0]);
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("claims");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, a_voice_is_called_what_its_language_calls_itself);
    return tests_run("speech/voice", claims);
}
