// A colleague's changes read, checked and merged; ours written.
#include "app/sharing_session.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "app/context.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/person.hpp"
#include "tandem/sync/bundle.hpp"

namespace tandem {

namespace {

constexpr std::int64_t a_day_ms = 86'400'000;
constexpr std::int64_t piece_bytes = std::int64_t{4} << 20;
constexpr std::int64_t most_bytes = std::int64_t{1} << 29;
constexpr std::string_view preference_colleagues = "colleagues";

std::int64_t number_of(std::string_view text) {
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return n;
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many) { return std::to_string(n) + " " + std::string(n == 1 ? one : many); }

// The names of those who have left and whose changes are new here; what they did is theirs, and can be merged like any other.
std::vector<std::string> who_left(const Context& context, const SharedChanges& changes) {
    const Entity& person = context.catalog.of<Person>();
    std::map<std::int64_t, std::int64_t> known;
    for (const LogHead& head : context.store.heads()) known[head.replica] = head.sequence;
    std::set<RowId> makers;
    for (const SharedSegment& segment : changes.segments)
        if (segment.person != 0 && segment.sequence > known[segment.replica]) makers.insert(segment.person);
    std::vector<std::string> names;
    for (const RowId id : makers)
        if (const auto row = context.store.find(person.id, id); row && !row->cells[person.index("left_on")].is_null()) names.push_back(context.store.title(person.id, id));
    return names;
}

}  // namespace

bool SharingSession::is_meant(Context& context, FileHandle handle) {
    std::array<char, 8> beginning{};
    const auto got = context.host.file_read(handle, 0, beginning);
    return got && is_bundle({beginning.data(), *got});
}

CommandResult SharingSession::fail_with(const Error& error) {
    changes_.reset();
    state_.phase = SharingPhase::failed;
    state_.error = error.message;
    ++version_;
    return {.ok = false, .message = error.message};
}

Job SharingSession::open(Context& context, FileHandle handle) {
    close();
    state_.phase = SharingPhase::reading;
    state_.file = context.host.file_name(handle);
    ++version_;
    const auto size = context.host.file_size(handle);
    if (!size) co_return fail_with(size.error());
    if (*size > most_bytes) co_return fail_with({ErrorCode::invalid_input, "“" + state_.file + "” is too large to be merged; open the whole workspace file instead."});
    std::string bytes(static_cast<std::size_t>(*size), '\0');
    for (std::int64_t at = 0; at < *size;) {
        const auto part = std::span(bytes).subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(std::min(piece_bytes, *size - at)));
        const auto got = context.host.file_read(handle, at, part);
        if (!got) co_return fail_with(got.error());
        if (*got == 0) co_return fail_with({ErrorCode::storage, "“" + state_.file + "” became shorter while it was read; choose it again."});
        at += static_cast<std::int64_t>(*got);
        if (!(co_yield JobStep{at, *size, "Reading " + state_.file})) co_return fail_with({ErrorCode::cancelled, "Stopped; nothing was changed."});
    }
    auto read = read_bundle(bytes);
    if (!read) co_return fail_with(read.error());
    bytes = {};
    // Checked by a merge that is given up before its first step.
    const auto checked = Merge::begin(context.store, *read);
    if (!checked) co_return fail_with(checked.error());
    state_.phase = SharingPhase::preview;
    state_.from = read->from;
    state_.sets = (*checked)->new_sets();
    state_.days_ahead = std::max<std::int64_t>(0, (*checked)->ahead_ms() / a_day_ms);
    state_.from_left = who_left(context, *read);
    changes_ = std::move(*read);
    ++version_;
    co_return CommandResult{.ok = true};
}

