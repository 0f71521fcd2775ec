// Parts that the feedback board, a campaign's page and Home share: an item, weekly bars, a theme with its line.
#pragma once

#include "tandem/contract/marketing.hpp"
#include "ui/view.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

// A piece of feedback as a card: theme, words, who and about what. Role listitem. The kind is shown when `shows_kind`.
float feedback_item_height(const FeedbackItem& item, float width, bool shows_kind);
void draw_feedback_item(ViewContext& context, const Box& box, const FeedbackItem& item, bool shows_kind);

// Small bars, one per week, the running one paler; read as one image with its numbers.
void draw_week_bars(const Box& box, std::string_view name, const std::vector<std::int64_t>& weeks, Tone tone);

// The same with values of any kind, read as "name: label; label"; a label is the tooltip of its bar.
void draw_labelled_bars(const Box& box, std::string_view name, const std::vector<double>& values, const std::vector<std::string>& labels, Tone tone);

// A theme: name, how often in its 13 weeks, these as a line, and the mark of one that rises. Role listitem. With a menu it has a button that
// asks for it, as a right click does.
inline constexpr float theme_height = 52, rising_theme_height = 76;
struct ThemePress { bool opened = false, menu_asked = false; Box menu_at; NodeId opener = 0; };
ThemePress draw_theme(ViewContext& context, const Box& box, const ThemeRow& theme, bool is_selected, bool has_menu);

} // namespace tandem::ui
