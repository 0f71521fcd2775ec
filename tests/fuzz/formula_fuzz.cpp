// Fuzzing of formulas: no crash, and what was read and printed is read as the same tree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "store/formula_sql.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/model/deal.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tandem;
    static const Catalog catalog;
    const Entity& deal = catalog.of<Deal>();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Formula> formula = Formula::parse(text, deal, 2);
    if (!formula) {
        require(formula.error().message.ends_with('.'));
        return 0;
    }
    require(Formula::parse(formula->text(deal, NamesAs::persisted), deal, 2, NamesAs::persisted).value().root() == formula->root());
    const std::string again = formula->text(deal, NamesAs::labels);
    if (again.size() <= Formula::most_bytes) require(Formula::parse(again, deal, 2).value().root() == formula->root());
    require(detail::formula_sql(*formula, deal).size() < 150 * static_cast<std::size_t>(Formula::most_nodes) + 2 * text.size());
    static_cast<void>(formula->evaluate(to_row(deal, Deal{.name = "x", .amount = Money{12'345}, .probability = Percent{30}, .opened_on = Date{20'000}})));
    static_cast<void>(formula->evaluate(Row{}));
    return 0;
}
