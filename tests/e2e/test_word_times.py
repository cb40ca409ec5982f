#!/usr/bin/python3
"""The letter's word times, held against what a speech recogniser hears: PocketSphinx, with
its own model of American English, its own dictionary and no knowledge of the report.

Measured when this was written, over every word whose spelling its dictionary has (1581 of
1653): PocketSphinx sets their beginnings at a median of 8 ms from the report's, 95 in 100
within 50 ms, the worst within 150 ms; cut out at the report's times, 94 in 100 words of
five letters and more are told from nine others of the letter. Limits below leave room."""
import pathlib
import random
import re
import subprocess
import unittest

from support import LETTER, Case, LetterCase

MODEL = pathlib.Path("/usr/share/pocketsphinx/model/en-us")
DICTIONARY = MODEL / "cmudict-en-us.dict"
RATE_HZ = 16000
FRAME_MS = 10
# Words that less silence than this parts are heard together.
STRETCH_GAP_MS = 60
MARGIN_MS = 150


def known_words():
    """The words that PocketSphinx knows."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    return {re.sub(r"\(\d+\)$", "", line.split()[0]) for line in lines}


def grammar(arcs, n_states):
    """A finite-state grammar; each arc is (from, to, word)."""
    weight = 1 / max(sum(1 for arc in arcs if arc[0] == 0), 1)
    return "\n".join(["FSG_BEGIN words", f"NUM_STATES {n_states}", "START_STATE 0",
                      f"FINAL_STATE {n_states - 1}",
                      *(f"TRANSITION {a} {b} {weight:.6f} {word}" for a, b, word in arcs),
                      "FSG_END", ""])


def spelled(word):
    """A word of the report as the dictionary has it: "sixty-one" is two."""
    return word["text"].lower().replace("’", "'").split("-")


class WordTimes(LetterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        raw = cls.once.folder / "letter.raw"
        subprocess.run(f"mpg123 -q -s -e s16 '{cls.mp3}' | sox -t raw -r 22050 -b 16 -e signed -c 1 - "
                       f"-t raw '{raw}' rate {RATE_HZ}", shell=True, check=True)
        cls.sound = raw.read_bytes()
        cls.known = known_words()
        cls.words = [w for u in cls.report["utterances"] for w in u["words"]]

    def setUp(self):
        Case.setUp(self)

    def cut(self, start_ms, end_ms):
        per_ms = RATE_HZ // 1000 * 2
        return self.sound[max(start_ms, 0) * per_ms:end_ms * per_ms]

    def recognise(self, jobs):
        """For each (sound, grammar): the words heard, each with its first frame and the
        frame after its last."""
        for number, (sound, fsg) in enumerate(jobs):
            self.write(f"{number}.raw", sound)
            self.write(f"{number}.fsg", fsg)
        names = self.write("names", "".join(f"{n}\n" for n in range(len(jobs))))
        heard = self.folder / "heard"
        subprocess.run(["pocketsphinx_batch", "-hmm", MODEL / "en-us", "-dict", DICTIONARY,
                        "-adcin", "yes", "-remove_silence", "no", "-beam", "1e-80",
                        "-pbeam", "1e-80", "-wbeam", "1e-60", "-cepdir", self.folder,
                        "-cepext", ".raw", "-fsgdir", self.folder, "-fsgext", ".fsg",
                        "-ctl", names, "-fsgctl", names, "-hypseg", heard],
                       check=True, stderr=subprocess.DEVNULL)
        lines = heard.read_text(encoding="utf-8").splitlines()
        self.assertEqual(len(lines), len(jobs))
        return [self.segments(line.split()) for line in lines]

    @staticmethod
    def segments(fields):
        """name S scale T total A acoustic L language, then for each word its first frame,
        two scores and itself, and at the end the number of frames."""
        rest = fields[fields.index("L") + 2:] if "L" in fields else []
        words = []
        while len(rest) >= 5:
            word = re.sub(r"\(\d+\)$", "", rest[3])
            if not word.startswith(("<", "+")):
                words.append((word, int(rest[0]), int(rest[4])))
            rest = rest[4:]
        return words

    # ---- beginnings ----

    def stretches(self):
        """Runs of words between silences, all of them known."""
        runs = []
        for utterance in self.report["utterances"]:
            previous = None
            for word in utterance["words"]:
                if not previous or word["start_ms"] - previous["end_ms"] >= STRETCH_GAP_MS:
                    runs.append([])
                runs[-1].append(word)
                previous = word
        return [run for run in runs if all(s in self.known for w in run for s in spelled(w))]

    def test_words_begin_where_a_recogniser_hears_them_begin(self):
        runs = self.stretches()
        jobs = []
        for run in runs:
            texts = [s for word in run for s in spelled(word)]
            arcs = [(n, n + 1, text) for n, text in enumerate(texts)]
            jobs.append((self.cut(run[0]["start_ms"] - MARGIN_MS, run[-1]["end_ms"] + MARGIN_MS),
                         grammar(arcs, len(arcs) + 1)))
        away, ends = [], []
        for run, heard in zip(runs, self.recognise(jobs)):
            begin = max(run[0]["start_ms"] - MARGIN_MS, 0)
            texts = [s for word in run for s in spelled(word)]
            self.assertEqual([text for text, _, _ in heard], texts, "is not heard")
            at = 0
            for word in run:
                away.append((abs(begin + heard[at][1] * FRAME_MS - word["start_ms"]), word["text"],
                             word["start_ms"]))
                at += len(spelled(word))
            ends.append(abs(begin + heard[-1][2] * FRAME_MS - run[-1]["end_ms"]))
        away.sort()
        ends.sort()
        print(f"{len(away)} words: median {away[len(away) // 2][0]} ms, 95 in 100 within "
              f"{away[len(away) * 95 // 100][0]} ms, all within {away[-1][0]} ms; ends of "
              f"{len(ends)} stretches: median {ends[len(ends) // 2]} ms")
        self.assertGreater(len(away), len(self.words) * 0.9)
        self.assertLessEqual(away[len(away) // 2][0], 20)
        self.assertLessEqual(away[len(away) * 95 // 100][0], 80)
        self.assertLessEqual(away[-1][0], 250, away[-1])
        self.assertLessEqual(ends[len(ends) // 2], 40)

    # ---- what is cut out ----

    def told_apart(self, words, shift):
        """The share of words that are recognised among nine others of the letter, each cut
        out at the times of the word so many places on."""
        chosen = random.Random(1962)
        choices = sorted({spelled(word)[0] for word in words})
        jobs, wanted = [], []
        for at, word in enumerate(words):
            own = spelled(word)[0]
            others = [text for text in choices if text[:4] != own[:4]]
            arcs = [(0, 1, text) for text in [own, *chosen.sample(others, 9)]]
            place = words[(at + shift) % len(words)]
            silence = bytes(RATE_HZ // 10 * 2)
            jobs.append((silence + self.cut(place["start_ms"] - 30, place["end_ms"] + 30) + silence,
                         grammar(arcs, 2)))
            wanted.append(own)
        heard = self.recognise(jobs)
        right = sum(1 for own, got in zip(wanted, heard) if [own] == [text for text, *_ in got])
        return right / len(words)

    def content_words(self):
        return [word for word in self.words if len(word["text"]) >= 5 and len(spelled(word)) == 1
                and spelled(word)[0] in self.known]

    def test_words_that_are_cut_out_are_recognised(self):
        words = self.content_words()
        share = self.told_apart(words, 0)
        print(f"{share:.1%} of {len(words)} words are told from nine others")
        self.assertGreater(len(words), 500)
        self.assertGreaterEqual(share, 0.85)

    def test_words_cut_out_at_other_words_times_are_not(self):
        share = self.told_apart(self.content_words()[::8], 1)
        print(f"{share:.1%} at the times of other words")
        self.assertLessEqual(share, 0.3)

    # ---- the whole ----

    def test_times_go_forward_and_none_is_empty(self):
        for utterance in self.report["utterances"]:
            at = utterance["start_ms"]
            for word in utterance["words"]:
                self.assertLessEqual(at, word["start_ms"], word)
                self.assertTrue(30 <= word["end_ms"] - word["start_ms"] <= 1500, word)
                at = word["end_ms"]
            self.assertLessEqual(at, utterance["end_ms"], utterance["spoken"])

    def test_every_word_of_the_source_is_timed_or_listed(self):
        source = LETTER.read_bytes()
        told = bytearray(len(source))
        ranges = [word["source"] for word in self.words if word.get("source")]
        ranges += [left["source"] for left in self.report["unspoken"]]
        for place in ranges:
            told[place["start"]:place["end"]] = b"\1" * (place["end"] - place["start"])
        lost = [word[0] for word in re.finditer(rb"[^\s\W_]+", source)
                if not all(told[word.start():word.end()])]
        self.assertEqual(lost, [])


if __name__ == "__main__":
    unittest.main()
