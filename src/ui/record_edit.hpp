// One value of one record saved as the command that belongs to its field.
#pragma once

#include <functional>

#include "ui/view.hpp"

namespace tandem::ui {

// Whether a person can give the field a value by itself. A deal's pipeline goes with its stage, the reason why it was lost with its outcome.
bool can_set_alone(const Field& field);

// The command that gives the field a value, of one record or many: stages and lifecycles are moved, not overwritten, which writes their
// history and the outcome.
std::string_view command_to_set(const Entity& entity, const Field& field, const Value& value);

// The toast with its undo comes by itself; a refusal is told there, too, unless `then` takes it.
void save_field(ViewContext& context, const Entity& entity, RowId row, const Field& field, const Value& value, std::function<void(const CommandResult&)> then = {});

} // namespace tandem::ui
