#!/usr/bin/python3
"""Prints the ID3 tag of a file, a frame a line, as mutagen reads it."""
import sys
from mutagen.id3 import ID3

tag = ID3(sys.argv[1], translate=False)
print("version", ".".join(map(str, tag.version)), "size", tag.size, "flags", tag._flags if hasattr(tag, "_flags") else 0)
with open(sys.argv[1], "rb") as file:
    file.seek(tag.size)
    start = file.read(2)
    print("after", "frame" if len(start) == 2 and start[0] == 0xFF and start[1] >= 0xE0 else start.hex())
for key, frame in tag.items():
    kind = frame.FrameID
    if kind == "CHAP":
        titles = [str(sub) for sub in frame.sub_frames.values()]
        offsets = "none" if frame.start_offset == frame.end_offset == 0xFFFFFFFF else "some"
        print("CHAP", frame.element_id, frame.start_time, frame.end_time, offsets,
              ",".join(sub for sub in frame.sub_frames), "|".join(titles))
    elif kind == "CTOC":
        print("CTOC", frame.element_id, "flags", int(frame.flags), "entries",
              len(frame.child_element_ids), frame.child_element_ids[0],
              frame.child_element_ids[-1], "|".join(str(sub) for sub in frame.sub_frames.values()))
    elif kind == "APIC":
        print("APIC", frame.mime, int(frame.type), len(frame.data))
    elif kind in ("COMM", "USLT"):
        text = frame.text if kind == "USLT" else frame.text[0]
        print(kind, int(frame.encoding), frame.lang, repr(frame.desc), repr(text))
    elif kind == "TXXX":
        print(kind, int(frame.encoding), frame.desc, repr(frame.text[0]))
    elif kind == "PRIV":
        print("PRIV", frame.owner, frame.data)
    elif kind == "SYLT":
        print("SYLT", int(frame.encoding), frame.lang, "format", frame.format, "type", frame.type,
              repr(frame.desc), frame.text)
    else:
        print(kind, int(frame.encoding), repr(frame.text[0]) if len(frame.text) == 1 else frame.text)
