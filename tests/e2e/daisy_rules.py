"""Rules of the two DAISY standards, written from them and knowing nothing of how Lectern makes
a book. Each function gives the faults that it found, as sentences.

DAISY 2.02 Specification (2001); ANSI/NISO Z39.86-2005."""
import math
import re
import xml.etree.ElementTree as ElementTree

HTML = "{http://www.w3.org/1999/xhtml}"
SMIL2 = "{http://www.w3.org/2001/SMIL20/}"
DTBOOK = "{http://www.daisy.org/z3986/2005/dtbook/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
OEB = "{http://openebook.org/namespaces/oeb-package/1.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

SAFE_NAME = re.compile(r"[a-z0-9]{1,8}\.(html|smil|mp3|xml|ncx|opf|res)")
HEADINGS = [f"{HTML}h{level}" for level in range(1, 7)]

NCC_REQUIRED = ["dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language",
                "dc:publisher", "dc:title", "ncc:charset", "ncc:pageFront", "ncc:pageNormal",
                "ncc:pageSpecial", "ncc:setInfo", "ncc:tocItems", "ncc:totalTime"]
NCC_WANTED = ["ncc:depth", "ncc:files", "ncc:footnotes", "ncc:generator", "ncc:kByteSize",
              "ncc:maxPageNormal", "ncc:multimediaType", "ncc:narrator", "ncc:prodNotes",
              "ncc:sidebars"]
TESTS_202 = {"pagenumber-on": "page-", "footnote-on": "notebody",
             "prodnote-on": "optional-prodnote"}


def seconds(clock):
    """"1:02:03.5", "npt=3.5s", "3.5s"."""
    clock = clock.removeprefix("npt=").removesuffix("s")
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def parse(path):
    return ElementTree.fromstring(path.read_bytes())


def metas(root, tag):
    return {meta.get("name"): meta.get("content") for meta in root.iter(tag) if meta.get("name")}


def parents_of(root):
    return {child: parent for parent in root.iter() for child in parent}


def ids_of(root):
    return [element.get("id") for element in root.iter() if element.get("id")]


def unique_ids(name, root):
    ids = ids_of(root)
    return [f"{name}: id {i} is there {ids.count(i)} times" for i in sorted(set(ids))
            if ids.count(i) > 1]


def names(folder):
    return [f"{path.name} is no name for old players" for path in folder.iterdir()
            if not SAFE_NAME.fullmatch(path.name)]


def unsynchronised(body, synchronised):
    """What is written and in no element that is heard."""
    faults = []

    def walk(element, heard):
        heard = heard or element.get("id") in synchronised
        for text in [element.text] + [child.tail for child in element]:
            if text and text.strip() and not heard:
                faults.append(f"“{text.strip()}” is heard nowhere")
        for child in element:
            walk(child, heard)

    walk(body, False)
    return faults


class Par:
    """A pair of text and sound, of either standard."""

    def __init__(self, smil, element, prefix, begin, end):
        text = element.findall(f"{prefix}text")
        audio = element.findall(f"{prefix}audio")
        self.smil, self.id = smil, element.get("id")
        self.test = element.get("system-required") or element.get("customTest")
        self.whole = len(text) == 1 and len(audio) == 1 and len(element) == 2
        self.text_id = text[0].get("id")
        self.file, _, self.target = text[0].get("src").partition("#")
        self.sound = audio[0].get("src")
        self.begin, self.end = seconds(audio[0].get(begin)), seconds(audio[0].get(end))


def read_smil(path, prefix, begin, end):
    root = parse(path)
    return root, [Par(path.name, par, prefix, begin, end) for par in root.iter(f"{prefix}par")]


def clips(pars, lengths):
    """Clips of a file of sound follow each other from its beginning to its end."""
    faults, at = [], {}
    for par in pars:
        if not par.whole:
            faults.append(f"{par.smil}#{par.id} is no pair of text and sound")
        if par.begin != at.get(par.sound, 0.0) or par.end <= par.begin:
            faults.append(f"{par.smil}#{par.id}: {par.begin} to {par.end} does not follow "
                          f"{at.get(par.sound, 0.0)}")
        at[par.sound] = par.end
    for sound, length in lengths.items():
        if abs(at.get(sound, 0.0) - length) > 0.002:
            faults.append(f"{sound} lasts {length}, its clips {at.get(sound)}")
    return faults


