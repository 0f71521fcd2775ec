// The interface's wishes as messages to the page.
#include "view_page.hpp"

namespace tandem::ui {

namespace {

class PageHost final : public Host {
public:
    void navigate(std::string_view hash) override { tell("navigate", hash); }
    void replace(std::string_view hash) override { tell("replace", hash); }
    void set_title(std::string_view title) override { tell("title", title); }
    void copy(std::string_view text) override { tell("copy", text); }
    void pick_files(std::string_view accept, bool several) override { tell("pickFiles", accept, several); }
    void open(std::string_view url) override { tell("open", url); }
    void reload() override { tell("reload", {}); }
    void set_dark(bool is_dark) override { tell("theme", {}, is_dark); }
    void vibrate() override { tell("vibrate", {}); }
    void post(std::string_view type, std::string_view json) override { tell(std::string(type).c_str(), json, -1); }

private:
    static void tell(const char* type, std::string_view text, int number = 0) { view_host(type, text.data(), int(text.size()), number); }
};

} // namespace

Host& page_host() {
    static PageHost the_host;
    return the_host;
}

} // namespace tandem::ui
