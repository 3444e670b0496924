// Keys of rows in one file. They mean nothing outside it; people and CSV use the natural keys ("alibaba").
#pragma once

#include <cstdint>

namespace capex::core {

enum class CompanyId : std::int32_t {};
enum class MeasureId : std::int32_t {};
enum class VariantId : std::int16_t {};  // 0: the measure's own definition
enum class SourceId : std::int32_t {};
enum class PublisherId : std::int32_t {};  // within one series; 0 where nothing has to be told apart
enum class SeriesId : std::int32_t {};
enum class ClaimId : std::int32_t {};
enum class ImportId : std::int32_t {};

}  // namespace capex::core
