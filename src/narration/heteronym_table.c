#include "narration/heteronym_table.h"

/* A noun or adjective and its verb, with the forms in -s; "_GB" gives British sounds too.
 * `s` is how the ending sounds. */
#define PAIR_OF(word, e_s, s, bias, noun, verb, gb_noun, gb_verb)                                  \
    {word, HETERONYM_VERB, false, bias, {{"noun", noun, gb_noun}, {"verb", verb, gb_verb}}}, {     \
        word e_s, HETERONYM_VERB, true, bias, {                                                    \
            {"noun", noun s, gb_noun s}, {                                                         \
                "verb", verb s, gb_verb s                                                          \
            }                                                                                      \
        }                                                                                          \
    }
#define PAIR_GB(word, s, bias, noun, verb, gb_noun, gb_verb)                                       \
    PAIR_OF(word, "s", s, bias, noun, verb, gb_noun, gb_verb)
#define PAIR(word, s, bias, noun, verb) PAIR_OF(word, "s", s, bias, noun, verb, noun, verb)
#define PAIR_GB_ES(word, bias, noun, verb, gb_noun, gb_verb)                                       \
    PAIR_OF(word, "es", "ɪz", bias, noun, verb, gb_noun, gb_verb)
#define PAIR_ES(word, bias, noun, verb) PAIR_OF(word, "es", "ɪz", bias, noun, verb, noun, verb)

/* The same for one form. */
#define ONE_GB(word, s_form, bias, role, first, second, gb_first, gb_second)                       \
    {                                                                                              \
        word, HETERONYM_VERB, s_form, bias, {                                                      \
            {role, first, gb_first}, {                                                             \
                "verb", second, gb_second                                                          \
            }                                                                                      \
        }                                                                                          \
    }
#define ONE(word, s_form, bias, role, first, second)                                               \
    {                                                                                              \
        word, HETERONYM_VERB, s_form, bias, {                                                      \
            {role, first, NULL}, {                                                                 \
                "verb", second, NULL                                                               \
            }                                                                                      \
        }                                                                                          \
    }

/* Adjectives and nouns in -ate, and their verbs: said alike up to the ending. */
#define ATE_GB(word, bias, stem, gb_stem)                                                          \
    ONE_GB(word, false, bias, "adjective", stem "ət", stem "eɪt", gb_stem "ət", gb_stem "eɪt"),    \
        ONE_GB(word "s", true, bias, "noun", stem "əts", stem "eɪts", gb_stem "əts",               \
               gb_stem "eɪts")
#define ATE(word, bias, stem)                                                                      \
    ONE(word, false, bias, "adjective", stem "ət", stem "eɪt"),                                    \
        ONE(word "s", true, bias, "noun", stem "əts", stem "eɪts")

#define SENSE(word, bias, role1, ipa1, role2, ipa2)                                                \
    {                                                                                              \
        word, HETERONYM_SENSE, false, bias, {                                                      \
            {role1, ipa1, NULL}, {                                                                 \
                role2, ipa2, NULL                                                                  \
            }                                                                                      \
        }                                                                                          \
    }
#define NAME(word, role1, ipa1, ipa2)                                                              \
    {                                                                                              \
        word, HETERONYM_NAME, false, 0, {                                                          \
            {role1, ipa1, NULL}, {                                                                 \
                "name", ipa2, NULL                                                                 \
            }                                                                                      \
        }                                                                                          \
    }

