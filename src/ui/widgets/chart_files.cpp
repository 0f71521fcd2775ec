// Writes the files: the same scale, order and shapes as on the screen.
#include "ui/widgets/chart_files.hpp"

#include <cmath>
#include <cstdio>

#include "ui/text.hpp"
#include "ui/widgets/chart_series.hpp"

namespace tandem::ui {

namespace {

constexpr float width = 960, height = 480, margin = 24;

std::string number(double value) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.10g", value);
    return digits;
}

std::string quoted(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

std::string colour(Colour packed) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "#%02x%02x%02x", packed & 0xFF, packed >> 8 & 0xFF, packed >> 16 & 0xFF);
    return digits;
}

class Svg {
public:
    Svg() { out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" font-family=\"Inter, system-ui, sans-serif\" font-size=\"12\">\n"; }
    void rect(const Box& b, Colour c) {
        out_ += "<rect x=\"" + number(b.x) + "\" y=\"" + number(b.y) + "\" width=\"" + number(b.w) + "\" height=\"" + number(b.h) + "\" fill=\"" + colour(c) + "\"/>\n";
    }
    void line(float x1, float y1, float x2, float y2, Colour c, std::string_view more = {}) {
        out_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\" stroke=\"" + colour(c) + "\"" + std::string(more) + "/>\n";
    }
    void text(float x, float y, std::string_view words, Colour c, std::string_view more = {}) {
        out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"" + colour(c) + "\"" + std::string(more) + ">" + escaped(words) + "</text>\n";
    }
    void path(const std::string& points, std::string_view look) { out_ += "<path d=\"" + points + "\" " + std::string(look) + "/>\n"; }
    std::string take() { return out_ + "</svg>\n"; }

private:
    std::string out_;
};

std::string point(float x, float y, bool is_first) { return (is_first ? "M" : "L") + number(x) + " " + number(y); }

std::string shown(const Chart& c, double value) { return c.format ? c.format(value) : number(value); }

class Picture {
public:
    Picture(const Chart& c, const Box& plot, const Scale& scale, Svg& svg) : c_(c), plot_(plot), scale_(scale), svg_(svg), slot_(plot.w / static_cast<float>(std::max<std::size_t>(1, c.labels.size()))) {}

    void draw() {
        const bool are_bars = c_.kind == ChartKind::bars || c_.kind == ChartKind::stacked_bars;
        std::vector<double> below(c_.labels.size(), 0.0);
        for (std::size_t k = 0; k < c_.series.size(); ++k) are_bars ? bars(k, below) : lines(k, below);
    }

private:
    bool is_stacked() const { return c_.kind == ChartKind::stacked_bars || c_.kind == ChartKind::stacked_area; }
    bool has(const Series& s, std::size_t i) const { return i < s.values.size() && !std::isnan(s.values[i]); }
    float middle(std::size_t i) const { return plot_.x + (static_cast<float>(i) + 0.5f) * slot_; }
    double from(std::size_t i, std::vector<double>& below) const { return is_stacked() ? below[i] : std::max(0.0, scale_.low); }

    void bars(std::size_t k, std::vector<double>& below) {
        const auto groups = is_stacked() ? 1.0f : static_cast<float>(c_.series.size());
        const float each = std::min(slot_ * 0.7f / groups, 40.0f), first = -each * groups / 2 + (is_stacked() ? 0 : each * static_cast<float>(k));
        const Series& s = c_.series[k];
        for (std::size_t i = 0; i < c_.labels.size(); ++i) {
            if (!has(s, i)) continue;
            const double start = from(i, below), end = is_stacked() ? start + s.values[i] : s.values[i];
            const float y1 = scale_.y(plot_, std::max(start, end)), y0 = scale_.y(plot_, std::min(start, end));
            svg_.rect({middle(i) + first, y1, each, y0 - y1}, series_colour(s.tone));
            if (is_stacked()) below[i] = end;
        }
    }

