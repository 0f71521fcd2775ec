// A list on paper: its rows as they stand there, also those that were never on the screen.
#pragma once

#include <string>
#include <vector>

#include "ui/document.hpp"
#include "ui/record_table.hpp"

namespace tandem::ui {

class ListPrinting {
public:
    static constexpr std::int64_t most_rows = 1000;     // some forty pages; a longer list is a matter for a file

    // Prints once all pages of the answer are there.
    void begin(std::string title, RecordList question, std::vector<RecordTable::ShownColumn> columns);
    void follow(ViewContext&);

private:
    bool is_going_ = false;
    std::string title_;
    RecordList question_;
    std::vector<RecordTable::ShownColumn> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace tandem::ui
