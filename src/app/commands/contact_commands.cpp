// Commands on contacts: where they are on their way, and tags of several at once.
#include <algorithm>

#include "app/commands/editing.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/tag.hpp"

namespace tandem {

namespace {

Result<CommandResult> qualify(Context& context, const Arguments& arguments) {
    const Entity& contact = context.catalog.of<Contact>();
    const Field& lifecycle = *contact.find("lifecycle");
    const Choice* to = find_choice(lifecycle, text_argument(arguments, "lifecycle"));
    if (!to) return fail(ErrorCode::invalid_input, "Please choose a lifecycle.", "lifecycle");
    const std::string whom = named_or_counted(context, contact, arguments.rows);
    ChangeSet set{.label = "Mark " + whom + " as " + std::string(to->label)};
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, contact, id));
        if (cell(contact, before, "lifecycle").text_or("") == to->name) continue;
        Row after = before;
        cell(contact, after, "lifecycle") = Value{to->name};
        add_difference(set, before, after);
        add_lifecycle_change(context, set, id, Value{to->name}, text_argument(arguments, "reason"));
    }
    return apply_edit(context, set, {.message = whom + (arguments.rows.size() == 1 ? " is now " : " are now ") + std::string(to->label), .entity = "contact", .row = arguments.rows[0]});
}

// {rows, tag_name}: the tag is made when it is new; who has it already keeps it.
Result<CommandResult> add_tag(Context& context, const Arguments& arguments) {
    const Entity& tag = context.catalog.of<Tag>();
    const Entity& part = context.catalog.of<ContactTag>();
    const std::string name = text_argument(arguments, "tag_name");
    if (name.empty()) return fail(ErrorCode::invalid_input, "Please say which tag.", "tag_name");
    ChangeSet set;
    RowId id = context.store.find_by(tag.id, tag.index("name"), Value{name});
    if (!id) {
        id = context.store.next_id();
        add_creation(set, to_row(tag, Tag{.id = {id}, .name = name}));
    }
    std::vector<RowId> tagged;
    for (const RowId contact : arguments.rows) {
        TRY(live_row(context, context.catalog.of<Contact>(), contact));
        const auto has = context.store.rows(part.id, context.store.referring(part.id, part.index("contact"), contact));
        if (std::ranges::any_of(has, [&](const Row& row) { return cell(part, row, "tag").integer_or(0) == id; })) continue;
        add_creation(set, to_row(part, ContactTag{.id = {context.store.next_id()}, .contact = {contact}, .tag = {id}}));
        tagged.push_back(contact);
    }
    if (tagged.empty()) return fail(ErrorCode::conflict, "The tag “" + name + "” is there already.");
    const std::string whom = named_or_counted(context, context.catalog.of<Contact>(), tagged);
    set.label = "Tag " + whom + " “" + name + "”";
    return apply_edit(context, set, {.message = "Tagged “" + name + "”: " + whom, .entity = "contact", .row = tagged[0]});
}

constexpr auto table = std::to_array<Command>({
    {.id = "contact.qualify", .label = "Change lifecycle…", .help = "Say where the selected contacts are on their way.", .entity = "contact", .needs = 1, .run = qualify},
    {.id = "contact.tag", .label = "Add tag…", .help = "Give the selected contacts a tag.", .entity = "contact", .needs = 1, .run = add_tag},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> contact_commands() { return table; }

}  // namespace tandem
