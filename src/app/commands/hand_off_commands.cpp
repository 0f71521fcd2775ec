// Commands on hand-offs: hand contacts over to sales, answer (accept, reject, recycle), and give to somebody else: by name, to who
// covers somebody away, to the manager.
//
// What an answer means for the contact, in the same change set: handed over makes an MQL of whoever was not that far, accepted a
// SAL; rejected puts them back to nurture or out, as the reason says (may_return); recycled is recycled. Who has a deal or is a
// customer stays that: an answer to a hand-off does not take back what came later.
#include <algorithm>

#include "app/commands/handing_over.hpp"
#include "tandem/base/day_text.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

namespace {

// {rows: contacts, owner?, campaign?, reason?}
Result<CommandResult> hand_over(Context& context, const Arguments& arguments) {
    const Entity& contact = context.catalog.of<Contact>();
    const Entity& hand_off = context.catalog.of<HandOff>();
    const std::vector<RowId> waiting = TRY(analytics::contacts_in_inbox(context.store));
    Owners owners = TRY(Owners::load(context, number_argument(arguments, "owner")));
    const std::string reason = text_argument(arguments, "reason");
    ChangeSet set;
    LifecycleMoves moves(context, set);
    std::vector<RowId> handed;
    RowId first = 0;
    for (const RowId id : arguments.rows) {
        const Row row = TRY(live_row(context, contact, id));
        if (std::ranges::binary_search(waiting, id) || std::ranges::contains(handed, id)) continue;
        handed.push_back(id);
        HandOff made{.id = {context.store.next_id()}, .contact = {id}, .reason = reason, .handed_at = context.now()};
        const RowId campaign = arguments.find("campaign") ? number_argument(arguments, "campaign") : cell(contact, row, "campaign").integer_or(0);
        if (campaign) made.campaign = Id<Campaign>{campaign};
        if (context.me) made.from_person = Id<Person>{context.me};
        if (const RowId owner = owners.of(cell(contact, row, "owner").integer_or(0))) made.owner = Id<Person>{owner};
        if (!first) first = made.id.value;
        add_creation(set, to_row(hand_off, made));
        moves.move(id, Lifecycle::mql, reason);
    }
    if (handed.empty()) {
        const std::string whom = named_or_counted(context, contact, arguments.rows);
        return fail(ErrorCode::conflict, whom + (arguments.rows.size() == 1 ? " is" : " are") + " in the inbox of sales already.");
    }
    const std::string whom = named_or_counted(context, contact, handed);
    set.label = "Hand over " + whom;
    std::string message = "Handed over: " + whom;
    if (const std::size_t left = arguments.rows.size() - handed.size()) message += "; " + std::to_string(left) + " in the inbox already";
    return apply_edit(context, set, {.message = std::move(message), .entity = "hand_off", .row = first});
}

// One answered before this was kept stays answered when it was.
Value first_of_turn(const Entity& hand_off, const Row& before, bool is_back, Instant now) {
    const Value& answered = cell(hand_off, before, "answered_at");
    return is_back || answered.is_null() ? Value{now.ms} : answered;
}

struct GivenAnswer {
    std::string label, message;
    HandOffState state;
    Lifecycle stage;                // of the contact
    std::string reason;             // of its history
};

// `change` does what only this answer does to the hand-off.
template <class Change>
Result<CommandResult> give_answer(Context& context, const Arguments& arguments, GivenAnswer given, Change change) {
    const Entity& hand_off = context.catalog.of<HandOff>();
    ChangeSet set{.label = std::move(given.label)};
    LifecycleMoves moves(context, set);
    const std::string note = text_argument(arguments, "note");
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, hand_off, id));
        Row after = before;
        cell(hand_off, after, "state") = Value{name_of(given.state)};
        if (given.state != HandOffState::rejected) cell(hand_off, after, "rejection") = Value{};
        // A day that has come stays: the clock began anew on it. One still to come means nothing any more.
        if (given.state != HandOffState::recycled && cell(hand_off, before, "recycle_on").integer_or(0) > context.today().days) cell(hand_off, after, "recycle_on") = Value{};
        if (!note.empty()) cell(hand_off, after, "note") = Value{note};
        change(after);
        if (after.cells == before.cells) continue;
        cell(hand_off, after, "answered_at") = Value{context.now().ms};
        cell(hand_off, after, "answered_by") = context.me ? Value{context.me} : Value{};
        const bool is_back = cell(hand_off, before, "state").text_or("") == name_of(HandOffState::recycled) && cell(hand_off, before, "recycle_on").integer_or(0) <= context.today().days;
        if (Value& first = cell(hand_off, after, "first_answered_at"); is_back || first.is_null()) first = first_of_turn(hand_off, before, is_back, context.now());
        add_difference(set, before, after);
        moves.move(cell(hand_off, before, "contact").integer_or(0), given.stage, given.reason);
    }
    return apply_edit(context, set, {.message = std::move(given.message), .entity = "hand_off", .row = arguments.rows[0]});
}

