// The one function every word on the screen goes through. English stands in the code and is the key to the other languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tandem::ui {

// English in, the language in use out (language.hpp); what its table does not have stays English. The text outlives the call.
std::string_view tr(std::string_view english);
// The same with places filled in: "{}" in their order, or "{1}" and "{2}" where the language wants them otherwise.
std::string tr(std::string_view english, std::string_view first, std::string_view second = {});
// Where one English word is two in another language, `sense` tells them apart: "Home|phone" is looked for before "Home".
std::string_view tr_as(std::string_view sense, std::string_view english);
// "1 deal", "12 deals": the count as text comes from Format, the form of the noun from the language's rule.
std::string counted(std::string_view count_text, std::int64_t count, std::string_view one, std::string_view many);

// A sentence that the core composed in English ("Moved Acme to the trash"): it is found whole or by its pattern ("Moved {} to the
// trash"); what stands in a place "{…}" is looked for likewise ("Undid {…}"), in a place "{}" it is a name and stays. A sentence that is not
// known is shown as it is. Figures and days in it are written as the locale in use writes them (locale.hpp).
std::string said(std::string_view sentence);
void forget_sentences();        // when that locale changes

// A label inside a sentence: in English "Deal" → "deal", and words that are capitals throughout ("MQL") stay; German keeps its capitals.
std::string fold_label(std::string_view label);

} // namespace tandem::ui
