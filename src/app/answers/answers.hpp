// Answers: how each question of the contract is answered; the only place that reads the store for a view.
#pragma once

#include <span>

#include "app/context.hpp"
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/calendar.hpp"
#include "tandem/contract/comparison.hpp"
#include "tandem/contract/custom_fields.hpp"
#include "tandem/contract/customers.hpp"
#include "tandem/contract/goals.hpp"
#include "tandem/contract/hand_off_rules.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/duplicates.hpp"
#include "tandem/contract/home.hpp"
#include "tandem/contract/list_groups.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/meetings.hpp"
#include "tandem/contract/people.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/contract/selection.hpp"
#include "tandem/contract/sharing.hpp"
#include "tandem/contract/suggestions.hpp"
#include "tandem/contract/theme_behind.hpp"
#include "tandem/contract/timeline.hpp"
#include "tandem/contract/transfer.hpp"
#include "tandem/contract/workspace.hpp"

namespace tandem {

// workspace_answers.cpp
Result<WorkspaceAnswer> answer(Context&, const WorkspaceState&);
Result<TimeZonesAnswer> answer(Context&, const TimeZoneNames&);
Result<CommandsAnswer> answer(Context&, const CommandList&);
Result<LogAnswer> answer(Context&, const LogList&);
Result<VerifyAnswer> answer(Context&, const VerifyWorkspace&);
// search_answers.cpp
Result<SearchAnswer> answer(Context&, const SearchAll&);
Result<SearchAnswer> answer(Context&, const RecordTitles&);
Result<ChoicesAnswer> answer(Context&, const RecordChoices&);
// records_answers.cpp, detail_answers.cpp, timeline_answers.cpp
Result<ListAnswer> answer(Context&, const RecordList&);
Result<SelectionAnswer> answer(Context&, const RecordSelection&);
Result<GroupsAnswer> answer(Context&, const ListGroups&);             // list_groups.cpp
Result<CellsAnswer> answer(Context&, const SelectedCells&);           // app/list_text.cpp
Result<RecordAnswer> answer(Context&, const RecordDetail&);
Result<HistoryAnswer> answer(Context&, const RecordHistory&);
Result<TimelineAnswer> answer(Context&, const Timeline&);
// customer_answers.cpp, call_brief_answers.cpp
Result<LifecycleAnswer> answer(Context&, const LifecycleWay&);
Result<AccountAnswer> answer(Context&, const AccountSummary&);
Result<RecordsBehindAnswer> answer(Context&, const AccountRecords&);
Result<CallBriefAnswer> answer(Context&, const CallBrief&);
// transfer_answers.cpp
Result<ImportAnswer> answer(Context&, const ImportState&);
Result<ImportOddAnswer> answer(Context&, const ImportOdd&);
Result<ImportAlikeAnswer> answer(Context&, const ImportAlike&);
Result<AudienceAnswer> answer(Context&, const AudienceSize&);
// people_answers.cpp
Result<PeopleAnswer> answer(Context&, const PeopleList&);
// sharing_answers.cpp
Result<SharingAnswer> answer(Context&, const SharingState&);
Result<ConflictsAnswer> answer(Context&, const ConflictList&);
// duplicate_answers.cpp
Result<DuplicatesAnswer> answer(Context&, const DuplicateState&);
Result<MergeAnswer> answer(Context&, const MergePreview&);
Result<MergedAnswer> answer(Context&, const MergedRecords&);
Result<SimilarAnswer> answer(Context&, const SimilarRecords&);
// calendar_answers.cpp
Result<CalendarAnswer> answer(Context&, const ActivityCalendar&);
// pipeline_answers.cpp
Result<BoardAnswer> answer(Context&, const Board&);
Result<CardsAnswer> answer(Context&, const BoardCards&);
Result<ActivitiesAnswer> answer(Context&, const ActivityList&);
// marketing_answers.cpp
Result<CampaignsAnswer> answer(Context&, const CampaignTable&);
Result<CampaignAnswer> answer(Context&, const CampaignReport&);
Result<CampaignWeeksAnswer> answer(Context&, const CampaignWeeks&);
Result<UnmappedAnswer> answer(Context&, const UnmappedSpend&);
Result<FeedbackAnswer> answer(Context&, const FeedbackBoard&);
// suggestion_answers.cpp
Result<SuggestionsAnswer> answer(Context&, const SuggestionList&);
Result<ThemeBehindAnswer> answer(Context&, const ThemeBehind&);
Result<RecordsBehindAnswer> answer(Context&, const ThemeDeals&);
Result<ProposalsAnswer> answer(Context&, const ThemeProposals&);
// hand_off_answers.cpp, quality_answers.cpp
Result<HandOffsAnswer> answer(Context&, const HandOffInbox&);
Result<WorkingHoursAnswer> answer(Context&, const WorkingHours&);
Result<QualityAnswer> answer(Context&, const LeadQualityReport&);
Result<RecordsBehindAnswer> answer(Context&, const QualityRecords&);
Result<RecordsBehindAnswer> answer(Context&, const FigureRecords&);
Result<RecordsBehindAnswer> answer(Context&, const RateRecords&);
// hand_off_rule_answers.cpp
Result<HandOffRulesAnswer> answer(Context&, const HandOffRuleList&);
Result<RuleTrialAnswer> answer(Context&, const HandOffRuleTrial&);
// agreement_answers.cpp
Result<AgreementAnswer> answer(Context&, const AgreementState&);
Result<AgreementAnswer> answer(Context&, const AgreementTrial&);
Result<PromiseRecordsAnswer> answer(Context&, const PromiseRecords&);
// custom_field_answers.cpp
Result<CustomFieldsAnswer> answer(Context&, const CustomFieldList&);
Result<FormulaAnswer> answer(Context&, const FormulaTrial&);
// comparison_answers.cpp
Result<RateComparison> answer(Context&, const CompareRates&);
// goal_answers.cpp
Result<GoalsAnswer> answer(Context&, const GoalList&);
// meeting_answers.cpp
Result<MeetingAnswer> answer(Context&, const MeetingPage&);
// home_answers.cpp
Result<HomeAnswer> answer(Context&, const Home&);

// What else than records an answer depends on.
enum class Beside : std::uint8_t { nothing, day, state, day_and_state };    // today's date; preferences, jobs, imports

struct QuestionRow {
    std::string_view name;
    std::string_view reads;         // entities, separated by spaces; "*": every one
    Beside beside = Beside::nothing;
    Result<std::string> (*answer)(Context&, std::string_view question) = nullptr;
    std::string (*reads_of)(const Catalog&, std::string_view question) = nullptr;   // when it depends on the question
};

// The written list.
std::span<const QuestionRow> all_questions();
const QuestionRow* find_question(std::string_view name);

}  // namespace tandem
