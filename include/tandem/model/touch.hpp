// A touch: one moment at which a contact met a campaign.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/campaign.hpp"

namespace tandem {

enum class TouchKind : std::uint8_t { impression, click, visit, form, email_sent, email_opened, email_clicked, registered, attended, download, demo_request, other };
template <> struct Choices<TouchKind> {
    static constexpr auto list = std::to_array<Choice>({{"impression", "Saw an ad"}, {"click", "Clicked"}, {"visit", "Visited"}, {"form", "Filled in a form"}, {"email_sent", "Was sent an e-mail"}, {"email_opened", "Opened an e-mail"}, {"email_clicked", "Clicked in an e-mail"}, {"registered", "Registered"}, {"attended", "Attended"}, {"download", "Downloaded"}, {"demo_request", "Asked for a demo"}, {"other", "Other"}});
};

struct Touch {
    static constexpr std::string_view table = "touch";
    Id<Touch> id;
    std::optional<Id<Contact>> contact;
    std::optional<Id<Campaign>> campaign;
    std::optional<Channel> channel;
    TouchKind kind = TouchKind::other;
    Instant at;
    std::optional<Money> cost;
    std::string detail;
    std::string source_system;
    std::string external_id;
};
inline constexpr auto touch_fields = std::to_array<Field>({
    field<&Touch::contact>("contact", "Contact"),
    field<&Touch::campaign>("campaign", "Campaign"),
    field<&Touch::channel>("channel", "Channel", {.indexed = true}),
    field<&Touch::kind>("kind", "Kind", {.required = true}),
    field<&Touch::at>("at", "When", {.required = true, .indexed = true}),
    field<&Touch::cost>("cost", "Cost", {.min = 0}),
    field<&Touch::detail>("detail", "Detail"),
    field<&Touch::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Touch::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
});
static_assert(describes<Touch>(touch_fields), "a member of Touch has no field");

}  // namespace tandem
