// The pipeline as a board: stages with their figures, cards by stage; and activities due.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

struct NamedRow { RowId id = 0; std::string name; };

struct BoardStage {
    RowId id = 0;
    std::string name, outcome;          // outcome: open, won, lost
    double probability = 0;
    std::int64_t count = 0, stale = 0;
    Money total, weighted;
};
struct BoardAnswer { RowId pipeline = 0; std::vector<NamedRow> pipelines, owners; std::vector<BoardStage> stages; };
struct Board { using Answer = BoardAnswer; static constexpr std::string_view name = "board"; RowId pipeline = 0; RowId owner = 0; std::string text; bool stale_only = false; };

struct BoardCard {
    RowId id = 0;
    std::string title, company, owner, product;
    std::optional<Money> amount;
    std::optional<Date> closes_on, closed_on;
    int days_in_stage = 0;
    bool is_stale = false, is_overdue = false;      // overdue: closes_on is past
    std::int64_t open_activities = 0;
    std::optional<Date> next_due;
};
struct CardsAnswer { std::int64_t total = 0, first = 0; std::vector<BoardCard> cards; };
struct BoardCards { using Answer = CardsAnswer; static constexpr std::string_view name = "board_cards"; RowId pipeline = 0, stage = 0, owner = 0; std::string text; bool stale_only = false; std::int64_t first = 0; std::int64_t count = 50; bool largest_first = false; };

struct ActivityRow {
    RowId id = 0;
    std::string kind, subject, owner, about;        // about: contact · company · deal
    std::string about_entity; RowId about_row = 0;
    std::optional<Instant> at, done_at;
    std::optional<Date> due_on;
    bool is_overdue = false, is_today = false, repeats = false;
};
struct ActivityGroup { std::string label; std::int64_t total = 0; std::vector<ActivityRow> rows; };   // Overdue, Today, This week, Later, No date, Done
struct ActivitiesAnswer { std::vector<ActivityGroup> groups; };
struct ActivityList { using Answer = ActivitiesAnswer; static constexpr std::string_view name = "activity_list"; RowId owner = 0; std::string kind, text; int count = 100; };

}  // namespace tandem
