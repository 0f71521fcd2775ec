// The written list of all entities, in an order that suits people.
#include "tandem/model/catalog.hpp"

#include <deque>

#include "tandem/model/activity.hpp"
#include "tandem/model/agreement.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/consent.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/custom_field.hpp"
#include "tandem/model/deal.hpp"
#include "tandem/model/distinct_pair.hpp"
#include "tandem/model/feedback.hpp"
#include "tandem/model/goal.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/hand_off_rule.hpp"
#include "tandem/model/holiday.hpp"
#include "tandem/model/person.hpp"
#include "tandem/model/pipeline.hpp"
#include "tandem/model/product.hpp"
#include "tandem/model/saved_view.hpp"
#include "tandem/model/setting.hpp"
#include "tandem/model/tag.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tandem/model/touch.hpp"

namespace tandem {

namespace {

const auto all_entities = std::to_array<Entity>({
    {.name = Person::table, .label = "Person", .plural = "People", .fields = person_fields, .options = {.title = "name"}},
    {.name = Company::table, .label = "Company", .plural = "Companies", .fields = company_fields, .options = {.title = "name"}},
    {.name = Contact::table, .label = "Contact", .plural = "Contacts", .fields = contact_fields},
    {.name = ContactEmail::table, .label = "E-mail", .plural = "E-mails", .fields = contact_email_fields, .options = {.owner = "contact", .has_view = false, .title = "value"}},
    {.name = ContactPhone::table, .label = "Phone", .plural = "Phones", .fields = contact_phone_fields, .options = {.owner = "contact", .has_view = false, .title = "value"}},
    {.name = ContactAddress::table, .label = "Address", .plural = "Addresses", .fields = contact_address_fields, .options = {.owner = "contact", .has_view = false}},
    {.name = ContactTag::table, .label = "Tag of a contact", .plural = "Tags of contacts", .fields = contact_tag_fields, .options = {.owner = "contact", .has_view = false}},
    {.name = Consent::table, .label = "Consent", .plural = "Consents", .fields = consent_fields, .options = {.owner = "contact", .has_view = false}},
    {.name = LifecycleChange::table, .label = "Lifecycle change", .plural = "Lifecycle changes", .fields = lifecycle_change_fields, .options = {.owner = "contact", .has_view = false}},
    {.name = Campaign::table, .label = "Campaign", .plural = "Campaigns", .fields = campaign_fields, .options = {.title = "name"}},
    {.name = Spend::table, .label = "Spend", .plural = "Spend", .fields = spend_fields, .options = {.has_view = false}},
    {.name = Touch::table, .label = "Touch", .plural = "Touches", .fields = touch_fields, .options = {.has_view = false}},
    {.name = Product::table, .label = "Product", .plural = "Products", .fields = product_fields, .options = {.title = "name"}},
    {.name = Pipeline::table, .label = "Pipeline", .plural = "Pipelines", .fields = pipeline_fields, .options = {.has_view = false, .title = "name"}},
    {.name = Stage::table, .label = "Stage", .plural = "Stages", .fields = stage_fields, .options = {.owner = "pipeline", .has_view = false, .title = "name"}},
    {.name = Deal::table, .label = "Deal", .plural = "Deals", .fields = deal_fields},
    {.name = DealContact::table, .label = "Contact of a deal", .plural = "Contacts of deals", .fields = deal_contact_fields, .options = {.owner = "deal", .has_view = false}},
    {.name = StageChange::table, .label = "Stage change", .plural = "Stage changes", .fields = stage_change_fields, .options = {.owner = "deal", .has_view = false}},
    {.name = Activity::table, .label = "Activity", .plural = "Activities", .fields = activity_fields, .options = {.title = "subject"}},
    {.name = Theme::table, .label = "Theme", .plural = "Themes", .fields = theme_fields, .options = {.title = "name"}},
    {.name = ThemeAnswer::table, .label = "Answer to a theme", .plural = "Answers to themes", .fields = theme_answer_fields, .options = {.owner = "theme", .has_view = false}},
    {.name = Feedback::table, .label = "Feedback", .plural = "Feedback", .fields = feedback_fields},
    {.name = Goal::table, .label = "Goal", .plural = "Goals", .fields = goal_fields, .options = {.has_view = false}},
    {.name = Meeting::table, .label = "Meeting", .plural = "Meetings", .fields = meeting_fields, .options = {.has_view = false}},
    {.name = AgendaItem::table, .label = "Item of an agenda", .plural = "Items of agendas", .fields = agenda_item_fields, .options = {.owner = "meeting", .has_view = false, .title = "title"}},
    {.name = Decision::table, .label = "Decision", .plural = "Decisions", .fields = decision_fields, .options = {.has_view = false, .title = "text"}},
    {.name = HandOffRule::table, .label = "Hand-over rule", .plural = "Hand-over rules", .fields = hand_off_rule_fields, .options = {.has_view = false, .title = "name"}},
    {.name = HandOffCondition::table, .label = "Condition of a rule", .plural = "Conditions of rules", .fields = hand_off_condition_fields, .options = {.owner = "rule", .has_view = false}},
    {.name = HandOff::table, .label = "Hand-off", .plural = "Hand-offs", .fields = hand_off_fields},
    {.name = Agreement::table, .label = "Agreement", .plural = "Agreements", .fields = agreement_fields, .options = {.has_view = false}},
    {.name = AgreementException::table, .label = "Exception from the agreement", .plural = "Exceptions from the agreement", .fields = agreement_exception_fields, .options = {.has_view = false}},
    {.name = Tag::table, .label = "Tag", .plural = "Tags", .fields = tag_fields, .options = {.has_view = false, .title = "name"}},
    {.name = CustomField::table, .label = "Custom field", .plural = "Custom fields", .fields = custom_field_fields, .options = {.has_view = false, .title = "label"}},
    {.name = CustomChoice::table, .label = "Choice of a custom field", .plural = "Choices of custom fields", .fields = custom_choice_fields, .options = {.owner = "field", .has_view = false, .title = "label"}},
    {.name = Holiday::table, .label = "Holiday", .plural = "Holidays", .fields = holiday_fields, .options = {.has_view = false, .title = "name"}},
    {.name = DistinctPair::table, .label = "Distinct pair", .plural = "Distinct pairs", .fields = distinct_pair_fields, .options = {.has_view = false}},
    {.name = SavedView::table, .label = "Saved view", .plural = "Saved views", .fields = saved_view_fields, .options = {.has_view = false, .title = "name"}},
    {.name = Setting::table, .label = "Setting", .plural = "Settings", .fields = setting_fields, .options = {.has_view = false, .title = "name"}},
});

bool is_searchable(Kind kind) {
    return kind == Kind::text || kind == Kind::long_text || kind == Kind::email || kind == Kind::phone || kind == Kind::url;
}

}  // namespace

// One list of custom fields, and what the catalog made of it; nothing in it moves any more.
struct Catalog::Generation {
    std::vector<FieldDefinition> definitions;
    std::deque<std::vector<Choice>> choices;
    std::deque<std::vector<Field>> fields;      // of one entity, those of the program first
};

void Catalog::set_custom_fields(std::vector<FieldDefinition> definitions) {
    auto made = std::make_shared<Generation>();
    made->definitions = std::move(definitions);
    for (std::size_t e = 0; e < entities_.size(); ++e) {
        Entity& one = entities_[e];
        std::vector<Field> fields(all_entities[e].fields.begin(), all_entities[e].fields.end());
        for (const FieldDefinition& d : made->definitions) {
            if (d.entity != one.name) continue;
            std::vector<Choice>& choices = made->choices.emplace_back();
            for (const auto& [name, label] : d.choices) choices.push_back({name, label});
            fields.push_back({.name = d.name, .label = d.label, .kind = d.kind,
                              .options = {.searchable = is_searchable(d.kind) && !d.is_computed, .listed = !d.is_removed, .editable = !d.is_removed && !d.is_computed, .group = "Custom fields", .help = d.help},
                              .choices = choices, .target = d.target.empty() ? std::string_view() : entity(d.target).name, .is_removed = d.is_removed, .is_computed = d.is_computed,
                              .formula = d.formula.get()});
        }
        one.fields = fields.size() == all_entities[e].fields.size() ? all_entities[e].fields : std::span<const Field>(made->fields.emplace_back(std::move(fields)));
    }
    generations_.push_back(std::move(made));
}

std::span<const FieldDefinition> Catalog::custom_fields() const {
    if (generations_.empty()) return {};
    return generations_.back()->definitions;
}

Catalog::Catalog() : entities_(all_entities.begin(), all_entities.end()) {
    for (std::size_t i = 0; i < entities_.size(); ++i) entities_[i].id = static_cast<EntityId>(i);
}

const Entity* Catalog::find(std::string_view name) const {
    for (const Entity& entity : entities_)
        if (entity.name == name) return &entity;
    return nullptr;
}

const Entity& Catalog::entity(std::string_view name) const {
    const Entity* found = find(name);
    TANDEM_ASSERT(found != nullptr);
    return *found;
}

std::vector<const Entity*> Catalog::parts_of(const Entity& owner) const {
    std::vector<const Entity*> parts;
    for (const Entity& entity : entities_)
        if (!entity.options.owner.empty() && entity.find(entity.options.owner)->target == owner.name) parts.push_back(&entity);
    return parts;
}

}  // namespace tandem
