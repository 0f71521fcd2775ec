// Matches stage words against the pipelines there are, and knows how far along common words are.
#include "exchange/import/stages.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/text.hpp"
#include "tandem/model/pipeline.hpp"

namespace tandem::import {

namespace {

// How far along a stage of that name usually is, in percent; only the order and a start, people change it.
struct Usual { std::string_view word; int percent; };
constexpr std::array usual{Usual{"prospect", 10}, Usual{"new", 10}, Usual{"lead", 10}, Usual{"appointment", 20}, Usual{"qualif", 20}, Usual{"engag", 30}, Usual{"contact", 30},
                           Usual{"discovery", 30}, Usual{"need", 35}, Usual{"present", 50}, Usual{"demo", 50}, Usual{"value", 50}, Usual{"decision", 70}, Usual{"proposal", 60},
                           Usual{"quote", 60}, Usual{"negotiat", 75}, Usual{"contract", 85}, Usual{"commit", 90}};

int usual_percent(std::string_view folded) {
    for (const Usual& u : usual) if (folded.find(u.word) != folded.npos) return u.percent;
    return 40;
}

}  // namespace

std::string outcome_of(std::string_view word) {
    const std::string folded = fold_words(word);
    if (folded == "won" || folded == "closed won" || folded == "closedwon" || folded == "gewonnen" || folded == "gagne") return "won";
    if (folded == "lost" || folded == "closed lost" || folded == "closedlost" || folded == "verloren" || folded == "perdu") return "lost";
    return "open";
}

void Stages::see(std::string_view word) {
    std::string kept(trim(word));
    if (!kept.empty() && std::ranges::find(words_, kept) == words_.end() && words_.size() < 100) words_.push_back(std::move(kept));
}

void Stages::settle(Staging& staging, std::string_view source, std::string_view name) {
    places_.clear();
    const Entity& pipelines = staging.catalog().of<Pipeline>();
    const Entity& stages = staging.catalog().of<Stage>();
    Store& store = staging.store();
    std::vector<Row> pipeline_rows, stage_rows;
    if (const auto ids = store.ordered({.entity = pipelines.id, .filters = {}, .text = {}, .sorts = {{pipelines.index("position"), false}}})) pipeline_rows = store.rows(pipelines.id, **ids);
    if (const auto ids = store.ordered({.entity = stages.id, .filters = {}, .text = {}, .sorts = {{stages.index("position"), false}}})) stage_rows = store.rows(stages.id, **ids);
    const FieldId of_pipeline = stages.index("pipeline"), stage_name = stages.index("name"), stage_outcome = stages.index("outcome");

    // The pipeline that knows most of the open words; without open words the first one does.
    RowId chosen = 0;
    std::size_t most = 0;
    const auto open_words = static_cast<std::size_t>(std::ranges::count_if(words_, [](const std::string& w) { return outcome_of(w) == "open"; }));
    for (const Row& p : pipeline_rows) {
        std::size_t known = 0;
        for (const std::string& word : words_)
            known += outcome_of(word) == "open" && std::ranges::any_of(stage_rows, [&](const Row& s) {
                return s.cells[of_pipeline].integer_or(0) == p.id && fold_words(s.cells[stage_name].text_or("")) == fold_words(word); });
        if (known > most || (!chosen && open_words == 0)) chosen = p.id, most = known;
    }
    const auto remember = [&](RowId pipeline, RowId stage, std::string_view word, std::string_view outcome, bool is_first) {
        const Place place{pipeline, stage, std::string(outcome)};
        places_[fold_words(word)] = place;
        if (outcome == "won") won_ = place;
        else if (outcome == "lost") lost_ = place;
        else if (is_first) first_ = place;
    };
    first_ = won_ = lost_ = {};
    if (chosen && most == open_words) {
        for (const Row& s : stage_rows)
            if (s.cells[of_pipeline].integer_or(0) == chosen) remember(chosen, s.id, s.cells[stage_name].text_or(""), s.cells[stage_outcome].text_or("open"), !first_.stage);
    } else {
        std::vector<std::string> order;
        for (const std::string& word : words_) if (outcome_of(word) == "open") order.push_back(word);
        std::ranges::stable_sort(order, {}, [](const std::string& w) { return usual_percent(fold_words(w)); });
        order.emplace_back("Won");
        order.emplace_back("Lost");
        chosen = id_from_key({"pipeline", source});
        staging.put(to_row(pipelines, Pipeline{.id = {chosen}, .name = std::string(name), .position = static_cast<std::int64_t>(pipeline_rows.size())}));
        std::int64_t position = 0;
        for (const std::string& word : order) {
            const std::string outcome = outcome_of(word);
            const RowId id = id_from_key({"stage", source, fold_words(word)});
            staging.put(to_row(stages, Stage{.id = {id}, .pipeline = {chosen}, .name = word, .position = position++,
                                             .probability = {outcome == "won" ? 100.0 : outcome == "lost" ? 0.0 : usual_percent(fold_words(word))},
                                             .outcome = outcome == "won" ? Outcome::won : outcome == "lost" ? Outcome::lost : Outcome::open,
                                             .stale_after_days = outcome == "open" ? std::optional<std::int64_t>(30) : std::nullopt}));
            remember(chosen, id, word, outcome, !first_.stage);
        }
    }
    if (!first_.stage) first_ = won_.stage ? Place{won_.pipeline, won_.stage, "open"} : lost_;
}

Stages::Place Stages::place(std::string_view word) const {
    if (const auto it = places_.find(fold_words(word)); it != places_.end()) return it->second;
    const std::string outcome = outcome_of(word);
    return outcome == "won" && won_.stage ? won_ : outcome == "lost" && lost_.stage ? lost_ : first_;
}

}  // namespace tandem::import
