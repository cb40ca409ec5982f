#!/usr/bin/python3
"""Every word that Python's own parsers see in a book is spoken or listed, where it says it is;
what is damaged or locked is told with its name."""
import json
import re
import unittest
import xml.parsers.expat
import zipfile

from support import ROOT, Case, lectern, run

DOCUMENTS = ROOT / "tests/documents"
NO_TEXT = {"head", "script", "style"}


def words_in(content):
    """(first byte, word) of the text of an XHTML file without entities of its own."""
    words, silent = [], []
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = False

    def start(name, _attributes):
        if name in NO_TEXT:
            silent.append(name)

    def end(name):
        if silent and silent[-1] == name:
            silent.pop()

    def text(data):
        at = parser.CurrentByteIndex
        if silent or content[at:at + 1] == b"&":
            return
        for match in re.finditer(r"\w+", data):
            words.append((at + len(data[:match.start()].encode()), match.group()))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.Parse(content, True)
    return words


class Books(Case):
    def made(self, name):
        path = self.folder / f"{name}.epub"
        done = run(DOCUMENTS / "make-archive", DOCUMENTS / name, path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def script(self, path):
        done = lectern("script", "--json", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def accounted(self, script):
        """For each part, the ranges that are spoken, and those that are listed."""
        ranges = {}
        for utterance in script["utterances"]:
            if "source" in utterance:
                part = ranges.setdefault(utterance["source"]["part"], [])
                part += [(word["source"]["start"], word["source"]["end"])
                         for word in utterance["words"] if "source" in word]
        for unspoken in script["unspoken"]:
            source = unspoken["source"]
            ranges.setdefault(source["part"], []).append((source["start"], source["end"]))
        return ranges

    def test_every_word_is_spoken_or_listed_where_it_stands(self):
        book = self.made("epub3")
        ranges, seen = self.accounted(self.script(book)), 0
        with zipfile.ZipFile(book) as archive:
            for name in archive.namelist():
                if not name.endswith(".xhtml"):
                    continue
                for at, word in words_in(archive.read(name)):
                    seen += 1
                    self.assertTrue(any(start <= at < end for start, end in ranges.get(name, [])),
                                    f"{name}: “{word}” at byte {at} is neither spoken nor listed")
        self.assertGreater(seen, 100)

    def test_words_are_where_their_sources_say(self):
        book = self.made("epub3")
        with zipfile.ZipFile(book) as archive:
            for utterance in self.script(book)["utterances"]:
                if "source" not in utterance:
                    continue
                content = archive.read(utterance["source"]["part"])
                line = content[:utterance["source"]["start"]].count(b"\n") + 1
                self.assertEqual(utterance["source"]["line"], line)
                for word in utterance["words"]:
                    if "source" not in word or not word["text"].isascii():
                        continue
                    there = content[word["source"]["start"]:word["source"]["end"]].decode()
                    if there.isalpha():
                        self.assertEqual(there.lower(), word["text"].lower())

    def test_the_book_says_what_it_is(self):
        script = self.script(self.made("epub3"))
        self.assertEqual(script["title"], "The Lighthouse Keeper")
        self.assertEqual(script["author"], "Ada Winter and Ben Summer")
        self.assertEqual(script["language"], "en-GB")

    def test_a_missing_chapter_is_named(self):
        whole, damaged = self.made("epub3"), self.folder / "damaged.epub"
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(damaged, "w") as target:
            for name in source.namelist():
                if not name.endswith("chapter2.xhtml"):
                    target.writestr(name, source.read(name))
        done = lectern("script", damaged)
        self.assertEqual(done.returncode, 1)
        self.assertIn("“EPUB/text/chapter2.xhtml” in the archive is missing", done.stderr)

    def test_a_bomb_is_told_and_not_unpacked(self):
        bomb = self.folder / "bomb.epub"
        with zipfile.ZipFile(self.made("epub3")) as source, \
                zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                if name.endswith("chapter2.xhtml"):
                    content = b"<p>" + b" " * (100 << 20)
                target.writestr(name, content)
        done = lectern("script", bomb)
        self.assertEqual(done.returncode, 1)
        self.assertIn("larger than 64 MiB", done.stderr)


if __name__ == "__main__":
    unittest.main()
