// A day's work as a list of named steps, for tests in which something fails in the middle of one.
//
// A step is repeatable: done again after it failed half way, it ends in the same state. To add one (a merge, say), append it in
// script(): everything else follows, faults at each of its calls included.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/store/store.hpp"

namespace tandem::tests {

// One program run: a store over "workspace.db" with a clock and chance that repeat.
class Day {
public:
    ~Day() { close(); }
    Result<> open();
    void close();
    Store* operator->() { return store_.get(); }
    Store& store() { return *store_; }
    const Catalog& catalog() const { return catalog_; }
    bool is_open() const { return store_ != nullptr; }

    // What a user sees and counts on: the workspace hash and the preferences; "" when it cannot be read.
    std::string seen();
    // Called after each part of a step of which the user was told that it is done.
    std::function<void()> on_acknowledged;
    std::size_t acknowledged = 0;
    Result<> acknowledge(Result<>);

    Result<> apply(std::string label, const std::function<void(ChangeSet&)>& fill);
    template <class R> void make(ChangeSet& set, const R& record) { add_creation(set, to_row(catalog_.of<R>(), record)); }
    template <class R> void set(ChangeSet& set, RowId row, std::string_view field, Value value) {
        set.changes.push_back({catalog_.of<R>().id, row, catalog_.of<R>().index(field), {}, std::move(value)});
    }
    std::unique_ptr<Writer> import;     // open between parts of a step

private:
    Catalog catalog_;
    FixedClock clock_{{1'790'000'000'000}};
    SeededRandom random_{7};
    std::unique_ptr<Store> store_;
};

struct Step {
    std::string name;
    std::function<Result<>(Day&)> run;                      // after the workspace was opened
    std::function<void()> before = {};                      // changes the file, while nothing has it open
};

std::vector<Step> script();

// An edit that every workspace of the script can take, another each time.
Result<> any_edit(Day&);

}  // namespace tandem::tests
