// Chooses the command.
#include "ui/record_edit.hpp"

namespace tandem::ui {

bool can_set_alone(const Field& field) { return field.options.editable && !field.is_removed && field.name != "pipeline" && field.name != "lost_reason"; }

std::string_view command_to_set(const Entity& entity, const Field& field, const Value& value) {
    if (value.is_null()) return "record.update";
    if (entity.name == "deal" && field.name == "stage") return "deal.move";
    return entity.name == "contact" && field.name == "lifecycle" ? "contact.qualify" : "record.update";
}

void save_field(ViewContext& context, const Entity& entity, RowId row, const Field& field, const Value& value, std::function<void(const CommandResult&)> then) {
    context.client.run(command_to_set(entity, field, value), {.entity = std::string(entity.name), .rows = {row}, .values = {{std::string(field.name), value}}},
                       [then = std::move(then), &shell = context.shell](const CommandResult& result) {
                           if (result.ok || !then) shell.report(result);
                           if (then) then(result);
                       });
}

} // namespace tandem::ui
