/* What the letters of a text tell of its language. */
#include "document/guess_language.h"
#include "document/reader.h"
#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

static struct document read_text(const char *text) {
    struct reader_options options = {.repair = true};
    struct document document;
    struct error error = {0};
    bool done =
        document_read_content(arena, "a.txt", str_from_c(text), &options, &document, &error);
    ck_assert_msg(done, "%s", error.message);
    return document;
}

/* The first article of the declaration of human rights, as each language has it. */
static const struct {
    const char *language, *text;
} articles[] = {
    {"ru", "Все люди рождаются свободными и равными в своем достоинстве и правах."},
    {"uk", "Всі люди народжуються вільними і рівними у своїй гідності та правах."},
    {"be", "Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах."},
    {"sr", "Сва људска бића рађају се слободна и једнака у достојанству и правима."},
    {"mk", "Сите човечки суштества се раѓаат слободни и еднакви по достоинство и права."},
    {"kk", "Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең."},
    {"el", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια."},
    {"he", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם."},
    {"ar", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق."},
    {"fa", "تمام افراد بشر آزاد به دنیا می‌آیند؛ پس چنین "
           "گفتند."},
    {"ur", "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔"},
    {"hi", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है।"},
    {"zh", "人人生而自由,在尊严和权利上一律平等。"},
    {"ja", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"},
    {"ko", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."},
    {"ka", "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებით."},
    {"", "All human beings are born free and equal in dignity and rights."},
    {"", "Alle Menschen sind frei und gleich an Würde und Rechten geboren."},
    {"", "“War and Peace” (Война и мир) is a novel."},
    {"", "1962 – 27/10 – ???"},
};
enum { N_ARTICLES = sizeof articles / sizeof *articles };

START_TEST(letters_tell_the_language) {
    struct document document = read_text(articles[_i].text);
    struct str language = document_guess_language(arena, &document);
    ck_assert_span_eq(language, articles[_i].language);
}
END_TEST

START_TEST(a_guess_is_the_first_of_the_repairs) {
    struct document document = read_text("Вой-\nна и мир: так на-\nзывается роман.");
    size_t before = document.repairs.count;
    ck_assert_uint_gt(before, 0);
    document_guess_language(arena, &document);
    ck_assert_uint_eq(document.repairs.count, before + 1);
    ck_assert_span_eq(document.repairs.items[0].what,
                      "read as “ru”, which its letters tell (--lang names another language)");
    ck_assert_uint_eq(document.repairs.items[0].source.line, 1);
}
END_TEST

START_TEST(what_is_not_guessed_is_not_told) {
    struct document document = read_text("A plain letter.");
    size_t before = document.repairs.count;
    document_guess_language(arena, &document);
    ck_assert_uint_eq(document.repairs.count, before);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("claims");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_loop_test(claims, letters_tell_the_language, 0, N_ARTICLES);
    tcase_add_test(claims, a_guess_is_the_first_of_the_repairs);
    tcase_add_test(claims, what_is_not_guessed_is_not_told);
    return tests_run("document/guess_language", claims);
}
