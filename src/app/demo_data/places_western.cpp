// Names of western Europe.
#include <array>

#include "app/demo_data/place.hpp"

namespace tandem::sample {
namespace {

constexpr auto list = std::to_array<Place>({
    {"Netherlands", "nl", "Western Europe", 80, "B.V.,B.V.,N.V.,Coöperatie", "",
     "Utrecht,Rotterdam,Eindhoven,Groningen,Haarlem,Zwolle,Arnhem,Breda,Leiden,Nijmegen",
     "Femke,Sanne,Lotte,Marijke,Anouk,Iris,Maaike,Fleur,Noor,Esther,Sietske,Willemijn",
     "Daan,Sjoerd,Bram,Jeroen,Pieter,Thijs,Maarten,Ruben,Koen,Wouter,Joost,Gijs",
     "van den Berg,de Vries,Bakker,Visser,Smit,Meijer,Mulder,Bos,Hendriks,Dekker,Dijkstra,van Leeuwen,Postma,Kuipers,Veenstra,Hoekstra,Prins,Blom,van Dam,Verhoeven,Schouten,Timmermans,Koster,Willems"},
    {"Belgium", "nl", "Western Europe", 40, "BV,BV,NV,CV", "",
     "Gent,Antwerpen,Leuven,Liège,Namur,Brugge,Mechelen,Mons",
     "Lies,Ines,Charlotte,Amélie,Katrien,Hanne,Nathalie,Elke",
     "Wim,Stijn,Jan,Thibault,Olivier,Bart,Dries,Guillaume",
     "Peeters,Janssens,Maes,Jacobs,Claes,Goossens,Wouters,Dubois,Lambert,Dupont,Vermeulen,Baert,Desmet,Leclercq,Martens,Aerts"},
    {"France", "fr", "Western Europe", 90, "SARL,SAS,SAS,SA,SCOP", "+33 1 99 00 ## ##",
     "Lyon,Nantes,Bordeaux,Toulouse,Grenoble,Rennes,Montpellier,Dijon,Lille,Annecy,Strasbourg,Angers",
     "Camille,Élodie,Mathilde,Aurélie,Claire,Chloé,Nathalie,Sandrine,Inès,Margaux,Fatima,Hélène,Léa,Odile",
     "Julien,Nicolas,Mathieu,Étienne,Benoît,Antoine,Guillaume,Karim,Rémi,Thomas,François,Laurent,Cédric,Yves",
     "Lefèvre,Moreau,Girard,Bonnet,Chevalier,Rousseau,Faure,Garnier,Mercier,Perrin,Marchand,Blanchard,Gauthier,Benali,Renard,Colin,Lemoine,Barbier,Arnaud,Roussel,Picard,Deschamps,Vasseur,Delmas,Carpentier,Fontaine"},
    {"United Kingdom", "en", "Western Europe", 80, "Ltd,Ltd,Ltd,LLP,plc", "+44 20 7946 0###",
     "Bristol,Leeds,Manchester,Glasgow,Cardiff,Norwich,Brighton,Sheffield,Edinburgh,Exeter,Nottingham,York",
     "Emma,Charlotte,Aisha,Rebecca,Hannah,Fiona,Priya,Gemma,Eleanor,Rhiannon,Catriona,Naomi,Zoe,Harriet",
     "James,Oliver,Callum,Rhys,Imran,Edward,Gareth,Duncan,Samuel,Nathan,Rory,Benjamin,Alistair,Kwame",
     "Whitfield,Hartley,Okafor,Patel,Fairclough,Barlow,MacLeod,Pritchard,Ashworth,Thornton,Khan,Sinclair,Holloway,Bramley,Ellison,Fenwick,Marsden,Redfern,Lockwood,Greenhalgh,Tanner,Kershaw,Mensah,Wetherby"},
    {"Ireland", "en", "Western Europe", 20, "Ltd,Ltd,DAC", "+353 20 91# ####",
     "Dublin,Cork,Galway,Limerick,Waterford,Kilkenny",
     "Aoife,Niamh,Sinéad,Ciara,Gráinne,Orla,Maeve,Róisín",
     "Cian,Eoin,Declan,Pádraig,Conor,Fergal,Ronan,Oisín",
     "Byrne,O'Sullivan,Kavanagh,Nolan,Brennan,Gallagher,Doyle,Fitzgerald,Quinn,Moran,Keane,Hegarty,Tierney,O'Connell"},
    {"Spain", "es", "Southern Europe", 55, "S.L.,S.L.,S.A.,S. Coop.", "",
     "Valencia,Sevilla,Zaragoza,Bilbao,Málaga,Granada,Valladolid,Girona,Murcia,Oviedo",
     "Lucía,Marta,Elena,Carmen,Nuria,Inés,Rocío,Ainhoa,Beatriz,Silvia,Montserrat,Paloma",
     "Javier,Álvaro,Sergio,Pablo,Iñaki,Jordi,Andrés,Raúl,Ignacio,Óscar,Rubén,Xavier",
     "García,Navarro,Ibáñez,Molina,Ortega,Delgado,Castaño,Serrano,Vidal,Ferrer,Etxeberria,Romero,Cabrera,Peña,Soler,Gallego,Rubio,Aguirre,Nieto,Salas,Campos,Bravo"},
    {"Portugal", "pt", "Southern Europe", 20, "Lda.,Lda.,S.A.", "",
     "Porto,Lisboa,Braga,Coimbra,Aveiro,Évora,Faro",
     "Inês,Mariana,Beatriz,Catarina,Joana,Rita,Sofia,Teresa",
     "João,Tiago,Rui,Nuno,Gonçalo,Miguel,Duarte,Luís",
     "Ferreira,Carvalho,Almeida,Teixeira,Moreira,Correia,Nogueira,Pinto,Fonseca,Magalhães,Antunes,Simões,Vasconcelos,Tavares"},
    {"Italy", "it", "Southern Europe", 60, "S.r.l.,S.r.l.,S.p.A.,Soc. Coop.", "",
     "Torino,Bologna,Verona,Padova,Bergamo,Trento,Parma,Firenze,Bari,Udine,Modena",
     "Giulia,Chiara,Francesca,Elisa,Martina,Federica,Silvia,Valentina,Alessia,Paola,Beatrice,Ilaria",
     "Marco,Luca,Alessandro,Davide,Matteo,Stefano,Lorenzo,Gabriele,Riccardo,Paolo,Nicolò,Simone",
     "Colombo,Ricci,Marino,Greco,Bruno,Gallo,Conti,Costa,Mancini,Rinaldi,Caruso,Ferrara,Fabbri,Moretti,Galli,Leone,Longo,Martinelli,Serra,Vitale,Zanetti,Bellini,Piras,Donati"},
});

}  // namespace

std::span<const Place> western_places() { return list; }

}  // namespace tandem::sample
