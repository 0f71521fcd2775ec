// The import as the interface drives it: files from the platform, an Import of the exchange level, jobs in small steps.
#include <algorithm>
#include <charconv>

#include "app/context.hpp"
#include "app/hand_over_by_rule.hpp"
#include "app/import_alike.hpp"
#include "app/import_session.hpp"
#include "tandem/exchange/archives.hpp"
#include "tandem/exchange/import.hpp"

namespace tandem {

namespace {

class HostFile : public ByteSource {
public:
    HostFile(Host& host, FileHandle handle, std::int64_t size) : host_(&host), handle_(handle), size_(size), name_(host.file_name(handle)) {}
    std::string name() const override { return name_; }
    std::int64_t size() const override { return size_; }
    Result<std::size_t> read(std::int64_t offset, std::span<char> to) override { return host_->file_read(handle_, offset, to); }

private:
    Host* host_;
    FileHandle handle_;
    std::int64_t size_;
    std::string name_;
};

// A file that the platform could not even open keeps its place in the list, with its sentence.
class BrokenFile : public ByteSource {
public:
    BrokenFile(std::string name, Error error) : name_(std::move(name)), error_(std::move(error)) {}
    std::string name() const override { return name_; }
    std::int64_t size() const override { return 1; }
    Result<std::size_t> read(std::int64_t, std::span<char>) override { return std::unexpected(error_); }

private:
    std::string name_;
    Error error_;
};

class ImportJob : public ImportSession {
public:
    Result<Job> open(Context& context, std::vector<FileHandle> handles) override {
        if (handles.empty()) return fail(ErrorCode::invalid_input, "No file was chosen.");
        if (import_ && import_->stage() == ImportStage::writing) return fail(ErrorCode::conflict, "An import is running; wait for it or cancel it.");
        forget();
        import_ = std::make_unique<Import>(context.store, ImportOptions{.today = context.today(), .now_ms = context.now().ms, .zone = context.zone(), .currency = context.settings.currency});
        for (const FileHandle handle : handles) {
            auto size = context.host.file_size(handle);
            if (size) import_->add(std::make_unique<HostFile>(context.host, handle, *size));
            else import_->add(std::make_unique<BrokenFile>(context.host.file_name(handle), size.error()));
        }
        error_.clear();
        begin_looking();
        return read(context);
    }

    Judging map(Context& context, int file, int column, std::string field) override {
        TRY(is_free(context));
        TRY(import_->set_target(file, column, field == "?" ? std::string() : std::move(field)));
        begin_looking();
        return judge(context);
    }

    Judging option(Context& context, int file, std::optional<int> column, std::string name, std::string value) override {
        TRY(is_free(context));
        const auto policy = import_policy(value);
        if (name == "policy" && (policy || value.empty())) TRY(import_->set_policy(file, column, policy));
        else if (name == "key" && value.contains('=')) TRY(import_->set_key(file, value.substr(0, value.find('=')), value.ends_with("=1")));
        else if (name == "blank_words") TRY(import_->set_doubtful_blanks(value == "1"));
        else return fail(ErrorCode::invalid_input, "There is no import option “" + name + "” with the value “" + value + "”.");
        if (name == "policy") changed();        // it makes no other rows new
        else begin_looking();
        return judge(context);
    }

    Result<> fix(Context&, int file, std::int64_t line, int column, std::string value) override {
        if (!import_) return nothing();
        TRY(import_->fix(file, line, column, std::move(value)));
        needs_retry_ = true;
        changed();
        return {};
    }

    Result<> decide(Context& context, int file, std::int64_t line, std::string choice) override {
        TRY(is_free(context));
        const auto wanted = choice == "create" ? RowChoice::create : choice == "update" ? RowChoice::update : RowChoice::skip;
        if (choice != "create" && choice != "update" && choice != "skip") return fail(ErrorCode::invalid_input, "A row can be created, it can update the record, or be skipped.");
        bool is_any = false;
        for (const AlikeRow& row : alike_) {
            if (row.file != file || (line != 0 && row.line != line)) continue;
            is_any = true;
            TRY(import_->decide(file, row.line, wanted, row.record));
        }
        if (!is_any) return fail(ErrorCode::not_found, "This row looks like no record.");
        changed();
        return {};
    }

