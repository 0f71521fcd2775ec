// Company names: how firms that buy clean technology are called in the language of their place.
#include "app/demo_data/company_names.hpp"

#include <array>

namespace tandem::sample {
namespace {

using enum Sector;

constexpr auto german = std::to_array<FirmPattern>({
    {solar, "{n} Solartechnik"}, {solar, "{n} Photovoltaik"}, {solar, "{r} Solar"}, {heating, "{n} Haustechnik"},
    {heating, "{n} Wärmetechnik"}, {heating, "Gebr. {n} Heizungsbau"}, {housing, "Wohnbau {r}"}, {housing, "{n} Immobilien"},
    {housing, "Wohnungsgenossenschaft {r}"}, {utility, "Energie {r}"}, {utility, "Netzwerk {r}"}, {logistics, "Spedition {n}"},
    {logistics, "{r} Logistik"}, {logistics, "{n} Kurierdienst"}, {hotels, "Hotel {r}"}, {hotels, "Therme {r}"},
    {farming, "Hofgut {r}"}, {farming, "Obsthof {n}"}, {retail, "{n} Fachmarkt"}, {retail, "{n} Elektrohandel"},
    {food, "Brauerei {n}"}, {food, "Bäckerei {n}"}, {food, "Molkerei {r}"}, {schools, "Berufskolleg {r}"}, {schools, "Campus {r}"}});
constexpr auto dutch = std::to_array<FirmPattern>({
    {solar, "{n} Zonnepanelen"}, {solar, "{r} Zonne-energie"}, {heating, "{n} Installatietechniek"}, {heating, "{n} Warmte"},
    {housing, "Woonstichting {r}"}, {housing, "{n} Vastgoed"}, {utility, "Energie {r}"}, {logistics, "{n} Transport"},
    {logistics, "{r} Fietskoeriers"}, {hotels, "Hotel {r}"}, {farming, "Kwekerij {n}"}, {farming, "Melkveebedrijf {r}"},
    {retail, "{n} Techniek"}, {food, "Brouwerij {r}"}, {food, "Bakkerij {n}"}, {schools, "{r} College"}});
constexpr auto french = std::to_array<FirmPattern>({
    {solar, "{n} Énergie Solaire"}, {solar, "Soleil {r}"}, {heating, "Chauffage {n}"}, {heating, "{n} Thermique"},
    {housing, "Habitat {r}"}, {housing, "Immobilière {n}"}, {utility, "Régie {r}"}, {logistics, "Transports {n}"},
    {logistics, "Cyclologistique {r}"}, {hotels, "Hôtel {r}"}, {farming, "Domaine {r}"}, {farming, "Vergers {n}"},
    {retail, "Comptoir {n}"}, {food, "Brasserie {r}"}, {food, "Boulangerie {n}"}, {schools, "Lycée {r}"}});
constexpr auto italian = std::to_array<FirmPattern>({
    {solar, "{n} Fotovoltaico"}, {solar, "Sole {r}"}, {heating, "Termoidraulica {n}"}, {heating, "{n} Impianti"},
    {housing, "Immobiliare {r}"}, {utility, "Energia {r}"}, {logistics, "Trasporti {n}"}, {hotels, "Albergo {r}"},
    {hotels, "Terme {r}"}, {farming, "Tenuta {r}"}, {farming, "Azienda Agricola {n}"}, {retail, "{n} Elettroforniture"},
    {food, "Pastificio {n}"}, {food, "Caseificio {r}"}, {schools, "Istituto {r}"}});
constexpr auto spanish = std::to_array<FirmPattern>({
    {solar, "Solar {r}"}, {solar, "Instalaciones {n}"}, {heating, "Climatización {n}"}, {housing, "Viviendas {r}"},
    {housing, "Inmobiliaria {n}"}, {utility, "Energía {r}"}, {logistics, "Transportes {n}"}, {logistics, "Reparto {r}"},
    {hotels, "Hotel {r}"}, {farming, "Finca {r}"}, {farming, "Almazara {n}"}, {retail, "Suministros {n}"},
    {food, "Bodegas {n}"}, {food, "Panadería {r}"}, {schools, "Colegio {r}"}});
constexpr auto portuguese = std::to_array<FirmPattern>({
    {solar, "Solar {r}"}, {solar, "{n} Energia"}, {heating, "Climatização {n}"}, {housing, "Habitação {r}"},
    {utility, "Energia {r}"}, {logistics, "Transportes {n}"}, {hotels, "Pousada {r}"}, {farming, "Quinta {r}"},
    {retail, "{n} Materiais"}, {food, "Torrefação {n}"}, {schools, "Escola {r}"}});
constexpr auto nordic = std::to_array<FirmPattern>({
    {solar, "{r} Sol"}, {solar, "{n} Solenergi"}, {heating, "{n} VVS"}, {heating, "{r} Varme"}, {housing, "Bolig {r}"},
    {housing, "{n} Ejendom"}, {utility, "{r} Energi"}, {logistics, "{n} Transport"}, {logistics, "{r} Logistik"},
    {hotels, "Hotel {r}"}, {farming, "{r} Gård"}, {retail, "{n} El"}, {food, "Bageri {n}"}, {food, "{r} Bryggeri"}, {schools, "{r} Gymnasium"}});
constexpr auto finnish = std::to_array<FirmPattern>({
    {solar, "{r} Aurinko"}, {solar, "{n} Sähkö"}, {heating, "LVI {n}"}, {heating, "{r} Lämpö"}, {housing, "{r} Kodit"},
    {utility, "{r} Energia"}, {logistics, "Kuljetus {n}"}, {hotels, "Hotelli {r}"}, {farming, "{r} Tila"}, {retail, "{n} Tarvike"},
    {food, "{n} Leipomo"}, {schools, "{r} Opisto"}});
constexpr auto polish = std::to_array<FirmPattern>({
    {solar, "{r} Fotowoltaika"}, {solar, "{n} Solar"}, {heating, "{n} Instalacje"}, {heating, "{r} Ciepło"},
    {housing, "Osiedle {r}"}, {utility, "Energia {r}"}, {logistics, "{n} Spedycja"}, {logistics, "{r} Kurier"}, {hotels, "Hotel {r}"},
    {farming, "Sady {r}"}, {retail, "Hurtownia {n}"}, {food, "Piekarnia {n}"}, {food, "Browar {r}"}, {schools, "Technikum {r}"}});
constexpr auto czech = std::to_array<FirmPattern>({
    {solar, "{r} Solar"}, {heating, "{n} Topení"}, {heating, "{r} Instalace"}, {housing, "Bydlení {r}"}, {utility, "Energie {r}"},
    {logistics, "{n} Doprava"}, {hotels, "Hotel {r}"}, {farming, "Statek {r}"}, {retail, "{n} Elektro"}, {food, "Pivovar {r}"},
    {food, "Pekárna {n}"}, {schools, "Gymnázium {r}"}});
constexpr auto turkish = std::to_array<FirmPattern>({
    {solar, "{r} Güneş Enerjisi"}, {solar, "{n} Enerji"}, {heating, "{n} Isıtma"}, {housing, "{r} Yapı"}, {logistics, "{n} Lojistik"},
    {hotels, "{r} Otel"}, {farming, "{r} Tarım"}, {retail, "{n} Elektrik"}, {food, "{n} Gıda"}});
constexpr auto english = std::to_array<FirmPattern>({
    {solar, "{n} Solar"}, {solar, "{r} Renewables"}, {heating, "{n} Heating"}, {heating, "{n} & Partners Mechanical"},
    {housing, "{r} Homes"}, {housing, "{r} Housing Association"}, {housing, "{n} Property Care"}, {utility, "{r} Community Energy"},
    {utility, "{r} Power"}, {logistics, "{n} Freight"}, {logistics, "{r} Couriers"}, {hotels, "{r} Hotel"}, {hotels, "{r} Lodge"},
    {farming, "{r} Farm"}, {farming, "{n} Orchards"}, {retail, "{n} Electrical Supplies"}, {food, "{r} Brewery"}, {food, "{n} Bakery"},
    {food, "{r} Creamery"}, {schools, "{r} Academy"}, {schools, "{r} Technical College"}});

constexpr std::string_view german_roots =
    "Lindenhof,Seeblick,Bergwiese,Nordlicht,Sonnenhang,Eichengrund,Kirschallee,Mühlbach,Weitblick,Auental,Steinbruch,Rosengarten,Hafenkante,Tannenbühl,Wiesengrund,Morgentau,Ostwind,Silberbach,Alte Gärtnerei,Kranichmoor,Birkenau,Heidekamp,Südstern,Falkenstein";
constexpr std::string_view nordic_roots =
    "Fjordby,Nordlys,Birk,Havblik,Strandby,Solhøj,Egelund,Skovly,Vindby,Granholm,Ravnsborg,Isefjord,Klippan,Bøgely,Kystby,Elvestrand";
constexpr auto languages = std::to_array<FirmLanguage>({
    {"de", german, german_roots},
    {"ch", german, "Rigiblick,Seehalde,Sonnmatt,Aareufer,Mattenhof,Gletschertor,Rebberg,Lindenegg,Waldrain,Bergfrieden,Alpstein,Chalandamarz,Rosenweid,Sunnehof"},
    {"nl", dutch, "Noorderlicht,Waterkant,De Linde,Zonneweide,Oosterpoort,Veldzicht,Molenwiek,De Eendracht,Duinrand,Lage Polder,Westerhaven,Het Anker,Groenendal,Kastanjehof"},
    {"fr", french, "des Tilleuls,du Grand Pré,Beaurivage,de la Vallée,des Deux Rives,Clairval,du Vieux Moulin,Bellecombe,des Cèdres,Montclair,du Lavoir,des Quatre Vents,Hautepierre,de l'Étang"},
    {"it", italian, "Valdoro,Montechiaro,Le Querce,Due Torri,Acquaviva,Belcolle,San Lazzaro,Fonteblu,Lago Alto,Poggio Verde,La Rocca,Villanova"},
    {"es", spanish, "Los Olmos,Valdeluz,Sierra Clara,El Almendro,Costa Serena,Fuente Nueva,La Encina,Río Alto,Monteverde,Las Lomas,El Molino,Puerto Viejo"},
    {"pt", portuguese, "Vale Verde,Monte Novo,da Ribeira,Serra Azul,do Carvalhal,Boa Vista,do Outeiro,Terra Clara,Pedra Alta,da Lagoa"},
    {"da", nordic, nordic_roots},
    {"sv", nordic, "Björkängen,Norrsken,Sjövik,Granåsen,Solgläntan,Ekudden,Älvstrand,Furuhöjd,Havsvind,Klippudden,Ljungby Östra,Vinterviken"},
    {"no", nordic, "Fjordgløtt,Nordstjerna,Solbakken,Furulia,Havbris,Elvebredden,Bjørkelia,Vindheim,Kvitfjell Vest,Skogly"},
    {"fi", finnish, "Koivuniemi,Revontuli,Järvenranta,Kuusela,Aurinkolahti,Pohjantähti,Kallioranta,Harju,Suvanto,Lehto"},
    {"pl", polish, "Zielone Wzgórza,Słoneczna Polana,Lipowa,Nad Rzeką,Dębowy Las,Złote Pola,Wschód,Jasna Góra Zachód,Stary Młyn,Brzozowa"},
    {"cs", czech, "Lipová,Slunečná,Zelený Vrch,U Mlýna,Stříbrný Potok,Na Výsluní,Dubový Háj,Horní Lhota,Jasná,Javorová"},
    {"tr", turkish, "Yeşilvadi,Mavideniz,Güneştepe,Çınar,Kuzey,Altınova,Zeytin,Rüzgâr,Anıt,Bahar"},
    {"en", english, "Oakfield,Harbour,Greenbank,Northgate,Willow Creek,Stonebridge,Clearwater,Kingfisher,High Meadow,Riverside,Summit,Larkhill,Copper Beech,Eastbrook,Bluebird,Juniper,Redwood,Saltmarsh,Fairview,Thornfield,Mill Lane,Granite Bay,Silver Birch,Lighthouse"},
});

}  // namespace

std::string_view label(Sector sector) {
    static constexpr std::array<std::string_view, sector_count> labels = {
        "Solar installation", "Heating and plumbing", "Housing and property", "Energy supply", "Logistics",
        "Hotels and leisure", "Agriculture", "Retail and wholesale", "Food and drink", "Education"};
    return labels[static_cast<std::size_t>(sector)];
}

const FirmLanguage& firm_language(std::string_view language) {
    for (const FirmLanguage& each : languages)
        if (each.language == language) return each;
    return languages.back();
}

}  // namespace tandem::sample
