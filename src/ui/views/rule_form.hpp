// The form of a hand-over rule: its conditions one a line, who gets the contacts, and how many that would be now.
#pragma once

#include <string>
#include <vector>

#include "ui/views/rule_words.hpp"

namespace tandem::ui {

class RuleForm {
public:
    void open_new();
    void open(const ViewContext&, const HandOffRuleRow&);
    void close() { is_open_ = false; }
    void draw(ViewContext&);

private:
    // One line while it is edited; what is chosen stands as indexes of the controls.
    struct Line {
        RuleCondition condition;
        std::string typed, query, error, days;  // of the value; days as they were typed
    };
    void draw_line(ViewContext&, Column& form, std::size_t index, const std::vector<RuleSubject>& subjects);
    void draw_field(ViewContext&, Box comparison, Box value, Line& line, const std::string& number, const Field& field);
    void draw_value(ViewContext&, Box, Line& line, std::string_view name, const Field& field);
    void draw_touch(Box kind, Box days, Line& line, const std::string& number);
    void draw_points(Box points, Box days, Line& line, const std::string& number);
    void draw_days(Box, Line& line, const std::string& number);
    void draw_preview(ViewContext&, Column& form);
    bool draw_owner(ViewContext&, Column& form);
    RuleMeaning meaning() const;
    void send(ViewContext&);

    bool is_open_ = false, is_sending_ = false, has_problem_ = false;
    RowId rule_ = 0, person_ = 0;
    std::string name_, reason_, error_;
    int match_ = 0, gives_to_ = 0;
    std::vector<Line> lines_;
};

}  // namespace tandem::ui
