#!/usr/bin/python3
"""A page is read word for word, and every word that Python's own HTML parser sees in it is
spoken or listed."""
import html.parser
import json
import re
import unittest

from support import ROOT, Case, lectern

DOCUMENTS = ROOT / "tests/documents"
NO_TEXT = {"head", "script", "style", "template", "noscript"}


class Texts(html.parser.HTMLParser):
    """The words of a page outside of what is text to nobody."""

    def __init__(self):
        super().__init__()
        self.silent, self.words = [], []

    def handle_starttag(self, tag, attributes):
        if tag in NO_TEXT:
            self.silent.append(tag)

    def handle_endtag(self, tag):
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data):
        if not self.silent:
            self.words += re.findall(r"\w+", data)


def words_of(page):
    texts = Texts()
    texts.feed(page)
    texts.close()
    return texts.words


class Pages(Case):
    def script(self, page):
        done = lectern("script", "--json", page)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def heard(self, page):
        return [utterance["spoken"] for utterance in self.script(page)["utterances"]
                if utterance["kind"] != "announcement"]

    def test_a_page_in_the_wild_is_read_word_for_word(self):
        self.assertEqual(self.heard(DOCUMENTS / "web-page.html"), [
            "The Lamplighter’s Round",
            "By Ines Okafor",
            "On the first of November the last gas lamp in Quay Street was put out – not for the "
            "night, but for good. Nobody had announced it. “I walked past at five,” says Missus "
            "Lindqvist, who has lived at number nine for sixty years, “and the man was on his "
            "ladder with a spanner.”",
            "The lamps had cost the town four thousand two hundred pounds a year, or about a tenth "
            "of what it spends on flowers. They were never really economical, the surveyor wrote "
            "in nineteen thirty-one, and they did not become so.",
            "What remains",
            "Three posts have been kept—one by the café, one at the slip, one in the museum’s "
            "yard.",
            "They give no light. Children hang their coats on them and go swimming.",
            "A lamp that does not burn is still a place to meet. —carved on the post at the slip",
            "Image: A cast-iron lamp post at the water’s edge, hung with coats",
            "The ladder is in the museum too. Opening hours are on its page.",
        ])

    def test_the_head_names_the_edition(self):
        script = self.script(DOCUMENTS / "web-page.html")
        self.assertEqual(script["title"], "The Lamplighter’s Round")
        self.assertEqual(script["author"], "Ines Okafor")

    def test_every_word_is_spoken_or_listed(self):
        for name, encoding in (("web-page.html", "cp1252"), ("structure.html", "utf-8")):
            source = (DOCUMENTS / name).read_bytes().decode(encoding)
            outline = (DOCUMENTS / name).with_suffix(".outline").read_text(encoding="utf-8")
            # The outline is what is spoken, before it is put into words: "£4,200".
            known = set(re.findall(r"\w+", outline.replace("\u00ad", " ")))
            superscript = str.maketrans("₂²", "22")
            known |= set(re.findall(r"\w+", outline.translate(superscript)))
            joined = "".join(outline.split()).translate(superscript)
            for word in words_of(source):
                self.assertTrue(word in known or word in joined, f"{name}: {word} is lost")

    def test_what_is_said_lies_where_it_is_said_to(self):
        page = self.write("page.html", "<!doctype html><title>T</title><main><h1>Été</h1>"
                                       "<p>One &amp; two <b>three</b>.</main>")
        source = page.read_bytes()
        spoken = [u for u in self.script(page)["utterances"] if u["kind"] in ("title", "paragraph")]
        texts = [source[u["source"]["start"]:u["source"]["end"]].decode() for u in spoken]
        self.assertEqual(texts, ["Été", "One &amp; two <b>three"])

    def test_a_page_on_standard_input_is_known_by_its_content(self):
        done = lectern("script", "-", input="<!DOCTYPE html><p>Hello <i>there</i>.")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Hello there.", done.stdout)

    def test_pages_reach_for_nothing(self):
        page = self.write("page.html", "<!doctype html><base href='http://example.invalid/'>"
                                       "<link rel=stylesheet href=a.css><p>Text."
                                       "<img src='/etc/passwd' alt='A file'>"
                                       "<iframe src='file:///etc/passwd'></iframe>")
        self.assertEqual(self.heard(page), ["Text. A file"])


if __name__ == "__main__":
    unittest.main()
