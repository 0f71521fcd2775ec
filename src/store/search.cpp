// Full text kept with every change, and asked.
#include "search.hpp"

#include <algorithm>
#include <set>

#include "schema_guard.hpp"
#include "search_rank.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

using detail::EditList;
using detail::Live;
using detail::RowEdit;
using detail::SearchText;

namespace detail {

namespace {

bool is_name(const Entity& entity, const Field& field) {
    if (!entity.options.title.empty()) return field.name == entity.options.title;
    return field.name == "first_name" || field.name == "last_name" || field.name == "name";
}

void append(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += ' ';
    text += search_text(more);
}

bool has_searchable_field(const Entity& entity) {
    return std::ranges::any_of(entity.fields, [](const Field& field) { return field.options.searchable; });
}

}  // namespace

bool is_searched(const Catalog& catalog, const Entity& entity) {
    if (!entity.options.has_view) return false;
    return has_searchable_field(entity) || std::ranges::any_of(catalog.parts_of(entity), [](const Entity* part) { return has_searchable_field(*part); });
}

SearchTexts::SearchTexts(const Store::Impl& store, const EditList* edits) : store_(store), edits_(edits) {
    if (edits == nullptr) return;
    for (const RowEdit& edit : edits->list) {
        const Entity& entity = store.catalog[edit.entity];
        if (entity.options.owner.empty() || edit.live != Live::live || !has_searchable_field(entity)) continue;
        const FieldId owner = entity.index(entity.options.owner);
        parts_[{store.catalog.entity(entity.fields[owner].target).id, edit.cells[owner].integer_or(0)}].push_back(&edit);
    }
}

Result<SearchText> SearchTexts::text(const Entity& entity, RowId row, const std::vector<Value>& cells) {
    SearchText made;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
        const Field& field = entity.fields[f];
        if (field.options.searchable) append(is_name(entity, field) ? made.name : made.words, cells[f].text_or(""));
    }
    if (const Field* external = entity.find("external_id"); external != nullptr && made.name.empty()) {
        append(made.words, cells[entity.index("external_id")].text_or(""));
    }
    TRY(add_parts(entity, row, made.words));
    if (entity.name == "deal") {
        if (const RowId company = cells[entity.index("company")].integer_or(0); company != 0) {
            auto known = company_names_.find(company);
            if (known == company_names_.end()) {
                const Entity& companies = store_.catalog.entity("company");
                const StoredRow found = TRY(store_.load(companies.id, company, false));
                known = company_names_.emplace(company, found.cells[companies.index("name")].text_or("")).first;
            }
            append(made.words, known->second);
        }
    }
    return made;
}

Result<> SearchTexts::add_parts(const Entity& owner, RowId row, std::string& words) {
    const auto add = [&](const Entity& part, const std::vector<Value>& cells) {
        for (std::size_t f = 0; f < part.fields.size(); ++f)
            if (part.fields[f].options.searchable) append(words, cells[f].text_or(""));
    };
    // The parts of a row that is being made can only be made with it.
    if (edits_ != nullptr) {
        const auto own = edits_->index.find({owner.id, row});
        if (own != edits_->index.end() && !edits_->list[own->second].before.exists) {
            const auto found = parts_.find({owner.id, row});
            if (found == parts_.end()) return {};
            std::ranges::stable_sort(found->second, {}, [](const RowEdit* edit) { return std::pair(edit->entity, edit->row); });
            for (const RowEdit* edit : found->second) add(store_.catalog[edit->entity], edit->cells);
            return {};
        }
    }
    for (const Entity* part : store_.catalog.parts_of(owner)) {
        if (!has_searchable_field(*part)) continue;
        std::vector<RowId> ids = TRY(store_.referring(part->id, part->index(part->options.owner), row, false));
        std::ranges::sort(ids);
        for (RowId id : ids) add(*part, TRY(store_.load(part->id, id, false)).cells);
    }
    return {};
}

}  // namespace detail

namespace {

// Whether anything the full text is made of has changed.
bool touches_text(const Entity& entity, const RowEdit& edit) {
    return std::ranges::any_of(edit.changed, [&](FieldId f) {
        return f == live_field || entity.fields[f].options.searchable || entity.fields[f].name == entity.options.owner ||
               (entity.name == "deal" && entity.fields[f].name == "company") || entity.fields[f].name == "external_id";
    });
}

}  // namespace

Result<> Store::Impl::load_search() {
    chain.next_doc = TRY(detail::counted(TRY(db->number("SELECT max(doc) FROM search_document")))) + 1;
    return {};
}

