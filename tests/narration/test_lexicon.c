#include <string.h>

#include "narration/lexicon.h"
#include "narration/words/words.h"
#include "support.h"

static struct arena *arena;
static struct lexicon *lexicon;

static void set_up(void) {
    arena = arena_open();
    lexicon = lexicon_open(arena);
}

static void tear_down(void) {
    arena_close(arena);
}

static void add(const char *content) {
    struct error error = {0};
    bool done = lexicon_add_content(lexicon, "names.lexicon", str_from_c(content), &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
}

static void ck_assert_refused(const char *content, const char *place, const char *part) {
    struct error error = {0};
    ck_assert(!lexicon_add_content(lexicon, "names.lexicon", str_from_c(content), &error));
    ck_assert_str_eq(error.place, place);
    ck_assert_ptr_nonnull(strstr(error.message, part));
}

/* The entry that matches the words of a text, and how much of it. */
static const struct lexicon_entry *match(const char *text, size_t *n, struct str *ending) {
    struct str words[8], rest = str_from_c(text);
    size_t count = 0;
    while (rest.len && count < 8)
        words[count++] = str_cut_word(&rest);
    return lexicon_match(lexicon, STR("en-US"), words, count, n, ending);
}

/* The same for entries with figures, dots or signs. */
static const struct lexicon_entry *match_signed(const char *text, size_t *n, struct str *ending) {
    struct passage passage;
    passage_open(arena, str_from_c(text), UTTERANCE_PARAGRAPH, STR("en-US"), &passage);
    return lexicon_match_signed(lexicon, STR("en-US"), passage.tokens, passage.n_tokens, n, ending);
}

static bool matches(const char *text) {
    size_t n;
    struct str ending;
    return match(text, &n, &ending) != NULL;
}

START_TEST(a_line_gives_phonemes_or_a_respelling) {
    add("# names\n\nThant = /ˈθɑːnt/\nU Thant = [[,u: T'A:nt]]\nNATO = Nayto\n");
    size_t n;
    struct str ending;
    ck_assert_uint_eq(lexicon_count(lexicon), 3);
    const struct lexicon_entry *entry = match("Thant said", &n, &ending);
    ck_assert_uint_eq(n, 1);
    ck_assert_int_eq(entry->alphabet, PHONEMES_IPA);
    ck_assert_span_eq(entry->phonemes, "ˈθɑːnt");
    ck_assert_span_eq(match("NATO", &n, &ending)->alias, "Nayto");
}
END_TEST

START_TEST(the_longest_entry_wins_and_the_later_of_two) {
    add("Thant = /wɒn/\nU Thant = /uː θɑːnt/\nThant = /θɑːnt/\n");
    size_t n;
    struct str ending;
    ck_assert_span_eq(match("U Thant spoke", &n, &ending)->phonemes, "uː θɑːnt");
    ck_assert_uint_eq(n, 2);
    ck_assert_span_eq(match("Thant", &n, &ending)->phonemes, "θɑːnt");
}
END_TEST

START_TEST(case_counts_as_far_as_the_entry_says) {
    add("secretary = /ˈsɛkɹətɛɹi/\nNice = /niːs/\nMcKay = /məˈkaɪ/\nU = /uː/\n");
    ck_assert(matches("Secretary"));
    ck_assert(matches("SECRETARY"));
    ck_assert(matches("NICE"));
    ck_assert(!matches("nice"));
    ck_assert(matches("McKay"));
    ck_assert(!matches("Mckay"));
    ck_assert(matches("U"));
    ck_assert(!matches("u"));
}
END_TEST

START_TEST(possessives_and_plurals_follow_their_entry) {
    add("Khrushchev = /ˈkɹʊʃtʃɛf/\nU Thant = /uː θɑːnt/\nbridge = /bɹɪdʒ/\n");
    size_t n;
    struct str ending;
    ck_assert(match("Khrushchev's letter", &n, &ending));
    ck_assert_span_eq(ending, "'s");
    ck_assert(match("Khrushchev’s", &n, &ending));
    ck_assert_span_eq(ending, "'s");
    ck_assert(match("U Thant's", &n, &ending));
    ck_assert_uint_eq(n, 2);
    ck_assert(match("Khrushchevs", &n, &ending));
    ck_assert_span_eq(ending, "s");
    ck_assert(!matches("Khrushchevian"));
}
END_TEST

START_TEST(endings_sound_as_what_they_follow_asks) {
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_IPA, STR("kɹʊʃtʃɛf"), STR("'s")),
                      "kɹʊʃtʃɛfs");
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_IPA, STR("bɹɪdʒ"), STR("es")), "bɹɪdʒɪz");
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_IPA, STR("kɛnədi"), STR("s")), "kɛnədiz");
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_ESPEAK, STR("brIdZ"), STR("'s")), "brIdZIz");
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_IPA, STR("wɪl"), STR("")), "wɪl");
}
END_TEST

