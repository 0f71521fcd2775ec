// Duplicates: pairs of contacts or companies that may be one, from a likelihood on that one sets; merged, or kept apart.
#include <algorithm>
#include <array>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/views.hpp"
#include "ui/views/duplicate_pair.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/slider.hpp"

namespace tandem::ui {

namespace {

constexpr int shown_at_first = 50, most_shown = 1'000;

class DuplicatesView : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Duplicates")); }
    void left() override { open_ = {}, shown_ = shown_at_first; }

    void draw_content(ViewContext& context) override {
        tab_ = context.route().option("of") == "company" ? 1 : 0;
        const std::array kinds{Tab{std::string(tr("Contacts"))}, Tab{std::string(tr("Companies"))}};
        const auto answer = context.client.ask(DuplicateState{.threshold = percent_ / 100.0, .limit = shown_});
        const bool is_searched = answer && answer->phase == DuplicatePhase::done && answer->entity == entity();
        TopBar bar{.title = tr("Duplicates"), .tabs = kinds, .tab = &tab_, .back_href = tab_ == 1 ? "#/companies" : "#/contacts"};
        if (is_searched) bar.primary = {std::string(tr("Search again")), icons::search};
        const TopBarResult pressed = draw_top_bar(context.top_bar, bar);
        if (pressed.tab_changed) context.navigation.set_option("of", tab_ == 1 ? "company" : ""), left();
        if (pressed.primary) search(context);
        if (!answer) return skeleton_cards(context.content.inset(space::l), 110, 4);
        if (answer->phase == DuplicatePhase::searching) return draw_progress(context, *answer);
        if (answer->phase == DuplicatePhase::failed) return draw_failed(context, *answer);
        if (!is_searched) return draw_beginning(context);
        draw_pairs(context, *answer);
    }

private:
    std::string entity() const { return tab_ == 1 ? "company" : "contact"; }

    void search(ViewContext& context) {
        left();
        context.client.run("duplicates.search", {.entity = entity(), .rows = {}, .values = {}}, [&shell = context.shell](const CommandResult& result) { if (!result.ok) shell.report(result); });
    }

    static void draw_progress(ViewContext& context, const DuplicatesAnswer& state) {
        const float fraction = state.total > 0 ? static_cast<float>(state.done) / static_cast<float>(state.total) : -1;
        const Box area = context.content;
        const Box box = area.with_height(std::min(area.h, 300.0f)).centred(std::min(460.0f, area.w - 2 * space::l), 64);
        if (progress(box, tr("Looking for duplicates"), fraction, tr(state.step))) context.run("import.cancel");
    }

    void draw_failed(ViewContext& context, const DuplicatesAnswer& state) {
        if (empty_state(context.content, {.picture = Picture::failed, .title = tr("The search came to no end"), .sentence = state.error, .action = tr("Search again")}) == 1) search(context);
    }

    void draw_beginning(ViewContext& context) {
        if (!context.has_any(entity())) {
            const bool add = empty_state(context.content, {.picture = Picture::people, .title = tab_ == 1 ? tr("No companies yet") : tr("No contacts yet"),
                .sentence = tr("Records that may be one are found here once there are some."), .action = tr("Import…")}) == 1;
            if (add) context.shell.import_files();
            return;
        }
        if (empty_state(context.content, {.picture = Picture::search, .title = tr("Is anybody here twice?"),
            .sentence = tr("Names, e-mails, phones, companies, addresses and birthdays are compared, also with slips in them. Nothing is changed until you merge."),
            .action = tr("Find duplicates"), .action_icon = icons::search}) == 1)
            search(context);
    }

    // The threshold and what it costs.
    void draw_threshold(ViewContext& context, Column& column, const DuplicatesAnswer& state) {
        const auto at = static_cast<std::size_t>(percent_);
        const auto whole = [](double number) { return static_cast<std::int64_t>(std::llround(number)); };
        const std::string shown = context.format.percent(percent_);
        Box line = column.next(size::control());
        text(line.cut_left(context.is_phone ? 120.0f : 200.0f, space::m), context.is_phone ? tr("From {} likely", shown) : tr("Show pairs from {} likely", shown), {.style = TextStyle::label});
        if (slider(line.left(320), tr("Likelihood from which pairs are shown"), percent_, {.least = 1, .most = 100, .step = 1, .leap = 10, .shown = shown})) shown_ = shown_at_first;
        const std::int64_t pairs = state.counts.size() > at ? state.counts[at] : 0;
        std::string words = counted(context.format.count(pairs), pairs, "pair", "pairs");
        if (state.wrong.size() > at && state.missed.size() > at)
            words += ". " + tr("About {} of them are two records all the same; about {} others that are one stay hidden.", context.format.count(whole(state.wrong[at])), context.format.count(whole(state.missed[at])));
        const float height = wrapped_height(words, TextStyle::table, column.width());
        const Box place = column.next(height);
        Semantics status({.role = Role::status, .name = words}, place);
        paragraph(place, words, {.style = TextStyle::table, .colour = theme().second});
    }

    // From the open pair on, whatever further pairs join.
    static std::vector<RowId> group_of(const OpenPair& open, const std::vector<DuplicatePairRow>& pairs) {
        std::vector<RowId> group{open.first, open.second};
        for (bool grows = open.first != 0; std::exchange(grows, false);)
            for (const DuplicatePairRow& pair : pairs) {
                const bool has_first = std::ranges::contains(group, pair.first), has_second = std::ranges::contains(group, pair.second);
                if (has_first != has_second) group.push_back(has_first ? pair.second : pair.first), grows = true;
            }
        return group;
    }

    void draw_pairs(ViewContext& context, const DuplicatesAnswer& state) {
        ScrollArea scroll("duplicates", context.content);
        Box in = scroll.content().inset(context.is_phone ? space::m : space::l, 0);
        in.w = std::min(in.w, 860.0f);
        Column column(in, space::s);
        column.skip(space::m);
        if (state.counts.empty() || state.counts.front() == 0) {
            empty_state(column.next(std::max(320.0f, context.content.h * 0.55f)), {.picture = Picture::people, .title = tr("Nobody is here twice"),
                .sentence = tr("No two of {} records look like one.", context.format.count(state.records))});
            return scroll.finish(column.used());
        }
        draw_threshold(context, column, state);
        open_.group = group_of(open_, state.pairs);
        if (state.pairs.empty()) text(column.next(48), tr("No pair is that likely. Move the threshold to the left to see more."), {.colour = theme().third});
        {
            Semantics list({.role = Role::list, .name = std::string(tr("Pairs"))}, column.rest());
            for (const DuplicatePairRow& pair : state.pairs) {
                const Box box = column.next(duplicate_pair_height(context, pair, column.width(), open_, state.entity));
                draw_duplicate_pair(context, box, pair, open_, state.entity);
            }
        }
        const std::int64_t pairs = state.counts[static_cast<std::size_t>(percent_)];
        if (std::ssize(state.pairs) < pairs && shown_ < most_shown && button(column.next(size::control()).left(button_width(tr("Show more"))), tr("Show more"))) shown_ = std::min(most_shown, shown_ * 2);
        scroll.finish(column.used() + space::xxl);
    }

    int tab_ = 0, percent_ = 50, shown_ = shown_at_first;
    OpenPair open_;
};

}  // namespace

std::unique_ptr<View> make_duplicates() { return std::make_unique<DuplicatesView>(); }

}  // namespace tandem::ui
