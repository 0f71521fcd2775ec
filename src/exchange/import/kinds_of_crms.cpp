// CRM programs, address books and lists without a mark. Header facts: reference/formats of the field, and the files themselves.
#include <array>

#include "exchange/import/kinds.hpp"

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

// Labels and internal names of several programs for one record; the mapping of lists without a mark as well. Of the alternatives, the first that is there is taken.
constexpr std::array contact_columns{
    ColumnRule{"record id|hs object id|contact id|lead id|member id|id|external id|person pipedrive system id|pipedrive system id|euid|rec id", "contact.external_id"},
    ColumnRule{"first name|firstname|given name|person first name|fname|vorname|prenom", "contact.first_name"},
    ColumnRule{"last name|lastname|family name|surname|person last name|lname|nachname|nom", "contact.last_name"},
    ColumnRule{"name|full name|contact full name|contact name|person name|display name", "contact.full_name"},
    ColumnRule{"job title|jobtitle|organization title|organization 1 title|title|position|person job title|berufsbezeichnung", "contact.title"},
    ColumnRule{"associated company ids|primary associated company id|accountid", "contact.company#id"},
    ColumnRule{"company|company name|organization name|organization 1 name|organization|organisation|person organization|person organization name|account name|associated company|primary company|company account|firma|companyoraccount", "contact.company"},
    ColumnRule{"email|e mail|e mail address|email address|email work|person email work|person email|work email|mail|emails|e mails|e mail adresse", "contact_email.value:work"},
    ColumnRule{"email home|person email home|home email", "contact_email.value:home"}, ColumnRule{"person email other|email other|other email|email 1|secondary email", "contact_email.value:other"},
    ColumnRule{"e mail 2 address", "contact_email.value:#2"}, ColumnRule{"e mail 3 address", "contact_email.value:#3"},
    ColumnRule{"phone number|phone|business phone|phone work|person phone work|person phone|work phone|telephone|phones|phone numbers|telefon", "contact_phone.value:work"}, ColumnRule{"business phone 2", "contact_phone.value:work#2"},
    ColumnRule{"mobile phone|mobilephone|mobile phone number|mobile|person phone mobile|mobiltelefon", "contact_phone.value:mobile"},
    ColumnRule{"home phone|homephone|phone home|person phone home", "contact_phone.value:home"}, ColumnRule{"other phone|otherphone|person phone other|phone other", "contact_phone.value:other"},
    ColumnRule{"lifecycle stage|lifecyclestage|lifecycle", "contact.lifecycle"}, ColumnRule{"lead status|hs lead status|status", "contact.status"},
    ColumnRule{"contact owner|lead owner|owner|record owner|person owner", "contact.owner"},
    ColumnRule{"original source|original traffic source|hs analytics source|lead source|leadsource|source|origin", "contact.source"},
    ColumnRule{"street|street address|address|mailing street|mailingstreet|mailing address line 1|business street|address 1|address street|person postal address", "contact_address.street:work"},
    ColumnRule{"zip|postal code|zip code|postcode|postalcode|mailing postal code|mailing zip postal code|mailingpostalcode|business postal code|address postal code|address zip|address postcode|plz", "contact_address.postal_code:work"},
    ColumnRule{"state region|state|state province|mailing state|mailing state province|mailingstate|business state|address state|address region", "contact_address.region:work"},
    ColumnRule{"city|mailing city|mailingcity|business city|address city|suburb|ort|stadt", "contact.city"},
    ColumnRule{"country region|country|mailing country|mailingcountry|business country region|business country|address country|land", "contact.country"},
    ColumnRule{"street number|house number|hausnummer", "contact_address.house_number:work"}, ColumnRule{"address 2|address line 2|street 2", "contact_address.street_2:work"},
    ColumnRule{"home street|otherstreet|other street", "contact_address.street:home"}, ColumnRule{"home postal code|otherpostalcode|other zip postal code", "contact_address.postal_code:home"},
    ColumnRule{"home city|othercity|other city", "contact_address.city:home"}, ColumnRule{"home state|otherstate|other state province", "contact_address.region:home"},
    ColumnRule{"home country region|home country|othercountry|other country", "contact_address.country:home"},
    ColumnRule{"create date|createdate|created date|created at|createddate|person creation date|person person created|optin time|confirm time", "contact.created_at"},
    ColumnRule{"last activity date|notes last updated|lastactivitydate|last activity|person last activity date|last seen", "contact.last_seen_at"},
    ColumnRule{"birthday|birthdate|date of birth|geburtstag", "contact.birthday"}, ColumnRule{"notes|background|description|contact description|contact note|note content", "contact.background"},
    ColumnRule{"linkedin url|linkedin|linkedin profile|person linkedin", "contact.linkedin"}, ColumnRule{"tags|labels|group membership|categories|person label|person labels|label", "contact_tag.tag"},
    ColumnRule{"gender", "contact.gender"}, ColumnRule{"newsletter|has newsletter", "contact.newsletter"},
    ColumnRule{"hasoptedoutofemail|email opt out|email opt out 1 0|unsubscribed from all email|hs email optout|do not email|unsubscribed|unsub time", "contact.newsletter#not"},
    ColumnRule{"email consent|marketing consent|consent|gdpr consent|opt in|email opt in|marketing status|person marketing status|confirm time", "consent.email"},
    ColumnRule{"marketing contact status|hs marketable status|clean time", "consent.email#marketed"},
    ColumnRule{"donotcall|do not call|phone opt out", "consent.phone#not"}, ColumnRule{"phone consent", "consent.phone"},
    ColumnRule{"sms opt out|opted out of sms|do not text", "consent.sms#not"}, ColumnRule{"sms consent|sms marketing consent|sms opt in", "consent.sms"},
    ColumnRule{"do not mail|post opt out", "consent.post#not"},
    ColumnRule{"ad user data consent|ad user data|ads consent|ad consent|consent for ads", "consent.ads"}, ColumnRule{"ad personalization consent|ad personalization|ad personalisation", "consent.ads#"},
    ColumnRule{"ads opt out|opted out of ads|do not advertise", "consent.ads#not"},
    ColumnRule{"consent date|consent time|consent timestamp|opt in date|opt out date|unsubscribe date|unsubscribed at|unsubscribed on", "row.consent_at"},
    ColumnRule{"unsub reason|opt out reason|hs email optout survey reason|unsubscribe reason|consent source", "row.consent_in"},
    ColumnRule{"isdeleted|is deleted|fivetran deleted", "row.deleted"}};
