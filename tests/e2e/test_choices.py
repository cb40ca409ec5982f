#!/usr/bin/python3
"""What is heard around the text is the listener's choice, wherever it is made; a take does
not depend on it; what catalogues know reaches the edition."""
import hashlib
import json
import unittest

from mutagen.id3 import ID3

from support import Case, lectern

TEXT = """# A Book

The lamp was lit.[^1] It burned.

> Keep the light.

| Year | Ships |
|------|-------|
| 1950 | 3     |

Last words, at https://www.example.org/lamps?year=1950 and nowhere else.

[^1]: At dusk.
"""

PROFILE = """[profile]
loudness = -19
true-peak = -3
bitrate = 64
[reading]
notes = inline
tables = skip
urls = site
"""


class Choices(Case):
    def script(self, source, *arguments):
        done = lectern("script", source, "--no-announcements", "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def said(self, source, *arguments):
        return [u["spoken"] for u in self.script(source, *arguments)["utterances"]]

    def test_an_option_goes_over_the_edition_over_the_profile_over_the_default(self):
        self.write("book.md", TEXT)
        self.write("own.profile", PROFILE)
        edition = self.write("edition.ini", "[edition]\nsource = book.md\nprofile = ./own.profile\n"
                                            "[reading]\ntables = plain\nurls = skip\n")
        text = self.folder / "book.md"
        self.assertIn("Year: nineteen fifty; Ships: three", self.said(text))
        said = self.said(text, "--profile", self.folder / "own.profile")
        self.assertEqual(said[1:5],
                         ["The lamp was lit. It burned.", "Note one.", "At dusk.", "End of note."])
        self.assertFalse([line for line in said if "Ships" in line])
        self.assertIn("at example dot org and nowhere", " ".join(said))
        said = self.said(edition)
        self.assertIn("nineteen fifty; three", said)
        self.assertIn("Note one.", said)
        self.assertIn("Last words, at and nowhere else.", said)
        said = self.said(edition, "--notes", "skip", "--urls", "full")
        self.assertNotIn("At dusk.", said)
        self.assertIn("question mark year equals", " ".join(said))

    def test_what_is_skipped_is_listed_with_its_choice(self):
        text = self.write("book.md", TEXT)
        script = self.script(text, "--notes", "skip", "--tables", "skip", "--urls", "site")
        reasons = {left["reason"]: left["text"] for left in script["unspoken"]}
        self.assertEqual(reasons["note, by --notes skip"], "At dusk.")
        self.assertIn("table, by --tables skip", reasons)
        self.assertEqual(reasons["rest of a web address, by --urls site"], "/lamps?year=1950")

    def test_a_value_that_is_none_is_told_with_those_there_are(self):
        text = self.write("book.md", TEXT)
        done = lectern("script", text, "--notes", "sometimes")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--notes: wanted end, inline or skip", done.stderr)
        self.write("bad.ini", "[edition]\nsource = book.md\n[reading]\ncode = aloud\n")
        done = lectern("script", self.folder / "bad.ini")
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.ini:4: code = aloud: wanted read, announce or skip", done.stderr)

    def test_a_take_does_not_depend_on_choices(self):
        """Only what is said besides is recorded when they change."""
        text = self.write("book.md", TEXT)
        self.built(text)
        done = self.build(text, "--json", "--notes", "inline", "--quotes", "announce")
        self.assertEqual(done.returncode, 0, done.stderr)
        last = json.loads(done.stdout.splitlines()[-1])
        script = self.script(text, "--notes", "inline", "--quotes", "announce")
        besides = {"Note one.", "At dusk.", "End of note.", "Quotation.", "End of quotation."}
        self.assertTrue(besides <= {u["spoken"] for u in script["utterances"]})
        # and the one that tells how long it lasts
        self.assertLessEqual(last["takes_recorded"], len(besides) + 1)

    def test_a_language_without_a_voice_is_told_and_said_by_the_main_one(self):
        text = self.write("book.md", "He said [nuqneH]{lang=tlh} and [guten Tag]{lang=de-AT} "
                                     "and [colour]{lang=en-GB}.\n")
        done = self.build(text)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("book.md:1: there is no voice for the language “tlh”", done.stderr)
        self.assertNotIn("de-AT", done.stderr)
        phrases = self.script(text)["utterances"][0]["phrases"]
        self.assertEqual([p.get("language") for p in phrases], [None, "tlh", None, "de-AT", None])

    def test_what_catalogues_know_reaches_tag_and_account(self):
        self.write("book.md", TEXT)
        edition = self.write("edition.ini", "[edition]\nsource = book.md\nsubtitle = Lamps\n"
                                            "narrator = Anna\npublisher = House\nseries = Coast\n"
                                            "identifier = isbn 978-0-14-143951-8\ncover = none\n"
                                            "rights = Copyright 1962 N. K.\ndescription = Light.\n")
        done = self.build(edition)
        self.assertEqual(done.returncode, 0, done.stderr)
        tag = ID3(self.folder / "out/book.mp3", translate=False)
        self.assertEqual([str(tag[key]) for key in ("TIT3", "TPUB", "TIT1", "TCOP", "TXXX:ISBN")],
                         ["Lamps", "House", "Coast", "1962 N. K.", "9780141439518"])
        self.assertFalse(tag.getall("APIC"))
        self.assertTrue(str(tag.getall("COMM")[0]).startswith("Light.\n"))
        report = json.loads((self.folder / "out/book.edition.json").read_text("utf-8"))
        self.assertEqual([report[key] for key in ("subtitle", "narrator", "publisher", "series")],
                         ["Lamps", "Anna", "House", "Coast"])
        self.assertIn("a synthetic voice: Anna.", report["utterances"][1]["spoken"]
                      + report["utterances"][2]["spoken"])

    def test_the_same_choices_give_the_same_bytes(self):
        text = self.write("book.md", TEXT)
        sums = set()
        for arguments in (["-j", "1"], ["--no-cache"]):
            done = lectern("build", text, "--output", self.folder / "out", "--notes", "inline",
                           "--cache", self.cache, *arguments)
            self.assertEqual(done.returncode, 0, done.stderr)
            sums.add(hashlib.sha256((self.folder / "out/book.mp3").read_bytes()).hexdigest())
        self.assertEqual(len(sums), 1)


if __name__ == "__main__":
    unittest.main()
