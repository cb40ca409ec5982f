/* The page's own files, src/edition/web/, as they were when the program was built. */
#ifndef LECTERN_EDITION_WEB_FILES_H
#define LECTERN_EDITION_WEB_FILES_H

#include "base/str.h"

extern const struct str web_page_html, web_page_css;
extern const struct str web_sound_js, web_text_js, web_follow_js, web_memory_js, web_controls_js,
    web_page_js;

#endif
