// Lists page by page, one record with all about it, the one timeline, choices, search, history.
#include "app/answers/answers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/base/text.hpp"
#include "tandem/base/time_zone.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

TEST_CASE("a list of 5,000 rows is the same page by page as at once, in order") {
    AWorkspace w;
    const Entity& company = w.entity("company");
    ChangeSet set{.label = "Many"};
    for (int i = 0; i < 5'000; ++i) {
        Row row{company.id, w.store().next_id(), std::vector<Value>(company.fields.size())};
        row.cells[company.index("name")] = Value{"Company " + std::to_string((i * 7919) % 5'000)};
        row.cells[company.index("employees")] = Value{std::int64_t{i % 100}};
        add_creation(set, row);
    }
    REQUIRE(w.store().apply(set));
    w.core().refresh();
    RecordList q{.entity = "company", .columns = {"name", "employees"}, .sorts = {{"name", false}}};
    std::vector<std::string> names;
    for (q.first = 0; q.first < 5'000; q.first += 100) {
        const auto page = w.answer(q);
        CHECK(page.total == 5'000);
        CHECK(page.first == q.first);
        REQUIRE(page.rows.size() == 100);
        for (const ListRow& row : page.rows) {
            CHECK(row.title == row.cells[0].value.text_or(""));
            names.push_back(row.title);
        }
    }
    REQUIRE(names.size() == 5'000);
    for (int i = 0; i < 5'000; ++i) CHECK(names[static_cast<std::size_t>(i)] == "Company " + std::to_string(i));   // digits by value
    q.first = 6'000;
    CHECK(w.answer(q).rows.empty());
    q.first = 0;
    q.filters = {{"employees", "greater_or_equal", {Value{98}}}};
    q.sorts = {{"employees", true}, {"name", false}};
    const auto filtered = w.answer(q);
    CHECK(filtered.total == 100);
    CHECK(filtered.rows[0].cells[1].value == Value{99});
    (void)w.answer(RecordList{.entity = "company", .columns = {"wings"}});
    CHECK(w.last_error().contains("wings"));
    (void)w.answer(RecordList{.entity = "company", .filters = {{"name", "resembles", {}}}});
    CHECK(w.last_error().contains("resembles"));
}

TEST_CASE("a list shows the first e-mail, the tags and the titles of what it refers to") {
    AWorkspace w;
    const RowId company = w.a_company("Solaris Ltd");
    const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"company", Value{company}}, {"contact_email.value", "ada@byron.example"}});
    w.create("contact_email", {{"contact", Value{contact}}, {"value", "second@byron.example"}});
    w.create("contact_tag", {{"contact", Value{contact}}, {"tag_name", "VIP"}});
    w.create("contact_tag", {{"contact", Value{contact}}, {"tag_name", "Early"}});
    const RecordList q{.entity = "contact", .columns = {"company", "contact_email.value", "tags", "lifecycle"}};
    const auto list = w.answer(q);
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0].title == "Byron");
    CHECK(list.rows[0].cells[0].label == "Solaris Ltd");
    CHECK(list.rows[0].cells[1].value == Value{"ada@byron.example"});
    CHECK(list.rows[0].cells[2].value == Value{"Early, VIP"});
    w.update("company", {company}, {{"name", "Helios"}});
    CHECK(w.client().ask(q)->rows[0].cells[0].label == "Helios");
}

TEST_CASE("a deal's main contact who also stands among its contacts has the deal once") {
    AWorkspace w;
    const RowId contact = w.create("contact", {{"last_name", "Byron"}});
    const RowId main = w.create("deal", {{"name", "Main"}, {"contact", Value{contact}}}), other = w.create("deal", {{"name", "Other"}});
    for (const RowId deal : {main, other}) w.create("deal_contact", {{"deal", Value{deal}}, {"contact", Value{contact}}});
    const auto about = w.answer(RecordDetail{.entity = "contact", .row = contact});
    const auto list = [&](std::string_view field) { return std::ranges::find(about.related, field, &RelatedList::field); };
    REQUIRE(list("contact") != about.related.end());
    CHECK(list("contact")->total == 1);
    REQUIRE(list("deal_contact.contact") != about.related.end());
    CHECK(list("deal_contact.contact")->total == 1);
    CHECK(list("deal_contact.contact")->rows[0].id == other);
}

