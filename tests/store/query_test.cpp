// Lists by chance filters: all or any of them, in groups and alone, negated or not, of fields and of parts, against rows judged one by one here.
#include <algorithm>
#include <random>

#include "tandem/base/text.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/query.hpp"
#include "tests/store/a_store.hpp"

namespace tandem::tests {

namespace {

constexpr int contacts = 120;

struct People : AStore {
    std::mt19937 chance{20261128};
    std::vector<Contact> rows;
    std::vector<std::vector<RowId>> tags_of;        // by place in `rows`
    std::vector<RowId> tags;

    int below(int n) { return static_cast<int>(chance() % static_cast<unsigned>(n)); }

    People() {
        ChangeSet set{"Make contacts", {}};
        for (const char* name : {"Fair", "Webinar", "Partner"}) {
            tags.push_back((*this)->next_id());
            add_creation(set, row(Tag{.id = {tags.back()}, .name = name}));
        }
        for (int i = 0; i < contacts; ++i) {
            static constexpr const char* names[] = {"Müller", "mueller", "Ada Byron", "100 %_", "Šimek", "", "O'Neill"};
            Contact c{.id = {(*this)->next_id()}, .last_name = names[below(7)], .title = below(3) ? names[below(7)] : ""};
            if (c.last_name.empty()) c.first_name = "Only";
            if (below(4)) c.lifecycle = static_cast<Lifecycle>(below(5));
            if (below(3)) c.birthday = Date{below(40)};
            if (below(3)) c.newsletter = below(2) == 0;
            add_creation(set, row(c));
            std::vector<RowId>& mine = tags_of.emplace_back();
            for (const RowId tag : tags)
                if (below(3) == 0) {
                    mine.push_back(tag);
                    add_creation(set, row(ContactTag{.id = {(*this)->next_id()}, .contact = c.id, .tag = {tag}}));
                }
            rows.push_back(std::move(c));
        }
        apply(set);
    }

    Filter a_filter() {
        Filter f{.negated = below(3) == 0};
        const auto pick = [&](std::initializer_list<Comparison> of) { return of.begin()[below(static_cast<int>(of.size()))]; };
        const auto day = [&] { return below(8) ? Value{std::int64_t{below(40)}} : Value{}; };
        switch (below(4)) {
            case 0:
                f.field = field<Contact>("last_name");
                f.comparison = pick({Comparison::equal, Comparison::contains, Comparison::starts_with, Comparison::is_empty, Comparison::is_filled, Comparison::less});
                f.values = {Value{below(2) ? "Mü" : "müller"}};
                break;
            case 1:
                f.field = field<Contact>("lifecycle");
                f.comparison = pick({Comparison::any_of, Comparison::equal, Comparison::is_empty});
                for (int i = 0; i < 1 + below(2); ++i) f.values.push_back(Value{Choices<Lifecycle>::list[static_cast<std::size_t>(below(5))].name});
                break;
            case 2:
                f.field = field<Contact>("birthday");
                f.comparison = pick({Comparison::between, Comparison::less, Comparison::greater_or_equal, Comparison::not_equal, Comparison::is_filled});
                f.values = {day(), day()};
                break;
            default:
                f.part = id<ContactTag>();
                f.field = field<ContactTag>("tag");
                f.comparison = pick({Comparison::equal, Comparison::any_of, Comparison::is_empty, Comparison::is_filled});
                f.values = {Value{tags[static_cast<std::size_t>(below(3))]}};
        }
        return f;
    }