Result<> Store::Impl::update_search(const EditList& edits) {
    std::set<std::pair<EntityId, RowId>> rows;
    for (const RowEdit& edit : edits.list) {
        const Entity& entity = catalog[edit.entity];
        if (!touches_text(entity, edit)) continue;
        if (searched[edit.entity]) rows.emplace(edit.entity, edit.row);
        if (!entity.options.owner.empty() && detail::has_searchable_field(entity)) {
            const FieldId f = entity.index(entity.options.owner);
            const EntityId owner = catalog.entity(entity.fields[f].target).id;
            if (searched[owner])
                for (const Value* id : {&edit.before.cells[f], &edit.cells[f]})
                    if (!id->is_null()) rows.emplace(owner, id->integer_or(0));
        }
        if (entity.name == "company" && edit.before.exists) {
            const Entity& deal = catalog.entity("deal");
            for (RowId id : TRY(referring(deal.id, deal.index("company"), edit.row, false))) rows.emplace(deal.id, id);
        }
    }
    if (rows.empty()) return {};

    struct Document {
        std::int64_t doc;
        EntityId entity;
        RowId row;
        SearchText text;
    };
    std::vector<Document> old, made;
    detail::SearchTexts texts(*this, &edits);
    for (const auto& [entity, row] : rows) {
        const auto known = edits.index.find({entity, row});
        const RowEdit* edit = known == edits.index.end() ? nullptr : &edits.list[known->second];
        SearchText text;
        if (edit != nullptr) {
            if (edit->live == Live::live) text = TRY(texts.text(catalog[entity], row, edit->cells));
        } else {
            const detail::StoredRow stored = TRY(load(entity, row, false));
            if (stored.live == Live::live) text = TRY(texts.text(catalog[entity], row, stored.cells));
        }
        if (edit == nullptr || edit->before.exists) {
            auto select = TRY(db->prepare("SELECT doc, name, words FROM search_document WHERE row = ? AND entity = ?"));
            select.bind(row).bind(catalog[entity].name);
            if (TRY(select.step())) {
                Document document{select.integer(0), entity, row, {std::string(select.text(1)), std::string(select.text(2))}};
                if (document.text == text) continue;
                old.push_back(std::move(document));
            }
        }
        if (!text.empty()) made.push_back({0, entity, row, std::move(text)});
    }
    // FTS5 writes in one go only what comes in ascending order.
    std::ranges::sort(old, {}, &Document::doc);
    auto forget = TRY(db->prepare("INSERT INTO search_index(search_index, rowid, name, words) VALUES('delete', ?, ?, ?)"));
    auto remove = TRY(db->prepare("DELETE FROM search_document WHERE doc = ?"));
    for (const Document& document : old) {
        if (knows_documents) found_by_document[static_cast<std::size_t>(document.doc)] = {};
        TRY(forget.bind(document.doc).bind(std::string_view(document.text.name)).bind(std::string_view(document.text.words)).run());
        TRY(remove.bind(document.doc).run());
    }
    auto add = TRY(db->prepare("INSERT INTO search_document(doc, entity, row, name, words) VALUES(?, ?, ?, ?, ?)"));
    auto learn = TRY(db->prepare("INSERT INTO search_index(rowid, name, words) VALUES(?, ?, ?)"));
    for (Document& document : made) {
        document.doc = chain.next_doc++;
        if (knows_documents) {
            found_by_document.resize(static_cast<std::size_t>(chain.next_doc));
            found_by_document[static_cast<std::size_t>(document.doc)] = {document.row, document.entity};
        }
        TRY(add.bind(document.doc).bind(catalog[document.entity].name).bind(document.row)
                .bind(std::string_view(document.text.name)).bind(std::string_view(document.text.words)).run());
        TRY(learn.bind(document.doc).bind(std::string_view(document.text.name)).bind(std::string_view(document.text.words)).run());
    }
    return {};
}

Result<std::span<const Store::Impl::Found>> Store::Impl::documents() const {
    if (!knows_documents) {
        found_by_document.assign(static_cast<std::size_t>(chain.next_doc), {});
        auto select = TRY(db->prepare("SELECT doc, entity, row FROM search_document"));
        const Entity* entity = nullptr;
        while (TRY(select.step())) {
            if (entity == nullptr || entity->name != select.text(1)) entity = catalog.find(select.text(1));
            const auto doc = static_cast<std::size_t>(select.integer(0));
            if (entity != nullptr && doc < found_by_document.size()) found_by_document[doc] = {select.integer(2), entity->id};
        }
        knows_documents = true;
    }
    return std::span<const Found>(found_by_document);
}

std::vector<Store::Hit> Store::search(std::string_view text, int limit) const {
    std::vector<Hit> hits;
    const std::string query = search_query(text);
    if (query.empty() || limit <= 0) return hits;
    const auto find = [&]() -> Result<> {
        const std::string sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rank MATCH '" + std::string(detail::search_rank) + "' ORDER BY rank LIMIT ?";
        auto select = TRY(impl_->db->prepare(sql));
        select.bind(std::string_view(query)).bind(std::int64_t{limit});
        auto document = TRY(impl_->db->prepare("SELECT entity, row FROM search_document WHERE doc = ?"));
        while (TRY(select.step())) {
            document.restart();
            document.bind(select.integer(0));
            if (!TRY(document.step())) continue;
            if (const Entity* entity = catalog().find(document.text(0))) hits.push_back({entity->id, document.integer(1), {}});
        }
        return {};
    };
    if (!find()) hits.clear();
    for (Hit& hit : hits) hit.title = title(hit.entity, hit.row);
    return hits;
}

}  // namespace tandem
