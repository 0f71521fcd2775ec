// Which removals do not count: a record removed by one copy while another, not knowing of it, changed it or referred to it.
//
// A removal is a record of the log that moves a row to the trash or takes back its making. It is void when some other
// change, concurrent with it, touches the row: writes one of its cells, makes or restores it, writes or makes one of its
// parts, or lets any row refer to it. With it the removals of its owner and parts in the same change set are void; and
// takings-back of rows that it referred to, where they, too, are concurrent with the change. All this depends on the set
// of changes alone and only ever grows with it, so every copy comes to the same end in whatever order it merges.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge.hpp"
#include "log.hpp"
#include "store_impl.hpp"

namespace tandem::detail {

struct Removal {
    RowKey key{};
    Stamp stamp;
    std::int64_t set_time = 0;
    bool is_unmaking = false;
    RowKey owner{};                     // row 0: none
    std::vector<RowKey> refers;         // what the row referred to
    std::string label;
    bool is_void = false;
    std::string voided_by;              // label of the change that kept the row
    std::vector<Stamp> voiders;
};

// Every segment whose stamp is wanted, with its set's time and label; a damaged one comes as its error.
using VisitSegment = std::function<Result<>(Result<Segment>, Stamp, std::int64_t set_time, std::string_view label)>;
Result<> each_segment(const Store::Impl&, const std::function<bool(Stamp)>& is_wanted, const VisitSegment&);

bool is_removal(const Segment&, const LogRecord&);

class Removals {
public:
    Removals(const Store::Impl& store, const Knowledge& knowledge) : store_(store), knowledge_(knowledge) {}

    // First every segment that counts, then each of them again, then the end. Order among them does not matter.
    Result<> find(const Segment&, Stamp, std::int64_t set_time, std::string_view label);
    bool empty() const { return all_.empty(); }
    // Between the two, every segment whose rows the store may not have yet: what they belong and refer to.
    Result<> learn(const Segment&);
    Result<> weigh(const Segment&, Stamp, std::string_view label);
    void spread();

    bool is_void(RowKey, Stamp) const;
    const std::vector<Removal>& all() const { return all_; }

private:
    void weigh(RowKey target, Stamp by, std::string_view label);
    void make_void(Removal&, Stamp by, std::string_view label);
    const Store::Impl& store_;
    const Knowledge& knowledge_;
    std::vector<Removal> all_;
    std::unordered_map<RowKey, std::vector<std::size_t>, RowKeyHash> of_, parts_of_;      // by the row, by its owner
    std::unordered_map<RowKey, RowKey, RowKeyHash> owners_;         // learnt
    std::vector<std::size_t> fresh_;    // void, not yet spread
};

}  // namespace tandem::detail
