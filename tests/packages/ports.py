"""The recipes for vcpkg and Conan, as far as they can be tried without either: read, and held against the project.

    ports.py SOURCE CMAKE
"""
import json
import re
import subprocess
import sys
import types
from pathlib import Path

source, cmake = Path(sys.argv[1]), sys.argv[2]
project = (source / "CMakeLists.txt").read_text()
version = re.search(r"project\(capexdb VERSION ([0-9.]+)", project).group(1)
options = set(re.findall(r"option\((\w+)", project)) | {"BUILD_TESTING"}

port = json.loads((source / "cmake/ports/vcpkg/vcpkg.json").read_text())
assert port["name"] == "capexdb" and port["version"] == version, port["version"]

# vcpkg's own commands, written down: what they are given has to be options of the project, in their order.
stand_ins = """
cmake_minimum_required(VERSION 3.25)
macro(vcpkg_check_features)
  set(features -DCAPEX_BUILD_TOOLS=ON)
endmacro()
foreach(name vcpkg_cmake_configure vcpkg_cmake_install vcpkg_cmake_config_fixup vcpkg_fixup_pkgconfig vcpkg_copy_tools
             vcpkg_install_copyright)
  cmake_language(EVAL CODE "function(${name})
    list(JOIN ARGV \\" \\" words)
    message(\\"${name} \\${words}\\")
  endfunction()")
endforeach()
set(CURRENT_PACKAGES_DIR "${CMAKE_CURRENT_LIST_DIR}/nothing")
set(FEATURES tools)
"""
script = Path("port.cmake")
script.write_text(f'{stand_ins}\ninclude("{source}/cmake/ports/vcpkg/portfile.cmake")\n')
said = subprocess.run([cmake, "-P", script], stderr=subprocess.PIPE, text=True, check=True).stderr.splitlines()
names = [line.split()[0] for line in said]
assert names == ["vcpkg_cmake_configure", "vcpkg_cmake_install", "vcpkg_cmake_config_fixup", "vcpkg_fixup_pkgconfig",
                 "vcpkg_copy_tools", "vcpkg_install_copyright"], names
assert f"SOURCE_PATH {source}" in said[0], said[0]
given = set(re.findall(r"-D(\w+)=", said[0]))
assert len(given) == 4 and given <= options, given - options
assert Path(said[-1].split("FILE_LIST ")[1]).is_file()

# Conan's, likewise.
def stand_in(name, **members):
    module = types.ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


class Recipe:
    def __init__(self):
        self.required, self.options = [], types.SimpleNamespace(**self.default_options)
        self.settings, self.cpp_info = types.SimpleNamespace(os="Linux"), types.SimpleNamespace(set_property=lambda *_: None)

    def requires(self, what):
        self.required.append(what)


class Toolchain:
    last = None

    def __init__(self, _recipe):
        self.variables, Toolchain.last = {}, self

    def generate(self):
        pass


copied = []
stand_in("conan", ConanFile=Recipe)
stand_in("conan.tools")
stand_in("conan.tools.cmake", CMake=object, CMakeDeps=Toolchain, CMakeToolchain=Toolchain, cmake_layout=lambda _: None)
stand_in("conan.tools.files", copy=lambda _recipe, _pattern, frm, to: copied.append(Path(frm)))
told = {"__file__": str(source / "cmake/ports/conan/conanfile.py")}
exec(compile((source / "cmake/ports/conan/conanfile.py").read_text(), "conanfile.py", "exec"), told)
recipe = told["Capexdb"]()
assert recipe.name == "capexdb" and recipe.version == version, recipe.version
recipe.export_sources_folder = "sources"
recipe.export_sources()
assert copied and all(path.is_dir() for path in copied), copied
recipe.requirements()
assert len(recipe.required) == len(set(recipe.required)) >= 9
recipe.generate()
assert set(Toolchain.last.variables) <= options, set(Toolchain.last.variables) - options
recipe.package_info()
assert recipe.cpp_info.libs == ["capexdb"]
print("the recipes are the project's")
