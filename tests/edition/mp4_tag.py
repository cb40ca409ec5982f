#!/usr/bin/python3
"""Prints what an MP4 tells of itself, and Nero's chapters, a line each, as mutagen reads it."""
import sys
from mutagen.mp4 import MP4

file = MP4(sys.argv[1])
for name, value in file.tags.items():
    print(name, [bytes(item) if isinstance(item, bytes) else item for item in value])
for chapter in file.chapters or []:
    print(f"chapter {chapter.start:.3f} {chapter.title!r}")