START_TEST(forms_of_a_name_follow_it_in_every_case) {
    add("Khrushchev = /ˈkɹʊʃtʃɛf/\nU Thant = /uː θɑːnt/\njudiciary = /dʒuːˈdɪʃieɪɹi/\n"
        "McKay = /məˈkaɪ/\nbox = /bɒks/\n");
    static const char *const forms[] = {
        "Khrushchev",  "Khrushchev's", "Khrushchev’s", "KHRUSHCHEV", "KHRUSHCHEV'S",
        "Khrushchevs", "U Thant's",    "U THANT’s",    "Judiciary",  "JUDICIARY",
        "judiciary’s", "McKay's",      "McKays",       "boxes",      "BOX"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(matches(forms[i]), "%s", forms[i]);
    static const char *const others[] = {"khrushchev", "Khrushchevite", "u Thant", "MCKAY",
                                         "Mckay's",    "boxer",         "sbox",    "judiciar"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!matches(others[i]), "%s", others[i]);
}
END_TEST

START_TEST(plurals_in_ies_and_ves_follow_their_entry) {
    add("secretary = /ˈsɛkɹətɛɹi/\nwolf = /wʊlf/\nknife = /naɪf/\ncafe = /kæˈfeɪ/\n"
        "life = /laɪf/\nWolf = /vɔlf/\nU = /uː/\n");
    static const char *const forms[] = {"secretaries", "SECRETARIES", "Secretaries",
                                        "wolves",      "WOLVES",      "knives"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(matches(forms[i]), "%s", forms[i]);
    static const char *const others[] = {"caves", "lives", "secretaris", "ies", "ves", "Us"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!matches(others[i]), "%s", others[i]);
    size_t n;
    struct str ending;
    ck_assert(match("wolves", &n, &ending));
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_IPA, STR("wʊlf"), ending), "wʊlvz");
    ck_assert(match("secretaries", &n, &ending));
    ck_assert_span_eq(lexicon_inflect(arena, PHONEMES_IPA, STR("ɹi"), ending), "ɹiz");
}
END_TEST

START_TEST(entries_with_figures_dots_or_signs_match) {
    add("W3C = /dʌbəljuː/\nSt. Lucia = /seɪnt luːʃə/\nAT&T = /eɪti/\nF-16 = Falcon\n"
        "C++ = see plus plus\n3M = three em\n");
    static const struct {
        const char *text;
        size_t n;
    } found[] = {{"W3C met", 3},    {"W3C's page", 3}, {"St. Lucia.", 3}, {"St. Lucia’s", 3},
                 {"AT&T, they", 3}, {"AT&T's", 3},     {"F-16 flew", 3},  {"F 16", 2},
                 {"F-16s", 3},      {"C++ is", 3},     {"3M's", 2},       {"3M.", 2}};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        size_t n = 0;
        struct str ending;
        ck_assert_msg(match_signed(found[i].text, &n, &ending) != NULL, "%s", found[i].text);
        ck_assert_uint_eq(n, found[i].n);
    }
    static const char *const others[] = {"W3CX",   "w3c",   "St Lucia", "St. lucia",
                                         "AT & T", "AT&TX", "F16",      "F-16.5",
                                         "C+",     "3 M",   "3Ms1"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t n;
        struct str ending;
        ck_assert_msg(!match_signed(others[i], &n, &ending), "%s", others[i]);
    }
}
END_TEST

