#!/usr/bin/python3
"""Builds that are killed leave nothing half-written, and go on where they stopped."""
import json
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

from support import LECTERN, LETTER, Case


FORMS = "mp3,captions,epub,web,audiobook,daisy202,daisy3,flac"  # all but the slow ones


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


class Interrupted(Case):
    def setUp(self):
        super().setUp()
        letter = LETTER.read_text(encoding="utf-8").strip()
        chapters = (f"Letter {n}\n\n{letter.replace('Cuba', f'Cuba {n}')}" for n in range(8))
        self.source = self.write("letters.txt", "\n\n".join(chapters))

    def start(self, *arguments):
        return subprocess.Popen([LECTERN, "build", str(self.source), "--output",
                                 str(self.folder / "out"), "--cache", str(self.cache), "--quiet",
                                 *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def takes(self):
        return len(list(self.cache.rglob("*.take")))

    def kill_after(self, n_takes, how):
        build = self.start()
        while self.takes() < n_takes and build.poll() is None:
            time.sleep(0.005)
        build.send_signal(how)
        build.wait(timeout=60)
        message = build.stderr.read().decode()
        build.stderr.close()
        return build.returncode, message

    def nothing_partial(self):
        made = self.folder / "out"
        for path in made.iterdir() if made.exists() else []:
            self.fail(f"{path.name} was left behind")

    def test_killed_at_any_moment(self):
        for n_takes in (1, 30, 60):
            status, _ = self.kill_after(n_takes, signal.SIGKILL)
            self.assertEqual(status, -signal.SIGKILL)
            self.nothing_partial()
        kept = self.takes()
        self.assertGreaterEqual(kept, 60)
        done = self.build(self.source, "--json")
        last = json.loads(done.stdout.splitlines()[-1])
        self.assertGreaterEqual(last["takes_reused"], kept - 2)
        resumed = {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()}
        self.built(self.source, "--no-cache")
        clean = {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()}
        self.assertEqual(resumed, clean)

    def test_interrupted_from_the_keyboard(self):
        status, message = self.kill_after(10, signal.SIGINT)
        self.assertNotEqual(status, 0)
        self.assertIn("interrupted", message)
        self.nothing_partial()
        self.assertGreaterEqual(self.takes(), 10)

    def stop_while_binding(self, form, how):
        """Once its file or folder is there without its name; returns what had its name."""
        build = self.start("--format", FORMS)
        out = self.folder / "out"
        while not list(out.glob(f".letter.{form}.*")) and build.poll() is None:
            time.sleep(0.001)
        build.send_signal(how)
        build.wait(timeout=60)
        message = build.stderr.read().decode()
        build.stderr.close()
        self.assertNotEqual(build.returncode, 0, f"{form} was too fast")
        if how == signal.SIGINT:
            self.assertEqual(build.returncode, 1)
            self.assertIn("interrupted", message)
        return {path.name for path in out.iterdir()}

    def test_stopped_while_forms_are_written(self):
        self.source = LETTER
        self.built(LETTER, "--format", FORMS, "--json")
        whole = contents(self.folder / "out")
        for how in (signal.SIGINT, signal.SIGKILL):
            for form in ("web", "audiobook", "daisy202"):
                shutil.rmtree(self.folder / "out")
                there = self.stop_while_binding(form, how)
                self.assertNotIn(f"letter.{form}", there)
                if how == signal.SIGINT:
                    self.assertEqual([name for name in there if name.startswith(".")], [])
                for name, content in contents(self.folder / "out").items():
                    if not name.startswith("."):
                        self.assertEqual(content, whole[name], name)
            self.built(LETTER, "--format", FORMS, "--json")
            self.assertEqual(contents(self.folder / "out"), whole)

    def kill_while_parts_are_written(self, n_named):
        """Once so many have their names, the next being written; returns what has a name."""
        build = self.start("--split", "chapter")
        parts = self.folder / "out/letters"
        while build.poll() is None:
            if parts.is_dir() and len(list(parts.glob("[0-9]*.mp3"))) >= n_named:
                break
        build.send_signal(signal.SIGKILL)
        build.wait(timeout=60)
        build.stderr.close()
        self.assertEqual(build.returncode, -signal.SIGKILL, f"{n_named} parts were too fast")
        return {name: content for name, content in contents(self.folder / "out").items()
                if not pathlib.Path(name).name.startswith(".")}

    def test_killed_while_parts_are_written(self):
        self.build(self.source, "--split", "chapter")
        whole = contents(self.folder / "out")
        self.assertGreaterEqual(len(whole), 8)
        for n_named in (0, 1, 3, 6):
            shutil.rmtree(self.folder / "out")
            named = self.kill_while_parts_are_written(n_named)
            self.assertGreaterEqual(len(named), n_named)
            self.assertLess(len(named), len(whole))
            for name, content in named.items():
                self.assertEqual(content, whole[name], name)
            done = self.build(self.source, "--split", "chapter")
            self.assertEqual(done.returncode, 0, done.stderr)
            again = contents(self.folder / "out")
            self.assertEqual(sorted(again), sorted(whole))
            self.assertEqual(again, whole)

    def test_an_old_edition_stays_until_the_new_one_is_whole(self):
        short = self.write("letters.txt", "A short text.\n")
        self.built(short)
        old = (self.folder / "out" / "letters.mp3").read_bytes()
        letter = LETTER.read_text(encoding="utf-8")
        self.write("letters.txt", (letter + "\n\n") * 8)
        self.kill_after(5, signal.SIGKILL)
        self.assertEqual((self.folder / "out" / "letters.mp3").read_bytes(), old)
        self.assertEqual({p.name for p in (self.folder / "out").iterdir()},
                         {"letters.mp3", "letters.edition.json"})


if __name__ == "__main__":
    unittest.main()
