// The dialog in which the teams agree on other promises from a day on, and see what the last weeks would have been under them.
#pragma once

#include <array>

#include "tandem/contract/agreement.hpp"
#include "ui/field_editor.hpp"

namespace tandem::ui {

class AgreementChange {
public:
    void open(const ViewContext& context, const AgreementAnswer& answer);
    void close() { is_open_ = false; }
    void draw(ViewContext& context, const AgreementAnswer& answer);     // each frame

private:
    void draw_trial(ViewContext& context, const Promised& promised, Column& form);

    bool is_open_ = false;
    std::array<std::string, 6> texts_;      // of the fields, in the order of Promised
    FieldDraft starts_on_;
    Value suggested_start_;
    std::string error_;
};

} // namespace tandem::ui