constexpr std::array company_columns{
    ColumnRule{"record id|hs object id|company id|account id|organization pipedrive system id|pipedrive system id|id|external id", "company.external_id"},
    ColumnRule{"company name|name|account name|organization name|account|company|organization|organisation|firma", "company.name"},
    ColumnRule{"company domain name|domain", "company.domain"}, ColumnRule{"website url|website|organization website|web page", "company.website"}, ColumnRule{"industry|sector|organization industry", "company.sector"},
    ColumnRule{"company owner|account owner|organization owner|owner", "company.owner"}, ColumnRule{"annual revenue|annualrevenue|organization annual revenue|revenue", "company.revenue"},
    ColumnRule{"number of employees|numberofemployees|employees|no of employees|organization number of employees|employee count", "company.employees"},
    ColumnRule{"year founded|founded|founded year|year established", "company.founded"}, ColumnRule{"parentid", "company.parent#id"}, ColumnRule{"parent company|parent account", "company.parent"},
    ColumnRule{"city|billing city|billingcity|organization address city town village locality of address|organization city town village locality of address", "company.city"},
    ColumnRule{"country region|country|billing country|billingcountry|organization address country of address|organization country of address", "company.country"},
    ColumnRule{"phone number|phone|organization phone", "company.phone"}, ColumnRule{"description|about us", "company.description"},
    ColumnRule{"create date|created date|createdate|createddate|organization creation date|organization organization created", "company.created_at"}, ColumnRule{"isdeleted|is deleted|fivetran deleted", "row.deleted"}};
