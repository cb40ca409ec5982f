#include "narration/words/acronyms.h"

#include <string.h>

#include "narration/words/form.h"

static const struct acronym words[] = {
    {"NATO", NULL, "ˈneɪtoʊ"},
    {"NASA", NULL, "ˈnæsə"},
    {"UNESCO", NULL, "juˈnɛskoʊ"},
    {"UNICEF", NULL, "ˈjuːnɪsɛf"},
    {"AIDS", NULL, "ˈeɪdz"},
    {"OPEC", NULL, "ˈoʊpɛk"},
    {"ASEAN", NULL, "ˈɑːsiɑːn"},
    {"SEATO", NULL, "ˈsiːtoʊ"},
    {"CENTO", NULL, "ˈsɛntoʊ"},
    {"NORAD", NULL, "ˈnɔɹæd"},
    {"SALT", NULL, NULL},
    {"START", NULL, NULL},
    {"RADAR", NULL, "ˈreɪdɑɹ"},
    {"SONAR", NULL, "ˈsoʊnɑɹ"},
    {"LASER", NULL, "ˈleɪzɚ"},
    {"SCUBA", NULL, "ˈskuːbə"},
    {"MASER", NULL, "ˈmeɪzɚ"},
    {"LIDAR", NULL, "ˈlaɪdɑɹ"},
    {"NAFTA", NULL, "ˈnæftə"},
    {"GATT", NULL, "ˈɡæt"},
    {"UEFA", NULL, "juˈeɪfə"},
    {"FIFA", NULL, "ˈfiːfə"},
    {"CERN", NULL, "ˈsɝn"},
    {"SARS", NULL, "ˈsɑɹz"},
    {"MERS", NULL, "ˈmɝz"},
    {"COVID", NULL, "ˈkoʊvɪd"},
    {"EBITDA", NULL, "ˈiːbɪtdɑː"},
    {"FEMA", NULL, "ˈfiːmə"},
    {"OSHA", NULL, "ˈoʊʃə"},
    {"NOAA", NULL, "ˈnoʊə"},
    {"DARPA", NULL, "ˈdɑɹpə"},
    {"ARPA", NULL, "ˈɑɹpə"},
    {"ARPANET", NULL, "ˈɑɹpənɛt"},
    {"SWAT", NULL, "ˈswɑːt"},
    {"NAACP", "N double A C P", NULL},
    {"NCAA", "N C double A", NULL},
    {"AAA", "triple A", NULL},
    {"IEEE", "I triple E", NULL},
    {"JPEG", "jay peg", NULL},
    {"MPEG", "em peg", NULL},
    {"DOS", NULL, "ˈdɔːs"},
    {"BIOS", NULL, "ˈbaɪoʊs"},
    {"GIF", NULL, "ˈɡɪf"},
    {"RAM", NULL, "ˈɹæm"},
    {"ROM", NULL, "ˈrɑːm"},
    {"EPROM", "E prom", NULL},
    {"LAN", NULL, "ˈlæn"},
    {"WAN", NULL, "ˈwɑːn"},
    {"PIN", NULL, "ˈpɪn"},
    {"SIM", NULL, "ˈsɪm"},
    {"ASCII", NULL, "ˈæski"},
    {"BASIC", NULL, NULL},
    {"COBOL", NULL, "ˈkoʊbɔːl"},
    {"FORTRAN", NULL, "ˈfɔɹtræn"},
    {"LISP", NULL, NULL},
    {"UNIX", NULL, "ˈjuːnɪks"},
    {"LINUX", NULL, "ˈlɪnəks"},
    {"WYSIWYG", NULL, "ˈwɪziwɪɡ"},
    {"CAPTCHA", NULL, "ˈkæptʃə"},
    {"VOIP", NULL, "ˈvɔɪp"},
    {"MIDI", NULL, "ˈmɪdi"},
    {"CAD", NULL, "ˈkæd"},
    {"CAM", NULL, "ˈkæm"},
    {"CRISPR", "crisper", NULL},
    {"PETA", NULL, "ˈpiːtə"},
    {"MADD", NULL, "ˈmæd"},
    {"NIMBY", NULL, "ˈnɪmbi"},
    {"SCOTUS", NULL, "ˈskoʊtəs"},
    {"POTUS", NULL, "ˈpoʊtəs"},
    {"FLOTUS", NULL, "ˈfloʊtəs"},
    {"MOMA", NULL, "ˈmoʊmə"},
    {"TOEFL", NULL, "ˈtoʊfəl"},
    {"SAGE", NULL, NULL},
    {"SCUD", NULL, NULL},
    {"INTERPOL", NULL, "ˈɪntɚpɔːl"},
    {"EUROPOL", NULL, NULL},
    {"COMECON", NULL, "ˈkɑːməkɑːn"},
    {"COMINTERN", NULL, "ˈkɑːmɪntɝn"},
    {"BREXIT", NULL, NULL},
    {"BRICS", "bricks", NULL},
    {"MERCOSUR", NULL, NULL},
    {"UNHCR", "U N H C R", NULL},
    {"UNCTAD", NULL, "ˈʌŋktæd"},
    {"IATA", NULL, "aɪˈɑːtə"},
    {"ICAO", NULL, "aɪˈkeɪoʊ"},
    {"OXFAM", NULL, "ˈɑːksfæm"},
    {"QANTAS", NULL, "ˈkwɑːntəs"},
    {"IKEA", NULL, "aɪˈkiːə"},
    {"LEGO", NULL, "ˈlɛɡoʊ"},
    {"NIKE", NULL, "ˈnaɪki"},
    {"VISA", NULL, NULL},
    {"TASS", NULL, "ˈtæs"},
    {"NASDAQ", NULL, "ˈnæzdæk"},
    {"MENSA", NULL, NULL},
    {"FERPA", NULL, "ˈfɝpə"},
    {"HIPAA", "hippa", NULL},
    {"COBRA", NULL, NULL},
    {"DREAM", NULL, NULL},
    {"RICO", NULL, "ˈriːkoʊ"},
    {"ROTC", "rot see", NULL},
    {"MASH", NULL, NULL},
    {"DEFCON", NULL, "ˈdɛfkɑːn"},
    {"CENTCOM", NULL, "ˈsɛntkɑːm"},
    {"AWACS", NULL, "ˈeɪwæks"},
    {"SAM", NULL, "ˈsæm"},
    {"MIRV", NULL, "ˈmɝv"},
    {"JAG", NULL, "ˈdʒæɡ"},
    {"SHAPE", NULL, NULL},
    {"EURATOM", NULL, NULL},
    {"GESTAPO", NULL, NULL},
    {"GULAG", NULL, "ˈɡuːlɑːɡ"},
    {"NABISCO", NULL, "nəˈbɪskoʊ"},
    {"GEICO", NULL, "ˈɡaɪkoʊ"},
    {"YOLO", NULL, "ˈjoʊloʊ"},
    {"FOMO", NULL, "ˈfoʊmoʊ"},
    {"WWI", "World War One", NULL},
    {"WWII", "World War Two", NULL},
    {"CTRL", "control", NULL},
    {"LOL", "L O L", NULL},
    {"ASAP", "A S A P", NULL},
    {"RSVP", "R S V P", NULL},
    {"SIDS", NULL, "ˈsɪdz"},
    {"CAT", NULL, "ˈkæt"},
    {"PET", NULL, "ˈpɛt"},
    {"SPECT", NULL, NULL},
    {"REM", NULL, "ˈɹɛm"},
    {"BAFTA", NULL, "ˈbæftə"},
    {"NASCAR", NULL, "ˈnæskɑɹ"},
    {"ESPN", "E S P N", NULL},
    {"SPCA", "S P C A", NULL},
    {"OCD", "O C D", NULL},
    {"WAV", NULL, "ˈwæv"},
    {"JSON", NULL, "ˈdʒeɪsən"},
    {"YAML", NULL, "ˈjæməl"},
    {"AJAX", NULL, "ˈeɪdʒæks"},
    {"LASIK", NULL, "ˈleɪsɪk"},
    {"HEPA", NULL, "ˈhɛpə"},
    {"SIFT", NULL, NULL},
    {"STEM", NULL, NULL},
    {"FAQ", "F A Q", NULL},
    {"OK", "O K", NULL},
};

