#!/usr/bin/python3
"""Several authors, from each kind of source to each kind of form."""
import json
import re
import shutil
import unittest
import zipfile
from xml.etree import ElementTree

import mutagen

from support import ROOT, Case, output_of

DC = "{http://purl.org/dc/elements/1.1/}"
FORMS = "mp3,epub,daisy202,daisy3,audiobook,opus,flac,m4b,transcript"
TWO = ["Ada Winter", "Ben Summer"]


class Authors(Case):
    def made(self, source, name):
        done = self.build(source, "--format", FORMS)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.folder / "out" / name

    def creators_of(self, out):
        """By form."""
        read = {}
        with zipfile.ZipFile(f"{out}.epub") as book:
            package = ElementTree.fromstring(book.read("EPUB/package.opf"))
        read["epub"] = [node.text for node in package.iter(DC + "creator")]
        ncc = (out.parent / f"{out.name}.daisy202/ncc.html").read_text(encoding="utf-8")
        read["daisy202"] = re.findall(r'name="dc:creator" content="([^"]*)"', ncc)
        opf = (out.parent / f"{out.name}.daisy3/package.opf").read_text(encoding="utf-8")
        read["daisy3"] = re.findall(r"<dc:Creator>([^<]*)<", opf)
        manifest = json.loads((out.parent / f"{out.name}.audiobook/publication.json")
                              .read_text(encoding="utf-8"))["author"]
        authors = manifest if isinstance(manifest, list) else [manifest]
        read["audiobook"] = [author["name"] for author in authors]
        read["mp3"] = mutagen.File(f"{out}.mp3").tags["TPE1"].text[0].split("/")
        for form in ("opus", "flac"):
            read[form] = mutagen.File(f"{out}.{form}").tags["artist"]
        return read

    def assert_two(self, source, name):
        out = self.made(source, name)
        for form, creators in self.creators_of(out).items():
            self.assertEqual(creators, TWO, form)
        self.assertEqual(mutagen.File(f"{out}.m4b").tags["\xa9ART"], ["Ada Winter and Ben Summer"])
        report = json.loads(out.with_name(f"{out.name}.edition.json").read_text(encoding="utf-8"))
        self.assertEqual(report["author"], "Ada Winter and Ben Summer")
        return report

    def test_two_creators_of_an_epub(self):
        source = self.folder / "pages.epub"
        output_of(ROOT / "tests/documents/make-archive", ROOT / "tests/documents/epub3", source)
        self.assert_two(source, "pages")

    def test_two_creators_of_a_word_document(self):
        folder, source = self.folder / "word-docx", self.folder / "word.docx"
        shutil.copytree(ROOT / "tests/documents/report-docx", folder)
        core = folder / "docProps/core.xml"
        text = core.read_text(encoding="utf-8")
        core.write_text(text.replace("Anna Mercer", "Ada Winter;Ben Summer"), encoding="utf-8")
        output_of(ROOT / "tests/documents/make-archive", folder, source)
        self.assert_two(source, "word")

    def test_two_authors_of_an_edition_are_announced_as_a_list(self):
        self.write("said.txt", "Some words are here.\n")
        manifest = self.write("said.ini", "[edition]\nsource = said.txt\ntitle = Words\n"
                              "author = Ada Winter; Ben Summer\n")
        report = self.assert_two(manifest, "said")
        self.assertIn("Words, by Ada Winter and Ben Summer.", report["utterances"][0]["spoken"])

    def test_who_is_named_in_the_text_is_not_announced_again(self):
        source = self.write("by.md", "---\ntitle: Words\nauthor: Ada Winter; Ben Summer\n---\n\n"
                            "# Words\n\nby Ada Winter & Ben Summer\n\nSome words are here.\n")
        report = self.assert_two(source, "by")
        said = " ".join(u["spoken"] for u in report["utterances"])
        self.assertEqual(said.count("Summer"), 1)

    def test_one_author_is_one(self):
        out = self.made(self.write("one.md", "---\nauthor: Ada Winter\n---\n\nSome words.\n"), "one")
        for form, creators in self.creators_of(out).items():
            self.assertEqual(creators, ["Ada Winter"], form)


class Asked(Case):
    def test_all_forms_without_an_address_say_which_key_the_feed_needs(self):
        source = self.write("one.txt", "Some words.\n")
        done = self.build(source, "--format", "all")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("feed_url in edition.ini, or --feed-url", done.stderr)
        self.assertFalse((self.folder / "out/feed.xml").exists())
        self.assertNotIn("feed_url", self.build(source, "--format", "mp3,epub").stderr)


if __name__ == "__main__":
    unittest.main()
