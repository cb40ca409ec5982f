/* Texts in other encodings than UTF-8. */
#include "document/encoding.h"

#include "reading.h"

/* What is read as what, though nobody says so. The bytes stem from iconv. */
static const struct {
    struct str content;
    const char *encoding, *text;
} guesses[] = {
    {STR("He said \x93yes\x94 in the caf\xE9, and it\x92s late now.\n"), "windows-1252",
     "He said “yes” in the café, and it’s late now.\n"},
    {STR("He said \xD2yes\xD3 in the caf\x8E, and it\xD5s late now.\rHe went.\r"), "macintosh",
     "He said “yes” in the café, and it’s late now.\rHe went.\r"},
    {STR("One line.\nCaf\xE9 au lait.\n"), "windows-1252", "One line.\nCafé au lait.\n"},
    {STR("\xDD\xF2\xEE \xEF\xE8\xF1\xFC\xEC\xEE \xE1\xFB\xEB\xEE \xED\xE0\xEF\xE8\xF1\xE0\xED\xEE"
         " \xE2 \xEE\xEA\xF2\xFF\xE1\xF0\xE5, \xEA\xEE\xE3\xE4\xE0 \xE2\xF1\xE5 \xE6\xE4\xE0\xEB"
         "\xE8 \xEE\xF2\xE2\xE5\xF2\xE0.\n"),
     "windows-1251", "Это письмо было написано в октябре, когда все ждали ответа.\n"},
    {STR("\xFC\xD4\xCF \xD0\xC9\xD3\xD8\xCD\xCF \xC2\xD9\xCC\xCF \xCE\xC1\xD0\xC9\xD3\xC1\xCE\xCF"
         " \xD7 \xCF\xCB\xD4\xD1\xC2\xD2\xC5, \xCB\xCF\xC7\xC4\xC1 \xD7\xD3\xC5 \xD6\xC4\xC1\xCC"
         "\xC9 \xCF\xD4\xD7\xC5\xD4\xC1.\n"),
     "KOI8-R", "Это письмо было написано в октябре, когда все ждали ответа.\n"},
    {STR("\x8C\xE1\x94\x79\x82\xCD\x94\x4C\x82\xC5\x82\xA0\x82\xE9\x81\x42\x96\xBC\x91\x4F"
         "\x82\xCD\x82\xDC\x82\xBE\x96\xB3\x82\xA2\x81\x42\n"),
     "Shift_JIS", "吾輩は猫である。名前はまだ無い。\n"},
    {STR("H\0e\0l\0l\0o\0 \0t\0h\0e\0r\0e\0,\0 \0h\0e\0 \0s\0a\0i\0d\0.\0\n\0"), "UTF-16LE",
     "Hello there, he said.\n"},
    {STR("\x04\x2F\0 \x04\x36\x04\x34\x04\x30\x04\x3B\0 \x04\x43\x04\x42\x04\x40\x04\x30\0."),
     "UTF-16BE", "Я ждал утра."},
};

