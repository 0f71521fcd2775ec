// One column of a file: what its cells look like over all rows, and how each is read into a field's value.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/import/kinds.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/exchange/import.hpp"
#include "tandem/model/field.hpp"

namespace tandem::import {

class Column {
public:
    explicit Column(const ImportOptions& options) : options_(&options), blanks_(options.blank_words) {}
    // `sums`: amounts are kept as real numbers until they are added up (ad reports).
    // `is_exact`: what Tandem wrote itself is taken character by character; only nothing is blank.
    void set_target(const Target& target, const Field* field, bool is_exact) {
        target_ = target, field_ = field, sums_ = target.entity == "spend" && !is_exact, is_exact_ = is_exact;
        choices_.clear();
    }
    const Target& target() const { return target_; }
    const Field* field() const { return field_; }
    Kind likely_kind() const;                   // of a field made for it: day, number, yes or no, e-mail, phone, web address, text

    // The file's form writes numbers in one way (JSON, workbooks): what could be read in two is read so.
    void set_plain_numbers() { has_plain_numbers_ = true; }
    void see(std::string_view cell);            // while judging, every row
    void decide();                              // afterwards
    std::string note() const;                   // what was decided, or what is doubtful; may be empty
    std::string date_order() const;             // for eyes; empty when the column holds no dates
    std::int64_t filled() const { return filled_; }

    bool is_blank(std::string_view cell) const;
    bool is_doubtful(std::string_view cell) const;      // holds one of doubtful_blank_words, which are not blank
    std::int64_t doubtful() const { return doubtful_; }
    // A moment of a column without a field, in the order of days that was decided; 0 when it is none.
    std::int64_t moment_ms(std::string_view cell) const;
    // The value for the field, references excepted. The error is the reason an odd row gets.
    Result<Value> read(std::string_view cell) const;
    // The cell so that it reads the same in any file: a day as 2026-11-24, whole numbers and amounts with nothing but a decimal point.
    std::string plainly(std::string_view cell) const;

private:
    const Choice* choice_of(std::string_view cell) const;

    const ImportOptions* options_;
    Target target_;
    const Field* field_ = nullptr;
    mutable std::map<std::string, const Choice*, std::less<>> choices_;     // by cell: a column says few things many times
    DateColumn dates_;
    NumberColumn numbers_;
    DateVerdict date_verdict_;
    NumberVerdict number_verdict_;
    BlankWords blanks_;
    std::vector<std::string> first_;            // cells of a column that goes to no day and no number
    bool sums_ = false, is_exact_ = false, has_plain_numbers_ = false;
    std::int64_t filled_ = 0, doubtful_ = 0;
};

}  // namespace tandem::import
