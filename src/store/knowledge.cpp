// Heads by merge, looked up by the time of a change.
#include "knowledge.hpp"

#include <algorithm>
#include <charconv>

namespace tandem::detail {

void Knowledge::add(Stamp merge, const Heads& read) {
    std::vector<Entry>& entries = of_[merge.replica];
    if (!entries.empty() && entries.back().time >= merge.time) return;      // known already
    Heads all = entries.empty() ? Heads{} : entries.back().read;
    for (const auto& [replica, time] : read) all[replica] = std::max(all[replica], time);
    entries.push_back({merge.time, std::move(all)});
}

const Knowledge::Heads* Knowledge::find(Stamp change) const {
    const auto found = of_.find(change.replica);
    if (found == of_.end()) return nullptr;
    const auto after = std::ranges::upper_bound(found->second, change.time, {}, &Entry::time);
    return after == found->second.begin() ? nullptr : &std::prev(after)->read;
}

bool Knowledge::knows(Stamp change, Stamp other) const {
    if (change.replica == other.replica) return other.time <= change.time;
    const Heads* read = find(change);
    if (read == nullptr) return false;
    const auto head = read->find(other.replica);
    return head != read->end() && other.time <= head->second;
}

Knowledge::Heads Knowledge::read_by(Stamp change) const {
    const Heads* read = find(change);
    return read == nullptr ? Heads{} : *read;
}

std::string Knowledge::note(const Heads& heads) {
    std::string note = "knows";
    for (const auto& [replica, time] : heads) note += " " + std::to_string(replica) + ":" + std::to_string(time);
    return note;
}

Knowledge::Heads Knowledge::from_note(std::string_view note) {
    Heads heads;
    const char* at = note.data();
    const char* const end = at + note.size();
    while ((at = std::find(at, end, ' ')) != end) {
        std::int64_t replica = 0, time = 0;
        const auto first = std::from_chars(++at, end, replica);
        if (first.ec != std::errc{} || first.ptr == end || *first.ptr != ':') continue;
        const auto second = std::from_chars(first.ptr + 1, end, time);
        if (second.ec == std::errc{}) heads[replica] = std::max(heads[replica], time);
        at = second.ptr;
    }
    return heads;
}

}  // namespace tandem::detail