START_TEST(either_apostrophe_matches_either) {
    add("coup d'état = /kuː deɪˈtɑː/\nXi’an = /ʃiːˈɑːn/\n");
    ck_assert(matches("coup d’état"));
    ck_assert(matches("Coup d'état's"));
    ck_assert(matches("Xi'an"));
    ck_assert(matches("Xi’an’s"));
    ck_assert(!matches("Xian"));
    ck_assert(!matches("coup détat"));
}
END_TEST

START_TEST(hyphens_and_spaces_are_alike_in_names) {
    add("Ban Ki-moon = /bɑːn kiː muːn/\n");
    size_t n;
    struct str ending;
    ck_assert(match("Ban Ki moon spoke", &n, &ending));
    ck_assert_uint_eq(n, 3);
}
END_TEST

START_TEST(a_role_waits_for_a_heteronym) {
    struct error error = {0};
    struct lexicon_entry entry = {.grapheme = STR("lead"),
                                  .alphabet = PHONEMES_IPA,
                                  .phonemes = STR("lɛd"),
                                  .roles = STR("noun"),
                                  .path = "test"};
    ck_assert(lexicon_add(lexicon, &entry, &error));
    ck_assert(!matches("lead"));
    ck_assert_ptr_nonnull(lexicon_match_role(lexicon, STR("en"), STR("lead"), STR("noun")));
    ck_assert_ptr_null(lexicon_match_role(lexicon, STR("en"), STR("lead"), STR("verb")));
}
END_TEST

static void count_fault(void *context, const struct error *fault) {
    struct strbuf *told = context;
    strbuf_format(told, "%s|", fault->place);
}

START_TEST(every_fault_can_be_told_and_the_rest_used) {
    struct strbuf told = {.arena = arena};
    lexicon_collect_faults(lexicon, count_fault, &told);
    add("Good = /ɡʊd/\nnothing\nU Thant = /uː/\nBetter = /bɛtə/\n");
    ck_assert_span_eq(strbuf_str(&told), "names.lexicon:2|names.lexicon:3|");
    ck_assert(matches("Good"));
    ck_assert(matches("Better"));
    told.count = 0;
    add("<lexicon alphabet='ipa'>\n<lexeme><grapheme>a</grapheme></lexeme>\n"
        "<lexeme><phoneme>b</phoneme></lexeme>\n"
        "<lexeme><grapheme>fine</grapheme><phoneme>faɪn</phoneme></lexeme></lexicon>");
    ck_assert_span_eq(strbuf_str(&told), "names.lexicon:2|names.lexicon:3|");
    ck_assert(matches("fine"));
}
END_TEST

START_TEST(a_name_has_at_most_eight_words) {
    add("a b c d e f g h = aitch\n");
    ck_assert_refused("\u3000 = a\n", "names.lexicon:1", "without a written form");
    ck_assert_refused("a b c d e f g h i = eye\n", "names.lexicon:1", "more than 8 words");
}
END_TEST

START_TEST(bad_lines_are_named) {
    ck_assert_refused("Good = /ɡʊd/\nno value here\n", "names.lexicon:2", "wanted");
    ck_assert_refused("\n\nName =\n", "names.lexicon:3", "nothing stands");
    ck_assert_refused("U Thant = /uːθɑːnt/\n", "names.lexicon:1", "2 words and 1 groups");
    ck_assert_refused(" = /a/\n", "names.lexicon:1", "without a written form");
    ck_assert_refused("Caf\xE9 = kaffay\n", "names.lexicon:1", "0xE9");
}
END_TEST

