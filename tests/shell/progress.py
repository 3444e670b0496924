"""What takes longer than a second says on a terminal that it goes on, and takes that back.

    progress.py PROGRAM
"""
import sqlite3
import sys
import threading
import time

from prepared import Scratch

scratch = Scratch(sys.argv[1])
path = str(scratch.folder / "work" / "capex.db")
failed = 0


def slow(words, **settings):
    """The command while somebody else holds the file for two seconds."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    threading.Timer(2.0, other.close).start()
    said, code = scratch.on_terminal(words, **settings)
    time.sleep(0.2)
    return said, code


def check(what, condition, said=b""):
    global failed
    if not condition:
        failed += 1
        print(f"failed: {what}\n  {said[-300:]!r}")


said, code = slow(["verify"])
check("verify says that it goes on", b"verifying ..." in said and code == 0, said)
check("and takes it back", said.rstrip().endswith(b"\x1b[K"), said)
check("not under -q", slow(["verify", "-q"]) == (b"", 0))
check("not on a terminal that can do nothing", slow(["verify"], TERM="dumb") == (b"", 0))
check("not when it is quick", scratch.on_terminal(["verify"]) == (b"", 0))
scratch.remove()
print(f"{failed} failed")
sys.exit(1 if failed else 0)
