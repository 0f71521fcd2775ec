// Files with a form of their own: what Tandem exports, vCards and calendars. Their columns follow rules instead of a written list.
#pragma once

#include "exchange/import/kinds.hpp"

namespace tandem::import {

// Tandem's exports name every column: `id` and persisted names (JSON: company, company_id, contact_email.1.value; tables of a zip: company as an id),
// or "Id" and labels (CSV, XLSX). Cards come as columns of card_table, calendars as those of calendar_table.
Recognition recognise_own(const Catalog&, std::span<const std::string> headers, std::string_view file_name);

}  // namespace tandem::import
