#!/usr/bin/python3
"""Forms that are sound, as programs that others wrote read them."""
import html.parser
import json
import re
import unittest
import zipfile

import jsonschema
import mutagen

from support import EDITION, ROOT, LetterCase, lectern, output_of


def seconds_of(duration):
    """Of an ISO 8601 duration."""
    hours, minutes, seconds = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?([\d.]+)S", duration).groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


def probed_seconds(path):
    return float(output_of("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of",
                           "csv=p=0", path))


class Forms(LetterCase):
    """The letter in all its audio forms."""
    formats = "mp3"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.out = cls.once.folder / "out"
        cls.make(cls.out)

    @classmethod
    def make(cls, out, *arguments):
        done = lectern("build", EDITION, "--output", out, "--cache", cls.once.cache, "--format",
                       cls.formats, *arguments)
        if done.returncode:
            raise AssertionError(done.stderr)

    def assert_same_again(self, *names):
        again = self.once.folder / "again"
        self.make(again)
        for name in names:
            self.assertEqual((self.out / name).read_bytes(), (again / name).read_bytes(), name)


class Links(html.parser.HTMLParser):
    """The links of a page's contents, in order."""

    def __init__(self, page):
        super().__init__()
        self.contents, self.links = False, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "nav":
            self.contents = attrs.get("role") == "doc-toc"
        elif tag == "a" and self.contents:
            self.links.append([attrs["href"], ""])

    def handle_data(self, data):
        if self.links and self.contents and self.lasttag == "a":
            self.links[-1][1] += data if not data.isspace() else ""


class Audiobook(Forms):
    """A W3C audiobook, as a folder and packed."""
    formats = "audiobook"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = cls.out / "letter.audiobook"
        cls.manifest = json.loads((cls.folder / "publication.json").read_text(encoding="utf-8"))

    def test_the_manifest_is_as_the_standard_has_it(self):
        schema = json.loads((ROOT / "tests/e2e/audiobook.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(self.manifest, schema)

    def test_it_tells_what_the_edition_is(self):
        self.assertEqual(self.manifest["name"],
                         "Letter From Chairman Khrushchev to President Kennedy")
        self.assertEqual(self.manifest["author"]["name"], "Nikita Khrushchev")
        self.assertIn("synthetic voice", self.manifest["readBy"]["name"])
        self.assertEqual(self.manifest["datePublished"], "1962-10-27")
        self.assertIs(self.manifest["abridged"], False)

    def test_what_it_names_is_there_and_nothing_else(self):
        named = {item["url"] for item in self.manifest["readingOrder"] + self.manifest["resources"]}
        there = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")
                 if path.is_file()}
        self.assertEqual(named | {"publication.json"}, there)
        relations = {item["rel"] for item in self.manifest["resources"]}
        self.assertEqual(relations, {"contents", "cover"})

    def test_durations_are_those_of_the_files(self):
        total = 0
        for item in self.manifest["readingOrder"]:
            told = seconds_of(item["duration"])
            played = mutagen.File(self.folder / item["url"]).info.length
            self.assertAlmostEqual(told, played, delta=0.03, msg=item["url"])
            total += told
        self.assertAlmostEqual(seconds_of(self.manifest["duration"]), total, places=3)

    def test_contents_lead_to_every_chapter(self):
        links = Links((self.folder / "toc.html").read_text(encoding="utf-8")).links
        self.assertEqual([title for _, title in links],
                         [chapter["title"] for chapter in self.report["chapters"]])
        lengths = {item["url"]: seconds_of(item["duration"])
                   for item in self.manifest["readingOrder"]}
        for address, _ in links:
            file, time = re.fullmatch(r"(.*)#t=(\d+\.\d{3})", address).groups()
            self.assertLess(float(time), lengths[file])

    def test_the_package_holds_the_folder(self):
        with zipfile.ZipFile(self.out / "letter.lpf") as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.namelist()[0], "publication.json")
            for name in package.namelist():
                self.assertEqual(package.read(name), (self.folder / name).read_bytes(), name)
            self.assertEqual(len(package.namelist()),
                             sum(path.is_file() for path in self.folder.rglob("*")))

    def test_the_same_bytes_come_again(self):
        self.assert_same_again("letter.lpf", "letter.audiobook/publication.json",
                               "letter.audiobook/toc.html")

    def test_what_a_choice_leaves_out_is_not_called_unabridged(self):
        source = self.once.write("table.md", "# A book\n\nText.\n\n| a | b |\n|---|---|\n| c | d |\n")
        for choice, abridged in (("plain", False), ("skip", None)):
            self.once.built(source, "--format", "audiobook", "--tables", choice)
            manifest = json.loads((self.once.folder / "out/table.audiobook/publication.json")
                                  .read_text(encoding="utf-8"))
            self.assertIs(manifest.get("abridged"), abridged)


if __name__ == "__main__":
    unittest.main()
