#!/usr/bin/python3
"""The same chapter in any format is the same script, word for word.

tests/documents/chapter.md is the chapter; every other chapter.* beside it was made of it by
pandoc, which has writers of its own:
    pandoc -f markdown-smart -s -M pagetitle="The Tide Tables" chapter.md -o chapter.docx
with any picture as gull.png. chapter.txt is what one would type, FictionBook and TEI were
mended by hand: pandoc gives them no alternative of pictures, and no numbers in lists.
FictionBook has no lists, and a note of TEI's stands where it is written.
chapter.pdf is what chromium prints of chapter.html (--headless --print-to-pdf --no-pdf-header-footer
--generate-pdf-document-outline), which draws the rule and names no language of a phrase."""
import json
import unittest

from support import READS_PDF, ROOT, Case, lectern

DOCUMENTS = ROOT / "tests/documents"
CHAPTER = DOCUMENTS / "chapter.md"
OTHERS = sorted(path for path in DOCUMENTS.glob("chapter.*")
                if path != CHAPTER and (READS_PDF or path.suffix != ".pdf"))
ALIKE = [path for path in OTHERS if path.suffix not in {".fb2", ".xml"}]


def script_of(path, *arguments):
    done = lectern("script", path, "--json", "--no-announcements", *arguments)
    if done.returncode:
        raise AssertionError(f"{path.name}: {done.stderr}")
    return json.loads(done.stdout)


def spoken(script):
    return [f"{utterance['kind']}: {utterance['spoken']}" for utterance in script["utterances"]]


class SameScript(Case):
    maxDiff = None

    def test_each_format_is_there(self):
        suffixes = {path.suffix for path in OTHERS}
        self.assertLessEqual({".txt", ".docx", ".odt", ".html", ".epub", ".fb2", ".xml"}, suffixes)

    def test_all_say_the_same_words_in_the_same_blocks(self):
        expected = spoken(script_of(CHAPTER))
        self.assertEqual(len(expected), 22)
        for path in ALIKE:
            with self.subTest(path.name):
                self.assertEqual(spoken(script_of(path)), expected)

    def test_fictionbook_says_the_same_words(self):
        def words(path):
            return [utterance["spoken"] for utterance in script_of(path)["utterances"]]

        self.assertEqual(words(DOCUMENTS / "chapter.fb2"), words(CHAPTER))

    def test_tei_says_the_same_but_for_where_notes_are(self):
        def text(path):
            return [line for line in spoken(script_of(path)) if not line.startswith("note: ")]

        self.assertEqual(text(DOCUMENTS / "chapter.tei.xml"), text(CHAPTER))

    def test_all_have_the_same_chapters_and_pauses(self):
        def shape(script):
            return ([chapter["title"] for chapter in script["chapters"]],
                    [utterance["pause_before_ms"] for utterance in script["utterances"]])

        expected = shape(script_of(CHAPTER))
        for path in ALIKE:
            chapters, pauses = shape(script_of(path))
            with self.subTest(path.name):
                self.assertEqual(chapters, expected[0])
                if path.suffix != ".pdf":
                    self.assertEqual(pauses, expected[1])

    def test_a_foreign_phrase_is_foreign_in_all(self):
        for path in [CHAPTER, *OTHERS]:
            if path.suffix in {".docx", ".pdf"}:
                continue  # what made them does not mark languages; test_docx.c, test_pdf.c do
            with self.subTest(path.name):
                phrases = [phrase for utterance in script_of(path)["utterances"]
                           for phrase in utterance["phrases"] if phrase.get("language") == "de"]
                self.assertEqual(len(phrases), 1, phrases)

    def test_no_word_of_an_archive_is_lost(self):
        """Words that another program finds in the file are said, or listed."""
        for path in OTHERS:
            script = script_of(path)
            told = " ".join([word["text"] for utterance in script["utterances"]
                             for word in utterance["words"]]
                            + [left["text"] for left in script["unspoken"]])
            for word in ("harbour", "hull", "joke", "rope", "Dover", "gull", "letter", "cook"):
                with self.subTest(path.name, word=word):
                    self.assertIn(word, told)


if __name__ == "__main__":
    unittest.main()
