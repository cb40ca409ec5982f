#!/usr/bin/python3
"""Captions, transcripts and lists of chapters, as ffmpeg, xmllint and schemas read them."""
import array
import html
import json
import re
import subprocess
import unittest

import jsonschema

from support import EDITION, ROOT, Case, LetterCase, lectern, output_of

RATE = 22050
TIMED = ("vtt", "words.vtt", "srt", "lrc")
BOOK = """---
title: The "Keeper" & the Light
author: Ada Winter; Ben Summer
---

# The Lamp & the Wick

The keeper[^1] lit 3 lamps; it cost $5. He said [bonne nuit]{lang=fr} to the *gulls* & went < in.

| Hour | Wind  |
|------|-------|
| Ten  | South |

# Nobody came

- Trim the wick -> and wait.

```
while lit: burn()
```

![A drawing](lamp.png)

[^1]: His name was Tern.
"""


def cues_of(path):
    """(start, end, text) of each, in seconds, as ffmpeg demuxes them."""
    probed = output_of("ffprobe", "-v", "error", "-show_packets", "-show_data", "-show_entries",
                       "packet=pts_time,duration_time,data", "-of", "json", path)
    for packet in json.loads(probed)["packets"]:
        data = bytes.fromhex("".join(line[10:50].replace(" ", "")
                                     for line in packet["data"].splitlines() if line))
        start = float(packet["pts_time"])
        yield start, start + float(packet.get("duration_time", 0)), data.decode("utf-8")


def loudest(samples, start, end):
    return max(map(abs, samples[int(start * RATE):int(end * RATE)]), default=0)


def plain(text):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


