// Draws the frame, hands the content to the current view, and does what the frame and the views ask.
#include "ui/shell.hpp"

#include <algorithm>
#include <array>

#include "tandem_icons.hpp"
#include "tandem/contract/custom_fields.hpp"
#include "ui/frame_clock.hpp"
#include "ui/host.hpp"
#include "ui/json_text.hpp"
#include "ui/key_bindings.hpp"
#include "ui/keyboard.hpp"
#include "ui/language.hpp"
#include "ui/pasted.hpp"
#include "ui/preferences.hpp"
#include "ui/printing.hpp"
#include "ui/storage_place.hpp"
#include "ui/undo_toasts.hpp"
#include "ui/views.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/toast.hpp"

namespace tandem::ui {

namespace {

// The browser must leave to the page what a person gave to a command.
void tell_keys() {
    std::string json = "{\"keys\":";
    add_json_text(json, key_bindings().kept());
    host().post("keys", json + "}");
}

void use_keys(std::string_view kept) {
    if (key_bindings().kept() == kept) return;
    key_bindings().take(kept);
    tell_keys();
}

}  // namespace

Shell::Shell(Client& client) : client_(client), welcome_(make_welcome()), who_(make_who()) {}
Shell::~Shell() = default;

View& Shell::view_of(const Route& route) {
    const auto entries = all_views();
    const ViewEntry* entry = &entries.front();      // an unknown address leads home
    for (const ViewEntry& e : entries) if (e.id == route.view) entry = &e;
    auto& view = views_[std::string(entry->id)];
    if (!view) view = entry->make();
    return *view;
}

void Shell::use_settings(const WorkspaceAnswer& workspace) {
    format_.currency = {workspace.currency, workspace.currency_digits};
    format_.today = workspace.today;
    format_.now = device_.now;
    format_.offsets = workspace.offsets;
    std::string_view wanted = device_.language;
    if (wanted.empty()) wanted = preference(workspace, "language");
    if (wanted.empty()) wanted = language_of(device_.locale);
    speak(wanted);
    std::string all = device_.locale + " " + std::string(wanted) + " " + std::string(language().code);
    for (const auto& [name, value] : workspace.preferences) all += "\n" + name + "=" + value;
    if (all == preferences_) return;
    preferences_ = std::move(all);
    std::string_view formats;
    Appearance look = appearance();
    look.mode = Mode::system, look.density = Density::normal, look.scale = 1;
    std::string_view keys;
    for (const auto& [name, value] : workspace.preferences) {
        if (name == keys_preference) keys = value;
        else if (name == "theme") look.mode = value == "dark" ? Mode::dark : value == "light" ? Mode::light : Mode::system;
        else if (name == "density") look.density = value == "compact" ? Density::compact : Density::normal;
        else if (name == "scale") look.scale = std::clamp(static_cast<float>(std::atoi(value.c_str())) / 100.0f, 0.8f, 2.0f);
        else if (name == "locale") formats = value;
    }
    use_keys(keys);
    format_.locale = formats_of(formats, wanted, device_.locale);
    use_locale(format_.locale);
    set_appearance(look);
}

void Shell::speak(std::string_view code) {
    if (language_ != code) host().post("language", language_ = code);      // the page says it of itself, and fetches the words
    const std::string_view before = language().code;
    if (!use_language(code) || language().code == before) return;
    views_.clear(), shown_ = nullptr;                                      // they may hold words
    welcome_ = make_welcome(), who_ = make_who();
}

void Shell::use_custom_fields() {
    const auto fields = client_.ask(CustomFieldList{});
    if (!fields || fields.revision() == fields_revision_) return;
    fields_revision_ = fields.revision();
    std::vector<FieldDefinition> definitions = definitions_of(*fields);
    if (!std::ranges::equal(definitions, catalog_.custom_fields())) catalog_.set_custom_fields(std::move(definitions));
}

void Shell::draw() {
    const auto state = client_.ask(WorkspaceState{});
    use_custom_fields();
    client_.ask(CommandList{});                     // kept, so that palette and sheet open at once
    for (const CommandResult& result : client_.take_results()) report(result);
    if (!state || state->storage == StorageState::opening || state->storage == StorageState::failed) draw_opening(state);
    else draw_workspace(*state);
    if (take_pasted()) host().post("paste_unused", "{}");       // no list took it in this frame
    // What happened is told after the presentation.
    if (!fills_window_) draw_toasts({0, 0, screen().width, screen().height - (screen().is_phone() ? size::phone_bar + screen().safe_bottom : 0)});
    client_.end_frame();
}

void Shell::draw_opening(const Live<WorkspaceAnswer>& state) {
    const Box page{0, 0, screen().width, screen().height};
    Semantics main({.role = Role::main, .name = "Tandem"}, page);
    if (state && state->storage == StorageState::failed) {
        const bool was_open = !state->currency.empty() && state->revision > 0;
        const std::string sentence = state->error.empty() ? std::string(tr("What was saved is safe. Close other tabs of Tandem and open it again")) : said(state->error);
        const int action = empty_state(page, {.picture = Picture::failed, .title = was_open ? tr("Nothing can be saved any more") : tr("The workspace could not be opened"), .sentence = sentence,
                                              .action = was_open ? tr("Download the workspace") : tr("Reopen"), .action_icon = was_open ? icons::download : icons::refresh_cw,
                                              .second_action = was_open ? tr("Reopen") : tr("Download the workspace")});
        if (action == (was_open ? 2 : 1)) host().reload();
        if (action == (was_open ? 1 : 2)) host().post("download_workspace", "{}");
        return;
    }
    const Box middle = page.centred(64, 64);
    draw_mark(middle);
    if (frame_time() > 0.6) text(Box{page.x, middle.bottom() + space::l, page.w, 20}, tr("Opening your workspace"), {.style = TextStyle::table, .colour = theme().third, .align = Align::centre});
    else wake_in(0.6);
}

void Shell::draw_workspace(const WorkspaceAnswer& workspace) {
    use_settings(workspace);
    const Box page{0, 0, screen().width, screen().height};
    // Files can be looked at before there is a workspace; a colleague's changes make one.
    const bool is_importing = navigation_.route().view == "import" || navigation_.route().view == "colleagues";
    follow_workspace_title(client_, workspace);
    const bool is_unknown = workspace.is_started && workspace.person == 0 && workspace.job_label.empty();
    if ((!workspace.is_started || is_unknown) && !is_importing) {
        ViewContext context{client_, navigation_, catalog_, format_, workspace, device_, *this, frame_.search, {}, page, screen().is_phone()};
        (is_unknown ? who_ : welcome_)->draw_content(context);
        return;
    }
    View& view = view_of(navigation_.route());
    if (&view != shown_) {
        if (shown_) shown_->left(), frame_.search.clear();
        shown_ = &view;
    }
    fills_window_ = view.fills_window();
    fill_frame(workspace);
    const FrameLayout layout = fills_window_ ? FrameLayout{.top_bar = {}, .content = page, .events = {}} : draw_frame(frame_);
    ViewContext context{client_, navigation_, catalog_, format_, workspace, device_, *this, frame_.search, layout.top_bar, layout.content, screen().is_phone()};
    draw_storage_banner(context);
    navigation_.take_arrived();
    go_by_letter();
    if (const std::string title = view.title(context) + " · Tandem"; title != title_) host().set_title(title_ = title);
    {
        Semantics main({.role = Role::main, .name = view.title(context)}, fills_window_ ? page : Box{layout.top_bar.x, layout.top_bar.y, layout.top_bar.w, layout.content.bottom() - layout.top_bar.y});
        if (frame_.search.empty() || view.filters_by_search()) view.draw_content(context);
        else draw_search_results(context);
    }
    draw_printing(context, view.title(context));
    draw_overlays(context);
    act(layout.events, context);
    keys(context);
    wake_in(static_cast<double>(60'000 - device_.now.ms % 60'000) / 1000);      // “5 min ago” grows old by itself
}

void Shell::draw_overlays(ViewContext& context) {
    draw_record_panel(context);
    create_.draw(context);
    capture_.draw(context);
    draw_export(context);
    draw_job(context);
    palette_.draw(context);
    if (shortcuts_are_open_) {
        const auto commands = client_.ask(CommandList{});
        shortcut_sheet(shortcuts_are_open_, shortcut_rows(commands ? &*commands : nullptr));
    }
    if (key_bindings().take_given()) {
        tell_keys();
        remember(client_, keys_preference, key_bindings().kept());
    }
}

void Shell::fill_frame(const WorkspaceAnswer& workspace) {
    frame_.workspace = workspace.name.empty() ? "Tandem" : workspace.name;
    frame_.person = workspace.person_name;
    frame_.current = "#/" + (navigation_.route().view == "campaign" ? "campaigns" : navigation_.route().subject ? plural_of(navigation_.route().subject.entity) : navigation_.route().view);
    frame_.can_undo = !workspace.undo_label.empty(), frame_.can_redo = !workspace.redo_label.empty();
    frame_.undo_label = said(workspace.undo_label), frame_.redo_label = said(workspace.redo_label);
    frame_.groups.clear();
    const auto entries = all_views();
    const auto add_group = [&](std::string_view group) {
        for (const ViewEntry& view : entries) {
            if (view.label.empty() || view.group != group) continue;
            if (frame_.groups.empty() || frame_.groups.back().heading != tr(group)) frame_.groups.push_back({.heading = std::string(tr(group)), .team = view.team});
            frame_.groups.back().entries.push_back({.label = std::string(tr(view.label)), .icon = view.icon, .href = "#/" + std::string(view.id), .is_on_phone_bar = view.is_on_phone_bar});
        }
    };
    // The phone's bar reads Home, Pipeline, Contacts, Hand-offs; the side bar has what both teams share first.
    if (screen().is_phone()) for (const std::string_view group : {"", "Sales", "Customers", "Together", "Marketing"}) add_group(group);
    else for (const std::string_view group : {"", "Together", "Sales", "Marketing", "Customers"}) add_group(group);
    // A command's way to the core is a moment that nobody need see; what is shown and not stored yet is never called saved.
    const bool is_unsaved = workspace.revision > workspace.durable_revision, is_busy = client_.is_busy();
    if (!is_busy) busy_since_ = -1;
    else if (busy_since_ < 0) busy_since_ = frame_time();
    const bool shows_saving = is_unsaved || (is_busy && frame_time() - busy_since_ > 0.2);
    if (is_busy && !shows_saving) wake_in(0.2);
    if (workspace.storage == StorageState::read_only) frame_.save_state = SaveState::failed, frame_.save_text = tr("Read only: made by a newer Tandem");
    else if (workspace.storage == StorageState::memory) frame_.save_state = SaveState::failed, frame_.save_text = tr("Kept until this tab closes");
    else if (!workspace.error.empty()) frame_.save_state = SaveState::failed, frame_.save_text = tr("Changes are refused");
    else if (shows_saving) frame_.save_state = SaveState::saving, frame_.save_text = tr("Saving…");
    else if (!device_.is_online) frame_.save_state = SaveState::offline, frame_.save_text = tr("Offline, saved on this device");
    else frame_.save_state = SaveState::saved, frame_.save_text = tr("Saved on this device");
}

void Shell::act(const FrameEvents& events, ViewContext& context) {
    if (events.undo) context.run("edit.undo");
    if (events.redo) context.run("edit.redo");
    if (events.import) import_files();
    if (events.export_) export_is_open_ = true;
    if (events.palette) palette_.open();
}

// "G H" goes to Home, and so on. Before the view is drawn: to it the second letter alone may mean something else.
void Shell::go_by_letter() {
    struct Key { ImGuiKey key; std::string_view view; };
    constexpr auto views = std::to_array<Key>({{ImGuiKey_H, "home"}, {ImGuiKey_P, "pipeline"}, {ImGuiKey_C, "campaigns"}, {ImGuiKey_F, "feedback"},
                                               {ImGuiKey_O, "contacts"}, {ImGuiKey_M, "companies"}, {ImGuiKey_A, "activities"}, {ImGuiKey_I, "hand-offs"}, {ImGuiKey_Q, "quality"}, {ImGuiKey_W, "meeting"}, {ImGuiKey_L, "goals"}, {ImGuiKey_R, "agreement"}, {ImGuiKey_S, "settings"}});
    if (shortcut(ImGuiKey_G)) go_pressed_ = frame_time();
    if (frame_time() - go_pressed_ < 1.5)
        for (const Key& k : views)
            if (shortcut(k.key)) { navigation_.go("#/" + std::string(k.view)); go_pressed_ = -10; return; }
}

void Shell::keys(ViewContext& context) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_K, Reach::everywhere)) palette_.open();
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Z)) context.run("edit.undo");
    if (shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z) || shortcut(ImGuiMod_Ctrl | ImGuiKey_Y)) context.run("edit.redo");
    if (shortcut(ImGuiMod_Shift | ImGuiKey_Slash)) shortcuts_are_open_ = true;
    if (shortcut(ImGuiKey_F)) capture_feedback({});
}

void Shell::open_create(std::string_view entity, Presets presets) {
    if (entity == "feedback") capture_.open(std::move(presets));
    else create_.open(entity, std::move(presets));
}
void Shell::capture_feedback(Presets presets) { capture_.open(std::move(presets)); }
void Shell::report(const CommandResult& result) { report_result(client_, navigation_, result); }

void Shell::step_record(int by) {
    const RecordRef record = navigation_.record();
    const RowId next = shown_ && record ? shown_->neighbour(record, by) : 0;
    if (next) navigation_.replace(record_href(record.entity, next));
}

void Shell::import_files() {
    navigation_.go("#/import");
    host().pick_files(".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.vcf,.ics,.zip,.tandem-changes", true);
}

void Shell::open_files(std::string_view handles) {
    navigation_.go("#/import");
    client_.run("import.open", {.values = {{"handles", Value{handles}}}}, [this](const CommandResult& result) { report(result); });
}

void Shell::announce_new_version() {
    show_toast({.text = std::string(tr("New version ready")), .action = std::string(tr("Reload")), .run = [] { host().reload(); }, .seconds = 0, .key = "version"});
}

} // namespace tandem::ui
