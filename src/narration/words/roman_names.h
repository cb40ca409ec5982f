/* The words that make the letters after them a Roman numeral. Each list ends with NULL. */
#ifndef LECTERN_NARRATION_WORDS_ROMAN_NAMES_H
#define LECTERN_NARRATION_WORDS_ROMAN_NAMES_H

/* What is numbered, said as a cardinal: "Volume XI". */
extern const char *const roman_numbered[];

/* First names that kings, queens, emperors, popes and heirs have borne with a number:
 * "Louis XIV". */
extern const char *const roman_regnal[];

/* Their titles: "Pope", "King". */
extern const char *const roman_rulers[];

#endif