    Judging retry(Context& context) override {
        TRY(is_free(context));
        TRY(import_->retry());
        wants_search_ = needs_retry_;       // decisions alone make no other rows new
        return judge(context);
    }

    Result<Job> start(Context& context) override {
        if (!import_) return std::unexpected(nothing().error());
        if (search_) return fail(ErrorCode::conflict, "The files are still being looked through; wait for it or stop it.");
        TRY(import_->start());
        changed();
        return write(context);
    }

    void close(Context&) override {
        if (import_ && import_->stage() == ImportStage::writing) return;        // cancelled through its job
        forget();
        error_.clear();
        changed();
    }

    ImportAnswer state(Context& context) const override;
    ImportOddAnswer odd(const ImportOdd& question) const override;
    ImportAlikeAnswer alike(Context& context, const ImportAlike& question) const override;
    Result<Job> save_odd(Context& context) override {
        if (!import_ || import_->odd_rows() == 0) return fail(ErrorCode::not_found, "There are no odd rows to save.");
        return write_odd(context);
    }
    std::int64_t version() const override { return version_; }
    void note_hand_over(const HandedByRule& handed) override {
        if (!import_ || import_->set() == 0 || handed.after_import != import_->set()) return;
        handed_over_ = std::ssize(handed.contacts);
        handed_by_ = handed.by;
        changed();
    }

private:
    static Result<> nothing() { return fail(ErrorCode::not_found, "No files are open for import."); }
    void changed() { ++version_; }
    void forget() {
        import_.reset();
        search_.reset();
        alike_.clear();
        needs_retry_ = wants_search_ = is_search_stopped_ = false;
        handed_over_ = 0;
        handed_by_.clear();
    }
    // A change of the preview is judged in steps that nobody else may interrupt.
    Result<> is_free(const Context& context) const {
        if (!import_) return nothing();
        if (context.jobs.is_running()) return fail(ErrorCode::conflict, "Something else is going on; wait for it or stop it.");
        return {};
    }
    void begin_looking() {
        search_.reset();
        wants_search_ = true;
        is_search_stopped_ = false;
        changed();
    }

    // One step of judging, then of looking for records that are alike; false when the preview is ready.
    Result<bool> look(const Context& context) {
        changed();
        if (!search_) {
            if (TRY(import_->step())) return true;
            needs_retry_ = false;
            if (!std::exchange(wants_search_, false)) return false;
            search_.emplace(context.store, import_->new_records());
            return true;
        }
        if (TRY(search_->step())) return true;
        // What was decided about rows stays to be seen, and to be decided otherwise.
        alike_ = search_->take();
        search_.reset();
        return false;
    }

    JobStep progress() const {
        if (!search_) return {import_->done(), import_->total(), std::string(import_->label())};
        const analytics::DuplicateProgress p = search_->progress();
        return {p.done, p.total, "Looking for records that you already have"};
    }

    Judging judge(Context& context) {
        constexpr int steps_at_once = 24;       // of some milliseconds each
        for (int i = 0; i < steps_at_once; ++i) {
            const auto more = look(context);
            if (!more) return error_ = more.error().message, std::unexpected(more.error());
            if (!*more) return std::nullopt;
        }
        return read(context);
    }

    Job read(Context& context) {
        for (;;) {
            auto more = look(context);
            if (!more) {
                error_ = more.error().message;
                co_return std::unexpected(more.error());
            }
            if (!*more) co_return CommandResult{.ok = true};
            if (co_yield progress()) continue;
            if (search_) {          // the import itself can go on without
                search_.reset();
                is_search_stopped_ = true;
                changed();
                co_return CommandResult{.ok = true};
            }
            forget();
            changed();
            co_return fail(ErrorCode::cancelled, "The import was cancelled; nothing was changed.");
        }
    }

    Job write(Context& context) {
        started_ms_ = context.now().ms;
        for (;;) {
            auto more = import_->step();
            changed();
            if (!more) {
                error_ = more.error().message;
                co_return std::unexpected(more.error());
            }
            if (!*more) co_return CommandResult{.ok = true, .message = import_->summary(), .can_undo = import_->set() != 0};
            now_ms_ = context.now().ms;
            if (!(co_yield JobStep{import_->done(), import_->total(), std::string(import_->label())})) {
                auto cancelled = import_->cancel();
                forget();
                changed();
                if (!cancelled) co_return std::unexpected(cancelled.error());
                co_return fail(ErrorCode::cancelled, "The import was cancelled; nothing was changed.");
            }
        }
    }

