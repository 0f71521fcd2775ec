// One customer as both teams see them: a contact's way through the lifecycle, what to know before a call, and a company's roll-up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

// Members as in analytics/lifecycle.hpp, which says what each means.
struct LifecycleStepRow {
    std::string stage, team;            // persisted name of the Lifecycle; marketing or sales
    std::string kind;                   // reached, skipped, not_recorded, ahead
    bool is_side = false, is_now = false, is_again = false, is_late = false;
    std::optional<Instant> at;
    std::optional<std::int64_t> days;   // whole days of the calendar until the next step, or until today; none where a time is unknown
    std::string by, reason;
};
struct LifecycleAnswer { std::vector<LifecycleStepRow> steps; };
struct LifecycleWay { using Answer = LifecycleAnswer; static constexpr std::string_view name = "lifecycle_way"; RowId contact = 0; };

struct SeenRow {
    RowId campaign = 0;                 // 0: none known
    std::string name;                   // of the campaign, else of the channel
    std::string kind, label, detail;    // of its last touch: persisted name and words
    Instant at;
    std::int64_t times = 0;
    std::string message, message_kind;  // what marketing last changed about it; names of ThemeAction
};
struct OpenPromise {
    std::string kind;                   // activity, decision or hand_off
    std::string what;                   // of an activity: its kind; of a hand-off: its state
    std::string text, note, by;
    std::optional<Date> due;
    bool is_overdue = false;
    std::string entity; RowId row = 0;  // opens this; "": nothing does
};
struct CallBriefAnswer {
    Opener opener;
    std::vector<SeenRow> seen;          // the latest first, at most 3
    std::vector<OpenPromise> promises;   // hand-off, activities by their day, decisions
    std::optional<FeedbackItem> said;   // the last
    std::string answer, answer_kind, answer_by;     // what marketing did about it; a name of ThemeAction
};
struct CallBrief { using Answer = CallBriefAnswer; static constexpr std::string_view name = "call_brief"; RowId contact = 0; };

struct AccountCampaign { RowId id = 0; std::string name; std::int64_t touches = 0, contacts = 0; Instant last; };
struct AccountAnswer {
    std::int64_t contacts = 0, open = 0, won = 0, lost = 0, feedback = 0, campaigns = 0;
    Money open_value, won_value;
    std::vector<AccountCampaign> latest_campaigns;  // at most 6
    std::string latest_theme, frequent_theme;       // of its feedback; the latest one's kind in words when it has no theme
    std::int64_t frequent_count = 0;
    std::optional<Instant> last_touch;
    std::string last_words, last_team;  // "Clicked · Ida Kramer"
    std::string last_entity; RowId last_row = 0;    // opens this
};
struct AccountSummary { using Answer = AccountAnswer; static constexpr std::string_view name = "account_summary"; RowId company = 0; };

// Those behind one number: contacts, open_deals, won_deals, lost_deals, feedback; touched: the contacts that `campaign` touched.
struct AccountRecords { using Answer = RecordsBehindAnswer; static constexpr std::string_view name = "account_records"; RowId company = 0; std::string measure; RowId campaign = 0; int count = 200; };

}  // namespace tandem
