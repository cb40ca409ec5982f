/* Tables on terminals of any width. */
#include "cli/table.h"

#include <string.h>

#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

static struct str printed(const struct table *table, int width) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(out);
    table_print(table, width, out);
    fclose(out);
    struct str kept = str_copy(arena, (struct str){text, length});
    free(text);
    return kept;
}

static struct table table_of(const char *const (*rows)[3], size_t n_rows) {
    struct table table = {.arena = arena, .n_columns = 3};
    for (size_t row = 0; row < n_rows; row++) {
        struct str cells[3];
        for (size_t column = 0; column < 3; column++)
            cells[column] = str_from_c(rows[row][column]);
        table_add(&table, cells);
    }
    return table;
}

static const char *const findings[][3] = {
    {"what", "measured", "wanted"},
    {"loudness", "-19.2 LUFS", "-19 ±1 LUFS"},
    {"lyrics", "", "the text of the whole book"},
};

START_TEST(columns_are_as_wide_as_they_need) {
    struct table table = table_of(findings, 3);
    ck_assert_span_eq(printed(&table, 0), "what      measured    wanted\n"
                                          "loudness  -19.2 LUFS  -19 ±1 LUFS\n"
                                          "lyrics                the text of the whole book\n");
}
END_TEST

START_TEST(long_cells_are_broken_between_words) {
    struct table table = table_of(findings, 3);
    ck_assert_span_eq(printed(&table, 40), "what      measured    wanted\n"
                                           "loudness  -19.2 LUFS  -19 ±1 LUFS\n"
                                           "lyrics                the text of the\n"
                                           "                      whole book\n");
}
END_TEST

START_TEST(a_narrow_terminal_gets_rows_of_lines) {
    struct table table = table_of(findings, 3);
    ck_assert_span_eq(printed(&table, 24), "loudness\n"
                                           "  measured: -19.2 LUFS\n"
                                           "  wanted: -19 ±1 LUFS\n"
                                           "lyrics\n"
                                           "  wanted: the text of\n"
                                           "  the whole book\n");
}
END_TEST

START_TEST(figures_stand_to_the_right) {
    static const char *const rows[][3] = {{"start", "wait", "title"}, {"0", "1500 ms", "One"}};
    struct table table = table_of(rows, 2);
    table.right[0] = table.right[1] = true;
    ck_assert_span_eq(printed(&table, 0), "start     wait  title\n"
                                          "    0  1500 ms  One\n");
}
END_TEST

static const struct {
    const char *text;
    size_t width;
} widths[] = {
    {"", 0},       {"abc", 3},      {"±1", 2},   {"été", 3},      {"e\u0301te\u0301", 3},
    {"日本語", 6}, {"a\u200Db", 2}, {"\xFF", 1}, {"\033[31m", 5},
};

START_TEST(widths_are_a_terminals) {
    ck_assert_uint_eq(table_text_width(str_from_c(widths[_i].text)), widths[_i].width);
}
END_TEST

START_TEST(columns_stay_in_line_whatever_the_script) {
    static const char *const rows[][3] = {
        {"日本語", "x", "1"}, {"e\u0301te\u0301", "x", "2"}, {"abcdef", "x", "3"}};
    struct table table = table_of(rows, 3);
    ck_assert_span_eq(printed(&table, 0), "日本語  x  1\n"
                                          "e\u0301te\u0301     x  2\n"
                                          "abcdef  x  3\n");
}
END_TEST

/* A title comes from a file that anyone may have made. */
START_TEST(no_control_character_reaches_the_terminal) {
    static const char *const rows[][3] = {{"a", "b", "c"}, {"\033[2J", "line\nfeed", "\xFF\x9B"}};
    struct table table = table_of(rows, 2);
    ck_assert_span_eq(printed(&table, 0), "a     b          c\n"
                                          "�[2J  line�feed  ��\n");
}
END_TEST

START_TEST(any_width_ends_and_is_kept) {
    struct table table = table_of(findings, 3);
    for (int width = 1; width < 60; width++) {
        struct str text = printed(&table, width);
        for (size_t from = 0; from < text.len;) {
            size_t to = from;
            while (text.ptr[to] != '\n')
                to++;
            size_t used = table_text_width(str_slice(text, from, to));
            ck_assert_msg(used <= (size_t)(width > 3 ? width : 3), "%zu in %d: %.*s", used, width,
                          STR_ARG(str_slice(text, from, to)));
            from = to + 1;
        }
    }
}
END_TEST

START_TEST(columns_of_the_environment_count) {
    setenv("COLUMNS", "57", 1);
    ck_assert_int_eq(table_terminal_width(stdout), 57);
    FILE *file = tmpfile();
    unsetenv("COLUMNS");
    ck_assert_int_eq(table_terminal_width(file), 0);
    fclose(file);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("table");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, columns_are_as_wide_as_they_need);
    tcase_add_test(claims, long_cells_are_broken_between_words);
    tcase_add_test(claims, a_narrow_terminal_gets_rows_of_lines);
    tcase_add_test(claims, figures_stand_to_the_right);
    tcase_add_loop_test(claims, widths_are_a_terminals, 0, sizeof widths / sizeof *widths);
    tcase_add_test(claims, columns_stay_in_line_whatever_the_script);
    tcase_add_test(claims, no_control_character_reaches_the_terminal);
    tcase_add_test(claims, any_width_ends_and_is_kept);
    tcase_add_test(claims, columns_of_the_environment_count);
    return tests_run("table", claims);
}