/* Those of four letters and more that could be words, and short ones that look like
 * plain words; three letters and fewer are spelled anyway. */
static const char spelled[] =
    "USSR US IT USA USAF USMC USPS UCLA UAE UDA UVF UNO UNR FBI CIA KGB NSA NKVD GRU BBC CNN NBC "
    "CBS "
    "ABC PBS NPR ITV HBO IBM GE GM BMW CD DVD VHS TV PC CPU GPU USB HTML XML CSS SQL PHP URL "
    "URI HTTP HTTPS FTP SSH DNS IP TCP UDP PDF DNA RNA HIV MRI CT ECG EKG IQ EQ UN EU UK UFO IMF "
    "WTO ERA "
    "GDP GNP VAT IRS SEC FCC FDA EPA DEA ATF CDC NIH NSF NHS IRA PLO ANC SS SA PR HR CEO CFO CTO "
    "COO "
    "VP MP MEP PM PHD BA MA BSC MBA MD RN LLC PLC LLP NGO DIY ETA ATM ID AI VR AR ML API SDK IDE "
    "UI "
    "UX OS GPS LED LCD HD SD UHF VHF AM FM AC DC EMF RPM MPH JFK FDR LBJ RFK MLK NYC LA SF DC NY "
    "NJ "
    "RAF RN HMS USS SS ICBM MRBM IRBM SLBM SAC DOD DOJ DHS NSC OAS OAU EEC EC ECSC EFTA OECD WHO "
    "ILO "
    "IAEA IOC FA NFL NBA NHL MLB UFC WWE PGA ATP RSPCA RNLI YMCA YWCA AFL CIO TUC CND GOP DNC RNC "
    "LGBT LGBTQ ADHD PTSD IVF STD STI IUD ER ICU GP CPR AED OCR AOL MSN SMS MMS WWW CEO TNT DDT "
    "PVC "
    "LSD THC CBD MDMA PCB CFC UV IR AD BC BCE CE AH BP GMT UTC EST EDT CST CDT MST MDT PST PDT BST "
    "CET ETC IE EG NB PS RIP SOS VIP MVP TBA TBD FYI AKA IOU IOUS AOB CV ISBN ISSN ISO ANSI SAT "
    "GRE "
    "GCSE IELTS ESL EFL";

static const char words_when_shouted[] =
    "US IT WHO AM PM AIDS SALT START RAM PIN BASIC CAD CAM COBRA DREAM MASH SAM SHAPE CAT PET "
    "STEM SAGE VISA SIM MA LA AC OS AD ID SAT IE LED SAD ARM ART ACT AGE AID OR IN ME HI OH "
    "OK SIFT LISP SCUD ERA";

static const char plain_words[] =
    "a i ad ah am an as at be by do go ha he hi ho if in is it me my no of oh on or ow so to up us "
    "we "
    "ye act add age ago aid aim air all and any apt are arm art ask ate bad bag ban bar bat bay "
    "bed "
    "beg bet big bit box boy bud bug bus but buy can car cat cop cow cry cup cut dad day dead dear "
    "did die "
    "dig dog dot dry due ear east eat egg ego end era etc eve ever eye face fact fair fake fall "
    "far "
    "fast fat fear feed feel feet few file fill film find fine fire fish fit five fix fly food "
    "foot "
    "for four free from full fun gas gave get gift girl give glad goal god gods gold good got grew "
    "grow gun guy guys had hair half hall hand hang hard has hat hate have head hear heat held "
    "hell "
    "help her here hero hers hey hid high hill him his hit hold hole holy home hope host hot hour "
    "how "
    "huge hurt ice idea ill inch into iron isn its jail job join jump june july jury just keep "
    "kept "
    "key kid kill kind king knew know lack lady lake land last late law lay lead left leg less let "
    "lie life like line list live load long look lord lose loss lost lot lots loud love low luck "
    "made "
    "mail main make male man many map mark may meal mean meat meet men mile milk mind mine miss "
    "mix "
    "mom moon more most move much must myth name near neck need net nest never new news next nice "
    "night "
    "nine none noon nor north nose not note now nude odd off oil old once one only onto open our "
    "out "
    "over own pack page paid pain pair palm park part pass past path pay peace pen per pick pie "
    "plan "
    "play plus poor post pray pull pure push put quit race rain ran rate read real red rest rich "
    "ride "
    "right ring rise risk road rock role roof room root rose rule run runs sad safe said sale same "
    "sang save saw say sea seat see seem seen self sell send sent set sex she ship shoe shop short "
    "shot show shut side sign silk sin sing sir sit six size skin sky slow snow soft soil sold "
    "sole "
    "some son song soon sort soul sound south spot star stay step stop such suit sun sure swim "
    "take "
    "talk tall task tax tea team tell ten term test text than that the thee them then they this "
    "thou "
    "thus thy tide tie time tiny tired to today told tone too took top town tree trip true try "
    "turn "
    "two type ugly unto upon use used user uses vast very view vote wait wake walk wall want war "
    "warm "
    "was wash wave way wear week well went were west wet what when whom why wide wife wild will "
    "win "
    "wind wine wing wins wise wish with word work worn wrap yard yeah year yes yet you your zero "
    "about above after again alone along aloud among apart below black blood board books brave "
    "bread "
    "break bring brown build built chief child china class clean clear close could court cover "
    "crime "
    "cuba daily death doubt drama dream dress drink drive early earth eight empty enemy enjoy "
    "enter "
    "equal error essay event every exact exist extra faith false fault field fight final first "
    "floor "
    "focus force found front fruit funny ghost glass grand grass great green group guard guess "
    "happy "
    "heart heavy hello horse hotel house human image india issue italy japan judge large later "
    "laugh "
    "learn least leave legal level light local lucky lunch major march marry maybe mayor media "
    "metal "
    "might money month moral mother music night noise ocean offer order other ought owner paper "
    "party "
    "peace phone piece place plant point power press price pride prime prove queen quick quiet "
    "quite "
    "radio ready right river rules scene sense seven shall share sharp shock short shown since "
    "sleep "
    "small smile solid sorry south space speak speed spend staff stage stand start state steal "
    "still "
    "stock stone store storm story study stuff style sugar table taken teach thank their there "
    "these "
    "thing think third those three throw today total touch tower trade train treat trial trust "
    "truth "
    "twice under union until upper usual value video visit voice waste watch water where which "
    "while "
    "white whole whose woman women world worry would wrong young youth";

