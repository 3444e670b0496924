"""Makes a folder to chroot into: of this machine's own packages just the essential ones, what is named, and what these
depend on, known to dpkg there as installed. So nothing has to be fetched, and what a package of ours forgets to ask for
is not there.

    clean_root.py FOLDER PACKAGE...        exit code 1 with the reason where it cannot be made
"""
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

DPKG = Path("/var/lib/dpkg")


def installed():
    """Each installed package's fields by name, and the names by what is provided."""
    packages, providers = {}, {}
    for paragraph in (DPKG / "status").read_text().split("\n\n"):
        fields = dict(re.findall(r"^([A-Za-z-]+): *(.*)$", paragraph, re.MULTILINE))
        if "Package" not in fields or not fields.get("Status", "").endswith(" installed"):
            continue
        fields["paragraph"] = paragraph.strip("\n")
        packages.setdefault(fields["Package"], fields)
        for provided in re.findall(r"[a-z0-9][a-z0-9+.-]+(?= *\(|,|$| )", fields.get("Provides", "")):
            providers.setdefault(provided, fields["Package"])
    return packages, providers


def closure(wanted, packages, providers):
    chosen, left = set(), list(wanted)
    while left:
        name = left.pop()
        name = name if name in packages else providers.get(name)
        if name is None or name in chosen:
            continue
        chosen.add(name)
        fields = packages[name]
        for depends in (fields.get("Depends", ""), fields.get("Pre-Depends", "")):
            for choice in filter(None, depends.split(",")):
                names = [re.match(r" *([a-z0-9+.-]+)", word).group(1) for word in choice.split("|")]
                left += [each for each in names if each in packages or each in providers][:1]
    return chosen


def main():
    root, wanted = Path(sys.argv[1]), sys.argv[2:]
    packages, providers = installed()
    for name in wanted:
        if name not in packages and name not in providers:
            sys.exit(f"clean_root.py: {name} is not installed here")
    essential = [name for name, fields in packages.items() if fields.get("Essential") == "yes"]
    chosen = closure(essential + wanted, packages, providers)

    for folder in ["usr/bin", "usr/sbin", "usr/lib", "usr/lib64", "etc", "dev", "proc", "root", "var/lib/dpkg/info",
                   "var/lib/dpkg/updates", "var/lib/dpkg/triggers"]:
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "tmp").mkdir(mode=0o1777)
    for folder in ["bin", "sbin", "lib", "lib64"]:
        if Path("/" + folder).is_symlink():
            (root / folder).symlink_to("usr/" + folder)

    files = ["/etc/alternatives", "/etc/passwd", "/etc/group"]
    info, known = DPKG / "info", root / "var/lib/dpkg/info"
    for name in sorted(chosen):
        of_package = [path for path in info.iterdir() if path.name.rsplit(".", 1)[0] in
                      (name, f"{name}:{packages[name]['Architecture']}")]
        for path in of_package:
            (known / path.name).write_bytes(path.read_bytes())
            os.chmod(known / path.name, stat.S_IMODE(path.stat().st_mode))
            if path.suffix == ".list":
                files += [line for line in path.read_text().splitlines() if os.path.lexists(line)]
    (root / "var/lib/dpkg/status").write_text("\n\n".join(packages[name]["paragraph"] for name in sorted(chosen)) + "\n")
    (known / "format").write_text("1\n")

    names = "\0".join(file for file in files if not (os.path.isdir(file) and file != "/etc/alternatives")).encode()
    packed = subprocess.Popen(["tar", "--create", "--null", "--verbatim-files-from", "--files-from=-", "--absolute-names",
                               "--hard-dereference", "--ignore-failed-read", "--file=-"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    unpacked = subprocess.Popen(["tar", "--extract", "--keep-directory-symlink", "--strip-components=0", "--file=-",
                                 "--directory", root], stdin=packed.stdout, stderr=subprocess.DEVNULL)
    packed.stdout.close()
    packed.stdin.write(names)
    packed.stdin.close()
    if unpacked.wait() != 0:
        sys.exit("clean_root.py: the files of the packages could not be copied")
    null = root / "dev/null"
    try:
        os.mknod(null, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        null.touch()
    os.chmod(null, 0o666)
    tried = subprocess.run(["chroot", root, "/bin/sh", "-c", "dpkg --version && ldconfig"], capture_output=True, text=True)
    if tried.returncode != 0:
        sys.exit(f"clean_root.py: nothing runs there: {tried.stderr.strip()}")
    print(f"{len(chosen)} packages")


main()
