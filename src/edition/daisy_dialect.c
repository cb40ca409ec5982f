/* What the two standards call things. */
#include "edition/daisy_text.h"

const struct daisy_dialect daisy_xhtml = {
    .elements =
        {
            [UTTERANCE_SALUTATION] = {"<p class=\"salutation\"", "</p>\n"},
            [UTTERANCE_PARAGRAPH] = {"<p", "</p>\n"},
            [UTTERANCE_QUOTATION] = {"<p", "</p>\n"},
            [UTTERANCE_VERSE] = {"<p class=\"line\"", "</p>\n"},
            [UTTERANCE_NOTE] = {"<p", "</p>\n"},
            [UTTERANCE_CLOSING] = {"<p class=\"closing\"", "</p>\n"},
            [UTTERANCE_SIGNATURE] = {"<p class=\"signature\"", "</p>\n"},
            [UTTERANCE_SOURCE] = {"<p class=\"source\"", "</p>\n"},
            [UTTERANCE_FIGURE] = {"<div class=\"optional-prodnote\"", "</div>\n"},
            [UTTERANCE_CODE] = {"<pre", "</pre>\n"},
            [UTTERANCE_ANNOUNCEMENT] = {"<p class=\"announcement\"", "</p>\n"},
            [DAISY_SENTENCE] = {"<span class=\"sentence\"", "</span>"},
            [DAISY_LANGUAGE] = {"<span", "</span>"},
            [DAISY_REFERENCE] = {"<a class=\"noteref\" href=\"#", "</a>"},
            [DAISY_INNER_HEADING] = {"<h6", "</h6>\n"},
            [DAISY_LIST] = {"<ul class=\"list\"", "</ul>\n"},
            [DAISY_QUOTATION] = {"<blockquote", "</blockquote>\n"},
            [DAISY_VERSE] = {"<div class=\"verse\"", "</div>\n"},
            [DAISY_NOTE_BODY] = {"<div class=\"notebody\"", "</div>\n"},
        },
    .page = {"<span class=\"page-", "</span>"},
    .pages_in_cell = {"", ""},
    .scene_break = "<hr/>\n",
    .code_line = "\n",
    .html = true,
};

const struct daisy_dialect daisy_dtbook = {
    .elements =
        {
            [UTTERANCE_SALUTATION] = {"<p class=\"salutation\"", "</p>\n"},
            [UTTERANCE_PARAGRAPH] = {"<p", "</p>\n"},
            [UTTERANCE_QUOTATION] = {"<p", "</p>\n"},
            [UTTERANCE_VERSE] = {"<line", "</line>\n"},
            [UTTERANCE_NOTE] = {"<p", "</p>\n"},
            [UTTERANCE_CLOSING] = {"<p class=\"closing\"", "</p>\n"},
            [UTTERANCE_SIGNATURE] = {"<p class=\"signature\"", "</p>\n"},
            [UTTERANCE_SOURCE] = {"<p class=\"source\"", "</p>\n"},
            [UTTERANCE_FIGURE] = {"<prodnote render=\"optional\"", "</prodnote>\n"},
            [UTTERANCE_CODE] = {"<p class=\"code\"", "</p>\n"},
            [UTTERANCE_ANNOUNCEMENT] = {"<p class=\"announcement\"", "</p>\n"},
            [DAISY_SENTENCE] = {"<sent", "</sent>"},
            [DAISY_LANGUAGE] = {"<span", "</span>"},
            [DAISY_REFERENCE] = {"<noteref idref=\"#", "</noteref>"},
            [DAISY_INNER_HEADING] = {"<bridgehead", "</bridgehead>\n"},
            [DAISY_LIST] = {"<list type=\"pl\"", "</list>\n"},
            [DAISY_QUOTATION] = {"<blockquote", "</blockquote>\n"},
            [DAISY_VERSE] = {"<linegroup", "</linegroup>\n"},
            [DAISY_NOTE_BODY] = {"<note", "</note>\n"},
        },
    .page = {"<pagenum page=\"", "</pagenum>"},
    .pages_in_cell = {"<p>", "</p>"},
    .scene_break = "",
    .code_line = "<br/>",
    .levels = true,
    .smil_addresses = true,
};
