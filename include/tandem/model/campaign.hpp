// A campaign: a plan of marketing with a channel and a budget; and what was spent on it, day by day.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

enum class Channel : std::uint8_t { email, paid_search, paid_social, organic_search, organic_social, display, video, webinar, event, referral, direct, content, other };
template <> struct Choices<Channel> {
    static constexpr auto list = std::to_array<Choice>({{"email", "E-mail"}, {"paid_search", "Paid search"}, {"paid_social", "Paid social"}, {"organic_search", "Organic search"}, {"organic_social", "Organic social"}, {"display", "Display"}, {"video", "Video"}, {"webinar", "Webinar"}, {"event", "Event"}, {"referral", "Referral"}, {"direct", "Direct"}, {"content", "Content"}, {"other", "Other"}});
};

enum class CampaignStatus : std::uint8_t { planned, active, paused, completed, aborted };
template <> struct Choices<CampaignStatus> {
    static constexpr auto list = std::to_array<Choice>({{"planned", "Planned"}, {"active", "Active"}, {"paused", "Paused"}, {"completed", "Completed"}, {"aborted", "Aborted"}});
};

enum class Platform : std::uint8_t { google_ads, meta_ads, linkedin_ads, microsoft_ads, other };
template <> struct Choices<Platform> {
    static constexpr auto list = std::to_array<Choice>({{"google_ads", "Google Ads"}, {"meta_ads", "Meta Ads"}, {"linkedin_ads", "LinkedIn Ads"}, {"microsoft_ads", "Microsoft Ads"}, {"other", "Other"}});
};

struct Campaign {
    static constexpr std::string_view table = "campaign";
    Id<Campaign> id;
    std::string name;
    std::optional<Channel> channel;
    std::optional<CampaignStatus> status;
    std::optional<Date> starts_on;
    std::optional<Date> ends_on;
    std::optional<Money> budget;
    std::optional<Id<Person>> owner;
    std::optional<Id<Campaign>> parent;
    LongText goal;
    std::optional<Platform> platform;
    std::string source_system;
    std::string external_id;
};
inline constexpr auto campaign_fields = std::to_array<Field>({
    field<&Campaign::name>("name", "Name", {.required = true, .searchable = true}),
    field<&Campaign::channel>("channel", "Channel", {.indexed = true}),
    field<&Campaign::status>("status", "Status", {.indexed = true}),
    field<&Campaign::starts_on>("starts_on", "Starts on"),
    field<&Campaign::ends_on>("ends_on", "Ends on"),
    field<&Campaign::budget>("budget", "Budget", {.min = 0}),
    field<&Campaign::owner>("owner", "Owner"),
    field<&Campaign::parent>("parent", "Part of"),
    field<&Campaign::goal>("goal", "Goal"),
    field<&Campaign::platform>("platform", "Ad platform", {.group = "Origin"}),
    field<&Campaign::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Campaign::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
});
static_assert(describes<Campaign>(campaign_fields), "a member of Campaign has no field");

struct Spend {
    static constexpr std::string_view table = "spend";
    Id<Spend> id;
    Platform platform;
    std::string account;
    std::string external_campaign;
    std::string campaign_name;
    std::optional<Id<Campaign>> campaign;
    std::string ad_group;
    std::string ad;
    Date day;
    Money cost;
    std::int64_t impressions;
    std::int64_t clicks;
    std::optional<double> conversions;
    std::string currency;
};
inline constexpr auto spend_fields = std::to_array<Field>({
    field<&Spend::platform>("platform", "Platform", {.required = true, .indexed = true}),
    field<&Spend::account>("account", "Account"),
    field<&Spend::external_campaign>("external_campaign", "Campaign id"),
    field<&Spend::campaign_name>("campaign_name", "Campaign in the report"),
    field<&Spend::campaign>("campaign", "Campaign"),
    field<&Spend::ad_group>("ad_group", "Ad group"),
    field<&Spend::ad>("ad", "Ad"),
    field<&Spend::day>("day", "Day", {.required = true, .indexed = true}),
    field<&Spend::cost>("cost", "Cost", {.required = true}),
    field<&Spend::impressions>("impressions", "Impressions", {.min = 0}),
    field<&Spend::clicks>("clicks", "Clicks", {.min = 0}),
    field<&Spend::conversions>("conversions", "Conversions", {.min = 0}),
    field<&Spend::currency>("currency", "Currency in the report"),
});
static_assert(describes<Spend>(spend_fields), "a member of Spend has no field");

}  // namespace tandem
