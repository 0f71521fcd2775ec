// A company's roll-up: contacts, pipeline, what it bought, feedback, last touch and the campaigns that reached it; each number opens its records.
#pragma once

#include "tandem/contract/customers.hpp"
#include "ui/records_behind.hpp"

namespace tandem::ui {

class AccountFigures {
public:
    void draw(ViewContext&, Column&, RowId company);

private:
    void draw_campaigns(ViewContext&, Column&, const AccountAnswer&, RowId company);

    RecordsBehind records_;
};

}  // namespace tandem::ui
