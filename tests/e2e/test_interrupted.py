#!/usr/bin/python3
"""Builds that are killed leave nothing half-written, and go on where they stopped."""
import json
import signal
import subprocess
import time
import unittest

from support import LECTERN, LETTER, Case


class Interrupted(Case):
    def setUp(self):
        super().setUp()
        letter = LETTER.read_text(encoding="utf-8").strip()
        chapters = (f"Letter {n}\n\n{letter.replace('Cuba', f'Cuba {n}')}" for n in range(8))
        self.source = self.write("letters.txt", "\n\n".join(chapters))

    def start(self):
        return subprocess.Popen([LECTERN, "build", str(self.source), "--output",
                                 str(self.folder / "out"), "--cache", str(self.cache), "--quiet"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

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