constexpr std::array deal_columns{
    ColumnRule{"record id|hs object id|deal id|opportunity id|deal pipedrive system id|pipedrive system id|lead pipedrive system id|id|external id", "deal.external_id"},
    ColumnRule{"deal name|dealname|opportunity name|deal title|lead title|name|deal|title", "deal.name"},
    ColumnRule{"deal stage|stage|stagename|stage name|dealstage|deal stage pipeline|deal pipeline stage id", "deal.stage"},
    ColumnRule{"amount|deal value|value|close value|betrag", "deal.amount"},
    ColumnRule{"close date|closedate|deal expected close date|expected close date|closing date", "deal.closes_on"},
    ColumnRule{"deal closed on|deal deal closed on|deal won time|deal lost time|closed on|closed date|won time", "deal.closed_on"},
    ColumnRule{"create date|createdate|deal creation date|deal deal created|created date|opened on|createddate|created at", "deal.opened_on"},
    ColumnRule{"deal owner|opportunity owner|owner|sales agent", "deal.owner"},
    ColumnRule{"associated company ids|primary associated company id|accountid", "deal.company#id"},
    ColumnRule{"associated company|primary associated company|account name|organization|deal organization|organization name|company|company name|account", "deal.company"},
    ColumnRule{"associated contact ids|contactid", "deal.contact#id"},
    ColumnRule{"contact person|deal contact person|person name|associated contact|associated contacts|contact|contact name|contact names|contact email|contact emails|primary contact", "deal.contact"},
    ColumnRule{"campaignid", "deal.campaign#id"}, ColumnRule{"primary campaign source|campaign", "deal.campaign"},
    ColumnRule{"probability|deal probability|hs deal stage probability", "deal.probability"}, ColumnRule{"lead source|leadsource|original source|source|deal source channel|lead source channel", "deal.source"},
    ColumnRule{"product|product name", "deal.product"}, ColumnRule{"deal status|iswon|won", "deal.outcome"}, ColumnRule{"isclosed", "row.closed"},
    ColumnRule{"closed lost reason|deal lost reason|lost reason|loss reason", "deal.lost_reason"}, ColumnRule{"description|note|notes|note content|next step|nextstep|hs next step", "deal.note"},
    ColumnRule{"laststagechangedate", "deal.stage_since"}, ColumnRule{"person email|person email work", "contact_email.value:work"}, ColumnRule{"person phone|person phone work", "contact_phone.value:work"},
    ColumnRule{"isdeleted|is deleted|fivetran deleted", "row.deleted"}};
constexpr std::array product_columns{ColumnRule{"product|product name|name", "product.name"}, ColumnRule{"series|family|product family", "product.series"}, ColumnRule{"sales price|price|unit price|list price", "product.price"},
    ColumnRule{"id|product id|sku|product code", "product.external_id"}};
constexpr std::array person_columns{ColumnRule{"owner id|user id|id", "person.external_id"}, ColumnRule{"sales agent|name|full name|user", "person.name"}, ColumnRule{"first name", "person.first_name"},
    ColumnRule{"last name", "person.last_name"}, ColumnRule{"email|e mail", "person.email"}, ColumnRule{"team", "person.team"},
    ColumnRule{"regional office|region|office|territory", "person.region"}, ColumnRule{"manager", "person.manager"}, ColumnRule{"title|role", "person.title"}};