    // One file of rows for one that has some, else a zip of them: columns differ. An import that is closed meanwhile ends it.
    Job write_odd(Context& context) {
        const Import* of = import_.get();
        std::vector<int> files;
        std::int64_t count = 0;
        for (int i = 0; i < std::ssize(import_->files()); ++i)
            if (const ImportedFile& file = import_->files()[static_cast<std::size_t>(i)]; file.error.empty() && !file.odd.empty()) files.push_back(i), count += std::ssize(file.odd);
        const std::string day = to_text(context.today());
        const auto name_of = [&](int i) {
            const std::string& name = import_->files()[static_cast<std::size_t>(i)].name;
            return name.substr(0, name.rfind('.')) + " odd rows " + day + ".csv";
        };
        if (files.size() == 1) CO_TRY(context.host.output_begin(name_of(files[0]), "text/csv;charset=utf-8"));
        else CO_TRY(context.host.output_begin("odd rows " + day + ".zip", "application/zip"));
        ArchiveWriter zip;
        for (const int i : files) {
            std::string out = "\xEF\xBB\xBF";
            if (files.size() > 1) zip.begin(name_of(i));
            CO_TRY(import_->begin_odd_rows(i));
            for (bool is_more = true; is_more;) {
                is_more = CO_TRY(import_->write_odd_rows(out));
                if (files.size() > 1) zip.write(out);
                else CO_TRY(context.host.output_write(out));
                out.clear();
                if (!(co_yield JobStep{.label = "Saving odd rows"}) || import_.get() != of) co_return fail(ErrorCode::cancelled, "Saving the odd rows was stopped.");
            }
        }
        if (files.size() > 1) CO_TRY(context.host.output_write(CO_TRY(zip.finish())));
        CO_TRY(context.host.output_end());
        co_return CommandResult{.ok = true, .message = std::to_string(count) + (count == 1 ? " odd value saved; mend its row there and import it again" : " odd values saved; mend the rows there and import them again")};
    }

