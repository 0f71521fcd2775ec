// What a contact agreed to or opted out of, by channel, with when and where it was said. The latest word on a channel counts; of words
// without a moment, a no.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/contact.hpp"

namespace tandem {

enum class ConsentChannel : std::uint8_t { email, phone, sms, post, ads };
template <> struct Choices<ConsentChannel> {
    static constexpr auto list = std::to_array<Choice>({{"email", "E-mail"}, {"phone", "Phone"}, {"sms", "Text message"}, {"post", "Post"}, {"ads", "Ads"}});
};

enum class ConsentAnswer : std::uint8_t { agreed, opted_out };
template <> struct Choices<ConsentAnswer> {
    static constexpr auto list = std::to_array<Choice>({{"agreed", "Agreed"}, {"opted_out", "Opted out"}});
};

struct Consent {
    static constexpr std::string_view table = "consent";
    Id<Consent> id;
    Id<Contact> contact;
    ConsentChannel channel = ConsentChannel::email;
    ConsentAnswer answer = ConsentAnswer::opted_out;
    std::optional<Instant> said_at;
    std::string said_in;
};
inline constexpr auto consent_fields = std::to_array<Field>({
    field<&Consent::contact>("contact", "Contact", {.required = true}),
    field<&Consent::channel>("channel", "Channel", {.required = true}),
    field<&Consent::answer>("answer", "Answer", {.required = true}),
    field<&Consent::said_at>("said_at", "Said at"),
    field<&Consent::said_in>("said_in", "Said in", {.help = "A form, a call, the column of a file"}),
});
static_assert(describes<Consent>(consent_fields), "a member of Consent has no field");

}  // namespace tandem