def levels(tags):
    """Headings go down by one level at a time."""
    faults, before = [], 0
    for tag in tags:
        level = int(tag[-1])
        if level > before + 1:
            faults.append(f"a heading of level {level} follows one of {before}")
        before = level
    return faults


def daisy202(folder, lengths):
    """A DAISY 2.02 book; `lengths` are the seconds that each MP3 lasts."""
    files = sorted(path.name for path in folder.iterdir())
    ncc = parse(folder / "ncc.html")
    smils = []
    for element in ncc.iter(f"{HTML}a"):
        smil = element.get("href").partition("#")[0]
        if smil not in smils:
            smils.append(smil)
    read = {smil: read_smil(folder / smil, "", "clip-begin", "clip-end") for smil in smils}
    pars = [par for smil in smils for par in read[smil][1]]
    faults = names(folder) + clips(pars, lengths)
    used = {"ncc.html", "master.smil"} | set(smils) | {p.sound for p in pars} | \
        {p.file for p in pars}
    if set(files) != used:
        faults.append(f"files that are there and not used, or the other way: "
                      f"{sorted(set(files) ^ used)}")
    faults += ncc_metadata(folder, ncc, pars) + ncc_body(ncc, pars)
    faults += smil_times(folder, smils, read) + content(folder, pars)
    return faults


def ncc_metadata(folder, ncc, pars):
    faults = []
    about = metas(ncc, f"{HTML}meta")
    faults += [f"ncc.html has no {name}" for name in NCC_REQUIRED + NCC_WANTED
               if not about.get(name)]
    if faults:
        return faults
    body = ncc.find(f"{HTML}body")
    pages = {kind: body.findall(f"{HTML}span[@class='page-{kind}']")
             for kind in ("front", "normal", "special")}
    normal = [int("".join(span.itertext())) for span in pages["normal"]]
    text = parse(folder / pars[0].file)
    total = sum(path.stat().st_size for path in folder.iterdir())
    true = {
        "dc:format": "Daisy 2.02",
        "ncc:charset": "utf-8",
        "ncc:multimediaType": "audioFullText",
        "ncc:setInfo": "1 of 1",
        "ncc:depth": max(e.tag[-1] for e in body if e.tag in HEADINGS),
        "ncc:files": len(list(folder.iterdir())),
        "ncc:kByteSize": math.ceil(total / 1024),
        "ncc:pageFront": len(pages["front"]),
        "ncc:pageNormal": len(normal),
        "ncc:pageSpecial": len(pages["special"]),
        "ncc:maxPageNormal": max(normal, default=0),
        "ncc:tocItems": len(list(body)),
        "ncc:footnotes": len(text.findall(f".//{HTML}*[@class='notebody']")),
        "ncc:prodNotes": len(text.findall(f".//{HTML}*[@class='optional-prodnote']")),
        "ncc:sidebars": 0,
    }
    faults += [f"{name} is {about[name]}, should be {value}" for name, value in true.items()
               if about[name] != str(value)]
    if not re.fullmatch(r"\d\d+:\d\d:\d\d", about["ncc:totalTime"]) or \
            abs(seconds(about["ncc:totalTime"]) - sum(p.end - p.begin for p in pars)) > 0.51:
        faults.append(f"ncc:totalTime is {about['ncc:totalTime']}")
    return faults


def ncc_body(ncc, pars):
    faults = unique_ids("ncc.html", ncc)
    body = ncc.find(f"{HTML}body")
    items = list(body)
    if items[0].tag != f"{HTML}h1" or items[0].get("class") != "title":
        faults.append("the first item is no h1 of class title")
    if "".join(items[0].itertext()) != ncc.find(f".//{HTML}title").text:
        faults.append("the first item is not the book's title")
    faults += levels(e.tag for e in items if e.tag in HEADINGS)
    places, at, seen = {}, -1, set()
    for number, par in enumerate(pars):
        places[f"{par.smil}#{par.id}"] = places[f"{par.smil}#{par.text_id}"] = number
    for item in items:
        links = list(item)
        if item.tag not in HEADINGS + [f"{HTML}span"] or len(links) != 1 or \
                links[0].tag != f"{HTML}a" or not item.get("id"):
            faults.append(f"{item.tag} is no item of an NCC")
            continue
        href = links[0].get("href")
        if href not in places:
            faults.append(f"{href} leads nowhere")
        elif places[href] < at:
            faults.append(f"{href} is heard before the item before it")
        if href in seen:
            faults.append(f"{href} is there twice")
        seen.add(href)
        at = places.get(href, at)
    return faults


