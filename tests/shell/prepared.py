"""A scratch folder with the example data, and beside it a company with a name that no shell may run."""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

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
        self.capex("add", "company", "evil-corp", "--name", HOSTILE, "--alias", "Long Blank Name", "--alias",
                   "Colon:Name Inc")

    def run(self, *words, **more):
        return subprocess.run([self.program, *words], cwd=self.folder / "work", env=self.env, capture_output=True, text=True,
                              check=False, **more)

    def capex(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            sys.exit(f"capex {' '.join(words)}: {done.stderr}")
        return done.stdout

    def on_terminal(self, words, keys=(), patience=20.0, **settings):
        """What stands on the terminal, and the exit code (negative for a signal). Keys are typed a while after the start."""
        env = {key: value for key, value in self.env.items() if key not in ("PAGER", "LESS")}
        env.update(settings)
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder / "work")
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
            os.execve(self.program, [self.program, *words], env)
        said, status, keys = b"", None, list(keys)
        end, typed = time.monotonic() + patience, time.monotonic() + 1.0
        while time.monotonic() < end:
            if keys and time.monotonic() > typed:
                key = keys.pop(0)
                typed = time.monotonic() + 0.7
                if callable(key):
                    key()
                else:
                    os.write(terminal, key)
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    piece = os.read(terminal, 65536)
                except OSError:
                    piece = b""
                if not piece:
                    break
                said += piece
        else:
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.close(terminal)
        return said.replace(b"\r\n", b"\n").replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b""), status

    def stray(self):
        return sorted(path.name for path in (self.folder / "work").iterdir() if path.name != "capex.db")

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
