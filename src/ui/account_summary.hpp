// A company's roll-up: contacts, pipeline, what it bought, feedback, last touch and the campaigns that reached it; each number opens its records.
#pragma once

#include <string>

#include "tandem/contract/customers.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class AccountFigures {
public:
    void draw(ViewContext&, Column&, RowId company);

private:
    void draw_campaigns(ViewContext&, Column&, const AccountAnswer&, RowId company);
    void draw_records(ViewContext&);
    void open(std::string title, AccountRecords question) { title_ = std::move(title), question_ = std::move(question), is_open_ = true; }

    bool is_open_ = false;
    std::string title_;
    AccountRecords question_;
};

}  // namespace tandem::ui