const struct heteronym heteronyms[] = {
    /* voiceless noun, voiced verb */
    ONE("use", false, 4, "noun", "ˈjuːs", "ˈjuːz"),
    ONE("uses", true, 6, "noun", "ˈjuːsɪz", "ˈjuːzɪz"),
    ONE("misuse", false, -6, "noun", "mɪsˈjuːs", "mɪsˈjuːz"),
    ONE("misuses", true, 0, "noun", "mɪsˈjuːsɪz", "mɪsˈjuːzɪz"),
    ONE("reuse", false, -2, "noun", "ɹiːˈjuːs", "ɹiːˈjuːz"),
    ONE("disuse", false, -10, "noun", "dɪsˈjuːs", "dɪsˈjuːz"),
    ONE("abuse", false, -8, "noun", "əˈbjuːs", "əˈbjuːz"),
    ONE("abuses", true, -8, "noun", "əˈbjuːsɪz", "əˈbjuːzɪz"),
    ONE("excuse", false, 0, "noun", "ɪkˈskjuːs", "ɪkˈskjuːz"),
    ONE("excuses", true, -6, "noun", "ɪkˈskjuːsɪz", "ɪkˈskjuːzɪz"),
    ONE("house", false, -12, "noun", "ˈhaʊs", "ˈhaʊz"),
    ONE("refuse", false, 14, "noun", "ˈɹɛfjuːs", "ɹɪˈfjuːz"),
    ONE("diffuse", false, 0, "adjective", "dɪˈfjuːs", "dɪˈfjuːz"),
    ONE("close", false, 0, "adjective", "ˈkloʊs", "ˈkloʊz"),
    ONE("live", false, 8, "adjective", "ˈlaɪv", "ˈlɪv"),
    ONE("lives", true, -2, "noun", "ˈlaɪvz", "ˈlɪvz"),
    SENSE("closer", 0, "adjective", "ˈkloʊsɚ", "noun", "ˈkloʊzɚ"),
    ONE("used", false, 40, "adjective", "ˈjuːst", "ˈjuːzd"),

    /* stress on the noun's first syllable, on the verb's second */
    PAIR("abstract", "s", -12, "ˈæbstɹækt", "æbˈstɹækt"),
    ONE("absent", false, -14, "adjective", "ˈæbsənt", "æbˈsɛnt"),
    PAIR("accent", "s", -10, "ˈæksɛnt", "ækˈsɛnt"),
    PAIR("addict", "s", -8, "ˈædɪkt", "əˈdɪkt"),
    PAIR_ES("address", -4, "ˈædɹɛs", "əˈdɹɛs"),
    PAIR("affect", "s", 14, "ˈæfɛkt", "əˈfɛkt"),
    PAIR_ES("affix", -6, "ˈæfɪks", "əˈfɪks"),
    PAIR_ES("annex", 0, "ˈænɛks", "əˈnɛks"),
    PAIR("attribute", "s", 0, "ˈætɹɪbjuːt", "əˈtɹɪbjuːt"),
    PAIR_GB("combat", "s", -10, "ˈkɑːmbæt", "kəmˈbæt", "ˈkɒmbæt", "kəmˈbæt"),
    PAIR_GB("combine", "z", 12, "ˈkɑːmbaɪn", "kəmˈbaɪn", "ˈkɒmbaɪn", "kəmˈbaɪn"),
    PAIR_GB("commune", "z", -12, "ˈkɑːmjuːn", "kəˈmjuːn", "ˈkɒmjuːn", "kəˈmjuːn"),
    PAIR_GB("compact", "s", 0, "ˈkɑːmpækt", "kəmˈpækt", "ˈkɒmpækt", "kəmˈpækt"),
    PAIR_GB("compound", "z", -10, "ˈkɑːmpaʊnd", "kəmˈpaʊnd", "ˈkɒmpaʊnd", "kəmˈpaʊnd"),
    PAIR_GB_ES("compress", 8, "ˈkɑːmpɹɛs", "kəmˈpɹɛs", "ˈkɒmpɹɛs", "kəmˈpɹɛs"),
    PAIR_GB("concert", "s", -20, "ˈkɑːnsɚt", "kənˈsɝt", "ˈkɒnsət", "kənˈsɜːt"),
    PAIR_GB("conduct", "s", 0, "ˈkɑːndʌkt", "kənˈdʌkt", "ˈkɒndʌkt", "kənˈdʌkt"),
    PAIR_GB("confine", "z", 6, "ˈkɑːnfaɪn", "kənˈfaɪn", "ˈkɒnfaɪn", "kənˈfaɪn"),
    PAIR_GB("conflict", "s", -6, "ˈkɑːnflɪkt", "kənˈflɪkt", "ˈkɒnflɪkt", "kənˈflɪkt"),
    PAIR_GB("conscript", "s", -6, "ˈkɑːnskɹɪpt", "kənˈskɹɪpt", "ˈkɒnskɹɪpt", "kənˈskɹɪpt"),
    PAIR_GB("console", "z", -6, "ˈkɑːnsoʊl", "kənˈsoʊl", "ˈkɒnsəʊl", "kənˈsəʊl"),
    PAIR_GB("consort", "s", -8, "ˈkɑːnsɔɹt", "kənˈsɔɹt", "ˈkɒnsɔːt", "kənˈsɔːt"),
    PAIR_GB("construct", "s", 4, "ˈkɑːnstɹʌkt", "kənˈstɹʌkt", "ˈkɒnstɹʌkt", "kənˈstɹʌkt"),
    PAIR_GB("contest", "s", -6, "ˈkɑːntɛst", "kənˈtɛst", "ˈkɒntɛst", "kənˈtɛst"),
    PAIR_GB("contract", "s", -8, "ˈkɑːntɹækt", "kənˈtɹækt", "ˈkɒntɹækt", "kənˈtɹækt"),
    PAIR_GB("contrast", "s", -4, "ˈkɑːntɹæst", "kənˈtɹæst", "ˈkɒntɹɑːst", "kənˈtɹɑːst"),
    PAIR_GB("converse", "ɪz", 0, "ˈkɑːnvɝs", "kənˈvɝs", "ˈkɒnvɜːs", "kənˈvɜːs"),
    PAIR_GB("convert", "s", 4, "ˈkɑːnvɝt", "kənˈvɝt", "ˈkɒnvɜːt", "kənˈvɜːt"),
    PAIR_GB("convict", "s", -4, "ˈkɑːnvɪkt", "kənˈvɪkt", "ˈkɒnvɪkt", "kənˈvɪkt"),
    PAIR("decrease", "ɪz", 0, "ˈdiːkɹiːs", "dɪˈkɹiːs"),
    PAIR("defect", "s", -4, "ˈdiːfɛkt", "dɪˈfɛkt"),
    PAIR("desert", "s", -12, "ˈdɛzɚt", "dɪˈzɝt"),
    PAIR("detail", "z", -12, "ˈdiːteɪl", "dɪˈteɪl"),
    PAIR("dictate", "s", 10, "ˈdɪkteɪt", "dɪkˈteɪt"),
    PAIR("digest", "s", -2, "ˈdaɪdʒɛst", "daɪˈdʒɛst"),
    PAIR("discard", "z", 10, "ˈdɪskɑɹd", "dɪsˈkɑɹd"),
    ONE("discharge", false, -4, "noun", "ˈdɪstʃɑɹdʒ", "dɪsˈtʃɑɹdʒ"),
    ONE("discharges", true, -4, "noun", "ˈdɪstʃɑɹdʒɪz", "dɪsˈtʃɑɹdʒɪz"),
    PAIR("discount", "s", -8, "ˈdɪskaʊnt", "dɪsˈkaʊnt"),
    PAIR("entrance", "ɪz", -24, "ˈɛntɹəns", "ɪnˈtɹæns"),
    PAIR("escort", "s", -4, "ˈɛskɔɹt", "ɛˈskɔɹt"),
    PAIR("excerpt", "s", -12, "ˈɛksɝpt", "ɛkˈsɝpt"),
    PAIR("exploit", "s", 6, "ˈɛksplɔɪt", "ɪkˈsplɔɪt"),
    PAIR("export", "s", -6, "ˈɛkspɔɹt", "ɛkˈspɔɹt"),
    PAIR("extract", "s", 0, "ˈɛkstɹækt", "ɪkˈstɹækt"),
    PAIR("ferment", "s", 6, "ˈfɝmɛnt", "fɚˈmɛnt"),
    PAIR("fragment", "s", -14, "ˈfɹæɡmənt", "fɹæɡˈmɛnt"),
    ONE("frequent", false, -16, "adjective", "ˈfɹiːkwənt", "fɹiˈkwɛnt"),
    PAIR("impact", "s", -10, "ˈɪmpækt", "ɪmˈpækt"),
    PAIR("implant", "s", -6, "ˈɪmplænt", "ɪmˈplænt"),
    PAIR("import", "s", -6, "ˈɪmpɔɹt", "ɪmˈpɔɹt"),
    PAIR_ES("impress", 20, "ˈɪmpɹɛs", "ɪmˈpɹɛs"),
    PAIR("imprint", "s", -12, "ˈɪmpɹɪnt", "ɪmˈpɹɪnt"),
    ONE("incense", false, -12, "noun", "ˈɪnsɛns", "ɪnˈsɛns"),
    PAIR("incline", "z", -4, "ˈɪnklaɪn", "ɪnˈklaɪn"),
    PAIR("increase", "ɪz", 0, "ˈɪnkɹiːs", "ɪnˈkɹiːs"),
    PAIR("indent", "s", 4, "ˈɪndɛnt", "ɪnˈdɛnt"),
    PAIR("inlay", "z", -14, "ˈɪnleɪ", "ɪnˈleɪ"),
    PAIR("insert", "s", 6, "ˈɪnsɝt", "ɪnˈsɝt"),
    PAIR("insult", "s", -4, "ˈɪnsʌlt", "ɪnˈsʌlt"),
    PAIR("intern", "z", -10, "ˈɪntɝn", "ɪnˈtɝn"),
    ONE("interchange", false, -8, "noun", "ˈɪntɚtʃeɪndʒ", "ˌɪntɚˈtʃeɪndʒ"),
    ONE("interchanges", true, -8, "noun", "ˈɪntɚtʃeɪndʒɪz", "ˌɪntɚˈtʃeɪndʒɪz"),
    PAIR("intrigue", "z", -6, "ˈɪntɹiːɡ", "ɪnˈtɹiːɡ"),
    PAIR("invite", "s", 14, "ˈɪnvaɪt", "ɪnˈvaɪt"),
    PAIR("mandate", "s", -10, "ˈmændeɪt", "mænˈdeɪt"),
    PAIR_GB("object", "s", -8, "ˈɑːbdʒɛkt", "əbˈdʒɛkt", "ˈɒbdʒɛkt", "əbˈdʒɛkt"),
    PAIR("offset", "s", 4, "ˈɔːfsɛt", "ˌɔːfˈsɛt"),
    PAIR("overlap", "s", 0, "ˈoʊvɚlæp", "ˌoʊvɚˈlæp"),
    PAIR("overflow", "z", -2, "ˈoʊvɚfloʊ", "ˌoʊvɚˈfloʊ"),
    PAIR("overhaul", "z", -4, "ˈoʊvɚhɔːl", "ˌoʊvɚˈhɔːl"),
    PAIR("overlook", "s", 12, "ˈoʊvɚlʊk", "ˌoʊvɚˈlʊk"),
    PAIR("override", "z", 8, "ˈoʊvɚɹaɪd", "ˌoʊvɚˈɹaɪd"),
    PAIR("overthrow", "z", 0, "ˈoʊvɚθɹoʊ", "ˌoʊvɚˈθɹoʊ"),
    ONE("perfect", false, -14, "adjective", "ˈpɝfɪkt", "pɚˈfɛkt"),
    ONE("perfects", true, 20, "noun", "ˈpɝfɪkts", "pɚˈfɛkts"),
    PAIR("perfume", "z", -12, "ˈpɝfjuːm", "pɚˈfjuːm"),
    PAIR("permit", "s", 0, "ˈpɝmɪt", "pɚˈmɪt"),
    PAIR("pervert", "s", -4, "ˈpɝvɝt", "pɚˈvɝt"),
    PAIR("present", "s", -6, "ˈpɹɛzənt", "pɹɪˈzɛnt"),
    PAIR("proceed", "z", 0, "ˈpɹoʊsiːd", "pɹəˈsiːd"),
    PAIR_GB("produce", "ɪz", 8, "ˈpɹoʊduːs", "pɹəˈduːs", "ˈpɹɒdjuːs", "pɹəˈdjuːs"),
    PAIR_GB_ES("progress", -8, "ˈpɹɑːɡɹɛs", "pɹəˈɡɹɛs", "ˈpɹəʊɡɹɛs", "pɹəˈɡɹɛs"),
    PAIR_GB("project", "s", -10, "ˈpɹɑːdʒɛkt", "pɹəˈdʒɛkt", "ˈpɹɒdʒɛkt", "pɹəˈdʒɛkt"),
    PAIR("protest", "s", -6, "ˈpɹoʊtɛst", "pɹəˈtɛst"),
    PAIR("purport", "s", 14, "ˈpɝpɔɹt", "pɚˈpɔɹt"),
    PAIR("rebel", "z", -8, "ˈɹɛbəl", "ɹɪˈbɛl"),
    PAIR("recall", "z", 10, "ˈɹiːkɔːl", "ɹɪˈkɔːl"),
    PAIR_ES("recess", -12, "ˈɹiːsɛs", "ɹɪˈsɛs"),
    PAIR("recoil", "z", -2, "ˈɹiːkɔɪl", "ɹɪˈkɔɪl"),
    PAIR_GB("record", "z", -8, "ˈɹɛkɚd", "ɹɪˈkɔɹd", "ˈɹɛkɔːd", "ɹɪˈkɔːd"),
    PAIR("recount", "s", 4, "ˈɹiːkaʊnt", "ɹɪˈkaʊnt"),
    PAIR_ES("redress", 0, "ˈɹiːdɹɛs", "ɹɪˈdɹɛs"),
    PAIR("refill", "z", 0, "ˈɹiːfɪl", "ɹiːˈfɪl"),
    PAIR("refund", "z", -6, "ˈɹiːfʌnd", "ɹɪˈfʌnd"),
    PAIR_ES("regress", 8, "ˈɹiːɡɹɛs", "ɹɪˈɡɹɛs"),
    PAIR("reject", "s", 12, "ˈɹiːdʒɛkt", "ɹɪˈdʒɛkt"),
    PAIR("relapse", "ɪz", -4, "ˈɹiːlæps", "ɹɪˈlæps"),
    PAIR("relay", "z", -6, "ˈɹiːleɪ", "ɹɪˈleɪ"),
    PAIR("remake", "s", -4, "ˈɹiːmeɪk", "ɹiːˈmeɪk"),
    PAIR("replay", "z", -4, "ˈɹiːpleɪ", "ɹiːˈpleɪ"),
    PAIR("reprint", "s", -4, "ˈɹiːpɹɪnt", "ɹiːˈpɹɪnt"),
    PAIR("rerun", "z", -4, "ˈɹiːɹʌn", "ɹiːˈɹʌn"),
    PAIR_ES("research", -10, "ˈɹiːsɝtʃ", "ɹɪˈsɝtʃ"),
    PAIR("retake", "s", 6, "ˈɹiːteɪk", "ɹiːˈteɪk"),
    PAIR("retard", "z", 12, "ˈɹiːtɑɹd", "ɹɪˈtɑɹd"),
    PAIR("rewrite", "s", 6, "ˈɹiːɹaɪt", "ɹiːˈɹaɪt"),
    PAIR("segment", "s", -12, "ˈsɛɡmənt", "sɛɡˈmɛnt"),
    PAIR("subject", "s", -10, "ˈsʌbdʒɛkt", "səbˈdʒɛkt"),
    PAIR("survey", "z", -8, "ˈsɝveɪ", "sɚˈveɪ"),
    PAIR("suspect", "s", -2, "ˈsʌspɛkt", "səˈspɛkt"),
    PAIR("torment", "s", -4, "ˈtɔɹmɛnt", "tɔɹˈmɛnt"),
    PAIR("transfer", "z", -4, "ˈtɹænsfɚ", "tɹænsˈfɝ"),
    PAIR("transplant", "s", -8, "ˈtɹænsplænt", "tɹænsˈplænt"),
    PAIR("transport", "s", -6, "ˈtɹænspɔɹt", "tɹænsˈpɔɹt"),
    PAIR("undercut", "s", 8, "ˈʌndɚkʌt", "ˌʌndɚˈkʌt"),
    PAIR("update", "s", -2, "ˈʌpdeɪt", "ʌpˈdeɪt"),
    PAIR("upgrade", "z", -2, "ˈʌpɡɹeɪd", "ʌpˈɡɹeɪd"),
    PAIR("uplift", "s", 0, "ˈʌplɪft", "ʌpˈlɪft"),
    PAIR("upset", "s", 10, "ˈʌpsɛt", "ʌpˈsɛt"),
    PAIR("discourse", "ɪz", -18, "ˈdɪskɔɹs", "dɪsˈkɔɹs"),
    PAIR("decoy", "z", -16, "ˈdiːkɔɪ", "dɪˈkɔɪ"),
    PAIR("misprint", "s", -12, "ˈmɪspɹɪnt", "mɪsˈpɹɪnt"),
    PAIR("outlay", "z", -20, "ˈaʊtleɪ", "aʊtˈleɪ"),
    ONE("ally", false, -8, "noun", "ˈælaɪ", "əˈlaɪ"),
    ONE("allies", true, -16, "noun", "ˈælaɪz", "əˈlaɪz"),
    PAIR("alloy", "z", -16, "ˈælɔɪ", "əˈlɔɪ"),
    PAIR("essay", "z", -16, "ˈɛseɪ", "ɛˈseɪ"),
    PAIR_ES("rehash", 0, "ˈɹiːhæʃ", "ɹiːˈhæʃ"),
    PAIR("traverse", "ɪz", 6, "ˈtɹævɚs", "tɹəˈvɝs"),
    ONE("resume", false, 16, "noun", "ˈɹɛzəmeɪ", "ɹɪˈzuːm"),
    ONE("resumes", true, 8, "noun", "ˈɹɛzəmeɪz", "ɹɪˈzuːmz"),

    /* -ment: a full vowel in the verb */
    PAIR_GB("document", "s", -12, "ˈdɑːkjəmənt", "ˈdɑːkjəmɛnt", "ˈdɒkjəmənt", "ˈdɒkjəmɛnt"),
    PAIR("supplement", "s", -8, "ˈsʌpləmənt", "ˈsʌpləmɛnt"),
    PAIR("implement", "s", 12, "ˈɪmpləmənt", "ˈɪmpləmɛnt"),
    PAIR("complement", "s", -4, "ˈkɑːmpləmənt", "ˈkɑːmpləmɛnt"),
    PAIR("compliment", "s", -6, "ˈkɑːmpləmənt", "ˈkɑːmpləmɛnt"),
    PAIR("experiment", "s", -10, "ɪkˈspɛɹɪmənt", "ɪkˈspɛɹɪmɛnt"),
    PAIR("ornament", "s", -14, "ˈɔɹnəmənt", "ˈɔɹnəmɛnt"),

    /* -ate */
    ATE("advocate", -4, "ˈædvək"),
    ATE("affiliate", -4, "əˈfɪli"),
    ATE("agglomerate", -2, "əˈɡlɑːməɹ"),
    ATE("aggregate", -6, "ˈæɡɹəɡ"),
    ONE_GB("alternate", false, -6, "adjective", "ˈɔːltɚnət", "ˈɔːltɚneɪt", "ɔːlˈtɜːnət",
           "ˈɔːltəneɪt"),
    ONE("alternates", true, 4, "noun", "ˈɔːltɚnəts", "ˈɔːltɚneɪts"),
    ATE("animate", -2, "ˈænɪm"),
    ATE("appropriate", -14, "əˈpɹoʊpɹi"),
    ATE_GB("approximate", -6, "əˈpɹɑːksɪm", "əˈpɹɒksɪm"),
    ATE("articulate", -2, "ɑɹˈtɪkjəl"),
    ATE("associate", -2, "əˈsoʊsi"),
    ATE_GB("conglomerate", -12, "kənˈɡlɑːməɹ", "kənˈɡlɒməɹ"),
    ATE_GB("conjugate", -4, "ˈkɑːndʒəɡ", "ˈkɒndʒəɡ"),
    ATE_GB("consummate", -2, "ˈkɑːnsəm", "ˈkɒnsəm"),
    ATE_GB("confederate", -20, "kənˈfɛdəɹ", "kənˈfɛdəɹ"),
    ATE("coordinate", -2, "koʊˈɔɹdən"),
    ATE("correlate", 6, "ˈkɔɹəl"),
    ATE("degenerate", -2, "dɪˈdʒɛnəɹ"),
    ATE("delegate", -6, "ˈdɛləɡ"),
    ATE("deliberate", -8, "dɪˈlɪbəɹ"),
    ATE("designate", 6, "ˈdɛzɪɡn"),
    ATE("desolate", -12, "ˈdɛsəl"),
    ATE("duplicate", -4, "ˈduːplɪk"),
    ATE("elaborate", -6, "ɪˈlæbəɹ"),
    ATE("estimate", -2, "ˈɛstɪm"),
    ATE("expatriate", -14, "ɛkˈspeɪtɹi"),
    ATE("graduate", -8, "ˈɡɹædʒu"),
    ATE("incarnate", -8, "ɪnˈkɑɹn"),
    ATE("initiate", 8, "ɪˈnɪʃi"),
    ATE("intimate", -12, "ˈɪntəm"),
    ATE("isolate", 8, "ˈaɪsəl"),
    ATE("laminate", -6, "ˈlæmɪn"),
    ATE("legitimate", -20, "lɪˈdʒɪtəm"),
    ATE_GB("moderate", -12, "ˈmɑːdəɹ", "ˈmɒdəɹ"),
    ATE_GB("postulate", -2, "ˈpɑːstʃəl", "ˈpɒstjəl"),
    ATE("precipitate", -2, "pɹɪˈsɪpɪt"),
    ATE("predicate", -8, "ˈpɹɛdɪk"),
    ATE("predominate", 4, "pɹɪˈdɑːmən"),
    ATE("repatriate", 10, "ɹiːˈpeɪtɹi"),
    ATE("separate", -4, "ˈsɛpəɹ"),
    ATE("sophisticate", -2, "səˈfɪstɪk"),
    ATE("subordinate", -8, "səˈbɔɹdən"),
    ATE("syndicate", -10, "ˈsɪndɪk"),
    ATE("triplicate", -10, "ˈtɹɪplɪk"),

    /* plurals of -is, and verbs in -yse */
    ONE("analyses", true, -10, "noun", "əˈnælɪsiːz", "ˈænəlaɪzɪz"),
    ONE("diagnoses", true, -8, "noun", "ˌdaɪəɡˈnoʊsiːz", "ˌdaɪəɡˈnoʊsɪz"),
    ONE("paralyses", true, 4, "noun", "pəˈɹælɪsiːz", "ˈpæɹəlaɪzɪz"),
    SENSE("axes", -2, "of an axe", "ˈæksɪz", "of an axis", "ˈæksiːz"),
    SENSE("bases", -2, "of a base", "ˈbeɪsɪz", "of a basis", "ˈbeɪsiːz"),
    SENSE("ellipses", 4, "of an ellipse", "ɪˈlɪpsɪz", "of an ellipsis", "ɪˈlɪpsiːz"),

    /* -ed as a syllable of its own in the adjective */
    ONE("aged", false, 2, "adjective", "ˈeɪdʒɪd", "ˈeɪdʒd"),
    ONE("beloved", false, -30, "adjective", "bɪˈlʌvɪd", "bɪˈlʌvd"),
    ONE("blessed", false, 2, "adjective", "ˈblɛsɪd", "ˈblɛst"),
    ONE("crooked", false, -20, "adjective", "ˈkɹʊkɪd", "ˈkɹʊkt"),
    ONE("cursed", false, 4, "adjective", "ˈkɝsɪd", "ˈkɝst"),
    ONE("dogged", false, 2, "adjective", "ˈdɔːɡɪd", "ˈdɔːɡd"),
    ONE("jagged", false, -20, "adjective", "ˈdʒæɡɪd", "ˈdʒæɡd"),
    ONE("learned", false, 16, "adjective", "ˈlɝnɪd", "ˈlɝnd"),
    ONE("ragged", false, -20, "adjective", "ˈɹæɡɪd", "ˈɹæɡd"),
    ONE("moped", false, 0, "noun", "ˈmoʊpɛd", "ˈmoʊpt"),

    /* two words that happen to be written alike */
    ONE("bow", false, -4, "noun", "ˈboʊ", "ˈbaʊ"),
    ONE("bows", true, -4, "noun", "ˈboʊz", "ˈbaʊz"),
    SENSE("bowed", 10, "bent", "ˈboʊd", "bent the head", "ˈbaʊd"),
    SENSE("bowing", 10, "of strings", "ˈboʊɪŋ", "verb", "ˈbaʊɪŋ"),
    ONE("buffet", false, -12, "noun", "bəˈfeɪ", "ˈbʌfɪt"),
    ONE("buffets", true, -6, "noun", "bəˈfeɪz", "ˈbʌfɪts"),
    SENSE("bass", -6, "music", "ˈbeɪs", "fish", "ˈbæs"),
    ONE("dove", false, -4, "noun", "ˈdʌv", "ˈdoʊv"),
    SENSE("drawer", -16, "furniture", "ˈdɹɔɹ", "one who draws", "ˈdɹɔːɚ"),
    SENSE("drawers", -16, "furniture", "ˈdɹɔɹz", "those who draw", "ˈdɹɔːɚz"),
    SENSE("gill", -10, "of a fish", "ˈɡɪl", "quarter pint", "ˈdʒɪl"),
    SENSE("hinder", -10, "verb", "ˈhɪndɚ", "adjective", "ˈhaɪndɚ"),
    SENSE("lead", -6, "verb", "ˈliːd", "metal", "ˈlɛd"),
    SENSE("leads", -20, "verb", "ˈliːdz", "metal", "ˈlɛdz"),
    SENSE("lower", -20, "adjective", "ˈloʊɚ", "frown", "ˈlaʊɚ"),
    SENSE("minute", -10, "noun", "ˈmɪnɪt", "adjective", "maɪˈnuːt"),
    SENSE("mow", -10, "verb", "ˈmoʊ", "heap", "ˈmaʊ"),
    SENSE("number", -20, "noun", "ˈnʌmbɚ", "adjective", "ˈnʌmɚ"),
    SENSE("pasty", 0, "noun", "ˈpæsti", "adjective", "ˈpeɪsti"),
    SENSE("putting", -10, "verb", "ˈpʊtɪŋ", "golf", "ˈpʌtɪŋ"),
    SENSE("raven", -20, "noun", "ˈɹeɪvən", "verb", "ˈɹævən"),
    SENSE("resign", -20, "verb", "ɹɪˈzaɪn", "sign again", "ɹiːˈsaɪn"),
    SENSE("routed", -2, "sent", "ˈɹuːtɪd", "beaten", "ˈɹaʊtɪd"),
    SENSE("row", -10, "noun", "ˈɹoʊ", "quarrel", "ˈɹaʊ"),
    SENSE("rows", -10, "noun", "ˈɹoʊz", "quarrels", "ˈɹaʊz"),
    SENSE("sake", -10, "noun", "ˈseɪk", "rice wine", "ˈsɑːki"),
    SENSE("sewer", -10, "drain", "ˈsuːɚ", "one who sews", "ˈsoʊɚ"),
    SENSE("sewers", -10, "drains", "ˈsuːɚz", "those who sew", "ˈsoʊɚz"),
    SENSE("skied", -10, "verb", "ˈskiːd", "hit high", "ˈskaɪd"),
    SENSE("slough", 0, "verb", "ˈslʌf", "noun", "ˈsluː"),
    ONE("sow", false, 4, "noun", "ˈsaʊ", "ˈsoʊ"),
    ONE("sows", true, 0, "noun", "ˈsaʊz", "ˈsoʊz"),
    ONE("tear", false, 2, "noun", "ˈtɪɹ", "ˈtɛɹ"),
    ONE("tears", true, -8, "noun", "ˈtɪɹz", "ˈtɛɹz"),
    SENSE("viola", -10, "instrument", "viˈoʊlə", "flower", "ˈvaɪələ"),
    ONE("wind", false, -8, "noun", "ˈwɪnd", "ˈwaɪnd"),
    ONE("winds", true, -6, "noun", "ˈwɪndz", "ˈwaɪndz"),
    SENSE("winding", 14, "blowing", "ˈwɪndɪŋ", "turning", "ˈwaɪndɪŋ"),
    SENSE("wound", -8, "injury", "ˈwuːnd", "past of wind", "ˈwaʊnd"),
    SENSE("agape", -4, "adverb", "əˈɡeɪp", "love", "ɑːˈɡɑːpeɪ"),
    SENSE("content", -4, "noun", "ˈkɑːntɛnt", "adjective", "kənˈtɛnt"),
    SENSE("contents", -40, "noun", "ˈkɑːntɛnts", "verb", "kənˈtɛnts"),
    SENSE("invalid", 10, "noun", "ˈɪnvəlɪd", "adjective", "ɪnˈvælɪd"),
    SENSE("multiply", -20, "verb", "ˈmʌltɪplaɪ", "adverb", "ˈmʌltɪpli"),
    SENSE("complex", 8, "noun", "ˈkɑːmplɛks", "adjective", "kəmˈplɛks"),
    SENSE("attaches", 10, "diplomats", "ætəˈʃeɪz", "verb", "əˈtætʃɪz"),
    SENSE("rose", -30, "noun", "ˈɹoʊz", "wine", "ɹoʊˈzeɪ"),
    SENSE("unionized", -20, "in a union", "ˈjuːnjənaɪzd", "not ionized", "ʌnˈaɪənaɪzd"),
    SENSE("denier", -4, "one who denies", "dɪˈnaɪɚ", "of stockings", "ˈdɛnjɚ"),
    SENSE("coax", -4, "verb", "ˈkoʊks", "cable", "ˈkoʊæks"),
    SENSE("worsted", -4, "cloth", "ˈwʊstɪd", "beaten", "ˈwɝstɪd"),

    /* past alike in writing */
    {"read", HETERONYM_PAST, false, -6, {{"verb", "ˈɹiːd", NULL}, {"past", "ˈɹɛd", NULL}}},
    {"reread", HETERONYM_PAST, false, -6, {{"verb", "ɹiːˈɹiːd", NULL}, {"past", "ɹiːˈɹɛd", NULL}}},
    {"misread", HETERONYM_PAST, false, 0, {{"verb", "mɪsˈɹiːd", NULL}, {"past", "mɪsˈɹɛd", NULL}}},
    {"proofread",
     HETERONYM_PAST,
     false,
     -6,
     {{"verb", "ˈpɹuːfɹiːd", NULL}, {"past", "ˈpɹuːfɹɛd", NULL}}},

    /* names by their capital */
    NAME("august", "adjective", "ɔːˈɡʌst", "ˈɔːɡəst"),
    NAME("polish", "verb", "ˈpɑːlɪʃ", "ˈpoʊlɪʃ"),
    NAME("reading", "noun", "ˈɹiːdɪŋ", "ˈɹɛdɪŋ"),
    NAME("nice", "adjective", "ˈnaɪs", "ˈniːs"),
    NAME("job", "noun", "ˈdʒɑːb", "ˈdʒoʊb"),
    NAME("mobile", "adjective", "ˈmoʊbəl", "moʊˈbiːl"),
    NAME("tangier", "adjective", "ˈtæŋiɚ", "tænˈdʒɪɹ"),
    NAME("lima", "adjective", "ˈlaɪmə", "ˈliːmə"),
    NAME("natal", "adjective", "ˈneɪtəl", "nəˈtɑːl"),
    NAME("rainier", "adjective", "ˈɹeɪniɚ", "ɹəˈnɪɹ"),
    NAME("concord", "noun", "ˈkɑːnkɔɹd", "ˈkɑːŋkɚd"),
};
const size_t n_heteronyms = sizeof heteronyms / sizeof *heteronyms;
