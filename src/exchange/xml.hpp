// XML in pieces, by Expat: elements and texts are told to a visitor. Document types are refused, so that no entity can be declared.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "tandem/base/error.hpp"

namespace tandem {

class XmlVisitor {
public:
    virtual ~XmlVisitor() = default;
    // `name` without its namespace's prefix; attribute() answers while this runs.
    virtual void begin(std::string_view name) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}
    std::string_view attribute(std::string_view name) const;    // also without prefix; empty when there is none
    // Ends the reading with this sentence.
    void stop(std::string sentence) { if (stopped_.empty()) stopped_ = std::move(sentence); }
    bool is_stopped() const { return !stopped_.empty(); }

private:
    friend class XmlReader;
    const char** attributes_ = nullptr;
    std::string stopped_;
};

class XmlReader {
public:
    // `what` begins the sentences of errors.
    XmlReader(XmlVisitor& visitor, std::string what);
    ~XmlReader();
    Result<> feed(std::string_view piece, bool is_last = false);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem
