#include "narration/words/currencies.h"

#include "narration/words/look.h"

/* ISO 4217 codes and the usual signs. */
static const struct currency currencies[] = {
    {"$", "dollar", "dollars", "cent", "cents"},
    {"£", "pound", "pounds", "penny", "pence"},
    {"₤", "pound", "pounds", "penny", "pence"},
    {"€", "euro", "euros", "cent", "cents"},
    {"¥", "yen", "yen", NULL, NULL},
    {"￥", "yen", "yen", NULL, NULL},
    {"₹", "rupee", "rupees", "paisa", "paise"},
    {"₨", "rupee", "rupees", "paisa", "paise"},
    {"₩", "won", "won", NULL, NULL},
    {"₽", "ruble", "rubles", "kopek", "kopeks"},
    {"₺", "lira", "lira", "kurush", "kurush"},
    {"₪", "shekel", "shekels", "agora", "agorot"},
    {"₫", "dong", "dong", NULL, NULL},
    {"₴", "hryvnia", "hryvnias", "kopeck", "kopecks"},
    {"₦", "naira", "naira", "kobo", "kobo"},
    {"₱", "peso", "pesos", "centavo", "centavos"},
    {"฿", "baht", "baht", "satang", "satang"},
    {"₿", "bitcoin", "bitcoins", NULL, NULL},
    {"₡", "colon", "colones", NULL, NULL},
    {"₲", "guarani", "guaranis", NULL, NULL},
    {"₵", "cedi", "cedis", "pesewa", "pesewas"},
    {"₸", "tenge", "tenge", NULL, NULL},
    {"₮", "tugrik", "tugriks", NULL, NULL},
    {"₭", "kip", "kip", NULL, NULL},
    {"₾", "lari", "lari", NULL, NULL},
    {"¢", "cent", "cents", NULL, NULL},
    {"US$", "U S dollar", "U S dollars", "cent", "cents"},
    {"U.S.$", "U S dollar", "U S dollars", "cent", "cents"},
    {"$US", "U S dollar", "U S dollars", "cent", "cents"},
    {"USD", "U S dollar", "U S dollars", "cent", "cents"},
    {"A$", "Australian dollar", "Australian dollars", "cent", "cents"},
    {"AU$", "Australian dollar", "Australian dollars", "cent", "cents"},
    {"AUD", "Australian dollar", "Australian dollars", "cent", "cents"},
    {"C$", "Canadian dollar", "Canadian dollars", "cent", "cents"},
    {"CA$", "Canadian dollar", "Canadian dollars", "cent", "cents"},
    {"CAD", "Canadian dollar", "Canadian dollars", "cent", "cents"},
    {"NZ$", "New Zealand dollar", "New Zealand dollars", "cent", "cents"},
    {"NZD", "New Zealand dollar", "New Zealand dollars", "cent", "cents"},
    {"HK$", "Hong Kong dollar", "Hong Kong dollars", "cent", "cents"},
    {"HKD", "Hong Kong dollar", "Hong Kong dollars", "cent", "cents"},
    {"S$", "Singapore dollar", "Singapore dollars", "cent", "cents"},
    {"SGD", "Singapore dollar", "Singapore dollars", "cent", "cents"},
    {"NT$", "New Taiwan dollar", "New Taiwan dollars", "cent", "cents"},
    {"TWD", "New Taiwan dollar", "New Taiwan dollars", "cent", "cents"},
    {"R$", "Brazilian real", "Brazilian reais", "centavo", "centavos"},
    {"BRL", "Brazilian real", "Brazilian reais", "centavo", "centavos"},
    {"MX$", "Mexican peso", "Mexican pesos", "centavo", "centavos"},
    {"MXN", "Mexican peso", "Mexican pesos", "centavo", "centavos"},
    {"EUR", "euro", "euros", "cent", "cents"},
    {"GBP", "pound", "pounds", "penny", "pence"},
    {"JPY", "yen", "yen", NULL, NULL},
    {"CN¥", "yuan", "yuan", NULL, NULL},
    {"CNY", "yuan", "yuan", NULL, NULL},
    {"RMB", "yuan", "yuan", NULL, NULL},
    {"INR", "Indian rupee", "Indian rupees", "paisa", "paise"},
    {"Rs", "rupee", "rupees", "paisa", "paise"},
    {"Rs.", "rupee", "rupees", "paisa", "paise"},
    {"PKR", "Pakistani rupee", "Pakistani rupees", "paisa", "paise"},
    {"CHF", "Swiss franc", "Swiss francs", "centime", "centimes"},
    {"Fr.", "franc", "francs", "centime", "centimes"},
    {"FF", "French franc", "French francs", "centime", "centimes"},
    {"DM", "Deutschmark", "Deutschmarks", "pfennig", "pfennigs"},
    {"SEK", "Swedish krona", "Swedish kronor", NULL, NULL},
    {"NOK", "Norwegian krone", "Norwegian kroner", NULL, NULL},
    {"DKK", "Danish krone", "Danish kroner", NULL, NULL},
    {"ISK", "Icelandic krona", "Icelandic kronur", NULL, NULL},
    {"kr", "krone", "kroner", NULL, NULL},
    {"RUB", "Russian ruble", "Russian rubles", "kopek", "kopeks"},
    {"UAH", "hryvnia", "hryvnias", "kopeck", "kopecks"},
    {"PLN", "Polish zloty", "Polish zlotys", "grosz", "groszy"},
    {"zł", "zloty", "zlotys", "grosz", "groszy"},
    {"CZK", "Czech koruna", "Czech korunas", NULL, NULL},
    {"Kč", "Czech koruna", "Czech korunas", NULL, NULL},
    {"HUF", "forint", "forints", NULL, NULL},
    {"Ft", "forint", "forints", NULL, NULL},
    {"RON", "Romanian leu", "Romanian lei", NULL, NULL},
    {"BGN", "Bulgarian lev", "Bulgarian leva", NULL, NULL},
    {"TRY", "Turkish lira", "Turkish lira", NULL, NULL},
    {"ILS", "shekel", "shekels", NULL, NULL},
    {"NIS", "shekel", "shekels", NULL, NULL},
    {"ZAR", "rand", "rand", "cent", "cents"},
    {"NGN", "naira", "naira", "kobo", "kobo"},
    {"KES", "Kenyan shilling", "Kenyan shillings", NULL, NULL},
    {"GHS", "cedi", "cedis", NULL, NULL},
    {"EGP", "Egyptian pound", "Egyptian pounds", NULL, NULL},
    {"MAD", "Moroccan dirham", "Moroccan dirhams", NULL, NULL},
    {"AED", "dirham", "dirhams", "fils", "fils"},
    {"SAR", "Saudi riyal", "Saudi riyals", NULL, NULL},
    {"QAR", "Qatari riyal", "Qatari riyals", NULL, NULL},
    {"IRR", "Iranian rial", "Iranian rials", NULL, NULL},
    {"KWD", "Kuwaiti dinar", "Kuwaiti dinars", NULL, NULL},
    {"IQD", "Iraqi dinar", "Iraqi dinars", NULL, NULL},
    {"JOD", "Jordanian dinar", "Jordanian dinars", NULL, NULL},
    {"KRW", "won", "won", NULL, NULL},
    {"THB", "baht", "baht", NULL, NULL},
    {"PHP", "Philippine peso", "Philippine pesos", NULL, NULL},
    {"IDR", "rupiah", "rupiah", NULL, NULL},
    {"Rp", "rupiah", "rupiah", NULL, NULL},
    {"MYR", "ringgit", "ringgit", NULL, NULL},
    {"RM", "ringgit", "ringgit", NULL, NULL},
    {"VND", "dong", "dong", NULL, NULL},
    {"ARS", "Argentine peso", "Argentine pesos", NULL, NULL},
    {"CLP", "Chilean peso", "Chilean pesos", NULL, NULL},
    {"COP", "Colombian peso", "Colombian pesos", NULL, NULL},
    {"PEN", "sol", "soles", NULL, NULL},
    {"BTC", "bitcoin", "bitcoins", NULL, NULL},
    {"ETH", "ether", "ether", NULL, NULL},
};

enum { LONGEST_WRITTEN = 3 };

/* The tokens that spell `written`, without spaces between them; 0: they do not. */
static size_t spelled_by(const struct passage *passage, size_t at, long offset,
                         struct str written) {
    size_t n = 0;
    for (size_t used = 0; used < written.len; n++) {
        const struct token *token = passage_token(passage, at, offset + (long)n);
        bool apart = n && token->space_before && !str_starts_with(written, STR("U"));
        if (token->kind == TOKEN_END || apart ||
            !str_starts_with(str_slice(written, used, written.len), token->text))
            return 0;
        used += token->text.len;
    }
    return n;
}

const struct currency *currency_at(const struct passage *passage, size_t at, long offset,
                                   size_t *n_tokens) {
    const struct currency *found = NULL;
    const struct token *token = passage_token(passage, at, offset);
    *n_tokens = 0;
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_END ||
        token->text.len > LONGEST_WRITTEN)
        return NULL;
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
        if (*currencies[i].written != *token->text.ptr)
            continue;
        size_t n = spelled_by(passage, at, offset, str_from_c(currencies[i].written));
        if (n > *n_tokens) {
            *n_tokens = n;
            found = &currencies[i];
        }
    }
    return found;
}
