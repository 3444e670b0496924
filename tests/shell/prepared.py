"""A scratch folder with the example data, and beside it a company with a name that no shell may run."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSTILE = """Evil $(touch x) `touch y` 'a' "b" \\c; touch z #"""


class Scratch:
    def __init__(self, program):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        (self.folder / "bin").mkdir()
        (self.folder / "work").mkdir()
        self.program = str(pathlib.Path(program).resolve())
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("CAPEX")}
        self.env.update(PATH=f"{self.folder}/bin:{self.env['PATH']}", HOME=str(self.folder), TERM="xterm", LC_ALL="C.UTF-8",
                        SOURCE_DATE_EPOCH="1767225600")
        self.capex("init")
        self.capex("import", "csv", str(ROOT / "examples/ai-capex"))
        self.capex("add", "company", "evil-corp", "--name", HOSTILE, "--alias", "Long Blank Name")

    def run(self, *words, **more):
        return subprocess.run([self.program, *words], cwd=self.folder / "work", env=self.env, capture_output=True, text=True,
                              check=False, **more)

    def capex(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            sys.exit(f"capex {' '.join(words)}: {done.stderr}")
        return done.stdout

    def stray(self):
        return sorted(path.name for path in (self.folder / "work").iterdir() if path.name != "capex.db")

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
