// The one timeline of both teams: touches, activities, deals, stages, feedback, hand-offs and lifecycle of a record.
#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/plain_text.hpp"
#include "tandem/analytics/lifecycle.hpp"
#include "tandem/base/day_text.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/feedback.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/touch.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_contacts = 300;      // of a company, whose touches are looked at
constexpr std::size_t most_deals = 300;         // whose stage changes are
constexpr int last_minute = 23 * 60 + 59;

std::string_view team_of_stage(std::string_view lifecycle) {
    const auto stage = analytics::lifecycle_named(lifecycle);
    return stage ? analytics::team_of(*stage) : std::string_view();
}

class TimelineMaker {
public:
    // What stands under a contact need not name that contact again; what a contact or company bought, a deal has won.
    TimelineMaker(Context& context, const Timeline& asked)
        : context_(context), asked_(asked), of_contact_(asked.entity == "contact" ? asked.row : 0), store_(context.store), zone_(context.zone()), labels_(context),
          count_(static_cast<std::size_t>(std::clamp(asked.count, 1, 1'000))) {}

    // Rows of `entity` whose reference `field` is `target`, each once however it is reached.
    void gather(std::string_view entity, std::string_view field, RowId target) {
        const Entity& e = context_.catalog.entity(entity);
        for (const RowId id : store_.referring(e.id, e.index(field), target)) found_[e.id].insert(id);
    }
    void gather_deal(RowId id) { found_[context_.id_of<Deal>()].insert(id); }
    void gather_deals_of_contact(RowId contact) {
        gather("deal", "contact", contact);
        const Entity& part = context_.catalog.of<DealContact>();
        for (const Row& row : store_.rows(part.id, store_.referring(part.id, part.index("contact"), contact))) {
            const RowId deal = row.cells[part.index("deal")].integer_or(0);
            if (store_.is_live(context_.id_of<Deal>(), deal)) gather_deal(deal);
        }
    }
    void gather_stages() {
        const auto& deals = found_[context_.id_of<Deal>()];
        for (const RowId deal : deals | std::views::take(most_deals)) gather("stage_change", "deal", deal);
    }

    TimelineAnswer make();
    void add_creation(const Entity&, const Row&);

private:
    const Value& cell(const Entity& entity, const Row& row, std::string_view field) { return row.cells[entity.index(field)]; }
    std::string by(const Entity& entity, const Row& row, std::string_view field) { return labels_.title("person", cell(entity, row, field).integer_or(0)); }
    Instant at_day(std::int64_t days, int minute) {
        return zone_.instant_at(Date{static_cast<std::int32_t>(days)}, minute);
    }
    std::string_view words_of(std::string_view outcome) const { return outcome != "won" ? "Lost" : asked_.entity == "deal" ? "Won" : "Bought"; }
    std::optional<Money> amount_of(const Entity& deals, const Row& deal) {
        const auto* amount = cell(deals, deal, "amount").integer();
        return amount ? std::optional(Money{*amount}) : std::nullopt;
    }
    template <class F> void each(std::string_view entity, F add) {
        const Entity& e = context_.catalog.entity(entity);
        const auto& ids = found_[e.id];
        for (const Row& row : store_.rows(e.id, std::vector<RowId>(ids.begin(), ids.end()))) add(e, row);
    }
    bool is_asked_for(std::string_view team) const { return asked_.team.empty() || team == asked_.team || team == "both"; }
    bool comes_first(auto a, auto b) const { return asked_.oldest_first ? a < b : b < a; }
    void put(TimelineItem item) {
        if (is_asked_for(item.team)) items_.push_back(std::move(item));
    }
    // Of rows whose moments are their own instants only the first are put into words: a campaign has thousands of touches.
    // moments(row, visit): visit(instant, team, part) for each of them; add(row, part) makes the item of one.
    template <class M, class F> void first_of(std::string_view entity, M moments, F add) {
        const Entity& e = context_.catalog.entity(entity);
        const auto& ids = found_[e.id];
        const std::vector<Row> rows = store_.rows(e.id, std::vector<RowId>(ids.begin(), ids.end()));
        struct Moment { std::int64_t at; const Row* row; int part; };
        std::vector<Moment> all;
        for (const Row& row : rows)
            moments(e, row, [&](std::int64_t at, std::string_view team, int part = 0) { if (is_asked_for(team)) all.push_back({at, &row, part}); });
        const auto shown = std::min(count_, all.size());
        std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(shown), [&](const Moment& a, const Moment& b) { return comes_first(std::tuple(a.at, a.row->id, a.part), std::tuple(b.at, b.row->id, b.part)); });
        untold_ += static_cast<std::int64_t>(all.size() - shown);
        for (const Moment& each : std::span(all).first(shown)) add(e, *each.row, each.part);
    }
    void add_touch(const Entity&, const Row&);
    void add_activity(const Entity&, const Row&);
    void add_stage(const Entity&, const Row&);
    void add_deal(const Entity&, const Row&);
    void add_feedback(const Entity&, const Row&);
    void add_lifecycle(const Entity&, const Row&);
    void add_hand_off(const Entity&, const Row&, bool is_answer);
    // The contact of an item, where the timeline is not that contact's own.
    std::string whom(const Entity& e, const Row& row) {
        const RowId contact = cell(e, row, "contact").integer_or(0);
        return contact == of_contact_ ? std::string() : labels_.title("contact", contact);
    }
    std::string by_rule(RowId rule);

    Context& context_;
    const Timeline& asked_;
    RowId of_contact_;
    Store& store_;
    TimeZone zone_;
    Labels labels_;
    std::size_t count_;
    std::map<EntityId, std::set<RowId>> found_;
    std::set<std::pair<RowId, std::string>> told_;      // (deal, outcome) that a stage change tells with its time
    std::vector<TimelineItem> items_;
    std::int64_t untold_ = 0;
};

void TimelineMaker::add_touch(const Entity& e, const Row& row) {
    const RowId campaign = cell(e, row, "campaign").integer_or(0), contact = cell(e, row, "contact").integer_or(0);
    put({.at = {cell(e, row, "at").integer_or(0)}, .kind = TimelineKind::touch, .what = std::string(cell(e, row, "kind").text_or("other")), .team = "marketing",
                      .title = choice_label(*e.find("kind"), cell(e, row, "kind")),
                      .detail = joined(joined(labels_.title("campaign", campaign), campaign ? std::string() : choice_label(*e.find("channel"), cell(e, row, "channel"))), cell(e, row, "detail").text_or("")),
                      .by = labels_.title("contact", contact), .entity = campaign ? "campaign" : "contact", .row = campaign ? campaign : contact});
}

void TimelineMaker::add_activity(const Entity& e, const Row& row) {
    TimelineItem item{.kind = TimelineKind::activity, .what = std::string(cell(e, row, "kind").text_or("task")), .team = "sales", .title = std::string(cell(e, row, "subject").text_or("")),
                      .detail = joined(whom(e, row), cell(e, row, "body").text_or("")), .by = by(e, row, "owner"), .entity = "activity", .row = row.id};
    if (const auto* at = cell(e, row, "at").integer()) item.at = {*at};
    else if (const auto* done = cell(e, row, "done_at").integer()) item.at = {*done};
    else if (const auto* due = cell(e, row, "due_on").integer()) item.at = at_day(*due, 0), item.has_time = false;
    else item.at = context_.now();          // open and without a date: it is still to be done
    put(std::move(item));
}

void TimelineMaker::add_stage(const Entity& e, const Row& row) {
    const Entity& stage = context_.catalog.of<Stage>();
    const RowId deal = cell(e, row, "deal").integer_or(0), to = cell(e, row, "stage").integer_or(0);
    const auto stage_row = store_.find(stage.id, to);
    const std::string outcome(stage_row ? cell(stage, *stage_row, "outcome").text_or("open") : "open");
    const Instant at{cell(e, row, "at").integer_or(0)};
    std::string what = "stage", title = "Moved to " + labels_.title(stage.id, to);
    const Entity& deals = context_.catalog.of<Deal>();
    const auto deal_row = store_.find(deals.id, deal);
    if (outcome != "open") {
        what = outcome;
        title = words_of(outcome);
        told_.insert({deal, outcome});
    } else {
        const auto* opened = deal_row ? cell(deals, *deal_row, "opened_on").integer() : nullptr;
        const auto* created = deal_row ? cell(deals, *deal_row, "created_at").integer() : nullptr;
        if (opened && created && *created == at.ms && zone_.day_of(at).days == *opened) {
            what = "opened";
            title = "Opened in " + labels_.title(stage.id, to);
            told_.insert({deal, "opened"});
        }
    }
    put({.at = at, .kind = what == "stage" ? TimelineKind::stage : TimelineKind::deal, .what = what, .team = "sales", .title = std::move(title),
         .detail = labels_.title("deal", deal), .by = by(e, row, "person"), .entity = "deal", .row = deal, .amount = what == "won" && deal_row ? amount_of(deals, *deal_row) : std::nullopt});
}

void TimelineMaker::add_deal(const Entity& e, const Row& row) {
    const std::string title = labels_.title(e.id, row.id), owner = by(e, row, "owner");
    const auto add = [&](std::string_view what, std::string_view words, std::int64_t day, int minute, std::string detail) {
        put({.at = at_day(day, minute), .has_time = false, .kind = TimelineKind::deal, .what = std::string(what), .team = "sales", .title = std::string(words),
             .detail = joined(title, detail), .by = owner, .entity = "deal", .row = row.id, .amount = what == "won" ? amount_of(e, row) : std::nullopt});
    };
    if (const auto* opened = cell(e, row, "opened_on").integer(); opened && !told_.contains({row.id, "opened"})) add("opened", "Opened", *opened, 0, {});
    const std::string outcome(cell(e, row, "outcome").text_or("open"));
    const auto* closed = cell(e, row, "closed_on").integer();
    if (outcome != "open" && closed && !told_.contains({row.id, outcome}))
        add(outcome, words_of(outcome), *closed, last_minute, choice_label(*e.find("lost_reason"), cell(e, row, "lost_reason")));
}

void TimelineMaker::add_feedback(const Entity& e, const Row& row) {
    put({.at = {cell(e, row, "at").integer_or(0)}, .kind = TimelineKind::feedback, .what = std::string(cell(e, row, "kind").text_or("")), .team = std::string(cell(e, row, "said_by").text_or("")),
                      .title = joined(choice_label(*e.find("kind"), cell(e, row, "kind")), labels_.title("theme", cell(e, row, "theme").integer_or(0))),
                      .detail = joined(whom(e, row), cell(e, row, "text").text_or("")), .by = by(e, row, "person"), .entity = "feedback", .row = row.id});
}

void TimelineMaker::add_lifecycle(const Entity& e, const Row& row) {
    const std::string_view stage = cell(e, row, "lifecycle").text_or("");
    put({.at = {cell(e, row, "at").integer_or(0)}, .kind = TimelineKind::lifecycle, .what = std::string(stage), .team = std::string(team_of_stage(stage)),
         .title = "Became " + choice_label(*e.find("lifecycle"), cell(e, row, "lifecycle")),
         .detail = joined(whom(e, row), cell(e, row, "reason").text_or("")), .by = by(e, row, "person"), .entity = "contact", .row = cell(e, row, "contact").integer_or(0)});
}

std::string TimelineMaker::by_rule(RowId rule) {
    const std::string name = labels_.title("hand_off_rule", rule);
    return name.empty() ? std::string() : "Rule “" + name + "”";
}

// Marketing's step and the answer of sales are two moments.
void TimelineMaker::add_hand_off(const Entity& e, const Row& row, bool is_answer) {
    const std::string owner = by(e, row, "owner");
    const auto add = [&](std::string_view at, std::string_view what, std::string_view team, std::string title, std::string_view detail, std::string who) {
        put({.at = {cell(e, row, at).integer_or(0)}, .kind = TimelineKind::hand_off, .what = std::string(what), .team = std::string(team), .title = std::move(title),
             .detail = joined(whom(e, row), cell(e, row, detail).text_or("")), .by = std::move(who), .entity = "hand_off", .row = row.id});
    };
    if (!is_answer) {
        const RowId rule = cell(e, row, "rule").integer_or(0);
        return add("handed_at", "handed_over", "marketing", owner.empty() ? "Handed over to sales" : "Handed over to " + owner, "reason", rule ? by_rule(rule) : by(e, row, "from_person"));
    }
    const std::string_view state = cell(e, row, "state").text_or("open");
    std::string title = choice_label(*e.find("state"), cell(e, row, "state")) + " by sales";
    if (state == "rejected") title += ": " + choice_label(*e.find("rejection"), cell(e, row, "rejection"));
    if (const auto* day = cell(e, row, "recycle_on").integer(); day && state == "recycled") title += " until " + day_text(Date{static_cast<std::int32_t>(*day)});
    add("answered_at", state, "sales", std::move(title), "note", by(e, row, "answered_by"));
}

void TimelineMaker::add_creation(const Entity& e, const Row& row) {
    const auto* created = e.find("created_at") ? cell(e, row, "created_at").integer() : nullptr;
    if (created) put({.at = {*created}, .kind = TimelineKind::record, .what = "added", .title = "Added", .entity = std::string(e.name), .row = row.id});
}

TimelineAnswer TimelineMaker::make() {
    const auto instant = [this](const Entity& e, const Row& row, std::string_view field) { return cell(e, row, field).integer_or(0); };
    if (is_asked_for("marketing"))
        first_of("touch", [&](const Entity& e, const Row& row, auto visit) { visit(instant(e, row, "at"), "marketing"); }, [&](const Entity& e, const Row& row, int) { add_touch(e, row); });
    if (is_asked_for("sales")) {
        each("activity", [&](const Entity& e, const Row& row) { add_activity(e, row); });
        each("stage_change", [&](const Entity& e, const Row& row) { add_stage(e, row); });
        each("deal", [&](const Entity& e, const Row& row) { add_deal(e, row); });
    }
    first_of("feedback", [&](const Entity& e, const Row& row, auto visit) { visit(instant(e, row, "at"), cell(e, row, "said_by").text_or("")); },
             [&](const Entity& e, const Row& row, int) { add_feedback(e, row); });
    first_of("hand_off", [&](const Entity& e, const Row& row, auto visit) {
                 visit(instant(e, row, "handed_at"), "marketing");
                 if (cell(e, row, "state").text_or("open") != "open" && !cell(e, row, "answered_at").is_null()) visit(instant(e, row, "answered_at"), "sales", 1);
             },
             [&](const Entity& e, const Row& row, int part) { add_hand_off(e, row, part == 1); });
    first_of("lifecycle_change", [&](const Entity& e, const Row& row, auto visit) { visit(instant(e, row, "at"), team_of_stage(cell(e, row, "lifecycle").text_or(""))); },
             [&](const Entity& e, const Row& row, int) { add_lifecycle(e, row); });
    TimelineAnswer a{.total = static_cast<std::int64_t>(items_.size()) + untold_};
    const std::size_t shown = std::min(count_, items_.size());
    const auto key = [](const TimelineItem& item) { return std::tuple(item.at, item.kind, item.row); };
    std::ranges::partial_sort(items_, items_.begin() + static_cast<std::ptrdiff_t>(shown), [&](const TimelineItem& a, const TimelineItem& b) { return comes_first(key(a), key(b)); });
    items_.resize(shown);
    a.items = std::move(items_);
    return a;
}

}  // namespace

Result<TimelineAnswer> answer(Context& context, const Timeline& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    const auto row = context.store.find(entity->id, q.row);
    if (!row) return TimelineAnswer{};
    TimelineMaker maker(context, q);
    const auto gather_contact = [&](RowId contact) {
        for (const std::string_view name : {"touch", "activity", "feedback", "hand_off", "lifecycle_change"}) maker.gather(name, "contact", contact);
    };
    if (entity->name == "contact") {
        gather_contact(q.row);
        maker.gather_deals_of_contact(q.row);
    } else if (entity->name == "company") {
        const Entity& contact = context.catalog.of<Contact>();
        for (const std::string_view name : {"activity", "feedback", "deal"}) maker.gather(name, "company", q.row);
        for (const RowId id : context.store.referring(contact.id, contact.index("company"), q.row) | std::views::take(most_contacts)) gather_contact(id), maker.gather_deals_of_contact(id);
    } else if (entity->name == "deal") {
        maker.gather_deal(q.row);
        maker.gather("activity", "deal", q.row);
        maker.gather("feedback", "deal", q.row);
        const RowId contact = row->cells[entity->index("contact")].integer_or(0);
        if (contact) maker.gather("touch", "contact", contact);
    } else if (entity->name == "campaign") {
        for (const std::string_view name : {"touch", "activity", "feedback", "deal", "hand_off"}) maker.gather(name, "campaign", q.row);
    } else {
        return fail(ErrorCode::invalid_input, "There is no timeline of " + std::string(entity->plural) + ".");
    }
    maker.gather_stages();
    if (entity->name != "deal") maker.add_creation(*entity, *row);     // a deal is opened instead
    return maker.make();
}

}  // namespace tandem
