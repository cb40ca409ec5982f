#!/usr/bin/python3
"""Forms that are sound, as programs that others wrote read them."""
import array
import base64
import html
import html.parser
import json
import operator
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import uuid
import zipfile
from xml.etree import ElementTree

import feedparser
import jsonschema
import mutagen
from mutagen import flac

from support import EDITION, LECTERN, ROOT, Case, LetterCase, lectern, output_of, run


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
        self.assertAlmostEqual(total, self.report["duration_ms"] / 1000, delta=0.01)

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

    def test_a_full_disk_is_told_with_the_files_name(self):
        limited = 'ulimit -f 400; trap "" XFSZ; exec "$0" "$@"'  # blocks of 512 or 1024 bytes
        full = self.once.folder / "full"
        for form in ("m4b", "opus", "flac", "wav"):
            done = run("sh", "-c", limited, LECTERN, "build", EDITION, "--output", full, "--cache",
                       self.once.cache, "--format", form)
            self.assertEqual(done.returncode, 1, form)
            self.assertRegex(done.stderr, f"letter.{form}: cannot be written: .*File too large")
            self.assertFalse((full / f"letter.{form}").exists())

    def test_the_mp3_is_the_same_with_and_without_them(self):
        self.assertEqual(self.mp3.read_bytes(), (self.out / "letter.mp3").read_bytes())

    def test_the_cache_does_not_change_them(self):
        fresh = self.once.folder / "fresh"
        done = lectern("build", EDITION, "--output", fresh, "--no-cache", "--format", "flac")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.out / "letter.flac").read_bytes(),
                         (fresh / "letter.flac").read_bytes())


