// Larger text for a while: what is read from the back of a room.
#pragma once

namespace tandem::ui {

// Multiplies the size of every text style while it lives; scopes within each other multiply.
class TextScale {
public:
    explicit TextScale(float by);
    ~TextScale();
    TextScale(const TextScale&) = delete;
    TextScale& operator=(const TextScale&) = delete;

private:
    float before_;
};

} // namespace tandem::ui
