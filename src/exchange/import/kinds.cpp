// Recognises a file by its columns, and says where each column goes.
#include "exchange/import/kinds.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "exchange/import/own_kinds.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"

namespace tandem::import {

namespace {

constexpr std::array maven_accounts{
    ColumnRule{"account", "company.name"}, ColumnRule{"sector", "company.sector"}, ColumnRule{"year established", "company.founded"},
    ColumnRule{"revenue", "company.revenue*1000000"}, ColumnRule{"employees", "company.employees"}, ColumnRule{"office location", "company.country"},
    ColumnRule{"subsidiary of", "company.parent"}};
constexpr std::array maven_products{ColumnRule{"product", "product.name"}, ColumnRule{"series", "product.series"}, ColumnRule{"sales price", "product.price"}};
constexpr std::array maven_teams{ColumnRule{"sales agent", "person.name"}, ColumnRule{"manager", "person.manager"}, ColumnRule{"regional office", "person.region"}};
constexpr std::array maven_pipeline{
    ColumnRule{"opportunity id", "deal.external_id"}, ColumnRule{"sales agent", "deal.owner"}, ColumnRule{"product", "deal.product"}, ColumnRule{"account", "deal.company"},
    ColumnRule{"deal stage", "deal.stage"}, ColumnRule{"engage date", "deal.opened_on"}, ColumnRule{"close date", "deal.closed_on"}, ColumnRule{"close value", "deal.amount"}};
constexpr std::array olist_leads{ColumnRule{"mql id", "contact.external_id"}, ColumnRule{"first contact date", "contact.created_at"}, ColumnRule{"origin", "contact.source"}};
constexpr std::array olist_deals{
    ColumnRule{"mql id", "deal.external_id"}, ColumnRule{"sr id", "deal.owner"}, ColumnRule{"won date", "deal.closed_on"}, ColumnRule{"lead type", "deal.source"},
    ColumnRule{"declared monthly revenue", "deal.amount"}};
constexpr std::array atomic_contacts{
    ColumnRule{"id", "contact.external_id"}, ColumnRule{"first name", "contact.first_name"}, ColumnRule{"last name", "contact.last_name"}, ColumnRule{"gender", "contact.gender"},
    ColumnRule{"title", "contact.title"}, ColumnRule{"background", "contact.background"}, ColumnRule{"first seen", "contact.created_at"}, ColumnRule{"last seen", "contact.last_seen_at"},
    ColumnRule{"has newsletter", "contact.newsletter"}, ColumnRule{"status", "contact.status"}, ColumnRule{"tags", "contact_tag.tag"}, ColumnRule{"linkedin url", "contact.linkedin"},
    ColumnRule{"company", "contact.company"}, ColumnRule{"sales", "contact.owner"}, ColumnRule{"email work", "contact_email.value:work"}, ColumnRule{"email home", "contact_email.value:home"},
    ColumnRule{"email other", "contact_email.value:other"}, ColumnRule{"phone work", "contact_phone.value:work"}, ColumnRule{"phone home", "contact_phone.value:home"},
    ColumnRule{"phone other", "contact_phone.value:other"}};

constexpr std::array google_ads_api{
    ColumnRule{"customer id", "spend.account"}, ColumnRule{"id", "spend.external_campaign"}, ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"date", "spend.day"},
    ColumnRule{"cost micros", "spend.cost/1000000"}, ColumnRule{"impressions", "spend.impressions"}, ColumnRule{"clicks", "spend.clicks"}, ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array google_ads_report{
    ColumnRule{"day|date", "spend.day"}, ColumnRule{"campaign", "spend.campaign_name"}, ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"account|account name|customer id", "spend.account"},
    ColumnRule{"ad group", "spend.ad_group"}, ColumnRule{"currency code", "spend.currency"}, ColumnRule{"cost", "spend.cost"}, ColumnRule{"impr|impressions", "spend.impressions"},
    ColumnRule{"clicks|interactions", "spend.clicks"}, ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array meta_ads_report{
    ColumnRule{"day|reporting starts|jour|tag", "spend.day"}, ColumnRule{"campaign name|nom de la campagne|kampagnenname", "spend.campaign_name"}, ColumnRule{"campaign id", "spend.external_campaign"},
    ColumnRule{"account id|account name", "spend.account"}, ColumnRule{"ad set name|nom de l ensemble de publicites", "spend.ad_group"}, ColumnRule{"ad name|ad id", "spend.ad"},
    ColumnRule{"amount spent|montant depense|ausgegebener betrag", "spend.cost"}, ColumnRule{"impressions|impressionen", "spend.impressions"},
    ColumnRule{"link clicks|clicks all|clicks|clics sur un lien", "spend.clicks"}, ColumnRule{"results", "spend.conversions"}};
constexpr std::array meta_ads_api{
    ColumnRule{"ad id", "spend.ad"}, ColumnRule{"date", "spend.day"}, ColumnRule{"account id", "spend.account"}, ColumnRule{"impressions", "spend.impressions"},
    ColumnRule{"inline link clicks|clicks", "spend.clicks"}, ColumnRule{"spend", "spend.cost"}, ColumnRule{"campaign id", "spend.external_campaign"}};
constexpr std::array linkedin_report{
    ColumnRule{"start date|date|day", "spend.day"}, ColumnRule{"account name|account id", "spend.account"}, ColumnRule{"currency", "spend.currency"}, ColumnRule{"campaign name", "spend.campaign_name"},
    ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"total spent", "spend.cost"}, ColumnRule{"impressions", "spend.impressions"}, ColumnRule{"clicks", "spend.clicks"},
    ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array linkedin_api{
    ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"day", "spend.day"}, ColumnRule{"cost in local currency", "spend.cost"}, ColumnRule{"impressions", "spend.impressions"},
    ColumnRule{"clicks", "spend.clicks"}, ColumnRule{"external website conversions", "spend.conversions"}};
constexpr std::array microsoft_api{
    ColumnRule{"date|gregorian date", "spend.day"}, ColumnRule{"account id", "spend.account"}, ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"campaign name", "spend.campaign_name"},
    ColumnRule{"currency code", "spend.currency"}, ColumnRule{"spend", "spend.cost"}, ColumnRule{"impressions", "spend.impressions"}, ColumnRule{"clicks", "spend.clicks"},
    ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array google_campaigns{ColumnRule{"id", "campaign.external_id"}, ColumnRule{"name", "campaign.name"}, ColumnRule{"start date", "campaign.starts_on"},
    ColumnRule{"end date", "campaign.ends_on"}, ColumnRule{"status", "campaign.status"}, ColumnRule{"advertising channel type", "campaign.channel"}, ColumnRule{"updated at", "row.version"}};
constexpr std::array meta_campaigns{ColumnRule{"id", "campaign.external_id"}, ColumnRule{"name", "campaign.name"}, ColumnRule{"updated time", "row.version"}};
constexpr std::array linkedin_campaigns{ColumnRule{"id", "campaign.external_id"}, ColumnRule{"name", "campaign.name"}, ColumnRule{"last modified time", "row.version"}};

// Labels of several programs for one record; the generic mapping as well.
constexpr std::array contact_columns{
    ColumnRule{"record id|id|contact id|lead id|hs object id|external id|rec id", "contact.external_id"}, ColumnRule{"first name|firstname|given name|vorname|prenom", "contact.first_name"},
    ColumnRule{"last name|lastname|family name|surname|nachname|nom", "contact.last_name"}, ColumnRule{"name|full name|contact full name|contact name", "contact.full_name"},
    ColumnRule{"job title|jobtitle|title|organization title|organization 1 title|position", "contact.title"},
    ColumnRule{"company|company name|organization name|organization 1 name|organization|account name|associated company|company account", "contact.company"},
    ColumnRule{"email|e mail|e mail address|email address|email work|e mail 1 value", "contact_email.value:work"},
    ColumnRule{"email home|e mail 2 address|e mail 2 value|email other", "contact_email.value:home"}, ColumnRule{"e mail 3 address|e mail 3 value", "contact_email.value:other"},
    ColumnRule{"phone number|phone|business phone|phone work|phone 1 value|telephone", "contact_phone.value:work"}, ColumnRule{"mobile phone|mobilephone|mobile phone number|mobile", "contact_phone.value:mobile"},
    ColumnRule{"home phone|phone home|phone 2 value", "contact_phone.value:home"}, ColumnRule{"lifecycle stage|lifecyclestage|lifecycle", "contact.lifecycle"}, ColumnRule{"lead status|status", "contact.status"},
    ColumnRule{"contact owner|lead owner|owner|record owner", "contact.owner"}, ColumnRule{"original source|original traffic source|lead source|leadsource|source|origin", "contact.source"},
    ColumnRule{"city|mailing city|business city", "contact.city"}, ColumnRule{"country region|country|mailing country|business country region", "contact.country"},
    ColumnRule{"create date|createdate|created date|created at|createddate", "contact.created_at"}, ColumnRule{"birthday|birthdate|date of birth", "contact.birthday"}, ColumnRule{"notes|background|description", "contact.background"},
    ColumnRule{"linkedin url|linkedin", "contact.linkedin"}, ColumnRule{"tags|labels|categories", "contact_tag.tag"}, ColumnRule{"gender", "contact.gender"},
    ColumnRule{"street number|house number|hausnummer", "contact_address.house_number"}, ColumnRule{"street|street address|address|address 1|address line 1|strasse|rue", "contact_address.street"},
    ColumnRule{"address 2|address line 2|street 2", "contact_address.street_2"}, ColumnRule{"postal code|postcode|zip|zip code|plz|code postal", "contact_address.postal_code"},
    ColumnRule{"suburb", "contact_address.city"}, ColumnRule{"state|state region|province|region", "contact_address.region"}};
constexpr std::array company_columns{
    ColumnRule{"record id|id|company id|account id|external id", "company.external_id"}, ColumnRule{"company name|name|account name|account|company|organization name", "company.name"},
    ColumnRule{"company domain name|domain", "company.domain"}, ColumnRule{"website url|website", "company.website"}, ColumnRule{"industry|sector", "company.sector"},
    ColumnRule{"company owner|account owner|owner", "company.owner"}, ColumnRule{"annual revenue|annualrevenue|revenue", "company.revenue"},
    ColumnRule{"number of employees|numberofemployees|employees|no of employees", "company.employees"}, ColumnRule{"year founded|founded|year established", "company.founded"},
    ColumnRule{"city|billing city", "company.city"}, ColumnRule{"country region|country|billing country", "company.country"}, ColumnRule{"phone number|phone", "company.phone"},
    ColumnRule{"description", "company.description"}, ColumnRule{"create date|created date|createdate", "company.created_at"}};
constexpr std::array deal_columns{
    ColumnRule{"record id|id|deal id|opportunity id|external id", "deal.external_id"}, ColumnRule{"deal name|name|opportunity name|dealname|deal|title", "deal.name"},
    ColumnRule{"deal stage|stage|stagename|stage name|dealstage", "deal.stage"}, ColumnRule{"amount|value|deal value|close value", "deal.amount"},
    ColumnRule{"close date|closedate|expected close date|closing date", "deal.closes_on"}, ColumnRule{"create date|createdate|created date|opened on|createddate", "deal.opened_on"},
    ColumnRule{"deal owner|opportunity owner|owner|sales agent", "deal.owner"}, ColumnRule{"associated company|account name|company|company name|account", "deal.company"},
    ColumnRule{"associated company ids", "deal.company#id"}, ColumnRule{"probability|deal probability", "deal.probability"}, ColumnRule{"lead source|source", "deal.source"},
    ColumnRule{"product|product name", "deal.product"}, ColumnRule{"contact|contact name|primary contact", "deal.contact"}, ColumnRule{"description|note|notes", "deal.note"}};
constexpr std::array product_columns{ColumnRule{"product|product name|name", "product.name"}, ColumnRule{"series|family|product family", "product.series"}, ColumnRule{"sales price|price|unit price|list price", "product.price"},
    ColumnRule{"id|product id|sku|product code", "product.external_id"}};
constexpr std::array person_columns{ColumnRule{"sales agent|name|full name|user", "person.name"}, ColumnRule{"email|e mail", "person.email"}, ColumnRule{"team", "person.team"},
    ColumnRule{"regional office|region|office|territory", "person.region"}, ColumnRule{"manager", "person.manager"}, ColumnRule{"title|role", "person.title"}};
constexpr std::array campaign_columns{ColumnRule{"id|campaign id", "campaign.external_id"}, ColumnRule{"campaign name|name|campaign", "campaign.name"}, ColumnRule{"type|channel", "campaign.channel"},
    ColumnRule{"status", "campaign.status"}, ColumnRule{"start date|starts on", "campaign.starts_on"}, ColumnRule{"end date|ends on", "campaign.ends_on"}, ColumnRule{"budgeted cost|budget", "campaign.budget"},
    ColumnRule{"description|goal", "campaign.goal"}};

constexpr std::array kinds{
    FileKind{"maven_accounts", "Companies (Maven sales data)", "company", "maven", "account,sector,year established,subsidiary of", maven_accounts, Shape::records, {}, "Revenue is read as millions, as this data set states it"},
    FileKind{"maven_products", "Products (Maven sales data)", "product", "maven", "product,series,sales price", maven_products},
    FileKind{"maven_teams", "Sales team (Maven sales data)", "person", "maven", "sales agent,manager,regional office", maven_teams},
    FileKind{"maven_pipeline", "Deals (Maven sales data)", "deal", "maven", "opportunity id,sales agent,deal stage,close value", maven_pipeline, Shape::deals},
    FileKind{"olist_deals", "Won deals (Olist)", "deal", "olist", "mql id,seller id,won date", olist_deals, Shape::olist_deals},
    FileKind{"olist_leads", "Qualified leads (Olist)", "contact", "olist", "mql id,first contact date,origin", olist_leads},
    FileKind{"atomic_contacts", "Contacts (Atomic CRM)", "contact", "atomic_crm", "first name,last name,email work,phone work,has newsletter", atomic_contacts},
    FileKind{"google_ads_api", "Ad spend (Google Ads, API rows)", "spend", "google_ads", "cost micros,customer id,date", google_ads_api, Shape::spend, "google_ads"},
    FileKind{"linkedin_api", "Ad spend (LinkedIn, API rows)", "spend", "linkedin_ads", "cost in local currency,campaign id,day", linkedin_api, Shape::spend, "linkedin_ads"},
    FileKind{"microsoft_api", "Ad spend (Microsoft Ads)", "spend", "microsoft_ads", "spend,campaign id,date|gregorian date,impressions,clicks", microsoft_api, Shape::spend, "microsoft_ads"},
    FileKind{"meta_api", "Ad spend (Meta Ads, API rows)", "spend", "meta_ads", "ad id,date,spend,impressions", meta_ads_api, Shape::spend, "meta_ads", "These rows name ads and no campaign; they stay unmapped until you map them"},
    FileKind{"meta_report", "Ad spend (Meta Ads report)", "spend", "meta_ads", "amount spent|montant depense|ausgegebener betrag,campaign name|nom de la campagne|kampagnenname", meta_ads_report, Shape::spend, "meta_ads"},
    FileKind{"linkedin_report", "Ad spend (LinkedIn report)", "spend", "linkedin_ads", "total spent,campaign name", linkedin_report, Shape::spend, "linkedin_ads"},
    FileKind{"google_report", "Ad spend (Google Ads report)", "spend", "google_ads", "campaign,cost,impr|impressions|clicks,day|date", google_ads_report, Shape::spend, "google_ads"},
    FileKind{"google_campaigns", "Campaigns (Google Ads)", "campaign", "google_ads", "id,name,customer id,advertising channel type", google_campaigns, Shape::campaign_history, "google_ads"},
    FileKind{"linkedin_campaigns", "Campaigns (LinkedIn)", "campaign", "linkedin_ads", "id,name,account id,campaign group id,last modified time", linkedin_campaigns, Shape::campaign_history, "linkedin_ads"},
    FileKind{"meta_campaigns", "Campaigns (Meta Ads)", "campaign", "meta_ads", "id,name,account id,updated time", meta_campaigns, Shape::campaign_history, "meta_ads"},
    FileKind{"hubspot_deals", "Deals (HubSpot)", "deal", "hubspot", "record id,deal name,deal stage", deal_columns, Shape::deals},
    FileKind{"hubspot_contacts", "Contacts (HubSpot)", "contact", "hubspot", "record id,first name|last name,email", contact_columns},
    FileKind{"hubspot_companies", "Companies (HubSpot)", "company", "hubspot", "record id,company name", company_columns},
    FileKind{"salesforce_opportunities", "Deals (Salesforce opportunities)", "deal", "salesforce", "id,stagename,closedate", deal_columns, Shape::deals},
    FileKind{"salesforce_leads", "Contacts (Salesforce leads)", "contact", "salesforce", "id,lastname,company,status", contact_columns},
    FileKind{"google_contacts", "Contacts (Google Contacts)", "contact", "google_contacts", "e mail 1 value", contact_columns},
    FileKind{"outlook_contacts", "Contacts (Outlook)", "contact", "outlook", "e mail address,last name,business phone", contact_columns},
};

// Without a signature: what the columns' names alone say.
constexpr std::array generic_kinds{
    FileKind{"contacts", "Contacts", "contact", "file", "first name|last name|firstname|lastname|email|e mail|email address|e mail address|full name|contact name|surname|given name|vorname|nachname", contact_columns},
    FileKind{"deals", "Deals", "deal", "file", "amount|value|deal value|close value,stage|deal stage|stage name|deal name|opportunity name|close date", deal_columns, Shape::deals},
    FileKind{"campaigns", "Campaigns", "campaign", "file", "campaign name|campaign,status|type|channel|budget|start date", campaign_columns},
    FileKind{"products", "Products", "product", "file", "product|product name|name,price|sales price|unit price|list price", product_columns},
    FileKind{"people", "People of the teams", "person", "file", "sales agent|name,regional office|region|manager|team", person_columns},
    FileKind{"companies", "Companies", "company", "file", "company name|company|account|account name|organization name|name,domain|company domain name|industry|sector|website|employees|annual revenue|revenue|country|city", company_columns},
};

bool is_one_of(std::string_view alternatives, std::string_view header) {
    for (const auto each : split(alternatives, '|')) if (each == header) return true;
    return false;
}

bool has_all(std::string_view signature, std::span<const std::string> headers) {
    for (const auto need : split(signature, ','))
        if (std::ranges::none_of(headers, [&](const std::string& h) { return is_one_of(need, h); })) return false;
    return true;
}

std::string listed(std::string_view signature, std::span<const std::string> headers) {
    std::string words;
    for (const auto need : split(signature, ','))
        for (const std::string& h : headers)
            if (is_one_of(need, h)) { words += (words.empty() ? "" : ", ") + h; break; }
    return words;
}

void map_columns(const FileKind& kind, std::span<const std::string> headers, Recognition& out, double confidence) {
    out.targets.assign(headers.size(), {});
    out.confidence.assign(headers.size(), 0);
    for (const ColumnRule& rule : kind.columns) {
        if (std::ranges::find(out.targets, rule.target) != out.targets.end()) continue;
        bool done = false;
        for (const auto alternative : split(rule.headers, '|')) {
            for (std::size_t i = 0; i < headers.size() && !done; ++i)
                if (headers[i] == alternative && out.targets[i].empty()) {
                    out.targets[i] = rule.target;
                    out.confidence[i] = confidence;
                    done = true;
                }
            if (done) break;
        }
    }
}


// "E-mail 2 - Value", "Phone 1 - Label", "Address 1 - City": numbered columns of address books become part rows, each with its kind.
std::string numbered_target(std::string_view header) {
    struct Group { std::string_view word, entity; };
    static constexpr Group groups[] = {{"e mail ", "contact_email"}, {"email ", "contact_email"}, {"emails ", "contact_email"}, {"phone ", "contact_phone"}, {"phones ", "contact_phone"}, {"address ", "contact_address"}, {"addresses ", "contact_address"}};
    struct Part { std::string_view word, field; };
    static constexpr Part parts[] = {{" value", "value"}, {" email", "value"}, {" address", "value"}, {" number", "value"}, {" type", "kind"}, {" label", "kind"}, {" street", "street"}, {" formatted", "street"}, {" city", "city"}, {" region", "region"}, {" postal code", "postal_code"}, {" country", "country"}};
    for (const Group& group : groups) {
        if (!header.starts_with(group.word)) continue;
        const std::string_view rest = header.substr(group.word.size());
        const auto digits = rest.find_first_not_of("0123456789");
        if (digits == 0 || digits == rest.npos) continue;
        for (const Part& part : parts)
            if (rest.substr(digits) == part.word && (group.entity == "contact_address") == (part.field != "value" && part.field != "kind"))
                return std::string(group.entity) + "." + std::string(part.field) + ":#" + std::string(rest.substr(0, digits));
        if (rest.substr(digits) == " type" || rest.substr(digits) == " label") return std::string(group.entity) + ".kind:#" + std::string(rest.substr(0, digits));
    }
    return {};
}

void map_numbered(const FileKind& kind, std::span<const std::string> headers, Recognition& out) {
    if (kind.entity != "contact") return;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (out.targets[i].empty())
            if (std::string target = numbered_target(headers[i]); !target.empty()) out.targets[i] = std::move(target), out.confidence[i] = 1;
}

}  // namespace

