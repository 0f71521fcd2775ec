// Which pipeline and stage the words of a deals file mean; a pipeline of its own is made when its stages are unknown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/import/staging.hpp"

namespace tandem::import {

class Stages {
public:
    struct Place { RowId pipeline = 0, stage = 0; std::string outcome; };

    void see(std::string_view word);                            // while judging
    // After begin() of the staging: finds or stages the pipeline. `name` for a new one, `source` for its id.
    void settle(Staging&, std::string_view source, std::string_view name);
    Place place(std::string_view word) const;                   // an unknown or empty word: the first open stage
    Place won() const { return won_; }

private:
    std::vector<std::string> words_;                            // in order of appearance
    std::map<std::string, Place> places_;                       // by folded word
    Place first_, won_, lost_;
};

// "won", "lost" or "open" by the words programs use.
std::string outcome_of(std::string_view stage_word);

}  // namespace tandem::import
