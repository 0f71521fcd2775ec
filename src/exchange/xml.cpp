// Expat's callbacks.
#include "exchange/xml.hpp"

#include <expat.h>

namespace tandem {

namespace {

std::string_view local(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlVisitor::attribute(std::string_view name) const {
    std::string_view without_prefix;
    for (const char** each = attributes_; each && each[0]; each += 2) {
        if (each[0] == name) return each[1];
        if (local(each[0]) == name) without_prefix = each[1];
    }
    return without_prefix;
}

struct XmlReader::Impl {
    XmlVisitor* visitor;
    std::string what;
    XML_Parser parser;
    int depth = 0;
};

XmlReader::XmlReader(XmlVisitor& visitor, std::string what) : impl_(std::make_unique<Impl>(&visitor, std::move(what), XML_ParserCreate(nullptr))) {
    XML_Parser parser = impl_->parser;
    TANDEM_ASSERT(parser != nullptr);
    XML_SetUserData(parser, impl_.get());
    XML_SetElementHandler(
        parser,
        [](void* data, const char* name, const char** attributes) {
            Impl& m = *static_cast<Impl*>(data);
            if (m.visitor->is_stopped()) return;
            if (++m.depth > 100) m.visitor->stop("has elements within elements, 100 deep.");
            m.visitor->attributes_ = attributes;
            m.visitor->begin(local(name));
            m.visitor->attributes_ = nullptr;
            if (m.visitor->is_stopped()) XML_StopParser(m.parser, XML_FALSE);
        },
        [](void* data, const char* name) {
            Impl& m = *static_cast<Impl*>(data);
            if (m.visitor->is_stopped()) return;
            --m.depth;
            m.visitor->end(local(name));
            if (m.visitor->is_stopped()) XML_StopParser(m.parser, XML_FALSE);
        });
    XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int size) {
        Impl& m = *static_cast<Impl*>(data);
        if (!m.visitor->is_stopped()) m.visitor->text({text, static_cast<std::size_t>(size)});
    });
    XML_SetStartDoctypeDeclHandler(parser, [](void* data, const char*, const char*, const char*, int) {
        Impl& m = *static_cast<Impl*>(data);
        m.visitor->stop("declares a document type, which a workbook has no use for; it is refused.");
        XML_StopParser(m.parser, XML_FALSE);
    });
}

XmlReader::~XmlReader() { XML_ParserFree(impl_->parser); }

Result<> XmlReader::feed(std::string_view piece, bool is_last) {
    const auto status = XML_Parse(impl_->parser, piece.data(), static_cast<int>(piece.size()), is_last);
    if (impl_->visitor->is_stopped()) return fail(ErrorCode::invalid_input, impl_->what + " " + impl_->visitor->stopped_);
    if (status == XML_STATUS_OK) return {};
    return fail(ErrorCode::invalid_input, impl_->what + " is no valid XML at line " + std::to_string(XML_GetCurrentLineNumber(impl_->parser)) + ".");
}

}  // namespace tandem
