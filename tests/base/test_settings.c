#include "base/settings.h"

#include <string.h>

#include "base/file.h"
#include "folder.h"
#include "support.h"

static struct arena *arena;
static struct error error;
static char *path;

struct target {
    struct arena *arena;
    struct str name;
    int rate;
    double level;
    struct str note; /* other keys, line by line */
};

static const struct setting table[] = {
    {"voice", "name", offsetof(struct target, name), setting_set_string, 0, 0, "a name"},
    {"voice", "rate", offsetof(struct target, rate), setting_set_int, 80, 450,
     "whole words a minute, 80 to 450"},
    {"sound", "level", offsetof(struct target, level), setting_set_double, -60, 0,
     "LUFS, -60 to 0"},
    {0},
};

static bool take_note(void *context, struct str section, struct str key, struct str value) {
    struct target *target = context;
    if (!str_equal(section, STR("voice")) || !str_equal(key, STR("note")))
        return false;
    target->note = str_format(target->arena, "%.*s|%.*s", STR_ARG(target->note), STR_ARG(value));
    return true;
}

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    folder_make();
    path = file_join(arena, folder, "a.voice");
}

static void teardown(void) {
    folder_remove();
    arena_close(arena);
}

static bool read_settings(struct str text, struct target *target) {
    ck_assert(file_write(path, text, &error));
    *target = (struct target){.arena = arena};
    error = (struct error){0};
    return settings_read(arena, path, table, target, take_note, &error);
}

static void refuses(struct str text, unsigned line, const char *why) {
    struct target target;
    ck_assert(!read_settings(text, &target));
    ck_assert_str_eq((const char *)str_format(arena, "%s:%u", path, line).ptr, error.place);
    ck_assert_msg(strstr(error.message, why) != NULL, "says “%s”, should say “%s”", error.message,
                  why);
}

START_TEST(keys_fill_their_members) {
    struct target target;
    ck_assert(read_settings(STR("; a voice\n[voice]\r\nname = Ann of the hill\nrate: 175\n"
                                "[sound]\nlevel=-19.5 ; LUFS"),
                            &target));
    ck_assert_span_eq(target.name, "Ann of the hill");
    ck_assert_int_eq(target.rate, 175);
    ck_assert_double_eq(target.level, -19.5);
}
END_TEST

START_TEST(a_continued_value_comes_line_by_line) {
    struct target target;
    ck_assert(read_settings(STR("[voice]\nnote = one\n  two\n\tthree\nrate = 80\n"), &target));
    ck_assert_span_eq(target.note, "|one|two|three");
}
END_TEST

START_TEST(an_unknown_key_is_refused_with_its_line) {
    refuses(STR("[voice]\nrate = 175\nspeed = 3\n"), 3, "speed");
}
END_TEST

START_TEST(a_key_of_another_section_is_unknown) {
    refuses(STR("[sound]\nrate = 175\n"), 2, "[sound] rate");
}
END_TEST

static const struct {
    const char *text;
    const char *why;
} bad_values[] = {
    {"[voice]\nrate = 79\n", "wanted whole words a minute"},
    {"[voice]\nrate = 451\n", "80 to 450"},
    {"[voice]\nrate = 175.5\n", "wanted"},
    {"[voice]\nrate = 175 wpm\n", "rate = 175 wpm"},
    {"[voice]\nrate =\n", "wanted"},
    {"[voice]\nname =\n", "wanted a name"},
    {"[sound]\nlevel = nan\n", "LUFS"},
    {"[sound]\nlevel = -inf\n", "LUFS"},
    {"[sound]\nlevel = 1e999\n", "LUFS"},
    {"[sound]\nlevel = 0.1\n", "LUFS"},
};

START_TEST(a_value_out_of_its_range_is_told_what_is_wanted) {
    refuses(str_from_c(bad_values[_i].text), 2, bad_values[_i].why);
}
END_TEST

START_TEST(a_line_that_is_no_setting_is_refused_for_what_it_is) {
    refuses(STR("[voice]\nname = A\ngarbage\nrate = 1\n"), 3, "neither [section] nor key = value");
}
END_TEST

START_TEST(the_first_wrong_line_is_the_one_told) {
    refuses(STR("[voice]\nrate = 1\ngarbage\n"), 2, "wanted");
}
END_TEST

START_TEST(a_key_given_twice_or_continued_is_refused) {
    refuses(STR("[voice]\nrate = 175\nname = A\nrate = 180\n"), 4,
            "rate = 180: has a value already");
    refuses(STR("[voice]\nname = Ann\n  of the hill\n"), 3,
            "name = of the hill: has a value already");
}
END_TEST

START_TEST(a_line_too_long_to_be_read_whole_is_refused) {
    refuses(str_format(arena, "[voice]\nname = %0900d", 7), 2, "longer than");
}
END_TEST

START_TEST(the_longest_line_is_read_whole) {
    struct target target;
    struct str value = str_format(arena, "%0190d", 7);
    ck_assert(read_settings(str_format(arena, "[voice]\nname = %.*s\n", STR_ARG(value)), &target));
    ck_assert(str_equal(target.name, value));
}
END_TEST

START_TEST(a_nul_byte_is_refused) {
    refuses(STR("[voice]\nname = A\0B\nrate = 1\n"), 2, "NUL");
}
END_TEST

START_TEST(a_missing_file_is_an_error_that_names_it) {
    struct target target;
    ck_assert(!settings_read(arena, path, table, &target, NULL, &error));
    ck_assert_str_eq(error.place, path);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("settings");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, keys_fill_their_members);
    tcase_add_test(claims, a_continued_value_comes_line_by_line);
    tcase_add_test(claims, an_unknown_key_is_refused_with_its_line);
    tcase_add_test(claims, a_key_of_another_section_is_unknown);
    tcase_add_loop_test(claims, a_value_out_of_its_range_is_told_what_is_wanted, 0,
                        sizeof bad_values / sizeof *bad_values);
    tcase_add_test(claims, a_line_that_is_no_setting_is_refused_for_what_it_is);
    tcase_add_test(claims, the_first_wrong_line_is_the_one_told);
    tcase_add_test(claims, a_key_given_twice_or_continued_is_refused);
    tcase_add_test(claims, a_line_too_long_to_be_read_whole_is_refused);
    tcase_add_test(claims, the_longest_line_is_read_whole);
    tcase_add_test(claims, a_nul_byte_is_refused);
    tcase_add_test(claims, a_missing_file_is_an_error_that_names_it);
    return tests_run("settings", claims);
}
