// An agreement: what the two teams promise each other about leads. One row is one version, which holds from its day until the
// next one's; what was promised before stays what those weeks are judged by. An exception says why a broken promise does not count.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

enum class Promise : std::uint8_t { leads, accepted, replied, attempts, answered };
template <> struct Choices<Promise> {
    static constexpr auto list = std::to_array<Choice>({{"leads", "Leads handed over"}, {"accepted", "Accepted"}, {"replied", "Replied in time"}, {"attempts", "Attempts"}, {"answered", "Answered in time"}});
};

// Its id comes from the day, so two copies that agree on one day's version agree on one row.
struct Agreement {
    static constexpr std::string_view table = "agreement";
    Id<Agreement> id;
    Date starts_on;                         // any day; only whole weeks from it on are judged
    std::int64_t leads_per_week = 40;
    Percent accepted_share{60};
    std::int64_t reply_minutes = 60;
    Percent replied_share{90};
    std::int64_t attempts = 2;
    std::int64_t answer_minutes = 960;
};
inline constexpr auto agreement_fields = std::to_array<Field>({
    field<&Agreement::starts_on>("starts_on", "Holds from", {.required = true}),
    field<&Agreement::leads_per_week>("leads_per_week", "Leads handed over a week", {.required = true, .min = 0, .max = 1e6, .help = "Marketing hands over at least so many"}),
    field<&Agreement::accepted_share>("accepted_share", "Accepted", {.required = true, .min = 0, .max = 100, .help = "Of the answered ones, at least this share"}),
    field<&Agreement::reply_minutes>("reply_minutes", "First reply within", {.required = true, .min = 1, .max = 1e5, .help = "Minutes of business hours"}),
    field<&Agreement::replied_share>("replied_share", "Replied in time", {.required = true, .min = 0, .max = 100, .help = "At least this share"}),
    field<&Agreement::attempts>("attempts", "Attempts", {.required = true, .min = 0, .max = 100, .help = "Before somebody counts as not reached"}),
    field<&Agreement::answer_minutes>("answer_minutes", "Answered within", {.required = true, .min = 1, .max = 1e5, .help = "Minutes of business hours, every hand-off"}),
});
static_assert(describes<Agreement>(agreement_fields), "a member of Agreement has no field");

// Its id comes from week and promise, as above.
struct AgreementException {
    static constexpr std::string_view table = "agreement_exception";
    Id<AgreementException> id;
    Date week;                              // its Monday
    Promise promise = Promise::leads;
    LongText reason;
};
inline constexpr auto agreement_exception_fields = std::to_array<Field>({
    field<&AgreementException::week>("week", "Week from", {.required = true}),
    field<&AgreementException::promise>("promise", "Promise", {.required = true}),
    field<&AgreementException::reason>("reason", "Why it does not count", {.required = true}),
});
static_assert(describes<AgreementException>(agreement_exception_fields), "a member of AgreementException has no field");

inline RowId agreement_exception_row(Date week, std::string_view promise) { return id_from_key({AgreementException::table, to_text(week), promise}); }
inline RowId agreement_row(Date starts_on) { return id_from_key({Agreement::table, to_text(starts_on)}); }

}  // namespace tandem
