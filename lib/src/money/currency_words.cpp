#include "money/currency_words.hpp"

namespace capex::core {
namespace {

struct CurrencyWord {
  std::string_view words;  // in lower case
  std::string_view codes;  // one, or several with blanks between them
  bool first_is_meant;
  std::string_view used_for;
};

consteval CurrencyWord one(std::string_view words, std::string_view code) {
  return {words, code, true, {}};
}
/// Of several, the first where nothing else is said.
consteval CurrencyWord usually(std::string_view words, std::string_view codes) {
  return {words, codes, true, {}};
}
consteval CurrencyWord one_of(std::string_view words, std::string_view codes, std::string_view used_for) {
  return {words, codes, false, used_for};
}

constexpr std::string_view yuan_of = "CNY TWD HKD MOP SGD";
constexpr std::string_view rupee_of = "INR PKR LKR NPR MUR";
constexpr std::string_view kr_of = "SEK NOK DKK ISK";

// Longer ones before those that they begin with. A lone $ is the US dollar.
constexpr CurrencyWord currency_words[] = {
    one("$", "USD"),
    one("€", "EUR"),
    one("£", "GBP"),
    one("us$", "USD"),
    one("us $", "USD"),
    one("u.s.$", "USD"),
    one("u.s. $", "USD"),
    one("hk$", "HKD"),
    one("nt$", "TWD"),
    one("nz$", "NZD"),
    one("au$", "AUD"),
    one("ca$", "CAD"),
    one("a$", "AUD"),
    one("c$", "CAD"),
    one("s$", "SGD"),
    one("r$", "BRL"),
    one("mx$", "MXN"),
    one_of("¥", "CNY JPY", "yuan and for yen"),
    one_of("￥", "CNY JPY", "yuan and for yen"),
    one("cn¥", "CNY"),
    one("jp¥", "JPY"),
    one("rmb¥", "CNY"),
    one("₩", "KRW"),
    one("₹", "INR"),
    one("₽", "RUB"),
    one("₺", "TRY"),
    one("₪", "ILS"),
    one("₫", "VND"),
    one("₱", "PHP"),
    one("฿", "THB"),
    one("zł", "PLN"),
    one("us dollars", "USD"),
    one("us dollar", "USD"),
    one("u.s. dollars", "USD"),
    one("u.s. dollar", "USD"),
    one("american dollars", "USD"),
    one("hong kong dollars", "HKD"),
    one("new taiwan dollars", "TWD"),
    one("taiwan dollars", "TWD"),
    one("taiwanese dollars", "TWD"),
    one("singapore dollars", "SGD"),
    one("canadian dollars", "CAD"),
    one("australian dollars", "AUD"),
    one("new zealand dollars", "NZD"),
    one("dollars", "USD"),
    one("dollar", "USD"),
    one("us-dollar", "USD"),
    one("dólares", "USD"),
    one("dólar", "USD"),
    one("dollari", "USD"),
    one("euros", "EUR"),
    one("euro", "EUR"),
    one("pounds sterling", "GBP"),
    one("british pounds", "GBP"),
    one("pounds", "GBP"),
    one("pound", "GBP"),
    one("sterling", "GBP"),
    one("livres sterling", "GBP"),
    one("libras esterlinas", "GBP"),
    one("sterline", "GBP"),
    one("pfund", "GBP"),
    one("swiss francs", "CHF"),
    one("sfr.", "CHF"),
    one("sfr", "CHF"),
    one("schweizer franken", "CHF"),
    one("franken", "CHF"),
    one("francs suisses", "CHF"),
    one("chinese yuan", "CNY"),
    one("yuan", "CNY"),
    one("renminbi", "CNY"),
    one("yuanes", "CNY"),
    one("yuans", "CNY"),
    one("japanese yen", "JPY"),
    one("yen", "JPY"),
    one("yenes", "JPY"),
    one("yens", "JPY"),
    one("south korean won", "KRW"),
    one("korean won", "KRW"),
    one("won", "KRW"),
    one("w", "KRW"),
    one("indian rupees", "INR"),
    usually("rupees", rupee_of),
    usually("rupee", rupee_of),
    usually("rs.", rupee_of),
    usually("rs", rupee_of),
    one("ringgit", "MYR"),
    one("rm", "MYR"),
    one("baht", "THB"),
    one("rupiah", "IDR"),
    one("rp.", "IDR"),
    one("rp", "IDR"),
    one("dong", "VND"),
    one("swedish kronor", "SEK"),
    one("swedish krona", "SEK"),
    one("kronor", "SEK"),
    usually("krona", "SEK ISK"),
    one("danish kroner", "DKK"),
    one("danish krone", "DKK"),
    one("norwegian kroner", "NOK"),
    one("norwegian krone", "NOK"),
    one_of("kroner", "DKK NOK", "the Danish and the Norwegian money"),
    one_of("krone", "DKK NOK", "the Danish and the Norwegian money"),
    one_of("kronen", "DKK NOK SEK", "the Danish, the Norwegian and the Swedish money"),
    one_of("pesos", "MXN ARS CLP COP PHP", "the money of several countries"),
    one_of("kr.", kr_of, "the money of four countries"),
    one_of("kr", kr_of, "the money of four countries"),
    one("zloty", "PLN"),
    one("shekels", "ILS"),
    one("reais", "BRL"),
    one("roubles", "RUB"),
    one("rubles", "RUB"),
    one("рублей", "RUB"),
    one("руб.", "RUB"),
    one("руб", "RUB"),
    one_of("dirhams", "AED MAD", "the money of the Emirates and of Morocco"),
    one_of("riyals", "SAR QAR", "the money of Saudi Arabia and of Qatar"),
    one("新台幣", "TWD"),
    one("新臺幣", "TWD"),
    one("新台币", "TWD"),
    one("台幣", "TWD"),
    one("臺幣", "TWD"),
    one("台币", "TWD"),
    one("台湾元", "TWD"),
    one("台湾ドル", "TWD"),
    one("新元", "SGD"),
    one("新加坡元", "SGD"),
    one("人民币", "CNY"),
    one("人民幣", "CNY"),
    one("人民元", "CNY"),
    one("中国元", "CNY"),
    one("美元", "USD"),
    one("美金", "USD"),
    one("米ドル", "USD"),
    one("ドル", "USD"),
    one("港元", "HKD"),
    one("港币", "HKD"),
    one("港幣", "HKD"),
    one("香港ドル", "HKD"),
    one("欧元", "EUR"),
    one("歐元", "EUR"),
    one("ユーロ", "EUR"),
    one("英镑", "GBP"),
    one("英鎊", "GBP"),
    one("ポンド", "GBP"),
    one("日元", "JPY"),
    one("日圆", "JPY"),
    one("日圓", "JPY"),
    one("円", "JPY"),
    one("韩元", "KRW"),
    one("韓元", "KRW"),
    one("韩圆", "KRW"),
    one("韓圜", "KRW"),
    one("ウォン", "KRW"),
    one("원", "KRW"),
    one("印度卢比", "INR"),
    one("卢比", "INR"),
    one("澳元", "AUD"),
    one("加元", "CAD"),
    one("瑞士法郎", "CHF"),
    one("瑞郎", "CHF"),
    one("신대만달러", "TWD"),
    one("대만달러", "TWD"),
    one("대만 달러", "TWD"),
    one("홍콩달러", "HKD"),
    one("홍콩 달러", "HKD"),
    one("미국 달러", "USD"),
    one("달러", "USD"),
    one("유로", "EUR"),
    one("위안", "CNY"),
    one("엔", "JPY"),
    usually("元", yuan_of),
    usually("圆", yuan_of),
    one_of("圓", "CNY JPY TWD HKD", "the money of several countries")};

}  // namespace

std::optional<WrittenCurrency> take_currency(NumberCursor& cursor) {
  if (cursor.at_end() || cursor.at_digit()) return std::nullopt;
  const std::string_view before = cursor.rest();
  const std::string_view letters = cursor.take_letters();
  if (const std::optional<Currency> found = find_currency(letters)) return WrittenCurrency{letters, found};
  cursor.back_to(before);
  for (const CurrencyWord& entry : currency_words) {
    if (!cursor.take(entry.words)) continue;
    if (entry.codes.size() == 3) return WrittenCurrency{entry.words, find_currency(entry.codes)};
    return WrittenCurrency{entry.words, std::nullopt, entry.codes, entry.first_is_meant, entry.used_for};
  }
  return std::nullopt;
}

}  // namespace capex::core
