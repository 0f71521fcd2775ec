// Who agreed to what and who opted out, by channel, with when and where, as files of CRMs, mailing lists and ad platforms say it.
#include <doctest/doctest.h>

#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

using Bench = tests::ImportBench;

std::int64_t said(Bench& b, const std::string& channel, const std::string& answer, const std::string& more = "1=1") {
    return b.number("SELECT count(*) FROM consent x JOIN contact c ON c.id=x.contact WHERE x.live=1 AND x.channel='" + channel + "' AND x.answer='" + answer + "' AND " + more);
}
std::int64_t newsletter(Bench& b, const std::string& is) { return b.number("SELECT count(*) FROM contact WHERE live=1 AND newsletter " + is); }

}  // namespace

TEST_CASE("opt-outs of Salesforce and HubSpot are kept by channel, and importing again says nothing new") {
    Bench b;
    const std::string leads = "Id,LastName,Company,Status,HasOptedOutOfEmail,DoNotCall\n1,Byron,Acme,Open,1,0\n2,Cole,Acme,Open,0,1\n3,Dorn,Acme,Open,0,0\n";
    b.bring({{"Lead.csv", leads}});
    CHECK(newsletter(b, "= 0") == 1);
    CHECK(newsletter(b, "IS NULL") == 2);
    CHECK(said(b, "email", "opted_out", "c.last_name='Byron' AND x.said_in='HasOptedOutOfEmail' AND x.said_at=" + std::to_string(b.clock.now().ms)) == 1);
    CHECK(said(b, "phone", "opted_out", "c.last_name='Cole'") == 1);
    CHECK(b.number("SELECT count(*) FROM consent") == 2);
    b.clock.advance_ms(86'400'000);
    CHECK(b.bring({{"Lead.csv", leads}}).set() == 0);
    CHECK(b.number("SELECT count(*) FROM consent") == 2);
    REQUIRE(b.store->undo());
    CHECK(b.number("SELECT count(*) FROM consent WHERE live=1") == 0);

    b.bring({{"hubspot.csv", "Record ID,First Name,Last Name,Email,Unsubscribed from all email,Marketing contact status\n1,Ada,Byron,a@x.example,true,Marketing contact\n"
                             "2,Bob,Cole,b@x.example,false,Non-marketing contact\n3,Cyd,Dorn,c@x.example,,Marketing contact\n"}});
    CHECK(said(b, "email", "opted_out", "c.first_name='Ada'") == 1);
    CHECK(b.number("SELECT count(*) FROM consent WHERE live=1") == 1);
    CHECK(b.number("SELECT count(*) FROM contact WHERE live=1 AND newsletter=0 AND first_name IN ('Ada','Bob')") == 2);
    CHECK(b.number("SELECT count(*) FROM contact WHERE live=1 AND newsletter IS NULL AND first_name='Cyd'") == 1);
}

TEST_CASE("Mailchimp's lists say when somebody confirmed, left, and why") {
    Bench b;
    b.bring({{"unsubscribed_members.csv", "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,UNSUB_REASON\n"
                                          "a@x.example,Ada,Byron,2,2024-01-02 08:00:00,2024-01-02 09:00:00,2025-03-04 10:00:00,NORMAL: too many\n"},
             {"cleaned_members.csv", "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,CLEAN_TIME\nb@x.example,Bob,Cole,2,2024-01-02 08:00:00,2024-01-02 09:00:00,2025-03-04 10:00:00\n"},
             {"subscribed_members.csv", "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME\nc@x.example,Cyd,Dorn,2,2024-01-02 08:00:00,2024-01-02 09:00:00\n"}});
    CHECK(said(b, "email", "agreed", "x.said_at=" + std::to_string(instant_at(date_from({2024, 1, 2}), 9 * 60).ms)) == 3);
    CHECK(said(b, "email", "opted_out", "c.first_name='Ada' AND x.said_in='UNSUB_TIME: NORMAL: too many' AND x.said_at=" + std::to_string(instant_at(date_from({2025, 3, 4}), 10 * 60).ms)) == 1);
    CHECK(b.number("SELECT count(*) FROM consent") == 4);
    CHECK(newsletter(b, "= 0") == 2);
    CHECK(newsletter(b, "= 1") == 1);
}

TEST_CASE("lists for ad platforms and marketing states bring consents, and what is no answer is told") {
    Bench b;
    Import& import = b.bring({{"people.csv", "first_name,last_name,email,Ad User Data,Ad Personalization,SMS consent,Consent date\nAda,Byron,a@x.example,GRANTED,DENIED,yes,2026-02-03\nBob,Cole,b@x.example,Granted,Granted,perhaps,\n"}});
    CHECK(said(b, "ads", "agreed") == 2);
    CHECK(said(b, "ads", "opted_out", "c.first_name='Ada'") == 1);
    CHECK(said(b, "sms", "agreed", "c.first_name='Ada' AND x.said_at=" + std::to_string(instant_at(date_from({2026, 2, 3}), 0).ms)) == 1);
    REQUIRE(import.files()[0].odd.size() == 1);
    CHECK(import.files()[0].odd[0].reason == "says neither yes nor no to being contacted");
    CHECK_FALSE(import.files()[0].odd[0].is_skipped);
    b.bring({{"people.csv", "Person - Name,Person - Email,Person - Marketing status\nEve Ende,e@x.example,Unsubscribed\nFlo Falk,f@x.example,Subscribed\nGus Gross,g@x.example,No consent\n"}});
    CHECK(said(b, "email", "opted_out", "c.first_name='Eve'") == 1);
    CHECK(said(b, "email", "agreed", "c.first_name='Flo'") == 1);
    CHECK(newsletter(b, "= 0") == 2);
    CHECK(b.store->verify().ok);
}
