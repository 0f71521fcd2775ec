// The bench's data, the same bytes on every machine: 100,000 contacts as CSV, a million touches. Whole numbers only, no clock, no locale.
// The peer's published figures are of these bytes; sha256 of the contacts: 4a79d9c6e82ea13afc5521f8fb6ddc475318a1e9072ed49f1392db214fba7917.

/** mulberry32: small, good enough, and written in a few lines in any language. @param {number} seed */
function random(seed) {
    let state = seed >>> 0;
    return (/** @type {number} */ below) => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
}

const words = (/** @type {string} */ text) => text.split(' ');
const firstNames = words(
    'Maria Mark Martin Marta Marco Maryam Anna Anton Bela Carla Carlos Chen Clara Daniel David Elena Emma Eric Fatima Felix Fiona George Grace Hana Hugo Ines Ivan Jan Jana John José Julia ' +
        'Karl Kenji Laura Liam Lina Lucas Łukasz Mia Mohamed Nadia Nils Noah Nora Olga Omar Oscar Paula Peter Priya Rosa Samuel Sara Sofia Søren Tariq Tess Thomas Uma Viktor Wei Yara Zoë',
);
const nameBeginnings = words('Al Bar Ber Cor Dal Del El Fer Gar Gol Har Hol Jen Kar Kel Kov Lam Lin Mar Mel Mor Nor Ols Per Pol Ram Ros Sal Sch Sten Tor Vas Wal Win Yam Zim');
const nameEnds = words('a aro berg by coni dale denko den dorf ez ford garten gren hart ić in ing kin land ler man mann mond mora nau nen ova quist ray rell sen ski son stein ton well');
const companyBeginnings = words(
    'Alpine Amber Arctic Atlas Blue Bright Cedar Central Clear Coastal Copper Delta Eastern Echo First Global Golden Granite Green Harbor High Iron Lake Marine Maple Metro Nordic North Oak Pacific Pine Prime ' +
        'Quick Red River Silver Solar Stone Summit Vector',
);
const companyTrades = words(
    'Analytics Bakery Books Cargo Clinics Coffee Data Dental Design Energy Farms Finance Foods Freight Games Health Homes Hotels Labs Law Logistics Market Media Motors Optics Parts Pharma Power Print Retail ' +
        'Robotics School Shipping Sports Steel Studio Systems Textiles Tools Travel',
);
const companyForms = words('Inc Ltd GmbH LLC SA AB BV Group');
const ranks = words('Senior Junior Chief Deputy Regional Global Lead Assistant');
const jobs = ['Sales Manager', 'Engineer', 'Buyer', 'Marketing Manager', 'Analyst', 'Accountant', 'Designer', 'Director', 'Consultant', 'Office Manager', 'Developer', 'Planner'];
const places = (
    'Berlin|Germany|49,Hamburg|Germany|49,Munich|Germany|49,Köln|Germany|49,Paris|France|33,Lyon|France|33,Madrid|Spain|34,Sevilla|Spain|34,Roma|Italy|39,Milano|Italy|39,Wien|Austria|43,Zürich|Switzerland|41,' +
    'Warsaw|Poland|48,Kraków|Poland|48,Praha|Czechia|420,Oslo|Norway|47,Stockholm|Sweden|46,Malmö|Sweden|46,London|United Kingdom|44,Leeds|United Kingdom|44,Dublin|Ireland|353,New York|United States|1,' +
    'Chicago|United States|1,Austin|United States|1,Seattle|United States|1,Boston|United States|1,Toronto|Canada|1,Montréal|Canada|1,Sydney|Australia|61,Tokyo|Japan|81,São Paulo|Brazil|55,Mumbai|India|91'
)
    .split(',')
    .map((place) => place.split('|'));
const owners = words('amy ben cleo dan eva finn gus hope iris joel kai lea');
const lifecycles = words('subscriber lead mql sql opportunity customer evangelist other');
const domains = words('com de net org io co');
const noteWords = words(
    'call next week about renewal budget demo sent price list needs invoice met at trade fair prefers email asked for quote waiting legal review trial started wants discount interested in plus plan follow up after holiday no answer left message',
);
export const columns = words('id first_name last_name email phone company title city country created_at owner lifecycle notes');
export const channels = words('paid_search organic_search paid_social organic_social email direct referral affiliate display video sms event');

/** As an address spells it: ASCII, small. @param {string} name */
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace('Ł', 'L').replace('ø', 'o').toLowerCase();
const two = (/** @type {number} */ number) => String(number).padStart(2, '0');

/** The order of the draws is the format. @param {number} id @param {ReturnType<typeof random>} draw */
function contact(id, draw) {
    const first = firstNames[draw(64)];
    const beginning = nameBeginnings[draw(36)];
    const end = nameEnds[draw(36)];
    const number = draw(1000);
    const [start, trade, form, domain] = [draw(40), draw(40), draw(8), draw(6)];
    const [city, country, prefix] = places[draw(32)];
    const phone = `+${prefix} ${10 + draw(90)} ${String(draw(10_000_000)).padStart(7, '0')}`;
    const [rank, job] = [draw(16), draw(12)];
    const day = new Date((18_262 + draw(2192)) * 86_400_000); // 2020 to 2025
    const minute = draw(1440);
    const [owner, lifecycle, style] = [draw(12), draw(8), draw(100)];
    const length = 50 + draw(21);
    let notes = noteWords[draw(40)];
    while (notes.length < length) notes += ` ${noteWords[draw(40)]}`;
    if (style < 10) notes = notes.replace(' ', ', ');
    else if (style < 13) notes = notes.replace(' ', ' "ok" ');
    else if (style < 14) notes = notes.replace(' ', '\n');
    const comma = style >= 90 && style < 95 ? ',' : '';
    const created = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    return [
        String(id), first, beginning + end,
        `${plain(first)}.${plain(beginning + end)}${number}@${companyBeginnings[start].toLowerCase()}${companyTrades[trade].toLowerCase()}.${domains[domain]}`,
        phone, `${companyBeginnings[start]} ${companyTrades[trade]}${comma} ${companyForms[form]}`, rank < 8 ? `${ranks[rank]} ${jobs[job]}` : jobs[job],
        city, country, created, owners[owner], lifecycles[lifecycle], notes,
    ];
}

const quoted = (/** @type {string} */ cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {number} count */
export function contactsCsv(count) {
    const draw = random(20260101);
    const lines = [columns.join(',')];
    for (let id = 1; id <= count; id++) lines.push(contact(id, draw).map(quoted).join(','));
    return `${lines.join('\n')}\n`;
}

/** Columns of touches with the ids 1 to count, in the years 2023 and 2024. @param {number} count */
export function touches(count) {
    const draw = random(20260202);
    const made = { contact: new Int32Array(count), channel: new Uint8Array(count), campaign: new Int32Array(count), at: new Int32Array(count), cents: new Int32Array(count) };
    for (let i = 0; i < count; i++) {
        made.contact[i] = 1 + draw(100_000);
        made.channel[i] = draw(12);
        made.campaign[i] = 1 + draw(200);
        made.at[i] = 1_672_531_200 + draw(63_158_400);
        made.cents[i] = draw(500);
    }
    return made;
}
