// Which texts are e-mail addresses: one rule for what is typed, pasted and imported.
#pragma once

#include <cstdint>
#include <string_view>

namespace tandem {

// no_ending: "ada@intranet", all right within a house and mostly a slip; otherwise: what cannot be an address anywhere.
enum class EmailFault : std::uint8_t { none, no_ending, otherwise };
EmailFault email_fault(std::string_view address);
inline bool is_email(std::string_view address) { return email_fault(address) == EmailFault::none; }

}  // namespace tandem
