// What the interface asks of the page around it: address, title, clipboard, files.
#pragma once

#include <string>
#include <string_view>

namespace tandem::ui {

class Host {
public:
    virtual ~Host() = default;
    virtual void navigate(std::string_view hash) = 0;               // "#/pipeline": the page pushes it, navigate() comes back to the shell
    virtual void replace(std::string_view hash) = 0;                // the same without a step of history
    virtual void set_title(std::string_view title) = 0;
    virtual void copy(std::string_view text) = 0;
    virtual void pick_files(std::string_view accept, bool several) = 0;
    virtual void open(std::string_view url) = 0;                    // mailto:, tel:, https:
    virtual void reload() = 0;
    virtual void set_dark(bool is_dark) = 0;                        // colours of the page around the canvas
    virtual void vibrate() = 0;                                     // a finger lifted a card
    virtual void post(std::string_view type, std::string_view json) = 0;   // anything else: {type, ...json}
};
Host& host();
void set_host(Host*);

} // namespace tandem::ui
