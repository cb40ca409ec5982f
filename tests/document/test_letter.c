/* The parts of a letter. */
#include "reading.h"

#define BODY "I write to you about the matter that we spoke of last week in the city."

START_TEST(the_letter_has_all_its_parts_in_order) {
    struct document document;
    struct error error = {0};
    ck_assert(document_read(arena, SOURCE_DIR "/editions/letter/letter.txt", &mending, &document,
                            &error));
    ck_assert_uint_eq(document.blocks.count, 23);
    for (size_t i = 0; i < document.blocks.count; i++) {
        enum block_kind expected = i == 0    ? BLOCK_TITLE
                                   : i == 1  ? BLOCK_SALUTATION
                                   : i == 20 ? BLOCK_CLOSING
                                   : i == 21 ? BLOCK_SIGNATURE
                                   : i == 22 ? BLOCK_SOURCE
                                             : BLOCK_PARAGRAPH;
        ck_assert_str_eq(block_kind_name(document.blocks.items[i].kind), block_kind_name(expected));
    }
    ck_assert_span_eq(block_text(arena, &document.blocks.items[1]), "DEAR MR. PRESIDENT,");
    ck_assert(str_starts_with(block_text(arena, &document.blocks.items[2]),
                              STR("I have studied with great satisfaction")));
    ck_assert_span_eq(block_text(arena, &document.blocks.items[21]), "N. Khrushchev");
    ck_assert_span_eq(
        document.metadata.title,
        "Document A: Letter From Chairman Khrushchev to President Kennedy (ORIGINAL)");
    ck_assert_uint_eq(document.metadata.author.len, 0);
}
END_TEST

START_TEST(the_letters_four_asterisks_are_left_out_and_nothing_else) {
    struct document document;
    struct error error = {0};
    ck_assert(document_read(arena, SOURCE_DIR "/editions/letter/letter.txt", &mending, &document,
                            &error));
    ck_assert_span_eq(unspoken_of(&document), "emphasis mark: **\nemphasis mark: **\n");
    ck_assert_uint_eq(document.unspoken.items[0].source.line, 3);
    ck_assert_uint_eq(document.unspoken.items[1].source.line, 4);
}
END_TEST

START_TEST(a_salutation_stands_alone) {
    ck_assert_reads("To whom it may concern:\n\n" BODY,
                    "salutation: To whom it may concern:\nparagraph: " BODY "\n");
    ck_assert_reads("My dear Watson,\n\nit is done.",
                    "salutation: My dear Watson,\nparagraph: it is done.\n");
    ck_assert_reads("Gentlemen:\n\n" BODY, "salutation: Gentlemen:\nparagraph: " BODY "\n");
}
END_TEST

START_TEST(a_salutation_is_the_first_line_of_a_paragraph) {
    ck_assert_reads("Dear Sir or Madam,\n" BODY,
                    "salutation: Dear Sir or Madam,\nparagraph: " BODY "\n");
}
END_TEST

START_TEST(a_salutation_runs_into_the_first_sentence) {
    ck_assert_reads("Dear Mr. Smith, I thank you. It is well.",
                    "salutation: Dear Mr. Smith,\nparagraph: I thank you. It is well.\n");
    ck_assert_reads("**Dear friend:** All is well.",
                    "salutation: Dear friend:\nparagraph: All is well.\n");
}
END_TEST

START_TEST(a_salutation_comes_after_a_letterhead) {
    ck_assert_reads("Moscow, October 26, 1962\n\nDear Mr. President,\n\n" BODY,
                    "paragraph: Moscow, October 26, 1962\nsalutation: Dear Mr. President,\n"
                    "paragraph: " BODY "\n");
}
END_TEST

/* Prose that begins like a part of a letter. */
static const char *const prose[] = {
    "Dear me, he said, it is late.",
    "Dear me! It is late.",
    "Dear God, she thought, it is late.",
    "Sincerely, he hoped so.",
    "Yours is the last word.",
    "Sir, he said, it is late.",
    "With love, one can do it all.",
    "Dear reader, you will not believe it.",
    "Gentlemen, be seated.",
    "Respectfully, I disagree with that.",
};

START_TEST(prose_is_no_salutation_and_no_closing) {
    struct str text = str_format(arena, BODY " " BODY " " BODY "\n\n%s\n\n" BODY, prose[_i]);
    struct document document = read_str(text, &mending);
    struct str expected = str_format(
        arena, "paragraph: " BODY " " BODY " " BODY "\nparagraph: %s\nparagraph: " BODY "\n",
        prose[_i]);
    ck_assert_span_eq(blocks_of(&document), str_to_c(arena, expected));
}
END_TEST

START_TEST(prose_at_the_beginning_is_no_salutation) {
    ck_assert_reads("Dear me, he said, it is late. " BODY "\n\nMore.",
                    "paragraph: Dear me, he said, it is late. " BODY "\nparagraph: More.\n");
}
END_TEST

