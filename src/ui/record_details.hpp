// A record's own fields in groups, edited in place, and its part rows: e-mails, phones, addresses, tags, consents, contacts of deals.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/contract/records.hpp"
#include "ui/field_editor.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RecordDetails {
public:
    // Forgets drafts when another record comes; keeps those being typed when only the answer is newer.
    void follow(const RecordRef& record, std::int64_t revision);
    // The fields of one group ("" is the main one) from the top of the column. `empty_ones` off leaves out empty fields.
    void draw_group(ViewContext&, Column&, std::string_view group, const RecordAnswer&, bool empty_ones = true);
    void draw_parts(ViewContext&, Column&, const RecordAnswer&);
    std::vector<std::string_view> groups(const Entity&) const;      // without ""

private:
    void draw_fields(ViewContext&, Column&, const Entity&, const std::vector<Cell>&, RowId row, std::string_view group, bool empty_ones);
    void draw_value_part(ViewContext&, Column&, const Entity& part, const PartList&);
    void draw_adding(ViewContext&, const Box&, const Entity& part, const Field&, std::string_view label);
    void draw_deal_contacts(ViewContext&, Column&, const Entity& part, const PartList&);
    void draw_tags(ViewContext&, Column&, const PartList&);
    struct FieldPart { std::string_view label, add, remove; };
    void draw_field_part(ViewContext&, Column&, const Entity& part, const PartList&, const FieldPart&, Presets);
    void save(ViewContext&, const Entity&, RowId row, const Field&, FieldDraft&);
    FieldDraft& draft(const Entity&, RowId row, const Field&, const Cell&, ViewContext&);

    RecordRef record_;
    std::int64_t revision_ = -1;
    std::unordered_map<std::string, FieldDraft> drafts_;       // "entity/row/field"
    std::string adding_query_;                                  // of the part that draw_adding() makes
    std::string added_entity_;                                  // an empty part line was asked for
    FieldDraft added_;
};

}  // namespace tandem::ui
