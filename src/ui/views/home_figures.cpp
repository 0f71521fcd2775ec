// Compares this quarter with the last one up to the same day.
#include "ui/views/home_figures.hpp"

#include <cmath>

#include "ui/words.hpp"

namespace tandem::ui {

std::optional<double> chance_of_difference(std::int64_t hits_a, std::int64_t of_a, std::int64_t hits_b, std::int64_t of_b) {
    if (of_a <= 0 || of_b <= 0 || hits_a > of_a || hits_b > of_b) return std::nullopt;
    const double n_a = static_cast<double>(of_a), n_b = static_cast<double>(of_b);
    const double pooled = static_cast<double>(hits_a + hits_b) / (n_a + n_b);
    const double least = std::min(n_a, n_b) * std::min(pooled, 1 - pooled);
    if (least < 5) return std::nullopt;
    const double z = (static_cast<double>(hits_a) / n_a - static_cast<double>(hits_b) / n_b) / std::sqrt(pooled * (1 - pooled) * (1 / n_a + 1 / n_b));
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

std::string conversion_sentence(const Format& format, const PeriodFigures& now, const PeriodFigures& before) {
    const auto rate = [&](const PeriodFigures& p) { return format.percent(100.0 * static_cast<double>(p.won) / static_cast<double>(p.leads), 1); };
    const auto base = [&](const PeriodFigures& p) { return tr("{} won of {} leads", format.count(p.won), format.count(p.leads)); };
    if (now.leads == 0 && before.leads == 0) return std::string(tr("No leads in either quarter yet"));
    if (before.leads == 0) return tr("This quarter {}; last quarter had none by this day", base(now));
    if (now.leads == 0) return tr("No leads this quarter yet; {} by this day last quarter", base(before));
    std::string out = tr("This quarter {} ({})", base(now), rate(now)) + tr("; by this day last quarter {} ({})", base(before), rate(before)) + ". ";
    const auto chance = chance_of_difference(now.won, now.leads, before.won, before.leads);
    if (!chance) return out + std::string(tr("Too few to tell a trend from chance"));
    const std::string p = *chance < 0.001 ? tr("p < {}", format.decimal(0.001, 3)) : tr("p = {}", format.decimal(*chance, *chance < 0.01 ? 3 : 2));
    return out + tr(*chance < 0.05 ? "Unlikely to be chance ({})" : "Could still be chance ({})", p);
}

std::string change_note(const Format& format, double now, double before) {
    if (before == 0) return std::string(tr(now == 0 ? "none last quarter either" : "none last quarter by now"));
    const double change = 100.0 * (now - before) / before;
    if (std::abs(change) < 0.5) return std::string(tr("as last quarter"));
    return tr("{} on last quarter", format.signed_percent(change));
}

} // namespace tandem::ui