    // By the words of the header alone, with no code of the store.
    bool holds(const Filter& f, std::size_t i) const {
        const auto plain = [&]() -> bool {
            if (f.part != no_part) {
                if (f.comparison == Comparison::is_empty) return tags_of[i].empty();
                if (f.comparison == Comparison::is_filled) return !tags_of[i].empty();
                return std::ranges::contains(tags_of[i], *f.values[0].integer());
            }
            const Value cell = row(rows[i]).cells[f.field];
            if (f.comparison == Comparison::is_empty) return cell.is_null();
            if (f.comparison == Comparison::is_filled) return !cell.is_null();
            const Value wanted = f.values.empty() ? Value{} : f.values[0];
            if (f.comparison == Comparison::not_equal) return !(cell == wanted);
            if (f.comparison == Comparison::contains || f.comparison == Comparison::starts_with) {
                const auto at = fold(cell.text_or("")).find(fold(wanted.text_or("")));
                return f.comparison == Comparison::contains ? at != std::string::npos : at == 0;
            }
            if (cell.is_null()) return false;
            if (f.comparison == Comparison::any_of) return std::ranges::contains(f.values, cell);
            if (f.comparison == Comparison::between)
                return (f.values[0].is_null() || *cell.integer() >= *f.values[0].integer()) && (f.values[1].is_null() || *cell.integer() <= *f.values[1].integer());
            if (wanted.is_null()) return false;
            if (f.comparison == Comparison::equal) return cell == wanted;
            if (cell.text()) return sort_key(*cell.text()) < sort_key(*wanted.text());
            return f.comparison == Comparison::less ? *cell.integer() < *wanted.integer() : *cell.integer() >= *wanted.integer();
        };
        return plain() != f.negated;
    }
};

}  // namespace

TEST_CASE("a list holds exactly the rows that all, or any, of its filters let through") {
    People w;
    int mixed = 0;
    for (int round = 0; round < 600; ++round) {
        Query query{.entity = w.id<Contact>(), .any = w.below(2) == 0};
        for (int i = 0; i < 1 + w.below(3); ++i) query.filters.push_back(w.a_filter());
        std::vector<RowId> expected;
        for (std::size_t i = 0; i < w.rows.size(); ++i) {
            const auto fits = [&](const Filter& f) { return w.holds(f, i); };
            if (query.any ? std::ranges::any_of(query.filters, fits) : std::ranges::all_of(query.filters, fits)) expected.push_back(w.rows[i].id.value);
        }
        mixed += !expected.empty() && expected.size() < w.rows.size();
        const auto found = w->ordered(query);
        REQUIRE(found);
        CAPTURE(round);
        CHECK(**found == expected);
    }
    CHECK(mixed > 300);
}

TEST_CASE("groups of filters hold by one of theirs where all must, by all of theirs where one is enough") {
    People w;
    int mixed = 0, split = 0;
    for (int round = 0; round < 900; ++round) {
        Query query{.entity = w.id<Contact>(), .any = w.below(2) == 0};
        std::vector<std::vector<Filter>> groups;
        for (int g = 1 + w.below(3); g > 0; --g) {
            groups.emplace_back();
            for (int i = 1 + w.below(3); i > 0; --i) {
                Filter f = w.a_filter();
                groups.back().push_back(f);
                f.grouped = groups.back().size() > 1 || (query.filters.empty() && w.below(4) == 0);        // a first one has nothing before it
                split += f.comparison == Comparison::contains && groups.back().size() > 1;
                query.filters.push_back(std::move(f));
            }
        }
        std::vector<RowId> expected;
        for (std::size_t i = 0; i < w.rows.size(); ++i) {
            const auto fits = [&](const Filter& f) { return w.holds(f, i); };
            const auto one = [&](const std::vector<Filter>& of) { return query.any ? std::ranges::all_of(of, fits) : std::ranges::any_of(of, fits); };
            if (query.any ? std::ranges::any_of(groups, one) : std::ranges::all_of(groups, one)) expected.push_back(w.rows[i].id.value);
        }
        mixed += !expected.empty() && expected.size() < w.rows.size();
        const auto found = w->ordered(query);
        REQUIRE(found);
        CAPTURE(round);
        CHECK(**found == expected);
    }
    CHECK(mixed > 400);
    CHECK(split > 50);
}

TEST_CASE("a list of groups follows what its rows become") {
    People w;
    // (born on day 100 or later, or called Zorn) and no newsletter that is known
    const Query query{.entity = w.id<Contact>(), .filters = {{.field = w.field<Contact>("birthday"), .comparison = Comparison::greater_or_equal, .values = {Value{100}}},
                                                             {.field = w.field<Contact>("last_name"), .comparison = Comparison::starts_with, .values = {Value{"zorn"}}, .grouped = true},
                                                             {.field = w.field<Contact>("newsletter"), .comparison = Comparison::is_empty}}};
    CHECK((*w->ordered(query))->empty());
    const auto silent = std::ranges::find_if(w.rows, [](const Contact& c) { return !c.newsletter; });
    REQUIRE(silent != w.rows.end());
    const RowId id = silent->id.value;
    w.set<Contact>(id, "last_name", Value{"Zorn"}, "Rename");
    CHECK(**w->ordered(query) == std::vector<RowId>{id});
    w.set<Contact>(id, "birthday", Value{120}, "Change birthday");
    w.set<Contact>(id, "last_name", Value{"Byron"}, "Rename");
    CHECK(**w->ordered(query) == std::vector<RowId>{id});
    w.set<Contact>(id, "newsletter", Value{1}, "Ask");
    CHECK((*w->ordered(query))->empty());
}

TEST_CASE("a list by a tag follows the tags, one by a day the day") {
    People w;
    const Query by_tag{.entity = w.id<Contact>(), .filters = {{.field = w.field<ContactTag>("tag"), .values = {Value{w.tags[0]}}, .part = w.id<ContactTag>()}}};
    const Query by_day{.entity = w.id<Contact>(), .filters = {{.field = w.field<Contact>("birthday"), .comparison = Comparison::between, .values = {Value{100}, Value{}}}}};
    const std::size_t tagged = (*w->ordered(by_tag))->size();
    CHECK((*w->ordered(by_day))->empty());
    const auto without = std::ranges::find_if(w.tags_of, [&](const auto& tags) { return !std::ranges::contains(tags, w.tags[0]); });
    REQUIRE(without != w.tags_of.end());
    const Contact& contact = w.rows[static_cast<std::size_t>(without - w.tags_of.begin())];
    const RowId link = w->next_id();
    w.make(ContactTag{.id = {link}, .contact = contact.id, .tag = {w.tags[0]}}, "Tag");
    CHECK((*w->ordered(by_tag))->size() == tagged + 1);
    w.remove<ContactTag>(link);
    CHECK((*w->ordered(by_tag))->size() == tagged);
    w.set<Contact>(contact.id.value, "birthday", Value{120}, "Change birthday");
    CHECK(**w->ordered(by_day) == std::vector<RowId>{contact.id.value});
}

}  // namespace tandem::tests
