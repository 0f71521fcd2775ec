// Rules in their order; a contact goes by the first that fits.
#include "app/hand_over_by_rule.hpp"

#include <algorithm>
#include <iterator>

#include "app/commands/handing_over.hpp"
#include "app/import_undo.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_at_once = 500;       // contacts of a batch; each is a hand-off, a contact and a lifecycle row

// Hand-offs are written in batches, so that a first run over 100,000 contacts is no single transaction.
class RuleRun {
public:
    explicit RuleRun(Context& context) : context_(context) {}

    Result<> run(const HandOffRule& rule, const std::vector<RowId>* among) {
        const auto conditions = TRY(analytics::conditions_of(context_.store, rule.id.value));
        const auto fitting = TRY(analytics::contacts_fitting(context_.store, rule.id.value, rule.match, conditions, context_.now(), among));
        bool made_one = false;
        for (const RowId contact : fitting) {
            if (!handed_.insert(contact).second) continue;
            if (among && was_undone(rule, contact)) continue;
            TRY(hand_over(rule, contact));
            made_one = true;
        }
        if (made_one) by_ = by_.empty() ? "the rule “" + rule.name + "”" : "rules";
        return {};
    }

    Result<HandedByRule> finish(std::int64_t after_import) {
        HandedByRule result{.set = 0, .contacts = std::move(contacts_), .first = first_, .after_import = after_import, .whom = {}, .by = by_};
        if (result.contacts.empty()) return result;
        result.whom = named_or_counted(context_, context_.catalog.of<Contact>(), result.contacts);
        ChangeSet last = std::exchange(set_, {});
        last.label = "Hand over " + result.whom + " by " + result.by;
        if (!writer_ && after_import) writer_ = TRY(context_.store.begin(last.label, Origin::automation));
        if (!writer_) {
            result.set = TRY(context_.store.apply(last, Origin::automation)).set;
            return result;
        }
        TRY(writer_->add(last));
        if (after_import) writer_->set_note(note_of_import(after_import));
        result.set = TRY(writer_->seal()).set;
        return result;
    }

private:
    bool was_undone(const HandOffRule& rule, RowId contact) const { return !context_.store.history(context_.id_of<HandOff>(), hand_off_row(rule.id.value, contact)).empty(); }

    Result<> hand_over(const HandOffRule& rule, RowId id) {
        const Entity& contact = context_.catalog.of<Contact>();
        const auto row = context_.store.find(contact.id, id);
        if (!row) return {};
        HandOff made{.id = {hand_off_row(rule.id.value, id)}, .contact = {id}, .reason = rule.reason.empty() ? rule.name : rule.reason, .handed_at = context_.now(), .rule = rule.id};
        if (const RowId campaign = cell(contact, *row, "campaign").integer_or(0)) made.campaign = Id<Campaign>{campaign};
        if (!owners_) owners_ = TRY(Owners::load(context_, 0));      // most edits hand nobody over
        if (const RowId owner = owners_->of(context_, rule, *row)) made.owner = Id<Person>{owner};
        add_creation(set_, to_row(context_.catalog.of<HandOff>(), made));
        LifecycleMoves(context_, set_).move(id, Lifecycle::mql, made.reason);
        if (!first_) first_ = made.id.value;
        contacts_.push_back(id);
        if (contacts_.size() % most_at_once != 0) return {};
        if (!writer_) writer_ = TRY(context_.store.begin("Hand over by rule", Origin::automation));
        return writer_->add(std::exchange(set_, {}));
    }

    Context& context_;
    std::optional<Owners> owners_;
    ChangeSet set_;
    std::unique_ptr<Writer> writer_;
    std::set<RowId> handed_;
    std::vector<RowId> contacts_;
    RowId first_ = 0;
    std::string by_;
};

// Contacts touched since; none: too many to tell.
std::optional<std::vector<RowId>> touched_since(const Context& context, std::int64_t revision) {
    if (!context.store.remembers_since(revision)) return std::nullopt;
    const Entity& contact = context.catalog.of<Contact>();
    const Entity& touch = context.catalog.of<Touch>();
    const EntityId company = context.id_of<Company>();
    std::vector<RowId> contacts;
    for (const ChangedRow& changed : context.store.changed_since(revision)) {
        if (changed.entity == contact.id) contacts.push_back(changed.row);
        if (changed.entity == company) std::ranges::copy(context.store.referring(contact.id, contact.index("company"), changed.row), std::back_inserter(contacts));
        if (changed.entity != touch.id) continue;
        if (const auto row = context.store.find(touch.id, changed.row)) contacts.push_back(cell(touch, *row, "contact").integer_or(0));
    }
    std::ranges::sort(contacts);
    const auto twice = std::ranges::unique(contacts);
    contacts.erase(twice.begin(), twice.end());
    return contacts;
}

}  // namespace

Result<HandedByRule> hand_over_by_rules(Context& context, const std::vector<RowId>& rules, const std::vector<RowId>* among, std::int64_t after_import) {
    RuleRun run(context);
    for (const HandOffRule& rule : TRY(analytics::hand_off_rules(context.store))) {
        if (rules.empty() ? !rule.is_on : !std::ranges::contains(rules, rule.id.value)) continue;
        auto done = run.run(rule, among);
        if (!done && rules.size() == 1) return std::unexpected(std::move(done).error());
    }
    return run.finish(after_import);
}

HandedByRule hand_over_after(Context& context, std::int64_t revision) {
    const Store& store = context.store;
    const auto changed = [&](EntityId entity) { return store.revision(entity) > revision; };
    if (!store.has_any(context.id_of<HandOffRule>())) return {};
    if (!changed(context.id_of<Contact>()) && !changed(context.id_of<Touch>()) && !changed(context.id_of<Company>())) return {};
    const auto last = store.log(std::nullopt, 1);
    if (last.empty() || (last[0].origin != Origin::user && last[0].origin != Origin::import)) return {};
    const auto touched = touched_since(context, revision);
    if (touched && touched->empty()) return {};
    // What failed is nobody's command: the rules' page says what is wrong with a rule.
    return hand_over_by_rules(context, {}, touched ? &*touched : nullptr, last[0].origin == Origin::import ? last[0].set : 0).value_or(HandedByRule{});
}

}  // namespace tandem
