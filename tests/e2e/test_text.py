#!/usr/bin/python3
"""Plain texts as they come: in any encoding, from Project Gutenberg, from a scanner."""
import json
import subprocess
import unittest

from support import ROOT, Case, lectern

DOCUMENTS = ROOT / "tests/documents"
FRENCH = "Hélène était là, près de la forêt, où le garçon l’avait trouvée.\n"
RUSSIAN = "Это письмо было написано в октябре, когда все ждали ответа и никто не знал.\n"


def encoded(text, name):
    """By iconv, which is none of ours."""
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=text.encode(),
                          capture_output=True, check=True).stdout


class Text(Case):
    def script(self, source, *arguments):
        done = lectern("script", source, "--json", "--no-announcements", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def words(self, script):
        return " ".join(utterance["spoken"] for utterance in script["utterances"])


class Encodings(Text):
    def test_an_encoding_is_found_out_and_told(self):
        for text, name in ((FRENCH, "windows-1252"), (RUSSIAN, "windows-1251"),
                           (RUSSIAN, "KOI8-R"), (FRENCH, "UTF-16LE"), (RUSSIAN, "UTF-16BE")):
            with self.subTest(name):
                script = self.script(self.write("a.txt", encoded(text, name)), "--lang", "fr")
                self.assertEqual(self.words(script), text.strip())
                self.assertIn(f"read as {name}", script["repairs"][0]["what"])

    def test_a_byte_order_mark_tells(self):
        for name in ("UTF-16", "UTF-32"):
            with self.subTest(name):
                script = self.script(self.write("a.txt", encoded(FRENCH, name)), "--lang", "fr")
                self.assertEqual(self.words(script), FRENCH.strip())

    def test_a_named_encoding_is_taken(self):
        source = self.write("a.txt", encoded("Déjà vu.\n", "macintosh"))
        script = self.script(source, "--encoding", "macintosh")
        self.assertEqual(self.words(script), "Déjà vu.")
        self.assertEqual(script["repairs"][0]["what"], "read as macintosh")

    def test_places_count_in_the_text_as_utf8(self):
        script = self.script(self.write("a.txt", encoded(FRENCH, "windows-1252")), "--lang", "fr")
        for word in script["utterances"][0]["words"]:
            place = word["source"]
            self.assertEqual(FRENCH.encode()[place["start"]:place["end"]].decode(), word["text"])

    def test_the_hash_is_that_of_the_file(self):
        source = self.write("a.txt", encoded(FRENCH, "windows-1252"))
        report, _ = self.built(source)
        expected = subprocess.run(["sha256sum", source], capture_output=True, text=True,
                                  check=True).stdout.split()[0]
        self.assertIn(expected, json.dumps(report))

    def test_an_unknown_name_is_wrong_usage(self):
        done = lectern("script", self.write("a.txt", FRENCH), "--encoding", "klingon")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--encoding", done.stderr)
        self.assertIn("windows-1252", done.stderr)

    def test_a_lexicon_is_checked_against_an_encoded_text(self):
        text = self.write("a.txt", encoded("Zoé met Zoé.\n", "macintosh"))
        lexicon = self.write("names.lexicon", "Zoé = Zoh ay\n")
        done = lectern("lexicon", "check", lexicon, "--text", text, "--encoding", "macintosh",
                       "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["entries"][0]["count"], 2)


class Gutenberg(Text):
    def setUp(self):
        super().setUp()
        self.alice = self.script(DOCUMENTS / "alice.txt")

    def test_the_book_is_read_and_nothing_around_it(self):
        said = self.words(self.alice)
        self.assertIn("Alice was beginning to get very tired", said)
        for word in ("Gutenberg", "licence", "volunteer", "Transcriber", "Illustration"):
            self.assertNotIn(word, said)

    def test_the_chapters_are_the_books(self):
        self.assertEqual([chapter["title"] for chapter in self.alice["chapters"]][1:],
                         ["CONTENTS", "CHAPTER I. Down the Rabbit-Hole",
                          "CHAPTER II. The Pool of Tears",
                          "Chapter Three. A Caucus-race and A Long Tale"])

    def test_title_author_language_and_date_are_known(self):
        self.assertEqual([self.alice[key] for key in ("title", "author", "language", "date")],
                         ["Alice's Adventures in Wonderland", "Lewis Carroll", "en",
                          "2008-06-27"])


class Scan(Text):
    def test_a_scan_is_mended(self):
        script = self.script(DOCUMENTS / "scan.txt")
        said = self.words(script)
        for part in ("nothing that the wind", "for he said that a light was owed to all who",
                     "stood upon the shore to count them as they went", "seventeen ninety-six",
                     "The office in the town had the will"):
            self.assertIn(part, said)
        self.assertNotIn("Letters from the Coast", said[40:])
        self.assertTrue(all(repair["source"]["line"] > 0 for repair in script["repairs"]))

    def test_it_is_left_alone_where_that_is_wished(self):
        script = self.script(DOCUMENTS / "scan.txt", "--no-repair")
        self.assertEqual(script["repairs"], [])
        self.assertNotIn("nothing that the wind", self.words(script))


if __name__ == "__main__":
    unittest.main()