    std::unique_ptr<Import> import_;
    std::optional<AlikeSearch> search_;
    std::vector<AlikeRow> alike_;
    bool needs_retry_ = false, wants_search_ = false, is_search_stopped_ = false;
    std::string error_;
    std::int64_t handed_over_ = 0;
    std::string handed_by_;
    std::int64_t version_ = 0, started_ms_ = 0, now_ms_ = 0;
};

ImportPhase phase_of(ImportStage stage) {
    switch (stage) {
        case ImportStage::reading: return ImportPhase::reading;
        case ImportStage::preview: return ImportPhase::preview;
        case ImportStage::writing: return ImportPhase::running;
        case ImportStage::done: return ImportPhase::done;
        case ImportStage::cancelled: return ImportPhase::failed;
    }
    return ImportPhase::none;
}

ImportAnswer ImportJob::state(Context& context) const {
    ImportAnswer answer;
    if (!import_) return answer;
    answer.phase = error_.empty() ? phase_of(import_->stage()) : ImportPhase::failed;
    answer.error = error_;
    answer.progress_label = import_->label();
    answer.summary = import_->summary();
    answer.set = import_->set();
    answer.handed_over = handed_over_;
    answer.handed_by = handed_by_;
    answer.total = import_->total();
    answer.done = std::min(import_->done(), answer.total);
    if (search_) {
        const JobStep step = progress();
        answer.phase = ImportPhase::reading, answer.progress_label = step.label, answer.done = step.done, answer.total = step.total;
    }
    if (answer.phase == ImportPhase::running && answer.done > 0 && now_ms_ > started_ms_ + 500)
        answer.seconds_left = static_cast<double>(now_ms_ - started_ms_) / 1000 * static_cast<double>(answer.total - answer.done) / static_cast<double>(answer.done);
    if (answer.phase == ImportPhase::reading || answer.phase == ImportPhase::running) return answer;    // a screenful, not the lists
    int number = 0;
    for (const ImportedFile& f : import_->files()) {
        ImportFile file{.number = number, .name = f.name, .bytes = f.bytes, .error = f.error, .kind = f.kind, .kind_label = f.kind_label, .why = f.why, .encoding = f.encoding,
                        .delimiter = f.delimiter, .date_order = f.date_order, .currency = f.currency, .rows = f.counts.rows, .creates = f.counts.creates, .updates = f.counts.updates,
                        .unchanged = f.counts.unchanged, .links = f.counts.links, .skips = f.counts.skips};
        file.entity = f.entity;
        file.targets = import_->targets(number);
        for (const ImportedColumn& c : f.columns) {
            const auto label = std::ranges::find(file.targets, c.target, &std::pair<std::string, std::string>::first);
            file.columns.push_back({c.header, c.target, label == file.targets.end() ? std::string() : label->second, c.confidence, c.note, c.samples,
                                    c.policy ? std::string(to_text(*c.policy)) : std::string(), c.is_list});
        }
        if (f.entity != "spend" && f.error.empty()) file.policy = to_text(f.policy);
        for (const ImportKey& key : f.keys) file.keys.push_back({key.name, key.label, key.is_on, key.is_fixed});
        file.fixes = f.fixes;
        file.alike_total = std::ranges::count(alike_, number, &AlikeRow::file);
        answer.doubtful += f.doubtful;
        file.preview = f.preview;
        file.odd_total = static_cast<std::int64_t>(f.odd.size());
        answer.files.push_back(std::move(file));
        ++number;
    }
    if (is_search_stopped_) answer.not_compared = std::ssize(import_->new_records());
    if (import_->has_too_many_new())
        for (const ImportFile& file : answer.files) {
            const bool is_compared = (file.entity == "contact" || file.entity == "company") && file.kind != "tandem";
            if (is_compared && context.store.has_any(context.catalog.entity(file.entity).id)) answer.not_compared += file.creates;
        }
    answer.doubtful_are_blank = import_->doubtful_blanks();
    answer.needs_retry = needs_retry_;
    return answer;
}

ImportOddAnswer ImportJob::odd(const ImportOdd& question) const {
    ImportOddAnswer answer;
    if (!import_ || question.file < 0 || question.file >= std::ssize(import_->files())) return answer;
    const ImportedFile& file = import_->files()[static_cast<std::size_t>(question.file)];
    const auto& all = file.odd;
    answer.total = std::ssize(all);
    answer.first = std::clamp<std::int64_t>(question.first, 0, answer.total);
    const std::int64_t count = std::clamp<std::int64_t>(question.count, 0, std::min<std::int64_t>(1000, answer.total - answer.first));
    for (const OddRow& odd : std::span(all).subspan(static_cast<std::size_t>(answer.first), static_cast<std::size_t>(count)))
        answer.rows.push_back({odd.line, odd.column, odd.value, odd.reason, odd.is_skipped, odd.fix_column,
                               odd.fix_column < 0 ? std::string() : file.columns[static_cast<std::size_t>(odd.fix_column)].header, odd.fix_value});
    return answer;
}

ImportAlikeAnswer ImportJob::alike(Context& context, const ImportAlike& question) const {
    ImportAlikeAnswer answer;
    if (!import_ || question.file < 0 || question.file >= std::ssize(import_->files())) return answer;
    answer.entity = import_->files()[static_cast<std::size_t>(question.file)].entity;
    const Entity* entity = context.catalog.find(answer.entity);
    const auto rows = std::ranges::equal_range(alike_, question.file, {}, &AlikeRow::file);
    answer.total = std::ssize(rows);
    answer.first = std::clamp<std::int64_t>(question.first, 0, answer.total);
    const std::int64_t count = std::clamp<std::int64_t>(question.count, 0, std::min<std::int64_t>(1000, answer.total - answer.first));
    for (const AlikeRow& row : std::span(rows).subspan(static_cast<std::size_t>(answer.first), static_cast<std::size_t>(count))) {
        const auto choice = import_->decision(row.file, row.line);
        answer.rows.push_back({row.line, row.title, row.record, entity ? context.store.title(entity->id, row.record) : std::string(), row.probability, row.reasons,
                               !choice ? "create" : *choice == RowChoice::update ? "update" : "skip"});
    }
    return answer;
}

}  // namespace

std::unique_ptr<ImportSession> make_import_session() { return std::make_unique<ImportJob>(); }

}  // namespace tandem
