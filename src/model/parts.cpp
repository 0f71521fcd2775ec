// The written choice.
#include "tandem/model/parts.hpp"

namespace tandem {

const Field* telling_field(const Entity& part) {
    if (const Field* value = part.find("value")) return value;
    if (part.name == "contact_tag") return part.find("tag");
    if (part.name == "deal_contact") return part.find("contact");
    return nullptr;
}

}  // namespace tandem
