// Plots on round axes: layout, grid, reading out and the mirror's text; shapes of the series are in chart_series.cpp.
#include "ui/widgets/chart.hpp"

#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/locale.hpp"
#include "ui/text.hpp"
#include "ui/widgets/chart_options.hpp"
#include "ui/widgets/chart_series.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/label.hpp"

#include <imgui.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <unordered_map>

namespace tandem::ui {

namespace {

std::unordered_map<NodeId, int> read_at;   // the value read out by keyboard

std::string plain(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, std::abs(value) < 10 && value != std::floor(value) ? "%.1f" : "%.0f", value);
    const std::string_view text = digits, size = text.substr(value < 0 ? 1 : 0);
    const std::size_t point = std::min(size.find('.'), size.size());
    std::uint64_t whole = 0;
    std::from_chars(size.data(), size.data() + point, whole);
    return (value < 0 ? "−" : "") + grouped(whole, locale()) + (point < size.size() ? locale().decimal + std::string(size.substr(point + 1)) : std::string());
}

std::string shown(const Chart& c, double value) { return chart_value(c, value); }

// "Mon: Spend 120, Leads 4; Tue: …": what a screen reader hears.
std::string as_text(const Chart& c) {
    std::string out(c.caption);
    for (std::size_t i = 0; i < c.labels.size() && i < 60; i++) {
        out += out.empty() ? "" : "; ", out += c.labels[i] + ": ";
        for (std::size_t k = 0; k < c.series.size(); k++)
            out += (k ? ", " : "") + (c.series.size() > 1 ? c.series[k].name + " " : "") + (i < c.series[k].values.size() ? shown(c, c.series[k].values[i]) : "–");
    }
    return out;
}

void draw_read_out(const Chart& c, const Box& plot, int i, float x) {
    std::vector<std::pair<std::string, std::string>> rows;
    float width = text_width(c.labels[std::size_t(i)], TextStyle::caption_strong);
    for (const Series& s : c.series) {
        rows.emplace_back(s.name, i < int(s.values.size()) ? shown(c, s.values[std::size_t(i)]) : "–");
        width = std::max(width, text_width(rows.back().first, TextStyle::caption) + text_width(rows.back().second, TextStyle::caption_strong) + 32);
    }
    const float w = std::ceil(width) + 20, h = 26 + float(rows.size()) * 18;
    float left = x + 12;
    if (left + w > plot.right()) left = x - 12 - w;
    const Box box{snap(std::max(plot.x, left)), snap(plot.y + 4), w, h};
    shadow(box, radius::control, 2);
    fill(box, theme().line, radius::control), fill(box.inset(hairline()), theme().raised, radius::control - hairline());
    Column column(box.inset(10, 4));
    draw_text(column.next(20), c.labels[std::size_t(i)], {.style = TextStyle::caption_strong});
    for (std::size_t k = 0; k < rows.size(); k++) {
        Box row = column.next(18);
        dot(row.x + 4, row.middle_y(), series_colour(c.series[k].tone), 7);
        row.cut_left(14);
        draw_text(row, rows[k].second, {.style = TextStyle::caption_strong, .align = Align::right});
        draw_text(row, rows[k].first, {.style = TextStyle::caption, .colour = theme().second});
    }
}

} // namespace

std::string chart_value(const Chart& c, double value) { return std::isnan(value) ? "–" : c.format ? c.format(value) : plain(value); }

std::vector<double> round_ticks(double low, double high, int count) {
    if (!(high > low)) high = low + 1;
    const double rough = (high - low) / std::max(1, count), power = std::pow(10, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double m : {1.0, 2.0, 2.5, 5.0})
        if (power * m >= rough * 0.999) {
            step = power * m;
            break;
        }
    std::vector<double> ticks;
    for (double t = std::floor(low / step) * step; t < high + step * 0.999; t += step) ticks.push_back(std::abs(t) < step * 1e-9 ? 0 : t);
    return ticks;
}

