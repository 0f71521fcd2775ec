// Ranks by where the words stand. SQLite's bm25 also weighs how long each text is, and reads that from a table of its own for every
// row that is found: for a beginning of a word that is most of the time.
#include "search_rank.hpp"

#include <sqlite3.h>

namespace tandem::detail {

namespace {

constexpr double of_name = 8, of_words = 1, at_start = 2;

// A second mention says less than the first.
double weight(int mentions) { return 2.2 * mentions / (mentions + 1.2); }

void rank(const Fts5ExtensionApi* api, Fts5Context* found, sqlite3_context* context, int, sqlite3_value**) {
    double score = 0;
    const int phrases = api->xPhraseCount(found);
    for (int phrase = 0; phrase < phrases; ++phrase) {
        Fts5PhraseIter iterator;
        int column = -1, place = 0, in_name = 0, in_words = 0;
        bool is_first = false;
        if (const int code = api->xPhraseFirst(found, phrase, &iterator, &column, &place); code != SQLITE_OK) return sqlite3_result_error_code(context, code);
        for (; column >= 0; api->xPhraseNext(found, &iterator, &column, &place)) {
            ++(column == 0 ? in_name : in_words);
            is_first = is_first || (column == 0 && place == 0);
        }
        score += of_name * weight(in_name) + of_words * weight(in_words) + (is_first ? at_start : 0);
    }
    sqlite3_result_double(context, -score);
}

}  // namespace

Result<> add_search_rank(sqlite3* handle) {
    fts5_api* api = nullptr;
    sqlite3_stmt* select = nullptr;
    int code = sqlite3_prepare_v2(handle, "SELECT fts5(?)", -1, &select, nullptr);
    if (code == SQLITE_OK) code = sqlite3_bind_pointer(select, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    if (code == SQLITE_OK) sqlite3_step(select);
    sqlite3_finalize(select);
    if (api != nullptr) code = api->xCreateFunction(api, "tandem_rank", nullptr, &rank, nullptr);
    if (api == nullptr || code != SQLITE_OK) return fail(ErrorCode::storage, "There is not enough memory for this; nothing was changed.");
    return {};
}

}  // namespace tandem::detail
