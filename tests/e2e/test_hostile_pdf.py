#!/usr/bin/python3
"""PDFs made to do harm: trees and outlines in circles, counts that are lies, streams that unpack
to gigabytes, forms in forms, and actions, which nobody takes. (Damaged ones: test_hostile.py.)"""
import subprocess
import unittest
import zlib

from support import LECTERN, READS_PDF, Case, lectern, run

SECONDS = 100  # the sandbox's own limit is 60
MIB = 1 << 20
FONT = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>"
HELLO = b"BT /F1 12 Tf 50 700 Td (Hello there.) Tj ET"


def stream(content, about=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (about, len(content), content)


def packed(content):
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode")


def pdf(*more, catalog=b"", page=b"", pages=b"/Count 1/Kids[3 0 R]", content=None):
    """Object 1 is the catalog, 2 the pages, 3 a page, 4 its content, 5 and on what is given."""
    objects = [b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, b"<</Type/Pages%s>>" % pages,
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s%s>>"
               % (FONT, page), content or stream(HELLO), *more]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
                   b"startxref\n%d\n%%%%EOF\n" % (len(places) + 1, table, len(places) + 1, len(data)))


@unittest.skipUnless(READS_PDF, "built without MuPDF")
class HostilePdf(Case):
    def read(self, content):
        source = self.write("a.pdf", content)
        try:
            done = lectern("script", "--json", source, timeout=SECONDS, errors="replace")
        except subprocess.TimeoutExpired:
            self.fail(f"not done within {SECONDS} s")
        self.assertIn(done.returncode, (0, 1), done.stderr)
        if done.returncode:
            self.assertEqual(done.stdout, "")
            self.assertRegex(done.stderr, r"\Alectern: [^\n]*a\.pdf[^\n]*: [^\n]+\n\Z")
        return done

    def says_hello(self, content):
        done = self.read(content)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Hello there.", done.stdout)
        return done

    def refused(self, content, *parts):
        done = self.read(content)
        self.assertEqual(done.returncode, 1)
        for part in parts:
            self.assertIn(part, done.stderr)

    def test_an_honest_file_is_read(self):
        """Every other claim here would hold of a program that refuses everything."""
        self.says_hello(pdf())
        self.says_hello(pdf(content=packed(HELLO)))

    # ---- circles and lies ----

    def test_pages_in_circles(self):
        self.read(pdf(pages=b"/Count 2/Kids[3 0 R 2 0 R]"))
        self.read(pdf(b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>",
                      pages=b"/Count 1/Kids[5 0 R]/Parent 5 0 R"))

    def test_more_pages_than_there_are(self):
        for count in (b"2", b"1000", b"20000", b"1000000000", b"-5", b"99999999999999999999"):
            with self.subTest(count):
                self.read(pdf(pages=b"/Count %s/Kids[3 0 R]" % count))

    def test_one_page_twenty_thousand_times(self):
        self.read(pdf(pages=b"/Count 20000/Kids[%s]" % (b"3 0 R " * 20000)))
        self.refused(pdf(pages=b"/Count 20001/Kids[%s]" % (b"3 0 R " * 20001)), "pages; split it")

    def test_outlines_in_circles(self):
        self.says_hello(pdf(b"<</Title(A)/Dest[3 0 R/Fit]/First 5 0 R/Next 6 0 R>>",
                            b"<</Title(B)/Dest[3 0 R/Fit]/First 5 0 R/Next 5 0 R>>",
                            catalog=b"/Outlines<</First 5 0 R>>"))

    def test_page_labels_and_names_in_circles(self):
        self.says_hello(pdf(b"<</Kids[5 0 R 5 0 R]/Nums[0<</S/D>>]>>", catalog=b"/PageLabels 5 0 R"))
        self.says_hello(pdf(b"<</Kids[5 0 R 5 0 R]>>", b"<</Title(A)/Dest(x)>>",
                            catalog=b"/Names<</Dests 5 0 R>>/Outlines<</First 6 0 R>>"))

    def test_a_tree_of_tags_in_circles(self):
        self.says_hello(pdf(b"<</Type/StructTreeRoot/K 6 0 R/RoleMap<</A/B/B/A>>>>",
                            b"<</S/A/Pg 3 0 R/K[%s]>>" % (b"6 0 R " * 10),
                            catalog=b"/StructTreeRoot 5 0 R"))

    def test_tags_one_inside_the_other(self):
        deep = b"<</S/Div/K" * 400 + b" 0" + b">>" * 400
        self.says_hello(pdf(b"<</Type/StructTreeRoot/K %s>>" % deep,
                            catalog=b"/StructTreeRoot 5 0 R"))

    def test_brackets_one_inside_the_other(self):
        n = 100_000
        self.read(pdf(catalog=b"/Deep " + b"[" * n + b"]" * n))
        self.read(pdf(catalog=b"/Deep " + b"<</A" * n + b" 1" + b">>" * n))
        self.read(pdf(content=stream(HELLO + b" q" * n)))
        self.read(pdf(content=stream(b"/Span BMC " * n + HELLO)))

    def test_forms_that_draw_themselves(self):
        form = stream(b"/X Do /X Do " + HELLO, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
                                               b"/Resources<</XObject<</X 5 0 R>>>>")
        self.read(pdf(form, page=b"/Resources<</XObject<</X 5 0 R>>>>", content=stream(b"/X Do")))

    def test_forms_that_double(self):
        """Thirty forms, each drawing the next twice: a thousand million words."""
        forms = [stream(b"/X Do /X Do",
                        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
                        b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)) for n in range(5, 35)]
        last = stream(HELLO, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + FONT)
        self.read(pdf(*forms, last, page=b"/Resources<</XObject<</X 5 0 R>>>>",
                      content=stream(b"/X Do")))

    # ---- size ----

    def test_streams_that_unpack_to_gigabytes(self):
        words = b"BT /F1 12 Tf 50 700 Td %s ET" % (b"(Words again and again. ) Tj " * (4 * MIB))
        self.refused(pdf(content=packed(words)), "made to")
        self.read(pdf(content=packed(HELLO + b" " * (300 * MIB))))
        self.read(pdf(content=packed(b"/Span<</ActualText(x)>>BDC EMC " * (4 * MIB) + HELLO)))

    def test_text_of_a_megabyte_in_the_stead_of_a_letter(self):
        self.read(pdf(content=stream(b"/Span<</ActualText(%s)>>BDC %s EMC"
                                     % (b"word " * MIB, HELLO))))

    # ---- what is not the reader's to do ----

    def test_no_action_is_taken(self):
        mark = self.folder / "mark"
        actions = [b"/S/JavaScript/JS(app.alert(1); while (true) {})",
                   b"/S/Launch/F(%s)" % f"touch {mark}".encode(),
                   b"/S/Launch/Unix<</F(touch)/P(%s)>>" % str(mark).encode(),
                   b"/S/URI/URI(http://127.0.0.1:9/)", b"/S/GoToR/F(secret.pdf)/D[0/Fit]",
                   b"/S/ImportData/F(secret.fdf)", b"/S/SubmitForm/F(http://127.0.0.1:9/)"]
        for action in actions:
            with self.subTest(action):
                self.says_hello(pdf(
                    b"<<%s>>" % action, catalog=b"/OpenAction 5 0 R/AA<</WC 5 0 R>>",
                    page=b"/AA<</O 5 0 R>>/Annots[<</Subtype/Link/Rect[0 0 600 800]/A 5 0 R>>]"))
        self.assertFalse(mark.exists())

    def test_no_other_file_is_read(self):
        secret = self.write("secret.txt", HELLO.replace(b"Hello there", b"The secret"))
        name = str(secret).encode()
        outside = stream(b"", b"/F(%s)" % name)
        done = self.read(pdf(stream(HELLO, b"/Type/EmbeddedFile"), content=outside))
        self.assertNotIn("secret", done.stdout.replace(str(self.folder), ""))

    def test_fonts_that_are_not_in_the_file_are_not_looked_for(self):
        source = self.write("a.pdf", pdf(page=FONT.replace(b"Times-Roman", b"Nowhere-Sans")))
        trace = self.folder / "trace"
        done = run("strace", "-f", "-e", "trace=openat,open,connect,execve", "-o", trace,
                   LECTERN, "script", source)
        self.assertIn("Hello there.", done.stdout, done.stderr)
        text = trace.read_text(errors="replace")
        self.assertIn("a.pdf", text)
        self.assertNotRegex(text, r"fonts|\.ttf|\.otf|\.pfb|connect\(")


if __name__ == "__main__":
    unittest.main()
