#!/usr/bin/python3
"""The letter's edition, inspected with mpg123, ffprobe, ffmpeg, mp3val and mutagen."""
import json
import re
import subprocess
import unittest

import mutagen.id3
import mutagen.mp3

from support import LETTER, LetterCase, output_of, run


class Letter(LetterCase):
    def test_mp3val_finds_nothing(self):
        said = output_of("mp3val", self.mp3)
        self.assertNotIn("WARNING", said)
        self.assertNotIn("ERROR", said)
        self.assertIn("+ID3v2, CBR", said)

    def test_the_tag_is_what_players_read(self):
        tag = mutagen.id3.ID3(self.mp3, translate=False)
        self.assertEqual(tag.version, (2, 3, 0))
        self.assertEqual(str(tag["TIT2"]), self.report["title"])
        self.assertEqual(str(tag["TPE1"]), "Nikita Khrushchev")
        self.assertEqual(str(tag["TLAN"]), "eng")
        for name in ("TALB", "TYER", "TCON", "TSSE", "TLEN"):
            self.assertTrue(str(tag[name]), name)
        self.assertTrue(tag.getall("COMM"))
        transcript = tag.getall("USLT")[0].text
        self.assertIn("come into play--the laws of war", transcript)
        self.assertNotIn("**", transcript)
        cover = tag.getall("APIC")[0]
        self.assertEqual((cover.mime, int(cover.type)), ("image/png", 3))
        self.assertTrue(cover.data.startswith(b"\x89PNG"))

    def test_chapters_are_listed_and_follow_on(self):
        tag = mutagen.id3.ID3(self.mp3)
        contents = tag.getall("CTOC")
        self.assertEqual(len(contents), 1)
        self.assertEqual(int(contents[0].flags), 3)
        chapters = [tag[f"CHAP:{name}"] for name in contents[0].child_element_ids]
        self.assertEqual(len(chapters), len(self.report["chapters"]))
        self.assertGreaterEqual(len(chapters), 20)
        self.assertEqual(chapters[0].start_time, 0)
        for chapter, following in zip(chapters, chapters[1:]):
            self.assertEqual(chapter.end_time, following.start_time)
        self.assertEqual(chapters[-1].end_time, self.report["duration_ms"])
        for chapter, reported in zip(chapters, self.report["chapters"]):
            self.assertEqual([str(f) for f in chapter.sub_frames.values()], [reported["title"]])
            self.assertEqual(chapter.start_offset, 0xFFFFFFFF)

    def test_ffprobe_sees_the_same_chapters(self):
        said = json.loads(output_of("ffprobe", "-v", "error", "-show_chapters", "-of", "json",
                                    self.mp3))
        self.assertEqual([(c["start"], c["tags"]["title"]) for c in said["chapters"]],
                         [(c["start_ms"], c["title"]) for c in self.report["chapters"]])

    def test_the_stream_is_constant_mono_at_the_engines_rate(self):
        info = mutagen.mp3.MP3(self.mp3).info
        self.assertEqual((info.sample_rate, info.bitrate, info.channels), (22050, 64000, 1))
        self.assertEqual(info.bitrate_mode, mutagen.mp3.BitrateMode.CBR)

    def decoded(self):
        return subprocess.run(["mpg123", "-q", "-s", "-e", "s16", self.mp3], capture_output=True,
                              check=True).stdout

    def test_a_decoder_plays_exactly_the_timeline(self):
        samples = len(self.decoded()) // 2
        self.assertEqual(round(samples * 1000 / 22050), self.report["duration_ms"])

    def test_marks_fall_in_silence_just_before_the_voice(self):
        pcm = memoryview(self.decoded()).cast("h")
        for chapter in self.report["chapters"][1:]:
            at = chapter["start_ms"] * 22050 // 1000
            before = max(abs(s) for s in pcm[at - 2205:at])
            voice = next(n for n, s in enumerate(pcm[at:at + 22050]) if abs(s) > 300)
            self.assertLess(before, 33, chapter)
            self.assertLess(voice, 22050 * 0.3, chapter)

    def test_words_are_heard_when_the_report_says(self):
        pcm = memoryview(self.decoded()).cast("h")
        for utterance in self.report["utterances"]:
            first = utterance["words"][0]["start_ms"] * 22050 // 1000
            last = utterance["words"][-1]["end_ms"] * 22050 // 1000
            quiet = max(abs(s) for s in pcm[max(first - 2205, 0):first - 330])
            loud = max(abs(s) for s in pcm[first:last])
            after = max(abs(s) for s in pcm[last + 1100:last + 2200])
            self.assertLess(quiet, 200, utterance["spoken"])
            self.assertGreater(loud, 3000, utterance["spoken"])
            self.assertLess(after, 200, utterance["spoken"])

    def test_levels_are_professional(self):
        said = run("ffmpeg", "-nostats", "-i", self.mp3, "-af", "aresample=48000,ebur128=peak=true",
                   "-f", "null", "-").stderr
        summary = said[said.rindex("Summary"):]
        loudness = float(re.search(r"I:\s+(-[\d.]+) LUFS", summary)[1])
        peak = float(re.search(r"Peak:\s+(-[\d.]+) dBFS", summary)[1])
        self.assertAlmostEqual(loudness, -19, delta=1)
        self.assertLessEqual(peak, -3)
        self.assertAlmostEqual(loudness, self.report["loudness"], delta=0.2)

    def test_head_and_tail_are_silent_long_enough(self):
        pcm = memoryview(self.decoded()).cast("h")
        loud = [i for i, s in enumerate(pcm) if abs(s) > 33]
        self.assertTrue(0.5 <= loud[0] / 22050 <= 1)
        self.assertTrue(1 <= (len(pcm) - loud[-1]) / 22050 <= 5)

    def test_the_letter_is_read_as_a_narrator_reads_it(self):
        said = " ".join(u["spoken"] for u in self.report["utterances"])
        for right in ("Dear Mister President,", "reply to Mister Thant concerning",
                      "mediation of U Thant, Acting", "Ministers of the U S S R. You",
                      "inspection of the fulfillment", "the corresponding instructions, then",
                      "nineteen sixty-one to nineteen sixty-three, Volume Eleven,",
                      "it is ninety miles by sea", "the laws of war. I agree"):
            self.assertIn(right, said)
        for wrong in ("*", "Mr.", "roman", "1961", "DEAR", "FOREIGN"):
            self.assertNotIn(wrong, said)

    def test_every_word_of_the_source_is_spoken_or_listed(self):
        source = LETTER.read_bytes()
        told = [False] * len(source)
        ranges = [w["source"] for u in self.report["utterances"] for w in u["words"]
                  if w.get("source")] + [u["source"] for u in self.report["unspoken"]]
        for place in ranges:
            for at in range(place["start"], place["end"]):
                told[at] = True
        for word in re.finditer(rb"\w+", source):
            self.assertTrue(all(told[word.start():word.end()]), word[0])
        for mark in re.finditer(rb"\*", source):
            self.assertTrue(told[mark.start()], "an asterisk is not listed")

    def test_kinds_are_the_letters_parts(self):
        kinds = [u["kind"] for u in self.report["utterances"] if u["kind"] != "announcement"]
        self.assertEqual(kinds[:2] + kinds[-3:],
                         ["title", "salutation", "closing", "signature", "source"])
        self.assertEqual(set(kinds[2:-3]), {"paragraph"})
        self.assertEqual(len(kinds[2:-3]), 18)


if __name__ == "__main__":
    unittest.main()
