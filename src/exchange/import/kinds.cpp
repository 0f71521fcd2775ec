// Recognises a file by its columns, and says where each column goes.
#include "exchange/import/kinds.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "exchange/import/own_kinds.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"

namespace tandem::import {

namespace {

bool is_one_of(std::string_view alternatives, std::string_view header) {
    for (const auto each : split(alternatives, '|')) if (each == header) return true;
    return false;
}

bool has_all(std::string_view signature, std::span<const std::string> headers) {
    for (const auto need : split(signature, ','))
        if (std::ranges::none_of(headers, [&](const std::string& h) { return is_one_of(need, h); })) return false;
    return true;
}

std::string listed(std::string_view signature, std::span<const std::string> headers) {
    std::string words;
    for (const auto need : split(signature, ','))
        for (const std::string& h : headers)
            if (is_one_of(need, h)) { words += (words.empty() ? "" : ", ") + h; break; }
    return words;
}

void map_columns(const FileKind& kind, std::span<const std::string> headers, Recognition& out, double confidence) {
    out.targets.assign(headers.size(), {});
    out.confidence.assign(headers.size(), 0);
    for (const ColumnRule& rule : kind.columns) {
        if (std::ranges::find(out.targets, rule.target) != out.targets.end()) continue;
        bool done = false;
        for (const auto alternative : split(rule.headers, '|')) {
            for (std::size_t i = 0; i < headers.size() && !done; ++i)
                if (headers[i] == alternative && out.targets[i].empty()) {
                    out.targets[i] = rule.target;
                    out.confidence[i] = confidence;
                    done = true;
                }
            if (done) break;
        }
    }
}


// "E-mail 2 - Value", "Phone 1 - Label", "Address 1 - City": numbered columns of address books become part rows, each with its kind.
std::string numbered_target(std::string_view header) {
    struct Group { std::string_view word, entity; };
    static constexpr Group groups[] = {{"e mail ", "contact_email"}, {"email ", "contact_email"}, {"emails ", "contact_email"}, {"phone ", "contact_phone"}, {"phones ", "contact_phone"}, {"address ", "contact_address"}, {"addresses ", "contact_address"}};
    struct Part { std::string_view word, field; };
    static constexpr Part parts[] = {{" value", "value"}, {" email", "value"}, {" address", "value"}, {" number", "value"}, {" type", "kind"}, {" label", "kind"}, {" street", "street"}, {" formatted", "street"}, {" city", "city"}, {" region", "region"}, {" postal code", "postal_code"}, {" country", "country"}};
    for (const Group& group : groups) {
        if (!header.starts_with(group.word)) continue;
        const std::string_view rest = header.substr(group.word.size());
        const auto digits = rest.find_first_not_of("0123456789");
        if (digits == 0 || digits == rest.npos) continue;
        for (const Part& part : parts)
            if (rest.substr(digits) == part.word && (group.entity == "contact_address") == (part.field != "value" && part.field != "kind"))
                return std::string(group.entity) + "." + std::string(part.field) + ":#" + std::string(rest.substr(0, digits));
        if (rest.substr(digits) == " type" || rest.substr(digits) == " label") return std::string(group.entity) + ".kind:#" + std::string(rest.substr(0, digits));
    }
    return {};
}

void map_numbered(const FileKind& kind, std::span<const std::string> headers, Recognition& out) {
    if (kind.entity != "contact") return;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (out.targets[i].empty())
            if (std::string target = numbered_target(headers[i]); !target.empty()) out.targets[i] = std::move(target), out.confidence[i] = 1;
}

// When a row was last changed where it comes from: no field takes it, but the policy "newer" goes by it.
void map_modified(const FileKind& kind, std::span<const std::string> headers, Recognition& out) {
    constexpr std::array words{"last modified date", "lastmodifieddate", "hs lastmodifieddate", "last modified", "lastmodified", "last modified time", "modified", "modified date", "modified on", "modified at",
                               "modified time", "date modified", "update time", "updated", "updated at", "updated on", "updatedat", "last updated", "last changed", "geandert am", "geändert am"};
    if (kind.shape == Shape::spend || kind.shape == Shape::own || std::ranges::contains(out.targets, "row.version")) return;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (out.targets[i].empty() && std::ranges::contains(words, headers[i])) {
            out.targets[i] = "row.modified";
            out.confidence[i] = 1;
            return;
        }
}

}  // namespace

Target parse_target(std::string_view text) {
    Target t;
    const auto dot = text.find('.');
    if (dot == text.npos) return t;
    t.entity = text.substr(0, dot);
    std::string_view rest = text.substr(dot + 1);
    if (const auto at = rest.find('@'); at != rest.npos) {
        t.by_row = true;
        t.field = rest.substr(0, at);
        rest.remove_prefix(at + 1);
        if (rest.starts_with(':')) t.how = rest.substr(1);
        return t;
    }
    const auto mark = rest.find_first_of("#:/*");
    t.field = rest.substr(0, mark);
    if (mark == rest.npos) return t;
    const std::string_view tail = rest.substr(mark + 1);
    if (rest[mark] == '/' || rest[mark] == '*') {
        long n = 1;
        std::from_chars(tail.data(), tail.data() + tail.size(), n);
        t.factor = rest[mark] == '*' ? static_cast<double>(n) : 1.0 / static_cast<double>(n);
    } else {
        t.how = rest[mark] == '#' ? "#" + std::string(tail) : std::string(tail);
    }
    return t;
}

namespace {

Recognition kind_of_columns(const Catalog& catalog, std::span<const std::string> headers, std::string_view file_name) {
    if (Recognition own = recognise_own(catalog, headers, file_name); own.kind) return own;
    std::vector<std::string> names;
    for (const std::string& header : headers) {
        names.push_back(normalised_header(header));
        for (const std::string_view prefix : {"property ", "properties "})       // HubSpot's rows as a data pipeline or its interface writes them
            if (names.back().starts_with(prefix)) names.back().erase(0, prefix.size());
    }
    Recognition best;
    std::size_t best_size = 0;
    for (const auto list : {crm_kinds(), ad_kinds()})
        for (const FileKind& kind : list) {
            if (!has_all(kind.signature, names)) continue;
            const std::size_t size = split(kind.signature, ',').size();     // the more columns mark it, the more certain; earlier ones win a draw
            if (best.kind && size <= best_size) continue;
            best.kind = &kind;
            best_size = size;
        }
    double confidence = 1;
    const auto not_held = [&](bool is_certain) {
        for (const NotHeld& each : kinds_not_held())
            if (each.is_certain >= is_certain && has_all(each.signature, names)) return each.what;
        return std::string_view();
    };
    if (!best.kind) best.not_held = not_held(true);
    if (!best.kind && best.not_held.empty()) {
        std::size_t most = 0;
        for (const auto list : {generic_kinds(), generic_ad_kinds()})
            for (const FileKind& kind : list) {
                if (!has_all(kind.signature, names)) continue;
                Recognition r;
                map_columns(kind, names, r, 0.8);
                const auto mapped = static_cast<std::size_t>(std::ranges::count_if(r.targets, [](const std::string& t) { return !t.empty(); }));
                if (mapped > most) most = mapped, best.kind = &kind;
            }
        confidence = 0.8;
    }
    if (!best.kind && best.not_held.empty()) best.not_held = not_held(false);
    if (!best.kind) return best;
    map_columns(*best.kind, names, best, confidence);
    map_numbered(*best.kind, names, best);
    map_modified(*best.kind, names, best);
    best.why = (confidence == 1 ? "has the columns " : "looks like it by the columns ") + listed(best.kind->signature, names);
    return best;
}

}  // namespace

Recognition recognise(const Catalog& catalog, std::span<const std::string> headers, std::string_view file_name) {
    Recognition found = kind_of_columns(catalog, headers, file_name);
    if (!found.kind || found.kind->shape == Shape::own) return found;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (headers[i] == record_header) found.targets[i] = "row.id", found.confidence[i] = 1;
        if (headers[i] == reason_header) found.targets[i].clear();
    }
    return found;
}

int rank_of(std::string_view entity) {
    constexpr std::array order{"setting", "custom_field", "custom_choice", "tag", "theme", "person", "product", "company", "campaign", "pipeline", "stage", "contact", "deal", "deal_contact", "stage_change", "activity", "feedback", "spend", "touch"};
    return static_cast<int>(std::ranges::find(order, entity) - order.begin());
}

}  // namespace tandem::import
