// Names of northern, eastern and south-eastern Europe.
#include <array>

#include "app/demo_data/place.hpp"

namespace tandem::sample {
namespace {

constexpr auto list = std::to_array<Place>({
    {"Denmark", "da", "Nordics", 40, "ApS,A/S,A/S", "",
     "Aarhus,København,Odense,Aalborg,Esbjerg,Vejle,Roskilde",
     "Freja,Mette,Signe,Camilla,Astrid,Louise,Kirsten,Ida",
     "Mikkel,Rasmus,Søren,Anders,Jeppe,Lars,Mads,Jesper",
     "Nielsen,Holm,Kjær,Rasmussen,Lund,Thygesen,Bang,Damgaard,Østergaard,Bruun,Vestergaard,Juhl,Toft,Krogh,Winther,Skov"},
    {"Sweden", "sv", "Nordics", 50, "AB,AB,AB,ek. för.", "+46 8 465 004 ##",
     "Göteborg,Malmö,Uppsala,Västerås,Örebro,Linköping,Umeå,Lund,Gävle",
     "Elsa,Maja,Karin,Linnea,Ebba,Annika,Malin,Sofia,Hedvig,Ylva",
     "Erik,Gustav,Oskar,Björn,Axel,Fredrik,Henrik,Viktor,Nils,Anton",
     "Lindqvist,Bergström,Sandberg,Nyström,Hedlund,Åkesson,Forsberg,Sjögren,Ekström,Wallin,Öberg,Norén,Holmgren,Sundin,Lilja,Blomqvist,Hellström,Dahlgren"},
    {"Norway", "no", "Nordics", 30, "AS,AS,SA", "",
     "Bergen,Oslo,Trondheim,Stavanger,Tromsø,Drammen,Kristiansand",
     "Ingrid,Silje,Kari,Marte,Solveig,Hanne,Tiril,Guro",
     "Sondre,Eirik,Håkon,Ola,Magnus,Torbjørn,Jørgen,Vegard",
     "Hauge,Solberg,Nygård,Bakke,Haugen,Lie,Moen,Strand,Sæther,Bråten,Rønning,Fjeld,Aasen,Tveit,Berge,Myhre"},
    {"Finland", "fi", "Nordics", 30, "Oy,Oy,Oyj,Osk", "",
     "Tampere,Turku,Helsinki,Oulu,Jyväskylä,Lahti,Kuopio",
     "Aino,Sanna,Päivi,Hanna,Emilia,Kaisa,Riikka,Tuuli",
     "Mikko,Jukka,Antti,Ville,Eero,Lauri,Tuomas,Jari",
     "Virtanen,Korhonen,Mäkinen,Nieminen,Laine,Heikkinen,Koskela,Järvinen,Lehtonen,Salonen,Peltola,Rantanen,Ahonen,Hirvonen,Saarela,Kallio"},
    {"Poland", "pl", "Eastern Europe", 50, "Sp. z o.o.,Sp. z o.o.,S.A.", "",
     "Wrocław,Poznań,Gdańsk,Kraków,Łódź,Lublin,Katowice,Szczecin,Rzeszów",
     "Agnieszka,Katarzyna,Magdalena,Małgorzata,Joanna,Zuzanna,Ewa,Aleksandra,Justyna,Beata",
     "Piotr,Tomasz,Paweł,Marcin,Łukasz,Krzysztof,Grzegorz,Michał,Jakub,Wojciech",
     "Nowak,Kowalczyk,Wiśniewski/Wiśniewska,Zieliński/Zielińska,Dąbrowski/Dąbrowska,Mazur,Krawczyk,Piotrowski/Piotrowska,Grabowski/Grabowska,Pawlak,Michalski/Michalska,Wróbel,Jabłoński/Jabłońska,Stępień,Malinowski/Malinowska,Górski/Górska,Sikora,Walczak,Baran,Rutkowski/Rutkowska"},
    {"Czechia", "cs", "Eastern Europe", 30, "s.r.o.,s.r.o.,a.s.,družstvo", "",
     "Brno,Plzeň,Ostrava,Olomouc,Liberec,Praha,Zlín,Pardubice",
     "Tereza,Lucie,Markéta,Veronika,Zdeňka,Barbora,Hana,Klára",
     "Jiří,Tomáš,Petr,Ondřej,Václav,Radek,Zdeněk,Vojtěch",
     "Novák/Nováková,Svoboda/Svobodová,Dvořák/Dvořáková,Černý/Černá,Procházka/Procházková,Kučera/Kučerová,Veselý/Veselá,Horák/Horáková,Němec/Němcová,Pokorný/Pokorná,Marek/Marková,Hájek/Hájková,Král/Králová,Říha/Říhová,Beneš/Benešová,Fiala/Fialová"},
    {"Greece", "el", "Southern Europe", 25, "A.E.,E.P.E.,I.K.E.", "",
     "Thessaloniki,Athens,Patras,Heraklion,Larissa,Volos",
     "Ελένη|Eleni,Μαρία|Maria,Κατερίνα|Katerina,Σοφία|Sofia,Δήμητρα|Dimitra,Ιωάννα|Ioanna,Βασιλική|Vasiliki,Αγγελική|Angeliki",
     "Γιώργος|Giorgos,Νίκος|Nikos,Δημήτρης|Dimitris,Κώστας|Kostas,Παναγιώτης|Panagiotis,Σπύρος|Spyros,Αλέξανδρος|Alexandros,Στέλιος|Stelios",
     "Παπαδόπουλος/Παπαδοπούλου|Papadopoulos/Papadopoulou,Νικολάου|Nikolaou,Οικονόμου|Oikonomou,Βλάχος/Βλάχου|Vlachos/Vlachou,Αντωνίου|Antoniou,Καραγιάννης/Καραγιάννη|Karagiannis/Karagianni,Γεωργίου|Georgiou,Μακρής/Μακρή|Makris/Makri,Σαμαράς/Σαμαρά|Samaras/Samara,Ζαχαρίου|Zachariou,Κοντός/Κοντού|Kontos/Kontou,Παππάς/Παππά|Pappas/Pappa"},
    {"Bulgaria", "bg", "Eastern Europe", 15, "OOD,EOOD,AD", "",
     "Plovdiv,Sofia,Varna,Burgas,Ruse",
     "Мария|Mariya,Елена|Elena,Ивана|Ivana,Десислава|Desislava,Гергана|Gergana,Цветелина|Tsvetelina",
     "Георги|Georgi,Иван|Ivan,Димитър|Dimitar,Николай|Nikolay,Стоян|Stoyan,Пламен|Plamen",
     "Иванов/Иванова|Ivanov/Ivanova,Петров/Петрова|Petrov/Petrova,Димитров/Димитрова|Dimitrov/Dimitrova,Стоянов/Стоянова|Stoyanov/Stoyanova,Тодоров/Тодорова|Todorov/Todorova,Колев/Колева|Kolev/Koleva,Ангелов/Ангелова|Angelov/Angelova,Маринов/Маринова|Marinov/Marinova"},
    {"Ukraine", "uk", "Eastern Europe", 15, "TOV,TOV,PrAT", "",
     "Lviv,Kyiv,Vinnytsia,Uzhhorod,Ternopil",
     "Оксана|Oksana,Наталія|Nataliia,Ірина|Iryna,Соломія|Solomiia,Юлія|Yuliia,Ганна|Hanna",
     "Андрій|Andrii,Тарас|Taras,Олег|Oleh,Богдан|Bohdan,Юрій|Yurii,Назар|Nazar",
     "Шевчук|Shevchuk,Коваленко|Kovalenko,Бондаренко|Bondarenko,Ткачук|Tkachuk,Мельник|Melnyk,Кравець|Kravets,Лисенко|Lysenko,Гнатюк|Hnatiuk,Савчук|Savchuk,Поліщук|Polishchuk"},
});

}  // namespace

std::span<const Place> other_places() { return list; }

}  // namespace tandem::sample