static struct decoded decode(struct str content, const char *encoding) {
    struct decoded decoded;
    struct error error = {0};
    bool done = encoding_decode(arena, "a.txt", content, encoding, &decoded, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return decoded;
}

static struct error refuse(struct str content, const char *encoding) {
    struct decoded decoded;
    struct error error = {0};
    ck_assert(!encoding_decode(arena, "a.txt", content, encoding, &decoded, &error));
    return error;
}

START_TEST(an_encoding_is_found_out_where_it_can_be) {
    struct decoded decoded = decode(guesses[_i].content, NULL);
    ck_assert_span_eq(decoded.encoding, guesses[_i].encoding);
    ck_assert_span_eq(decoded.text, guesses[_i].text);
    ck_assert_int_eq(decoded.evidence, ENCODING_GUESSED);
}
END_TEST

START_TEST(utf8_is_taken_as_it_lies) {
    struct str content = STR("\uFEFFCafé “au lait”.\n");
    struct decoded decoded = decode(content, NULL);
    ck_assert_ptr_eq(decoded.text.ptr, content.ptr);
    ck_assert_uint_eq(decoded.text.len, content.len);
    ck_assert_uint_eq(encoding_notice(arena, &decoded).len, 0);
}
END_TEST

/* Marked texts, all of them "né". */
static const struct {
    struct str content;
    const char *encoding;
} marked[] = {
    {STR("\xFF\xFEn\0\xE9\0"), "UTF-16LE"},
    {STR("\xFE\xFF\0n\0\xE9"), "UTF-16BE"},
    {STR("\xFF\xFE\0\0n\0\0\0\xE9\0\0\0"), "UTF-32LE"},
    {STR("\0\0\xFE\xFF\0\0\0n\0\0\0\xE9"), "UTF-32BE"},
};

START_TEST(a_byte_order_mark_is_believed) {
    struct decoded decoded = decode(marked[_i].content, NULL);
    ck_assert_span_eq(decoded.encoding, marked[_i].encoding);
    ck_assert_span_eq(decoded.text, "né");
}
END_TEST

START_TEST(a_name_is_obeyed) {
    struct str content = STR("Caf\xC3\xA9 or \xD2so\xD3.");
    ck_assert_span_eq(decode(content, "macintosh").text, "Caf√© or “so”.");
    ck_assert_span_eq(decode(content, "macintosh").encoding, "macintosh");
    ck_assert_span_eq(decode(STR("\x8E"), "cp437").text, "Ä");
    ck_assert_span_eq(decode(STR("\xFE\xFF\0n"), "utf-16").text, "n");
}
END_TEST

START_TEST(an_unknown_name_is_refused) {
    ck_assert_ptr_nonnull(strstr(refuse(STR("a"), "klingon").message, "“klingon” is no encoding"));
    ck_assert(!encoding_is_known("klingon"));
    ck_assert(!encoding_is_known(""));
    ck_assert(encoding_is_known("latin1"));
}
END_TEST

START_TEST(bytes_that_are_wrong_in_the_named_encoding_are_told) {
    struct error error = refuse(STR("One.\nTwo \xFF three.\n"), "UTF-8");
    ck_assert_str_eq(error.place, "a.txt:2");
    ck_assert_str_eq(error.message, "not UTF-8 (byte 0xFF); pass --encoding or convert it");
    error = refuse(STR("One.\n\nTwo \x81\x20 three.\n"), "Shift_JIS");
    ck_assert_str_eq(error.place, "a.txt:3");
    ck_assert_ptr_nonnull(strstr(error.message, "not Shift_JIS (byte 0x81)"));
}
END_TEST

START_TEST(a_gutenberg_header_is_believed) {
    struct decoded decoded = decode(STR("Title: A\n\nCharacter set encoding: ISO-8859-15\n\n"
                                        "It cost 5 \xA4.\n"),
                                    NULL);
    ck_assert_span_eq(decoded.encoding, "ISO-8859-15");
    ck_assert(str_ends_with(decoded.text, STR("5 €.\n")));
    ck_assert_span_eq(encoding_notice(arena, &decoded), "read as ISO-8859-15, as its header says");
}
END_TEST

START_TEST(one_bad_byte_in_utf8_is_no_other_encoding) {
    struct error error = refuse(STR("Le café, la forêt, l’été, le garçon, très bien.\n"
                                    "“Où êtes-vous?”—“Près de l’église.” \xE9\n"),
                                NULL);
    ck_assert_str_eq(error.place, "a.txt:2");
    ck_assert_ptr_nonnull(strstr(error.message, "not UTF-8 (byte 0xE9)"));
}
END_TEST

START_TEST(noise_is_in_no_encoding) {
    char noise[3000];
    uint32_t state = 1962;
    for (size_t i = 0; i < sizeof noise; i++) {
        state = state * 1664525 + 1013904223;
        noise[i] = (char)(0x80 | (state >> 24));
    }
    struct error error = refuse((struct str){noise, sizeof noise}, NULL);
    ck_assert_ptr_nonnull(strstr(error.message, "not UTF-8"));
}
END_TEST

START_TEST(what_lies_far_behind_ascii_is_still_looked_at) {
    struct strbuf text = {.arena = arena};
    for (int i = 0; i < 10000; i++)
        strbuf_add(&text, STR("All of it is plain.\n"));
    strbuf_add(&text, STR("Er ging s\374dlich \374ber und f\374hlte sich sch\366n m\374rbe.\n"));
    struct decoded decoded = decode(strbuf_str(&text), NULL);
    ck_assert_span_eq(decoded.encoding, "windows-1252");
    ck_assert(str_ends_with(decoded.text, STR("fühlte sich schön mürbe.\n")));
}
END_TEST

START_TEST(a_document_tells_what_it_was_read_as) {
    struct str content = STR("H\xE9l\xE8ne \xE9tait l\xE0, pr\xE8s de la for\xEAt.\n");
    struct document document = read_str(content, &leaving);
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hélène était là, près de la forêt.\n");
    ck_assert_uint_eq(document.repairs.count, 1);
    ck_assert_uint_eq(document.repairs.items[0].source.end, 0);
    ck_assert(str_starts_with(document.repairs.items[0].what, STR("read as windows-1252")));
    ck_assert_ptr_eq(document.file_bytes.ptr, content.ptr);
    const struct block *block = &document.blocks.items[0];
    struct source_range range = block_source(&document, block, 0, strlen("Hélène"));
    ck_assert_span_eq(str_slice(document.source, range.start, range.end), "Hélène");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("encoding");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_loop_test(claims, an_encoding_is_found_out_where_it_can_be, 0,
                        sizeof guesses / sizeof *guesses);
    tcase_add_test(claims, utf8_is_taken_as_it_lies);
    tcase_add_loop_test(claims, a_byte_order_mark_is_believed, 0, sizeof marked / sizeof *marked);
    tcase_add_test(claims, a_name_is_obeyed);
    tcase_add_test(claims, an_unknown_name_is_refused);
    tcase_add_test(claims, bytes_that_are_wrong_in_the_named_encoding_are_told);
    tcase_add_test(claims, a_gutenberg_header_is_believed);
    tcase_add_test(claims, one_bad_byte_in_utf8_is_no_other_encoding);
    tcase_add_test(claims, noise_is_in_no_encoding);
    tcase_add_test(claims, what_lies_far_behind_ascii_is_still_looked_at);
    tcase_add_test(claims, a_document_tells_what_it_was_read_as);
    return tests_run("document/encoding", claims);
}
