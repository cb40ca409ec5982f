#!/usr/bin/python3
"""PDF from end to end: no word is lost that another program finds in the file, chapters are
the outline's, and a long one takes little memory."""
import json
import re
import unittest

from support import LECTERN, READS_PDF, ROOT, Case, lectern, output_of, run

DOCUMENTS = ROOT / "tests/documents"
WORD = re.compile(r"[^\W\d_]+")  # figures are said as words


@unittest.skipUnless(READS_PDF, "built without MuPDF")
class Pdf(Case):
    def make(self, text="", name="lights.pdf"):
        source = DOCUMENTS / "lights-pdf.txt"
        if text:
            source = self.write("made.txt", text)
        output_of(DOCUMENTS / "make-pdf", source, self.folder / name)
        return self.folder / name

    def script(self, path, *arguments):
        return json.loads(output_of(LECTERN, "script", "--json", path, *arguments))

    def words_of(self, script):
        """What is said and what is listed as left out, letters alone: mended words are whole."""
        said = [word["text"] for utterance in script["utterances"] for word in utterance["words"]]
        left = [left["text"] for left in script["unspoken"]]
        return " ".join(said + left)

    def test_no_word_is_lost_that_pdftotext_finds(self):
        for path in (self.make(), DOCUMENTS / "chapter.pdf"):
            # Without the hyphens at lines' ends, which both mend in their ways.
            found = output_of("pdftotext", path, "-").replace("-\n", "")
            told = "".join(WORD.findall(self.words_of(self.script(path)).replace("-", "")))
            for word in WORD.findall(found.replace("-", "")):
                with self.subTest(path.name, word=word):
                    self.assertIn(word, told)

    def test_chapters_are_the_outlines_and_pages_have_their_labels(self):
        script = self.script(self.make(), "--no-announcements")
        self.assertEqual([chapter["title"] for chapter in script["chapters"]],
                         ["The Keeper", "The Winter", "The Spring"])
        self.assertEqual([page["label"] for page in script["pages"]], ["1", "2", "3", "4", "5"])

    def test_without_repair_words_stay_broken(self):
        def spoken(*arguments):
            return " ".join(utterance["spoken"] for utterance in
                            self.script(self.make(), *arguments)["utterances"])

        self.assertIn("the matter was put", spoken())
        self.assertNotIn("the matter was put", spoken("--no-repair"))

    def test_places_are_told_by_page_and_line(self):
        done = lectern("script", self.make())
        self.assertIn("page 3:5  paragraph", done.stdout)

    def test_five_hundred_pages_take_little_memory(self):
        paragraph = " ".join(["The keeper lights the lamps, and holds the ladder in the wind."] * 40)
        path = self.make("Title: Long\n\n" + "\n\n".join(
            f"# Chapter {n}\n\n{paragraph} {n}." for n in range(1, 301)), "long.pdf")
        done = run("/usr/bin/env", "python3", "-c", (
            "import resource, subprocess, sys\n"
            "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
            "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"),
            LECTERN, "script", path)
        status, kib = map(int, done.stdout.split())
        self.assertEqual(status, 0, done.stderr)
        self.assertGreater(len(self.script(path)["pages"]), 500)
        self.assertLess(kib, 96 << 10)


if __name__ == "__main__":
    unittest.main()
