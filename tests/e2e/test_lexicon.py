#!/usr/bin/python3
"""Lexicons as producers meet them: `lectern lexicon check`, and those that ship."""
import json
import os
import unittest

from support import EDITION, LECTERN, LETTER, ROOT, Case, lectern, run

TEXT = """\
They met Zorblatt and U Thant in Ankh.

U Thant smiled at Mr. Zorblatt’s answer; the tsar did not. They met again in
Ankh, where Zorblatt lives.
"""


def heard(text, *arguments):
    done = lectern("normalize", "--ipa", *arguments, input=text + "\n")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class LexiconCheck(Case):
    def check(self, lexicon, *arguments):
        return lectern("lexicon", "check", self.write("names.lexicon", lexicon), *arguments)

    def report(self, lexicon, *arguments, status=0):
        done = self.check(lexicon, "--json", *arguments)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def test_an_entry_is_counted_where_it_acts(self):
        text = self.write("text.txt", TEXT)
        report = self.report("U Thant = /uː θɑːnt/\nCastro = /kæstɹoʊ/\n", "--text", text)
        acting, idle = report["entries"]
        self.assertEqual((acting["grapheme"], acting["count"], acting["lines"]),
                         ("U Thant", 2, [1, 3]))
        self.assertEqual((idle["count"], idle["lines"], idle["idle"]), (0, [], "not in the text"))

    def test_names_without_an_entry_are_told_most_frequent_first(self):
        text = self.write("text.txt", TEXT)
        guesses = self.report("U Thant = /uː θɑːnt/\n", "--text", text)["guesses"]
        self.assertEqual([(g["text"], g["count"], g["lines"]) for g in guesses],
                         [("Zorblatt", 3, [1, 3, 4]), ("Ankh", 2, [1, 4]), ("tsar", 1, [3])])
        for guess in guesses:
            self.assertEqual(guess["ipa"], heard(guess["text"]))

    def test_an_entry_takes_its_name_off_the_list(self):
        text = self.write("text.txt", TEXT)
        report = self.report("Zorblatt = /zɔːɹblæt/\nAnkh = Ank\n", "--text", text)
        self.assertEqual([guess["text"] for guess in report["guesses"]], ["tsar"])

    def test_why_an_entry_never_acts_is_told(self):
        text = self.write("text.txt", TEXT)
        report = self.report("Ankh = Ank\nAnkh = Unk\nR2D2 = Artoo\nR2D2 = Arty\n", "--text", text)
        self.assertIn("names.lexicon:2 stands over it", report["entries"][0]["idle"])
        self.assertIn("names.lexicon:4 stands over it", report["entries"][2]["idle"])
        self.assertEqual(report["entries"][3]["idle"], "not in the text")

    def test_every_fault_is_told_with_its_line(self):
        done = self.check("Good = /ɡʊd/\nBad = /ʁa/\nno value\nWorse = [[q~]]\nU Nu = /uː/\n")
        self.assertEqual(done.returncode, 3)
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 4)
        for number, part in ((2, "“Bad”"), (3, "wanted"), (4, "“Worse”"), (5, "“U Nu”")):
            self.assertTrue(any(f"names.lexicon:{number}: " in line and part in line
                                for line in lines), (number, done.stderr))
        self.assertIn("4 faults; 1 entry", done.stdout)
        report = self.report("Bad = /ʁa/\n", status=3)
        self.assertEqual(report["faults"], 1)
        self.assertTrue(report["findings"][0]["place"].endswith("names.lexicon:1"))

    def test_a_build_refuses_what_the_check_calls_a_fault(self):
        text = self.write("text.txt", TEXT)
        for name, content in (("bad.lexicon", "Ankh = /ʁa/\n"),
                              ("bad.pls", "<lexicon alphabet='ipa' xml:lang='en'>\n<lexeme>"
                               "<grapheme>Ankh</grapheme><phoneme>ʁa</phoneme></lexeme>"
                               "</lexicon>")):
            done = self.build(text, "--lexicon", self.write(name, content))
            self.assertEqual(done.returncode, 1)
            self.assertIn(name, done.stderr)
            self.assertIn("“Ankh”", done.stderr)

    def test_statuses_are_those_of_the_contract(self):
        self.assertEqual(lectern("lexicon", "check", self.folder / "none").returncode, 1)
        self.assertEqual(self.check("a = b\n", "--text", self.folder / "none").returncode, 1)
        self.assertEqual(lectern("lexicon").returncode, 2)
        self.assertEqual(lectern("lexicon", "frobnicate", "x").returncode, 2)
        self.assertEqual(self.check("a = b\n").returncode, 0)
        html = lectern("lexicon", "check", self.write("a.pls", "<html/>"))
        self.assertEqual(html.returncode, 1)
        self.assertIn("no PLS lexicon", html.stderr)

    def test_a_lexicon_of_another_language_is_told_and_does_not_act(self):
        french = self.write("french.pls", "<lexicon alphabet='ipa' xml:lang='fr'><lexeme>"
                            "<grapheme>Ankh</grapheme><phoneme>ɑ̃ʁ</phoneme></lexeme></lexicon>")
        done = lectern("normalize", "--ipa", "--lexicon", french, input="Ankh\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("french.pls: is a lexicon for fr", done.stderr)
        self.assertEqual(done.stdout.strip(), heard("Ankh"))

    def test_an_edition_s_own_lexicons_lie_beneath(self):
        report = self.report("Kennedy = Kennedy\n", "--text", EDITION)
        self.assertNotIn("Thant", [guess["text"] for guess in report["guesses"]])
        self.assertEqual(report["language"], "en-US")

    def test_thousands_of_names_take_no_longer_than_a_child_or_two(self):
        names = " ".join(f"they visited Zor{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}"
                         f"{chr(97 + i // 676)}ox and" for i in range(6000))
        text = self.write("text.txt", names + " left.\n")
        report = self.report("a b = c\n", "--text", text)
        self.assertEqual(len(report["guesses"]), 6000)
        self.assertTrue(all(guess["ipa"] for guess in report["guesses"]))


class Shipped(Case):
    def test_every_entry_can_be_said_by_every_voice_it_serves(self):
        for name, voices in (("names", ("american", "british", "brisk")),
                             ("english", ("american", "british", "brisk")),
                             ("english-us", ("american", "brisk"))):
            for voice in voices:
                done = lectern("lexicon", "check", ROOT / f"voices/{name}.lexicon",
                               "--voice", voice)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_none_stands_twice(self):
        for name in ("names", "english", "english-us"):
            lines = (ROOT / f"voices/{name}.lexicon").read_text(encoding="utf-8").splitlines()
            entries = [line.split(" = ")[0] for line in lines if " = " in line]
            self.assertEqual(len(entries), len(set(entries)))

    def test_what_is_said_to_be_cmudict_s_agrees_with_it(self):
        for name in ("names", "english-us"):
            done = run(ROOT / "scripts/compare-lexicon", ROOT / f"voices/{name}.lexicon",
                       env={**os.environ, "LECTERN": LECTERN})
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_every_entry_changes_what_is_heard(self):
        for name in ("names", "english", "english-us"):
            done = run(ROOT / "scripts/compare-lexicon", "--idle",
                       ROOT / f"voices/{name}.lexicon", env={**os.environ, "LECTERN": LECTERN})
            self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_names_are_heard_in_both_accents(self):
        for text, american, british in (
                ("Ceaușescu’s", "tʃaʊʃˈɛskuːz", "tʃaʊʃˈɛskuːz"),
                ("Mikhail Gorbachev", "ɡˈɔːɹbətʃ", "ɡˈɔːbətʃ"),
                ("Phnom Penh", "pənˌɑːm pˈɛn", "pənˌɒm pˈɛn"),
                ("habeas corpus", "hˌeɪbiəs", "hˌeɪbiəs"),
                ("her husband", "hˈʌzbənd", "hˈʌzbənd"),
                ("Xi Jinping", "ʃˌiː dʒɪnpˈɪŋ", "ʃˌiː dʒɪnpˈɪŋ")):
            self.assertIn(american, heard(text))
            self.assertIn(british, heard(text, "--voice", "british"))

    def test_plain_words_that_look_like_names_stay_as_they_are(self):
        for text in ("Begin the work.", "Volume XI", "A nice job.", "Reading is fun.", "Boric acid",
                     "Hue and cry.", "Turkey and Chad."):
            bare = self.folder / "bare"
            bare.mkdir(exist_ok=True)
            for voice in (ROOT / "voices").glob("*.voice"):
                content = voice.read_text(encoding="utf-8").replace("lexicon = ", "; ")
                (bare / voice.name).write_text(content, encoding="utf-8")
            for profile in (ROOT / "voices").glob("*.profile"):
                (bare / profile.name).write_text(profile.read_text(encoding="utf-8"),
                                                 encoding="utf-8")
            alone = lectern("normalize", "--ipa", input=text + "\n",
                            env={**os.environ, "LECTERN_DATA_DIR": str(bare)})
            self.assertEqual(heard(text), alone.stdout.strip())

    def test_the_letter_needs_few_reviews(self):
        done = lectern("lexicon", "check", ROOT / "editions/letter/letter.lexicon", "--text",
                       LETTER, "--json")
        report = json.loads(done.stdout)
        self.assertEqual({entry["grapheme"] for entry in report["entries"] if entry["count"]},
                         {"Khrushchev", "U Thant", "Thant"})
        self.assertLessEqual(len(report["guesses"]), 3)

    def test_the_known_words_are_in_the_order_that_they_are_looked_up_in(self):
        lines = (ROOT / "voices/english.known").read_bytes().splitlines()
        self.assertEqual(lines, sorted(set(lines)))
        for word in (b"president", b"turkey", b"government"):
            self.assertIn(word, lines)
        self.assertNotIn(b"khrushchev", lines)


if __name__ == "__main__":
    unittest.main()