constexpr std::array campaign_columns{ColumnRule{"id|campaign id", "campaign.external_id"}, ColumnRule{"campaign name|name|campaign", "campaign.name"}, ColumnRule{"type|campaign type|channel", "campaign.channel"},
    ColumnRule{"status", "campaign.status"}, ColumnRule{"start date|startdate|starts on", "campaign.starts_on"}, ColumnRule{"end date|enddate|ends on", "campaign.ends_on"},
    ColumnRule{"budgeted cost|budgetedcost|budgeted cost in campaign|budget", "campaign.budget"}, ColumnRule{"parentid", "campaign.parent#id"}, ColumnRule{"parent campaign|parent campaign name", "campaign.parent"},
    ColumnRule{"campaign owner|owner", "campaign.owner"}, ColumnRule{"description|goal", "campaign.goal"}, ColumnRule{"isdeleted", "row.deleted"}};
constexpr std::array member_columns{ColumnRule{"id|campaign member id|member id", "touch.external_id"}, ColumnRule{"campaignid|campaign id", "touch.campaign#id"}, ColumnRule{"campaign name", "touch.campaign"},
    ColumnRule{"contactid|leadid|leadorcontactid|contact id|lead id|related record id", "touch.contact#id"}, ColumnRule{"leadid|lead id", "touch.contact#lead"}, ColumnRule{"email", "touch.contact"},
    ColumnRule{"status|member status|campaign member status", "touch.detail"}, ColumnRule{"hasresponded|responded", "row.responded"},
    ColumnRule{"firstrespondeddate|first responded date|member first responded date", "touch.at"}, ColumnRule{"createddate|created date|member first associated date", "row.made"},
    ColumnRule{"isdeleted", "row.deleted"}};
constexpr std::array touch_columns{ColumnRule{"touch id|session id|event id|id|external id", "touch.external_id"}, ColumnRule{"at|touched at|timestamp|started at|event time|touch date|time|date", "touch.at"},
    ColumnRule{"campaign|campaign name|utm campaign", "touch.campaign"}, ColumnRule{"channel|utm medium|medium", "touch.channel"}, ColumnRule{"kind|touch type|touch|event|type", "touch.kind"},
    ColumnRule{"contact email|email|e mail|contact", "touch.contact"}, ColumnRule{"cost", "touch.cost"}, ColumnRule{"detail|utm source|source|page|url", "touch.detail"}};
constexpr std::array hubspot_stage_columns{ColumnRule{"deal id", "stage_change.deal#id"}, ColumnRule{"value", "stage_change.stage"}, ColumnRule{"date entered", "stage_change.at"}};
constexpr std::array hubspot_activity_columns{ColumnRule{"engagement id", "activity.external_id"}, ColumnRule{"type", "activity.kind"}, ColumnRule{"hs timestamp", "activity.at"},
    ColumnRule{"hs email subject|hs task subject|hs call title", "activity.subject"}, ColumnRule{"hs note body|hs email text|hs task body|hs call body", "activity.body"},
    ColumnRule{"hubspot owner id", "activity.owner#id"}, ColumnRule{"is deleted|fivetran deleted", "row.deleted"}};
constexpr std::array stage_history_columns{ColumnRule{"opportunityid|opportunity id|deal id", "stage_change.deal#id"}, ColumnRule{"stagename|stage|stage name", "stage_change.stage"},
    ColumnRule{"createddate|created date|date entered", "stage_change.at"}, ColumnRule{"id", "row.key"}, ColumnRule{"isdeleted", "row.deleted"}};
constexpr std::array deal_contact_columns{ColumnRule{"opportunityid|opportunity id|deal id", "deal_contact.deal#id"}, ColumnRule{"contactid|contact id", "deal_contact.contact#id"},
    ColumnRule{"role|contact role", "deal_contact.role"}, ColumnRule{"isprimary|is primary|primary", "row.primary"}, ColumnRule{"isdeleted|is deleted|fivetran deleted", "row.deleted"}};
