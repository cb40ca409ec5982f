#!/usr/bin/python3
"""Ugly texts are built, and every word of the script has been heard: as many times as
words, each long enough to be a word and none longer than one."""
import json
import random
import re
import unittest

from support import Case, lectern

# The shortest that an engine at its fastest says.
SHORTEST_MS = 20


def longest_ms(text):
    """What a word may last: its letters' names, and where the engine knows a letter by its
    number only ("letter one d four zero zero"), that."""
    return sum(200 if letter.isascii() else 2500 for letter in text) + 500


SCRIPTS = ["слово мира", "λόγος εἰρήνης", "שלום עולם", "السلام عليكم", "नमस्ते दुनिया", "สวัสดีชาวโลก",
           "漢字と仮名", "한국어 문장", "ქართული ენა", "አማርኛ ቋንቋ", "Հայերեն", "தமிழ் மொழி", "မြန်မာ"]

UGLY = {
    "scripts": " ".join(f"The word {text} is foreign." for text in SCRIPTS),
    "scripts-alone": "\n\n".join(["Foreign words.", *SCRIPTS]),
    "long-numbers": " ".join("1" * n for n in range(1, 60)) + " and " + "9" * 400 + ".",
    "years": "The years " + ", ".join(str(year) for year in range(1890, 1990)) + " passed.",
    "years-without-commas": " ".join(str(year) for year in range(1890, 1990)),
    "no-stops": " ".join(["we", "are", "prepared", "for", "this", "and", "that"] * 150),
    "one-word": "word " * 1000,
    "short-words": "a I o " * 400,
    "of-the": "It is of the and to the in the on the at the for the by the with the. " * 40,
    "contractions": "He wouldn't've been there if I hadn't've said they'd've gone. " * 20,
    "addresses": " ".join(f"https://www.example.org/a/b-{n}.html?x={n}&y=z#part" for n in range(40)),
    "mail": "Write to first.last+tag@mail.example.co.uk or call +44 20 7946 0958. " * 20,
    "capitals": "THE LAWS OF WAR APPLY. DO NOT FIRE! U.S. AND USSR SHIPS, IN CUBA; WHY? " * 20,
    "letters": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z " * 10,
    "same-letters": "aaaaaaaaaaaaaaaaaaaa hmmmmmmmmmm zzzzzzzzzz shhhhhhhh brrrr tsk pfft psst. " * 10,
    "consonants": "bcdfghjklmnpqrstvwxz " * 30,
    "long-words": " ".join("un" * n + "able" for n in range(1, 100, 7)),
    "hyphens": "a-b-c-d-e-f-g-h mother-in-law's state-of-the-art up-to-the-minute. " * 20,
    "poem": "\n".join(["Had we but world enough, and time,",
                       "  This coyness, lady, were no crime."] * 20),
    "table": "\n".join(["| Year | Ships | Cost |", "|------|-------|------|"]
                       + [f"| {1950 + n} | {n * 37} | ${n * 1.5:.2f} |" for n in range(30)]),
    "list": "\n".join(f"{n}. Item {n}: {n * 10}% of {n} km/h" for n in range(1, 40)),
    "brackets": "[[h@l'oU]] <voice name='x'>hello</voice> {{x}} ((( a ) b ) c ) [1] [[2]] &amp; " * 10,
    "orders": "be \x01" "12S quick \x01" "50P and \x1b[1m bold " * 10,
    "marks": "Yes?! No... Well -- so; that: \"this\" ('there') “here” — then… * * * # @ % ^ & " * 20,
    "symbols": "½ ¾ ² ³ √2 ≠ ≤ ∞ π € £ ¥ ° ′ ″ ‰ № ™ © → ← ✓ ♥ 😀 👍🏽 🇨🇺 ① Ⅳ ﬁ 𝟏𝟗 𝔄𝔟 " * 10,
    "combining": "cafe\u0301 na\u0308i\u0308ve Z\u0351\u036b\u0343\u036a\u0302a\u034a\u0316lgo " * 20,
    "invisible": "in\u200bvis\u00adible \ufeff wo\u2060rds \u202eright\u202c to left " * 20,
    "heteronyms": "I read what I have read; they live where live lead leads. " * 20,
    "measures": "5 km 10 m² 3.5 kg -4 °C 100 km/h 6'2\" 12V 5GHz 3MB 20% 1/2 2½ 10:30 5 p.m. " * 10,
}


def soup():
    """Words of every text, in no order."""
    words = [word for text in UGLY.values() for word in text.split()]
    random.Random(1962).shuffle(words)
    return "\n\n".join(" ".join(words[n:n + 60]) + "." for n in range(0, 3000, 60))


class NothingLost(Case):
    def check_times(self, report, name):
        for utterance in report["utterances"]:
            at = utterance["start_ms"]
            for word in utterance["words"]:
                place = (name, word, utterance["spoken"][:200])
                self.assertLessEqual(at, word["start_ms"], place)
                length = word["end_ms"] - word["start_ms"]
                self.assertTrue(SHORTEST_MS <= length <= longest_ms(word["text"]), place)
                at = word["end_ms"]
            self.assertLessEqual(at, utterance["end_ms"], name)

    def check_words(self, report, source, name):
        script = json.loads(lectern("script", source, "--json").stdout)

        def words(of):
            return [[word["text"] for word in utterance["words"]] for utterance in of["utterances"]
                    if utterance["kind"] != "announcement"]
        self.assertEqual(words(report), words(script), name)

    def check_coverage(self, report, source, name):
        content = source.read_bytes()
        told = bytearray(len(content))
        places = [word["source"] for utterance in report["utterances"]
                  for word in utterance["words"] if word.get("source")]
        for place in places + [left["source"] for left in report["unspoken"]]:
            told[place["start"]:place["end"]] = b"\1" * (place["end"] - place["start"])
        text = content.decode("utf-8")
        offset = 0
        for character in text:
            if character.isalnum():
                self.assertTrue(told[offset], (name, character, offset))
            offset += len(character.encode("utf-8"))

    def check(self, name, text):
        source = self.write(f"{name}.txt", text)
        done = self.build(source, "--quiet")
        self.assertEqual(done.returncode, 0, (name, done.stderr))
        report = json.loads((self.folder / "out" / f"{name}.edition.json").read_text("utf-8"))
        self.check_times(report, name)
        self.check_words(report, source, name)
        self.check_coverage(report, source, name)

    def test_every_word_of_ugly_texts_is_heard(self):
        for name, text in UGLY.items():
            with self.subTest(name):
                self.check(name, text)

    def test_every_word_of_their_mixture_is_heard(self):
        self.check("soup", soup())

    def test_a_word_has_about_as_long_as_it_is_spelled(self):
        """No word has the time of another."""
        words = "we are prepared for disarmament and understanding between peoples of nations"
        source = self.write("plain.txt", " ".join([words] * 5) + ".")
        report, _ = self.built(source)
        for utterance in report["utterances"]:
            for word in utterance["words"]:
                if re.search(r"\b" + word["text"] + r"\b", words):
                    length = (word["end_ms"] - word["start_ms"]) / len(word["text"])
                    self.assertTrue(25 <= length <= 300, word)


if __name__ == "__main__":
    unittest.main()
