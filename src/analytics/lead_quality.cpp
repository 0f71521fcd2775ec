// Leads added up by campaign, channel, segment, source and week.
#include "tandem/analytics/lead_quality.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "analytics/ask.hpp"
#include "analytics/lead_facts.hpp"
#include "tandem/base/text.hpp"

namespace tandem::analytics {

namespace {

bool is_within(const LeadFacts& lead, const std::optional<Span>& span) {
    return !span || (lead.day && span->from <= *lead.day && *lead.day <= span->to);
}

std::optional<Date> week_of(const LeadFacts& lead) { return lead.day ? std::optional(week_start(*lead.day)) : std::nullopt; }

// One row while it is added up.
struct Sum {
    QualityGroup group;
    std::vector<std::int64_t> minutes;

    void add(const LeadFacts& lead, const HandOffClock& clock) {
        QualityGroup& g = group;
        ++g.leads;
        g.mql += lead.has_reached(Lifecycle::mql);
        g.sql += lead.has_reached(Lifecycle::sql);
        g.won += lead.has_reached(Lifecycle::customer);
        g.young += lead.is_young;
        g.young_won += lead.is_young && lead.has_reached(Lifecycle::customer);
        g.pipeline = g.pipeline + lead.pipeline;
        g.won_value = g.won_value + lead.won_value;
        if (!lead.hand_off) return;
        ++g.handed;
        switch (lead.state) {
            case HandOffState::open: ++g.open; break;
            case HandOffState::accepted: ++g.accepted; break;
            case HandOffState::recycled: ++g.recycled; break;
            case HandOffState::rejected:
                ++g.rejected;
                if (lead.reason) ++g.rejected_because[static_cast<std::size_t>(*lead.reason)];
                break;
        }
        if (!lead.first_touch) return;
        ++g.touched;
        minutes.push_back(clock.hours.minutes_between(lead.since, *lead.first_touch));
    }

    QualityGroup take() {
        group.median_minutes = percentile(minutes, 50);
        group.p90_minutes = percentile(minutes, 90);
        return std::move(group);
    }
};

template <class Key> using Sums = std::map<Key, Sum>;

template <class Key>
std::vector<QualityGroup> taken(Sums<Key>& sums) {
    std::vector<QualityGroup> groups;
    for (auto& [key, sum] : sums) groups.push_back(sum.take());
    return groups;
}

// Spend that belongs to rows which leads made: no row is made of spend alone, but the total has it all.
struct SpendSums {
    Sums<RowId>& campaigns;
    Sums<std::string>& channels;
    Sums<std::string>& sources;
    Sums<std::optional<Date>>& weeks;
    Sum& total;