void chart(const Box& box, const Chart& c) {
    const NodeId id = make_id(c.title.empty() ? "chart" : c.title);
    Interaction it = begin_interact({.id = id, .role = Role::figure, .name = std::string(c.title), .description = as_text(c), .flags = Flag::focusable}, box);
    Box rest = box;
    const Theme& t = theme();
    if (!c.title_is_hidden && !c.title.empty()) {
        Box head = rest.cut_top(24);
        draw_chart_options(head.cut_right(size::control(), space::s).centred(size::control(), size::control()), c, id);
        text(head, c.title, {.style = TextStyle::strong});
    }
    if (!c.caption.empty()) text(rest.cut_top(18), c.caption, {.style = TextStyle::caption, .colour = t.third});
    if (chart_is_table(id)) {
        rest.cut_top(space::s);
        draw_chart_table(rest, c, id);
        return end_interact();
    }
    if (c.series.size() > 1) {
        Row legend(rest.cut_top(24), space::l);
        for (const Series& s : c.series) {
            Box entry = legend.next(std::ceil(text_width(s.name, TextStyle::caption)) + 14);
            dot(entry.x + 4, entry.middle_y(), series_colour(s.tone), 8);
            entry.cut_left(14);
            draw_text(entry, s.name, {.style = TextStyle::caption, .colour = t.second});
        }
    }
    rest.cut_top(space::s);
    Scale scale = scale_of(c);
    const int wanted = std::clamp(int(rest.h / 40), 2, 6);
    const std::vector<double> ticks = round_ticks(scale.low, scale.high, wanted);
    scale.low = ticks.front(), scale.high = ticks.back();
    float axis = 0;
    for (const double tick : ticks) axis = std::max(axis, text_width(shown(c, tick), TextStyle::caption));
    const Box below = rest.cut_bottom(22);
    const float top_room = 6;
    Box plot{rest.x + std::ceil(axis) + space::s, rest.y + top_room, rest.w - std::ceil(axis) - space::s, rest.h - top_room};
    for (const double tick : ticks) {
        const float y = snap(scale.y(plot, tick));
        line(plot.x, y, plot.right(), y, tick == 0 ? t.line_strong : t.line);
        draw_text({rest.x, y - 8, std::ceil(axis), 16}, shown(c, tick), {.style = TextStyle::caption, .colour = t.third, .align = Align::right, .tooltip = false});
    }
    const int count = int(c.labels.size());
    if (count > 0) {
        float widest = 1;
        for (const auto& label : c.labels) widest = std::max(widest, text_width(label, TextStyle::caption));
        const float slot = plot.w / float(count);
        const int every = std::max(1, int(std::ceil((widest + 16) / slot)));
        for (int i = 0; i < count; i += every) {
            const float middle = plot.x + (float(i) + 0.5f) * slot;
            const Box label{std::clamp(middle - widest / 2 - 1, plot.x - axis, plot.right() - widest - 2), below.y + 4, widest + 2, 16};
            draw_text(label, c.labels[std::size_t(i)], {.style = TextStyle::caption, .colour = t.third, .align = Align::centre, .tooltip = false});
        }
        int active = -1;
        if (is_hovered(plot)) active = std::clamp(int((pointer_x() - plot.x) / slot), 0, count - 1);
        if (it.focused) {
            int& at = read_at[id];
            if (key_on(it.id, ImGuiKey_RightArrow)) at++;
            if (key_on(it.id, ImGuiKey_LeftArrow)) at--;
            at = std::clamp(at, 0, count - 1);
            if (active < 0) active = at;
        }
        if (active >= 0 && (c.kind == ChartKind::bars || c.kind == ChartKind::stacked_bars)) fill({plot.x + float(active) * slot, plot.y, slot, plot.h}, t.hover);
        draw_series(c, plot, scale, active);
        if (c.target != 0 && c.target <= scale.high) {
            const float y = snap(scale.y(plot, c.target));
            for (float x = plot.x; x < plot.right(); x += 8) line(x, y, std::min(x + 4, plot.right()), y, t.second, std::max(1.0f, hairline()));
            const float words = std::ceil(text_width(c.target_label, TextStyle::caption_strong)) + 8;
            fill({plot.right() - words, y - 19, words, 17}, with_alpha(t.surface, 0.88f), radius::small);   // also over bars
            draw_text({plot.x, y - 18, plot.w - 4, 16}, c.target_label, {.style = TextStyle::caption_strong, .colour = t.second, .align = Align::right});
        }
        if (active >= 0) {
            draw_read_out(c, plot, active, plot.x + (float(active) + 0.5f) * slot);
            if (it.focused) {
                std::string said = c.labels[std::size_t(active)];
                for (const Series& s : c.series) said += ", " + (c.series.size() > 1 ? s.name + " " : std::string()) + (active < int(s.values.size()) ? shown(c, s.values[std::size_t(active)]) : "–");
                mirror().add({.role = Role::text, .name = said}, plot.with_height(1));
            }
        }
    }
    if (it.ring) focus_ring(box, radius::control);
    end_interact();
}

void sparkline(const Box& box, std::string_view name, std::span<const double> values, Tone tone) {
    mirror().add({.role = Role::image, .name = std::string(name)}, box);
    if (values.size() < 2) return;
    double low = values[0], high = values[0];
    for (const double v : values) low = std::min(low, v), high = std::max(high, v);
    if (high <= low) high = low + 1;
    std::vector<ImVec2> points;
    const Box in = box.inset(2, 3);
    for (std::size_t i = 0; i < values.size(); i++)
        points.push_back({in.x + in.w * float(i) / float(values.size() - 1), in.bottom() - in.h * float((values[i] - low) / (high - low))});
    canvas().AddPolyline(points.data(), int(points.size()), theme().strong(tone), 0, 1.5f);
    circle(points.back().x, points.back().y, 2.5f, theme().strong(tone));
}

int ranked_bars(const Box& box, std::string_view title, std::span<const RankedBar> bars) {
    int pressed = -1;
    Semantics figure({.role = Role::figure, .name = std::string(title)}, box);
    double most = 0;
    float labels = 60, values = 30;
    for (const RankedBar& b : bars) {
        most = std::max(most, b.value);
        labels = std::max(labels, text_width(b.label, TextStyle::table)), values = std::max(values, text_width(b.shown, TextStyle::label));
    }
    labels = std::min(std::ceil(labels), box.w * 0.4f), values = std::ceil(values);
    Column column(box);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const RankedBar& b = bars[i];
        Box row = column.next(28);
        IdScope scope(b.label);
        Semantics group({.role = Role::group, .name = b.label}, row);
        text(row.cut_left(labels, space::m), b.label, {.style = TextStyle::table, .colour = theme().second});
        if (figure_link(row.cut_right(values, space::m), "value", b.shown, b.shown, {.style = TextStyle::label})) pressed = static_cast<int>(i);
        const Box lane = row.centred(row.w, 12);
        fill(lane, theme().is_dark ? theme().line : theme().skeleton, 3);
        if (most > 0 && b.value > 0) fill(lane.left(std::max(3.0f, lane.w * float(b.value / most))), theme().strong(b.tone), 3);
    }
    return pressed;
}

} // namespace tandem::ui
