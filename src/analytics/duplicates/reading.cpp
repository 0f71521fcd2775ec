// Contacts and companies read out of the workspace, a stretch of ids at a time.
#include <algorithm>
#include <unordered_map>

#include "tandem/analytics/duplicates.hpp"
#include "tandem/model/distinct_pair.hpp"
#include "tandem/store/scan.hpp"

namespace tandem::analytics {

namespace {

constexpr std::size_t rows_a_step = 1'000;

// "https://www.acme.example/about" → "www.acme.example"
std::string host_of(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
    return std::string(url.substr(0, url.find_first_of("/?#:")));
}

}  // namespace

struct DuplicateSubjects::Impl {
    const Store& store;
    const Entity& entity;
    bool is_contact;
    std::shared_ptr<const std::vector<RowId>> company_ids, ids;
    std::size_t companies_at = 0, at = 0;
    std::unordered_map<RowId, std::string> company_names;
    std::vector<DuplicateSubject> subjects;
    std::vector<std::pair<RowId, RowId>> distinct;

    Result<> read_distinct() {
        const Entity& pair = store.catalog().of<DistinctPair>();
        const FieldId one = pair.index(entity.name), other = pair.index(is_contact ? "other_contact" : "other_company");
        const auto all = TRY(store.ordered({.entity = pair.id}));
        if (all->empty()) return {};
        return scan_rows(store, pair.id, all->front(), all->back(), [&](const RowReader& row) {
            if (!row.is_null(one) && !row.is_null(other)) distinct.push_back(std::minmax({row.integer(one), row.integer(other)}));
        });
    }

    Result<> read_company_names() {
        const Entity& company = store.catalog().of<Company>();
        const auto batch = std::span(*company_ids).subspan(companies_at, std::min(rows_a_step, company_ids->size() - companies_at));
        companies_at += batch.size();
        return scan_rows(store, company.id, batch.front(), batch.back(),
                         [&, name = company.index("name")](const RowReader& row) { company_names.emplace(row.id(), row.text(name)); });
    }

    Result<> read_companies(RowId first, RowId last) {
        const auto at = [&](std::string_view field) { return entity.index(field); };
        return scan_rows(store, entity.id, first, last, [&, name = at("name"), domain = at("domain"), website = at("website"), phone = at("phone"), city = at("city"),
                                                        country = at("country")](const RowReader& row) {
            DuplicateSubject s{.id = row.id(), .organisation = std::string(row.text(name)), .domain = std::string(row.text(domain)), .city = std::string(row.text(city)),
                               .region = std::string(row.text(country))};
            if (s.domain.empty()) s.domain = host_of(row.text(website));
            if (!row.is_null(phone)) s.phones.emplace_back(row.text(phone));
            subjects.push_back(std::move(s));
        });
    }

    Result<> read_contacts(RowId first, RowId last) {
        const auto at = [&](std::string_view field) { return entity.index(field); };
        const std::size_t begin = subjects.size();
        TRY(scan_rows(store, entity.id, first, last, [&, first_name = at("first_name"), last_name = at("last_name"), company = at("company"), city = at("city"),
                                                      birthday = at("birthday")](const RowReader& row) {
            DuplicateSubject s{.id = row.id(), .first_name = std::string(row.text(first_name)), .last_name = std::string(row.text(last_name)), .city = std::string(row.text(city))};
            if (const auto name = row.is_null(company) ? company_names.end() : company_names.find(row.integer(company)); name != company_names.end()) s.organisation = name->second;
            if (!row.is_null(birthday)) s.birthday = Date{static_cast<std::int32_t>(row.integer(birthday))};
            subjects.push_back(std::move(s));
        }));
        // Parts come in the order of their owners' ids.
        const auto each_part = [&](std::string_view name, auto&& take) {
            const Entity& part = store.catalog().entity(name);
            std::size_t i = begin;
            return scan_parts(store, part.id, first, last, [&, owner = part.index(part.options.owner)](const RowReader& row) {
                while (i < subjects.size() && subjects[i].id < row.integer(owner)) ++i;
                if (i < subjects.size() && subjects[i].id == row.integer(owner)) take(subjects[i], part, row);
            });
        };
        TRY(each_part("contact_email", [](DuplicateSubject& s, const Entity& part, const RowReader& row) { s.emails.emplace_back(row.text(part.index("value"))); }));
        TRY(each_part("contact_phone", [](DuplicateSubject& s, const Entity& part, const RowReader& row) { s.phones.emplace_back(row.text(part.index("value"))); }));
        return each_part("contact_address", [](DuplicateSubject& s, const Entity& part, const RowReader& row) {
            const auto text = [&](std::string_view field) { return std::string(row.text(part.index(field))); };
            if (!s.street.empty() || !s.postal_code.empty()) return;    // the first one
            s.street = text("street");
            s.postal_code = text("postal_code");
            s.region = text("region");
            if (std::string city = text("city"); !city.empty()) s.city = std::move(city);
        });
    }
};

DuplicateSubjects::DuplicateSubjects(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DuplicateSubjects::DuplicateSubjects(DuplicateSubjects&&) noexcept = default;
DuplicateSubjects::~DuplicateSubjects() = default;

Result<DuplicateSubjects> DuplicateSubjects::begin(const Store& store, std::string_view entity) {
    if (entity != "contact" && entity != "company") return fail(ErrorCode::invalid_input, "Duplicates are looked for among contacts and companies.", "entity");
    auto impl = std::unique_ptr<Impl>(new Impl{.store = store, .entity = store.catalog().entity(entity), .is_contact = entity == "contact"});
    impl->company_ids = TRY(store.ordered({.entity = store.catalog().of<Company>().id}));
    impl->ids = TRY(store.ordered({.entity = impl->entity.id}));
    TRY(impl->read_distinct());
    impl->subjects.reserve(impl->ids->size());
    return DuplicateSubjects(std::move(impl));
}

Result<bool> DuplicateSubjects::step() {
    Impl& i = *impl_;
    if (i.is_contact && i.companies_at < i.company_ids->size()) {
        TRY(i.read_company_names());
        return true;
    }
    if (i.at >= i.ids->size()) return false;
    const auto batch = std::span(*i.ids).subspan(i.at, std::min(rows_a_step, i.ids->size() - i.at));
    i.at += batch.size();
    TRY(i.is_contact ? i.read_contacts(batch.front(), batch.back()) : i.read_companies(batch.front(), batch.back()));
    return i.at < i.ids->size();
}

DuplicateProgress DuplicateSubjects::progress() const {
    return {static_cast<std::int64_t>(impl_->at), static_cast<std::int64_t>(impl_->ids->size()), "Reading records"};
}

std::vector<DuplicateSubject> DuplicateSubjects::take() { return std::move(impl_->subjects); }
std::vector<std::pair<RowId, RowId>> DuplicateSubjects::distinct() const { return impl_->distinct; }

}  // namespace tandem::analytics
