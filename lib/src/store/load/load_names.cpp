#include "store/load/load_names.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "money/currency.hpp"
#include "store/load/near_in_file.hpp"
#include "store/read/period_id.hpp"
#include "store/read/stored.hpp"

namespace capex::core::store {
namespace {

const char* const add_period = R"sql(
INSERT INTO period (period_id, first_day, last_day, label) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING
)sql";
const char* const find_provider = "SELECT provider_id FROM provider WHERE key = ?1";
const char* const add_provider = "INSERT INTO provider (key) VALUES (?1)";
const char* const find_variant = "SELECT variant_id FROM variant WHERE key = ?1";
const char* const add_variant = "INSERT INTO variant (key) VALUES (?1)";

constexpr std::string_view own_definition = "same";

}  // namespace

void LoadNames::refuse(std::string (*near)(sqlite::Connection&, std::string_view), const std::string& what,
                       const std::string& name, const char* otherwise) {
  std::string hint;
  if (suggestions_left_ > 0) {
    --suggestions_left_;
    hint = near(*connection_, name);
  }
  throw Error(ErrorCode::not_found, what + (hint.empty() ? otherwise : hint));
}

const Company& LoadNames::company(const std::string& name) {
  const auto known = companies_.find(name);
  if (known != companies_.end()) return known->second;
  const auto id = company_called(*connection_, name);
  if (!id) {
    refuse(near_company, fmt::format("no company '{}' in the file", name), name,
           "; add it to the companies that are imported");
  }
  return companies_.emplace(name, stored_company(*connection_, *id)).first->second;
}

const Measure& LoadNames::measure(const std::string& key) {
  const auto known = measures_.find(key);
  if (known != measures_.end()) return known->second;
  const auto id = measure_with_key(*connection_, key);
  if (!id) {
    refuse(near_measure, fmt::format("no measure '{}' in the file", key), key,
           "; `capex list measures` names them, measures.csv adds one");
  }
  return measures_.emplace(key, stored_measure(*connection_, *id)).first->second;
}

const Source& LoadNames::source(const std::string& key) {
  const auto known = sources_.find(key);
  if (known != sources_.end()) return known->second;
  const auto id = source_with_key(*connection_, key);
  if (!id) {
    refuse(near_source, fmt::format("no source '{}' in the file", key), key,
           "; add it to the sources that are imported");
  }
  // A load of every filing there is must not hold them all; those of one batch stay together.
  constexpr std::size_t enough = 1 << 12;
  if (sources_.size() >= enough) sources_.clear();
  return sources_.emplace(key, stored_source(*connection_, *id)).first->second;
}

std::int64_t LoadNames::period(const Period& period) {
  if (period.days() > longest_period) {
    throw Error(ErrorCode::parse,
                fmt::format("a period of {} days; at most {} can be stored", period.days(), longest_period));
  }
  const std::int64_t id = period_id(period);
  if (periods_.emplace(id, period).second) {
    connection_->run(add_period, id, to_string(period.first()), to_string(period.last()),
                     to_string(calendar_label(period)));
  }
  return id;
}

std::int64_t LoadNames::currency(Currency currency) const {
  if (find_currency(currency.number()) != currency) {
    throw Error(ErrorCode::not_found, fmt::format("'{}' is no currency of ISO 4217", currency.code()));
  }
  return currency.number();
}

std::int64_t LoadNames::numbered(const std::string& key, const char* what, const char* find, const char* add) {
  if (!is_key(key)) throw Error(ErrorCode::parse, fmt::format("{} '{}': {} are accepted", what, key, key_form));
  if (sqlite::Query row = connection_->query(find, key); row.next()) return row->integer(0);
  connection_->run(add, key);
  return connection_->last_insert_id();
}

std::int64_t LoadNames::provider(const std::string& key) {
  const auto known = providers_.find(key);
  if (known != providers_.end()) return known->second;
  return providers_.emplace(key, numbered(key, "provider", find_provider, add_provider)).first->second;
}

VariantId LoadNames::variant(const std::string& key) {
  if (key == own_definition) {
    throw Error(ErrorCode::parse,
                fmt::format("variant '{}': a figure that follows the measure's own definition names none", key));
  }
  return VariantId(static_cast<std::int16_t>(numbered(key, "variant", find_variant, add_variant)));
}

void require_unit(const Measure& measure, Currency currency) {
  if (measure.kind == MeasureKind::count && currency.is_money()) {
    throw Error(ErrorCode::conflict, fmt::format("measure '{}' counts {}: leave the currency {} out", measure.key,
                                                 measure.unit, currency.code()));
  }
  if (measure.kind != MeasureKind::count && !currency.is_money()) {
    throw Error(ErrorCode::conflict, fmt::format("measure '{}' is money: name its currency, such as CNY", measure.key));
  }
}

bool is_key(const std::string& text) {
  // One that begins with '-' would be an option where it is typed.
  return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace capex::core::store