static const char pls[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\"\n"
    "         alphabet=\"ipa\" xml:lang=\"en-US\">\n"
    "  <lexeme><grapheme>Kyiv</grapheme><grapheme>Kiev</grapheme>\n"
    "    <phoneme>kaɪv</phoneme><phoneme prefer=\"true\">ˈkiːjɪv</phoneme></lexeme>\n"
    "  <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>\n"
    "  <lexeme><grapheme>Cuba</grapheme><phoneme alphabet=\"x-espeak\">kj'u:b@</phoneme></lexeme>\n"
    "</lexicon>\n";

START_TEST(pls_lexemes_are_entries) {
    add(pls);
    size_t n;
    struct str ending;
    ck_assert_span_eq(match("Kiev", &n, &ending)->phonemes, "ˈkiːjɪv");
    ck_assert_span_eq(match_signed("W3C", &n, &ending)->alias, "World Wide Web Consortium");
    ck_assert_int_eq(match("Cuba", &n, &ending)->alphabet, PHONEMES_ESPEAK);
    ck_assert_uint_eq(match("Kyiv", &n, &ending)->line, 4);
}
END_TEST

START_TEST(pls_entries_act_in_their_language) {
    size_t n;
    struct str ending, words[] = {STR("Paris")};
    add("<lexicon alphabet='ipa' xml:lang='fr-CA'><lexeme><grapheme>Paris</grapheme>"
        "<phoneme>paʁi</phoneme></lexeme></lexicon>");
    ck_assert_ptr_null(lexicon_match(lexicon, STR("en-US"), words, 1, &n, &ending));
    ck_assert_ptr_nonnull(lexicon_match(lexicon, STR("fr"), words, 1, &n, &ending));
    add("<lexicon alphabet='ipa' xml:lang='en-GB'><lexeme><grapheme>Paris</grapheme>"
        "<phoneme>pæɹɪs</phoneme></lexeme></lexicon>");
    ck_assert_span_eq(lexicon_match(lexicon, STR("en-US"), words, 1, &n, &ending)->phonemes,
                      "pæɹɪs");
}
END_TEST

START_TEST(pls_roles_are_qualified_names_several_a_lexeme) {
    add("<lexicon alphabet='ipa' xmlns:my='urn:my'><lexeme role='my:verb  my:name'>"
        "<grapheme>lead</grapheme><phoneme>liːd</phoneme></lexeme></lexicon>");
    ck_assert(!matches("lead"));
    ck_assert_ptr_nonnull(lexicon_match_role(lexicon, STR("en"), STR("lead"), STR("verb")));
    ck_assert_ptr_nonnull(lexicon_match_role(lexicon, STR("en"), STR("lead"), STR("name")));
    ck_assert_ptr_null(lexicon_match_role(lexicon, STR("en"), STR("lead"), STR("noun")));
    ck_assert_ptr_null(lexicon_match_role(lexicon, STR("en"), STR("lead"), STR("verb  name")));
}
END_TEST

START_TEST(pls_prefers_what_is_marked_phoneme_or_alias) {
    size_t n;
    struct str ending;
    add("<lexicon alphabet='ipa'><lexeme><grapheme>Thames</grapheme><phoneme>θeɪmz</phoneme>"
        "<alias prefer='true'>Tems</alias><phoneme prefer='true'>tɛmz</phoneme></lexeme>"
        "<lexeme><grapheme>Kiev</grapheme><alias>Kyiv</alias><phoneme>kiːɛv</phoneme></lexeme>"
        "</lexicon>");
    ck_assert_span_eq(match("Thames", &n, &ending)->alias, "Tems");
    ck_assert_span_eq(match("Kiev", &n, &ending)->alias, "Kyiv");
}
END_TEST

START_TEST(phonemes_of_no_language_are_for_the_text_and_no_passage_in_another) {
    struct str word = STR("Schadenfreude"), said = STR("Dr"), ending;
    size_t n;
    add("Schadenfreude = /ˈʃɑːdənfɹɔɪdə/\nDr = Doctor\n");
    ck_assert_ptr_nonnull(lexicon_match(lexicon, STR("de"), &word, 1, &n, &ending));
    lexicon_set_language(lexicon, STR("en-US"));
    ck_assert_ptr_nonnull(lexicon_match(lexicon, STR("en-GB"), &word, 1, &n, &ending));
    ck_assert_ptr_null(lexicon_match(lexicon, STR("de"), &word, 1, &n, &ending));
    ck_assert_ptr_nonnull(lexicon_match(lexicon, STR("de"), &said, 1, &n, &ending));
}
END_TEST

START_TEST(pls_leaves_other_namespaces_alone) {
    add("<lexicon xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' alphabet='ipa'"
        " xmlns:x='urn:other'><metadata><x:lexeme/></metadata><x:lexeme/><lexeme>"
        "<grapheme>a</grapheme><x:phoneme>b</x:phoneme><phoneme>eɪ</phoneme>"
        "<example>a</example></lexeme></lexicon>");
    size_t n;
    struct str ending;
    ck_assert_uint_eq(lexicon_count(lexicon), 1);
    ck_assert_span_eq(match("a", &n, &ending)->phonemes, "eɪ");
}
END_TEST

START_TEST(pls_faults_are_named) {
    ck_assert_refused("<lexicon alphabet=\"x-sampa\"><lexeme><grapheme>a</grapheme>"
                      "<phoneme>a</phoneme></lexeme></lexicon>",
                      "names.lexicon:1", "x-sampa");
    ck_assert_refused("<lexicon>\n<lexeme><grapheme>a</grapheme></lexeme></lexicon>",
                      "names.lexicon:2", "without phoneme");
    ck_assert_refused("<lexicon alphabet='ipa'>\n<lexeme><phoneme>a</phoneme></lexeme></lexicon>",
                      "names.lexicon:2", "without grapheme");
    ck_assert_refused("<lexicon alphabet='ipa'>\n\n<lexeme><grapheme>U Thant</grapheme>"
                      "<phoneme>uː</phoneme></lexeme></lexicon>",
                      "names.lexicon:3", "“U Thant” has 2 words");
    ck_assert_refused("<lexicon>\n<lexeme>\n", "names.lexicon:3", "");
    ck_assert_refused("<html/>", "names.lexicon", "no PLS");
}
END_TEST

START_TEST(pls_takes_nothing_from_outside_itself) {
    add("<!DOCTYPE lexicon [<!ENTITY secret SYSTEM \"/etc/hostname\">]>\n"
        "<lexicon alphabet=\"ipa\"><lexeme><grapheme>name</grapheme>"
        "<alias>x&secret;x</alias></lexeme></lexicon>");
    size_t n;
    struct str ending;
    ck_assert_span_eq(match("name", &n, &ending)->alias, "xx");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("lexicon");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, a_line_gives_phonemes_or_a_respelling);
    tcase_add_test(claims, the_longest_entry_wins_and_the_later_of_two);
    tcase_add_test(claims, case_counts_as_far_as_the_entry_says);
    tcase_add_test(claims, possessives_and_plurals_follow_their_entry);
    tcase_add_test(claims, endings_sound_as_what_they_follow_asks);
    tcase_add_test(claims, forms_of_a_name_follow_it_in_every_case);
    tcase_add_test(claims, plurals_in_ies_and_ves_follow_their_entry);
    tcase_add_test(claims, entries_with_figures_dots_or_signs_match);
    tcase_add_test(claims, either_apostrophe_matches_either);
    tcase_add_test(claims, hyphens_and_spaces_are_alike_in_names);
    tcase_add_test(claims, a_role_waits_for_a_heteronym);
    tcase_add_test(claims, every_fault_can_be_told_and_the_rest_used);
    tcase_add_test(claims, a_name_has_at_most_eight_words);
    tcase_add_test(claims, bad_lines_are_named);
    tcase_add_test(claims, pls_lexemes_are_entries);
    tcase_add_test(claims, pls_entries_act_in_their_language);
    tcase_add_test(claims, pls_roles_are_qualified_names_several_a_lexeme);
    tcase_add_test(claims, pls_prefers_what_is_marked_phoneme_or_alias);
    tcase_add_test(claims, phonemes_of_no_language_are_for_the_text_and_no_passage_in_another);
    tcase_add_test(claims, pls_leaves_other_namespaces_alone);
    tcase_add_test(claims, pls_faults_are_named);
    tcase_add_test(claims, pls_takes_nothing_from_outside_itself);
    return tests_run("lexicon", claims);
}
