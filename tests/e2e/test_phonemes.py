#!/usr/bin/python3
"""What the engine makes of the letter's difficult places: its phonemes, from the very
call that records, held against what espeak-ng alone says of the same text."""
import re
import unittest

from support import ROOT, Case, LetterCase, lectern, output_of

LEXICON = ROOT / "editions/letter/letter.lexicon"

# What is written, what has to be heard, what espeak-ng alone says there.
ROWS = [
    ("**Document A: Letter**", "dˈɑːkjəmənt ˈeɪ", "ˈæstɚɹˌɪsk"),
    ("the mediation of U Thant, Acting", "ˌuː θˈɑːnt", "jˈuː"),
    ("Chairman Khrushchev", "kɹˈʊʃtʃɛf", "kɹˈuːs"),
    ("by which man lives and finds enjoyment", "mˈæn lˈɪvz", "lˈaɪvz"),
    ("UNITED STATES, 1961-1963, Volume XI",
     "nˈaɪntiːn sˈɪkstiwˈʌn tə nˈaɪntiːn sˈɪkstiθɹˈiː vˈɑːljuːm ᵻlˈɛvən", "dˈæʃ"),
    ("in Volume XI of it", "vˈɑːljuːm ᵻlˈɛvən", "ɹˌoʊmən"),
    ("Acting Secretary General", "sˈɛkɹətˌɛɹi", "sˈɛkɹətɹi"),
    ("most noble and necessary", "nˈɛsəsˌɛɹi", "nˈɛsᵻsɚɹi"),
    ("without unnecessary delay", "ʌnnˈɛsəsˌɛɹi", "ʌnnˈɛsᵻsɚɹi"),
    ("this is the primary duty", "pɹˈaɪmˌɛɹi", "pɹˈaɪmɚɹi"),
]

# What espeak-ng reads right has to stay right.
KEPT = [
    ("enabling Cuba to live peacefully", "lˈɪv"),
    ("any accidental use of them", "jˈuːs"),
    ("so as to present humanity", "pɹɪzˈɛnt"),
    ("are very close together", "klˈoʊs"),
    ("peace and an increase in the means", "ˈɪŋkɹiːs"),
    ("measures to avoid contact between", "kˈɑːntækt"),
    ("spark a military conflict", "kˈɑːnflɪkt"),
]


def heard(text):
    done = lectern("normalize", "--ipa", "--lexicon", LEXICON, input=text + "\n")
    if done.returncode:
        raise AssertionError(done.stderr)
    return done.stdout.strip()


class Phonemes(Case):
    def test_faults_of_the_engine_are_gone(self):
        for text, right, wrong in ROWS:
            alone = " ".join(output_of("espeak-ng", "-q", "-v", "en-us", "--ipa", text).split())
            self.assertIn(wrong, alone, "espeak-ng itself reads this as we do")
            said = heard(text)
            self.assertIn(right, said, text)
            self.assertNotIn(wrong, said, text)

    def test_what_the_engine_reads_right_stays(self):
        for text, right in KEPT:
            self.assertIn(right, heard(text), text)

    def test_one_line_for_one_line(self):
        done = lectern("normalize", "--ipa", input="one two\n\nthree\n")
        self.assertEqual(done.stdout, "wˈʌn tˈuː\n\nθɹˈiː\n")


class Languages(Case):
    def test_a_marked_passage_is_spoken_by_its_language(self):
        alone = " ".join(output_of("espeak-ng", "-q", "-v", "de", "--ipa", "Guten Tag").split())
        source = self.write("a.txt", "He said [Guten Tag]{lang=de} to me.\n")
        marked, mp3 = self.built(source)
        first = mp3.read_bytes()
        self.write("a.txt", "He said Guten Tag to me.\n")
        plain, mp3 = self.built(source)
        self.assertEqual(self.words_of(marked), self.words_of(plain))
        self.assertNotEqual(mp3.read_bytes(), first)
        done = lectern("normalize", "--ipa", "--lang", "de", input="Guten Tag\n")
        self.assertEqual(done.stdout.strip(), alone)

    def test_a_language_that_nobody_speaks_is_told(self):
        done = self.build(self.write("a.txt", "One.\n\nHe said [qapla]{lang=xx} to me.\n"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("a.txt:3", done.stderr)
        self.assertIn("xx", done.stderr)


class Breath(LetterCase):
    """Titles before names, signatures and joined sentences are said without a pause."""

    def gaps(self, *phrase):
        """Silence between the words of each place where the phrase is said, in ms."""
        found = []
        for utterance in self.report["utterances"]:
            words = utterance["words"]
            texts = [re.sub(r"\W", "", w["text"]).lower() for w in words]
            for at in range(len(words) - len(phrase) + 1):
                if texts[at:at + len(phrase)] == list(phrase):
                    found.append([after["start_ms"] - before["end_ms"] for before, after
                                  in zip(words[at:], words[at + 1:at + len(phrase)])])
        self.assertTrue(found, phrase)
        return [gap for place in found for gap in place]

    def test_in_one_breath(self):
        for phrase in (("mister", "thant"), ("mister", "president"), ("n", "khrushchev"),
                       ("inspection", "of", "the"), ("corresponding", "instructions"),
                       ("u", "s", "s", "r"), ("volume", "eleven")):
            for gap in self.gaps(*phrase):
                self.assertLess(gap, 100, phrase)

    def test_dashes_are_short_breaks(self):
        for phrase in (("play", "the"), ("capability", "precisely"), ("delay", "say")):
            for gap in self.gaps(*phrase):
                self.assertTrue(250 <= gap <= 420, (phrase, gap))

    def test_sentences_and_titles_are_apart(self):
        for gap in self.gaps("r", "you"):
            self.assertTrue(400 <= gap <= 600, gap)
        for gap in self.gaps("kennedy", "original"):
            self.assertTrue(350 <= gap <= 600, gap)


if __name__ == "__main__":
    unittest.main()
