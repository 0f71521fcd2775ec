// Specimen: a small good workspace, damaged in all sorts of ways and opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/store/faults/faulty_files.hpp"
#include "tests/store/faults/script.hpp"

namespace tandem::tests {

struct Outcome {
    enum Kind : std::uint8_t { refused, found, clean, wrong };      // wrong: clean for verify, yet not the same workspace
    Kind kind;
    std::string words;          // the sentence, or the first finding
};

class Specimen {
public:
    Specimen();
    FaultyFiles& files() { return files_; }
    const std::string& good() const { return good_; }
    std::string foreign(const char* sql);               // a new database, made by another program
    std::string tampered(const char* sql);              // the good one after another program ran this in it
    std::vector<std::string> columns_with_rows();       // "table.column"
    std::string with_one_value_changed(const std::string& column);
    // Opens and proves; then lists, searches, edits and undoes.
    Outcome open(const std::string& bytes, bool is_used = true);

private:
    FaultyFiles files_;
    std::string good_, hash_;
};

// So many single bits of a small workspace: those of the file's header, the others by chance; 0: every bit of the first page, too.
void bits_flip(int tries);

}  // namespace tandem::tests
