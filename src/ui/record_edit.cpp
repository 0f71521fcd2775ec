// Chooses the command.
#include "ui/record_edit.hpp"

namespace tandem::ui {

bool can_set_alone(const Field& field) { return field.options.editable && !field.is_removed && field.name != "pipeline" && field.name != "lost_reason"; }

void save_field(ViewContext& context, const Entity& entity, RowId row, const Field& field, const Value& value, std::function<void(const CommandResult&)> then) {
    const bool is_stage = entity.name == "deal" && field.name == "stage", is_lifecycle = entity.name == "contact" && field.name == "lifecycle" && !value.is_null();
    context.client.run(is_stage ? "deal.move" : is_lifecycle ? "contact.qualify" : "record.update", {.entity = std::string(entity.name), .rows = {row}, .values = {{std::string(field.name), value}}},
                       [then = std::move(then), &shell = context.shell](const CommandResult& result) {
                           if (result.ok || !then) shell.report(result);
                           if (then) then(result);
                       });
}

} // namespace tandem::ui
