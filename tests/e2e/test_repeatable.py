#!/usr/bin/python3
"""The same bytes each time, and only what changed recorded again."""
import json
import os
import pathlib
import unittest

from support import EDITION, LETTER, Case, lectern

OTHERS = "captions,epub,web,audiobook,daisy202,daisy3"
BOOK = """# The Lamp

Some words[^1] are here, with a [passage]{lang=fr} in them.

- One thing.
- Another.

![A drawing](lamp.png)

| Hour | Wind  |
|------|-------|
| Ten  | South |

# The Storm

More of them, & the end.

[^1]: A note.
"""
MANIFEST = """[edition]
source = book.md
title = The Keeper
author = Ada Winter; Ben Summer
publisher = House
date = 1962-10-27
feed_url = https://example.org/books
"""


def events(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


class Repeatable(Case):
    def outputs(self):
        return {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()}

    def count(self, done):
        last = events(done)[-1]
        self.assertEqual(last["event"], "done", last)
        return last["takes_recorded"], last["takes_reused"]

    def test_jobs_and_caches_leave_no_trace(self):
        self.built(EDITION, "-j1")
        first = self.outputs()
        for arguments in (["-j2"], ["-j7", "--no-cache"], ["-j1", "--cache", self.folder / "new"]):
            for name in first:
                (self.folder / "out" / name).unlink()
            self.built(EDITION, *arguments)
            self.assertEqual(self.outputs(), first, arguments)

    def test_the_day_and_the_place_leave_no_trace(self):
        self.built(EDITION)
        first = self.outputs()
        environment = dict(os.environ, TZ="Asia/Kathmandu", LC_ALL="C", HOME=str(self.folder))
        self.built(EDITION, "--no-cache", env=environment, cwd="/")
        self.assertEqual(self.outputs(), first)

    def test_no_form_shows_where_when_or_by_whom_it_was_made(self):
        """In another folder, from a copy, in another time zone and language, for another user."""
        made = []
        for name, change in (("here", {}),
                             ("some where", {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8",
                                             "LANGUAGE": "de", "HOME": "/", "COLUMNS": "40",
                                             "USER": "nobody"})):
            folder = self.folder / name
            folder.mkdir()
            (folder / "book.md").write_text(BOOK, encoding="utf-8")
            (folder / "edition.ini").write_text(MANIFEST, encoding="utf-8")
            done = lectern("build", "edition.ini", "--output", "out", "--format", "all",
                           "--cache", folder / "cache", f"-j{len(made) + 1}", cwd=folder,
                           env={**os.environ, **change}, umask=0o077 if change else 0o022)
            self.assertEqual(done.returncode, 0, done.stderr)
            made.append({str(path.relative_to(folder / "out")): path.read_bytes()
                         for path in (folder / "out").rglob("*") if path.is_file()})
        self.assertEqual(made[0].keys(), made[1].keys())
        for form in ("book.mp3", "book.epub", "book.lpf", "book.m4b", "book.opus", "book.flac",
                     "book.wav", "book.daisy202/ncc.html", "book.daisy3/book.ncx",
                     "book.web/index.html", "feed.xml"):
            self.assertIn(form, made[0])
        for name, content in made[0].items():
            self.assertEqual(content, made[1][name], name)

    def test_an_unchanged_letter_is_not_spoken_again(self):
        recorded, reused = self.count(self.build(LETTER, "--json"))
        self.assertGreater(recorded, 20)
        self.assertEqual(self.count(self.build(LETTER, "--json")), (0, recorded + reused))

    def test_the_other_forms_are_made_without_speaking_again(self):
        recorded, reused = self.count(self.build(EDITION, "--json"))
        self.assertEqual(self.count(self.build(EDITION, "--json", "--format", OTHERS)),
                         (0, recorded + reused))

    def test_all_forms_but_those_of_other_codecs_cost_a_quarter_of_the_mp3_at_most(self):
        """Of processor time, each built twice from nothing; the lesser counts."""
        def seconds(formats):
            before = os.times()
            done = self.build(EDITION, "--no-cache", "--format", formats)
            after = os.times()
            self.assertEqual(done.returncode, 0, done.stderr)
            return (after.children_user - before.children_user +
                    after.children_system - before.children_system)
        taken = [(seconds("mp3"), seconds(f"mp3,{OTHERS}")) for _ in range(2)]
        alone, together = map(min, zip(*taken))
        self.assertLess(together, 1.25 * alone)

    def test_a_changed_paragraph_is_recorded_alone(self):
        text = LETTER.read_text(encoding="utf-8")
        source = self.write("letter.txt", text)
        self.built(source)
        self.write("letter.txt", text.replace("Your missiles are located in Turkey.",
                                              "Your missiles are still located in Turkey."))
        self.assertEqual(self.count(self.build(source, "--json"))[0], 1)
        warm = self.outputs()
        self.built(source, "--no-cache")
        self.assertEqual(self.outputs(), warm)

    def test_a_damaged_take_is_recorded_again(self):
        self.built(LETTER)
        first = self.outputs()
        takes = sorted(self.cache.rglob("*.take"))
        takes[0].write_bytes(takes[0].read_bytes()[:-1000])
        middle = bytearray(takes[1].read_bytes())
        middle[len(middle) // 2] ^= 1
        takes[1].write_bytes(middle)
        takes[2].write_bytes(b"")
        self.assertEqual(self.count(self.build(LETTER, "--json"))[0], 3)
        self.assertEqual(self.outputs(), first)

    def test_a_voice_has_takes_of_its_own(self):
        self.built(LETTER)
        recorded, _ = self.count(self.build(LETTER, "--voice", "british", "--json"))
        self.assertGreater(recorded, 20)

    def test_the_cache_is_where_xdg_says(self):
        environment = {key: value for key, value in os.environ.items()
                       if key not in ("XDG_CACHE_HOME", "HOME")}
        environment["XDG_CACHE_HOME"] = str(self.folder / "xdg")
        source = self.write("short.txt", "One short line.\n")
        done = lectern("build", source, "--output", self.folder / "out", env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(list(pathlib.Path(environment["XDG_CACHE_HOME"]).rglob("*.take")))


if __name__ == "__main__":
    unittest.main()