class Captions(LetterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.out = cls.once.folder / "out"
        source = cls.once.write("book.md", BOOK)
        for path in (EDITION, source):
            done = lectern("build", path, "--output", cls.out, "--cache", cls.once.cache, "--format",
                           "mp3,captions")
            if done.returncode:
                raise AssertionError(done.stderr)
        cls.cues = {(name, form): list(cues_of(cls.out / f"{name}.{form}"))
                    for name in ("letter", "book") for form in TIMED}

    def report_of(self, name):
        return json.loads((self.out / f"{name}.edition.json").read_text(encoding="utf-8"))

    def text(self, name):
        return (self.out / name).read_text(encoding="utf-8")

    def test_captions_follow_each_other_within_the_recording(self):
        for (name, form), cues in self.cues.items():
            length = self.report_of(name)["duration_ms"] / 1000
            self.assertGreater(len(cues), 5)
            for (start, end, text), (following, _, _) in zip(cues, cues[1:]):
                self.assertLessEqual(start, following, (name, form, text))
                if form != "lrc":  # whose lines have no end
                    self.assertLess(start, end, (name, form, text))
                    self.assertLessEqual(end, following + 0.001, (name, form, text))
            self.assertLess(cues[-1][1], length)

    def test_each_is_heard_while_it_is_shown(self):
        for name in ("letter", "book"):
            done = subprocess.run(["ffmpeg", "-v", "error", "-i", self.out / f"{name}.mp3", "-f",
                                   "s16le", "-ac", "1", "-"], capture_output=True, check=True)
            samples = array.array("h", done.stdout)
            for form, least in (("vtt", 2000), ("srt", 500), ("words.vtt", 300)):
                for start, end, text in self.cues[name, form]:
                    self.assertGreater(loudest(samples, start, end), least, (form, start, text))
            for start, end, text in self.cues[name, "vtt"]:
                voice = loudest(samples, start, end)
                self.assertLess(loudest(samples, start - 0.03, start - 0.005), voice / 8, text)
                self.assertLess(loudest(samples, end + 0.02, end + 0.04), voice / 8, text)

    def test_all_have_the_same_words_in_the_same_order(self):
        for name in ("letter", "book"):
            texts = {form: re.findall(r"\w+", " ".join(plain(text) for _, _, text in
                                                       self.cues[name, form])) for form in TIMED}
            for form in TIMED:
                self.assertEqual(texts[form], texts["vtt"], (name, form))

    def test_what_is_seen_is_as_written(self):
        text = plain(" ".join(text for _, _, text in self.cues["book", "vtt"]))
        for words in ("The Lamp & the Wick", "it cost $5.", "gulls & went < in.", "Trim the wick -> and wait.",
                      "while lit: burn()", "A drawing", "His name was Tern."):
            self.assertIn(words, text)

    def test_lines_fit_a_screen(self):
        for name in ("letter", "book"):
            for line in self.text(f"{name}.srt").splitlines():
                self.assertLessEqual(len(line), 42, line)

    # ---- chapters ----

    def schema(self, name):
        return json.loads((ROOT / f"tests/e2e/{name}.schema.json").read_text(encoding="utf-8"))

    def test_chapters_and_account_are_as_their_schemas_have_them(self):
        for name in ("letter", "book"):
            jsonschema.validate(json.loads(self.text(f"{name}.chapters.json")),
                                self.schema("chapters"))
            jsonschema.validate(self.report_of(name), self.schema("edition"))

    def test_chapters_are_the_same_in_each_list(self):
        for name in ("letter", "book"):
            told = [(c["start_ms"], c["title"]) for c in self.report_of(name)["chapters"]]
            listed = json.loads(self.text(f"{name}.chapters.json"))["chapters"]
            self.assertEqual([(round(c["startTime"] * 1000), c["title"]) for c in listed], told)
            lines = re.findall(r"^(\d+):(\d\d) (.*)$", self.text(f"{name}.chapters.txt"), re.M)
            self.assertEqual([(int(m) * 60 + int(s), title) for m, s, title in lines],
                             [(ms // 1000, title) for ms, title in told])
            self.assertEqual(lines[0][:2], ("0", "00"))  # or YouTube takes none
            cue = re.findall(r'TITLE "(.*)"\n    INDEX 01 (\d+):(\d\d):(\d\d)', self.text(f"{name}.cue"))
            for (_, minutes, seconds, frames), (ms, _) in zip(cue, told, strict=True):
                at = int(minutes) * 60 + int(seconds) + int(frames) / 75
                self.assertAlmostEqual(at, ms / 1000, delta=1 / 75)

    # ---- transcripts ----

    def test_the_transcript_is_a_page_with_ids_and_languages(self):
        for name in ("letter", "book"):
            path = self.out / f"{name}.transcript.html"
            errors = subprocess.run(["xmllint", "--html", "--noout", path], capture_output=True,
                                    text=True, check=False).stderr
            known = re.compile(r"Tag (main|section|figure|figcaption|aside|nav|header) invalid")
            self.assertEqual([line for line in errors.splitlines()
                              if "error" in line and not known.search(line)], [])
            page = path.read_text(encoding="utf-8")
            ids = re.findall(r'\bid="([^"]*)"', page)
            self.assertEqual(len(ids), len(set(ids)))
            self.assertGreater(len(ids), 5)
        self.assertRegex(page, r'<span[^>]* lang="fr"[^>]*>bonne nuit</span>')
        self.assertIn("The Lamp &amp; the Wick", page)

    def test_the_plain_transcript_has_all_that_is_written(self):
        text = " ".join(self.text("book.txt").split())
        for words in ("The Lamp & the Wick", "it cost $5.", "bonne nuit", "Trim the wick -> and wait.",
                      "while lit: burn()", "His name was Tern."):
            self.assertIn(words, text)


class Bare(Case):
    def test_one_sentence_without_a_title_has_all_forms_of_text(self):
        source = self.write("one.txt", "Nobody came that night.\n")
        done = self.build(source, "--format", "captions", "--no-announcements")
        self.assertEqual(done.returncode, 0, done.stderr)
        out = self.folder / "out"
        for form in TIMED:
            cues = list(cues_of(out / f"one.{form}"))
            self.assertEqual(" ".join(plain(text) for _, _, text in cues), "Nobody came that night.")
        self.assertRegex((out / "one.chapters.txt").read_text(encoding="utf-8"), r"^0:00 \S.*\n$")


if __name__ == "__main__":
    unittest.main()
