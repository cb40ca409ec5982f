#!/usr/bin/python3
"""Editions in several files, inspected with mutagen, ffprobe and mpg123."""
import json
import subprocess
import unicodedata
import unittest

import mutagen.id3
import mutagen.mp3

from support import EDITION, LETTER, Case, lectern, output_of

RATE = 22050

BOOK = """# Part One: “The Sea / the Shore” at Night?

{0}

## Chapter 1

{1}

## Chapter 2

{2}

# Part Two: Café Müller

## Chapter 3

{3}

# Part Three

{4}
"""


def paragraphs():
    """The letter's, each long enough to be a chapter."""
    text = LETTER.read_text(encoding="utf-8").replace("*", "")
    return [p for p in text.split("\n\n") if len(p) > 400]


class Split(Case):
    @classmethod
    def setUpClass(cls):
        cls.once = Case()
        cls.once.setUp()

    @classmethod
    def tearDownClass(cls):
        cls.once.doCleanups()

    def setUp(self):
        super().setUp()
        self.cache = self.once.cache  # so that the letter is recorded once
        self.out = self.folder / "out"

    def split(self, source, how, *arguments):
        done = self.build(source, "--split", how, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        name = "letter" if source == EDITION else source.stem
        self.parts = self.out / name
        self.report = json.loads((self.out / f"{name}.edition.json").read_text(encoding="utf-8"))
        self.files = [self.out / f["name"] for f in self.report["files"]]
        return self.report

    def book(self):
        return self.write("book.md", BOOK.format(*paragraphs()[:5]))

    def samples(self, path):
        return len(subprocess.run(["mpg123", "-q", "-s", "-e", "s16", path], capture_output=True,
                                  check=True).stdout) // 2

    def test_a_file_a_chapter_beside_a_playlist(self):
        self.split(self.book(), "chapter", "--no-announcements")
        names = [path.name for path in self.files]
        self.assertEqual(names, ["01 Part One - “The Sea - the Shore” at Night.mp3",
                                 "02 Part Two - Café Müller.mp3", "03 Part Three.mp3"])
        self.assertEqual({p.name for p in self.parts.iterdir()}, {*names, "book.m3u8"})
        self.assertEqual({p.name for p in self.out.iterdir()}, {"book", "book.edition.json"})
        playlist = (self.parts / "book.m3u8").read_bytes().decode("utf-8").splitlines()
        self.assertEqual(playlist[0], "#EXTM3U")
        self.assertEqual([line for line in playlist if not line.startswith("#")], names)
        for name in names:
            self.assertEqual(name, unicodedata.normalize("NFC", name))
            self.assertLessEqual(len(name.encode("utf-8")), 64)

    def test_lengths_add_up(self):
        for how in ("chapter", "2min", "1MB"):
            self.split(EDITION, how)
            self.assertGreater(len(self.files), 3)
            at = 0
            for told, path in zip(self.report["files"], self.files):
                samples = self.samples(path)
                self.assertEqual(told["start_ms"], round(at * 1000 / RATE), path)
                self.assertAlmostEqual(told["duration_ms"], samples * 1000 / RATE, delta=1)
                self.assertEqual(told["bytes"], path.stat().st_size)
                probed = json.loads(output_of("ffprobe", "-v", "error", "-show_format", "-of",
                                              "json", path))
                self.assertAlmostEqual(float(probed["format"]["duration"]), samples / RATE,
                                       delta=0.11)
                at += samples
            self.assertEqual(self.report["duration_ms"], round(at * 1000 / RATE))

    def test_limits_are_kept(self):
        self.split(EDITION, "2min")
        self.assertTrue(all(f["duration_ms"] <= 120000 for f in self.report["files"]))
        self.split(EDITION, "1MB")
        self.assertTrue(all(f["bytes"] <= 1000000 for f in self.report["files"]))

    def test_check_finds_no_fault_in_any_file(self):
        for source, how in ((EDITION, "chapter"), (EDITION, "2min"), (self.book(), "chapter")):
            self.split(source, how, "--author", "Somebody")
            for path in self.files:
                done = lectern("check", path)
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_each_file_has_its_own_complete_tag(self):
        self.split(self.book(), "chapter", "--title", "A Book", "--author", "Somebody")
        for n, (told, path) in enumerate(zip(self.report["files"], self.files), 1):
            tag = mutagen.id3.ID3(path, translate=False)
            self.assertEqual(tag.version, (2, 3, 0))
            self.assertEqual(str(tag["TIT2"]), told["title"])
            self.assertEqual(str(tag["TALB"]), "A Book")
            self.assertEqual(str(tag["TPE1"]), "Somebody")
            self.assertEqual(str(tag["TRCK"]), f"{n}/{len(self.files)}")
            self.assertEqual(int(str(tag["TLEN"])), told["duration_ms"])
            self.assertTrue(tag.getall("APIC") and tag.getall("TCON") and tag.getall("COMM"))
            info = mutagen.mp3.MP3(path).info
            self.assertEqual(info.bitrate_mode, mutagen.mp3.BitrateMode.CBR)
        texts = [mutagen.id3.ID3(path).getall("USLT")[0].text for path in self.files
                 if mutagen.id3.ID3(path).getall("USLT")]
        for n, paragraph in enumerate(paragraphs()[:5]):
            holders = [t for t in texts if " ".join(paragraph.split())[-60:] in " ".join(t.split())]
            self.assertEqual(len(holders), 1, f"paragraph {n}")

    def test_chapters_inside_a_file_land_before_the_voice(self):
        self.split(self.book(), "chapter", "--no-announcements")
        path = self.files[0]
        said = json.loads(output_of("ffprobe", "-v", "error", "-show_chapters", "-of", "json", path))
        self.assertEqual([c["tags"]["title"] for c in said["chapters"]],
                         ["Part One: “The Sea / the Shore” at Night?", "Chapter 1", "Chapter 2"])
        pcm = memoryview(subprocess.run(["mpg123", "-q", "-s", "-e", "s16", path],
                                        capture_output=True, check=True).stdout).cast("h")
        for chapter in said["chapters"][1:]:
            at = chapter["start"] * RATE // 1000
            self.assertLess(max(abs(s) for s in pcm[at - 2205:at]), 33)
            self.assertTrue(any(abs(s) > 300 for s in pcm[at:at + RATE * 3 // 10]))
        self.assertEqual(said["chapters"][-1]["end"], self.report["files"][0]["duration_ms"])

    def test_words_are_heard_where_the_account_says(self):
        self.split(EDITION, "2min")
        heard = [subprocess.run(["mpg123", "-q", "-s", "-e", "s16", path], capture_output=True,
                                check=True).stdout for path in self.files]
        pcm = memoryview(b"".join(heard)).cast("h")
        for utterance in self.report["utterances"]:
            first = utterance["words"][0]["start_ms"] * RATE // 1000
            last = utterance["words"][-1]["end_ms"] * RATE // 1000
            self.assertLess(max(abs(s) for s in pcm[max(first - 2205, 0):first - 330]), 200)
            self.assertGreater(max(abs(s) for s in pcm[first:last]), 3000)
        starts = {f["start_ms"] for f in self.report["files"]}
        chapters = {c["start_ms"] for c in self.report["chapters"]}
        self.assertLess(len(starts - chapters), len(starts) / 2)

    def test_what_an_earlier_split_left_is_removed_and_nothing_else(self):
        self.split(EDITION, "chapter")
        before = {p.name for p in self.parts.iterdir()}
        kept = {"notes.txt": b"mine", "99 My own.mp3": self.files[0].read_bytes()[:10] + b"TIT2",
                "another.m3u8": b"#EXTM3U\n"}
        for name, content in kept.items():
            (self.parts / name).write_bytes(content)
        self.split(EDITION, "3min")
        after = {p.name for p in self.parts.iterdir()}
        self.assertEqual(after, {p.name for p in self.files} | {"letter.m3u8"} | set(kept))
        self.assertTrue(before - after)

    def test_the_same_bytes_from_run_to_run(self):
        self.split(EDITION, "chapter")
        first = {p.name: p.read_bytes() for p in self.parts.iterdir()}
        account = (self.out / "letter.edition.json").read_bytes()
        self.split(EDITION, "chapter", "--no-cache", "-j", "1")
        self.assertEqual({p.name: p.read_bytes() for p in self.parts.iterdir()}, first)
        self.assertEqual((self.out / "letter.edition.json").read_bytes(), account)

    def test_a_part_without_a_title_is_called_by_its_own_first_words(self):
        text = "\n\n".join(f"Part {n} begins so. {words}" for n, words in
                           zip(("one", "two", "three"), paragraphs()))
        source = self.write("plain.txt", text)
        done = self.build(source, "--chapters", "none", "--split", "1min")
        self.assertEqual(done.returncode, 0, done.stderr)
        names = sorted(p.name for p in (self.folder / "out" / "plain").glob("*.mp3"))
        self.assertGreater(len(names), 1)
        self.assertEqual(len({name[3:] for name in names}), len(names), names)
        self.assertTrue(names[0].startswith("01 Part one begins so"), names)
        self.assertFalse([name for name in names if "(" in name or len(name) < 12], names)

    def test_edition_ini_may_say_it(self):
        self.write("book.ini", "[edition]\nsource = book.md\nsplit = chapter\n")
        self.book()
        done = self.build(self.folder / "book.ini", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        files = json.loads(done.stdout.splitlines()[-1])["files"]
        self.assertEqual([f["format"] for f in files], ["mp3", "mp3", "mp3", "mp3", "json"])
        for file in files:
            self.assertTrue(self.folder.joinpath(file["path"]).is_file(), file)

    def test_what_cannot_be_is_told(self):
        for how in ("", "pages", "0min", "30", "1.5h"):
            done = self.build(EDITION, "--split", how)
            self.assertEqual(done.returncode, 2, how)
            self.assertIn("30min", done.stderr)
        self.out.mkdir()
        (self.out / "letter").write_text("a file")
        done = self.build(EDITION, "--split", "chapter")
        self.assertEqual(done.returncode, 1)
        self.assertIn("letter: cannot make this folder", done.stderr)
        self.assertEqual((self.out / "letter").read_text(), "a file")


if __name__ == "__main__":
    unittest.main()
