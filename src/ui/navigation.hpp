// Where the user is: the view beneath, the record beside it, and the address that says both.
//
//     #/pipeline                  a view
//     #/campaigns/41              a campaign's own page (campaigns always open as a page)
//     #/contacts/41               contact 41 beside whatever list was shown; Contacts when the address is opened cold
//     #/contacts/41/page          the same record as a page
//     #/campaigns/41/details      a campaign's fields, beside its page
//     #/pipeline?owner=7          options of a view; it reads and writes them
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/base/id.hpp"

namespace tandem::ui {

struct RecordRef {
    std::string entity;
    RowId row = 0;
    explicit operator bool() const { return row != 0; }
    bool operator==(const RecordRef&) const = default;
};

struct Route {
    std::string view = "home";              // id of a View: "pipeline", "campaign", "record"
    RecordRef subject;                      // what that view is about: a campaign's page, a record's page
    RecordRef beside;                       // the record in the panel
    std::vector<std::pair<std::string, std::string>> options;
    bool operator==(const Route&) const = default;

    std::string_view option(std::string_view name) const;
    void set_option(std::string_view name, std::string_view value);     // empty: removes it
};

// "#/deals/41" for a record, whichever way it opens.
std::string record_href(std::string_view entity, RowId row);
std::string page_href(std::string_view entity, RowId row);
std::string plural_of(std::string_view entity);             // "companies"; empty when it has no address
std::string entity_of(std::string_view plural);
Route route_of(std::string_view hash, const Route& before); // `before` gives the view that stays beneath a record
std::string hash_of(const Route& route);

class Navigation {
public:
    const Route& route() const { return route_; }
    const RecordRef& record() const { return route_.beside; }

    void go(std::string_view hash);                         // a step of history
    void replace(std::string_view hash);                    // none
    void open_record(std::string_view entity, RowId row);
    void close_record();                                    // back to the view beneath
    void set_option(std::string_view name, std::string_view value);     // replaces the address
    // The page says that the address changed (link, Back, Forward, first load). Also what go() leads to.
    void arrive(std::string_view hash);
    bool take_arrived() { return std::exchange(arrived_, false); }

private:
    Route route_;
    bool arrived_ = true, arrived_once_ = false;
};

} // namespace tandem::ui
