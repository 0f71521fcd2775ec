// View: one entry of the side bar or one page: its title and how its content is drawn; and what it is given to do so.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/contract/client.hpp"
#include "tandem/contract/workspace.hpp"
#include "tandem/model/catalog.hpp"
#include "ui/box.hpp"
#include "ui/format.hpp"
#include "ui/navigation.hpp"
#include "ui/theme.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

using Presets = std::vector<std::pair<std::string, Value>>;     // field name → value, for forms of new records

// What the page around knows and the core does not; the platform sets it.
struct Device {
    bool is_online = true;
    std::string locale = "en";              // navigator.language
    std::string language;                   // asked for by the address; empty: as Settings or the locale say
    std::string time_zone = "UTC";          // of Intl
    Instant now;                            // when the frame began
    bool is_persistent = true;              // the browser promised to keep the data
};

// What a view asks of the shell.
class ShellActions {
public:
    virtual ~ShellActions() = default;
    virtual void open_create(std::string_view entity, Presets presets) = 0;     // the form of a new record, as a dialog
    virtual void capture_feedback(Presets presets) = 0;                         // two taps; contact, company, deal, campaign
    virtual void report(const CommandResult& result) = 0;                       // toast with Undo, or the sentence of what failed
    virtual void step_record(int by) = 0;                                       // J/K: the next record of the list beneath
    virtual void import_files() = 0;                                            // asks the page for files
};

struct ViewContext {
    Client& client;
    Navigation& navigation;
    const Catalog& catalog;
    const Format& format;
    const WorkspaceAnswer& workspace;
    const Device& device;
    ShellActions& shell;
    std::string& search;                    // text of the one search box; a view whose filters_by_search() shows only what matches
    Box top_bar, content;                   // draw_top_bar(context.top_bar, …); the rest is content
    bool is_phone = false;

    Date today() const { return workspace.today; }
    // Whether an entity has live records. Known before a view's own answer is there, so that an empty view does not first draw a full
    // one's buttons.
    bool has_any(std::string_view entity) const { return std::ranges::contains(workspace.filled, entity); }
    const Route& route() const { return navigation.route(); }
    void open_record(std::string_view entity, RowId row) { navigation.open_record(entity, row); }
    void open_create(std::string_view entity, Presets presets = {}) { shell.open_create(entity, std::move(presets)); }
    void toast(std::string_view text, Tone tone = Tone::neutral);
    // client.run(), the result as a toast with Undo.
    void run(std::string_view command, Arguments arguments = {});
    // The same on one entity's rows.
    void run(std::string_view command, std::string_view entity, std::vector<RowId> rows, Presets values = {});
};

class View {
public:
    virtual ~View() = default;
    virtual std::string title(const ViewContext&) const = 0;    // of the window; the top bar is the view's own
    virtual void draw_content(ViewContext&) = 0;                // top bar and content
    virtual bool fills_window() const { return false; }         // without side bar, top bar and toasts, as something presented does
    virtual bool filters_by_search() const { return false; }    // else the shell shows what the search found
    // The record `step` places after (or before) this one in what is listed; 0 at the end.
    virtual RowId neighbour(const RecordRef&, int /*step*/) const { return 0; }
    virtual void left() {}                                      // the user went elsewhere: close popups, forget drafts
};

// A view as the menu lists it. Entries with an empty label have an address and no place in the menu.
struct ViewEntry {
    std::string_view id;                    // of Route::view; the address is "#/" + id
    std::string_view label;                 // "Pipeline"
    const char* icon = nullptr;
    std::string_view group = {};            // "Sales"; "" stands at the top
    Team team = Team::none;
    bool is_on_phone_bar = false;
    std::unique_ptr<View> (*make)() = nullptr;
};
std::vector<ViewEntry> all_views();         // in menu order (views.cpp)

} // namespace tandem::ui
