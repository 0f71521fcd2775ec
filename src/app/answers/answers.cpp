// The written list of all questions: what each reads, and the function that answers it.
#include "app/answers/answers.hpp"

#include <array>

#include "app/answers/paste_answers.hpp"

namespace tandem {

namespace {

template <class Q>
Result<std::string> answer_bytes(Context& context, std::string_view bytes) {
    const auto question = wire::decode<Q>(bytes);
    if (!question) return fail(ErrorCode::invalid_input, "The question could not be read; reload the page.");
    return wire::encode(TRY(answer(context, *question)));
}

template <class Q>
constexpr QuestionRow question(std::string_view reads, Beside beside = Beside::nothing) {
    return {.name = Q::name, .reads = reads, .beside = beside, .answer = &answer_bytes<Q>};
}

template <class Q>
constexpr QuestionRow question(std::string (*reads_of)(const Catalog&, std::string_view), Beside beside = Beside::nothing) {
    return {.name = Q::name, .reads = "", .beside = beside, .answer = &answer_bytes<Q>, .reads_of = reads_of};
}

void add_with_targets(std::string& names, const Catalog& catalog, const Entity& entity) {
    names += std::string(entity.name) + " ";
    for (const Field& field : entity.fields)
        if (!field.target.empty()) names += std::string(field.target) + " ";
    // A deal without a name is called by its company and product; contacts by their e-mails.
    if (entity.name == "contact" || entity.find("contact")) names += "contact_email ";
    if (entity.find("deal")) names += "company product ";
    static_cast<void>(catalog);
}

// A list reads its entity, what it refers to, and its parts; a selection of it as well.
template <class Q>
std::string list_reads(const Catalog& catalog, std::string_view bytes) {
    const auto q = wire::decode<Q>(bytes);
    const Entity* entity = nullptr;
    if constexpr (requires(Q one) { one.of; }) entity = q ? catalog.find(q->of.entity) : nullptr;
    else entity = q ? catalog.find(q->entity) : nullptr;
    if (!entity) return "";
    std::string names;
    add_with_targets(names, catalog, *entity);
    for (const Entity* part : catalog.parts_of(*entity)) add_with_targets(names, catalog, *part);
    return names + "setting ";
}

std::string choices_reads(const Catalog& catalog, std::string_view bytes) {
    const auto q = wire::decode<RecordChoices>(bytes);
    const Entity* entity = q ? catalog.find(q->entity) : nullptr;
    if (!entity) return "";
    std::string names;
    add_with_targets(names, catalog, *entity);
    return names;
}

// Answers that speak of days read "setting", too: the time zone is one.
constexpr auto questions = std::to_array<QuestionRow>({
    question<WorkspaceState>("*", Beside::day_and_state),
    question<TimeZoneNames>(""),
    question<CommandList>(""),
    question<LogList>("*"),
    question<VerifyWorkspace>(""),
    question<SearchAll>("*"),
    question<RecordTitles>("*"),
    question<RecordChoices>(choices_reads),
    question<RecordList>(list_reads<RecordList>, Beside::day),
    question<RecordSelection>(list_reads<RecordSelection>, Beside::day),
    question<ListGroups>(list_reads<ListGroups>, Beside::day),
    question<SelectedCells>(list_reads<SelectedCells>, Beside::day),
    question<PasteTargets>("*", Beside::day),
    question<RecordDetail>("*", Beside::day),
    question<RecordHistory>("*"),
    question<Timeline>("contact contact_email company deal campaign product person touch activity feedback theme hand_off hand_off_rule lifecycle_change stage_change stage setting"),
    question<LifecycleWay>("contact lifecycle_change person setting", Beside::day),
    question<CallBrief>("contact contact_email company deal product touch campaign activity decision theme theme_answer feedback hand_off person setting", Beside::day),
    question<AccountSummary>("contact contact_email company deal feedback theme touch campaign activity setting", Beside::day),
    question<AccountRecords>("contact contact_email company deal stage product feedback theme touch campaign"),
    question<CustomFieldList>("custom_field custom_choice setting"),
    question<FormulaTrial>("*"),
    question<ImportState>("", Beside::state),
    question<ImportOdd>("", Beside::state),
    question<ImportAlike>("", Beside::state),
    question<AudienceSize>("contact contact_email consent"),
    question<PeopleList>("person deal activity contact company campaign hand_off", Beside::day),
    question<SharingState>("", Beside::state),
    question<ConflictList>("*", Beside::state),
    question<DuplicateState>("contact contact_email company distinct_pair", Beside::state),
    question<MergePreview>("*"),
    question<MergedRecords>("contact contact_email company"),
    question<SimilarRecords>("contact contact_email company"),
    question<Board>("deal stage pipeline person company product contact setting", Beside::day),
    question<BoardCards>("deal stage pipeline person company product contact activity setting", Beside::day),
    question<ActivityList>("activity person contact company deal product campaign setting", Beside::day),
    question<ActivityCalendar>("activity person contact company deal product campaign setting", Beside::day),
    question<CampaignTable>("campaign spend touch contact deal feedback person"),
    question<CampaignReport>("campaign spend touch contact contact_email deal feedback theme company product person"),
    question<CampaignWeeks>("campaign contact lifecycle_change spend setting", Beside::day),
    question<UnmappedSpend>("spend campaign"),
    question<FeedbackBoard>("feedback theme person contact contact_email company deal product campaign setting", Beside::day),
    question<ThemeBehind>("theme feedback campaign deal stage company product", Beside::day),
    question<ThemeDeals>("theme feedback deal stage company product", Beside::day),
    question<SuggestionList>("theme theme_answer feedback activity campaign deal stage company product person setting", Beside::day),
    question<ThemeProposals>("feedback theme"),
    question<GoalList>("goal deal stage stage_change contact lifecycle_change spend person setting", Beside::day),
    question<MeetingPage>("*", Beside::day),
    question<HandOffInbox>("hand_off hand_off_rule contact contact_email company campaign person activity touch holiday agreement setting", Beside::day),
    question<HandOffRuleList>("*", Beside::day),            // a condition may name any field
    question<HandOffRuleTrial>("*", Beside::day),
    question<WorkingHours>("holiday setting"),
    question<LeadQualityReport>("contact lifecycle_change deal hand_off activity campaign spend holiday setting", Beside::day),
    question<QualityRecords>("contact contact_email lifecycle_change deal hand_off activity campaign holiday setting", Beside::day),
    question<AgreementState>("agreement agreement_exception hand_off contact activity holiday setting", Beside::day),
    question<AgreementTrial>("agreement agreement_exception hand_off contact activity holiday setting", Beside::day),
    question<PromiseRecords>("agreement agreement_exception hand_off contact contact_email activity holiday setting", Beside::day),
    question<FigureRecords>("contact contact_email lifecycle_change deal company product campaign spend touch feedback theme activity person stage setting", Beside::day),
    question<RateRecords>("contact contact_email lifecycle_change deal company product campaign spend feedback theme hand_off activity agreement holiday person stage setting", Beside::day),
    question<Home>("*", Beside::day),
    question<CompareRates>(""),
});

static_assert([] {
    for (const QuestionRow& row : questions) {
        if (row.name.empty() || !row.answer) return false;
        for (const QuestionRow& other : questions)
            if (&other != &row && other.name == row.name) return false;
    }
    return true;
}(), "a question has no name, no answer, or is there twice");

}  // namespace

std::span<const QuestionRow> all_questions() { return questions; }

const QuestionRow* find_question(std::string_view name) {
    for (const QuestionRow& row : questions)
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace tandem
