// Columns kept in the order of ids, so that changed rows are merged in by one pass.
#include "tandem/analytics/touches.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "tandem/model/touch.hpp"
#include "tandem/store/scan.hpp"

namespace tandem::analytics {

namespace {

ChannelNumber number_of(std::string_view name) {
    constexpr auto& list = Choices<Channel>::list;
    const auto found = std::ranges::find(list, name, &Choice::name);
    return found == list.end() ? no_channel : static_cast<ChannelNumber>(found - list.begin());
}

struct Fields {
    FieldId contact, channel, at, cost;
    explicit Fields(const Entity& touch) : contact(touch.index("contact")), channel(touch.index("channel")), at(touch.index("at")), cost(touch.index("cost")) {}
};

}  // namespace

void TouchColumns::clear() {
    ids_.clear(), contacts_.clear(), at_.clear(), cost_.clear(), channels_.clear();
}

void TouchColumns::append(RowId id, const Touch& touch) {
    ids_.push_back(id);
    contacts_.push_back(touch.contact);
    at_.push_back(touch.at);
    cost_.push_back(touch.cost);
    channels_.push_back(touch.channel);
}

std::size_t TouchColumns::bytes() const {
    const auto of = [](const auto& column) { return column.capacity() * sizeof(column[0]); };
    return of(ids_) + of(contacts_) + of(at_) + of(cost_) + of(channels_) + of(months_) + of(journeys_.contacts) + of(journeys_.begins) + of(journeys_.touches) + of(journeys_.channels);
}

Result<> TouchColumns::read_all(const Store& store) {
    const Entity& entity = store.catalog().of<tandem::Touch>();
    const Fields fields(entity);
    clear();
    const auto count = static_cast<std::size_t>(store.count(entity.id));
    for (auto* column : {&ids_, &contacts_, &at_, &cost_}) column->reserve(count);
    channels_.reserve(count);
    std::string last_name;              // most touches have the channel of some touch before
    ChannelNumber last = no_channel;
    return scan_rows(store, entity.id, 1, std::numeric_limits<RowId>::max(), [&](const RowReader& row) {
        if (const std::string_view name = row.text(fields.channel); name != last_name) {
            last_name = name;
            last = number_of(name);
        }
        append(row.id(), {row.integer(fields.contact), row.integer(fields.at), row.integer(fields.cost), last});
    });
}

void TouchColumns::patch(const Store& store, const std::vector<RowId>& changed) {
    const Entity& entity = store.catalog().of<tandem::Touch>();
    const Fields fields(entity);
    TouchColumns made;
    for (auto* column : {&made.ids_, &made.contacts_, &made.at_, &made.cost_}) column->reserve(ids_.size() + changed.size());
    made.channels_.reserve(ids_.size() + changed.size());
    std::size_t old = 0;
    const auto copy_until = [&](RowId id) {
        for (; old < ids_.size() && ids_[old] < id; ++old) made.append(ids_[old], {contacts_[old], at_[old], cost_[old], channels_[old]});
    };
    for (const RowId id : changed) {
        copy_until(id);
        if (old < ids_.size() && ids_[old] == id) ++old;
        if (!store.is_live(entity.id, id)) continue;
        if (const auto row = store.find(entity.id, id))
            made.append(id, {row->cells[fields.contact].integer_or(0), row->cells[fields.at].integer_or(0), row->cells[fields.cost].integer_or(0),
                             number_of(row->cells[fields.channel].text_or(""))});
    }
    copy_until(std::numeric_limits<RowId>::max());
    ids_ = std::move(made.ids_), contacts_ = std::move(made.contacts_), at_ = std::move(made.at_), cost_ = std::move(made.cost_), channels_ = std::move(made.channels_);
}

Result<> TouchColumns::refresh(const Store& store) {
    const EntityId touch = store.catalog().of<tandem::Touch>().id;
    if (touch_revision_ == store.revision(touch)) return {};
    months_.clear();
    knows_journeys_ = false;
    if (revision_ >= 0 && store.remembers_since(revision_)) {
        std::vector<RowId> changed;
        for (const ChangedRow& row : store.changed_since(revision_))
            if (row.entity == touch) changed.push_back(row.row);
        std::ranges::sort(changed);
        changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
        patch(store, changed);
    } else if (auto read = read_all(store); !read) {
        clear();
        revision_ = touch_revision_ = -1;
        return read;
    }
    revision_ = store.revision();
    touch_revision_ = store.revision(touch);
    return {};
}

void TouchColumns::know_months(const TimeZone& zone) {
    if (months_.size() == ids_.size() && months_of_ == zone.name()) return;
    months_of_ = zone.name();
    months_.resize(ids_.size());
    Date day{std::numeric_limits<std::int32_t>::min()};
    std::int16_t month = 0;
    for (std::size_t i = 0; i < at_.size(); ++i) {
        const Date of = zone.day_of({at_[i]});
        if (of.days != day.days) {
            const auto date = year_month_day(of);
            day = of;
            month = static_cast<std::int16_t>(std::clamp((date.year - 1970) * 12 + static_cast<int>(date.month) - 1, -32768, 32767));
        }
        months_[i] = month;
    }
}

std::vector<TouchColumns::MonthFigures> TouchColumns::by_channel_and_month(const TimeZone& zone) {
    know_months(zone);
    std::vector<MonthFigures> figures;
    if (ids_.empty()) return figures;
    const auto [first, last] = std::ranges::minmax(months_);
    const auto width = static_cast<std::size_t>(last - first + 1);
    struct Sum {
        std::int64_t count = 0, cost = 0;
    };
    std::vector<Sum> sums(width * (no_channel + std::size_t{1}));
    for (std::size_t i = 0; i < months_.size(); ++i) {
        Sum& sum = sums[channels_[i] * width + static_cast<std::size_t>(months_[i] - first)];
        ++sum.count;
        sum.cost += cost_[i];
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].count == 0) continue;
        figures.push_back({static_cast<ChannelNumber>(i / width), add_months(Date{}, first + static_cast<int>(i % width)), sums[i].count, {sums[i].cost}});
    }
    return figures;
}

