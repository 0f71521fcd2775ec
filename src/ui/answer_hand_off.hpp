// The dialogs of hand-offs: what a rejection, a recycling and a new owner need to know, and handing contacts over.
#pragma once

#include <string>
#include <vector>

#include "ui/view.hpp"

namespace tandem::ui {

// Asks for the reason, the day or the person; without it nothing can be sent. open_…() takes the hand-offs; draw() each frame.
class HandOffAnswer {
public:
    void reject(std::vector<RowId> hand_offs) { open(Step::reject, std::move(hand_offs)); }
    void recycle(std::vector<RowId> hand_offs) { open(Step::recycle, std::move(hand_offs)); }
    void reassign(std::vector<RowId> hand_offs) { open(Step::reassign, std::move(hand_offs)); }
    void draw(ViewContext& context);
    bool take_sent() { return std::exchange(is_sent_, false); }     // once after an answer went to the core

private:
    enum class Step : std::uint8_t { reject, recycle, reassign };
    void open(Step step, std::vector<RowId> hand_offs);
    bool draw_reason(Column& form, Presets& values);
    void draw_usual_days(ViewContext& context, Column& form);
    bool draw_day(ViewContext& context, Column& form, Presets& values);
    bool draw_person(ViewContext& context, Column& form, Presets& values);

    Step step_ = Step::reject;
    bool is_open_ = false, is_sent_ = false;
    std::vector<RowId> hand_offs_;
    int reason_ = -1, person_ = -1;
    std::string day_, note_, error_;
};

// Contacts to hand over, given or searched for; to whom, and why.
class HandOver {
public:
    void open(std::vector<std::pair<RowId, std::string>> contacts = {});       // with their names
    void draw(ViewContext& context);
    bool take_sent() { return std::exchange(is_sent_, false); }     // once after they were handed over

private:
    void draw_contacts(ViewContext& context, Column& form);
    void send(ViewContext& context, RowId owner);

    bool is_open_ = false, is_sending_ = false, is_sent_ = false;
    struct Chosen { RowId id; std::string name, about; };      // about: what tells two of one name apart
    std::vector<Chosen> contacts_;
    int owner_ = 0;
    std::string query_, reason_, error_;
};

}  // namespace tandem::ui
