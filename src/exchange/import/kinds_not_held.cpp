// Tables that come beside the records of other programs, by their columns, and why nothing of them is imported. The more telling ones first.
#include <array>

#include "exchange/import/kinds.hpp"

namespace tandem::import {

namespace {

constexpr std::array tables{
    NotHeld{"canonical vid,vid to merge", "who was merged with whom in HubSpot; the contacts' own file has them merged", true},
    NotHeld{"ticket id,name,value", "past values of support tickets, and Tandem has no tickets"},
    NotHeld{"ticket id,company id|contact id|deal id|engagement id", "links of support tickets, and Tandem has no tickets"},
    NotHeld{"ticket state,stage id", "stages of support tickets, and Tandem has no tickets"},
    NotHeld{"object type id,pipeline id,label", "pipelines of support tickets, and Tandem has no tickets"},
    NotHeld{"id|hs object id|record id|ticket id,hs ticket priority|hs ticket category|ticket status|ticket name", "support tickets, which Tandem does not keep"},
    NotHeld{"timestamp|timestamp instant,name,value,source id|source", "past values of fields; Tandem keeps the history of what is changed in it, not that of other programs"},
    NotHeld{"engagement id,engagement type,contact id|company id|deal id", "pairs of ids that link activities with records; Tandem takes links from columns of the activities' own file"},
    NotHeld{"deal id,company id,category|type id", "pairs of ids that link deals with companies; Tandem takes those links from a column of the deals' own file"},
    NotHeld{"deal id,merged deal id", "which deals were merged in HubSpot; the deals' own file has them merged"},
    NotHeld{"contact id,contact list id", "who was on which list of HubSpot; Tandem's lists are saved filters"},
    NotHeld{"processing type,list version", "the names of HubSpot's lists; Tandem's lists are saved filters"},
    NotHeld{"stage id,pipeline id,label", "the names of pipeline stages; Tandem makes stages from the deals' own file"},
    NotHeld{"pipeline id,display order,label", "the names of pipelines; Tandem makes them from the deals' own file"},
    NotHeld{"email campaign id,recipient|sent by id", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"smtp id|drop reason|drop message", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"portal subscription status,requested by|subscriptions", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"id,browser|user agent,ip address", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"id,user agent|ip address", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"id,response,status|attempt|category", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"id,bcc,cc,reply to", "events of single mass e-mails, which Tandem does not keep"},
    NotHeld{"app id,num included|num queued", "how often mass e-mails were sent, which Tandem does not keep"},
    NotHeld{"form id,conversion id", "answers to web forms by the ids of forms, which Tandem does not keep"},
    NotHeld{"guid,form type|notify recipients|submit text", "web forms themselves, which Tandem does not keep"},
    NotHeld{"property id,value,display order", "choices of HubSpot's fields; Tandem's own are made in Settings"},
    NotHeld{"field type,group name,label", "descriptions of HubSpot's fields; Tandem's own are made in Settings"},
    NotHeld{"owner id|user id,team id", "who belongs to which team of HubSpot; in Tandem a person is in sales, marketing or both"},
    NotHeld{"id,name,requires billing write", "roles of users, which Tandem does not keep"},
    NotHeld{"id,type,portal id,fivetran synced", "ids of activities without what they say; the files of calls, e-mails, meetings, notes and tasks have that"},
    NotHeld{"id,name,fivetran synced", "names of teams, which Tandem does not keep"},
    NotHeld{"masterid|customer id,date,cds,sales", "purchases of unnamed customers, which Tandem does not keep"},
    NotHeld{"frequency,recency,t", "how often unnamed customers bought, which Tandem does not keep"},
    NotHeld{"age,job,marital,education", "answers to calls without anything that tells one person from another, so no contact can be made of them"},
    NotHeld{"path,total conversions", "paths summed over many people; Tandem makes such paths itself, from touches"},
    NotHeld{"customer id,converted at,revenue", "purchases by customer number alone; give the deals with their contacts instead"},
};

}  // namespace

std::span<const NotHeld> kinds_not_held() { return tables; }

}  // namespace tandem::import
