# Writes the licences of everything inside the site into one text: cmake -D OUT=… -D INTER=… -D LUCIDE=… -D IMGUI=… -D ZLIB=… -D JSON=… -P this.

set(text "Tandem's page contains work of others, under these licences.\n")
function(append title file)
    set(licence "The licence text was not installed on the machine that built this page.\n")
    if(EXISTS "${file}")
        file(READ "${file}" licence)
        string(REGEX REPLACE "\nFiles: debian/.*" "\n" licence "${licence}")  # of Debian's own packaging
    endif()
    set(text "${text}\n\n==== ${title} ====\n\n${licence}" PARENT_SCOPE)
endfunction()
append("Inter, the typeface" "${INTER}")
append("Lucide, the icons" "${LUCIDE}")
append("Dear ImGui" "${IMGUI}")
append("zlib" "${ZLIB}")
append("JSON for Modern C++" "${JSON}")
string(APPEND text "\n\n==== SQLite ====\n\nSQLite is in the public domain.\n"
    "\n\n==== Time zones ====\n\nThe IANA time zone database is in the public domain.\n"
    "\n\n==== Emscripten's run time and musl, libc++ ====\n\nEmscripten: MIT and University of Illinois/NCSA licences. musl: MIT licence. libc++: Apache 2.0 with LLVM exceptions.\n")
file(WRITE "${OUT}" "${text}")