TEST_CASE("one record tells its cells, parts, related records and figures") {
    AWorkspace w;
    const RowId company = w.a_company("Solaris Ltd");
    const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"title", "Head"}, {"company", Value{company}}, {"contact_email.value", "ada@byron.example"}});
    const RowId deal = w.create("deal", {{"name", "Roof"}, {"company", Value{company}}, {"amount", 250'000}});
    w.create("deal_contact", {{"deal", Value{deal}}, {"contact", Value{contact}}, {"role", "Decides"}});
    const RowId won = w.create("deal", {{"name", "Old roof"}, {"company", Value{company}}, {"amount", 50'000}});
    w.on("deal.win", {won});

    const auto about = w.answer(RecordDetail{.entity = "contact", .row = contact});
    CHECK(about.exists);
    CHECK(about.is_live);
    CHECK(about.title == "Byron");
    CHECK(about.subtitle == "Head · Solaris Ltd");
    CHECK(about.cells.size() == w.entity("contact").fields.size());
    CHECK(about.cells[w.entity("contact").index("company")].label == "Solaris Ltd");
    const auto emails = std::ranges::find(about.parts, "contact_email", &PartList::entity);
    REQUIRE(emails != about.parts.end());
    CHECK(emails->rows.size() == 1);
    CHECK(std::ranges::find(about.parts, "lifecycle_change", &PartList::entity) == about.parts.end());
    const auto deals = std::ranges::find(about.related, "deal_contact.contact", &RelatedList::field);
    REQUIRE(deals != about.related.end());
    CHECK(deals->rows[0].title == "Roof");
    CHECK(deals->rows[0].figure.value == Value{250'000});

    const auto firm = w.answer(RecordDetail{.entity = "company", .row = company});
    const auto its_deals = std::ranges::find(firm.related, "deal", &RelatedList::entity);
    REQUIRE(its_deals != firm.related.end());
    CHECK(its_deals->label == "Deals");
    CHECK(its_deals->total == 2);
    const auto one_deal = w.answer(RecordDetail{.entity = "deal", .row = deal});
    CHECK(std::ranges::find(one_deal.figures, "Weighted", &KeyFigure::label)->value == Value{50'000});
    CHECK_FALSE(w.answer(RecordDetail{.entity = "deal", .row = 99}).exists);
}

TEST_CASE("the timeline holds what both teams did, newest first") {
    AWorkspace w;
    const RowId company = w.a_company();
    const RowId contact = w.a_contact("Byron", company);
    const RowId campaign = w.create("campaign", {{"name", "Spring"}});
    const auto later = [&] { w.clock().advance_ms(3'600'000); };
    later();
    w.create("touch", {{"contact", Value{contact}}, {"campaign", Value{campaign}}, {"kind", "click"}});
    later();
    w.create("activity", {{"contact", Value{contact}}, {"kind", "note"}, {"subject", "Talked"}});
    later();
    const RowId deal = w.create("deal", {{"name", "Roof"}, {"contact", Value{contact}}});
    later();
    w.on("deal.move", {deal}, {{"stage", Value{w.stage("Proposal")}}});
    later();
    w.run("feedback.add", {.values = {{"kind", "objection"}, {"text", "Dear"}, {"deal", Value{deal}}, {"contact", Value{contact}}}});
    later();
    w.on("deal.win", {deal});
    later();
    w.on("contact.qualify", {contact}, {{"lifecycle", "customer"}});
    const auto words = [](const TimelineAnswer& a) {
        std::vector<std::string> titles;
        for (const TimelineItem& item : a.items) titles.push_back(item.title);
        return titles;
    };
    const auto of_contact = w.answer(Timeline{.entity = "contact", .row = contact});
    CHECK(words(of_contact) == std::vector<std::string>{"Became Customer", "Bought", "Objection", "Moved to Proposal", "Opened in Qualified", "Talked", "Clicked", "Added", "Became Lead"});
    CHECK(of_contact.total == 9);
    CHECK(std::ranges::is_sorted(of_contact.items, std::greater{}, &TimelineItem::at));
    CHECK(of_contact.items[6].team == "marketing");
    CHECK(of_contact.items[6].detail == "Spring");
    CHECK(of_contact.items[5].team == "sales");
    CHECK(of_contact.items[5].by == "Mara");
    const auto of_company = w.answer(Timeline{.entity = "company", .row = company});
    CHECK(of_company.total == 9);
    const auto of_deal = w.answer(Timeline{.entity = "deal", .row = deal});
    CHECK(words(of_deal) == std::vector<std::string>{"Won", "Objection", "Moved to Proposal", "Opened in Qualified", "Clicked"});
    CHECK(words(w.answer(Timeline{.entity = "campaign", .row = campaign})) == std::vector<std::string>{"Clicked"});
    const auto short_one = w.answer(Timeline{.entity = "contact", .row = contact, .count = 2});
    CHECK(short_one.items.size() == 2);
    CHECK(short_one.total == 9);
}

TEST_CASE("a deal of which only the days are known is opened and lost on them") {
    AWorkspace w;
    const Entity& deal = w.entity("deal");
    Row row{deal.id, w.store().next_id(), std::vector<Value>(deal.fields.size())};
    const auto put = [&](std::string_view field, Value value) { row.cells[deal.index(field)] = std::move(value); };
    put("name", "Imported"), put("pipeline", w.cell("stage", w.stage("Lost"), "pipeline")), put("stage", Value{w.stage("Lost")}), put("outcome", "lost"), put("lost_reason", "price");
    put("opened_on", 20'000), put("closed_on", 20'005);
    ChangeSet set{.label = "Import"};
    add_creation(set, row);
    REQUIRE(w.store().apply(set, Origin::import));
    const auto a = w.answer(Timeline{.entity = "deal", .row = row.id});
    REQUIRE(a.items.size() == 2);
    CHECK(a.items[0].title == "Lost");
    CHECK(a.items[0].detail == "Imported · Price");
    CHECK_FALSE(a.items[0].has_time);
    CHECK(a.items[1].title == "Opened");
    CHECK(TimeZone::find("Europe/Berlin")->day_of(a.items[1].at) == Date{20'000});
}

TEST_CASE("the board shows the pipeline in which most deals are, unless one is asked for") {
    AWorkspace w;
    const RowId first = w.answer(Board{}).pipeline;
    const RowId other = w.create("pipeline", {{"name", "Imported"}, {"position", 9}});
    const RowId stage = w.create("stage", {{"name", "Engaging"}, {"pipeline", Value{other}}, {"position", 1}});
    CHECK(w.answer(Board{}).pipeline == first);
    w.create("deal", {{"name", "Roof"}, {"pipeline", Value{other}}, {"stage", Value{stage}}});
    CHECK(w.answer(Board{}).pipeline == other);
    CHECK(w.answer(Board{.pipeline = first}).pipeline == first);
    CHECK(w.answer(Board{.pipeline = 99}).pipeline == other);
}

TEST_CASE("history tells each change in plain words") {
    AWorkspace w;
    const RowId deal = w.a_deal("Roof", 100'000);
    w.update("deal", {deal}, {{"amount", 123'450}});
    const auto history = w.answer(RecordHistory{.entity = "deal", .row = deal});
    REQUIRE(!history.rows.empty());
    CHECK(history.rows[0].field == "Amount");
    CHECK(history.rows[0].before == "1000.00");
    CHECK(history.rows[0].after == "1234.50");
    CHECK(history.rows[0].person == "Mara");
    CHECK(history.rows[0].label == "Change amount of Roof");
    const auto stage = std::ranges::find(history.rows, "Stage", &HistoryRow::field);
    REQUIRE(stage != history.rows.end());
    CHECK(stage->after == "Qualified");
}

TEST_CASE("choices and search find by name, e-mail and phone") {
    AWorkspace w;
    const RowId ada = w.create("contact", {{"first_name", "Ada"}, {"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}, {"contact_phone.value", "+49 (30) 123-4567"}});
    w.create("contact", {{"first_name", "Mary"}, {"last_name", "Adams"}});
    w.a_company("Adastra");
    const auto hits = w.answer(SearchAll{.text = "ada"});
    CHECK(hits.hits.size() == 3);
    for (const std::string_view text : {"ADA@byron.example", "0301234567", "123 4567", "byron"}) {
        CAPTURE(text);
        const auto found = w.answer(SearchAll{.text = std::string(text == "0301234567" ? "301234567" : text)});
        REQUIRE(!found.hits.empty());
        CHECK(found.hits[0].row == ada);
    }
    CHECK(w.answer(SearchAll{.text = "  "}).hits.empty());
    CHECK(w.answer(RecordChoices{.entity = "contact", .text = "byr"}).rows.size() == 1);
    CHECK(w.answer(RecordChoices{.entity = "contact"}).rows.size() == 2);
    const auto stages = w.answer(RecordChoices{.entity = "stage", .within = w.cell("stage", w.stage("Won"), "pipeline").integer_or(0)});
    REQUIRE(stages.rows.size() == 6);
    CHECK(stages.rows[0].title == "Qualified");
    CHECK(stages.rows[5].title == "Lost");
    CHECK(w.answer(RecordChoices{.entity = "stage", .text = "neg"}).rows.size() == 1);
}

TEST_CASE("the log names who did what, and a workspace proves itself") {
    AWorkspace w;
    w.a_company();
    const auto log = w.answer(LogList{});
    REQUIRE(log.rows.size() == 2);
    CHECK(log.rows[0].label == "Add company Solaris Ltd");
    CHECK(log.rows[0].person == "Mara");
    CHECK(log.rows[0].origin == "user");
    CHECK(w.answer(LogList{.only_imports = true}).rows.empty());
    w.run("edit.undo");
    const auto proof = w.answer(VerifyWorkspace{});
    CHECK(proof.is_done);
    CHECK(proof.ok);
    CHECK(proof.hash == w.store().hash());
    CHECK(w.answer(CommandList{}).commands.size() > 20);
}

TEST_CASE("the sample is made by one command, and every question can be answered on it") {
    InProcess w({.delivery = Delivery::queued});
    const auto started = w.run("workspace.start_sample");
    CAPTURE(started.message);
    REQUIRE(started.ok);
    const auto state = w.answer(WorkspaceState{});
    CHECK(state.is_sample);
    CHECK(state.person != 0);
    CHECK_FALSE(w.run("workspace.start_sample").ok);
    CHECK(!w.answer(Board{}).stages.empty());
    CHECK(!w.answer(CampaignTable{}).rows.empty());
    CHECK(!w.answer(FeedbackBoard{}).kinds.empty());
    CHECK(w.answer(Home{}).this_quarter.leads > 0);
    CHECK(!w.answer(ActivityList{}).groups.empty());
    CHECK(w.answer(RecordList{.entity = "contact", .columns = {"company", "contact_email.value", "tags"}}).total > 4'000);
    CHECK(w.last_error().empty());
}

TEST_CASE("a list within a period counts days by the workspace's clocks, and its filters may be any, negated, or of tags") {
    AWorkspace w;                                    // Europe/Berlin
    const RowId ada = w.create("contact", {{"last_name", "Ada"}, {"country", "Norway"}}), bo = w.create("contact", {{"last_name", "Bo"}, {"title", "Head of design"}});
    const auto listed = [&](std::vector<ListFilter> filters, bool any = false) {
        std::string names;
        for (const ListRow& row : w.answer(RecordList{.entity = "contact", .columns = {"last_name"}, .filters = std::move(filters), .any = any, .sorts = {{"last_name"}}}).rows) names += row.title + " ";
        return names;
    };
    const Date today = w.answer(WorkspaceState{}).today;
    // The last minute of yesterday in Berlin is late evening in UTC.
    const Instant midnight = TimeZone::find("Europe/Berlin")->start_of(today);
    w.update("contact", {bo}, {{"created_at", Value{midnight.ms - 1}}});
    CHECK(listed({{"created_at", "within", {Value{"today"}}}}) == "Ada ");
    CHECK(listed({{"created_at", "within", {Value{"yesterday"}}}}) == "Bo ");
    CHECK(listed({{"created_at", "within", {Value{"last_2_days"}}}}) == "Ada Bo ");
    CHECK(listed({{"created_at", "within", {Value{"today"}}, true}}) == "Bo ");
    CHECK(listed({{"created_at", "within", {Value{".." + to_text(today)}}}}) == "Ada Bo ");
    CHECK(listed({{"country", "equal", {Value{"Norway"}}}, {"title", "contains", {Value{"DESIGN"}}}}).empty());
    CHECK(listed({{"country", "equal", {Value{"Norway"}}}, {"title", "contains", {Value{"DESIGN"}}}}, true) == "Ada Bo ");
    // (called Ada, or a title) and in Norway; then both of the group, or in Norway.
    const std::vector<ListFilter> group{{"last_name", "equal", {Value{"Ada"}}}, {"title", "contains", {Value{"design"}}, false, true}};
    CHECK(listed(group) == "Ada Bo ");
    std::vector<ListFilter> more = group;
    more.push_back({"country", "equal", {Value{"Norway"}}});
    CHECK(listed(more) == "Ada ");
    CHECK(listed(group, true).empty());
    CHECK(listed(more, true) == "Ada ");
    CHECK(listed({{"contact_tag.tag", "is_filled", {}}}).empty());
    const RowId tag = w.create("tag", {{"name", "Fair"}});
    w.create("contact_tag", {{"contact", Value{ada}}, {"tag", Value{tag}}});
    CHECK(listed({{"contact_tag.tag", "any_of", {Value{tag}}}}) == "Ada ");
    CHECK(listed({{"contact_tag.tag", "any_of", {Value{tag}}, true}}) == "Bo ");
    w.run("edit.undo");
    CHECK(listed({{"contact_tag.tag", "any_of", {Value{tag}}}}).empty());
    const std::vector<ListFilter> wrong{{"last_name", "within", {Value{"today"}}}, {"created_at", "within", {Value{"soon"}}}, {"deal.name", "equal", {Value{"x"}}},
                                        {"contact_email.value", "contains", {Value{"x"}}}, {"name", "equal", {Value{"x"}}}};
    for (const ListFilter& each : wrong) {
        CAPTURE(each.field);
        CHECK(listed({each}).empty());
    }
}

TEST_CASE("a rising theme is marked as perhaps chance until it raises a suggestion; Home keeps it either way") {
    AWorkspace w;
    const Date monday = week_start(w.answer(MeetingPage{}).held_on);
    const auto say = [&](std::string_view theme, std::initializer_list<int> weeks) {
        auto day = Date{monday.days - 7 * static_cast<std::int32_t>(weeks.size()) + 2};
        for (const int times : weeks) {
            for (int i = 0; i < times; ++i)
                REQUIRE(w.run("feedback.add", {.values = {{"kind", "objection"}, {"text", "They said it"}, {"theme_name", Value{theme}}, {"at", Value{instant_at(day, 12 * 60).ms}}}}).ok);
            day.days += 7;
        }
    };
    say("Price", {1, 2, 3, 4});
    say("Battery life", {1, 4, 10, 20});
    REQUIRE(w.answer(SuggestionList{}).open.size() == 1);
    const auto marks = [](const std::vector<ThemeRow>& rows) {
        std::vector<std::pair<std::string, bool>> all;
        for (const ThemeRow& row : rows) all.emplace_back(row.name, row.is_rising);
        return all;
    };
    const std::vector<std::pair<std::string, bool>> expected{{"Battery life", false}, {"Price", true}};
    CHECK(marks(w.answer(FeedbackBoard{}).themes) == expected);
    CHECK(marks(w.answer(Home{}).rising) == expected);
}
