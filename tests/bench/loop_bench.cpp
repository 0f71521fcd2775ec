// The views of the closed loop on 100,000 contacts and 1,000,000 touches: how long the core takes for each answer, the first time
// and again, into loop.json. More than 300 ms is said. TANDEM_BENCH_ROWS (100000) is the number of contacts;
// TANDEM_BENCH_ONLY leaves out views of another name.
#include <cstdlib>
#include <filesystem>

#include "app/answers/answers.hpp"
#include "platform/headless/in_process.hpp"
#include "tandem/analytics/moment.hpp"
#include "tandem/contract/hand_off_rules.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/agreement.hpp"
#include "tandem/model/goal.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/touch.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace tandem;

constexpr double limit_ms = 300;
constexpr int people = 30, campaigns = 60, themes = 24, days = 540;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

// Rows in batches, as imports write them; ids from outside keys, spread over their tables.
class Filling {
public:
    explicit Filling(InProcess& w) : w_(w), writer_(*w.store().begin("Import", Origin::import)) {}

    template <class Record>
    Id<Record> add(Record record) {
        if (!record.id) record.id = id<Record>(++counts_[Record::table]);
        add_creation(set_, to_row(w_.catalog().of<Record>(), record));
        if (++rows_ % 1500 == 0) flush();
        return record.id;
    }
    template <class Record>
    static Id<Record> id(int number) { return {id_from_key({Record::table, "bench", std::to_string(number)})}; }
    void seal() {
        flush();
        require(writer_->seal().has_value(), "The import failed.");
    }
    int rows() const { return rows_; }

private:
    void flush() {
        require(writer_->add(std::exchange(set_, {})).has_value(), "The import failed.");
    }
    InProcess& w_;
    std::unique_ptr<Writer> writer_;
    ChangeSet set_;
    std::map<std::string_view, int> counts_;
    int rows_ = 0;
};

class Market {
public:
    Market(InProcess& w, int contacts) : out_(w), contacts_(contacts), today_(w.core().context()->today()), now_(w.clock().now()) {}

