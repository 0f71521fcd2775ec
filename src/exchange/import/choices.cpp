// What the user may change in the preview: where columns go, what they do to records that are there, what rows are matched by, single cells.
#include <algorithm>
#include <utility>

#include "exchange/import/import_impl.hpp"
#include "exchange/import/record_keys.hpp"
#include "exchange/import/targets.hpp"

namespace tandem {

using namespace import;

Result<ImportedFile*> Import::Impl::in_preview(int file) {
    if (stage != ImportStage::preview) return fail(ErrorCode::invalid_input, "This can be changed before the import starts.");
    if (file < 0 || static_cast<std::size_t>(file) >= infos.size()) return fail(ErrorCode::not_found, "There is no such file.");
    return &infos[static_cast<std::size_t>(file)];
}

void Import::Impl::judge_anew() {
    stage = ImportStage::reading;
    begin_pass(Staging::Purpose::judging);
}

void Import::Impl::settle_keys(std::size_t i) {
    if (files[i].kind->shape == Shape::own || files[i].kind->shape == Shape::spend) return;
    std::vector<ImportKey> keys = keys_of(store.catalog(), infos[i]);
    if (files[i].keys_are_chosen)
        for (ImportKey& key : keys)
            if (const auto before = std::ranges::find(infos[i].keys, key.name, &ImportKey::name); before != infos[i].keys.end() && !key.is_fixed) key.is_on = before->is_on;
    infos[i].keys = std::move(keys);
}

std::vector<std::pair<std::string, std::string>> Import::targets(int file) const {
    if (file < 0 || static_cast<std::size_t>(file) >= impl_->infos.size()) return {};
    return targets_of(impl_->store.catalog(), impl_->infos[static_cast<std::size_t>(file)]);
}

Result<> Import::set_target(int file, int column, std::string target) {
    Impl& m = *impl_;
    if (m.stage != ImportStage::preview) return fail(ErrorCode::invalid_input, "The mapping can be changed before the import starts.");
    if (file < 0 || static_cast<std::size_t>(file) >= m.infos.size() || column < 0 || static_cast<std::size_t>(column) >= m.infos[static_cast<std::size_t>(file)].columns.size())
        return fail(ErrorCode::not_found, "There is no such column.");
    ImportedFile& info = m.infos[static_cast<std::size_t>(file)];
    if (!target.empty()) {
        const auto known = targets(file);
        if (std::ranges::find(known, target, &std::pair<std::string, std::string>::first) == known.end()) return fail(ErrorCode::invalid_input, "A column cannot go to “" + target + "”.");
        if (!parse_target(target).is_new())
            for (ImportedColumn& other : info.columns) if (other.target == target) other.target.clear();    // one column per field
    }
    const std::string before = std::exchange(info.columns[static_cast<std::size_t>(column)].target, std::move(target));
    if (auto checked = m.check_new_fields(info); !checked) {
        info.columns[static_cast<std::size_t>(column)].target = before;
        return checked;
    }
    info.columns[static_cast<std::size_t>(column)].confidence = 1;
    m.retarget(static_cast<std::size_t>(file));
    info.columns[static_cast<std::size_t>(column)].policy.reset();
    info.doubtful = 0;
    for (std::size_t c = 0; c < info.columns.size(); ++c) m.describe_column(m.files[static_cast<std::size_t>(file)].columns[c], info, c);
    m.settle_keys(static_cast<std::size_t>(file));
    m.judge_anew();
    return {};
}

Result<> Import::set_policy(int file, std::optional<int> column, std::optional<ImportPolicy> policy) {
    ImportedFile& info = *TRY(impl_->in_preview(file));
    if (!column) {
        if (!policy || *policy == ImportPolicy::merge) return fail(ErrorCode::invalid_input, "What a file does to records that are there is fill, overwrite or newer.");
        info.policy = *policy;
    } else {
        if (*column < 0 || static_cast<std::size_t>(*column) >= info.columns.size()) return fail(ErrorCode::not_found, "There is no such column.");
        ImportedColumn& c = info.columns[static_cast<std::size_t>(*column)];
        const bool is_of_lists = policy == ImportPolicy::merge, is_for_both = !policy || policy == ImportPolicy::fill;
        if (!is_for_both && is_of_lists != c.is_list)
            return fail(ErrorCode::invalid_input, c.is_list ? "A list is merged or filled: nothing is taken out of it." : "Only lists are merged: e-mails, phones, addresses and tags.");
        c.policy = policy;
    }
    impl_->judge_anew();
    return {};
}

Result<> Import::set_key(int file, std::string_view key, bool is_on) {
    ImportedFile& info = *TRY(impl_->in_preview(file));
    const auto it = std::ranges::find(info.keys, key, &ImportKey::name);
    if (it == info.keys.end()) return fail(ErrorCode::invalid_input, "The rows of " + info.name + " cannot be matched by “" + std::string(key) + "”.");
    if (it->is_fixed && !is_on) return fail(ErrorCode::invalid_input, "Rows with an id of where they come from are always matched by it.");
    it->is_on = is_on;
    impl_->files[static_cast<std::size_t>(file)].keys_are_chosen = true;
    impl_->judge_anew();
    return {};
}

bool Import::doubtful_blanks() const { return impl_->doubtful_are_blank; }

// What is blank decides what columns look like: all are looked through again, with the mapping as it is.
Result<> Import::set_doubtful_blanks(bool are_blank) {
    Impl& m = *impl_;
    if (m.stage != ImportStage::preview) return fail(ErrorCode::invalid_input, "This can be changed before the import starts.");
    if (m.doubtful_are_blank == are_blank) return {};
    m.doubtful_are_blank = are_blank;
    for (const std::string_view word : doubtful_blank_words) {
        if (are_blank) m.options.blank_words.emplace_back(word);
        else std::erase(m.options.blank_words, word);
    }
    for (std::size_t i = 0; i < m.files.size(); ++i) {
        Impl::File& f = m.files[i];
        if (!f.kind) continue;
        f.records.reset();          // hold on to the columns
        f.spend.reset();
        f.stages = {};
        f.columns.clear();
        for (std::size_t c = 0; c < m.infos[i].columns.size(); ++c) {
            f.columns.emplace_back(m.options);
            if (m.infos[i].has_plain_numbers()) f.columns.back().set_plain_numbers();
            m.infos[i].columns[c].samples.clear();
        }
        m.infos[i].counts = {};
        m.infos[i].preview.clear();
        m.infos[i].date_order.clear();
        m.retarget(i);
        f.reader->rewind();
        f.is_scanned = false;
    }
    m.stage = ImportStage::reading;
    m.is_scanning = true;
    m.at = 0;
    m.done = m.before = 0;
    return {};
}

Result<> Import::fix(int file, std::int64_t line, int column, std::string value) {
    ImportedFile& info = *TRY(impl_->in_preview(file));
    if (column < 0 || static_cast<std::size_t>(column) >= info.columns.size()) return fail(ErrorCode::not_found, "There is no such column.");
    auto& fixes = impl_->files[static_cast<std::size_t>(file)].fixes;
    fixes[line][static_cast<std::size_t>(column)] = std::move(value);
    info.fixes = 0;
    for (const auto& [at, cells] : fixes) info.fixes += std::ssize(cells);
    for (OddRow& odd : info.odd) if (odd.line == line && odd.fix_column == column) odd.fix_value = fixes[line][static_cast<std::size_t>(column)];
    return {};
}

Result<> Import::decide(int file, std::int64_t line, RowChoice choice, RowId record) {
    TRY(impl_->in_preview(file));
    auto& decisions = impl_->files[static_cast<std::size_t>(file)].decisions;
    if (choice == RowChoice::create) decisions.erase(line);
    else decisions[line] = {choice, record};
    return {};
}

std::optional<RowChoice> Import::decision(int file, std::int64_t line) const {
    if (file < 0 || static_cast<std::size_t>(file) >= impl_->files.size()) return std::nullopt;
    const auto& decisions = impl_->files[static_cast<std::size_t>(file)].decisions;
    const auto it = decisions.find(line);
    return it == decisions.end() ? std::nullopt : std::optional(it->second.choice);
}

Result<> Import::retry() {
    if (impl_->stage != ImportStage::preview) return fail(ErrorCode::invalid_input, "This can be changed before the import starts.");
    impl_->judge_anew();
    return {};
}

bool Import::has_too_many_new() const { return impl_->found.size() > impl_->options.most_new_records; }

std::span<const NewRecord> Import::new_records() const {
    return has_too_many_new() ? std::span<const NewRecord>() : std::span<const NewRecord>(impl_->found);
}

}  // namespace tandem
