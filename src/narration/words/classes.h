/* Every class of written form, a file for each kind; classes.c puts them in order. */
#ifndef LECTERN_NARRATION_WORDS_CLASSES_H
#define LECTERN_NARRATION_WORDS_CLASSES_H

#include "narration/words/words.h"

extern const struct word_class class_date;
extern const struct word_class class_days;
extern const struct word_class class_months;
extern const struct word_class class_date_figures;
extern const struct word_class class_month_figures;
extern const struct word_class class_date_short;
extern const struct word_class class_weekday;
extern const struct word_class class_era;
extern const struct word_class class_year_range;
extern const struct word_class class_decade;
extern const struct word_class class_scripture;
extern const struct word_class class_telephone;
extern const struct word_class class_plain_telephone;
extern const struct word_class class_freephone;
extern const struct word_class class_emergency;
extern const struct word_class class_money;
extern const struct word_class class_old_money;
extern const struct word_class class_duration;
extern const struct word_class class_clock;
extern const struct word_class class_hour;
extern const struct word_class class_military_time;
extern const struct word_class class_coordinate;
extern const struct word_class class_height;
extern const struct word_class class_cross;
extern const struct word_class class_per;
extern const struct word_class class_measure;
extern const struct word_class class_unit_alone;
extern const struct word_class class_ordinal;
extern const struct word_class class_sum;
extern const struct word_class class_scientific;
extern const struct word_class class_ratio;
extern const struct word_class class_chain;
extern const struct word_class class_range;
extern const struct word_class class_fraction;
extern const struct word_class class_by;
extern const struct word_class class_dotted;
extern const struct word_class class_to;
extern const struct word_class class_reference;
extern const struct word_class class_outline;
extern const struct word_class class_room;
extern const struct word_class class_roman;
extern const struct word_class class_roman_to;
extern const struct word_class class_note;
extern const struct word_class class_short_year;
extern const struct word_class class_year;
extern const struct word_class class_suffix;
extern const struct word_class class_cardinal;
/* for other languages */
extern const struct word_class class_foreign_number;
extern const struct word_class class_foreign_money;
extern const struct word_class class_foreign_abbreviation;
extern const struct word_class class_foreign_sign;
extern const struct word_class class_web, class_foreign_web;
extern const struct word_class class_emoji;
extern const struct word_class class_handle;
extern const struct word_class class_address;
extern const struct word_class class_version;
extern const struct word_class class_serial;
extern const struct word_class class_symbol;
extern const struct word_class class_caliber;
extern const struct word_class class_title;
extern const struct word_class class_monsieur;
extern const struct word_class class_abbreviation;
extern const struct word_class class_initials;
extern const struct word_class class_initialism;
extern const struct word_class class_capitals;

/* Whether it is a state or a province as addresses shorten them: "NY", "Ky". */
bool names_state(struct str text);

#endif
