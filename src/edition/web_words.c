#include "edition/web_words.h"

#include <assert.h>

#include "base/language.h"

static const struct web_word english[] = {
    {"skip-to-text", "Skip to the text"},
    {"skip-to-player", "Skip to the player"},
    {"text-hint", "Press Enter on a sentence to hear it."},
    {"chapters", "Chapters"},
    {"chapter", "Chapter"},
    {"player", "Player"},
    {"position", "Position"},
    {"of", "of"},
    {"hours", "hours"},
    {"hour", "hour"},
    {"minutes", "minutes"},
    {"minute", "minute"},
    {"seconds", "seconds"},
    {"second", "second"},
    {"moving", "Play and move"},
    {"play", "Play"},
    {"pause", "Pause"},
    {"sentence-back", "Previous sentence"},
    {"sentence-on", "Next sentence"},
    {"paragraph-back", "Previous paragraph"},
    {"paragraph-on", "Next paragraph"},
    {"chapter-back", "Previous chapter"},
    {"chapter-on", "Next chapter"},
    {"speed", "Speed"},
    {"slower", "Slower"},
    {"faster", "Faster"},
    {"follow", "Follow"},
    {"return", "Back to the voice"},
    {"more", "More controls"},
    {"help", "Help"},
    {"close", "Close"},
    {"read-by", "Read by"},
    {"synthetic", "a synthetic voice"},
    {"files", "Files of the recording"},
    {"no-audio", "The recording cannot be played. Its files have to lie beside this page."},
    {"help-text", "The text is marked as it is heard, and follows the voice, unless Follow is off. "
                  "Click on a word to hear it from there. The "
                  "place where you stop is kept in this browser."},
    {"keys", "Keys"},
    {"key", "Key"},
    {"key-does", "What it does"},
    {"keys-in-text", "Tab goes into the text as to one control. There the left and right arrow go "
                     "from sentence to sentence, and Enter or Space plays from the sentence."},
    {"play-or-pause", "Play or pause"},
    {"keys-sentence", "Previous and next sentence"},
    {"keys-paragraph", "Previous and next paragraph"},
    {"keys-chapter", "Previous and next chapter"},
    {"keys-speed", "Slower and faster"},
    {"keys-speed-reset", "Normal speed"},
    {"keys-text", "Go to what is heard in the text"},
    {"keys-follow", "Follow the voice, or do not"},
    {"keys-help", "This help"},
    {"single-keys", "Use these keys"},
    {"single-keys-note", "Turn them off if they get in the way of a screen reader or of speech "
                         "input. Everything they do is on a button too."},
    {NULL, NULL},
};

/* The first is what there is for any other language. */
static const struct web_words languages[] = {
    {"en", english},
};

const struct web_words *web_words_find(struct str language) {
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (language_same(language, str_from_c(languages[i].language)))
            return &languages[i];
    return &languages[0];
}

const char *web_word(const struct web_words *words, struct str name) {
    const struct web_word *word = words->words;
    while (word->name && !str_equal(name, str_from_c(word->name)))
        word++;
    assert(word->name);
    return word->text;
}