class Captions(Forms):
    """The MP3's synchronised text."""
    formats = "mp3,vtt"

    def test_it_is_what_webvtt_has(self):
        synchronised = mutagen.File(self.out / "letter.mp3").tags.getall("SYLT")[0]
        vtt = (self.out / "letter.vtt").read_text(encoding="utf-8")
        cues = re.findall(r"^(\d+):(\d+):(\d+)\.(\d+) --> .*\n(.*)$", vtt, re.M)
        told = [(html.unescape(re.sub(r"<[^>]*>", "", text)),
                 ((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms))
                for h, m, s, ms, text in cues]
        self.assertEqual([(text.lstrip("\n"), ms) for text, ms in synchronised.text], told)
        self.assertEqual((synchronised.lang, synchronised.format), ("eng", 2))  # milliseconds

    def test_it_costs_little(self):
        tags = mutagen.File(self.out / "letter.mp3").tags
        size = sum(len(text) + 6 for text, _ in tags.getall("SYLT")[0].text)
        self.assertLess(size, 0.005 * (self.out / "letter.mp3").stat().st_size)

    def test_a_parts_times_count_from_its_beginning(self):
        split = self.once.folder / "split"
        self.make(split, "--split", "chapter")
        files = sorted((split / "letter").glob("*.mp3"))
        self.assertGreater(len(files), 2)
        for file in files:
            tags = mutagen.File(file)
            times = [ms for _, ms in tags.tags.getall("SYLT")[0].text]
            self.assertEqual(times, sorted(times))
            self.assertLess(times[0], 2000)
            self.assertLess(times[-1], tags.info.length * 1000)


URL = "https://example.org/books"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
SHORT = """[edition]
source = {name}.txt
title = {title}
author = An Author
date = 2024-02-29
language = en
cover = none
"""


class Feed(Case):
    """A podcast feed that editions are added to."""

    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix="lectern-test-")
        cls.takes = pathlib.Path(cls.kept.name)

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        self.feed = self.out / "feed.xml"

    def add(self, name, title, *arguments, more="", status=0, formats="mp3,feed", **options):
        self.write(f"{name}.txt", f"What {name} says.\n")
        manifest = self.write(f"{name}.ini", SHORT.format(name=name, title=title) + more)
        done = lectern("build", manifest, "--output", self.out, "--cache", self.takes, "--format",
                       formats, "--feed-url", URL, *arguments, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def items(self):
        parsed = feedparser.parse(self.feed.read_bytes())
        self.assertFalse(parsed.bozo, parsed.get("bozo_exception"))
        self.assertEqual(parsed.version, "rss20")
        return parsed.entries

    def test_an_edition_is_an_item_with_all_that_players_show(self):
        self.add("one", "The <first> & best", formats="mp3,captions,m4b,feed")
        parsed = feedparser.parse(self.feed.read_bytes())
        self.assertEqual(parsed.feed.title, "The <first> & best")
        self.assertEqual(parsed.feed.language, "en")
        self.assertEqual(parsed.feed.link, URL + "/")
        item, = self.items()
        self.assertEqual(item.title, "The <first> & best")
        self.assertEqual(item.author, "An Author")
        self.assertEqual(item.published, "Thu, 29 Feb 2024 00:00:00 +0000")
        self.assertEqual(item.published_parsed[:3], (2024, 2, 29))
        self.assertRegex(item.id, "^urn:uuid:[0-9a-f-]{36}$")
        told = json.loads((self.out / "one.edition.json").read_text(encoding="utf-8"))
        self.assertEqual(int(item.itunes_duration), round(told["duration_ms"] / 1000))

    def test_enclosures_have_their_true_length_and_type(self):
        self.add("one", "One", formats="mp3,m4b,feed")
        enclosure, = self.items()[0].enclosures
        self.assertEqual((enclosure.href, enclosure.type), (f"{URL}/one.mp3", "audio/mpeg"))
        self.assertEqual(int(enclosure.length), (self.out / "one.mp3").stat().st_size)
        other = ElementTree.parse(self.feed).find(f"channel/item/{PODCAST}alternateEnclosure")
        self.assertEqual(int(other.get("length")), (self.out / "one.m4b").stat().st_size)

    def test_what_it_points_to_is_there(self):
        self.add("one", "One", formats="mp3,captions,feed")
        tree = ElementTree.parse(self.feed)
        named = [node.get("url") for node in tree.iter() if node.get("url")]
        self.assertEqual(len(named), 6)  # the MP3, chapters, four transcripts
        for address in named:
            self.assertTrue((self.out / address.removeprefix(URL + "/")).is_file(), address)
        item = tree.find("channel/item")
        self.assertEqual({node.get("type") for node in item.iter(f"{PODCAST}transcript")},
                         {"text/vtt", "application/x-subrip", "text/html", "text/plain"})
        self.assertEqual({node.get("role"): node.text for node in item.iter(f"{PODCAST}person")}
                         ["author"], "An Author")

    def test_what_is_not_written_is_not_pointed_to(self):
        self.add("one", "One")
        tree = ElementTree.parse(self.feed)
        self.assertEqual([node.get("url") for node in tree.iter() if node.get("url")],
                         [f"{URL}/one.mp3"])

    def test_the_channel_has_podcastings_own_identifier(self):
        self.add("one", "One")
        space = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
        self.assertEqual(ElementTree.parse(self.feed).find(f"channel/{PODCAST}guid").text,
                         str(uuid.uuid5(space, "example.org/books/feed.xml")))

    def test_editions_are_added_in_order_and_replaced_where_they_are(self):
        self.add("one", "One")
        self.add("two", "Two")
        first = self.items()
        self.add("one", "One, mended")
        second = self.items()
        self.assertEqual([item.title for item in first], ["One", "Two"])
        self.assertEqual([item.title for item in second], ["One, mended", "Two"])
        self.assertEqual([item.id for item in first], [item.id for item in second])

    def test_an_identifier_of_its_own_is_the_items(self):
        self.add("one", "One", more="identifier = urn:isbn:9780141439518\n")
        self.assertEqual(self.items()[0].id, "urn:isbn:9780141439518")

    def test_the_same_bytes_come_again(self):
        self.add("one", "One")
        self.add("two", "Two")
        before = self.feed.read_bytes()
        self.add("two", "Two")
        self.assertEqual(self.feed.read_bytes(), before)

    def test_what_others_put_there_stays(self):
        self.add("one", "One")
        text = self.feed.read_text(encoding="utf-8")
        text = text.replace("<item>", "<ours:note xmlns:ours='urn:ours'>kept</ours:note>"
                            "<item><title>By hand</title><guid>hand</guid></item><item>"
                            "<comments>https://example.org/talk</comments>", 1)
        text = text.replace("<generator>Lectern<", "<generator>Somebody<")
        self.feed.write_text(text, encoding="utf-8")
        self.add("one", "One again")
        self.assertEqual([item.title for item in self.items()], ["By hand", "One again"])
        text = self.feed.read_text(encoding="utf-8")
        for kept in (">kept</ours:note>", ">Somebody<", "<comments>https://example.org/talk<"):
            self.assertIn(kept, text)

    def test_edition_ini_says_what_the_feed_is(self):
        self.add("one", "One", more="feed_title = Our books\nfeed_category = Arts > Books\n"
                 "feed_explicit = no\nfeed_description = All that we read.\n")
        parsed = feedparser.parse(self.feed.read_bytes()).feed
        self.assertEqual(parsed.title, "Our books")
        self.assertEqual(parsed.subtitle, "All that we read.")
        self.assertEqual([tag.term for tag in parsed.tags], ["Arts", "Books"])
        told = ElementTree.parse(self.feed).find("channel/{http://www.itunes.com/dtds/podcast-1.0.dtd}"
                                                 "explicit")
        self.assertEqual(told.text, "false")  # as Apple asks for it
        self.add("two", "Two")
        self.assertEqual(feedparser.parse(self.feed.read_bytes()).feed.title, "Our books")

    def test_what_is_no_feed_is_an_error_and_stays(self):
        others = {"html": "<html><body/></html>", "broken": "<rss version='2.0'><channel>",
                  "atom": "<feed xmlns='http://www.w3.org/2005/Atom'/>", "empty": "",
                  "old": "<rss version='0.91'><channel/></rss>",
                  "entities": "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><channel/></rss>"}
        self.out.mkdir()
        for name, text in others.items():
            self.feed.write_text(text, encoding="utf-8")
            done = self.add("one", "One", status=1)
            self.assertIn("feed.xml", done.stderr, name)
            self.assertIn("away", done.stderr, name)
            self.assertEqual(self.feed.read_text(encoding="utf-8"), text, name)

    def test_a_feed_of_another_address_is_an_error(self):
        self.add("one", "One")
        before = self.feed.read_bytes()
        done = self.add("two", "Two", "--feed-url", "https://example.com/", status=1)
        self.assertIn("is the feed of https://example.org/books/feed.xml", done.stderr)
        self.assertEqual(self.feed.read_bytes(), before)

    def test_what_is_missing_is_asked_for_before_anything_is_recorded(self):
        source = self.write("text.txt", "Some text.\n")
        for arguments, key in ((["--format", "mp3,feed"], "feed_url"),
                               (["--format", "feed", "--feed-url", URL], "mp3"),
                               (["--format", "mp3,feed", "--feed-url", URL, "--split", "chapter"],
                                "--split")):
            done = self.build(source, *arguments)
            self.assertEqual(done.returncode, 1)
            self.assertIn(key, done.stderr)
            self.assertFalse(self.cache.exists())

    def test_a_bad_address_is_wrong_usage(self):
        for url in ("example.org", "ftp://example.org", "https://", "https://example.org/a b"):
            self.assertEqual(self.build(self.write("a.txt", "A."), "--feed-url", url).returncode, 2)

    def test_the_date_is_the_builders_or_the_texts_and_asked_for(self):
        self.add("one", "One", env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})
        self.assertEqual(self.items()[0].published, "Tue, 14 Nov 2023 00:00:00 +0000")
        source = self.write("text.txt", "Some text.\n")
        done = self.build(source, "--format", "mp3,feed", "--feed-url", URL)
        self.assertEqual(done.returncode, 1)
        self.assertIn("set date in edition.ini", done.stderr)

    def test_all_includes_the_feed_where_its_address_is_known(self):
        done = lectern("build", "--help")
        self.assertIn("feed", done.stdout)
        source = self.write("text.txt", "Some text.\n")
        done = self.build(source, "--format", "all", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse(self.feed.exists())
        self.add("one", "One", formats="all")
        self.assertTrue(self.feed.exists())

    def test_names_are_written_as_addresses_have_them(self):
        self.add("a b é", "One")
        self.assertEqual(self.items()[0].enclosures[0].href, f"{URL}/a%20b%20%C3%A9.mp3")


if __name__ == "__main__":
    unittest.main()
