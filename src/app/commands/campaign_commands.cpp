// Commands on campaigns: say which of ours a campaign in an ad report is.
#include "app/commands/editing.hpp"
#include "tandem/model/campaign.hpp"

namespace tandem {

namespace {

Result<CommandResult> map_spend(Context& context, const Arguments& arguments) {
    const Entity& spend = context.catalog.of<Spend>();
    const Entity& campaign = context.catalog.of<Campaign>();
    const std::string platform = text_argument(arguments, "platform");
    if (!find_choice(*spend.find("platform"), platform)) return fail(ErrorCode::invalid_input, "Please say of which ad platform.", "platform");
    const RowId to = number_argument(arguments, "campaign");
    if (to != 0) TRY(live_row(context, campaign, to));
    const std::string external = text_argument(arguments, "external_campaign");
    Query query{.entity = spend.id, .filters = {{.field = spend.index("platform"), .values = {Value{platform}}}}};
    // A report that knows no campaigns (ads only) is mapped as one.
    if (external.empty()) query.filters.push_back({.field = spend.index("external_campaign"), .comparison = Comparison::is_empty});
    else query.filters.push_back({.field = spend.index("external_campaign"), .values = {Value{external}}});
    const auto rows = TRY(context.store.ordered(query));
    if (rows->empty()) return fail(ErrorCode::not_found, "There is no spend of this campaign on that platform.", "external_campaign");
    const std::string name = to ? context.store.title(campaign.id, to) : "no campaign";
    ChangeSet set{.label = "Count ad spend for " + name};
    for (const Row& before : context.store.rows(spend.id, *rows)) {
        Row after = before;
        cell(spend, after, "campaign") = to ? Value{to} : Value{};
        add_difference(set, before, after);
    }
    return apply_edit(context, set, {.message = std::to_string(rows->size()) + " days now count for " + name, .entity = "campaign", .row = to});
}

constexpr auto table = std::to_array<Command>({
    {.id = "spend.map", .label = "Assign ad spend…", .help = "Say which campaign the spend of an ad report belongs to.", .run = map_spend},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> campaign_commands() { return table; }

}  // namespace tandem
