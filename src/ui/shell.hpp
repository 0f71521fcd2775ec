// The shell: side bar, top bar, the view in between, the record beside it, dialogs, palette and toasts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ui/capture_feedback.hpp"
#include "ui/palette_source.hpp"
#include "ui/record_panel.hpp"
#include "ui/view.hpp"
#include "ui/widgets/frame.hpp"

namespace tandem::ui {

class Shell final : public ShellActions {
public:
    explicit Shell(Client& client);
    ~Shell() override;

    // The platform, each frame: everything that is on the page. Calls client.end_frame().
    void draw();
    void set_device(Device device) { device_ = std::move(device); }
    void arrive(std::string_view hash) { navigation_.arrive(hash); }    // the address changed, or is known at the start
    // Files were chosen or dropped; `handles` as import.open takes them: "3,4".
    void open_files(std::string_view handles);
    // A newer version of the site waits: a toast offers to reload.
    void announce_new_version();
    const Navigation& navigation() const { return navigation_; }

    void open_create(std::string_view entity, Presets presets) override;
    void capture_feedback(Presets presets) override;
    void report(const CommandResult& result) override;
    void step_record(int by) override;
    void import_files() override;

private:
    View& view_of(const Route& route);
    void draw_opening(const Live<WorkspaceAnswer>& state);
    void draw_workspace(const WorkspaceAnswer& workspace);
    void draw_search_results(ViewContext& context);
    void draw_overlays(ViewContext& context);
    void draw_export(ViewContext& context);
    void draw_job(ViewContext& context);
    void draw_storage_banner(ViewContext& context);     // takes its strip off the content
    void fill_frame(const WorkspaceAnswer& workspace);
    void act(const FrameEvents& events, ViewContext& context);
    void go_by_letter();
    void keys(ViewContext& context);
    void use_settings(const WorkspaceAnswer& workspace);
    void speak(std::string_view code);              // takes a language into use as soon as its words are there
    void use_custom_fields();

    Client& client_;
    Catalog catalog_;
    Navigation navigation_;
    Device device_;
    Format format_;
    Frame frame_;
    std::unordered_map<std::string, std::unique_ptr<View>> views_;
    std::unique_ptr<View> welcome_, who_;
    View* shown_ = nullptr;
    PaletteSource palette_;
    FeedbackCapture capture_;
    CreateForm create_;
    std::int64_t fields_revision_ = -1;     // of the custom fields in the catalog
    std::string title_, preferences_, language_;    // language_: that the page was told
    double busy_since_ = -1, go_pressed_ = -10;
    bool fills_window_ = false, shortcuts_are_open_ = false, export_is_open_ = false;
    int export_choice_ = 0, export_format_ = 0, export_platform_ = 0;
};

} // namespace tandem::ui