    void write() {
        for (int i = 1; i <= people; ++i) out_.add(Person{.name = "Person " + std::to_string(i), .team = i % 3 == 0 ? Team::marketing : Team::sales});
        for (int i = 1; i <= campaigns; ++i) out_.add(Campaign{.name = "Campaign " + std::to_string(i), .channel = Channel::paid_search, .budget = Money{1'000'000}});
        for (int i = 1; i <= themes; ++i) out_.add(Theme{.name = "Theme " + std::to_string(i)});
        const auto pipeline = out_.add(Pipeline{.name = "Sales", .position = 1});
        for (int i = 1; i <= 6; ++i) stages_[i - 1] = out_.add(Stage{.pipeline = pipeline, .name = "Stage " + std::to_string(i), .position = i, .probability = {i * 15.0}, .outcome = i == 5 ? Outcome::won : i == 6 ? Outcome::lost : Outcome::open, .stale_after_days = 14});
        for (int i = 1; i <= contacts_; ++i) write_contact(i, pipeline);
        for (int i = 1; i <= contacts_ / 5; ++i)
            out_.add(Feedback{.kind = i % 2 ? FeedbackKind::objection : FeedbackKind::request, .theme = i % 10 ? std::optional(Filling::id<Theme>(i % themes + 1)) : std::nullopt, .text = {"How long does the battery last in winter " + std::to_string(i % 97)},
                              .said_by = Team::sales, .person = person(i), .at = ago(i * 7 % days, i), .contact = Filling::id<Contact>(i * 3 % contacts_ + 1), .campaign = campaign(i)});
        for (int c = 1; c <= campaigns; ++c)
            for (int day = 0; day < days; ++day) {
                Spend spend{};
                spend.platform = Platform::google_ads, spend.external_campaign = std::to_string(c), spend.campaign = Filling::id<Campaign>(c);
                spend.day = Date{today_.days - day}, spend.cost = Money{20'000 + c * day % 700}, spend.impressions = 900, spend.clicks = 30, spend.currency = "EUR";
                out_.add(std::move(spend));
            }
        const Date monday{week_start(today_).days - 7 * 30}, quarter = quarter_start(today_);
        out_.add(Agreement{.id = {agreement_row(monday)}, .starts_on = monday, .leads_per_week = contacts_ / 200});
        out_.add(Goal{.id = {goal_row("revenue", quarter)}, .metric = GoalMetric::revenue, .starts_on = quarter, .target = 9e9});
        for (int i = 1; i <= 10; ++i)
            out_.add(Decision{.text = "Decision " + std::to_string(i), .decided_on = Date{today_.days - 7 * i}, .owner = person(i), .due_on = Date{today_.days + i}, .figure = static_cast<DecisionFigure>(i % 3), .theme = Filling::id<Theme>(i), .before_hits = 20, .before_of = 200});
        out_.seal();
    }
    int rows() const { return out_.rows(); }

private:
    std::optional<Id<Person>> person(int i) const { return Filling::id<Person>(i % people + 1); }
    std::optional<Id<Campaign>> campaign(int i) const { return Filling::id<Campaign>(i % campaigns + 1); }
    Instant ago(int day, int i) const { return {now_.ms - std::int64_t{day} * 86'400'000 - std::int64_t{i} * 7'919'000 % 80'000'000}; }

    void write_contact(int i, Id<Pipeline> pipeline) {
        const int age = i * 11 % days;
        const auto id = out_.add(Contact{.first_name = "Ada", .last_name = "Byron " + std::to_string(i), .title = "Buyer", .lifecycle = i % 9 == 0 ? Lifecycle::customer : Lifecycle::mql, .owner = person(i), .campaign = campaign(i), .source = i % 4 ? "Search" : "Fair", .created_at = ago(age, i)});
        out_.add(LifecycleChange{.contact = id, .lifecycle = Lifecycle::lead, .at = ago(age, i)});
        out_.add(LifecycleChange{.contact = id, .lifecycle = Lifecycle::mql, .at = ago(age * 9 / 10, i)});
        for (int t = 0; t < 10; ++t)
            out_.add(Touch{.contact = id, .campaign = campaign(i + t % 3), .kind = t % 2 ? TouchKind::click : TouchKind::email_opened, .at = ago(age * (10 - t) / 10, i + t), .detail = "Page " + std::to_string(t)});
        if (i % 2 == 0) write_hand_off(i, id, age);
        if (i % 3 == 0) out_.add(Activity{.kind = i % 2 ? ActivityKind::call : ActivityKind::email, .subject = "Call " + std::to_string(i), .at = ago(age * 8 / 10, i), .done_at = ago(age * 8 / 10, i), .owner = person(i), .contact = id});
        if (i % 4 == 0) {
            const bool is_closed = i % 12 != 0, is_won = i % 8 == 0;
            const Date opened{today_.days - age * 7 / 10};
            const auto stage = stages_[is_closed ? is_won ? 4 : 5 : i / 4 % 4];
            const auto deal = out_.add(Deal{.name = "Deal " + std::to_string(i), .contact = id, .amount = Money{100'000 + i}, .pipeline = pipeline, .stage = stage, .outcome = !is_closed ? Outcome::open : is_won ? Outcome::won : Outcome::lost,
                                            .owner = person(i), .campaign = campaign(i), .opened_on = opened, .closed_on = is_closed ? std::optional(Date{today_.days - age * 3 / 10}) : std::nullopt, .stage_since = ago(age * 5 / 10, i)});
            for (int s = 0; s < 2; ++s) out_.add(StageChange{.deal = deal, .stage = stages_[s], .at = ago(age * (7 - 2 * s) / 10, i)});
        }
    }

    void write_hand_off(int i, Id<Contact> contact, int age) {
        const HandOffState state = i % 100 == 0 && age < 30 ? HandOffState::open : i % 5 == 0 ? HandOffState::rejected : i % 14 == 0 ? HandOffState::recycled : HandOffState::accepted;
        HandOff made{.contact = contact, .campaign = campaign(i), .owner = person(i), .reason = "Asked for a demo", .state = state, .handed_at = ago(age * 9 / 10, i)};
        if (state != HandOffState::open) made.answered_at = ago(age * 85 / 100, i), made.answered_by = person(i);
        if (state == HandOffState::rejected) made.rejection = RejectionReason::bad_data;
        if (state == HandOffState::recycled) made.recycle_on = Date{today_.days + i % 40};
        out_.add(std::move(made));
        if (state == HandOffState::accepted) out_.add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::sal, .at = ago(age * 85 / 100, i)});
    }

    Filling out_;
    int contacts_;
    Date today_;
    Instant now_;
    std::array<Id<Stage>, 6> stages_;
};

class Report {
public:
    explicit Report(Context& context) : context_(context) {}

