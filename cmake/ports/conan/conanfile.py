"""Conan 2: the library, and the command where the option asks for it, of the sources that this recipe lies in."""
from pathlib import Path

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy

ROOT = Path(__file__).resolve().parents[3]


class Capexdb(ConanFile):
    name = "capexdb"
    version = "0.1.0"
    license = "MIT"
    description = "Embedded time-series database of corporate AI capital expenditure"
    settings = "os", "compiler", "build_type", "arch"
    options = {"shared": [True, False], "tools": [True, False]}
    default_options = {"shared": False, "tools": False}
    package_type = "library"

    def export_sources(self):
        for folder in ["cmake", "lib", "schema", "tools"]:
            copy(self, "*", str(ROOT / folder), str(Path(self.export_sources_folder) / folder))
        for file in ["CMakeLists.txt", "LICENSE"]:
            copy(self, file, str(ROOT), self.export_sources_folder)

    def requirements(self):
        for each in ["boost/[>=1.74]", "fmt/[>=9]", "libxlsxwriter/[>=1.1]", "minizip/[>=1.2]", "simdjson/[>=3]",
                     "sqlite3/[>=3.40]", "utf8proc/[>=2.8]", "xxhash/[>=0.8]", "zlib/[>=1.2]"]:
            self.requires(each)
        if self.options.tools:
            self.requires("cli11/[>=2.3]")

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.variables["BUILD_TESTING"] = False
        toolchain.variables["CAPEX_BUILD_EXAMPLES"] = False
        toolchain.variables["CAPEX_BUILD_TOOLS"] = bool(self.options.tools)
        toolchain.variables["CAPEX_UNITY_BUILD"] = True
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", str(ROOT), str(Path(self.package_folder) / "licenses"))

    def package_info(self):
        self.cpp_info.libs = ["capexdb"]
        self.cpp_info.set_property("cmake_target_name", "capexdb::capexdb")
        if self.settings.os == "Linux":
            self.cpp_info.system_libs = ["dl", "pthread"]
