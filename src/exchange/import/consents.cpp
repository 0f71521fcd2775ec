// What a row says about being written to or called: who agreed or opted out, by channel, with when and where as far as the file says.
#include <algorithm>
#include <array>

#include "exchange/import/records.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/model/consent.hpp"

namespace tandem::import {

namespace {

// Words of CRMs and ad platforms beside yes and no.
constexpr std::array agreeing{"subscribed", "granted", "opted in", "opt in", "agreed", "consented", "confirmed", "allowed", "accepted"};
constexpr std::array refusing{"unsubscribed", "denied", "opted out", "opt out", "withdrawn", "revoked", "declined", "refused"};
constexpr std::array unasked{"non marketing contact", "non marketing", "no consent", "cleaned", "bounced"};       // not to be written to, though nobody said so
constexpr std::array silent{"marketing contact", "unspecified", "not specified", "pending", "archived", "unknown", "none"};

}  // namespace

// An opt-out by a column of the newsletter, as "HasOptedOutOfEmail": its cell may be the day on which it was said.
void Records::note_opt_out(const Column& column, std::string_view cell, Reading& r) {
    r.consents.push_back({"email", true, parse_yes_no(cell) ? 0 : column.moment_ms(cell), file_->columns[static_cast<std::size_t>(&column - columns_->data())].header});
}

void Records::read_consent(const Column& column, std::string_view cell, std::uint64_t line, Reading& r) {
    const Target& target = column.target();
    if (!entity_->find("newsletter")) return;
    Value& newsletter = this->cell(r, "newsletter");
    const std::string word = fold_words(cell);
    const auto is_in = [&](const auto& words) { return std::ranges::contains(words, word); };
    const auto yes = parse_yes_no(cell);
    const std::int64_t ms = yes ? 0 : column.moment_ms(cell);
    if (is_in(silent)) return;
    const bool is_of_mails = target.field == "email";
    if (is_in(unasked) || (target.how == "#marketed" && (ms || (yes && !*yes)))) {
        if (is_of_mails) newsletter = Value{0};
        return;
    }
    if (target.how == "#marketed" && yes) return;
    const bool is_opt_out = target.how == "#not";
    if (!yes && !ms && !is_in(agreeing) && !is_in(refusing)) return odd(line, &column, cell, "says neither yes nor no to being contacted");
    if (is_opt_out && yes && !*yes) return;             // not to have opted out is not to have agreed
    const bool is_out = is_in(refusing) || (!is_in(agreeing) && (yes ? *yes == is_opt_out : is_opt_out));
    if (is_of_mails && (is_out || newsletter.is_null())) newsletter = Value{is_out ? 0 : 1};
    r.consents.push_back({target.field, is_out, ms, file_->columns[static_cast<std::size_t>(&column - columns_->data())].header});
}

// A word without a moment is as old as the import; when the record says so already, it says nothing new.
void Records::put_consents(RowId contact, const Reading& r, bool is_new) {
    if (r.consents.empty()) return;
    const Entity& of = staging_->catalog().of<Consent>();
    struct Known { std::int64_t ms; bool is_out; };
    std::map<std::string, Known, std::less<>> latest;
    if (!is_new)
        for (const RowId id : staging_->store().referring(of.id, of.index("contact"), contact))
            if (const auto row = staging_->current(of, id)) {
                const Known said{row->cells[of.index("said_at")].integer_or(0), row->cells[of.index("answer")].text_or("") == "opted_out"};
                const auto [known, is_first] = latest.try_emplace(std::string(row->cells[of.index("channel")].text_or("")), said);
                if (!is_first && std::pair(said.ms, said.is_out) > std::pair(known->second.ms, known->second.is_out)) known->second = said;
            }
    if (!latest.empty() && policies_.fills_only(of)) return;
    for (const Reading::Consent& each : r.consents) {
        std::int64_t ms = each.ms ? each.ms : r.consent_ms;
        const auto known = latest.find(each.channel);
        if (!ms && known != latest.end() && known->second.is_out == each.is_out) continue;
        if (!ms) ms = options_->now_ms;
        const std::string_view answer = each.is_out ? "opted_out" : "agreed";
        Row row{of.id, id_from_key({of.name, to_text(contact), each.channel, answer, to_text(ms)}), std::vector<Value>(of.fields.size())};
        row.cells[of.index("contact")] = Value{contact};
        row.cells[of.index("channel")] = Value{each.channel};
        row.cells[of.index("answer")] = Value{answer};
        row.cells[of.index("said_at")] = Value{ms};
        row.cells[of.index("said_in")] = Value{to_valid_utf8(each.said_in + (r.consent_in.empty() ? "" : ": " + r.consent_in))};
        staging_->put(std::move(row));
    }
}

}  // namespace tandem::import