    template <class Question>
    void time(const char* view, const Question& question) {
        measure(view, [&] { require(answer(context_, question).has_value(), view); });
    }
    template <class Act>
    void measure(const char* what, Act once) {
        if (const char* only = std::getenv("TANDEM_BENCH_ONLY"); only && std::string_view(what) != only) return;
        const double first = bench::milliseconds(once);
        const double again = std::min(bench::milliseconds(once), bench::milliseconds(once));
        std::printf("  %-36s first %8.1f ms, again %8.1f ms%s\n", what, first, again, again > limit_ms ? "  above 300 ms" : "");
        std::fflush(stdout);
        list_.push_back({{"view", what}, {"first_ms", first}, {"ms", again}, {"within_300_ms", again <= limit_ms}});
    }
    const nlohmann::ordered_json& list() const { return list_; }

private:
    Context& context_;
    nlohmann::ordered_json list_ = nlohmann::ordered_json::array();
};

}  // namespace

int main(int, char** arguments) {
    const std::string folder = arguments[1], path = folder + "/loop.db";
    const int contacts = std::getenv("TANDEM_BENCH_ROWS") ? std::atoi(std::getenv("TANDEM_BENCH_ROWS")) : 100'000;
    const bool is_kept = std::getenv("TANDEM_BENCH_KEEP") && std::filesystem::exists(path);     // to look at one answer again and again
    if (!is_kept) {
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
        InProcess w({.path = path});
        require(w.run("workspace.start_empty", {.values = {{"name", "Bench"}, {"person", "Mara"}, {"team", "both"}, {"currency", "EUR"}, {"time_zone", "Europe/Berlin"}, {"fiscal_start", 1}}}).ok, "The workspace could not be begun.");
        Market market(w, contacts);
        const double ms = bench::milliseconds([&] { market.write(); });
        require(w.store().checkpoint().has_value(), "The checkpoint failed.");
        std::printf("%d contacts, %d touches, %d rows in all, written in %.1f s\n", contacts, contacts * 10, market.rows(), ms / 1000);
    }
    InProcess w({.path = path});
    Context& context = *w.core().context();
    const RowId contact = Filling::id<Contact>(200).value;
    Report report(context);
    report.time("Inbox", HandOffInbox{});
    report.time("Inbox, answered", HandOffInbox{.group = "answered"});
    report.time("Lead quality by campaign", LeadQualityReport{});
    report.time("Lead quality by week, all time", LeadQualityReport{.by = "week", .weeks = 0});
    const auto quarter = analytics::quarters_of(context.today(), 1).running;
    report.time("Records behind Home's leads", FigureRecords{.figure = "leads", .from = quarter.from, .to = quarter.to});
    report.time("Records behind a rate", RateRecords{.figure = "accepted_share", .from = quarter.from, .to = quarter.to});
    report.time("Records behind a number", QualityRecords{.measure = "accepted"});
    report.time("Agreement", AgreementState{});
    report.time("Agreement, what if", AgreementTrial{.promised = {.leads_per_week = 100}});
    report.time("Feedback", FeedbackBoard{});
    report.time("Suggestions", SuggestionList{});
    report.time("Proposed themes", ThemeProposals{});
    report.time("Meeting", MeetingPage{});
    report.time("Goals", GoalList{});
    report.time("Home", Home{.person = context.me});
    report.time("Campaigns", CampaignTable{});
    report.time("Timeline of a contact", Timeline{.entity = "contact", .row = contact});
    report.time("Record of a contact", RecordDetail{.entity = "contact", .row = contact});
    // Rules run after each edit of a contact; whatever the touches are, an edit is one person's.
    int city = 0;
    const auto edit = [&] { require(w.run("record.update", {.entity = "contact", .rows = {contact}, .values = {{"city", Value{"City " + std::to_string(++city)}}}}).ok, "The edit failed."); };
    report.measure("An edit", edit);
    const std::vector<RuleCondition> keen{{.kind = "points", .value = "100000"}, {.kind = "touch", .field = "demo_request"}};
    require(w.run("hand_off_rule.save", {.values = {{"name", "Keen"}, {"match", "any"}, {"conditions", Value{to_text(std::vector{keen[0]})}}}}).ok, "The rule was refused.");
    require(w.run("hand_off_rule.save", {.values = {{"name", "Keen again"}, {"conditions", Value{to_text(keen)}}}}).ok, "The rule was refused.");
    report.measure("An edit while two rules are on", edit);
    if (!std::getenv("TANDEM_BENCH_KEEP"))
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    std::ofstream out(folder + "/loop.json");
    out << report.list().dump(2) << '\n';
    return out.good() ? 0 : 1;
}
