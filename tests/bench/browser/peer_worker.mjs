// The peer: SQLite's own WebAssembly on its fastest storage in the browser (SAHPool), papaparse for CSV, written as their documentation
// shows; where a second way is faster, that one as well. Each workload returns milliseconds.
import openSqlite from '@sqlite.org/sqlite-wasm';
import Papa from 'papaparse';
import { channels, columns, touches } from './generate.mjs';

const now = () => performance.now();
const median = (/** @type {number[]} */ of) => of.toSorted((a, b) => a - b)[of.length >> 1];

const schema = `
    CREATE TABLE contact(id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT, phone TEXT, company TEXT, title TEXT, city TEXT,
        country TEXT, created_at TEXT, owner TEXT, lifecycle TEXT, notes TEXT);
    CREATE INDEX contact_email ON contact(email);
    CREATE INDEX contact_name ON contact(last_name, first_name);
    CREATE INDEX contact_place ON contact(country, lifecycle);
    CREATE INDEX contact_created ON contact(created_at);
    CREATE VIRTUAL TABLE found USING fts5(first_name, last_name, email, company, content='contact', content_rowid='id');
    CREATE TRIGGER contact_made AFTER INSERT ON contact BEGIN
        INSERT INTO found(rowid, first_name, last_name, email, company) VALUES(new.id, new.first_name, new.last_name, new.email, new.company); END;
    CREATE TRIGGER contact_gone AFTER DELETE ON contact BEGIN
        INSERT INTO found(found, rowid, first_name, last_name, email, company) VALUES('delete', old.id, old.first_name, old.last_name, old.email, old.company); END;
    CREATE TRIGGER contact_changed AFTER UPDATE OF first_name, last_name, email, company ON contact BEGIN
        INSERT INTO found(found, rowid, first_name, last_name, email, company) VALUES('delete', old.id, old.first_name, old.last_name, old.email, old.company);
        INSERT INTO found(rowid, first_name, last_name, email, company) VALUES(new.id, new.first_name, new.last_name, new.email, new.company); END;`;
const marks = columns.map(() => '?').join(',');

let pool, db;

async function start() {
    const sqlite = await openSqlite({ print() {}, printErr() {} });
    pool = await sqlite.installOpfsSAHPoolVfs({ initialCapacity: 12 });
}

function open(name = '/crm.db') {
    db?.close();
    db = new pool.OpfsSAHPoolDb(name);
}

function fresh(name) {
    db?.close();
    db = undefined;
    for (const file of pool.getFileNames()) if (file.startsWith(name)) pool.unlink(file);
    open(name);
}

const parse = (file, onRows) =>
    new Promise((resolve, reject) => {
        let isHead = true;
        Papa.parse(file, {
            skipEmptyLines: true,
            chunkSize: 1 << 20,
            chunk({ data }) {
                onRows(isHead ? data.slice(1) : data);
                isHead = false;
            },
            complete: resolve,
            error: reject,
        });
    });

/** `how` "bind": a statement for each row; "json": 2,000 rows a statement, its fastest way. */
async function importFile({ how, name }, file) {
    fresh(name);
    db.exec(schema);
    const started = now();
    db.exec('BEGIN');
    const isJson = how === 'json';
    const insert = db.prepare(isJson ? `INSERT INTO contact SELECT ${columns.map((_, i) => `value->>${i}`)} FROM json_each(?)` : `INSERT INTO contact VALUES(${marks})`);
    let inserting = 0;
    await parse(file, (rows) => {
        const at = now();
        if (isJson) for (let i = 0; i < rows.length; i += 2000) insert.bind([JSON.stringify(rows.slice(i, i + 2000))]).stepReset();
        else for (const row of rows) insert.bind(row).stepReset();
        inserting += now() - at;
    });
    const at = now();
    insert.finalize();
    db.exec('COMMIT');
    const ended = now();
    const rows = db.selectValue('SELECT count(*) FROM contact');
    if (rows !== 100_000) throw new Error(`${rows} rows were imported`);
    return { whole: ended - started, inserts: inserting + ended - at };
}

const journals = {
    plain: '',
    'wal full': 'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL',
};

/** Commits of one row, mean and median. A salt makes each configuration change every row it names. */
function edits({ journal, count, salt }) {
    open();
    if (journals[journal]) db.exec(journals[journal]);
    const update = db.prepare('UPDATE contact SET lifecycle = ?, notes = ? WHERE id = ?');
    const each = [];
    for (let i = 0; i < count; i++) {
        const at = now();
        update.bind([['lead', 'customer', 'mql'][(i + salt) % 3], `note ${salt} number ${i}`, 1 + ((i * 7919 + salt * 4001) % 100_000)]).stepReset();
        each.push(now() - at);
    }
    update.finalize();
    if (journals[journal]) db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
    db.close();
    db = undefined;
    open();
    if (db.selectValue(`SELECT count(*) FROM contact WHERE notes LIKE 'note ${salt} number %'`) !== count) throw new Error('an edit is missing');
    return { mean: each.reduce((sum, ms) => sum + ms, 0) / count, median: median(each) };
}

