#!/usr/bin/python3
"""Wrong, hostile and odd sources: a clear message, or a right reading."""
import os
import resource
import unittest

from support import Case, lectern


class Refused(Case):
    """Status 1, one line that names the place and what to do, and no file."""

    def refused(self, source, *parts, arguments=()):
        done = self.build(source, *arguments)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Alectern: [^\n]+\n\Z")
        for part in parts:
            self.assertIn(part, done.stderr)
        made = self.folder / "out"
        self.assertEqual(list(made.iterdir()) if made.exists() else [], [])

    def test_a_missing_file(self):
        self.refused(self.folder / "nothing.txt", "nothing.txt", "No such file")

    def test_a_folder(self):
        self.refused(self.folder, "folder")

    def test_an_empty_file(self):
        self.refused(self.write("empty.txt", ""), "empty.txt")

    def test_a_file_of_blank_lines(self):
        self.refused(self.write("blank.txt", " \n\t\n\f\n"), "blank.txt")

    def test_a_file_of_signs(self):
        self.refused(self.write("signs.txt", "***\n\n---\n"), "signs.txt")

    def test_a_binary_file(self):
        self.refused(self.write("program.txt", b"\x7fELF\x00\x01\x02" * 100), "program.txt",
                     "a program (ELF)", "name one")

    def test_what_is_in_no_encoding(self):
        source = self.write("mixed.txt", "Déjà vu.\nCafé ".encode() + b"au \xe9.\n")
        self.refused(source, "mixed.txt:2", "0xE9", "--encoding")

    def test_what_is_not_in_the_encoding_named(self):
        source = self.write("latin.txt", b"One line.\nCaf\xe9 au lait.\n")
        self.refused(source, "latin.txt:2", "0xE9", arguments=("--encoding", "utf-8"))

    def test_a_paragraph_of_ten_megabytes(self):
        self.refused(self.write("long.txt", "word " * 2_000_000), "long.txt:1", "blank line")

    def test_an_unknown_voice(self):
        source = self.write("a.txt", "Words.\n")
        self.refused(source, "nobody", "voice", arguments=("--voice", "nobody"))

    def test_a_voice_that_the_engine_has_not(self):
        source = self.write("a.txt", "Words.\n")
        for identity, part in (("xx-nowhere", "no such voice"), ("en-us+nowhere", "variant")):
            voice = self.write("bad.voice", f"[voice]\nidentity = {identity}\nlanguage = en-US\n")
            self.refused(source, part, arguments=("--voice", voice))

    def test_a_voice_with_a_bad_setting(self):
        source = self.write("a.txt", "Words.\n")
        for line in ("rate = 900", "pitch = high", "colour = blue"):
            voice = self.write("bad.voice",
                               f"[voice]\nidentity = en-us\nlanguage = en-US\n{line}\n")
            self.refused(source, "bad.voice:4", arguments=("--voice", voice))

    def test_a_lexicon_that_cannot_be_said(self):
        self.write("a.txt", "Words.\n")
        self.write("names.lexicon", "# names\nLlanelli = /ɬaˈnɛɬi/\n")
        edition = self.write("e.ini", "[edition]\nsource = a.txt\nlexicon = names.lexicon\n")
        self.refused(edition, "names.lexicon:2", "ɬ")

    def test_a_folder_that_cannot_be_written(self):
        source = self.write("a.txt", "Words.\n")
        blocked = self.write("blocked", "a file")
        done = lectern("build", source, "--output", blocked, "--cache", self.cache)
        self.assertEqual(done.returncode, 1)
        self.assertIn("blocked", done.stderr)

    def test_a_full_disk(self):
        """No file may be larger than 40 kB: the cover fits, the book does not."""
        source = self.write("a.txt", "These are words that are read aloud for a while. " * 40)
        limited = f'ulimit -f 40; exec "$0" "$@"'
        command = ["bash", "-c", limited, os.environ.get("LECTERN", "lectern"), "build", source,
                   "--output", self.folder / "out", "--cache", self.cache]
        from support import run
        done = run(*command)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("lectern: ", done.stderr)
        made = self.folder / "out"
        self.assertEqual([p.name for p in made.iterdir()] if made.exists() else [], [])


class ReadRight(Case):
    def spoken(self, text):
        report, _ = self.built(self.write("a.txt", text))
        return report, self.words_of(report)

    def test_a_hundred_years_in_a_row(self):
        report, said = self.spoken(" ".join(str(year) for year in range(1900, 2000)) + "\n")
        for tens in ("oh one", "oh five", "fifty", "seventy-three", "ninety-nine"):
            self.assertIn(f"nineteen {tens}", said)
        heard = {(w["source"]["start"]) for u in report["utterances"] for w in u["words"]
                 if w.get("source")}
        self.assertEqual(len(heard), 100)
        times = [w["start_ms"] for u in report["utterances"] for w in u["words"]]
        self.assertEqual(times, sorted(times))

    def test_two_hundred_possessives_that_abort_the_library(self):
        report, _ = self.spoken("s' " * 200 + "\n")
        words = [w for u in report["utterances"] for w in u["words"] if w.get("source")]
        self.assertEqual(len(words), 200)

    def test_two_hundred_possessives_run_together(self):
        self.spoken("s'" * 200 + "\n")

    def test_markup_is_text(self):
        report, said = self.spoken('Say <break time="5s"/> and [[h@l\'oU]] & go on.\n')
        self.assertIn("break", said)
        self.assertIn("and go on.", said)
        self.assertLess(report["duration_ms"], 30000)

    def test_an_unclosed_mnemonic_swallows_nothing(self):
        _, said = self.spoken("Before [[ after the brackets it goes on.\n")
        self.assertIn("after the brackets it goes on.", said)

    def test_control_characters_and_marks_of_order(self):
        _, said = self.spoken("One\x01 two\u200b three\u202e four\ufeff five.\n")
        self.assertIn("One two three four five.", said)

    def test_windows_lines_and_no_last_newline(self):
        _, said = self.spoken("\ufeffFirst line\r\nof two.\r\n\r\nSecond\tparagraph.")
        self.assertIn("First line of two. Second paragraph.", said)

    def test_a_word_of_fifty_thousand_letters(self):
        report, said = self.spoken("a" * 50000 + "\n")
        self.assertEqual(said.count("a"), 50000)
        self.assertGreater(report["duration_ms"], 60000)

    def test_other_scripts_are_not_lost(self):
        report, _ = self.spoken("He said Привет, γειά and 你好 to them all.\n")
        self.assertTrue(any("Привет" in u["spoken"] for u in report["utterances"]))

    def test_work_grows_with_the_text_and_no_faster(self):
        """Ten times the hostile text costs nothing like a hundred times the work."""
        for piece in ("*a ", "_", "[a](", "((((", "“", "1/", "$1.", "a.b.", "'", "--"):
            seconds = []
            for n in (2000, 20000):
                source = self.write("h.txt", "Words. " + piece * n + "\n")
                begin = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
                done = lectern("script", source)
                self.assertIn(done.returncode, (0, 1), done.stderr)
                seconds.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begin)
            self.assertLess(seconds[1], 40 * seconds[0] + 1, piece)


if __name__ == "__main__":
    unittest.main()
