# How our own code is compiled, and the one function that makes a library in its variants.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_COLOR_DIAGNOSTICS ON)

find_program(TANDEM_CCACHE ccache)
if(TANDEM_CCACHE)
    if(EMSCRIPTEN)
        # emcc itself calls ccache around clang; ccache around emcc would not know what it sees.
        set(launcher "${CMAKE_COMMAND}" -E env "EM_COMPILER_WRAPPER=${TANDEM_CCACHE}" CCACHE_NOHASHDIR=1)
    else()
        # The base folder makes paths relative, so that another clone of the same sources finds what this one compiled.
        set(launcher "${CMAKE_COMMAND}" -E env CCACHE_NOHASHDIR=1 "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "${TANDEM_CCACHE}")
    endif()
    set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
endif()

# The plain variant is what ships. The checked one is what tests run: address and undefined-behaviour sanitizers.
if(EMSCRIPTEN)
    set(TANDEM_VARIANTS plain)
    if(TANDEM_FAST_WASM)
        set(CMAKE_C_FLAGS_RELEASE "-O1")
        set(CMAKE_CXX_FLAGS_RELEASE "-O1")
    else()
        set(CMAKE_C_FLAGS_RELEASE "-O3 -flto -DNDEBUG")
        set(CMAKE_CXX_FLAGS_RELEASE "-O3 -flto -DNDEBUG")
    endif()
    # Every browser that has SIMD has these, too. Without bulk memory, copying is a loop byte by byte.
    add_compile_options(-msimd128 -mbulk-memory -mnontrapping-fptoint)
else()
    set(TANDEM_VARIANTS plain checked)
    set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
    set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
    set(checked_flags -O1 -gline-tables-only -fno-omit-frame-pointer -fsanitize=address)
    set(checked_flags_of_ours ${checked_flags} -fsanitize=undefined -fno-sanitize-recover=all)
    if(TANDEM_FUZZ)
        list(APPEND checked_flags_of_ours -fsanitize=fuzzer-no-link)
    endif()
endif()

# Our own code and third-party code differ in what they are warned of, never in what they promise each other.
add_library(tandem_options INTERFACE)
target_include_directories(tandem_options INTERFACE "${CMAKE_SOURCE_DIR}/include" "${CMAKE_SOURCE_DIR}/src")
target_compile_options(tandem_options INTERFACE
    -fno-exceptions -fno-rtti
    -Wall -Wextra -Wpedantic -Werror
    -Wno-gnu-statement-expression              # TRY is one
    -Wno-missing-designated-field-initializers # leaving a field out of an options struct means its default
)
target_compile_definitions(tandem_options INTERFACE _LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST)

add_library(tandem_options_plain INTERFACE)
target_link_libraries(tandem_options_plain INTERFACE tandem_options)
add_library(tandem_options_checked INTERFACE)
target_link_libraries(tandem_options_checked INTERFACE tandem_options)
target_compile_options(tandem_options_checked INTERFACE ${checked_flags_of_ours})
target_link_options(tandem_options_checked INTERFACE -fsanitize=address,undefined)
target_compile_definitions(tandem_options_checked INTERFACE TANDEM_CHECKED=1)

# tandem_suffix(<variable> <variant>) — the plain variant bears the name itself.
function(tandem_suffix variable variant)
    set("${variable}" "" PARENT_SCOPE)
    if(variant STREQUAL "checked")
        set("${variable}" "_checked" PARENT_SCOPE)
    endif()
endfunction()

# third_party_library(<name> SOURCES … INCLUDES … DEFINITIONS … PRIVATE_DEFINITIONS … OPTIONS …)
# Every variant, warnings off; without sources it is headers only.
function(third_party_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;INCLUDES;DEFINITIONS;PRIVATE_DEFINITIONS;OPTIONS")
    foreach(variant IN LISTS TANDEM_VARIANTS)
        tandem_suffix(suffix "${variant}")
        set(target "${name}${suffix}")
        if(arg_SOURCES)
            add_library("${target}" STATIC ${arg_SOURCES})
            set(scope PUBLIC)
            target_compile_options("${target}" PRIVATE -w ${arg_OPTIONS})
            target_compile_definitions("${target}" PRIVATE ${arg_PRIVATE_DEFINITIONS})
            if(variant STREQUAL "checked")
                target_compile_options("${target}" PRIVATE ${checked_flags})
            endif()
        else()
            add_library("${target}" INTERFACE)
            set(scope INTERFACE)
        endif()
        target_include_directories("${target}" SYSTEM ${scope} ${arg_INCLUDES})
        target_compile_definitions("${target}" ${scope} ${arg_DEFINITIONS})
    endforeach()
endfunction()

# tandem_library(<folder> [SMALL] LINKS <library>…) — one level of the architecture, every .cpp of its folder, in every variant.
# LINKS is the dependency table: names of levels and of third-party libraries. A folder still empty links, too.
# SMALL: what it does is not done millions of times, so that in the browser its bytes count more than its speed.
function(tandem_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "SMALL" "" "LINKS")
    cmake_path(SET path NORMALIZE "${CMAKE_CURRENT_SOURCE_DIR}/${folder}")
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${CMAKE_SOURCE_DIR}/src")
    string(REPLACE "/" "_" name "tandem_${path}")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
    foreach(variant IN LISTS TANDEM_VARIANTS)
        tandem_suffix(suffix "${variant}")
        if(sources)
            add_library("${name}${suffix}" STATIC ${sources})
            set(scope PUBLIC)
            if(arg_SMALL AND EMSCRIPTEN AND NOT TANDEM_FAST_WASM)
                target_compile_options("${name}${suffix}" PRIVATE -Os)
            endif()
        else()
            add_library("${name}${suffix}" INTERFACE)
            set(scope INTERFACE)
        endif()
        list(TRANSFORM arg_LINKS APPEND "${suffix}" OUTPUT_VARIABLE links)
        target_link_libraries("${name}${suffix}" ${scope} "tandem_options_${variant}" ${links})
    endforeach()
endfunction()
