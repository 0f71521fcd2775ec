# Brings compilers and libraries before project() looks for them; sets TANDEM_<thing> to where each lies.

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/versions.env" lines REGEX "^[A-Za-z0-9_]+=")
foreach(line IN LISTS lines)
    string(REGEX MATCH "^([A-Za-z0-9_]+)=(.*)$" line "${line}")
    set("${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}")
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    "${CMAKE_CURRENT_LIST_DIR}/versions.env" "${CMAKE_CURRENT_LIST_DIR}/bring.sh" "${CMAKE_SOURCE_DIR}/package-lock.json")

set(TANDEM_BRING "${CMAKE_CURRENT_LIST_DIR}/bring.sh")

# tandem_bring(<variable> <what> [arguments…]) — variable becomes the folder; a failure stops with bring.sh's sentence.
function(tandem_bring variable)
    execute_process(COMMAND bash "${TANDEM_BRING}" ${ARGN}
        OUTPUT_VARIABLE place OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_VARIABLE progress ECHO_ERROR_VARIABLE
        RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        string(STRIP "${progress}" progress)
        string(REGEX REPLACE ".*\n" "" sentence "${progress}")
        message(FATAL_ERROR "${sentence}")
    endif()
    set("${variable}" "${place}" PARENT_SCOPE)
endfunction()

set(packages
    "clang-${CLANG_MAJOR}" "lld-${CLANG_MAJOR}" "llvm-${CLANG_MAJOR}" "libc++-${CLANG_MAJOR}-dev" "libc++abi-${CLANG_MAJOR}-dev"
    "libclang-rt-${CLANG_MAJOR}-dev" ninja-build patchelf nlohmann-json3-dev doctest-dev fonts-inter tzdata python3 python3-fonttools xz-utils
    debian-archive-keyring)
find_program(TANDEM_NODE node NO_CACHE)
find_program(TANDEM_NPM npm NO_CACHE)
if(NOT TANDEM_NODE)
    list(APPEND packages nodejs)
endif()
if(NOT TANDEM_NPM)
    list(APPEND packages npm)
endif()
tandem_bring(ignored packages ${packages})
unset(TANDEM_NODE)
unset(TANDEM_NPM)
find_program(TANDEM_NODE node REQUIRED)
set(TANDEM_PYTHON /usr/bin/python3)  # the one that sees the packages of Debian

tandem_bring(TANDEM_IMGUI imgui)
tandem_bring(TANDEM_ZLIB zlib)
tandem_bring(TANDEM_EXPAT expat)
tandem_bring(TANDEM_NPM_FOLDER npm "${CMAKE_SOURCE_DIR}")
set(TANDEM_NODE_MODULES "${TANDEM_NPM_FOLDER}/node_modules")
