# The native compiler: Debian's Clang with its own standard library, so that both targets share one front end and one library.

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/versions.env" clang_major REGEX "^CLANG_MAJOR=")
string(REPLACE "CLANG_MAJOR=" "" clang_major "${clang_major}")
set(CMAKE_C_COMPILER "clang-${clang_major}")
set(CMAKE_CXX_COMPILER "clang++-${clang_major}")
set(CMAKE_AR "/usr/bin/llvm-ar-${clang_major}" CACHE FILEPATH "")
set(CMAKE_RANLIB "/usr/bin/llvm-ranlib-${clang_major}" CACHE FILEPATH "")
set(CMAKE_CXX_FLAGS_INIT "-stdlib=libc++")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-stdlib=libc++ -fuse-ld=lld")
