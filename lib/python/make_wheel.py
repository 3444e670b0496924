"""Packs the module and libcapex into a wheel (PEP 427), with nothing but the standard library.

    python3 make_wheel.py LIBCAPEX FOLDER     prints the path of the wheel

The wheel is for the system that libcapex was built for, and for any Python 3.9 or newer. libcapex needs the shared
libraries that it was linked with. The same input makes the same bytes.
"""

import base64
import hashlib
import pathlib
import re
import sys
import sysconfig
import zipfile

here = pathlib.Path(__file__).resolve().parent
library, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
version = re.search(r"libcapex\.so\.(\d+\.\d+\.\d+)$", library.name).group(1)
soname = "libcapex.so." + version.rpartition(".")[0]
tag = "py3-none-" + re.sub(r"[-.]", "_", sysconfig.get_platform())
about = f"capexdb-{version}.dist-info"
readme = (here / "capexdb/__init__.py").read_text().split('"""')[1].strip()

files = {f"capexdb/{each.name}": each.read_bytes() for each in sorted((here / "capexdb").iterdir()) if each.is_file()}
files[f"capexdb/{soname}"] = library.read_bytes()
files[f"{about}/METADATA"] = (
    f"Metadata-Version: 2.1\nName: capexdb\nVersion: {version}\nRequires-Python: >=3.9\nProvides-Extra: pandas\n"
    f"Requires-Dist: pandas>=1.5; extra == 'pandas'\nSummary: {readme.splitlines()[0].partition(': ')[2]}\n"
    f"Description-Content-Type: text/markdown\n\n{readme}\n"
).encode()
files[f"{about}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: capexdb\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
record = ""
for name, content in files.items():
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    record += f"{name},sha256={digest},{len(content)}\n"
files[f"{about}/RECORD"] = (record + f"{about}/RECORD,,\n").encode()

folder.mkdir(parents=True, exist_ok=True)
wheel = folder / f"capexdb-{version}-{tag}.whl"
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in files.items():
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)
print(wheel)
