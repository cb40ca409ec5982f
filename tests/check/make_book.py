#!/usr/bin/python3
"""Writes a small audiobook with tools that this project did not write: sound by sox,
frames by lame, tag by mutagen.

    make_book.py sound OUT.mp3 [lame options…]      head, three sections of voice, tail
    make_book.py tag IN.mp3 OUT.mp3 [KEY=VALUE…]    a good tag, but for what the keys say
"""
import subprocess
import sys
import tempfile

from mutagen import id3

RATE = 22050
# Seconds of silence before each section, each section's length, and the tail: an onset is
# where an edition's first words are.
HEAD, SECTION, PAUSE, TAIL = 0.75, 4.0, 1.0, 2.0
STARTS = [HEAD + i * (SECTION + PAUSE) for i in range(3)]
DURATION_MS = int((HEAD + 3 * SECTION + 2 * PAUSE + TAIL) * 1000)


def sound(out, options):
    with tempfile.TemporaryDirectory() as folder:
        wav = folder + "/book.wav"
        sections = []
        for i, seconds in enumerate([HEAD, SECTION, PAUSE, SECTION, PAUSE, SECTION, TAIL]):
            part = f"{folder}/{i}.wav"
            # A low tone: -19 LUFS in all, peak near -14 dBFS.
            tone = ["synth", str(seconds), "sine", "220"] if i % 2 else ["trim", "0", str(seconds)]
            level = ["gain", "-14.4"] if i % 2 else []
            subprocess.run(["sox", "-D", "-r", str(RATE), "-n", "-c", "1", "-b", "16", part]
                           + tone + level, check=True)
            sections.append(part)
        subprocess.run(["sox", "-D"] + sections + [wav], check=True)
        subprocess.run(["lame", "--quiet", "--noreplaygain", *(options or ["-b", "64"]), wav, out],
                       check=True)


def chapters(keys):
    marks = [0] + [int(start * 1000) - 150 for start in STARTS[1:]]
    marks = [mark + int(keys.get("late", 0)) * (i > 0) for i, mark in enumerate(marks)]
    marks = marks[: int(keys.get("chapters", len(marks)))]
    ends = marks[1:] + [DURATION_MS + int(keys.get("past", 0))]
    offset = int(keys.get("offset", 0xFFFFFFFF))
    for i, (start, end) in enumerate(zip(marks, ends)):
        sub = [id3.TIT2(encoding=1, text=keys.get("name", f"Part {i + 1} — one"))]
        sub = sub if keys.get("titles", "yes") != "no" else []
        if keys.get("link"):
            sub.append(id3.TIT3(encoding=0, text="more"))
        gap = int(keys.get("gap", 0)) if i + 1 < len(marks) else 0
        yield id3.CHAP(element_id=keys.get("id", "ch") + f"{i + 1:04}", start_time=start,
                       end_time=end - gap, start_offset=offset, end_offset=offset, sub_frames=sub)


def tag(source, out, keys):
    tags = id3.ID3()
    encoding = int(keys.get("encoding", 1))
    texts = {"TIT2": "Brief über „Ω“", "TPE1": "Author", "TALB": "Album", "TCOM": "Voice",
             "TLAN": "eng", "TCON": "Audiobook", "TLEN": str(DURATION_MS)}
    for name, text in texts.items():
        text = keys.get(name, text)
        if text:
            tags.add(getattr(id3, name)(encoding=encoding, text=text))
    picture = b"\x89PNG\r\n\x1a\n" + b"\xff\x00" * 100
    tags.add(id3.APIC(encoding=0, mime=keys.get("mime", "image/png"), type=3, data=picture))
    tags.add(id3.USLT(encoding=1, lang="eng", desc="", text="The whole text. " * 50))
    chaps = list(chapters(keys))
    for chap in chaps:
        tags.add(chap)
    ids = [chap.element_id for chap in chaps]
    contents = keys.get("toc", "yes")
    if contents == "short":
        ids = ids[:-1]
    elif contents == "reversed":
        ids = ids[::-1]
    if contents == "nested":
        tags.add(id3.CTOC(element_id="toc", flags=3, child_element_ids=["a", "b"], sub_frames=[]))
        tags.add(id3.CTOC(element_id="a", flags=1, child_element_ids=ids[:2], sub_frames=[]))
        tags.add(id3.CTOC(element_id="b", flags=1, child_element_ids=ids[2:], sub_frames=[]))
    elif contents == "circular":
        tags.add(id3.CTOC(element_id="toc", flags=3, child_element_ids=["a"] + ids, sub_frames=[]))
        tags.add(id3.CTOC(element_id="a", flags=1, child_element_ids=["toc"], sub_frames=[]))
    elif contents != "no" and ids:
        tags.add(id3.CTOC(element_id="toc", flags=int(keys.get("flags", 3)),
                          child_element_ids=ids, sub_frames=[]))
    with open(source, "rb") as frames, open(out, "wb") as book:
        book.write(frames.read())
    tags.save(out, v1=0, v2_version=int(keys.get("version", 3)))


if __name__ == "__main__":
    if sys.argv[1] == "sound":
        sound(sys.argv[2], sys.argv[3:])
    else:
        tag(sys.argv[2], sys.argv[3], dict(pair.split("=", 1) for pair in sys.argv[4:]))
