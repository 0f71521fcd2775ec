// A workspace in memory and files made of text: what tests of imports stand on.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tandem/exchange/import.hpp"

namespace tandem::tests {

class TextFile : public ByteSource {
public:
    TextFile(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}
    std::string name() const override { return name_; }
    std::int64_t size() const override { return static_cast<std::int64_t>(bytes_.size()); }
    Result<std::size_t> read(std::int64_t offset, std::span<char> to) override {
        const std::size_t n = std::min(to.size(), bytes_.size() - std::min(bytes_.size(), static_cast<std::size_t>(offset)));
        std::copy_n(bytes_.data() + offset, n, to.data());
        return n;
    }

private:
    std::string name_, bytes_;
};

struct ImportBench {
    Catalog catalog;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{7};
    std::unique_ptr<Store> store = std::move(*Store::open(catalog, {.path = ":memory:", .clock = &clock, .random = &random}));
    std::unique_ptr<Import> import;

    Import& open(std::vector<std::pair<std::string, std::string>> files) {
        import = std::make_unique<Import>(*store, ImportOptions{.today = Date{20'700}, .now_ms = clock.now().ms, .currency = {"EUR", 2}});
        for (auto& [name, bytes] : files) import->add(std::make_unique<TextFile>(name, bytes));
        run();
        return *import;
    }
    void run() {
        for (;;) {
            auto more = import->step();
            REQUIRE_MESSAGE(more, (more ? std::string() : more.error().message));
            if (!*more) return;
        }
    }
    Import& bring(std::vector<std::pair<std::string, std::string>> files) {
        open(std::move(files));
        const auto started = import->start();
        REQUIRE_MESSAGE(started, (started ? std::string() : started.error().message));
        run();
        REQUIRE(import->stage() == ImportStage::done);
        return *import;
    }
    std::int64_t number(std::string sql) {
        std::int64_t n = -1;
        const auto asked = store->ask(sql, {}, [&](std::span<const Value> row) { n = row[0].integer_or(-1); return true; });
        REQUIRE_MESSAGE(asked, (asked ? std::string() : asked.error().message));
        return n;
    }
};

}  // namespace tandem::tests