START_TEST(closing_and_signature_are_blocks_or_lines) {
    ck_assert_reads("Dear Ann,\n\n" BODY "\n\nWith best wishes,\n\nBob",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: With best wishes,\nsignature: Bob\n");
    ck_assert_reads("Dear Ann,\n\n" BODY "\n\nYours,\nN. Khrushchev\n",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: Yours,\nsignature: N. Khrushchev\n");
    ck_assert_reads("Dear Ann,\n" BODY "\nYours faithfully\nBob",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: Yours faithfully\nsignature: Bob\n");
    ck_assert_reads("Dear Ann,\n\n" BODY "\n\nYours sincerely, Bob Smith\n",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: Yours sincerely,\nsignature: Bob Smith\n");
}
END_TEST

START_TEST(a_closing_may_have_lines_and_a_signature_an_office) {
    ck_assert_reads("Dear Ann,\n\n" BODY
                    "\n\nI have the honour to remain, Sir,\nyour obedient servant,\n"
                    "A. Lincoln\nPresident of the United States\n",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: I have the honour to remain, Sir, your obedient servant,\n"
                    "signature: A. Lincoln President of the United States\n");
}
END_TEST

START_TEST(a_postscript_is_a_paragraph) {
    ck_assert_reads("Dear Ann,\n\n" BODY "\n\nLove,\n\nBob\n\nP.S. Bring the keys.",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: Love,\nsignature: Bob\nparagraph: P.S. Bring the keys.\n");
}
END_TEST

START_TEST(source_and_notes_come_at_the_end) {
    ck_assert_reads("Dear Ann,\n\n" BODY "\n\nLove,\n\nBob\n\nSource: the archive.\n\n"
                    "[1] Spoken in May.\n\n* Her aunt.\n\n1. A town.\n\nNote: kept as found.",
                    "salutation: Dear Ann,\nparagraph: " BODY
                    "\nclosing: Love,\nsignature: Bob\nsource: Source: the archive.\n"
                    "note: [1] Spoken in May.\nnote: Her aunt.\nnote: 1. A town.\n"
                    "note: Note: kept as found.\n");
}
END_TEST

START_TEST(a_list_at_the_end_is_no_note) {
    ck_assert_reads("Bring these things:\n\n1. Bread\n2. Milk\n",
                    "paragraph: Bring these things:\nlist-item: 1. Bread\nlist-item: 2. Milk\n");
}
END_TEST

START_TEST(several_letters_are_all_recognised) {
    ck_assert_reads("Dear Ann,\n\n" BODY "\n\nLove,\nBob\n\n***\n\nDear Bob, I thank you.\n\n"
                    "Yours,\nAnn",
                    "salutation: Dear Ann,\nparagraph: " BODY "\nclosing: Love,\nsignature: Bob\n"
                    "separator: \nsalutation: Dear Bob,\nparagraph: I thank you.\n"
                    "closing: Yours,\nsignature: Ann\n");
}
END_TEST

START_TEST(each_letter_of_a_collection_has_its_source) {
    const char *one =
        "**Document A: From Ann\n(ORIGINAL)**\n\nDEAR BOB, I thank you. " BODY " " BODY
        "\n\nYours,\n\nAnn\n\nSource: the archive of the city, the second shelf "
        "from the left, in the box of letters that nobody has read since " BODY "\n\n";
    struct document document = read_str(str_format(arena, "%s%s%s", one, one, one), &mending);
    static const enum block_kind kinds[] = {BLOCK_SALUTATION, BLOCK_PARAGRAPH, BLOCK_CLOSING,
                                            BLOCK_SIGNATURE, BLOCK_SOURCE};
    ck_assert_uint_eq(document.blocks.count, 18);
    for (size_t i = 0; i < 18; i++)
        if (i % 6)
            ck_assert_int_eq(document.blocks.items[i].kind, kinds[i % 6 - 1]);
        else
            ck_assert_int_eq(document.blocks.items[i].kind, i ? BLOCK_HEADING : BLOCK_TITLE);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("letter");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, the_letter_has_all_its_parts_in_order);
    tcase_add_test(claims, the_letters_four_asterisks_are_left_out_and_nothing_else);
    tcase_add_test(claims, a_salutation_stands_alone);
    tcase_add_test(claims, a_salutation_is_the_first_line_of_a_paragraph);
    tcase_add_test(claims, a_salutation_runs_into_the_first_sentence);
    tcase_add_test(claims, a_salutation_comes_after_a_letterhead);
    tcase_add_loop_test(claims, prose_is_no_salutation_and_no_closing, 0,
                        sizeof prose / sizeof *prose);
    tcase_add_test(claims, prose_at_the_beginning_is_no_salutation);
    tcase_add_test(claims, closing_and_signature_are_blocks_or_lines);
    tcase_add_test(claims, a_closing_may_have_lines_and_a_signature_an_office);
    tcase_add_test(claims, a_postscript_is_a_paragraph);
    tcase_add_test(claims, source_and_notes_come_at_the_end);
    tcase_add_test(claims, a_list_at_the_end_is_no_note);
    tcase_add_test(claims, several_letters_are_all_recognised);
    tcase_add_test(claims, each_letter_of_a_collection_has_its_source);
    return tests_run("document/letter", claims);
}