std::string named_hand_offs(Context& context, const Arguments& arguments) { return named_or_counted(context, context.catalog.of<HandOff>(), arguments.rows); }

// {rows, note?}
Result<CommandResult> accept(Context& context, const Arguments& arguments) {
    const std::string whom = named_hand_offs(context, arguments);
    return give_answer(context, arguments, {"Accept " + whom, "Accepted: " + whom, HandOffState::accepted, Lifecycle::sal, text_argument(arguments, "note")}, [&](Row& row) {
        // Who accepts what nobody had, has it.
        if (Value& owner = cell(context.catalog.of<HandOff>(), row, "owner"); owner.is_null() && context.me) owner = Value{context.me};
    });
}

// {rows, rejection, note?}
Result<CommandResult> reject(Context& context, const Arguments& arguments) {
    const auto reason = Codec<std::optional<RejectionReason>>::from_value(arguments.find("rejection") ? Value{text_argument(arguments, "rejection")} : Value{});
    if (!reason || !*reason) return fail(ErrorCode::invalid_input, "Please say why it is rejected.", "rejection");
    const Choice& why = Choices<RejectionReason>::list[static_cast<std::size_t>(**reason)];
    const std::string whom = named_hand_offs(context, arguments);
    const Lifecycle stage = may_return(**reason) ? Lifecycle::recycled : Lifecycle::disqualified;
    return give_answer(context, arguments, {"Reject " + whom, "Rejected, " + in_sentence(why.label) + ": " + whom, HandOffState::rejected, stage, std::string(why.label)},
                       [&](Row& row) { cell(context.catalog.of<HandOff>(), row, "rejection") = Value{why.name}; });
}

// {rows, recycle_on: days since 1970, note?}
Result<CommandResult> recycle(Context& context, const Arguments& arguments) {
    const Date day{static_cast<std::int32_t>(number_argument(arguments, "recycle_on"))};
    if (day.days == 0) return fail(ErrorCode::invalid_input, "Please say on which day it comes back.", "recycle_on");
    if (day <= context.today()) return fail(ErrorCode::invalid_input, "It can come back tomorrow at the earliest.", "recycle_on");
    const std::string whom = named_hand_offs(context, arguments), note = text_argument(arguments, "note");
    return give_answer(context, arguments, {"Recycle " + whom, "Comes back on " + day_text(day) + ": " + whom, HandOffState::recycled, Lifecycle::recycled, note.empty() ? "Until " + full_day_text(day) : note},
                       [&](Row& row) { cell(context.catalog.of<HandOff>(), row, "recycle_on") = Value{std::int64_t{day.days}}; });
}

// {rows, owner}: nobody's answer, so the clock runs on.
Result<CommandResult> reassign(Context& context, const Arguments& arguments) {
    const Entity& hand_off = context.catalog.of<HandOff>();
    const RowId to = number_argument(arguments, "owner");
    if (to == 0) return fail(ErrorCode::invalid_input, "Please choose who takes over.", "owner");
    Owners owners = TRY(Owners::load(context, to));
    const std::string whom = named_hand_offs(context, arguments), name = context.store.title(context.id_of<Person>(), to);
    ChangeSet set{.label = "Give " + whom + " to " + name};
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, hand_off, id));
        Row after = before;
        cell(hand_off, after, "owner") = Value{owners.of(0)};
        add_difference(set, before, after);
    }
    return apply_edit(context, set, {.message = "Now with " + name + ": " + whom, .entity = "hand_off", .row = arguments.rows[0]});
}

