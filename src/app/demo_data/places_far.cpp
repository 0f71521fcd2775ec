// Names beyond Europe, several in their own scripts.
#include <array>

#include "app/demo_data/place.hpp"

namespace tandem::sample {
namespace {

constexpr auto list = std::to_array<Place>({
    {"Türkiye", "tr", "International", 18, "Ltd. Şti.,A.Ş.", "",
     "İzmir,Ankara,Bursa,Antalya,Eskişehir,Konya",
     "Ayşe,Zeynep,Elif,Merve,Selin,Büşra,Defne,Gül",
     "Mehmet,Emre,Burak,Mustafa,Kerem,Onur,Serkan,Yiğit",
     "Yılmaz,Kaya,Demir,Şahin,Çelik,Arslan,Doğan,Kılıç,Öztürk,Aydın,Koç,Güneş,Erdoğdu,Aksoy"},
    {"Israel", "en", "International", 10, "Ltd.", "",
     "Haifa,Tel Aviv,Be'er Sheva,Netanya",
     "נועה|Noa,מיכל|Michal,תמר|Tamar,יעל|Yael,שירה|Shira",
     "אורי|Uri,איתן|Eitan,דניאל|Daniel,יונתן|Yonatan,עמית|Amit",
     "כהן|Cohen,לוי|Levi,מזרחי|Mizrahi,פרידמן|Friedman,ביטון|Biton,אברהם|Avraham,שפירא|Shapira"},
    {"United Arab Emirates", "en", "International", 12, "LLC,LLC,FZE", "",
     "Dubai,Abu Dhabi,Sharjah",
     "فاطمة|Fatima,مريم|Maryam,نورة|Noura,ليلى|Layla,هند|Hind",
     "أحمد|Ahmed,خالد|Khalid,محمد|Mohammed,سلطان|Sultan,عمر|Omar",
     "المنصوري|Al Mansoori,الهاشمي|Al Hashimi,السويدي|Al Suwaidi,حداد|Haddad,خوري|Khoury,الزعابي|Al Zaabi,النجار|Al Najjar"},
    {"India", "en", "International", 25, "Pvt. Ltd.,Pvt. Ltd.,LLP", "",
     "Pune,Bengaluru,Hyderabad,Chennai,Ahmedabad,Kochi,Jaipur",
     "Ananya,प्रिया|Priya,Kavya,Deepika,नेहा|Neha,Meera,Lakshmi,Shreya",
     "Arjun,राहुल|Rahul,Vikram,Sanjay,अमित|Amit,Karthik,Rohan,Suresh",
     "Sharma,Iyer,पटेल|Patel,Reddy,Menon,Deshpande,गुप्ता|Gupta,Nair,Kulkarni,Chatterjee,Joshi,Rao,Pillai,Bhatt"},
    {"Japan", "en", "International", 22, "K.K.,K.K.,G.K.", "",
     "大阪,京都,名古屋,福岡,札幌,横浜",
     "美咲|Misaki,陽子|Yoko,彩花|Ayaka,真由美|Mayumi,愛|Ai,恵子|Keiko",
     "健|Ken,大輔|Daisuke,翔太|Shota,隆|Takashi,誠|Makoto,直樹|Naoki",
     "佐藤|Sato,鈴木|Suzuki,高橋|Takahashi,田中|Tanaka,渡辺|Watanabe,山本|Yamamoto,中村|Nakamura,小林|Kobayashi,加藤|Kato,松本|Matsumoto,井上|Inoue,清水|Shimizu"},
    {"South Korea", "en", "International", 14, "Co., Ltd.", "",
     "부산,대전,서울,인천,광주",
     "지우|Jiwoo,서연|Seoyeon,민지|Minji,수빈|Subin,은영|Eunyoung",
     "민준|Minjun,지훈|Jihoon,현우|Hyunwoo,성민|Sungmin,재현|Jaehyun",
     "김|Kim,이|Lee,박|Park,최|Choi,정|Jung,강|Kang,조|Cho,윤|Yoon,임|Lim,한|Han"},
    {"Taiwan", "en", "International", 12, "Co., Ltd.", "",
     "台中,台北,高雄,新竹",
     "淑芬|Shu-fen,怡君|Yi-chun,雅婷|Ya-ting,佳穎|Chia-ying,美玲|Mei-ling",
     "志明|Chih-ming,俊宏|Chun-hung,建華|Chien-hua,冠宇|Kuan-yu,家豪|Chia-hao",
     "陳|Chen,林|Lin,黃|Huang,張|Chang,王|Wang,吳|Wu,劉|Liu,蔡|Tsai,楊|Yang,許|Hsu"},
    {"Thailand", "en", "International", 8, "Co., Ltd.", "",
     "Chiang Mai,Bangkok,Phuket,Khon Kaen",
     "สุดา|Suda,กนกวรรณ|Kanokwan,ปิยะดา|Piyada,วราภรณ์|Waraporn",
     "สมชาย|Somchai,อนุชา|Anucha,ธนากร|Thanakorn,กิตติ|Kitti",
     "ศรีสุข|Srisuk,แสงทอง|Saengthong,วงศ์ใหญ่|Wongyai,จันทร์เพ็ญ|Chanpen,ทองดี|Thongdee"},
    {"United States", "en", "International", 45, "Inc.,LLC,LLC,Co.", "+1 303 555 01##",
     "Denver,Portland,Austin,Madison,Sacramento,Burlington,Minneapolis,Tucson,Raleigh",
     "Jessica,Megan,Danielle,Lauren,Brianna,Michelle,Gabriela,Kimberly,Tamika,Allison",
     "Michael,Tyler,Brandon,Carlos,Marcus,Ethan,Derek,Trevor,Jamal,Nathaniel",
     "Sullivan,Ramirez,Bennett,Foster,Washington,Nguyen,Peterson,Hoffman,Delgado,Chavez,Larson,Whitaker,Brooks,Stone,Hayes,Lindgren,Castillo,Monroe"},
    {"Canada", "en", "International", 18, "Inc.,Ltd.,Coop", "+1 416 555 01##",
     "Halifax,Calgary,Montréal,Victoria,Ottawa,Winnipeg,Québec",
     "Sarah,Geneviève,Emily,Mélanie,Amanda,Jasmine,Audrey,Heather",
     "Liam,Marc-André,Ryan,Étienne,Connor,Jason,Mathieu,Gurpreet",
     "Tremblay,MacDonald,Gagnon,Singh,Campbell,Bouchard,Fraser,Côté,Wong,Pelletier,Morrison,Lavoie,Sandhu,Reid"},
    {"Brazil", "pt", "International", 18, "Ltda.,Ltda.,S.A.", "",
     "Curitiba,Belo Horizonte,Recife,Florianópolis,Campinas,Fortaleza",
     "Larissa,Camila,Juliana,Fernanda,Bruna,Letícia,Tatiane,Vitória",
     "Rafael,Thiago,Gustavo,Leonardo,Bruno,Vinícius,Caio,Murilo",
     "Souza,Oliveira,Barbosa,Cardoso,Ribeiro,Azevedo,Monteiro,Rezende,Farias,Camargo,Peixoto,Sampaio,Brandão,Queiroz"},
    {"Kenya", "en", "International", 8, "Ltd", "",
     "Nairobi,Kisumu,Mombasa,Nakuru",
     "Wanjiru,Achieng,Faith,Njeri,Amina",
     "Kamau,Otieno,Brian,Mwangi,Hassan",
     "Odhiambo,Kariuki,Mutua,Wekesa,Njoroge,Chebet,Omondi,Kiptoo"},
});

}  // namespace

std::span<const Place> far_places() { return list; }

}  // namespace tandem::sample
