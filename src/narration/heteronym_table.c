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
    ONE("use", false, 2, "noun", "ˈjuːs", "ˈjuːz"),
    ONE("uses", true, 3, "noun", "ˈjuːsɪz", "ˈjuːzɪz"),
    ONE("misuse", false, -3, "noun", "mɪsˈjuːs", "mɪsˈjuːz"),
    ONE("misuses", true, 0, "noun", "mɪsˈjuːsɪz", "mɪsˈjuːzɪz"),
    ONE("reuse", false, -1, "noun", "ɹiːˈjuːs", "ɹiːˈjuːz"),
    ONE("disuse", false, -5, "noun", "dɪsˈjuːs", "dɪsˈjuːz"),
    ONE("abuse", false, -4, "noun", "əˈbjuːs", "əˈbjuːz"),
    ONE("abuses", true, -4, "noun", "əˈbjuːsɪz", "əˈbjuːzɪz"),
    ONE("excuse", false, 0, "noun", "ɪkˈskjuːs", "ɪkˈskjuːz"),
    ONE("excuses", true, -3, "noun", "ɪkˈskjuːsɪz", "ɪkˈskjuːzɪz"),
    ONE("house", false, -6, "noun", "ˈhaʊs", "ˈhaʊz"),
    ONE("refuse", false, 7, "noun", "ˈɹɛfjuːs", "ɹɪˈfjuːz"),
    ONE("diffuse", false, 0, "adjective", "dɪˈfjuːs", "dɪˈfjuːz"),
    ONE("close", false, 0, "adjective", "ˈkloʊs", "ˈkloʊz"),
    ONE("live", false, 4, "adjective", "ˈlaɪv", "ˈlɪv"),
    ONE("lives", true, -1, "noun", "ˈlaɪvz", "ˈlɪvz"),
    SENSE("closer", 0, "adjective", "ˈkloʊsɚ", "noun", "ˈkloʊzɚ"),
    ONE("used", false, 40, "adjective", "ˈjuːst", "ˈjuːzd"),

    /* stress on the noun's first syllable, on the verb's second */
    PAIR("abstract", "s", -6, "ˈæbstɹækt", "æbˈstɹækt"),
    ONE("absent", false, -7, "adjective", "ˈæbsənt", "æbˈsɛnt"),
    PAIR("accent", "s", -5, "ˈæksɛnt", "ækˈsɛnt"),
    PAIR("addict", "s", -4, "ˈædɪkt", "əˈdɪkt"),
    PAIR_ES("address", -2, "ˈædɹɛs", "əˈdɹɛs"),
    PAIR("affect", "s", 7, "ˈæfɛkt", "əˈfɛkt"),
    PAIR_ES("affix", -3, "ˈæfɪks", "əˈfɪks"),
    PAIR_ES("annex", 0, "ˈænɛks", "əˈnɛks"),
    PAIR("attribute", "s", 0, "ˈætɹɪbjuːt", "əˈtɹɪbjuːt"),
    PAIR_GB("combat", "s", -5, "ˈkɑːmbæt", "kəmˈbæt", "ˈkɒmbæt", "kəmˈbæt"),
    PAIR_GB("combine", "z", 6, "ˈkɑːmbaɪn", "kəmˈbaɪn", "ˈkɒmbaɪn", "kəmˈbaɪn"),
    PAIR_GB("commune", "z", -6, "ˈkɑːmjuːn", "kəˈmjuːn", "ˈkɒmjuːn", "kəˈmjuːn"),
    PAIR_GB("compact", "s", 0, "ˈkɑːmpækt", "kəmˈpækt", "ˈkɒmpækt", "kəmˈpækt"),
    PAIR_GB("compound", "z", -5, "ˈkɑːmpaʊnd", "kəmˈpaʊnd", "ˈkɒmpaʊnd", "kəmˈpaʊnd"),
    PAIR_GB_ES("compress", 4, "ˈkɑːmpɹɛs", "kəmˈpɹɛs", "ˈkɒmpɹɛs", "kəmˈpɹɛs"),
    PAIR_GB("concert", "s", -10, "ˈkɑːnsɚt", "kənˈsɝt", "ˈkɒnsət", "kənˈsɜːt"),
    PAIR_GB("conduct", "s", 0, "ˈkɑːndʌkt", "kənˈdʌkt", "ˈkɒndʌkt", "kənˈdʌkt"),
    PAIR_GB("confine", "z", 3, "ˈkɑːnfaɪn", "kənˈfaɪn", "ˈkɒnfaɪn", "kənˈfaɪn"),
    PAIR_GB("conflict", "s", -3, "ˈkɑːnflɪkt", "kənˈflɪkt", "ˈkɒnflɪkt", "kənˈflɪkt"),
    PAIR_GB("conscript", "s", -3, "ˈkɑːnskɹɪpt", "kənˈskɹɪpt", "ˈkɒnskɹɪpt", "kənˈskɹɪpt"),
    PAIR_GB("console", "z", -3, "ˈkɑːnsoʊl", "kənˈsoʊl", "ˈkɒnsəʊl", "kənˈsəʊl"),
    PAIR_GB("consort", "s", -4, "ˈkɑːnsɔɹt", "kənˈsɔɹt", "ˈkɒnsɔːt", "kənˈsɔːt"),
    PAIR_GB("construct", "s", 2, "ˈkɑːnstɹʌkt", "kənˈstɹʌkt", "ˈkɒnstɹʌkt", "kənˈstɹʌkt"),
    PAIR_GB("contest", "s", -3, "ˈkɑːntɛst", "kənˈtɛst", "ˈkɒntɛst", "kənˈtɛst"),
    PAIR_GB("contract", "s", -4, "ˈkɑːntɹækt", "kənˈtɹækt", "ˈkɒntɹækt", "kənˈtɹækt"),
    PAIR_GB("contrast", "s", -2, "ˈkɑːntɹæst", "kənˈtɹæst", "ˈkɒntɹɑːst", "kənˈtɹɑːst"),
    PAIR_GB("converse", "ɪz", 0, "ˈkɑːnvɝs", "kənˈvɝs", "ˈkɒnvɜːs", "kənˈvɜːs"),
    PAIR_GB("convert", "s", 2, "ˈkɑːnvɝt", "kənˈvɝt", "ˈkɒnvɜːt", "kənˈvɜːt"),
    PAIR_GB("convict", "s", -2, "ˈkɑːnvɪkt", "kənˈvɪkt", "ˈkɒnvɪkt", "kənˈvɪkt"),
    PAIR("decrease", "ɪz", 0, "ˈdiːkɹiːs", "dɪˈkɹiːs"),
    PAIR("defect", "s", -2, "ˈdiːfɛkt", "dɪˈfɛkt"),
    PAIR("desert", "s", -6, "ˈdɛzɚt", "dɪˈzɝt"),
    PAIR("detail", "z", -6, "ˈdiːteɪl", "dɪˈteɪl"),
    PAIR("dictate", "s", 5, "ˈdɪkteɪt", "dɪkˈteɪt"),
    PAIR("digest", "s", -1, "ˈdaɪdʒɛst", "daɪˈdʒɛst"),
    PAIR("discard", "z", 5, "ˈdɪskɑɹd", "dɪsˈkɑɹd"),
    ONE("discharge", false, -2, "noun", "ˈdɪstʃɑɹdʒ", "dɪsˈtʃɑɹdʒ"),
    ONE("discharges", true, -2, "noun", "ˈdɪstʃɑɹdʒɪz", "dɪsˈtʃɑɹdʒɪz"),
    PAIR("discount", "s", -4, "ˈdɪskaʊnt", "dɪsˈkaʊnt"),
    PAIR("entrance", "ɪz", -10, "ˈɛntɹəns", "ɪnˈtɹæns"),
    PAIR("escort", "s", -2, "ˈɛskɔɹt", "ɛˈskɔɹt"),
    PAIR("excerpt", "s", -6, "ˈɛksɝpt", "ɛkˈsɝpt"),
    PAIR("exploit", "s", 3, "ˈɛksplɔɪt", "ɪkˈsplɔɪt"),
    PAIR("export", "s", -3, "ˈɛkspɔɹt", "ɛkˈspɔɹt"),
    PAIR("extract", "s", 0, "ˈɛkstɹækt", "ɪkˈstɹækt"),
    PAIR("ferment", "s", 3, "ˈfɝmɛnt", "fɚˈmɛnt"),
    PAIR("fragment", "s", -7, "ˈfɹæɡmənt", "fɹæɡˈmɛnt"),
    ONE("frequent", false, -8, "adjective", "ˈfɹiːkwənt", "fɹiˈkwɛnt"),
    PAIR("impact", "s", -5, "ˈɪmpækt", "ɪmˈpækt"),
    PAIR("implant", "s", -3, "ˈɪmplænt", "ɪmˈplænt"),
    PAIR("import", "s", -3, "ˈɪmpɔɹt", "ɪmˈpɔɹt"),
    PAIR_ES("impress", 10, "ˈɪmpɹɛs", "ɪmˈpɹɛs"),
    PAIR("imprint", "s", -6, "ˈɪmpɹɪnt", "ɪmˈpɹɪnt"),
    ONE("incense", false, -6, "noun", "ˈɪnsɛns", "ɪnˈsɛns"),
    PAIR("incline", "z", -2, "ˈɪnklaɪn", "ɪnˈklaɪn"),
    PAIR("increase", "ɪz", 0, "ˈɪnkɹiːs", "ɪnˈkɹiːs"),
    PAIR("indent", "s", 2, "ˈɪndɛnt", "ɪnˈdɛnt"),
    PAIR("inlay", "z", -7, "ˈɪnleɪ", "ɪnˈleɪ"),
    PAIR("insert", "s", 3, "ˈɪnsɝt", "ɪnˈsɝt"),
    PAIR("insult", "s", -2, "ˈɪnsʌlt", "ɪnˈsʌlt"),
    PAIR("intern", "z", -5, "ˈɪntɝn", "ɪnˈtɝn"),
    ONE("interchange", false, -4, "noun", "ˈɪntɚtʃeɪndʒ", "ˌɪntɚˈtʃeɪndʒ"),
    ONE("interchanges", true, -4, "noun", "ˈɪntɚtʃeɪndʒɪz", "ˌɪntɚˈtʃeɪndʒɪz"),
    PAIR("intrigue", "z", -3, "ˈɪntɹiːɡ", "ɪnˈtɹiːɡ"),
    PAIR("invite", "s", 7, "ˈɪnvaɪt", "ɪnˈvaɪt"),
    PAIR("mandate", "s", -5, "ˈmændeɪt", "mænˈdeɪt"),
    PAIR_GB("object", "s", -4, "ˈɑːbdʒɛkt", "əbˈdʒɛkt", "ˈɒbdʒɛkt", "əbˈdʒɛkt"),
    PAIR("offset", "s", 2, "ˈɔːfsɛt", "ˌɔːfˈsɛt"),
    PAIR("overlap", "s", 0, "ˈoʊvɚlæp", "ˌoʊvɚˈlæp"),
    PAIR("overflow", "z", -1, "ˈoʊvɚfloʊ", "ˌoʊvɚˈfloʊ"),
    PAIR("overhaul", "z", -2, "ˈoʊvɚhɔːl", "ˌoʊvɚˈhɔːl"),
    PAIR("overlook", "s", 6, "ˈoʊvɚlʊk", "ˌoʊvɚˈlʊk"),
    PAIR("override", "z", 4, "ˈoʊvɚɹaɪd", "ˌoʊvɚˈɹaɪd"),
    PAIR("overthrow", "z", 0, "ˈoʊvɚθɹoʊ", "ˌoʊvɚˈθɹoʊ"),
    ONE("perfect", false, -7, "adjective", "ˈpɝfɪkt", "pɚˈfɛkt"),
    ONE("perfects", true, 10, "noun", "ˈpɝfɪkts", "pɚˈfɛkts"),
    PAIR("perfume", "z", -6, "ˈpɝfjuːm", "pɚˈfjuːm"),
    PAIR("permit", "s", 0, "ˈpɝmɪt", "pɚˈmɪt"),
    PAIR("pervert", "s", -2, "ˈpɝvɝt", "pɚˈvɝt"),
    PAIR("present", "s", -3, "ˈpɹɛzənt", "pɹɪˈzɛnt"),
    PAIR("proceed", "z", 0, "ˈpɹoʊsiːd", "pɹəˈsiːd"),
    PAIR_GB("produce", "ɪz", 4, "ˈpɹoʊduːs", "pɹəˈduːs", "ˈpɹɒdjuːs", "pɹəˈdjuːs"),
    PAIR_GB_ES("progress", -4, "ˈpɹɑːɡɹɛs", "pɹəˈɡɹɛs", "ˈpɹəʊɡɹɛs", "pɹəˈɡɹɛs"),
    PAIR_GB("project", "s", -5, "ˈpɹɑːdʒɛkt", "pɹəˈdʒɛkt", "ˈpɹɒdʒɛkt", "pɹəˈdʒɛkt"),
    PAIR("protest", "s", -3, "ˈpɹoʊtɛst", "pɹəˈtɛst"),
    PAIR("purport", "s", 7, "ˈpɝpɔɹt", "pɚˈpɔɹt"),
    PAIR("rebel", "z", -4, "ˈɹɛbəl", "ɹɪˈbɛl"),
    PAIR("recall", "z", 5, "ˈɹiːkɔːl", "ɹɪˈkɔːl"),
    PAIR_ES("recess", -6, "ˈɹiːsɛs", "ɹɪˈsɛs"),
    PAIR("recoil", "z", -1, "ˈɹiːkɔɪl", "ɹɪˈkɔɪl"),
    PAIR_GB("record", "z", -4, "ˈɹɛkɚd", "ɹɪˈkɔɹd", "ˈɹɛkɔːd", "ɹɪˈkɔːd"),
    PAIR("recount", "s", 2, "ˈɹiːkaʊnt", "ɹɪˈkaʊnt"),
    PAIR_ES("redress", 0, "ˈɹiːdɹɛs", "ɹɪˈdɹɛs"),
    PAIR("refill", "z", 0, "ˈɹiːfɪl", "ɹiːˈfɪl"),
    PAIR("refund", "z", -3, "ˈɹiːfʌnd", "ɹɪˈfʌnd"),
    PAIR_ES("regress", 4, "ˈɹiːɡɹɛs", "ɹɪˈɡɹɛs"),
    PAIR("reject", "s", 6, "ˈɹiːdʒɛkt", "ɹɪˈdʒɛkt"),
    PAIR("relapse", "ɪz", -2, "ˈɹiːlæps", "ɹɪˈlæps"),
    PAIR("relay", "z", -3, "ˈɹiːleɪ", "ɹɪˈleɪ"),
    PAIR("remake", "s", -2, "ˈɹiːmeɪk", "ɹiːˈmeɪk"),
    PAIR("replay", "z", -2, "ˈɹiːpleɪ", "ɹiːˈpleɪ"),
    PAIR("reprint", "s", -2, "ˈɹiːpɹɪnt", "ɹiːˈpɹɪnt"),
    PAIR("rerun", "z", -2, "ˈɹiːɹʌn", "ɹiːˈɹʌn"),
    PAIR_ES("research", -5, "ˈɹiːsɝtʃ", "ɹɪˈsɝtʃ"),
    PAIR("retake", "s", 3, "ˈɹiːteɪk", "ɹiːˈteɪk"),
    PAIR("retard", "z", 6, "ˈɹiːtɑɹd", "ɹɪˈtɑɹd"),
    PAIR("rewrite", "s", 3, "ˈɹiːɹaɪt", "ɹiːˈɹaɪt"),
    PAIR("segment", "s", -6, "ˈsɛɡmənt", "sɛɡˈmɛnt"),
    PAIR("subject", "s", -5, "ˈsʌbdʒɛkt", "səbˈdʒɛkt"),
    PAIR("survey", "z", -4, "ˈsɝveɪ", "sɚˈveɪ"),
    PAIR("suspect", "s", -1, "ˈsʌspɛkt", "səˈspɛkt"),
    PAIR("torment", "s", -2, "ˈtɔɹmɛnt", "tɔɹˈmɛnt"),
    PAIR("transfer", "z", -2, "ˈtɹænsfɚ", "tɹænsˈfɝ"),
    PAIR("transplant", "s", -4, "ˈtɹænsplænt", "tɹænsˈplænt"),
    PAIR("transport", "s", -3, "ˈtɹænspɔɹt", "tɹænsˈpɔɹt"),
    PAIR("undercut", "s", 4, "ˈʌndɚkʌt", "ˌʌndɚˈkʌt"),
    PAIR("update", "s", -1, "ˈʌpdeɪt", "ʌpˈdeɪt"),
    PAIR("upgrade", "z", -1, "ˈʌpɡɹeɪd", "ʌpˈɡɹeɪd"),
    PAIR("uplift", "s", 0, "ˈʌplɪft", "ʌpˈlɪft"),
    PAIR("upset", "s", 5, "ˈʌpsɛt", "ʌpˈsɛt"),
    PAIR("discourse", "ɪz", -9, "ˈdɪskɔɹs", "dɪsˈkɔɹs"),
    PAIR("decoy", "z", -8, "ˈdiːkɔɪ", "dɪˈkɔɪ"),
    PAIR("misprint", "s", -6, "ˈmɪspɹɪnt", "mɪsˈpɹɪnt"),
    PAIR("outlay", "z", -10, "ˈaʊtleɪ", "aʊtˈleɪ"),
    ONE("ally", false, -4, "noun", "ˈælaɪ", "əˈlaɪ"),
    ONE("allies", true, -8, "noun", "ˈælaɪz", "əˈlaɪz"),
    PAIR("alloy", "z", -8, "ˈælɔɪ", "əˈlɔɪ"),
    PAIR("essay", "z", -8, "ˈɛseɪ", "ɛˈseɪ"),
    PAIR_ES("rehash", 0, "ˈɹiːhæʃ", "ɹiːˈhæʃ"),
    PAIR("traverse", "ɪz", 3, "ˈtɹævɚs", "tɹəˈvɝs"),
    ONE("resume", false, 8, "noun", "ˈɹɛzəmeɪ", "ɹɪˈzuːm"),
    ONE("resumes", true, 4, "noun", "ˈɹɛzəmeɪz", "ɹɪˈzuːmz"),

    PAIR("conserve", "z", 10, "ˈkɑːnsɝv", "kənˈsɝv"),
    PAIR("convoy", "z", -12, "ˈkɑːnvɔɪ", "kənˈvɔɪ"),
    PAIR("default", "s", -6, "ˈdiːfɔːlt", "dɪˈfɔːlt"),
    PAIR("defile", "z", 6, "ˈdiːfaɪl", "dɪˈfaɪl"),
    PAIR("excise", "ɪz", -2, "ˈɛksaɪz", "ɪkˈsaɪz"),
    PAIR("intercept", "s", 10, "ˈɪntɚsɛpt", "ˌɪntɚˈsɛpt"),
    PAIR_ES("mismatch", -6, "ˈmɪsmætʃ", "mɪsˈmætʃ"),
    PAIR("prospect", "s", -14, "ˈpɹɑːspɛkt", "pɹəˈspɛkt"),
    PAIR("rebound", "z", -4, "ˈɹiːbaʊnd", "ɹɪˈbaʊnd"),
    PAIR("refit", "s", -4, "ˈɹiːfɪt", "ɹiːˈfɪt"),
    PAIR("reset", "s", 4, "ˈɹiːsɛt", "ɹiːˈsɛt"),
    PAIR("retread", "z", -2, "ˈɹiːtɹɛd", "ɹiːˈtɹɛd"),
    PAIR("transform", "z", 10, "ˈtɹænsfɔɹm", "tɹænsˈfɔɹm"),
    PAIR("sublet", "s", 4, "ˈsʌblɛt", "sʌbˈlɛt"),
    PAIR("subcontract", "s", -2, "ˈsʌbkɑːntɹækt", "ˌsʌbkənˈtɹækt"),
    PAIR("rethink", "s", 4, "ˈɹiːθɪŋk", "ɹiːˈθɪŋk"),

    /* -ment: a full vowel in the verb */
    PAIR_GB("document", "s", -6, "ˈdɑːkjəmənt", "ˈdɑːkjəmɛnt", "ˈdɒkjəmənt", "ˈdɒkjəmɛnt"),
    PAIR("supplement", "s", -4, "ˈsʌpləmənt", "ˈsʌpləmɛnt"),
    PAIR("implement", "s", 6, "ˈɪmpləmənt", "ˈɪmpləmɛnt"),
    PAIR("complement", "s", -2, "ˈkɑːmpləmənt", "ˈkɑːmpləmɛnt"),
    PAIR("compliment", "s", -3, "ˈkɑːmpləmənt", "ˈkɑːmpləmɛnt"),
    PAIR("experiment", "s", -5, "ɪkˈspɛɹɪmənt", "ɪkˈspɛɹɪmɛnt"),
    PAIR("ornament", "s", -7, "ˈɔɹnəmənt", "ˈɔɹnəmɛnt"),

    /* -ate */
    ATE("advocate", -2, "ˈædvək"),
    ATE("affiliate", -2, "əˈfɪli"),
    ATE("agglomerate", -1, "əˈɡlɑːməɹ"),
    ATE("aggregate", -3, "ˈæɡɹəɡ"),
    ONE_GB("alternate", false, -3, "adjective", "ˈɔːltɚnət", "ˈɔːltɚneɪt", "ɔːlˈtɜːnət",
           "ˈɔːltəneɪt"),
    ONE("alternates", true, 2, "noun", "ˈɔːltɚnəts", "ˈɔːltɚneɪts"),
    ATE("animate", -1, "ˈænɪm"),
    ATE("appropriate", -7, "əˈpɹoʊpɹi"),
    ATE_GB("approximate", -3, "əˈpɹɑːksɪm", "əˈpɹɒksɪm"),
    ATE("articulate", -1, "ɑɹˈtɪkjəl"),
    ATE("associate", -1, "əˈsoʊsi"),
    ATE_GB("conglomerate", -6, "kənˈɡlɑːməɹ", "kənˈɡlɒməɹ"),
    ATE_GB("conjugate", -2, "ˈkɑːndʒəɡ", "ˈkɒndʒəɡ"),
    ATE_GB("consummate", -1, "ˈkɑːnsəm", "ˈkɒnsəm"),
    ATE_GB("confederate", -10, "kənˈfɛdəɹ", "kənˈfɛdəɹ"),
    ATE("coordinate", -1, "koʊˈɔɹdən"),
    ATE("correlate", 3, "ˈkɔɹəl"),
    ATE("degenerate", -1, "dɪˈdʒɛnəɹ"),
    ATE("delegate", -3, "ˈdɛləɡ"),
    ATE("deliberate", -4, "dɪˈlɪbəɹ"),
    ATE("designate", 3, "ˈdɛzɪɡn"),
    ATE("desolate", -6, "ˈdɛsəl"),
    ATE("duplicate", -2, "ˈduːplɪk"),
    ATE("elaborate", -3, "ɪˈlæbəɹ"),
    ATE("estimate", -1, "ˈɛstɪm"),
    ATE("expatriate", -7, "ɛkˈspeɪtɹi"),
    ATE("graduate", -4, "ˈɡɹædʒu"),
    ATE("incarnate", -4, "ɪnˈkɑɹn"),
    ATE("initiate", 4, "ɪˈnɪʃi"),
    ATE("intimate", -6, "ˈɪntəm"),
    ATE("isolate", 4, "ˈaɪsəl"),
    ATE("laminate", -3, "ˈlæmɪn"),
    ATE("legitimate", -10, "lɪˈdʒɪtəm"),
    ATE_GB("moderate", -6, "ˈmɑːdəɹ", "ˈmɒdəɹ"),
    ATE_GB("postulate", -1, "ˈpɑːstʃəl", "ˈpɒstjəl"),
    ATE("precipitate", -1, "pɹɪˈsɪpɪt"),
    ATE("predicate", -4, "ˈpɹɛdɪk"),
    ATE("predominate", 2, "pɹɪˈdɑːmən"),
    ATE("repatriate", 5, "ɹiːˈpeɪtɹi"),
    ATE("separate", -2, "ˈsɛpəɹ"),
    ATE("sophisticate", -1, "səˈfɪstɪk"),
    ATE("subordinate", -4, "səˈbɔɹdən"),
    ATE("syndicate", -5, "ˈsɪndɪk"),
    ATE("triplicate", -5, "ˈtɹɪplɪk"),

    /* plurals of -is, and verbs in -yse */
    ONE("analyses", true, -5, "noun", "əˈnælɪsiːz", "ˈænəlaɪzɪz"),
    ONE("diagnoses", true, -4, "noun", "ˌdaɪəɡˈnoʊsiːz", "ˌdaɪəɡˈnoʊsɪz"),
    ONE("paralyses", true, 2, "noun", "pəˈɹælɪsiːz", "ˈpæɹəlaɪzɪz"),
    SENSE("axes", -1, "of an axe", "ˈæksɪz", "of an axis", "ˈæksiːz"),
    SENSE("bases", -1, "of a base", "ˈbeɪsɪz", "of a basis", "ˈbeɪsiːz"),
    SENSE("ellipses", 2, "of an ellipse", "ɪˈlɪpsɪz", "of an ellipsis", "ɪˈlɪpsiːz"),

    /* -ed as a syllable of its own in the adjective */
    ONE("aged", false, 1, "adjective", "ˈeɪdʒɪd", "ˈeɪdʒd"),
    ONE("beloved", false, -15, "adjective", "bɪˈlʌvɪd", "bɪˈlʌvd"),
    ONE("blessed", false, 1, "adjective", "ˈblɛsɪd", "ˈblɛst"),
    ONE("crooked", false, -10, "adjective", "ˈkɹʊkɪd", "ˈkɹʊkt"),
    ONE("cursed", false, 2, "adjective", "ˈkɝsɪd", "ˈkɝst"),
    ONE("dogged", false, 1, "adjective", "ˈdɔːɡɪd", "ˈdɔːɡd"),
    ONE("jagged", false, -10, "adjective", "ˈdʒæɡɪd", "ˈdʒæɡd"),
    ONE("learned", false, 8, "adjective", "ˈlɝnɪd", "ˈlɝnd"),
    ONE("ragged", false, -10, "adjective", "ˈɹæɡɪd", "ˈɹæɡd"),
    ONE("moped", false, 0, "noun", "ˈmoʊpɛd", "ˈmoʊpt"),

    /* two words that happen to be written alike */
    ONE("bow", false, -2, "noun", "ˈboʊ", "ˈbaʊ"),
    ONE("bows", true, -2, "noun", "ˈboʊz", "ˈbaʊz"),
    SENSE("bowed", 5, "bent", "ˈboʊd", "bent the head", "ˈbaʊd"),
    SENSE("bowing", 5, "of strings", "ˈboʊɪŋ", "verb", "ˈbaʊɪŋ"),
    ONE("buffet", false, -6, "noun", "bəˈfeɪ", "ˈbʌfɪt"),
    ONE("buffets", true, -3, "noun", "bəˈfeɪz", "ˈbʌfɪts"),
    SENSE("bass", -3, "music", "ˈbeɪs", "fish", "ˈbæs"),
    ONE("dove", false, -2, "noun", "ˈdʌv", "ˈdoʊv"),
    SENSE("drawer", -8, "furniture", "ˈdɹɔɹ", "one who draws", "ˈdɹɔːɚ"),
    SENSE("drawers", -8, "furniture", "ˈdɹɔɹz", "those who draw", "ˈdɹɔːɚz"),
    SENSE("gill", -5, "of a fish", "ˈɡɪl", "quarter pint", "ˈdʒɪl"),
    SENSE("hinder", -5, "verb", "ˈhɪndɚ", "adjective", "ˈhaɪndɚ"),
    SENSE("lead", -3, "verb", "ˈliːd", "metal", "ˈlɛd"),
    SENSE("leads", -10, "verb", "ˈliːdz", "metal", "ˈlɛdz"),
    SENSE("lower", -10, "adjective", "ˈloʊɚ", "frown", "ˈlaʊɚ"),
    SENSE("minute", -5, "noun", "ˈmɪnɪt", "adjective", "maɪˈnuːt"),
    SENSE("mow", -5, "verb", "ˈmoʊ", "heap", "ˈmaʊ"),
    SENSE("number", -10, "noun", "ˈnʌmbɚ", "adjective", "ˈnʌmɚ"),
    SENSE("pasty", 0, "noun", "ˈpæsti", "adjective", "ˈpeɪsti"),
    SENSE("putting", -5, "verb", "ˈpʊtɪŋ", "golf", "ˈpʌtɪŋ"),
    SENSE("raven", -10, "noun", "ˈɹeɪvən", "verb", "ˈɹævən"),
    SENSE("resign", -10, "verb", "ɹɪˈzaɪn", "sign again", "ɹiːˈsaɪn"),
    SENSE("routed", -1, "sent", "ˈɹuːtɪd", "beaten", "ˈɹaʊtɪd"),
    SENSE("row", -5, "noun", "ˈɹoʊ", "quarrel", "ˈɹaʊ"),
    SENSE("rows", -5, "noun", "ˈɹoʊz", "quarrels", "ˈɹaʊz"),
    SENSE("sake", -5, "noun", "ˈseɪk", "rice wine", "ˈsɑːki"),
    SENSE("sewer", -5, "drain", "ˈsuːɚ", "one who sews", "ˈsoʊɚ"),
    SENSE("sewers", -5, "drains", "ˈsuːɚz", "those who sew", "ˈsoʊɚz"),
    SENSE("skied", -5, "verb", "ˈskiːd", "hit high", "ˈskaɪd"),
    SENSE("slough", 0, "verb", "ˈslʌf", "noun", "ˈsluː"),
    ONE("sow", false, 2, "noun", "ˈsaʊ", "ˈsoʊ"),
    ONE("sows", true, 0, "noun", "ˈsaʊz", "ˈsoʊz"),
    ONE("tear", false, 1, "noun", "ˈtɪɹ", "ˈtɛɹ"),
    ONE("tears", true, -4, "noun", "ˈtɪɹz", "ˈtɛɹz"),
    SENSE("viola", -5, "instrument", "viˈoʊlə", "flower", "ˈvaɪələ"),
    ONE("wind", false, -4, "noun", "ˈwɪnd", "ˈwaɪnd"),
    ONE("winds", true, -3, "noun", "ˈwɪndz", "ˈwaɪndz"),
    SENSE("winding", 7, "blowing", "ˈwɪndɪŋ", "turning", "ˈwaɪndɪŋ"),
    SENSE("wound", -4, "injury", "ˈwuːnd", "past of wind", "ˈwaʊnd"),
    SENSE("tarry", 4, "covered in tar", "ˈtɑɹi", "linger", "ˈtæɹi"),
    SENSE("thou", 4, "thousand", "ˈθaʊ", "pronoun", "ˈðaʊ"),
    SENSE("cleanly", -4, "adverb", "ˈkliːnli", "adjective", "ˈklɛnli"),
    SENSE("agape", -2, "adverb", "əˈɡeɪp", "love", "ɑːˈɡɑːpeɪ"),
    SENSE("content", -2, "noun", "ˈkɑːntɛnt", "adjective", "kənˈtɛnt"),
    SENSE("contents", -20, "noun", "ˈkɑːntɛnts", "verb", "kənˈtɛnts"),
    SENSE("invalid", 5, "noun", "ˈɪnvəlɪd", "adjective", "ɪnˈvælɪd"),
    SENSE("multiply", -10, "verb", "ˈmʌltɪplaɪ", "adverb", "ˈmʌltɪpli"),
    SENSE("complex", 4, "noun", "ˈkɑːmplɛks", "adjective", "kəmˈplɛks"),
    SENSE("attaches", 5, "diplomats", "ætəˈʃeɪz", "verb", "əˈtætʃɪz"),
    SENSE("rose", -15, "noun", "ˈɹoʊz", "wine", "ɹoʊˈzeɪ"),
    SENSE("unionized", -10, "in a union", "ˈjuːnjənaɪzd", "not ionized", "ʌnˈaɪənaɪzd"),
    SENSE("denier", -2, "one who denies", "dɪˈnaɪɚ", "of stockings", "ˈdɛnjɚ"),
    SENSE("coax", -2, "verb", "ˈkoʊks", "cable", "ˈkoʊæks"),
    {"primer",
     HETERONYM_SENSE,
     false,
     4,
     {{"paint", "ˈpɹaɪmɚ", "ˈpɹaɪmə"}, {"book", "ˈpɹɪmɚ", "ˈpɹaɪmə"}}},
    ONE("mouth", false, -14, "noun", "ˈmaʊθ", "ˈmaʊð"),
    ONE("wicked", false, -24, "adjective", "ˈwɪkɪd", "ˈwɪkt"),
    SENSE("celtic", -10, "of the Celts", "ˈkɛltɪk", "team", "ˈsɛltɪk"),
    SENSE("evening", -30, "time of day", "ˈiːvnɪŋ", "making even", "ˈiːvənɪŋ"),
    SENSE("arithmetic", -10, "noun", "əˈɹɪθmətɪk", "adjective", "ˌæɹɪθˈmɛtɪk"),
    SENSE("worsted", -2, "cloth", "ˈwʊstɪd", "beaten", "ˈwɝstɪd"),

    {"does", HETERONYM_RARE, false, -30, {{"verb", "ˈdʌz", NULL}, {"deer", "ˈdoʊz", "ˈdəʊz"}}},

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
