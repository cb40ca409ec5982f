#!/usr/bin/python3
"""Files made to do harm, in every format: each is read, or refused with a message that names
the file; nothing crashes, hangs, reads beside the file, or leaves half a result."""
import io
import random
import subprocess
import unittest
import zipfile

from making import MAKERS, epub_file, flat, odt, paragraph, zipped
from support import READS_PDF, ROOT, Case, lectern

DOCUMENTS = ROOT / "tests/documents"
SECONDS = 60  # for what takes one or two: the machine may be busy
MIB = 1 << 20

SAMPLES = {
    "txt": "scan.txt", "md": "structure.md", "html": "structure.html", "epub": "chapter.epub",
    "docx": "chapter.docx", "odt": "chapter.odt", "fodt": None, "fb2": "lamp.fb2",
    "xml": "lamp.tei.xml",
}
if READS_PDF:
    SAMPLES["pdf"] = "chapter.pdf"
XML = {kind: make for kind, make in MAKERS.items() if kind != "html"}
SECRET = "The cat sat on the secret."


def sample(kind):
    if kind == "fodt":
        return flat(odt(f"<text:p>{'Some words to be read. ' * 40}</text:p>"))
    return (DOCUMENTS / SAMPLES[kind]).read_bytes()


class Hostile(Case):
    """What is read ends in 0; what is refused in 1, by one line that names the file."""

    def read(self, name, content):
        source = self.write(name, content)
        try:
            done = lectern("script", "--json", source, timeout=SECONDS, errors="replace")
        except subprocess.TimeoutExpired:
            self.fail(f"{name}: not done within {SECONDS} s")
        self.assertIn(done.returncode, (0, 1), f"{name}: {done.stderr}")
        if done.returncode:
            self.assertEqual(done.stdout, "")
            self.assertRegex(done.stderr, r"\Alectern: [^\n]*" + name + r"[^\n]*: [^\n]+\n\Z")
        return done

    def refused(self, name, content, *parts):
        done = self.read(name, content)
        self.assertEqual(done.returncode, 1, name)
        for part in parts:
            self.assertIn(part, done.stderr)

    # ---- entities ----

    def test_a_billion_laughs_are_refused(self):
        laughs = '<!ENTITY a "ha">' + "".join(
            f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
        for kind, make in XML.items():
            with self.subTest(kind):
                root = {"fb2": "FictionBook", "xml": "TEI", "epub": "html"}.get(kind, "root")
                self.read(f"a.{kind}", make(paragraph("Said: &j;", kind),
                                            f"<!DOCTYPE {root} [{laughs}]>"))

    def test_nothing_outside_the_file_is_read(self):
        secret = self.write("secret.txt", SECRET)
        for kind, make in XML.items():
            for address in (secret.as_uri(), "secret.txt"):
                with self.subTest(kind, address=address):
                    done = self.read(f"a.{kind}", make(
                        paragraph("Said: &x; by all.", kind),
                        f'<!DOCTYPE root [<!ENTITY x SYSTEM "{address}">]>'))
                    self.assertNotIn("secret.", done.stdout)

    # ---- archives ----

    def test_a_member_that_unpacks_to_gigabytes_is_refused(self):
        zeros = b" " * (300 * MIB)
        for kind, part in (("epub", "a.xhtml"), ("docx", "word/document.xml"),
                           ("odt", "content.xml")):
            whole = zipfile.ZipFile(io.BytesIO(MAKERS[kind](paragraph("Words.", kind))))
            members = [(name, zeros if name == part else whole.read(name))
                       for name in whole.namelist()]
            with self.subTest(kind):
                self.refused(f"a.{kind}", zipped(members), "MiB")

    def test_members_that_leave_the_archive_are_not_followed(self):
        self.write("secret.xhtml", f"<html><body><p>{SECRET}</p></body></html>")
        for href in ("../secret.xhtml", "../../../../../../../../etc/passwd", "/etc/passwd",
                     (self.folder / "secret.xhtml").as_uri(), "..%2Fsecret.xhtml"):
            with self.subTest(href):
                done = self.read("a.epub", epub_file("<p>Inside.</p>", href=href))
                self.assertNotIn("secret.", done.stdout)
                self.assertNotIn("root:", done.stdout)

    def test_a_symbolic_link_in_an_archive_is_not_followed(self):
        secret = self.write("secret.xhtml", f"<html><body><p>{SECRET}</p></body></html>")
        link = zipfile.ZipInfo("link.xhtml")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        done = self.read("a.epub", epub_file("<p>Inside.</p>", more=[(link, str(secret))],
                                             href="link.xhtml"))
        self.assertNotIn("The cat sat", done.stdout)

    # ---- size and nesting ----

    def test_a_hundred_thousand_elements_within_each_other(self):
        n = 100_000
        nests = {"html": ("<div>", "</div>"), "epub": ("<div>", "</div>"),
                 "fb2": ("<section>", "</section>"), "xml": ("<div>", "</div>"),
                 "odt": ("<text:section>", "</text:section>"),
                 "fodt": ("<text:section>", "</text:section>"),
                 "docx": ("<w:ins>", "</w:ins>")}
        for kind, (begin, end) in nests.items():
            make = MAKERS[kind]
            with self.subTest(kind):
                self.read(f"a.{kind}", make(begin * n + paragraph("Deep down.", kind) + end * n))
        for kind, begin in (("md", "> "), ("md", "- "), ("md", "*a "), ("md", "[a "), ("md", "<b>"),
                            ("txt", "> "), ("txt", "_a "), ("txt", "[a ")):
            with self.subTest(kind, begin=begin):
                self.read(f"a.{kind}", begin * n + "deep down.\n")

    def test_attributes_of_a_megabyte(self):
        value = "x" * (4 * MIB)
        begins = {"html": "p", "epub": "p", "fb2": "p", "xml": "p", "odt": "text:p",
                  "fodt": "text:p", "docx": "w:p"}
        for kind, name in begins.items():
            make, inner = MAKERS[kind], paragraph("Words.", kind)
            with self.subTest(kind):
                self.read(f"a.{kind}", make(inner.replace(f"<{name}>", f'<{name} id="{value}">')))
            many = " ".join(f'a{i}="{i}"' for i in range(20_000))
            with self.subTest(kind, many=True):
                self.read(f"a.{kind}", make(inner.replace(f"<{name}>", f"<{name} {many}>")))

    # ---- damage ----

    def damaged(self, kind):
        """Cut off, with bits turned over, and with pieces of it again elsewhere."""
        whole = sample(kind)
        chance = random.Random(f"lectern {kind}")
        for _ in range(12):
            yield whole[:chance.randrange(len(whole))]
        for _ in range(16):
            content = bytearray(whole)
            for _ in range(chance.choice((1, 4, 64))):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            yield bytes(content)
        for _ in range(12):
            start, at = chance.randrange(len(whole)), chance.randrange(len(whole))
            piece = whole[start:start + chance.randrange(1, 400)]
            yield whole[:at] + piece * chance.choice((1, 3)) + whole[at:]

    def test_damaged_files_are_read_or_refused(self):
        for kind in SAMPLES:
            for i, content in enumerate(self.damaged(kind)):
                with self.subTest(kind, i=i):
                    self.read(f"a{i}.{kind}", content)

    def test_a_damaged_file_leaves_no_half_edition(self):
        for kind in SAMPLES:
            source = self.write(f"half.{kind}", sample(kind)[:200])
            done = self.build(source, "--quiet")
            made = {path.suffix for path in (self.folder / "out").glob("half.*")}
            with self.subTest(kind):
                self.assertEqual(made, {".mp3", ".json"} if done.returncode == 0 else set(),
                                 done.stderr)
            for path in (self.folder / "out").glob("*"):
                path.unlink()

    def test_the_program_is_no_other(self):
        """Every other claim here would hold of a program that refuses everything."""
        for kind in SAMPLES:
            with self.subTest(kind):
                self.assertEqual(self.read(f"whole.{kind}", sample(kind)).returncode, 0)
        for kind, make in MAKERS.items():
            with self.subTest(kind):
                done = self.read(f"made.{kind}", make(paragraph("The cat sat.", kind)))
                self.assertIn("The cat sat.", done.stdout)


if __name__ == "__main__":
    unittest.main()