// Counted into place contact by contact, then each contact's few are put in order.
const TouchColumns::Journeys& TouchColumns::journeys() {
    if (knows_journeys_) return journeys_;
    Journeys& j = journeys_;
    j = {};
    std::unordered_map<RowId, std::uint32_t> places;
    std::vector<std::uint32_t> place_of(contacts_.size());
    std::vector<std::uint32_t> counts;
    std::vector<RowId> met;
    for (std::size_t i = 0; i < contacts_.size(); ++i) {
        if (contacts_[i] == 0) continue;
        const auto [place, is_new] = places.try_emplace(contacts_[i], static_cast<std::uint32_t>(met.size()));
        if (is_new) met.push_back(contacts_[i]), counts.push_back(0);
        place_of[i] = place->second;
        ++counts[place->second];
    }
    std::vector<std::uint32_t> order(met.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t place) { return met[place]; });
    std::vector<std::uint32_t> next(met.size());
    std::uint32_t begin = 0;
    for (const std::uint32_t place : order) {
        j.contacts.push_back(met[place]);
        j.begins.push_back(begin);
        next[place] = begin;
        begin += counts[place];
    }
    j.begins.push_back(begin);
    j.touches.resize(begin);
    for (std::size_t i = 0; i < contacts_.size(); ++i)
        if (contacts_[i] != 0) j.touches[next[place_of[i]]++] = static_cast<std::uint32_t>(i);
    for (std::size_t c = 0; c < j.contacts.size(); ++c)
        std::sort(j.touches.begin() + j.begins[c], j.touches.begin() + j.begins[c + 1], [&](std::uint32_t a, std::uint32_t b) { return at_[a] != at_[b] ? at_[a] < at_[b] : a < b; });
    j.channels.resize(begin);
    for (std::uint32_t i = 0; i < begin; ++i) j.channels[i] = channels_[j.touches[i]];
    knows_journeys_ = true;
    return j;
}

}  // namespace tandem::analytics