const struct acronym *acronym_find(struct str letters) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(letters, str_from_c(words[i].written)))
            return &words[i];
    return NULL;
}

bool acronym_is_spelled(struct str letters) {
    return word_in(letters, spelled);
}

bool acronym_is_word_when_shouted(struct str letters) {
    return word_in(letters, words_when_shouted);
}

bool word_is_plain(struct str letters) {
    return letters.len <= 6 && word_in_nocase(letters, plain_words);
}

static bool is_vowel(char c) {
    return c && strchr("AEIOUYaeiouy", c) != NULL;
}

static size_t consonants_from(struct str letters, size_t at) {
    size_t n = 0;
    while (at + n < letters.len && !is_vowel(letters.ptr[at + n]))
        n++;
    return n;
}

/* What English words begin with when they begin with two consonants or three. */
static const char onsets[] =
    "bl br ch cl cr dr dw fl fr gh gl gn gr kh kl kn kr ph pl pr ps qu rh sc sch scr sh shr sk sl "
    "sm "
    "sn sp spl spr sq st str sw th thr tr ts tw wh wr mc my phr chr khr zh ts";

bool letters_are_pronounceable(struct str letters) {
    size_t onset = consonants_from(letters, 0);
    if (onset == letters.len ||
        (onset > 1 && !word_in_nocase(str_slice(letters, 0, onset), onsets)))
        return false;
    size_t vowels_in_a_row = 0;
    for (size_t i = onset; i < letters.len; i++) {
        size_t cluster = consonants_from(letters, i);
        bool ends = i + cluster == letters.len;
        if (cluster > 4 || (ends && cluster > 3))
            return false;
        vowels_in_a_row = cluster ? 0 : vowels_in_a_row + 1;
        if (vowels_in_a_row > 3)
            return false;
        i += cluster ? cluster - 1 : 0;
    }
    return true;
}
