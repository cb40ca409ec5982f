#!/usr/bin/python3
"""`lectern normalize` gives a line for each line, whatever the lines are."""
import os
import random
import subprocess
import tempfile
import unittest

from support import LECTERN


def normalize(content, *arguments, **options):
    return subprocess.run([LECTERN, "normalize", *arguments], input=content, capture_output=True,
                          timeout=500, check=False, **options)


def peak(content):
    """The largest resident size of a run, in KiB; a sanitizer is to keep nothing back."""
    with tempfile.TemporaryFile() as stream:
        stream.write(content)
        stream.seek(0)
        process = subprocess.Popen([LECTERN, "normalize"], stdin=stream,
                                   stdout=subprocess.DEVNULL,
                                   env={**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"})
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_maxrss


class Normalize(unittest.TestCase):
    def test_lines_that_are_no_text_keep_their_places_and_are_named(self):
        done = normalize(b"one 1\n\xff\xfe\nthree 3\n\xc3\nlast 5")
        self.assertEqual(done.stdout.decode(), "one one\n\nthree three\n\nlast five\n")
        self.assertEqual(done.returncode, 1)
        for place in ("standard input:2:", "standard input:4:", "2 of its lines"):
            self.assertIn(place, done.stderr.decode())

    def test_bytes_at_random_give_a_line_for_each_line(self):
        chosen = random.Random(3)
        lines = [bytes(chosen.choices([n for n in range(256) if n != 10], k=chosen.randrange(40)))
                 for _ in range(1500)]
        done = normalize(b"\n".join(lines) + b"\n")
        self.assertIn(done.returncode, (0, 1))
        said = done.stdout.decode("utf-8").split("\n")
        self.assertEqual(len(said), len(lines) + 1)
        for line, heard in zip(lines, said):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                self.assertEqual(heard, "")

    def test_control_bytes_are_not_passed_on(self):
        done = normalize(b"a\0b \x01" b"12S\x1b[1m \x7f5\n")
        self.assertEqual(done.returncode, 0)
        self.assertFalse(set(done.stdout[:-1]) & {*range(32), 127})

    def test_an_end_without_a_line_end_and_none_at_all(self):
        for content, said in ((b"", b""), (b"5", b"five\n"), (b"5\r\n", b"five\n"),
                              (b"\n", b"\n"), (b"\n\n5", b"\n\nfive\n")):
            self.assertEqual(normalize(content).stdout, said)

    def test_a_line_of_megabytes_is_one_line(self):
        done = normalize(b"In 1962 there were 5 ships. " * 40000)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count(b"\n"), 1)
        self.assertEqual(done.stdout.count(b"nineteen sixty-two"), 40000)

    def test_a_line_too_long_is_refused_with_its_number(self):
        done = normalize(b"fine\n" + b"a" * (17 << 20))
        self.assertEqual((done.stdout, done.returncode), (b"fine\n", 1))
        self.assertIn(b"standard input:2:", done.stderr)

    def test_a_line_in_pieces_is_said_as_its_sentences_are(self):
        sentence = b"On Jan. 5, 1962 he paid $3.50. "
        said = normalize(sentence.strip() + b"\n").stdout.strip()
        line = sentence * 10000
        self.assertEqual(normalize(line).stdout, b" ".join([said] * 10000) + b"\n")

    def test_a_long_line_costs_the_memory_of_a_piece(self):
        sentence = b"In 1962 there were 5 ships. "
        self.assertLess(peak(sentence * 120000), peak(sentence * 12000) * 2)

    def test_many_lines_cost_the_memory_of_one(self):
        line = b"1/-" * 500 + b"\n"
        self.assertLess(peak(line * 200), peak(line * 20) * 1.3)


if __name__ == "__main__":
    unittest.main()