// Gives each to somebody else, `to` says to whom and may leave one as it is, and writes why into its note.
template <class To>
Result<CommandResult> pass_on(Context& context, const Arguments& arguments, ChangeSet set, std::string_view done, std::string_view nobody, To to) {
    const Entity& hand_off = context.catalog.of<HandOff>();
    std::vector<RowId> passed;
    RowId last = 0;
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, hand_off, id));
        Row after = before;
        const RowId owner = to(after);
        if (owner == 0 || owner == cell(hand_off, before, "owner").integer_or(0)) continue;
        cell(hand_off, after, "owner") = Value{owner};
        add_difference(set, before, after);
        passed.push_back(id);
        last = owner;
    }
    if (passed.empty()) return fail(ErrorCode::conflict, std::string(nobody));
    const std::string whom = named_or_counted(context, hand_off, passed);
    set.label += whom;
    return apply_edit(context, set, {.message = std::string(done) + (passed.size() == 1 ? " " + context.store.title(context.id_of<Person>(), last) : "") + ": " + whom, .entity = "hand_off", .row = passed[0]});
}

void add_to_note(Value& note, const std::string& words) { note = note.is_null() ? Value{words} : Value{std::string(note.text_or("")) + "\n" + words}; }

// {rows}: from those who are away to who covers them, else to whose turn it is.
Result<CommandResult> cover(Context& context, const Arguments& arguments) {
    const Entity& person = context.catalog.of<Person>();
    const Entity& hand_off = context.catalog.of<HandOff>();
    analytics::OwnerTurns turns = TRY(analytics::OwnerTurns::load(context.store, context.today(), context.settings.hand_off_capacity));
    return pass_on(context, arguments, {.label = "Cover "}, "Now with", "Whoever has it is here; nothing needs to be covered.", [&](const Row& row) -> RowId {
        const RowId owner = cell(hand_off, row, "owner").integer_or(0);
        const auto who = context.store.find(person.id, owner);
        if (!who || cell(person, *who, "away_until").integer_or(0) <= context.today().days) return 0;
        const RowId covers = turns.standing_in_for(owner);
        return covers != 0 ? turns.take_named(covers) : turns.take();
    });
}

// {rows, note?}: to the manager of who has it. Who that was stays on it.
Result<CommandResult> escalate(Context& context, const Arguments& arguments) {
    const Entity& person = context.catalog.of<Person>();
    const Entity& hand_off = context.catalog.of<HandOff>();
    const std::string note = text_argument(arguments, "note");
    return pass_on(context, arguments, {.label = "Escalate "}, "Escalated to", "Whoever has it has no manager here; give it to somebody else.", [&](Row& row) -> RowId {
        const RowId owner = cell(hand_off, row, "owner").integer_or(0);
        const auto who = context.store.find(person.id, owner);
        const RowId manager = who ? cell(person, *who, "manager").integer_or(0) : 0;
        if (!context.store.is_live(person.id, manager)) return 0;
        cell(hand_off, row, "escalated_from") = Value{owner};
        add_to_note(cell(hand_off, row, "note"), "Escalated from " + context.store.title(person.id, owner) + " on " + to_text(context.today()) + (note.empty() ? "" : ": " + note));
        return manager;
    });
}

constexpr auto table = std::to_array<Command>({
    {.id = "hand_off.hand_over", .label = "Hand over to sales…", .help = "Put the selected contacts into the inbox of sales.", .entity = "contact", .needs = 1, .run = hand_over},
    {.id = "hand_off.accept", .label = "Accept", .help = "Take the selected hand-offs on.", .entity = "hand_off", .needs = 1, .needs_arguments = false, .run = accept},
    {.id = "hand_off.reject", .label = "Reject…", .help = "Give the selected hand-offs back and say why.", .entity = "hand_off", .needs = 1, .run = reject},
    {.id = "hand_off.recycle", .label = "Recycle…", .help = "Let the selected hand-offs come back on a later day.", .entity = "hand_off", .needs = 1, .run = recycle},
    {.id = "hand_off.reassign", .label = "Give to…", .help = "Give the selected hand-offs to somebody else.", .entity = "hand_off", .needs = 1, .run = reassign},
    {.id = "hand_off.cover", .label = "Give to who covers", .help = "Give what waits for people who are away to who covers them.", .entity = "hand_off", .needs = 1, .needs_arguments = false, .run = cover},
    {.id = "hand_off.escalate", .label = "Escalate", .help = "Give the selected hand-offs to the manager of who has them.", .entity = "hand_off", .needs = 1, .needs_arguments = false, .run = escalate},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> hand_off_commands() { return table; }

}  // namespace tandem
