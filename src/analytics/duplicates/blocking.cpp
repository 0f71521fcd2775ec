// The passes and their keys. A record without what a key needs takes no part in that pass.
#include "analytics/duplicates/blocking.hpp"

#include <algorithm>
#include <functional>

#include "analytics/duplicates/similarity.hpp"

namespace tandem::analytics::duplicates {

namespace {

using enum DuplicateTrait;

constexpr std::size_t largest_block = 40;       // of more, each meets only its neighbours
constexpr std::size_t neighbours = 6;           // on either side

// Keys of one record for one pass.
class Keys {
public:
    struct Key { std::uint64_t key, order; };
    void clear() { keys_.clear(); }
    void add(std::string_view a, std::string_view b = " ") {
        if (a.empty() || b.empty()) return;
        keys_.push_back({std::hash<std::string_view>{}(a) * 0x9E3779B97F4A7C15u ^ std::hash<std::string_view>{}(b), 0});
    }
    // Sorted neighbourhood: no blocks, an order by this text.
    void add_order(std::string_view text) { if (!text.empty()) keys_.push_back({0, beginning_of(text)}); }
    void set_order(std::uint64_t order) { for (Key& each : keys_) if (each.order == 0) each.order = order; }
    const std::vector<Key>& all() const { return keys_; }
    // The first eight letters as a number that sorts like them.
    static std::uint64_t beginning_of(std::string_view text) {
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < 8; ++i) n = n << 8 | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0u);
        return n;
    }

private:
    std::vector<Key> keys_;
};

std::string_view start(std::string_view text, std::size_t letters) { return text.size() < letters ? std::string_view() : text.substr(0, letters); }
std::string_view mailbox(std::string_view email) {
    const std::string_view name = email.substr(0, email.find('@'));
    return name.size() < 4 ? std::string_view() : name;
}

void keys_of(const Traits& t, Record r, std::size_t pass, Keys& keys) {
    const auto text = [&](DuplicateTrait trait) -> std::string_view { return t[trait].of(r).text; };
    const auto each = [&](DuplicateTrait trait, auto&& f) { for (const ValueNumber v : t[trait].all(r)) f(std::string_view(t[trait].word(v).text)); };
    switch (pass) {
        case 0: each(email, [&](std::string_view e) { keys.add(e); }); break;
        case 1: each(email, [&](std::string_view e) { keys.add(mailbox(e)); }); break;
        case 2: each(phone, [&](std::string_view p) { keys.add(p); }); break;
        case 3: {                               // both names by sound, also when they are swapped
            std::string a = sound_of(text(first_name)), b = sound_of(text(last_name));
            if (b < a) std::swap(a, b);
            keys.add(a, b);
            break;
        }
        case 4: keys.add(text(house_number), start(text(street), 4)), keys.add(text(house_number), start(text(locality), 4)); break;
        case 5: keys.add(text(postal_code), start(text(last_name), 1)), keys.add(text(postal_code), start(text(first_name), 1)); break;
        case 6: keys.add(text(house_number), text(postal_code)); break;
        case 7: keys.add(t[street].of(r).in_order), keys.add(t[locality].of(r).in_order); break;
        case 8: keys.add(text(city), sound_of(text(last_name))), keys.add(text(city), sound_of(text(first_name))); break;
        case 9: keys.add(text(organisation), sound_of(text(last_name))), keys.add(text(organisation), sound_of(text(first_name))); break;
        case 10:
            if (t.birthday(r)) keys.add(to_text(*t.birthday(r)));
            break;
        case 11: keys.add(start(text(organisation), 6)), keys.add(t[organisation].of(r).in_order); break;
        case 12: each(domain, [&](std::string_view d) { keys.add(d.substr(0, d.find('.'))); }); break;
        case 13: keys.add_order(std::string(start(text(last_name), 1)).empty() ? std::string() : std::string(text(last_name).substr(0, 6)) + std::string(text(first_name))); break;
        case 14: keys.add_order(std::string(start(text(first_name), 1)).empty() ? std::string() : std::string(text(first_name).substr(0, 5)) + std::string(text(last_name))); break;
        case 15: keys.add_order(text(street)); break;
        case 16: keys.add(start(text(postal_code), 3), start(text(street), 3)); break;
    }
    // Within a large block those stand together whose names do.
    keys.set_order(Keys::beginning_of(text(last_name).empty() ? text(organisation) : text(last_name)));
}

}  // namespace

void Blocking::run_pass(const Traits& traits, std::size_t number) {
    Pass pass;
    Keys keys;
    for (Record r = 0; r < traits.size(); ++r) {
        keys.clear();
        keys_of(traits, r, number, keys);
        for (const Keys::Key& each : keys.all()) pass.entries.push_back({each.key, each.order, r});
    }
    std::ranges::sort(pass.entries, [](const Entry& a, const Entry& b) {
        return a.key != b.key ? a.key < b.key : a.order != b.order ? a.order < b.order : a.record < b.record;
    });
    pass.starts.assign(traits.size() + 1, 0);
    for (const Entry& each : pass.entries) ++pass.starts[each.record + 1];
    for (std::size_t r = 0; r < traits.size(); ++r) pass.starts[r + 1] += pass.starts[r];
    pass.places.resize(pass.entries.size());
    std::vector<std::uint32_t> next(pass.starts.begin(), pass.starts.end());
    for (std::size_t i = 0; i < pass.entries.size(); ++i) pass.places[next[pass.entries[i].record]++] = static_cast<std::uint32_t>(i);
    passes_.push_back(std::move(pass));
}

void Blocking::partners(Record r, std::vector<Record>& out) const {
    out.clear();
    for (const Pass& pass : passes_)
        for (std::uint32_t p = pass.starts[r]; p < pass.starts[r + 1]; ++p) {
            const std::size_t place = pass.places[p];
            const std::uint64_t key = pass.entries[place].key;
            // The whole block while it is small; key 0 is an order without blocks.
            std::size_t first = place, end = place + 1;
            const std::size_t reach = key == 0 ? neighbours : largest_block;
            while (first > 0 && place - first < reach && pass.entries[first - 1].key == key) --first;
            while (end < pass.entries.size() && end - place <= reach && pass.entries[end].key == key) ++end;
            if (end - first > largest_block) first = std::max(first, place - std::min(place, neighbours)), end = std::min(end, place + neighbours + 1);
            for (std::size_t i = first; i < end; ++i)
                if (pass.entries[i].record > r) out.push_back(pass.entries[i].record);
        }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace tandem::analytics::duplicates
