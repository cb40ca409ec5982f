"""Small files of each format, around a body of its own: for hostile ones, and for long ones."""
import io
import zipfile

OFFICE = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            stored = name == "mimetype"  # as EPUB and ODT want it
            archive.writestr(name, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def html(body, doctype="<!DOCTYPE html>"):
    return f"{doctype}<html><body><main>{body}</main></body></html>".encode()


def fb2(body, doctype=""):
    return (f'<?xml version="1.0"?>{doctype}<FictionBook xmlns="http://www.gribuser.ru/xml/'
            f'fictionbook/2.0"><body><section>{body}</section></body></FictionBook>').encode()


def tei(body, doctype=""):
    return (f'<?xml version="1.0"?>{doctype}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
            f'{body}</body></text></TEI>').encode()


def odt(body, doctype=""):
    return (f'<?xml version="1.0"?>{doctype}<office:document-content {OFFICE}><office:body>'
            f'<office:text>{body}</office:text></office:body></office:document-content>')


def flat(content):
    text = content.replace("office:document-content", "office:document")
    mark = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    return text.replace("<office:document ", f"<office:document {mark} ").encode()


def odt_file(body, doctype="", more=()):
    return zipped([("mimetype", "application/vnd.oasis.opendocument.text"),
                   ("content.xml", odt(body, doctype)), *more])


def docx_file(body, doctype="", more=()):
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
             'officedocument.wordprocessingml.document.main+xml"/></Types>')
    relation = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                "officeDocument")
    links = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/>'
             '</Relationships>')
    document = (f'<?xml version="1.0"?>{doctype}<w:document {WORD}><w:body>{body}</w:body>'
                '</w:document>')
    return zipped([("[Content_Types].xml", types), ("_rels/.rels", links),
                   ("word/document.xml", document), *more])


def epub_file(body, doctype="", more=(), href="a.xhtml"):
    container = ('<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                 '<rootfile full-path="o.opf" media-type="application/oebps-package+xml"/>'
                 '</rootfiles></container>')
    package = ('<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/>'
               f'<manifest><item id="a" href="{href}" media-type="application/xhtml+xml"/>'
               '</manifest><spine><itemref idref="a"/></spine></package>')
    page = (f'<?xml version="1.0"?>{doctype}<html xmlns="http://www.w3.org/1999/xhtml"><body>'
            f'{body}</body></html>')
    return zipped([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container),
                   ("o.opf", package), ("a.xhtml", page), *more])


def heading(text, kind):
    """Of the first level, as far as the format has levels."""
    if kind == "docx":
        return ('<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
                f'<w:r><w:t>{text}</w:t></w:r></w:p>')
    if kind in ("odt", "fodt"):
        return f'<text:h text:outline-level="1">{text}</text:h>'
    return {"fb2": f"<subtitle>{text}</subtitle>", "xml": f"<head>{text}</head>"}.get(
        kind, f"<h1>{text}</h1>")


def paragraph(text, kind):
    if kind == "docx":
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<text:p>{text}</text:p>" if kind in ("odt", "fodt") else f"<p>{text}</p>"


MAKERS = {
    "html": html, "epub": epub_file, "docx": docx_file, "odt": odt_file, "fb2": fb2, "xml": tei,
    "fodt": lambda body, doctype="": flat(odt(body, doctype)),
}