def smil_times(folder, smils, read):
    faults, elapsed = [], 0.0
    for smil in smils:
        root, pars = read[smil]
        about = metas(root, "meta")
        length = round(sum(p.end - p.begin for p in pars), 3)
        faults += [f"{smil} has no {name}" for name in ("dc:format", "dc:identifier", "title")
                   if not about.get(name)]
        told = {"totalElapsedTime": elapsed, "timeInThisSmil": length}
        faults += [f"{smil}: {name} is {about.get('ncc:' + name)}, should be {value}"
                   for name, value in told.items()
                   if seconds(about.get("ncc:" + name, "-1")) != value]
        if seconds(root.find("body/seq").get("dur")) != length:
            faults.append(f"{smil}: its seq does not last {length}")
        faults += unique_ids(smil, root)
        elapsed = round(elapsed + length, 3)
    master = parse(folder / "master.smil")
    if [ref.get("src") for ref in master.iter("ref")] != smils:
        faults.append("master.smil does not name the files of the NCC in order")
    if seconds(metas(master, "meta")["ncc:timeInThisSmil"]) != elapsed:
        faults.append("master.smil: timeInThisSmil is not the whole time")
    return faults


def content(folder, pars):
    name = pars[0].file
    root = parse(folder / name)
    ids = ids_of(root)
    parents = parents_of(root)
    by_id = {e.get("id"): e for e in root.iter() if e.get("id")}
    faults = unique_ids(name, root)
    targets = [par.target for par in pars]
    faults += [f"{name}#{t} is not there" for t in targets if t not in ids]
    faults += [f"{name}#{t} is heard twice" for t in sorted(set(targets)) if targets.count(t) > 1]
    faults += unsynchronised(root.find(f"{HTML}body"), set(targets))
    faults += [f"{link.get('href')} leads nowhere" for link in root.iter(f"{HTML}a")
               if link.get("href")[1:] not in ids]
    for par in pars:
        if par.test and par.target in by_id:
            element, classes = by_id[par.target], ""
            while element is not None:
                classes += " " + element.get("class", "")
                element = parents.get(element)
            if par.test not in TESTS_202 or \
                    (TESTS_202[par.test] not in classes and "announcement" not in classes):
                faults.append(f"{par.smil}#{par.id} is {par.test}, its text{classes}")
    return faults


# ---- DAISY 3 ----

def daisy3(folder, lengths):
    package = parse(folder / "package.opf")
    items = {item.get("id"): item for item in package.iter(f"{OEB}item")}
    spine = [items[ref.get("idref")].get("href") for ref in package.iter(f"{OEB}itemref")]
    read = {smil: read_smil(folder / smil, SMIL2, "clipBegin", "clipEnd") for smil in spine}
    pars = [par for smil in spine for par in read[smil][1]]
    faults = names(folder) + clips(pars, lengths) + unique_ids("package.opf", package)
    listed = [item.get("href") for item in items.values()]
    if sorted(listed) != sorted(path.name for path in folder.iterdir()):
        faults.append("the manifest does not list the files that there are")
    faults += package_metadata(package, pars)
    uid = package.find(f".//{DC}Identifier").text
    faults += smil3_times(read, spine, uid)
    faults += ncx(parse(folder / "book.ncx"), pars, uid)
    faults += dtbook(folder, pars, uid)
    return faults


def package_metadata(package, pars):
    faults = [f"package.opf has no dc:{name}" for name in
              ("Title", "Publisher", "Date", "Identifier", "Language", "Format")
              if not package.findtext(f".//{DC}{name}")]
    if package.findtext(f".//{DC}Format") != "ANSI/NISO Z39.86-2005":
        faults.append("dc:Format")
    if package.get("unique-identifier") != package.find(f".//{DC}Identifier").get("id"):
        faults.append("unique-identifier names no dc:Identifier")
    about = metas(package, f"{OEB}meta")
    faults += [f"package.opf has no {name}" for name in
               ("dtb:multimediaType", "dtb:multimediaContent", "dtb:totalTime")
               if not about.get(name)]
    whole = sum(par.end - par.begin for par in pars)
    if abs(seconds(about["dtb:totalTime"]) - whole) > 0.0005:
        faults.append(f"dtb:totalTime is {about['dtb:totalTime']}, should be {whole}")
    return faults


