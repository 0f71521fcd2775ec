// Names of Germany, Austria and Switzerland, where most of the sample's customers are.
#include <array>

#include "app/demo_data/place.hpp"

namespace tandem::sample {
namespace {

constexpr auto list = std::to_array<Place>({
    {"Germany", "de", "DACH", 300, "GmbH,GmbH,GmbH,GmbH & Co. KG,AG,eG", "+49 30 23125 ###",
     "Hamburg,Bremen,Leipzig,Dresden,Kassel,Münster,Augsburg,Freiburg,Nürnberg,Erfurt,Rostock,Ulm,Mainz,Göttingen,Bielefeld,Regensburg,Kiel,Jena,Trier,Köln,Stuttgart,Hannover,Potsdam,Lübeck",
     "Anna,Lena,Katharina,Julia,Sabine,Claudia,Nadine,Miriam,Franziska,Jana,Helena,Ulrike,Carolin,Sophie,Greta,Antje,Birgit,Elif,Svenja,Theresa,Paula,Johanna,Meike,Yasemin,Ronja,Isabell,Marlene,Dorothea",
     "Jonas,Lukas,Stefan,Matthias,Thorsten,Andreas,Felix,Sebastian,Florian,Tobias,Jörg,Markus,Moritz,Henrik,Oliver,Daniel,Ingo,Malte,Ferdinand,Emre,Jürgen,Rüdiger,Bastian,Uwe,Konstantin,Till,Hannes,Carsten",
     "Brandauer,Keller,Wiesner,Hagedorn,Lindemann,Vogt,Petersen,Reinhardt,Köhler,Schönfeld,Ackermann,Bergmann,Dietrich,Engelhardt,Falkenberg,Gerlach,Hartwig,Jansen,Kowalski,Lorenz,Mertens,Neumann,Oswald,Pohl,Rademacher,Sander,Thiele,Ullrich,Voss,Wagner,Yilmaz,Ziegler,Böttcher,Grünewald,Haferkamp,Krüger,Löffler,Mahler,Nolte,Pfeiffer,Riedel,Seidel,Tiedemann,Uhlig,Wendt,Zimmermann,Albers,Bremer,Clausen,Dreyer,Ebert,Freitag,Geiger,Hofmann,Imhof,Kästner,Liebknecht,Morgenstern,Niemann,Ostermann,Preuß,Quandt,Rosenthal,Stellmacher,Trautmann,Weidner"},
    {"Austria", "de", "DACH", 70, "GmbH,GmbH,GmbH & Co KG,AG", "",
     "Wien,Graz,Linz,Salzburg,Innsbruck,Klagenfurt,Villach,Wels,Dornbirn,Steyr",
     "Magdalena,Elisabeth,Verena,Barbara,Theresa,Viktoria,Birgit,Katharina,Lisa,Martina,Nora,Eva",
     "Maximilian,Georg,Lukas,Gerald,Christoph,Dominik,Manfred,Paul,Alexander,Wolfgang,Niklas,Franz",
     "Gruber,Huber,Pichler,Steiner,Moser,Mayrhofer,Leitner,Hofer,Fuchsbauer,Egger,Wimmer,Brunner,Haslinger,Aigner,Reisinger,Ortner,Schwaiger,Lechner,Rainer,Kogler,Strasser,Haider,Eibl,Doppler"},
    {"Switzerland", "ch", "DACH", 70, "AG,AG,GmbH,Genossenschaft", "",
     "Zürich,Bern,Basel,Luzern,Winterthur,St. Gallen,Lausanne,Biel,Chur,Thun,Genève,Lugano",
     "Regula,Nicole,Ursina,Corinne,Sandra,Céline,Flurina,Denise,Chiara,Manon,Seraina,Brigitte",
     "Urs,Beat,Reto,Lorenz,Marco,Yannick,Thierry,Simon,Gian,Patrick,Luca,Andrin",
     "Zürcher,Bächtold,Meier,Hürlimann,Odermatt,Schmid,Zbinden,Wyss,Favre,Rochat,Bernasconi,Caduff,Bieri,Amstutz,Stalder,Fankhauser,Gerber,Kälin,Nussbaumer,Perret,Derungs,Tobler,Rüegg,Aeschlimann"},
});

}  // namespace

std::span<const Place> central_places() { return list; }

}  // namespace tandem::sample
