// The two sides of the @.
#include "tandem/base/email.hpp"

#include <algorithm>
#include <vector>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_local_part(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.starts_with('.') || text.ends_with('.') || text.contains("..")) return false;
    return std::ranges::none_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7F || std::string_view("@,;:<>()[]\\\"").contains(c);
    });
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.starts_with('-') || label.ends_with('-')) return false;
    return std::ranges::all_of(label, [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    });
}

}  // namespace

EmailFault email_fault(std::string_view address) {
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || !is_local_part(address.substr(0, at))) return EmailFault::otherwise;
    const std::string_view domain = address.substr(at + 1);
    const std::vector<std::string_view> labels = split(domain, '.');
    if (domain.size() > 253 || !std::ranges::all_of(labels, is_label)) return EmailFault::otherwise;
    const std::string_view top = labels.back();
    if (std::ranges::all_of(top, is_digit)) return EmailFault::otherwise;
    return labels.size() < 2 || top.size() < 2 ? EmailFault::no_ending : EmailFault::none;
}

}  // namespace tandem