    void lines(std::size_t k, std::vector<double>& below) {
        const Series& s = c_.series[k];
        const std::string stroke = colour(series_colour(s.tone));
        std::string top, base;
        const auto flush = [&] {
            if (!top.empty() && c_.kind != ChartKind::line) svg_.path(top + base + "Z", "fill=\"" + stroke + "\" fill-opacity=\"" + (is_stacked() ? "0.55" : "0.13") + "\"");
            if (!top.empty()) svg_.path(top, "fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"2\"");
            top.clear(), base.clear();
        };
        for (std::size_t i = 0; i < c_.labels.size(); ++i) {
            if (!has(s, i)) {
                flush();
                continue;
            }
            const double start = from(i, below), end = (is_stacked() ? start : 0) + s.values[i];
            top += point(middle(i), scale_.y(plot_, end), top.empty());
            base = point(middle(i), scale_.y(plot_, start), false) + base;
            if (is_stacked()) below[i] = end;
        }
        flush();
    }

    const Chart& c_;
    const Box& plot_;
    const Scale& scale_;
    Svg& svg_;
    float slot_;
};

}  // namespace

std::string chart_csv(const Chart& c) {
    std::string out = quoted(c.label_head);
    for (const Series& s : c.series) out += ',' + quoted(s.name);
    out += "\r\n";
    for (std::size_t i = 0; i < c.labels.size(); ++i) {
        out += quoted(c.labels[i]);
        for (const Series& s : c.series) out += ',' + (i < s.values.size() && !std::isnan(s.values[i]) ? number(s.values[i] / c.unit) : std::string());
        out += "\r\n";
    }
    return out;
}

std::string chart_svg(const Chart& c) {
    const Theme& t = theme();
    Svg svg;
    svg.rect({0, 0, width, height}, t.surface);
    float y = margin + 12;
    if (!c.title.empty()) svg.text(margin, y, c.title, t.text, " font-size=\"16\" font-weight=\"600\""), y += 22;
    if (!c.caption.empty()) svg.text(margin, y, c.caption, t.third), y += 20;
    if (c.series.size() > 1) {
        float x = margin;
        for (const Series& s : c.series) {
            svg.rect({x, y - 9, 9, 9}, series_colour(s.tone));
            svg.text(x + 14, y, s.name, t.second);
            x += 34 + text_width(s.name, TextStyle::caption);
        }
        y += 20;
    }
    Scale scale = scale_of(c);
    const std::vector<double> ticks = round_ticks(scale.low, scale.high, 5);
    scale.low = ticks.front(), scale.high = ticks.back();
    float axis = 0;
    for (const double tick : ticks) axis = std::max(axis, text_width(shown(c, tick), TextStyle::caption));
    const Box plot{margin + axis + 8, y, width - 2 * margin - axis - 8, height - y - margin - 20};
    for (const double tick : ticks) {
        const float at = scale.y(plot, tick);
        svg.line(plot.x, at, plot.right(), at, tick == 0 ? t.line_strong : t.line);
        svg.text(plot.x - 8, at + 4, shown(c, tick), t.third, " text-anchor=\"end\"");
    }
    float widest = 1;
    for (const std::string& label : c.labels) widest = std::max(widest, text_width(label, TextStyle::caption));
    const float slot = plot.w / static_cast<float>(std::max<std::size_t>(1, c.labels.size()));
    const auto every = static_cast<std::size_t>(std::max(1.0f, std::ceil((widest + 16) / slot)));
    for (std::size_t i = 0; i < c.labels.size(); i += every) svg.text(plot.x + (static_cast<float>(i) + 0.5f) * slot, plot.bottom() + 18, c.labels[i], t.third, " text-anchor=\"middle\"");
    Picture(c, plot, scale, svg).draw();
    if (c.target != 0 && c.target <= scale.high) {
        const float at = scale.y(plot, c.target);
        svg.line(plot.x, at, plot.right(), at, t.second, " stroke-dasharray=\"4 4\"");
        svg.text(plot.right(), at - 6, c.target_label, t.second, " text-anchor=\"end\"");
    }
    return svg.take();
}

} // namespace tandem::ui
