// The words that name a record for eyes.
#include "tandem/base/date.hpp"
#include "tandem/base/day_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/catalog.hpp"

namespace tandem {

namespace {

class Titler {
public:
    Titler(const Entity& entity, const Row& row, const TitleOf& title_of) : entity_(entity), row_(row), title_of_(title_of) {}

    std::string_view text(std::string_view field) const { return trim(row_.cells[entity_.index(field)].text_or("")); }

    std::string label(std::string_view field) const {
        const FieldId index = entity_.index(field);
        const Choice* choice = find_choice(entity_.fields[index], row_.cells[index].text_or(""));
        return choice ? std::string(choice->label) : std::string();
    }

    std::string target(std::string_view field) const {
        const FieldId index = entity_.index(field);
        const RowId id = row_.cells[index].integer_or(0);
        return id != 0 && title_of_ ? title_of_(entity_.fields[index].target, id) : std::string();
    }

    std::string day(std::string_view field) const {
        const auto* days = row_.cells[entity_.index(field)].integer();
        return days ? full_day_text(Date{static_cast<std::int32_t>(*days)}) : std::string();
    }

private:
    const Entity& entity_;
    const Row& row_;
    const TitleOf& title_of_;
};

std::string joined(std::string_view a, std::string_view separator, std::string_view b) {
    std::string made(a);
    if (!a.empty() && !b.empty()) made += separator;
    return made += b;
}

// The first line, cut after a word near sixty characters.
std::string beginning(std::string_view text) {
    constexpr std::size_t longest = 60;
    text = trim(text.substr(0, text.find('\n')));
    std::size_t at = 0, characters = 0, last_space = 0;
    while (at < text.size() && characters < longest) {
        if (text[at] == ' ') last_space = at;
        next_code_point(text, at);
        ++characters;
    }
    if (at >= text.size()) return std::string(text);
    return std::string(text.substr(0, last_space > 0 ? last_space : at)) + "…";
}

std::string found_title(const Entity& entity, const Row& row, const TitleOf& title_of) {
    const Titler t(entity, row, title_of);
    if (!entity.options.title.empty()) return std::string(t.text(entity.options.title));
    if (entity.name == "contact") {
        std::string name = joined(t.text("first_name"), " ", t.text("last_name"));
        if (!name.empty()) return name;
        const std::string_view external = t.text("external_id");
        return external.empty() ? std::string() : "Lead " + std::string(external.substr(0, 8));
    }
    if (entity.name == "deal") {
        if (!t.text("name").empty()) return std::string(t.text("name"));
        std::string name = joined(t.target("company"), " · ", t.target("product"));
        return name.empty() ? std::string(t.text("external_id")) : name;
    }
    if (entity.name == "feedback") {
        std::string words = beginning(t.text("text"));
        return words.empty() ? joined(t.label("kind"), " · ", t.target("theme")) : words;
    }
    if (entity.name == "meeting") return joined("Meeting of", " ", t.day("held_on"));
    if (entity.name == "goal") return joined(t.label("metric"), " · ", t.day("starts_on"));
    if (entity.name == "theme_answer") return joined("Answer to", " ", t.target("theme"));
    if (entity.name == "agreement") return joined("Agreement from", " ", t.day("starts_on"));
    if (entity.name == "agreement_exception") return joined(t.label("promise"), " · ", t.day("week"));
    if (entity.name == "hand_off") return t.target("contact");
    if (entity.name == "contact_address") return joined(t.text("street"), ", ", joined(t.text("postal_code"), " ", t.text("city")));
    if (entity.name == "contact_tag") return t.target("tag");
    if (entity.name == "consent") return joined(t.label("channel"), ": ", t.label("answer"));
    if (entity.name == "lifecycle_change") return t.label("lifecycle");
    if (entity.name == "spend") {
        const std::string campaign = t.target("campaign");
        return joined(campaign.empty() ? t.text("campaign_name") : campaign, " · ", t.day("day"));
    }
    if (entity.name == "touch") return joined(t.label("kind"), " · ", t.target("campaign"));
    if (entity.name == "deal_contact") return t.target("contact");
    if (entity.name == "stage_change") return t.target("stage");
    return {};
}

}  // namespace

std::string title(const Entity& entity, const Row& row, const TitleOf& title_of) {
    std::string found = found_title(entity, row, title_of);
    if (!found.empty()) return found;
    std::string unnamed = "Unnamed ";
    return unnamed += fold(entity.label);
}

}  // namespace tandem