Job SharingSession::merge(Context& context) {
    if (!changes_) co_return fail(ErrorCode::not_found, "Choose a colleague's file first.");
    auto merge = Merge::begin(context.store, *changes_);
    if (!merge) co_return fail_with(merge.error());
    state_.phase = SharingPhase::merging;
    state_.total = (*merge)->new_segments();
    ++version_;
    for (bool has_more = true; has_more;) {
        const auto more = (*merge)->step();
        if (!more) co_return fail_with(more.error());
        has_more = *more;
        state_.done = (*merge)->done();
        ++version_;
        if (!(co_yield JobStep{state_.done, state_.total, "Merging"})) {
            merge->reset();
            co_return fail_with({ErrorCode::cancelled, "Stopped; nothing was changed."});
        }
    }
    const auto report = (*merge)->finish();
    if (!report) co_return fail_with(report.error());
    merge->reset();
    CO_TRY(remember(context, *changes_));
    const std::string from = changes_->from.empty() ? std::string() : " of " + changes_->from;
    state_.phase = SharingPhase::done;
    state_.summary = report->sets == 0 ? "Nothing in it was new." : counted(report->sets, "change", "changes") + from + " merged.";
    if (!report->kept.empty()) state_.summary += " " + counted(static_cast<std::int64_t>(report->kept.size()), "removed record stays", "removed records stay") + ", because somebody else changed it meanwhile.";
    if (report->conflicts != 0) state_.summary += " " + counted(report->conflicts, "field was", "fields were") + " changed by two people; choose below.";
    state_.kept.clear();
    for (const KeptRecord& each : report->kept)
        state_.kept.push_back({std::string(context.catalog[each.entity].name), each.row, context.store.title(each.entity, each.row), each.removed_by, each.changed_by});
    changes_.reset();
    ++version_;
    ++context.preference_version;
    co_return CommandResult{.ok = true, .message = state_.summary};
}

Job SharingSession::hand_out(Context& context, std::int64_t to) {
    co_yield JobStep{.label = "Gathering changes"};
    std::vector<LogHead> heads;
    std::string name = "colleagues";
    for (Colleague& each : colleagues(context))
        if (to != 0 && each.row.replica == to) {
            heads = std::move(each.heads);
            name = each.row.name;
        }
    const SharedChanges changes = CO_TRY(context.store.changes_since(heads));
    const std::string bytes = write_bundle(changes);
    const std::string file = "Changes for " + (name.empty() ? std::string("a colleague") : name) + " " + to_text(context.today()) + std::string(bundle_ending);
    CO_TRY(context.host.output_begin(file, "application/octet-stream"));
    for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(piece_bytes)) CO_TRY(context.host.output_write(std::string_view(bytes).substr(at, static_cast<std::size_t>(piece_bytes))));
    CO_TRY(context.host.output_end());
    co_return CommandResult{.ok = true, .message = "“" + file + "” is saved; send it in any way you like"};
}

void SharingSession::close() {
    changes_.reset();
    state_ = {};
    ++version_;
}

SharingAnswer SharingSession::state(const Context& context) const {
    SharingAnswer answer = state_;
    for (const Colleague& each : colleagues(context)) answer.colleagues.push_back(each.row);
    return answer;
}

// A line each: replica, name, when, then replica:sequence of each log they had; separated by tabs.
std::vector<SharingSession::Colleague> SharingSession::colleagues(const Context& context) {
    std::vector<Colleague> known;
    const auto text = context.store.preference(preference_colleagues);
    if (!text) return known;
    for (const std::string_view line : split(*text, '\n')) {
        const auto parts = split(line, '\t');
        if (parts.size() < 3) continue;
        Colleague each{.row = {number_of(parts[0]), std::string(parts[1]), {number_of(parts[2])}}, .heads = {}};
        for (std::size_t p = 3; p < parts.size(); ++p)
            if (const auto colon = parts[p].find(':'); colon != parts[p].npos) each.heads.push_back({.replica = number_of(parts[p].substr(0, colon)), .sequence = number_of(parts[p].substr(colon + 1))});
        known.push_back(std::move(each));
    }
    return known;
}

Result<> SharingSession::remember(Context& context, const SharedChanges& changes) {
    std::vector<Colleague> known = colleagues(context);
    std::erase_if(known, [&](const Colleague& each) { return each.row.replica == changes.sender; });
    std::string name = changes.from;
    std::ranges::replace_if(name, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    known.insert(known.begin(), {.row = {changes.sender, std::move(name), context.now()}, .heads = changes.heads});
    std::string text;
    for (const Colleague& each : known) {
        text += std::to_string(each.row.replica) + "\t" + each.row.name + "\t" + std::to_string(each.row.merged_at.ms);
        for (const LogHead& head : each.heads) text += "\t" + std::to_string(head.replica) + ":" + std::to_string(head.sequence);
        text += '\n';
    }
    return context.store.set_preference(preference_colleagues, text);
}

}  // namespace tandem
