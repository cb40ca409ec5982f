#!/usr/bin/python3
"""Forms that are sound, as programs that others wrote read them."""
import array
import base64
import html.parser
import json
import operator
import re
import subprocess
import unittest
import zipfile

import jsonschema
import mutagen
from mutagen import flac

from support import EDITION, ROOT, LetterCase, lectern, output_of


def seconds_of(duration):
    """Of an ISO 8601 duration."""
    hours, minutes, seconds = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?([\d.]+)S", duration).groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


def probed_seconds(path):
    return float(output_of("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of",
                           "csv=p=0", path))


RATE = 22050


def pcm_of(path):
    """What a file decodes to: 16-bit samples of one channel."""
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1",
                           "-ar", str(RATE), "-"], capture_output=True, check=True, timeout=300)
    return done.stdout


def samples_of(path):
    samples = array.array("h")
    samples.frombytes(pcm_of(path))
    return samples


def lag_between(one, other, at):
    """How many samples later `other` is heard: where a stretch of both is most alike."""
    stretch = one[at:at + RATE]

    def likeness(lag):
        return sum(map(operator.mul, stretch, other[at + lag:at + lag + RATE]))
    return max(range(-20, 21), key=likeness)


def picture_of(block):
    """The data of FLAC's picture block in base64, as Ogg has it."""
    return flac.Picture(base64.b64decode(block)).data


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

    def test_nested_chapters_are_nested_in_the_contents(self):
        source = self.once.write("parts.md", "# A book\n\n## Part one\n\n### First\n\n" +
                                 "Some text. " * 60 + "\n\n### Second\n\n" + "More. " * 60 +
                                 "\n\n## Part two\n\n" + "The end. " * 60 + "\n")
        self.once.built(source, "--format", "audiobook")
        page = (self.once.folder / "out/parts.audiobook/toc.html").read_text(encoding="utf-8")
        self.assertEqual(page.count("<ol>"), page.count("</ol>"))
        self.assertRegex(page, r"(?s)Part one</a><ol>\s*<li><a[^>]*>First</a></li>\s*"
                               r"<li><a[^>]*>Second</a></li>\s*</ol>\s*</li>\s*<li><a[^>]*>Part two")


class Transcoded(Forms):
    """M4B, Opus, FLAC and WAV of the same samples."""
    formats = "mp3,m4b,opus,flac,wav"
    names = [f"letter.{form}" for form in ("m4b", "opus", "flac", "wav")]

    def files(self):
        return [self.out / name for name in self.names]

    def test_each_lasts_as_long_as_the_timeline(self):
        frame = {"m4b": 0.001, "opus": 0.0066, "flac": 0.00005, "wav": 0.00005}  # Opus: its pre-skip
        for path in self.files():
            self.assertAlmostEqual(probed_seconds(path), self.report["duration_ms"] / 1000,
                                   delta=0.0005 + frame[path.suffix[1:]])

    def test_chapters_are_those_of_the_mp3(self):
        for path in self.files():
            probed = json.loads(output_of("ffprobe", "-v", "error", "-show_chapters", "-of", "json",
                                          path))["chapters"]
            self.assertEqual([chapter["tags"]["title"] for chapter in probed],
                             [chapter["title"] for chapter in self.report["chapters"]], path)
            for there, told in zip(probed, self.report["chapters"]):
                self.assertAlmostEqual(float(there["start_time"]) * 1000, told["start_ms"], delta=1)

    def test_m4b_has_its_chapters_twice(self):
        content = (self.out / "letter.m4b").read_bytes()
        self.assertIn(b"chpl", content)  # Nero
        told = output_of("mediainfo", "--Output=JSON", self.out / "letter.m4b")
        tracks = json.loads(told)["media"]["track"]
        menus = [track for track in tracks if track["@type"] == "Menu"]
        self.assertTrue(any(menu.get("Format") == "Timed Text" for menu in menus))  # QuickTime

    def test_m4b_is_an_audiobook_to_apples_players(self):
        content = (self.out / "letter.m4b").read_bytes()
        self.assertEqual(content[4:12], b"ftypM4B ")
        tags = mutagen.File(self.out / "letter.m4b").tags
        self.assertEqual(tags["\xa9nam"][0], self.report["title"])
        self.assertEqual(tags["\xa9ART"][0], "Nikita Khrushchev")
        self.assertIn("synthetic voice", tags["\xa9wrt"][0])
        self.assertEqual(tags["stik"], [2])

    def test_m4b_begins_with_its_index(self):
        content = (self.out / "letter.m4b").read_bytes()
        self.assertLess(content.index(b"moov"), content.index(b"mdat"))

    def test_each_has_the_cover(self):
        covers = {
            "m4b": lambda file: bytes(file.tags["covr"][0]),
            "opus": lambda file: picture_of(file.tags["metadata_block_picture"][0]),
            "flac": lambda file: file.pictures[0].data,
        }
        for form, cover_of in covers.items():
            cover = cover_of(mutagen.File(self.out / f"letter.{form}"))
            self.assertEqual(cover[:8], b"\x89PNG\r\n\x1a\n", form)

    def test_comments_tell_what_the_edition_is(self):
        for form in ("opus", "flac"):
            tags = mutagen.File(self.out / f"letter.{form}").tags
            self.assertEqual(tags["title"], [self.report["title"]])
            self.assertEqual(tags["artist"], ["Nikita Khrushchev"])
            self.assertEqual(tags["date"], ["1962-10-27"])
            self.assertEqual(tags["language"], ["en-US"])
            self.assertIn("synthetic voice", tags["performer"][0])
            self.assertEqual(tags["chapter001"], ["00:00:00.000"])

    def test_the_cue_sheet_in_flac_is_exact(self):
        file = mutagen.File(self.out / "letter.flac")
        tracks = file.cuesheet.tracks
        self.assertEqual(tracks[-1].start_offset, file.info.total_samples)
        for track, chapter in zip(tracks, self.report["chapters"]):
            self.assertAlmostEqual(track.start_offset / 22.05, chapter["start_ms"], delta=0.5)

    def test_the_masters_have_the_same_samples(self):
        output_of("flac", "--test", "--silent", self.out / "letter.flac")
        decoded = [pcm_of(self.out / f"letter.{form}") for form in ("flac", "wav")]
        self.assertEqual(*decoded)
        self.assertEqual(len(decoded[0]) // 2, mutagen.File(self.out / "letter.flac").info.total_samples)

    def test_each_is_heard_when_the_mp3_is(self):
        mp3 = samples_of(self.mp3)
        for path in self.files():
            other = samples_of(path)
            self.assertLess(abs(len(other) - len(mp3)), 1024)
            for at in (20, 280, 540):
                self.assertLessEqual(abs(lag_between(mp3, other, at * RATE)), 1, at)

    def test_the_same_bytes_come_again(self):
        self.assert_same_again(*self.names)

    def test_the_mp3_is_the_same_with_and_without_them(self):
        self.assertEqual(self.mp3.read_bytes(), (self.out / "letter.mp3").read_bytes())

    def test_the_cache_does_not_change_them(self):
        fresh = self.once.folder / "fresh"
        done = lectern("build", EDITION, "--output", fresh, "--no-cache", "--format", "flac")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.out / "letter.flac").read_bytes(),
                         (fresh / "letter.flac").read_bytes())


if __name__ == "__main__":
    unittest.main()
