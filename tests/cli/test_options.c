/* Options: a table is parsed and printed. */
#include <string.h>

#include "cli/options.h"
#include "support.h"

struct inner {
    bool loud;
    struct option_list files;
};

struct outer {
    const char *name;
    unsigned jobs;
    struct inner inner;
};

static const struct option_row inner_rows[] = {
    {.letter = 'l',
     .name = "loud",
     .help = "be loud",
     .offset = offsetof(struct inner, loud),
     .set = option_set_flag},
    {.name = "file",
     .value = "FILE",
     .help = "one more file",
     .offset = offsetof(struct inner, files),
     .set = option_add_text,
     .wanted = "a file"},
    {0},
};

static const struct option_row rows[] = {
    {.letter = 'n',
     .name = "name",
     .value = "NAME",
     .help = "a name\nover two lines",
     .offset = offsetof(struct outer, name),
     .set = option_set_text,
     .wanted = "a name"},
    {.rows = inner_rows, .offset = offsetof(struct outer, inner)},
    {.letter = 'j',
     .name = "jobs",
     .value = "N",
     .help = "so many at a time",
     .offset = offsetof(struct outer, jobs),
     .set = option_set_number,
     .wanted = "a whole number, 1 to 1024",
     .low = 1,
     .high = 1024},
    {0},
};

static struct command command = {
    .name = "try", .usage = "try THING", .summary = "Tries", .help = "", .options = rows};

static struct error error;
static enum exit_status status;
static char *operands[16];

/* Parses the words of a line; the words outlive the call. */
static bool parse(const char *line, struct outer *target) {
    static char words[256];
    int count = 0;
    snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok(words, " "); word && count < 15; word = strtok(NULL, " "))
        operands[count++] = word;
    operands[count] = NULL;
    *target = (struct outer){0};
    error = (struct error){0};
    return options_parse(&command, count, operands, target, &status, &error);
}

static void setup(void) {
    command.n_operands = 0;
}

static void assert_refused(const char *line, const char *place, const char *message) {
    struct outer target;
    ck_assert(!parse(line, &target));
    ck_assert_int_eq(status, EXIT_WRONG_USAGE);
    ck_assert_str_eq(error.place, place);
    ck_assert_str_eq(error.message, message);
}

START_TEST(values_land_in_the_members_of_their_rows_and_of_shared_rows) {
    struct outer target;
    ck_assert(parse("try -n Ann --jobs=3 --loud --file a --file=b", &target));
    ck_assert_str_eq(target.name, "Ann");
    ck_assert_uint_eq(target.jobs, 3);
    ck_assert(target.inner.loud);
    ck_assert_uint_eq(target.inner.files.count, 2);
    ck_assert_str_eq(target.inner.files.items[1], "b");
}
END_TEST

START_TEST(operands_may_stand_anywhere_and_behind_two_dashes) {
    struct outer target;
    command.n_operands = 3;
    ck_assert(parse("try one -l two -j 2 -- --loud", &target));
    ck_assert_str_eq(operands[0], "one");
    ck_assert_str_eq(operands[1], "two");
    ck_assert_str_eq(operands[2], "--loud");
}
END_TEST

START_TEST(operands_are_as_many_as_the_command_takes) {
    command.n_operands = 1;
    assert_refused("try -l", "try", "something is missing; usage: lectern try THING");
    assert_refused("try one two", "try", "too many arguments; usage: lectern try THING");
}
END_TEST

START_TEST(the_last_of_a_repeated_option_wins) {
    struct outer target;
    ck_assert(parse("try -j 2 -j 7", &target));
    ck_assert_uint_eq(target.jobs, 7);
}
END_TEST

START_TEST(a_number_is_whole_and_in_its_range) {
    static const char *const wrong[] = {
        "0", "1025", "-1", "2x", "1.5", "+3", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char line[64];
        snprintf(line, sizeof line, "try --jobs=%s", wrong[i]);
        assert_refused(line, "--jobs", "wanted a whole number, 1 to 1024");
    }
}
END_TEST

START_TEST(an_unknown_option_is_answered_with_the_nearest) {
    assert_refused("try --laud", "--laud", "no such option; did you mean --loud?");
    assert_refused("try --zebra=5", "--zebra", "no such option; `lectern try --help` lists them");
    assert_refused("try -z", "-z", "no such option; `lectern try --help` lists them");
}
END_TEST

START_TEST(a_value_too_few_or_too_many_is_told) {
    assert_refused("try -j", "--jobs", "needs a value: N");
    assert_refused("try --name", "--name", "needs a value: NAME");
    assert_refused("try --loud=very", "--loud", "takes no value");
    assert_refused("try --name=", "--name", "wanted a name");
}
END_TEST

START_TEST(a_list_has_an_end) {
    struct option_list list = {0};
    for (int i = 0; i < OPTION_LIST_MAX; i++)
        ck_assert(option_add_text(&list, "x", &inner_rows[1]));
    ck_assert(!option_add_text(&list, "x", &inner_rows[1]));
}
END_TEST

START_TEST(help_shows_every_row_with_its_second_line_below_the_first) {
    char text[1024] = "";
    FILE *stream = fmemopen(text, sizeof text, "w");
    options_print(rows, stream);
    fclose(stream);
    ck_assert_str_eq(text, "  -n, --name NAME         a name\n"
                           "                          over two lines\n"
                           "  -l, --loud              be loud\n"
                           "      --file FILE         one more file\n"
                           "  -j, --jobs N            so many at a time\n"
                           "  -h, --help              this text\n");
}
END_TEST

START_TEST(a_name_with_a_slip_has_a_nearest_one_and_a_strange_one_has_none) {
    static const char *const names[] = {"build", "script", "say", NULL};
    ck_assert_str_eq(nearest_name("biuld", names), "build");
    ck_assert_str_eq(nearest_name("scrip", names), "script");
    ck_assert_ptr_null(nearest_name("frobnicate", names));
    ck_assert_ptr_null(nearest_name("", names));
    char long_name[2000];
    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    ck_assert_ptr_null(nearest_name(long_name, names));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("options");
    tcase_add_checked_fixture(claims, setup, NULL);
    tcase_add_test(claims, values_land_in_the_members_of_their_rows_and_of_shared_rows);
    tcase_add_test(claims, operands_are_as_many_as_the_command_takes);
    tcase_add_test(claims, operands_may_stand_anywhere_and_behind_two_dashes);
    tcase_add_test(claims, the_last_of_a_repeated_option_wins);
    tcase_add_test(claims, a_number_is_whole_and_in_its_range);
    tcase_add_test(claims, an_unknown_option_is_answered_with_the_nearest);
    tcase_add_test(claims, a_value_too_few_or_too_many_is_told);
    tcase_add_test(claims, a_list_has_an_end);
    tcase_add_test(claims, help_shows_every_row_with_its_second_line_below_the_first);
    tcase_add_test(claims, a_name_with_a_slip_has_a_nearest_one_and_a_strange_one_has_none);
    return tests_run("options", claims);
}
