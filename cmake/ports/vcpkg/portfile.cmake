# The sources that this recipe lies in, without the tests; the command where the feature is asked for.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

vcpkg_check_features(OUT_FEATURE_OPTIONS features FEATURES tools CAPEX_BUILD_TOOLS)
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS ${features} -DBUILD_TESTING=OFF -DCAPEX_BUILD_EXAMPLES=OFF
                      -DCAPEX_UNITY_BUILD=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME capexdb CONFIG_PATH lib/cmake/capexdb)
vcpkg_fixup_pkgconfig()
if("tools" IN_LIST FEATURES)
  vcpkg_copy_tools(TOOL_NAMES capex AUTO_CLEAN)
endif()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