constexpr std::array activity_columns{ColumnRule{"activity pipedrive system id|engagement id|activity id|id|external id", "activity.external_id"}, ColumnRule{"activity subject|subject|title|summary", "activity.subject"},
    ColumnRule{"activity type|type|kind|task subtype", "activity.kind"}, ColumnRule{"activity due date|due date|due on|date|start time|activitydate", "activity.due_on"}, ColumnRule{"activity due time|due time", "row.time"},
    ColumnRule{"activity done|done|completed", "row.done"}, ColumnRule{"activity assigned to user|assigned to user|assigned to|owner|activity owner", "activity.owner"},
    ColumnRule{"activity note|note|notes|body|description", "activity.body"}, ColumnRule{"activity contact person|contact person|person name|contact|contact name", "activity.contact"},
    ColumnRule{"activity organization|organization|organization name|company", "activity.company"}, ColumnRule{"activity deal|deal title|deal", "activity.deal"}};

constexpr std::array kinds{
    FileKind{"maven_accounts", "Companies (Maven sales data)", "company", "maven", "account,sector,year established,subsidiary of", maven_accounts, Shape::records, {}, "Revenue is read as millions, as this data set states it"},
    FileKind{"maven_products", "Products (Maven sales data)", "product", "maven", "product,series,sales price", maven_products},
    FileKind{"maven_teams", "Sales team (Maven sales data)", "person", "maven", "sales agent,manager,regional office", maven_teams},
    FileKind{"maven_pipeline", "Deals (Maven sales data)", "deal", "maven", "opportunity id,sales agent,deal stage,close value", maven_pipeline, Shape::deals},
    FileKind{"olist_deals", "Won deals (Olist)", "deal", "olist", "mql id,seller id,won date", olist_deals, Shape::olist_deals},
    FileKind{"olist_leads", "Qualified leads (Olist)", "contact", "olist", "mql id,first contact date,origin", olist_leads},
    FileKind{"atomic_contacts", "Contacts (Atomic CRM)", "contact", "atomic_crm", "first name,last name,email work,phone work,has newsletter", atomic_contacts},
    FileKind{"hubspot_deals", "Deals (HubSpot)", "deal", "hubspot", "record id|hs object id,deal name|dealname,deal stage|dealstage", deal_columns, Shape::deals},
    FileKind{"hubspot_deals", "Deals (HubSpot, internal names)", "deal", "hubspot", "dealname,dealstage", deal_columns, Shape::deals},
    FileKind{"hubspot_deals", "Deals (HubSpot, API rows)", "deal", "hubspot", "deal id,dealname,deal pipeline stage id", deal_columns, Shape::deals},
    FileKind{"hubspot_contacts", "Contacts (HubSpot)", "contact", "hubspot", "record id,first name|last name,email", contact_columns},
    FileKind{"hubspot_contacts", "Contacts (HubSpot)", "contact", "hubspot", "record id,first name,last name", contact_columns},
    FileKind{"hubspot_contacts", "Contacts (HubSpot, internal names)", "contact", "hubspot", "hs object id,firstname|lastname|email", contact_columns},
    FileKind{"hubspot_contacts", "Contacts (HubSpot, internal names)", "contact", "hubspot", "firstname,lastname,lifecyclestage|hs lead status|hubspot owner id|jobtitle", contact_columns},
    FileKind{"hubspot_contacts", "Contacts (HubSpot, API rows)", "contact", "hubspot", "id,firstname,lastname,createdate,fivetran synced", contact_columns},
    FileKind{"hubspot_companies", "Companies (HubSpot)", "company", "hubspot", "record id,company name|company domain name", company_columns},
    FileKind{"hubspot_companies", "Companies (HubSpot, internal names)", "company", "hubspot", "hs object id,name,domain|website|industry|numberofemployees|annualrevenue", company_columns},
    FileKind{"hubspot_companies", "Companies (HubSpot, API rows)", "company", "hubspot", "id,name,createdate,industry,fivetran synced", company_columns},
    FileKind{"hubspot_owners", "Owners (HubSpot)", "person", "hubspot", "owner id,email,first name,last name", person_columns},
    FileKind{"hubspot_owners", "Users (HubSpot)", "person", "hubspot", "email,role id,primary team id", person_columns},
    FileKind{"salesforce_members", "Campaign members (Salesforce)", "touch", "salesforce", "campaignid|campaign id,leadid|contactid|leadorcontactid|lead id|contact id,hasresponded|status|responded|member status", member_columns, Shape::members},
    FileKind{"salesforce_members", "Campaign members (Salesforce)", "touch", "salesforce", "campaign name,member status|campaign member status,email|contact id|lead id", member_columns, Shape::members},
    FileKind{"salesforce_stages", "Stage history (Salesforce)", "stage_change", "salesforce", "id,opportunityid,stagename,createddate", stage_history_columns, Shape::stage_history},
    FileKind{"salesforce_contact_roles", "Contacts of deals (Salesforce)", "deal_contact", "salesforce", "opportunityid|opportunity id,contactid|contact id,role|contact role|isprimary|is primary|primary", deal_contact_columns, Shape::deal_contacts},
    FileKind{"salesforce_opportunities", "Deals (Salesforce opportunities)", "deal", "salesforce", "id,stagename,closedate", deal_columns, Shape::deals},
    FileKind{"salesforce_opportunities", "Deals (Salesforce opportunities)", "deal", "salesforce", "opportunity name,stage|account name|close date,amount|close date|probability|opportunity owner", deal_columns, Shape::deals},
    FileKind{"salesforce_campaigns", "Campaigns (Salesforce)", "campaign", "salesforce", "id,name,budgetedcost|actualcost|numbersent|expectedresponse", campaign_columns},
    FileKind{"salesforce_campaigns", "Campaigns (Salesforce)", "campaign", "salesforce", "campaign name,status,budgeted cost|actual cost|num sent|parent campaign|expected revenue", campaign_columns},
    FileKind{"salesforce_contacts", "Contacts (Salesforce)", "contact", "salesforce", "id,accountid,lastname", contact_columns},
    FileKind{"salesforce_contacts", "Contacts (Salesforce)", "contact", "salesforce", "last name,account name,contact owner|contact id|mailing street|mailing city|mailing state province|mailing country|department|birthdate|asst phone|business phone", contact_columns},
    FileKind{"salesforce_contacts", "Contacts (Salesforce)", "contact", "salesforce", "contact full name,business phone|contact id|account name|contact note|contact description", contact_columns},
    FileKind{"salesforce_leads", "Contacts (Salesforce leads)", "contact", "salesforce", "id,lastname,company,status", contact_columns},
    FileKind{"salesforce_leads", "Contacts (Salesforce leads)", "contact", "salesforce", "last name|full name,company|company account,lead owner|lead status|lead id", contact_columns},
    FileKind{"salesforce_accounts", "Companies (Salesforce accounts)", "company", "salesforce", "id,name,billingstreet|billingcity|billingcountry|accountnumber|accountsource|tickersymbol", company_columns},
    FileKind{"salesforce_accounts", "Companies (Salesforce accounts)", "company", "salesforce", "account name,account owner|billing city|billing street|billing state province|billing country|account id|account number", company_columns},
    FileKind{"pipedrive_deals", "Deals (Pipedrive)", "deal", "pipedrive", "deal title,deal value|deal stage|deal stage pipeline|deal status|deal owner|deal pipedrive system id|organization|organization name|person name", deal_columns, Shape::deals},
    FileKind{"pipedrive_leads", "Deals (Pipedrive leads)", "deal", "pipedrive", "lead title", deal_columns, Shape::deals},
    FileKind{"pipedrive_people", "Contacts (Pipedrive people)", "contact", "pipedrive", "person name,person email|person email work|person email home|person phone|person phone work|person first name|person owner|person pipedrive system id|person organization|email|phone|organization", contact_columns},
    FileKind{"pipedrive_organizations", "Companies (Pipedrive organizations)", "company", "pipedrive", "organization name,organization address|organization owner|organization pipedrive system id|organization creation date|organization label|organization labels|organization people|pipedrive system id", company_columns},
    FileKind{"pipedrive_activities", "Activities (Pipedrive)", "activity", "pipedrive", "activity subject", activity_columns, Shape::activities},
    FileKind{"hubspot_meetings", "Meetings (HubSpot, API rows)", "activity", "hubspot", "engagement id,title,start time,end time", activity_columns, Shape::activities},
    FileKind{"hubspot_activities", "Activities (HubSpot, API rows)", "activity", "hubspot", "engagement id,type,hs timestamp", hubspot_activity_columns, Shape::activities},
    FileKind{"hubspot_stages", "Stage history (HubSpot, API rows)", "stage_change", "hubspot", "deal id,date entered,value", hubspot_stage_columns, Shape::stage_history},
    FileKind{"hubspot_deal_contacts", "Contacts of deals (HubSpot, API rows)", "deal_contact", "hubspot", "deal id,contact id,category|type id", deal_contact_columns, Shape::deal_contacts},
    FileKind{"mailchimp", "Contacts (Mailchimp)", "contact", "mailchimp", "email address,member rating", contact_columns},
    FileKind{"mailchimp", "Contacts (Mailchimp)", "contact", "mailchimp", "email address,optin time|leid|euid|unsub time|clean time", contact_columns},
    FileKind{"google_contacts", "Contacts (Google Contacts)", "contact", "google_contacts", "e mail 1 value,first name|given name|name|labels|group membership|notes", contact_columns},
    FileKind{"google_contacts", "Contacts (Google Contacts)", "contact", "google_contacts", "given name,family name,yomi name", contact_columns},
    FileKind{"google_contacts", "Contacts (Google Contacts)", "contact", "google_contacts", "first name,last name,phonetic first name,labels", contact_columns},
    FileKind{"outlook_contacts", "Contacts (Outlook)", "contact", "outlook", "e mail address,last name,business phone", contact_columns},
    FileKind{"outlook_contacts", "Contacts (Outlook)", "contact", "outlook", "first name,last name,e mail address,business street|home street|web page|categories", contact_columns},
};

