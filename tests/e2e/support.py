"""What the end-to-end claims share: the program, folders, and programs that others wrote."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
LECTERN = os.environ.get("LECTERN", str(ROOT / "build/release/lectern"))
LETTER = ROOT / "editions/letter/letter.txt"
EDITION = ROOT / "editions/letter/edition.ini"


def run(*command, **options):
    """A finished process, with its output as text."""
    options.setdefault("timeout", 300)
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False, **options)


def lectern(*arguments, **options):
    return run(LECTERN, *arguments, **options)


# PDF is an optional part.
READS_PDF = "PDF is not read" not in lectern("--version").stdout


def output_of(*command):
    done = run(*command)
    if done.returncode:
        raise AssertionError(f"{command}: {done.returncode}: {done.stderr}")
    return done.stdout


class Case(unittest.TestCase):
    """A folder for each claim, with a cache of its own in it."""

    def setUp(self):
        kept = tempfile.TemporaryDirectory(prefix="lectern-test-")
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)
        self.cache = self.folder / "cache"

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode("utf-8")
        path.write_bytes(content)
        return path

    def build(self, source, *arguments, **options):
        return lectern("build", source, "--output", self.folder / "out", "--cache", self.cache,
                       *arguments, **options)

    def built(self, source, *arguments, **options):
        """Builds; returns the report and the path of the MP3."""
        done = self.build(source, *arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        name = pathlib.Path(source).stem if str(source) != str(EDITION) else "letter"
        report = self.folder / "out" / f"{name}.edition.json"
        return json.loads(report.read_text(encoding="utf-8")), report.with_name(f"{name}.mp3")

    def words_of(self, report):
        """Everything that the source has said, as one string."""
        return " ".join(u["spoken"] for u in report["utterances"] if u["kind"] != "announcement")


class LetterCase(Case):
    """The letter's edition, built once for all claims of a class."""

    @classmethod
    def setUpClass(cls):
        cls.once = Case()
        cls.once.setUp()
        cls.report, cls.mp3 = cls.once.built(EDITION)

    @classmethod
    def tearDownClass(cls):
        cls.once.doCleanups()

    def setUp(self):
        pass
