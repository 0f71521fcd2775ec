// Ad reports as the platforms' pages and interfaces give them. Header facts: reference/formats of the field, and the files themselves.
#include <array>

#include "exchange/import/kinds.hpp"

namespace tandem::import {

namespace {

constexpr std::array google_api{
    ColumnRule{"customer id", "spend.account"}, ColumnRule{"id", "spend.external_campaign"}, ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"date", "spend.day"},
    ColumnRule{"cost micros", "spend.cost/1000000"}, ColumnRule{"impressions", "spend.impressions"}, ColumnRule{"clicks", "spend.clicks"}, ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array google_report{
    ColumnRule{"day|date|tag|jour|dia|giorno", "spend.day"}, ColumnRule{"campaign|campaign name|kampagne|campagne|campana|campagna|campanha", "spend.campaign_name"},
    ColumnRule{"campaign id|kampagnen id|id de campagne|id de campana|id de la campana", "spend.external_campaign"}, ColumnRule{"account|account name|customer id|konto|compte|cuenta", "spend.account"},
    ColumnRule{"ad group|ad group name|anzeigengruppe|groupe d annonces|grupo de anuncios", "spend.ad_group"}, ColumnRule{"currency code|currency|wahrungscode|code devise|codigo de moneda", "spend.currency"},
    ColumnRule{"cost|kosten|cout|coste|costo|custo", "spend.cost"}, ColumnRule{"impr|impressions|impressionen|impresiones|impressioni", "spend.impressions"},
    ColumnRule{"clicks|interactions|klicks|clics|clic|cliques", "spend.clicks"}, ColumnRule{"conversions|conversionen|conversiones", "spend.conversions"}};
constexpr std::array meta_report{
    ColumnRule{"day|date|jour|tag|dia|giorno|dag|reporting starts|debut des rapports|date de debut des rapports|berichtsstart|berichtsbeginn|inicio del informe|inizio report|inicio dos relatorios", "spend.day"},
    ColumnRule{"reporting ends|fin des rapports|date de fin des rapports|berichtsende|fin del informe|fine report|fim dos relatorios", "row.until"},
    ColumnRule{"campaign name|nom de la campagne|kampagnenname|nombre de la campana|nome della campagna|nome da campanha|campagnenaam", "spend.campaign_name"},
    ColumnRule{"campaign id|id de la campagne|identifiant de la campagne|kampagnen id|identificador de la campana|id campagna", "spend.external_campaign"},
    ColumnRule{"account id|account name|nom du compte|kontoname|nombre de la cuenta", "spend.account"},
    ColumnRule{"ad set name|nom de l ensemble de publicites|anzeigengruppenname|name der anzeigengruppe|nombre del conjunto de anuncios", "spend.ad_group"},
    ColumnRule{"ad id|ad name|nom de la publicite|anzeigenname|name der werbeanzeige|nombre del anuncio", "spend.ad"},
    ColumnRule{"amount spent|montant depense|ausgegebener betrag|importe gastado|importo speso|valor usado|valor gasto|besteed bedrag", "spend.cost"},
    ColumnRule{"impressions|impressionen|impresiones|impression|impressoes|weergaven", "spend.impressions"},
    ColumnRule{"link clicks|clicks all|clicks|clics sur un lien|clics sur le lien|clics tous|link klicks|klicks alle|clics en el enlace|clics todos|clic sul link|cliques no link|klikken op link", "spend.clicks"},
    ColumnRule{"results|resultats|ergebnisse|resultados|risultati", "spend.conversions"}};
constexpr std::array meta_api{
    ColumnRule{"ad id", "spend.ad"}, ColumnRule{"date", "spend.day"}, ColumnRule{"account id", "spend.account"}, ColumnRule{"impressions", "spend.impressions"},
    ColumnRule{"inline link clicks|clicks", "spend.clicks"}, ColumnRule{"spend", "spend.cost"}, ColumnRule{"campaign id", "spend.external_campaign"}};
constexpr std::array linkedin_report{
    ColumnRule{"start date|date|day|fecha de inicio|fecha de inicio en utc|date de debut|date de debut en utc|startdatum", "spend.day"},
    ColumnRule{"account name|account id|nombre de la cuenta|nom du compte|kontoname", "spend.account"}, ColumnRule{"currency|divisa|moneda|devise|wahrung", "spend.currency"},
    ColumnRule{"campaign name|nombre de la campana|nom de la campagne|kampagnenname|name der kampagne", "spend.campaign_name"},
    ColumnRule{"campaign id|id de la campana|identificador de la campana|id de campana|identifiant de la campagne|id de la campagne|kampagnen id", "spend.external_campaign"},
    ColumnRule{"total spent|total gastado|gasto total|importe total gastado|cantidad total gastada|total invertido|inversion total|total depense|montant total depense|depense totale|gesamtausgaben|ausgaben insgesamt", "spend.cost"},
    ColumnRule{"impressions|impresiones|impressionen", "spend.impressions"}, ColumnRule{"clicks|clics|klicks", "spend.clicks"},
    ColumnRule{"conversions|conversiones|conversionen|konversionen", "spend.conversions"}};
constexpr std::array linkedin_api{
    ColumnRule{"campaign id", "spend.external_campaign"}, ColumnRule{"day", "spend.day"}, ColumnRule{"cost in local currency", "spend.cost"}, ColumnRule{"impressions", "spend.impressions"},
    ColumnRule{"clicks", "spend.clicks"}, ColumnRule{"external website conversions", "spend.conversions"}};
constexpr std::array microsoft{
    ColumnRule{"date|gregorian date|day|time period", "spend.day"}, ColumnRule{"account id|account name|account number", "spend.account"}, ColumnRule{"campaign id", "spend.external_campaign"},
    ColumnRule{"campaign name|campaign", "spend.campaign_name"}, ColumnRule{"ad group|ad group name", "spend.ad_group"}, ColumnRule{"currency code", "spend.currency"}, ColumnRule{"spend", "spend.cost"},
    ColumnRule{"impressions", "spend.impressions"}, ColumnRule{"clicks", "spend.clicks"}, ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array other_spend{
    ColumnRule{"day|date|date day", "spend.day"}, ColumnRule{"campaign name|campaign|utm campaign", "spend.campaign_name"}, ColumnRule{"campaign id", "spend.external_campaign"},
    ColumnRule{"account|account name|account id|platform|utm source", "spend.account"}, ColumnRule{"ad group|ad set|utm medium", "spend.ad_group"}, ColumnRule{"ad|ad name|ad id", "spend.ad"},
    ColumnRule{"currency|currency code", "spend.currency"}, ColumnRule{"spend|cost|amount spent", "spend.cost"}, ColumnRule{"impressions", "spend.impressions"}, ColumnRule{"clicks", "spend.clicks"},
    ColumnRule{"conversions", "spend.conversions"}};
constexpr std::array google_campaigns{ColumnRule{"id", "campaign.external_id"}, ColumnRule{"name", "campaign.name"}, ColumnRule{"start date", "campaign.starts_on"},
    ColumnRule{"end date", "campaign.ends_on"}, ColumnRule{"status", "campaign.status"}, ColumnRule{"advertising channel type", "campaign.channel"}, ColumnRule{"updated at", "row.version"}};
constexpr std::array meta_campaigns{ColumnRule{"id", "campaign.external_id"}, ColumnRule{"name", "campaign.name"}, ColumnRule{"updated time", "row.version"}};
constexpr std::array linkedin_campaigns{ColumnRule{"id", "campaign.external_id"}, ColumnRule{"name", "campaign.name"}, ColumnRule{"last modified time", "row.version"}};

constexpr std::array kinds{
    FileKind{"google_ads_api", "Ad spend (Google Ads, API rows)", "spend", "google_ads", "cost micros,customer id,date", google_api, Shape::spend, "google_ads"},
    FileKind{"linkedin_api", "Ad spend (LinkedIn, API rows)", "spend", "linkedin_ads", "cost in local currency,campaign id,day", linkedin_api, Shape::spend, "linkedin_ads"},
    FileKind{"microsoft_api", "Ad spend (Microsoft Ads)", "spend", "microsoft_ads", "spend,campaign id,date|gregorian date|time period,impressions,clicks", microsoft, Shape::spend, "microsoft_ads"},
    FileKind{"microsoft_api", "Ad spend (Microsoft Ads)", "spend", "microsoft_ads", "gregorian date,spend,campaign name", microsoft, Shape::spend, "microsoft_ads"},
    FileKind{"meta_api", "Ad spend (Meta Ads, API rows)", "spend", "meta_ads", "ad id,date,spend,impressions", meta_api, Shape::spend, "meta_ads", "These rows name ads and no campaign; they stay unmapped until you map them"},
    FileKind{"meta_report", "Ad spend (Meta Ads report)", "spend", "meta_ads",
             "amount spent|montant depense|ausgegebener betrag|importe gastado|importo speso|valor usado|valor gasto|besteed bedrag,"
             "campaign name|nom de la campagne|kampagnenname|nombre de la campana|nome della campagna|nome da campanha|campagnenaam", meta_report, Shape::spend, "meta_ads"},
    FileKind{"linkedin_report", "Ad spend (LinkedIn report)", "spend", "linkedin_ads",
             "total spent|total gastado|gasto total|importe total gastado|cantidad total gastada|total invertido|inversion total|total depense|montant total depense|depense totale|gesamtausgaben|ausgaben insgesamt,"
             "campaign name|nombre de la campana|nom de la campagne|kampagnenname|name der kampagne", linkedin_report, Shape::spend, "linkedin_ads"},
    FileKind{"google_report", "Ad spend (Google Ads report)", "spend", "google_ads",
             "campaign|kampagne|campagne|campana|campagna|campanha,cost|kosten|cout|coste|costo|custo,impr|impressions|clicks|interactions|impressionen|klicks|clics|impresiones|clic|cliques,day|date|tag|jour|dia|giorno",
             google_report, Shape::spend, "google_ads"},
    FileKind{"google_campaigns", "Campaigns (Google Ads)", "campaign", "google_ads", "id,name,customer id,advertising channel type", google_campaigns, Shape::campaign_history, "google_ads"},
    FileKind{"linkedin_campaigns", "Campaigns (LinkedIn)", "campaign", "linkedin_ads", "id,name,account id,campaign group id,last modified time", linkedin_campaigns, Shape::campaign_history, "linkedin_ads"},
    FileKind{"meta_campaigns", "Campaigns (Meta Ads)", "campaign", "meta_ads", "id,name,account id,updated time", meta_campaigns, Shape::campaign_history, "meta_ads"},
};
constexpr std::array without_mark{
    FileKind{"spend", "Ad spend", "spend", "file", "day|date|date day,spend|cost|amount spent,campaign|campaign name|campaign id|utm campaign", other_spend, Shape::spend, "other"}};

}  // namespace

std::span<const FileKind> ad_kinds() { return kinds; }
std::span<const FileKind> generic_ad_kinds() { return without_mark; }

}  // namespace tandem::import