def smil3_times(read, spine, uid):
    faults, elapsed = [], 0.0
    for smil in spine:
        root, pars = read[smil]
        about = metas(root, f"{SMIL2}meta")
        length = round(sum(p.end - p.begin for p in pars), 3)
        if seconds(about["dtb:totalElapsedTime"]) != elapsed:
            faults.append(f"{smil}: dtb:totalElapsedTime should be {elapsed}")
        if seconds(root.find(f"{SMIL2}body/{SMIL2}seq").get("dur")) != length:
            faults.append(f"{smil}: its seq does not last {length}")
        if about["dtb:uid"] != uid:
            faults.append(f"{smil}: another dtb:uid")
        tests = {test.get("id") for test in root.iter(f"{SMIL2}customTest")}
        if tests != {par.test for par in pars if par.test}:
            faults.append(f"{smil}: its custom tests are not those that its pairs have")
        faults += unique_ids(smil, root)
        elapsed = round(elapsed + length, 3)
    return faults


def ncx(root, pars, uid):
    faults = unique_ids("book.ncx", root)
    about = metas(root, f"{NCX}meta")
    places = {f"{par.smil}#{par.id}": number for number, par in enumerate(pars)}
    parents = parents_of(root)

    def depth_of(element):
        depth = 0
        while element.tag == f"{NCX}navPoint":
            depth, element = depth + 1, parents[element]
        return depth

    points, pages = list(root.iter(f"{NCX}navPoint")), list(root.iter(f"{NCX}pageTarget"))
    order = {}
    for target in points + pages:
        src = target.find(f"{NCX}content").get("src")
        if src not in places:
            faults.append(f"{src} leads nowhere")
            continue
        if order.setdefault(places[src], int(target.get("playOrder"))) != \
                int(target.get("playOrder")):
            faults.append(f"{src} has two orders")
        if not target.findtext(f"{NCX}navLabel/{NCX}text").strip():
            faults.append(f"{src} has no label")
    if [order[place] for place in sorted(order)] != list(range(1, len(order) + 1)):
        faults.append("playOrder is not the order in which places are heard")
    numbers = [int(page.get("value")) for page in pages if page.get("type") == "normal"]
    true = {"dtb:uid": uid, "dtb:depth": str(max(depth_of(point) for point in points)),
            "dtb:totalPageCount": str(len(pages)), "dtb:maxPageNumber": str(max(numbers, default=0))}
    faults += [f"{name} is {about.get(name)}, should be {value}" for name, value in true.items()
               if about.get(name) != value]
    tests = {test.get("id") for test in root.iter(f"{NCX}smilCustomTest")}
    if tests != {par.test for par in pars if par.test}:
        faults.append("the NCX's custom tests are not those of the SMIL files")
    return faults


def dtbook(folder, pars, uid):
    root = parse(folder / pars[0].file)
    faults = unique_ids("book.xml", root)
    by_id = {e.get("id"): e for e in root.iter() if e.get("id")}
    if metas(root, f"{DTBOOK}meta").get("dtb:uid") != uid:
        faults.append("book.xml: another dtb:uid")
    if not root.get(LANG):
        faults.append("book.xml has no language")
    for par in pars:
        element = by_id.get(par.target)
        if element is None or element.get("smilref") != f"{par.smil}#{par.id}":
            faults.append(f"{par.target} and {par.smil}#{par.id} do not lead to each other")
    linked = [e for e in root.iter() if e.get("smilref")]
    if len(linked) != len(pars):
        faults.append("elements name pairs that there are none of")
    faults += unsynchronised(root.find(f"{DTBOOK}book"), {par.target for par in pars})
    faults += [f"{ref.get('idref')} leads nowhere" for ref in root.iter(f"{DTBOOK}noteref")
               if ref.get("idref")[1:] not in by_id]
    return faults