// Without a mark: what the columns' names alone say.
constexpr std::array without_mark{
    FileKind{"contacts", "Contacts", "contact", "file", "first name|last name|firstname|lastname|email|e mail|emails|phones|email address|e mail address|full name|contact name|surname|given name|family name|vorname|nachname", contact_columns},
    FileKind{"deals", "Deals", "deal", "file", "amount|value|deal value|close value,stage|deal stage|stage name|deal name|opportunity name|close date", deal_columns, Shape::deals},
    FileKind{"campaigns", "Campaigns", "campaign", "file", "campaign name|campaign,status|type|channel|budget|start date", campaign_columns},
    FileKind{"touches", "Touches", "touch", "file", "campaign|campaign name|utm campaign,at|touched at|timestamp|started at|event time|touch date,email|contact email|contact|session id|touch id|customer id", touch_columns, Shape::touches},
    FileKind{"products", "Products", "product", "file", "product|product name|name,price|sales price|unit price|list price", product_columns},
    FileKind{"people", "People of the teams", "person", "file", "sales agent|name,regional office|region|manager|team", person_columns},
    FileKind{"activities", "Activities", "activity", "file", "subject,due date|due on|done|assigned to|activitydate", activity_columns, Shape::activities},
    FileKind{"companies", "Companies", "company", "file", "company name|company|account|account name|organization name|name,domain|company domain name|industry|sector|website|employees|annual revenue|revenue|country|city", company_columns},
};

}  // namespace

std::span<const FileKind> crm_kinds() { return kinds; }
std::span<const FileKind> generic_kinds() { return without_mark; }

}  // namespace tandem::import
