// One cell of a row: into a field, a part, a link, or words that are understood once the whole row is read.
#include <algorithm>
#include <array>

#include "exchange/import/records.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem::import {

namespace {

constexpr std::array sector_words{"technology", "medical", "retail", "software", "entertainment", "marketing", "telecommunications", "finance", "employment", "services", "manufacturing",
                                  "education", "healthcare", "insurance", "logistics", "energy", "construction", "agriculture", "government", "transportation", "hospitality", "automotive"};

// Letters to insert, drop, change or swap with the neighbour to get from one word to the other; 3 for "more than two".
int distance(std::string_view a, std::string_view b) {
    if (a.size() > b.size() + 2 || b.size() > a.size() + 2) return 3;
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return std::min(3, d[a.size()][b.size()]);
}

std::string probable_word(std::string_view sector) {
    const std::string folded = fold_words(sector);
    if (folded.size() < 6) return {};
    for (const std::string_view word : sector_words) if (folded == word) return {};
    for (const std::string_view word : sector_words) if (distance(folded, word) <= 2) return std::string(word);
    return {};
}

// The values of one cell: programs join several e-mails or phones in one.
std::vector<std::string_view> pieces_of(const Field& field, std::string_view cell) {
    constexpr std::string_view google = " ::: ";
    std::vector<std::string_view> pieces;
    if (cell.contains(google)) {
        for (std::size_t end; (end = cell.find(google)) != cell.npos; cell.remove_prefix(end + google.size())) pieces.push_back(trim(cell.substr(0, end)));
        pieces.push_back(trim(cell));
    } else if (field.kind == Kind::email && std::ranges::count(cell, '@') > 1) {
        pieces = split_list(cell, ",; \n");
    } else if (field.kind == Kind::phone && (cell.contains("; ") || cell.contains(", +") || cell.contains('\n'))) {
        pieces = split_list(cell, ",;\n");
    } else {
        pieces.push_back(trim(cell));
    }
    std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
    return pieces;
}

}  // namespace

void Records::read_full_name(std::string_view name, Reading& r) {
    name = trim(name);
    if (!text(r, "last_name").empty() || !text(r, "first_name").empty()) return;
    // "Lovelace, Ada" too
    if (const auto comma = name.find(", "); comma != name.npos && name.find(',', comma + 1) == name.npos) {
        cell(r, "last_name") = Value{trim(name.substr(0, comma))};
        cell(r, "first_name") = Value{trim(name.substr(comma + 1))};
        return;
    }
    const auto gap = name.rfind(' ');
    cell(r, "last_name") = Value{gap == name.npos ? name : name.substr(gap + 1)};
    if (gap != name.npos) cell(r, "first_name") = Value{trim(name.substr(0, gap))};
}

void Records::read_about_row(const Column& column, std::string_view cell, Reading& r) {
    const std::string& what = column.target().field;
    const auto instant = [&] { return parse_instant(trim(cell), DateOrder::iso, options_->zone); };
    const auto yes = [&] { return parse_yes_no(cell).value_or(false); };
    if (what == "version") r.version = instant() ? instant()->ms : 0;       // the newest row of one id wins
    else if (what == "modified") r.modified_ms = column.moment_ms(cell);
    else if (what == "consent_at") r.consent_ms = column.moment_ms(cell);
    else if (what == "consent_in") r.consent_in += (r.consent_in.empty() ? "" : ", ") + std::string(trim(cell).substr(0, 200));
    else if (what == "made") r.made_ms = instant() ? instant()->ms : 0;
    else if (what == "deleted") r.is_deleted = yes();
    else if (what == "closed") r.is_closed = yes();
    else if (what == "done") r.is_done = yes() || fold_words(cell) == "done";
    else if (what == "responded") r.has_responded = yes();
    else if (what == "primary") r.is_primary = yes();
    else if (what == "own") r.is_own = true;
    else if (what == "id") r.row_id = row_id_from_text(trim(cell));
    else if (what == "time") r.time = trim(cell);
    else if (what == "due") r.due = trim(cell);
    else if (what == "status") r.status = trim(cell);
    else if (what == "key" || what == "component") r.key = trim(cell);
}

