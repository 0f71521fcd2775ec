// Figure rows: ids and numbers from analytics become the cards, to-dos and feedback that several screens show.
#include "app/answers/figure_rows.hpp"

#include <algorithm>
#include <initializer_list>

#include "tandem/model/activity.hpp"
#include "tandem/model/feedback.hpp"

namespace tandem {

const Value& cell(const Context& context, const Row& row, std::string_view field) {
    return row.cells[context.catalog[row.entity].index(field)];
}

std::string title_of(const Context& context, std::string_view entity, const Value& reference) {
    const RowId id = reference.integer_or(0);
    return id ? context.store.title(context.catalog.entity(entity).id, id) : std::string();
}

std::string choice_label(std::span<const Choice> choices, std::string_view name) {
    const auto found = std::ranges::find(choices, name, &Choice::name);
    return std::string(found == choices.end() ? name : found->label);
}

namespace {

struct About { std::string text, entity; RowId row = 0; };

// The titles of the references that are filled, in the order of `shown`; opens the first filled one of `opened`.
About about(const Context& context, const Row& row, std::initializer_list<std::string_view> shown,
            std::initializer_list<std::string_view> opened) {
    About result;
    for (const std::string_view field : shown) {
        const std::string title = title_of(context, field, cell(context, row, field));
        if (title.empty()) continue;
        if (!result.text.empty()) result.text += " · ";
        result.text += title;
    }
    for (const std::string_view field : opened) {
        const RowId id = cell(context, row, field).integer_or(0);
        if (!id || !context.store.is_live(context.catalog.entity(field).id, id)) continue;
        result.entity = field;
        result.row = id;
        break;
    }
    return result;
}

std::optional<Date> date_in(const Value& value) {
    if (auto* days = value.integer()) return Date{static_cast<std::int32_t>(*days)};
    return std::nullopt;
}

std::optional<Instant> instant_in(const Value& value) {
    if (auto* ms = value.integer()) return Instant{*ms};
    return std::nullopt;
}

std::string text_in(const Value& value) { return std::string(value.text_or("")); }

}  // namespace

std::vector<BoardCard> board_cards(const Context& context, std::span<const analytics::DealCard> deals) {
    const EntityId entity = context.id_of<Deal>();
    std::vector<BoardCard> cards;
    for (const analytics::DealCard& deal : deals) {
        const auto row = context.store.find(entity, deal.deal);
        if (!row) continue;
        const auto value = [&](std::string_view field) -> const Value& { return cell(context, *row, field); };
        BoardCard card{
            .id = deal.deal,
            .title = context.store.title(entity, deal.deal),
            .company = title_of(context, "company", value("company")),
            .owner = title_of(context, "person", value("owner")),
            .product = title_of(context, "product", value("product")),
            .closes_on = date_in(value("closes_on")),
            .closed_on = date_in(value("closed_on")),
            .days_in_stage = deal.days_in_stage,
            .is_stale = deal.is_stale,
            .is_overdue = deal.is_overdue,
            .open_activities = deal.open_activities,
            .next_due = deal.next_due,
        };
        if (auto* amount = value("amount").integer()) card.amount = Money{*amount};
        cards.push_back(std::move(card));
    }
    return cards;
}

ActivityRow activity_row(const Context& context, const analytics::Moment& moment, const Row& row, bool is_done) {
    const auto value = [&](std::string_view field) -> const Value& { return cell(context, row, field); };
    About of = about(context, row, {"contact", "company", "deal", "campaign"}, {"deal", "contact", "company", "campaign"});
    ActivityRow each{
        .id = row.id,
        .kind = text_in(value("kind")),
        .subject = text_in(value("subject")),
        .owner = title_of(context, "person", value("owner")),
        .about = std::move(of.text),
        .about_entity = std::move(of.entity),
        .about_row = of.row,
        .at = instant_in(value("at")),
        .done_at = instant_in(value("done_at")),
        .due_on = date_in(value("due_on")),
        .repeats = !value("recurrence").text_or("").empty(),
    };
    const auto day = each.due_on ? each.due_on : each.at ? std::optional(moment.day_of(*each.at)) : std::nullopt;
    each.is_overdue = !is_done && day && *day < moment.today;
    each.is_today = !is_done && day && *day == moment.today;
    return each;
}

std::vector<ActivityRow> activity_rows(const Context& context, std::span<const RowId> ids, bool are_done) {
    const analytics::Moment moment = moment_of(context);
    std::vector<ActivityRow> result;
    for (const Row& row : context.store.rows(context.id_of<Activity>(), ids)) result.push_back(activity_row(context, moment, row, are_done));
    return result;
}

std::vector<FeedbackItem> feedback_items(const Context& context, std::span<const RowId> ids) {
    std::vector<FeedbackItem> items;
    for (const Row& row : context.store.rows(context.id_of<Feedback>(), ids)) {
        const auto value = [&](std::string_view field) -> const Value& { return cell(context, row, field); };
        About of = about(context, row, {"contact", "company"}, {"contact", "deal", "company", "campaign"});
        if (of.text.empty()) of.text = about(context, row, {"deal", "campaign"}, {}).text;
        items.push_back({
            .id = row.id,
            .kind = text_in(value("kind")),
            .theme = title_of(context, "theme", value("theme")),
            .text = text_in(value("text")),
            .team = text_in(value("said_by")),
            .person = title_of(context, "person", value("person")),
            .about = std::move(of.text),
            .about_entity = std::move(of.entity),
            .about_row = of.row,
            .theme_id = value("theme").integer_or(0),
            .at = instant_in(value("at")).value_or(Instant{}),
        });
    }
    return items;
}

std::vector<ThemeRow> theme_rows(const Context& context, std::span<const analytics::ThemeWeeks> themes) {
    std::vector<ThemeRow> rows;
    for (const analytics::ThemeWeeks& each : themes)
        rows.push_back({each.theme, context.store.title(context.id_of<Theme>(), each.theme), each.total, each.weeks, each.is_rising && !each.is_suggested});
    return rows;
}

std::vector<NamedRow> named_rows(const Context& context, std::string_view entity, std::span<const RowId> ids) {
    std::vector<NamedRow> rows;
    for (const RowId id : ids) rows.push_back({id, context.store.title(context.catalog.entity(entity).id, id)});
    return rows;
}

}  // namespace tandem
