// A sentence for each kind of touch.
#include "ui/opener_words.hpp"

#include <algorithm>
#include <array>

#include "tandem/model/touch.hpp"
#include "ui/choice_words.hpp"

namespace tandem::ui {

namespace {

// `is_of_campaign`: the sentence is about the campaign, a webinar or an ad, and not about what in it was looked at.
struct Way { std::string_view kind, words; bool is_of_campaign = false; };
constexpr auto ways = std::to_array<Way>({
    {"impression", "mention {}, the ad they saw", true},
    {"click", "speak about {}, on which they clicked"},
    {"visit", "ask what they looked for on {}"},
    {"form", "ask about {}, where they filled in a form"},
    {"email_sent", "mention {}, the e-mail they were sent"},
    {"email_opened", "mention {}, the e-mail they opened"},
    {"email_clicked", "speak about {}, on which they clicked in an e-mail"},
    {"registered", "ask what they expect of {}, for which they registered", true},
    {"attended", "ask what they took home from {}", true},
    {"download", "ask what they looked for in {}, which they downloaded"},
    {"demo_request", "offer a day for the demo they asked for about {}"},
    {"other", "mention {}, the last we know of them"},
});

}  // namespace

std::string opener_words(const Opener& opener) {
    const auto way = std::ranges::find(ways, opener.kind, &Way::kind);
    if (way == ways.end()) return {};
    const bool is_of_campaign = (way->is_of_campaign && !opener.campaign.empty()) || opener.detail.empty();
    const std::string &about = is_of_campaign ? opener.campaign : opener.detail, &more = is_of_campaign ? opener.detail : opener.campaign;
    if (about.empty()) return fold_label(choice_words<TouchKind>(opener.kind));
    const std::string sentence = tr(way->words, tr("“{}”", about));
    return more.empty() ? sentence : sentence + " · " + more;
}

}  // namespace tandem::ui