void Records::read_part(const Column& column, const Entity& part, std::string_view cell, std::uint64_t line, Reading& r) {
    const Target& target = column.target();
    if (part.name == "contact_tag" && target.how.empty()) {
        const bool is_google = cell.contains(":::") || trim(cell).starts_with("* ");
        for (std::string_view tag : split_list(cell, is_google ? ":" : cell.contains(';') ? ";" : ",")) {
            if (tag.starts_with("* ")) continue;        // groups of Google's own
            if (tag.size() > 1 && tag.starts_with('"') && tag.ends_with('"')) tag = trim(tag.substr(1, tag.size() - 2));
            if (!tag.empty()) r.parts.add_tag(tag);
        }
        return;
    }
    if (part.name == "contact_address" && target.field == "house_number") return void(r.parts.of(part, target.how).house_number = to_valid_utf8(trim(cell)));
    if (part.name == "contact_address" && target.field == "street_2") return void(r.parts.of(part, target.how).second_line = to_valid_utf8(trim(cell)));
    const Field* field = column.field();
    if (!field) return;
    const FieldId index = part.index(field->name);
    if (field->name == "kind") {
        std::string_view word = trim(cell);
        if (word.starts_with("* ")) word = trim(word.substr(2));
        if (auto value = column.read(word)) r.parts.of(part, target.how).cells[index] = std::move(*value);
        return;
    }
    if (field->kind == Kind::reference && is_own() && !target.how.empty()) {
        std::vector<PartRow::Link>& links = r.parts.of(part, target.how).links;
        auto link = std::ranges::find(links, index, &PartRow::Link::field);
        if (link == links.end()) link = links.insert(links.end(), {index, &column});
        if (target.by_row) link->wanted = row_id_from_text(trim(cell));
        else link->name = cell, link->column = &column;
        return;
    }
    if (field->kind == Kind::reference) {
        Value& link = r.parts.of(part, target.how).cells[index];
        if (!link.is_null()) return;
        const std::vector<std::string_view> names = is_own() && target.how.empty() ? split_list(cell, ";") : std::vector<std::string_view>{cell};
        for (std::size_t i = 0; i < names.size(); ++i)
            if (const RowId id = reference(column, staging_->catalog().entity(field->target), names[i], line, 0)) r.parts.of(part, i == 0 ? target.how : target.how + "/" + std::to_string(i)).cells[index] = Value{id};
        return;
    }
    const auto pieces = is_own() && !target.how.empty() ? std::vector<std::string_view>{cell} : pieces_of(*field, cell);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto value = column.read(pieces[i]);
        if (!value && field->kind == Kind::phone) {
            odd(line, &column, pieces[i], value.error().message + "; imported as it stands");
            value = Value{to_valid_utf8(pieces[i])};
        }
        if (!value) odd(line, &column, pieces[i], value.error().message);
        else r.parts.of(part, i == 0 ? target.how : target.how + "/" + std::to_string(i)).cells[index] = std::move(*value);
    }
}

void Records::read_link(const Column& column, FieldId index, std::string_view cell, std::uint64_t line, Reading& r) {
    const Field& field = *column.field();
    const Entity& target = staging_->catalog().entity(field.target);
    const Target& aim = column.target();
    Value& link = r.row.cells[index];
    if (kind_->source == "salesforce" && trim(cell).starts_with("000000000000000")) return;       // its "none"
    if (aim.by_row) {
        if (const RowId id = row_id_from_text(trim(cell))) {
            r.wanted[index] = id;
            if (staging_->exists(target, id)) link = Value{id};
        }
    } else if (aim.how == "#id" || aim.how == "#lead") {
        if (const RowId id = by_external_ids(column, target, cell, line, r)) link = Value{id};
    } else if (aim.how == "#email") {
        for (const std::string_view address : split(cell, ';'))
            if (link.is_null())
                if (const RowId id = by_email(target, address)) link = Value{id};
    } else if (link.is_null() && names_contacts_of_deal(target)) {
        if (const RowId id = by_names(column, target, cell, line, r)) link = Value{id};
    } else if (link.is_null()) {
        const auto wanted = r.wanted.find(index);
        if (const RowId id = reference(column, target, cell, line, wanted == r.wanted.end() ? 0 : wanted->second)) link = Value{id};
    }
}

void Records::read_cell(const Column& column, std::string_view cell, std::uint64_t line, Reading& r) {
    const Target& target = column.target();
    if (target.is_empty() || column.is_blank(cell)) return;
    if (is_own() && file_->format == "CSV") cell = unguarded(cell);
    if (target.entity == "row") return read_about_row(column, cell, r);
    if (target.is_new()) {          // judged by the kind that the field will have
        if (const auto value = column.read(cell); !value) odd(line, &column, cell, value.error().message);
        return;
    }
    if (target.entity == "consent" && !is_own()) return read_consent(column, cell, line, r);
    if (target.entity != entity_->name) {
        if (const Entity* part = staging_->catalog().find(target.entity)) read_part(column, *part, cell, line, r);
        return;
    }
    if (target.field == "full_name") return read_full_name(cell, r);
    if (entity_->name == "person" && target.field == "first_name") { r.first_name = trim(cell); return; }
    if (entity_->name == "person" && target.field == "last_name") { r.last_name = trim(cell); return; }
    if (target.field == "stage" && !target.by_row && (entity_->name == "deal" || kind_->shape == Shape::stage_history)) {
        r.stage_word = std::string(is_own() ? cell : trim(cell));
        return;
    }
    if (target.field == "outcome" && entity_->name == "deal" && !is_own()) {
        r.outcome_word = std::string(trim(cell));
        return;
    }
    const Field* field = column.field();
    if (!field) return;
    const FieldId index = entity_->index(field->name);
    if (field->kind == Kind::reference) return read_link(column, index, cell, line, r);
    if (target.how == "#not") {       // a day on which somebody left says so, too
        const auto is_out = parse_yes_no(cell);
        if (is_out && !*is_out) return;
        r.row.cells[index] = Value{0};
        return note_opt_out(column, cell, r);
    }
    auto value = column.read(cell);
    if (!value) return odd(line, &column, cell, value.error().message);
    if (field->name == "sector" && !is_own())
        if (const std::string word = probable_word(value->text_or("")); !word.empty()) odd(line, &column, cell, "may be a slip for “" + word + "”; imported as it stands");
    if (field->name == "external_id") r.external = std::string(value->text_or(""));
    r.row.cells[index] = std::move(*value);
}

}  // namespace tandem::import
