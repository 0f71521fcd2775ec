// AStore: a workspace of a test, in memory or in a file of its own, with a clock and chance that repeat.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tandem/model/custom_field.hpp"
#include "tandem/store/store.hpp"

namespace tandem::tests {

// A folder for one test program run; removed when it ends.
inline std::filesystem::path scratch_folder() {
    struct Folder {
        std::filesystem::path path = std::filesystem::temp_directory_path() / ("tandem-store-test-" + std::to_string(getpid()));
        Folder() { std::filesystem::create_directories(path); }
        ~Folder() {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
    };
    static const Folder folder;
    return folder.path;
}

class AStore {
public:
    explicit AStore(std::string file = ":memory:", std::uint64_t seed = 1) : random_(seed) {
        if (file == ":memory:") {
            path_ = file;
        } else {
            path_ = (scratch_folder() / file).string();
            for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
        }
        open();
    }
    Store* operator->() { return store_.get(); }
    Store& operator*() { return *store_; }
    FixedClock& clock() { return clock_; }
    const std::string& path() const { return path_; }
    const Catalog& catalog() const { return store_ ? store_->catalog() : catalog_; }
    StoreOptions options() { return {.path = path_, .clock = &clock_, .random = &random_}; }

    void close() { store_.reset(); }
    void open() {
        auto opened = Store::open(catalog_, options());
        REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
        store_ = std::move(*opened);
    }
    void reopen() {
        close();
        open();
    }

    template <class R> EntityId id() const { return catalog_.of<R>().id; }
    template <class R> FieldId field(std::string_view name) const { return catalog_.of<R>().index(name); }
    template <class R> Row row(const R& record) const { return to_row(catalog().of<R>(), record); }

    Applied apply(const ChangeSet& set, Origin origin = Origin::user) {
        clock_.advance_ms(1000);
        auto applied = store_->apply(set, origin);
        REQUIRE_MESSAGE(applied, (applied ? "" : applied.error().message));
        return *applied;
    }
    template <class R> Applied make(const R& record, std::string label) {
        ChangeSet set{std::move(label), {}};
        add_creation(set, row(record));
        return apply(set);
    }
    template <class R> Applied set(RowId row, std::string_view name, Value value, std::string label) {
        return apply({std::move(label), {{id<R>(), row, field<R>(name), {}, std::move(value)}}});
    }
    template <class R> Applied remove(RowId row) {
        ChangeSet set{"Move to trash", {}};
        add_removal(set, id<R>(), row);
        return apply(set);
    }
    template <class R> Applied restore(RowId row) {
        ChangeSet set{"Restore", {}};
        add_restoration(set, id<R>(), row);
        return apply(set);
    }
    template <class R> std::optional<R> find(Id<R> id) {
        const auto row = store_->find(this->id<R>(), id.value);
        if (!row) return {};
        auto record = from_row<R>(catalog().of<R>(), *row);
        REQUIRE(record);
        return *record;
    }

    // A custom field of the entity; its name.
    std::string add_field(std::string_view entity, std::string_view label, CustomKind kind, std::string target = {}, std::string formula = {}) {
        const RowId id = store_->next_id();
        const std::string name = custom_field_name(label, id);
        make(CustomField{.id = {id}, .name = name, .entity = std::string(entity), .label = std::string(label), .kind = kind, .target = std::move(target), .formula = {std::move(formula)}, .help = {}}, "Add field " + std::string(label));
        return name;
    }
    Applied set_custom(std::string_view entity, RowId row, std::string_view name, Value value) {
        const Entity& described = catalog().entity(entity);
        return apply({"Change " + std::string(name), {{described.id, row, described.index(name), {}, std::move(value)}}});
    }
    Value custom(std::string_view entity, RowId row, std::string_view name) const {
        const Entity& described = catalog().entity(entity);
        const Field* field = described.find(name);
        const auto found = store_->find(described.id, row);
        return field && found ? found->cells[described.index(name)] : Value{};
    }

private:
    Catalog catalog_;
    FixedClock clock_{{1'790'000'000'000}};
    SeededRandom random_;
    std::string path_;
    std::unique_ptr<Store> store_;
};

}  // namespace tandem::tests
