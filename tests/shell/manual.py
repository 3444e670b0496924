"""Each command's manual page has no fault that groff would name, and every option that its help has.

    manual.py PROGRAM
"""
import re
import shutil
import subprocess
import sys

from prepared import Scratch

if shutil.which("groff") is None:
    print("skipped: there is no groff")
    sys.exit(77)
scratch = Scratch(sys.argv[1])
commands = [[]] + [line.split("  ")[0].split() for line in
                   re.search(r"^Commands:\n(.*?)\n\n", scratch.capex("--help"), re.M | re.S).group(1).split("\n  ")]
commands = [[word for word in words if word] for words in commands]
failed = 0
for words in commands:
    page = scratch.capex("help", "--man", *words)
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=200n"], input=page, capture_output=True, text=True,
                          check=False)
    shown = done.stdout.replace("\u2010", "-").replace("\u2212", "-")
    missing = [option for option in re.findall(r"^  ((?:-|[A-Z])[^ ]*(?: [^ ]+)*)  ", scratch.capex(*words, "--help"), re.M)
               if option not in shown]
    examples = re.search(r"^Examples:\n(.*?)\n\n", scratch.capex(*words, "--help"), re.M | re.S).group(1)
    missing += [line for line in examples.split("\n") if " ".join(line.split()) not in " ".join(shown.split())]
    if done.stderr or missing:
        failed += 1
        print(f"capex {' '.join(words)}: {done.stderr[:300]} missing: {missing}")
scratch.remove()
print(f"{len(commands)} pages, {failed} failed")
sys.exit(1 if failed or len(commands) < 25 else 0)
