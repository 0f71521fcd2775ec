// The names come from the core: the view has no table of zones.
#include "ui/views/time_zone_choice.hpp"

#include <algorithm>
#include <vector>

#include "ui/widgets/choice.hpp"

namespace tandem::ui {

bool time_zone_choice(ViewContext& context, const Box& box, std::string& zone) {
    std::vector<std::string> names;
    if (const auto answer = context.client.ask(TimeZoneNames{})) names = answer->names;
    auto mine = std::ranges::find(names, zone);
    if (mine == names.end() && !zone.empty()) mine = names.insert(names.begin(), zone);
    int index = mine == names.end() ? -1 : static_cast<int>(mine - names.begin());
    if (!choice(box, tr("Time zone"), names, index) || index < 0) return false;
    zone = names[static_cast<std::size_t>(index)];
    return true;
}

}  // namespace tandem::ui