const questions = {
    search: "SELECT contact.* FROM found JOIN contact ON contact.id = found.rowid WHERE found MATCH 'mar*' ORDER BY found.rank LIMIT 50",
    sort_name: 'SELECT * FROM contact ORDER BY last_name LIMIT 50 OFFSET 90000',
    sort_unindexed: 'SELECT * FROM contact ORDER BY company LIMIT 50 OFFSET 90000',
    count_indexed: "SELECT count(*) FROM contact WHERE country = 'Germany' AND lifecycle = 'customer' AND created_at >= '2024-01-01'",
    count_unindexed: "SELECT count(*) FROM contact WHERE owner = 'kai' AND city = 'Berlin' AND title LIKE '%manager%'",
    group: 'SELECT country, lifecycle, count(*) FROM contact GROUP BY country, lifecycle',
};

/** Each first in a database just opened, then warm, the median of nine. */
function ask() {
    const answer = {};
    for (const [name, sql] of Object.entries(questions)) {
        open();
        const at = now();
        db.selectArrays(sql);
        answer[name] = { first: now() - at };
    }
    for (const [name, sql] of Object.entries(questions)) {
        const each = [];
        for (let i = 0; i < 10; i++) {
            const at = now();
            answer[name].rows = db.selectArrays(sql).length;
            each.push(now() - at);
        }
        answer[name].again = median(each.slice(1));
    }
    answer.counts = [db.selectValue(questions.count_indexed), db.selectValue(questions.count_unindexed)];
    return answer;
}

/** By row arrays and papaparse, and by a loop written by hand, which is faster. */
function exportCsv() {
    open();
    const all = 'SELECT * FROM contact ORDER BY id';
    let at = now();
    Papa.unparse({ fields: columns, data: db.selectArrays(all) }, { newline: '\n' });
    const plain = now() - at;
    at = now();
    const needsQuotes = /[",\n\r]/;
    const lines = [columns.join(',')];
    const select = db.prepare(all);
    while (select.step()) {
        let line = select.getString(0);
        for (let column = 1; column < columns.length; column++) {
            const cell = select.getString(column);
            line += needsQuotes.test(cell) ? `,"${cell.replaceAll('"', '""')}"` : `,${cell}`;
        }
        lines.push(line);
    }
    select.finalize();
    const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`).length;
    return { plain, byHand: now() - at, bytes };
}

function touchTimes() {
    const data = touches(1_000_000);
    const count = data.at.length;
    fresh('/touches.db');
    db.exec('CREATE TABLE touch(id INTEGER PRIMARY KEY, contact INTEGER, channel TEXT, campaign INTEGER, at INTEGER, cents INTEGER)');
    const times = {};
    const timed = (name, act) => {
        const at = now();
        const answer = act();
        times[name] = now() - at;
        return answer;
    };
    timed('insert', () => {
        db.exec('BEGIN');
        const insert = db.prepare('INSERT INTO touch VALUES(?,?,?,?,?,?)');
        for (let i = 0; i < count; i++) insert.bind([i + 1, data.contact[i], channels[data.channel[i]], data.campaign[i], data.at[i], data.cents[i]]).stepReset();
        insert.finalize();
        db.exec('COMMIT');
    });
    const byMonth = "SELECT channel, strftime('%Y-%m', at, 'unixepoch') AS month, sum(cents), count(*) FROM touch GROUP BY channel, month";
    timed('month first', () => db.selectArrays(byMonth));
    const months = timed('month', () => db.selectArrays(byMonth));
    if (months.reduce((sum, row) => sum + row[2], 0) !== 249_144_242) throw new Error('the touches do not add up');
    db.exec('CREATE INDEX touch_journey ON touch(contact, at, channel)');
    const codes = new Map(channels.map((channel, i) => [channel, i]));
    timed('journeys', () => {
        const contact = new Int32Array(count), at = new Int32Array(count), channel = new Uint8Array(count);
        const select = db.prepare('SELECT contact, at, channel FROM touch ORDER BY contact, at');
        for (let i = 0; select.step(); i++) {
            contact[i] = select.getInt(0);
            at[i] = select.getInt(1);
            channel[i] = codes.get(select.getString(2));
        }
        select.finalize();
    });
    timed('paths', () => db.selectArrays("SELECT path, count(*) AS n FROM (SELECT group_concat(channel, '>' ORDER BY at) AS path FROM touch GROUP BY contact) GROUP BY path ORDER BY n DESC LIMIT 20"));
    fresh('/touches.db');
    return times;
}

const workloads = { start, open: () => open(), importFile, edits, ask, exportCsv, touchTimes };

self.onmessage = async ({ data: { number, what, given, file } }) => {
    try {
        const answer = await workloads[what](given, file);
        self.postMessage({ number, answer });
    } catch (error) {
        self.postMessage({ number, error: String(error.stack ?? error) });
    }
};

if (self.location.search === '?open') {
    await start();
    open();
    self.postMessage({ rows: db.selectArrays('SELECT * FROM contact ORDER BY id LIMIT 50') });
}
