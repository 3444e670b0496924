"""Asks on a pseudo-terminal of 24 lines, and looks at who shows the answer.

    pager.py PROGRAM
"""
import shutil
import signal
import sys
import time

from prepared import Scratch

scratch = Scratch(sys.argv[1])
LONG = ["show", "meta", "--by", "quarter", "--long"]
SHORT = ["show", "meta", "--period", "2024H1"]
failed = 0


def check(what, condition, said=b""):
    global failed
    if not condition:
        failed += 1
        print(f"failed: {what}\n  {said[-400:]!r}")


def paged(said):
    return b"\nPAGED " in b"\n" + said


plain = scratch.run(*LONG).stdout.encode()
check("the answer is longer than the screen", plain.count(b"\n") > 24)
MARK = "sed 's/^/PAGED /'"

said, code = scratch.on_terminal(LONG, CAPEX_PAGER=MARK)
check("a long answer goes to CAPEX_PAGER, whole", said.count(b"PAGED ") >= plain.count(b"\n") and code == 0, said)
check("a short one does not", not paged(scratch.on_terminal(SHORT, CAPEX_PAGER=MARK)[0]))
check("PAGER is the next", paged(scratch.on_terminal(LONG, PAGER=MARK)[0]))
check("CAPEX_PAGER is before PAGER", b"mine" in scratch.on_terminal(LONG, CAPEX_PAGER="echo mine; cat >/dev/null", PAGER=MARK)[0])
check("help is an answer", paged(scratch.on_terminal(["show", "--help"], CAPEX_PAGER=MARK)[0]))
for what, words, settings in [
        ("an empty CAPEX_PAGER", LONG, {"CAPEX_PAGER": "", "PAGER": MARK}),
        ("--no-pager", [*LONG, "--no-pager"], {"PAGER": MARK}),
        ("--no-pager in front", ["--no-pager", *LONG], {"PAGER": MARK}),
        ("TERM=dumb", LONG, {"PAGER": MARK, "TERM": "dumb"}),
        ("-o -", [*LONG, "-o", "-"], {"PAGER": MARK})]:
    said, code = scratch.on_terminal(words, **settings)
    check(f"{what} is without one", not paged(said) and said.count(b"\n") > 24 and code == 0, said)
check("a pipe is without one", scratch.run(*LONG).stdout.encode() == plain)

for pager in ("no-such-pager", "false", "exit 3", "(exit 3)"):
    said, code = scratch.on_terminal(LONG, CAPEX_PAGER=pager)
    check(f"{pager} loses nothing", said.count(b"\n") >= plain.count(b"\n") and code == 0, said)
said, code = scratch.on_terminal(LONG, CAPEX_PAGER="head -n 2")
check("one that is left early is enough", said.count(b"\n") <= 4 and code == 0, said)
said, code = scratch.on_terminal(["sql", "select * from stated_figures", "--format", "csv"], CAPEX_PAGER="head -n 2")
check("also when much is left", said.count(b"\n") <= 4 and code == 0, said)
said, code = scratch.on_terminal(["sql", "select company, period from stated_figures", "--format", "csv"], CAPEX_PAGER="wc -l")
check("many rows all reach it", said.strip() == b"1045", said)
plainly = scratch.run("check", "--all").returncode
check("the exit code stays", scratch.on_terminal(["check", "--all"], CAPEX_PAGER=MARK)[1] == plainly == 3)
said, code = scratch.on_terminal([*LONG, "--in", "CNY", "--detail"], CAPEX_PAGER=MARK)
check("notes come after it", b"\nnote: " not in said or said.rindex(b"PAGED ") < said.index(b"\nnote: "), said)

began = time.monotonic()
said, code = scratch.on_terminal(LONG, keys=[b"\x03"], CAPEX_PAGER="sleep 30")
check("Ctrl-C ends the pager and the program", code == -signal.SIGINT and time.monotonic() - began < 15, said)
wrote = []
said, code = scratch.on_terminal(
    LONG, keys=[lambda: wrote.append(scratch.run("--wait", "0", "add", "company", "written").returncode)],
    CAPEX_PAGER="sleep 3; cat >/dev/null")
check("a page that is read keeps no writer waiting", wrote == [0] and code == 0, said)
if shutil.which("less"):
    said, code = scratch.on_terminal(LONG, keys=[b" ", b"\x03", b"q"])
    check("less takes Ctrl-C for itself, and q ends it", code == 0, said)
    said, code = scratch.on_terminal(LONG, keys=[b"q"], PAGER="less")
    check("a less without options shows bold as such", code == 0 and b"ESC[" not in said, said)
else:
    print("not tried: there is no less")

scratch.remove()
print(f"{failed} failed")
sys.exit(1 if failed else 0)
