"""Each word that completion offers for an option is one that the command takes, and names hurt nobody.

    offered_words.py PROGRAM
"""
import re
import sqlite3
import sys

from prepared import HOSTILE, Scratch

scratch = Scratch(sys.argv[1])
failed = 0


def check(what, condition):
    global failed
    if not condition:
        failed += 1
        print(f"failed: {what}")


def offered(*words, shell="plain"):
    lines = scratch.capex("complete", shell, "--", *words).splitlines()
    return [line.split("\t")[0] for line in lines if not line.startswith("\t")]


# Values: the command is called with each; 2 says that it does not know the word.
ASKED = [
    (["show", "meta", "--period", "2024H1"], "--basis --by --vintage --align --measure --scope --format --unit --per --net-of"),
    (["show", "meta", "--period", "2024H1", "--in", "CNY"], "--rates"),
    (["show", "meta"], "--period --in"),
    (["growth", "meta", "--period", "2024H1"], "--over"),
    (["screen", "growth > 1%", "--period", "2024H1"], "--sort"),
    (["check"], "--verdict --source --company"),
    (["export", "growth"], "--by --basis --measure"),
]
count = 0
for words, options in ASKED:
    for option in options.split():
        found = offered(*words, option, "")
        check(f"{words} {option} offers something", found)
        for word in found[:40]:
            count += 1
            done = scratch.run(*words, option, word)
            unknown = re.search(r": no [a-z]+ '|did you mean|it is one of", done.stderr)  # beside what does not go together
            check(f"{words} {option} {word}: {done.stderr}", not unknown and done.returncode in (0, 2, 3))
for what in offered("list", ""):
    done = scratch.run("list", what, *(["meta"] if what == "periods" else []))
    check(f"list {what}: {done.stderr}", done.returncode == 0)
for kind in offered("add", "source", "x", "--kind", ""):
    done = scratch.run("add", "source", "x", "--publisher", "y", "--known-on", "2024-01-01", "--dry-run", "--kind", kind)
    check(f"--kind {kind}: {done.stderr}", done.returncode == 0)
check("a completed shell", offered("completion", "") == ["bash", "zsh", "fish"])

# Every command offers its options, and no word is offered that does not begin as typed.
for command in offered(""):
    for option in offered(command, "--"):
        check(f"{command} {option}", option.startswith("--"))
check("a list goes on after its comma", offered("growth", "meta", "--basis", "guidance,a") == ["guidance,actual"])
check("a range goes on after its points", "2023H1..2024H2" in offered("show", "alibaba", "--period", "2023H1..2024H"))
check("an import has its number", offered("undo", "")[:1] == ["1"])
check("what follows -- is an argument", "alibaba" in offered("show", "--", "ali"))
check("files are the shell's", scratch.capex("complete", "plain", "--", "backup", "") == "\tfiles\n")

# Names as bash takes them for one word.
check("a hostile name is quoted", offered("show", "Evil", shell="bash") ==
      ["".join(c if c.isalnum() else "\\" + c for c in HOSTILE)])
check("within single quotes", offered("show", "'Evil", shell="bash") == [HOSTILE.replace("'", "'\\''")])
check("within double quotes", offered("show", '"Long', shell="bash") == ["Long Blank Name"])
for program in ("no/such.db", ".", "/dev/null", "/dev/zero"):
    done = scratch.run("complete", "bash", "--", "--db", program, "show", "a")
    check(f"--db {program!r} says nothing", (done.returncode, done.stdout, done.stderr) == (0, "", ""))
for words in ([], ["bash"], ["bash", "--"], ["x", "y"], ["bash", "--", "'", '"', "\\"], ["bash", "--", "show", "--basis="]):
    done = scratch.run("complete", *words)
    check(f"complete {words}", done.returncode == 0 and done.stderr == "")
# What would move a cursor cannot be typed, and is not offered.
file = sqlite3.connect(scratch.folder / "work" / "capex.db")
file.execute("PRAGMA ignore_check_constraints = ON")
file.execute("UPDATE company SET name = 'Evil' || char(10) || 'touch x' || char(27) || '[31m' WHERE key = 'evil-corp'")
file.commit()
file.close()
check("a name of two lines", offered("show", "Evil", shell="bash") == [])

check(f"something was run: {scratch.stray()}", not scratch.stray())
scratch.remove()
print(f"{count} words tried, {failed} failed")
sys.exit(1 if failed else 0)
