// Addresses to routes and back, and moving between them.
#include "ui/navigation.hpp"

#include <array>

#include "ui/frame_clock.hpp"
#include "ui/host.hpp"

namespace tandem::ui {

namespace {

// Entities with an address, and the view that lies beneath when such an address is opened cold.
struct Place { std::string_view entity, plural, view; };
constexpr auto places = std::to_array<Place>({
    {"contact", "contacts", "contacts"}, {"company", "companies", "companies"}, {"deal", "deals", "pipeline"}, {"activity", "activities", "activities"},
    {"campaign", "campaigns", "campaign"}, {"feedback", "feedback", "feedback"}, {"theme", "themes", "feedback"}, {"hand_off", "hand-offs", "hand-offs"}, {"touch", "touches", "campaigns"},
    {"person", "people", "settings"}, {"product", "products", "products"}, {"tag", "tags", "settings"}, {"stage", "stages", "settings"}, {"pipeline", "pipelines", "settings"},
});

const Place* place_of(std::string_view entity) {
    for (const Place& p : places) if (p.entity == entity) return &p;
    return nullptr;
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (end != 0) out.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return out;
}

std::string decoded(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else out += text[i] == '+' ? ' ' : text[i];
    }
    return out;
}

std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.') out += c;
        else out += '%', out += digits[byte >> 4], out += digits[byte & 15];
    }
    return out;
}

} // namespace

std::string_view Route::option(std::string_view name) const {
    for (const auto& [key, value] : options) if (key == name) return value;
    return {};
}

void Route::set_option(std::string_view name, std::string_view value) {
    std::erase_if(options, [&](const auto& o) { return o.first == name; });
    if (!value.empty()) options.emplace_back(name, value);
}

std::string plural_of(std::string_view entity) {
    const Place* place = place_of(entity);
    return std::string(place ? place->plural : std::string_view());
}

std::string entity_of(std::string_view plural) {
    for (const Place& p : places) if (p.plural == plural) return std::string(p.entity);
    return {};
}

std::string record_href(std::string_view entity, RowId row) { return "#/" + plural_of(entity) + "/" + to_text(row); }
std::string page_href(std::string_view entity, RowId row) { return record_href(entity, row) + (entity == "campaign" ? "" : "/page"); }

Route route_of(std::string_view hash, const Route& before) {
    if (hash.starts_with("#")) hash.remove_prefix(1);
    const auto question = hash.find('?');
    const auto path = parts(hash.substr(0, question), '/');
    Route route;
    if (question != std::string_view::npos)
        for (const std::string_view pair : parts(hash.substr(question + 1), '&')) {
            const auto equals = pair.find('=');
            route.set_option(decoded(pair.substr(0, equals)), equals == std::string_view::npos ? "1" : decoded(pair.substr(equals + 1)));
        }
    if (path.empty()) return route;
    route.view = path[0];
    const std::string entity = entity_of(path[0]);
    const RowId row = path.size() > 1 ? row_id_from_text(path[1]) : 0;
    if (entity.empty() || row == 0) return route;
    const RecordRef record{entity, row};
    const std::string_view more = path.size() > 2 ? path[2] : std::string_view();
    if (entity == "campaign") {
        route.view = "campaign", route.subject = record;
        if (more == "details") route.beside = record;
    } else if (more == "page") {
        route.view = "record", route.subject = record;
    } else {
        // Beside what is shown now; a record's page gives way to the list, or the record would lie beside itself.
        const auto options = route.options;
        route = before;
        if (before.view.empty() || before.view == "welcome" || before.subject == record) route = {.view = std::string(place_of(entity)->view)};
        route.beside = record;
        for (const auto& [name, value] : options) route.set_option(name, value);
    }
    return route;
}

std::string hash_of(const Route& route) {
    if (route.beside && route.beside == route.subject) return record_href(route.beside.entity, route.beside.row) + "/details";
    if (route.beside) return record_href(route.beside.entity, route.beside.row);
    std::string out = route.subject ? page_href(route.subject.entity, route.subject.row) : "#/" + route.view;
    char separator = '?';
    for (const auto& [name, value] : route.options) {
        out += separator + encoded(name) + "=" + encoded(value);
        separator = '&';
    }
    return out;
}

void Navigation::arrive(std::string_view hash) {
    // The first address has nothing beneath it: a record then opens beside its own list.
    const Route before = arrived_once_ ? route_ : Route{.view = {}};
    Route next = route_of(hash, before);
    arrived_once_ = true;
    if (next == route_) return;
    arrived_ = arrived_ || next.view != route_.view || next.subject != route_.subject;
    route_ = std::move(next);
    wake();
}

void Navigation::go(std::string_view hash) {
    if (hash == hash_of(route_)) return;
    arrive(hash);
    host().navigate(hash);
}

void Navigation::replace(std::string_view hash) {
    arrive(hash);
    host().replace(hash);
}

void Navigation::open_record(std::string_view entity, RowId row) { go(record_href(entity, row)); }

void Navigation::close_record() {
    Route route = route_;
    route.beside = {};
    const std::string hash = hash_of(route);
    arrive(hash);
    host().navigate(hash);
}

void Navigation::set_option(std::string_view name, std::string_view value) {
    if (route_.option(name) == value) return;       // the page may be elsewhere already, and would be called back
    route_.set_option(name, value);
    if (!route_.beside) host().replace(hash_of(route_));
    wake();
}

} // namespace tandem::ui
