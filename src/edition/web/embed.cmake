# Makes a C source of files, so that the program needs none of them when it runs:
#   cmake -DOUT=FILE.c -DFILES="a/page.html;a/page.css" -P embed.cmake
# page.html becomes `const struct str web_page_html`.
set(source "/* Made by src/edition/web/embed.cmake. */\n#include \"edition/web_files.h\"\n")
foreach(file IN LISTS FILES)
    cmake_path(GET file FILENAME name)
    string(REPLACE "." "_" name "${name}")
    file(READ "${file}" hex HEX)
    string(LENGTH "${hex}" digits)
    math(EXPR length "${digits} / 2")
    string(REGEX REPLACE "(................................................)" "\\1\n" hex "${hex}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
    string(APPEND source "\nstatic const unsigned char bytes_${name}[] = {\n${hex}};\n"
        "const struct str web_${name} = {(const char *)bytes_${name}, ${length}};\n")
endforeach()
file(WRITE "${OUT}" "${source}")