    Result<> add(const Store& store, const std::optional<Span>& span) {
        std::unordered_map<std::string, std::vector<std::string>> sources_of_channel;
        for (const auto& [source, sum] : sources)
            for (const Choice& channel : Choices<Channel>::list)
                if (fold_words(source) == fold_words(channel.label)) sources_of_channel[std::string(channel.name)].push_back(source);
        Parameters parameters;
        std::string sql = "select s.campaign, c.channel, s.day, s.cost from spend s left join campaign c on c.id = s.campaign where s.live = 1";
        if (span) sql += " and s.day >= " + parameters.add(std::int64_t{span->from.days}) + " and s.day <= " + parameters.add(std::int64_t{span->to.days});
        return each_row(store, sql, parameters.values(), [&](Cells row) {
            const auto put = [&](Sum& sum) { sum.group.spent = sum.group.spent + row.money(3); };
            put(total);
            if (const auto found = campaigns.find(row.integer(0)); row.integer(0) != 0 && found != campaigns.end()) put(found->second);
            if (const auto found = channels.find(row.text(1)); !row.text(1).empty() && found != channels.end()) put(found->second);
            if (const auto found = sources_of_channel.find(row.text(1)); found != sources_of_channel.end())
                // Two spellings of one channel share no spend: it would count twice.
                if (found->second.size() == 1) put(sources.at(found->second.front()));
            if (const auto found = weeks.find(week_start(Date{static_cast<std::int32_t>(row.integer(2))})); found != weeks.end()) put(found->second);
        });
    }
};

bool is_in_row(const LeadFacts& lead, const QualityCell& cell) {
    switch (cell.by) {
        case QualityBy::all: return true;
        case QualityBy::campaign: return lead.campaign == cell.group.campaign;
        case QualityBy::channel: return lead.channel == cell.group.key;
        case QualityBy::segment: return lead.segment == cell.group.key;
        case QualityBy::source: return lead.source == cell.group.key;
        case QualityBy::week: return week_of(lead) == cell.group.week;
    }
    return false;
}

bool is_counted(const LeadFacts& lead, const QualityCell& cell) {
    const auto answered = [&](HandOffState state) { return lead.hand_off != 0 && lead.state == state; };
    switch (cell.measure) {
        case QualityMeasure::leads: return true;
        case QualityMeasure::handed: return lead.hand_off != 0;
        case QualityMeasure::open: return answered(HandOffState::open);
        case QualityMeasure::accepted: return answered(HandOffState::accepted);
        case QualityMeasure::recycled: return answered(HandOffState::recycled);
        case QualityMeasure::rejected: return answered(HandOffState::rejected) && (!cell.reason || lead.reason == cell.reason);
        case QualityMeasure::mql: return lead.has_reached(Lifecycle::mql);
        case QualityMeasure::sql: return lead.has_reached(Lifecycle::sql);
        case QualityMeasure::won: return lead.has_reached(Lifecycle::customer);
        case QualityMeasure::touched: return lead.hand_off != 0 && lead.first_touch.has_value();
        case QualityMeasure::young: return lead.is_young;
        case QualityMeasure::answered: return lead.hand_off != 0 && lead.state != HandOffState::open;
        case QualityMeasure::complete: return !lead.is_young;
        case QualityMeasure::pipeline: return lead.pipeline.minor > 0;
        case QualityMeasure::complete_won: return !lead.is_young && lead.has_reached(Lifecycle::customer);
    }
    return false;
}

}  // namespace

std::optional<Money> QualityGroup::pipeline_per_lead() const {
    if (leads == 0) return std::nullopt;
    return scaled(pipeline, 1.0 / static_cast<double>(leads));
}

std::optional<Money> QualityGroup::cost_per_accepted() const {
    if (accepted == 0 || spent.minor == 0) return std::nullopt;
    return scaled(spent, 1.0 / static_cast<double>(accepted));
}

Result<LeadQuality> lead_quality(const Store& store, const HandOffClock& clock, std::optional<Span> leads_of) {
    const Leads leads = TRY(read_leads(store, clock));
    Sum total;
    Sums<RowId> campaigns;
    Sums<std::string> channels, segments, sources;
    Sums<std::optional<Date>> weeks;
    LeadQuality quality{.days_to_win = leads.days_to_win, .complete_until = leads.complete_until};
    for (const LeadFacts& lead : leads.all) {
        if (!is_within(lead, leads_of)) continue;
        Sum &campaign = campaigns[lead.campaign], &week = weeks[week_of(lead)];
        campaign.group.campaign = lead.campaign;
        week.group.week = week_of(lead);
        for (Sum* sum : {&total, &campaign, &week}) sum->add(lead, clock);
        for (const auto& [sums, key] : {std::pair{&channels, &lead.channel}, {&segments, &lead.segment}, {&sources, &lead.source}}) {
            Sum& sum = (*sums)[*key];
            sum.group.key = *key;
            sum.add(lead, clock);
        }
        if (lead.is_won_before_lead) quality.won_before_lead.push_back(lead.contact);
    }
    TRY((SpendSums{campaigns, channels, sources, weeks, total}.add(store, leads_of)));
    quality.total = total.take();
    quality.by_campaign = taken(campaigns);
    quality.by_channel = taken(channels);
    quality.by_segment = taken(segments);
    quality.by_source = taken(sources);
    quality.by_week = taken(weeks);
    for (auto* groups : {&quality.by_campaign, &quality.by_channel, &quality.by_segment, &quality.by_source})
        std::ranges::stable_sort(*groups, std::greater{}, &QualityGroup::leads);
    return quality;
}

Result<std::vector<RowId>> quality_contacts(const Store& store, const HandOffClock& clock, std::optional<Span> leads_of, const QualityCell& cell) {
    Leads leads = TRY(read_leads(store, clock));
    std::erase_if(leads.all, [&](const LeadFacts& lead) { return !is_within(lead, leads_of) || !is_in_row(lead, cell) || !is_counted(lead, cell); });
    std::ranges::stable_sort(leads.all, std::greater{}, [](const LeadFacts& lead) { return std::pair(lead.day.value_or(Date{INT32_MIN}), lead.contact); });
    std::vector<RowId> contacts;
    for (const LeadFacts& lead : leads.all) contacts.push_back(lead.contact);
    return contacts;
}

}  // namespace tandem::analytics