Target parse_target(std::string_view text) {
    Target t;
    const auto dot = text.find('.');
    if (dot == text.npos) return t;
    t.entity = text.substr(0, dot);
    std::string_view rest = text.substr(dot + 1);
    if (const auto at = rest.find('@'); at != rest.npos) {
        t.by_row = true;
        t.field = rest.substr(0, at);
        rest.remove_prefix(at + 1);
        if (rest.starts_with(':')) t.how = rest.substr(1);
        return t;
    }
    const auto mark = rest.find_first_of("#:/*");
    t.field = rest.substr(0, mark);
    if (mark == rest.npos) return t;
    const std::string_view tail = rest.substr(mark + 1);
    if (rest[mark] == '/' || rest[mark] == '*') {
        long n = 1;
        std::from_chars(tail.data(), tail.data() + tail.size(), n);
        t.factor = rest[mark] == '*' ? static_cast<double>(n) : 1.0 / static_cast<double>(n);
    } else {
        t.how = rest[mark] == '#' ? "#" + std::string(tail) : std::string(tail);
    }
    return t;
}

Recognition recognise(const Catalog& catalog, std::span<const std::string> headers, std::string_view file_name) {
    if (Recognition own = recognise_own(catalog, headers, file_name); own.kind) return own;
    std::vector<std::string> names;
    for (const std::string& header : headers) {
        names.push_back(normalised_header(header));
        for (const std::string_view prefix : {"property ", "properties "})       // HubSpot's rows as a data pipeline or its interface writes them
            if (names.back().starts_with(prefix)) names.back().erase(0, prefix.size());
    }
    Recognition best;
    std::size_t best_size = 0;
    for (const auto list : {crm_kinds(), ad_kinds()})
        for (const FileKind& kind : list) {
            if (!has_all(kind.signature, names)) continue;
            const std::size_t size = split(kind.signature, ',').size();     // the more columns mark it, the more certain; earlier ones win a draw
            if (best.kind && size <= best_size) continue;
            best.kind = &kind;
            best_size = size;
        }
    double confidence = 1;
    if (!best.kind) {
        std::size_t most = 0;
        for (const auto list : {generic_kinds(), generic_ad_kinds()})
            for (const FileKind& kind : list) {
                if (!has_all(kind.signature, names)) continue;
                Recognition r;
                map_columns(kind, names, r, 0.8);
                const auto mapped = static_cast<std::size_t>(std::ranges::count_if(r.targets, [](const std::string& t) { return !t.empty(); }));
                if (mapped > most) most = mapped, best.kind = &kind;
            }
        confidence = 0.8;
    }
    if (!best.kind) return best;
    map_columns(*best.kind, names, best, confidence);
    map_numbered(*best.kind, names, best);
    best.why = (confidence == 1 ? "has the columns " : "looks like it by the columns ") + listed(best.kind->signature, names);
    return best;
}

int rank_of(std::string_view entity) {
    constexpr std::array order{"setting", "custom_field", "tag", "theme", "person", "product", "company", "campaign", "pipeline", "stage", "contact", "deal", "stage_change", "activity", "feedback", "spend", "touch"};
    return static_cast<int>(std::ranges::find(order, entity) - order.begin());
}

}  // namespace tandem::import
