// @ts-check
// One whole database file, made from a database and its write-ahead log, without SQLite.
//
// The newest commits are in the log; laying its valid pages over the database's gives the file as it was last saved.
// Format: sqlite.org/fileformat2.html, "The Write-Ahead Log".

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * The log's running checksum over 32-bit words.
 * @param {DataView} view @param {number} from @param {number} to @param {boolean} isLittleEndian @param {[number, number]} sum
 * @returns {[number, number]}
 */
function checksum(view, from, to, isLittleEndian, [first, second]) {
    for (let at = from; at < to; at += 8) {
        first = (first + view.getUint32(at, isLittleEndian) + second) >>> 0;
        second = (second + view.getUint32(at + 4, isLittleEndian) + first) >>> 0;
    }
    return [first, second];
}

/**
 * Which pages the log holds of committed transactions.
 * @param {Blob} log
 * @returns {Promise<{ pageBytes: number, pageCount: number, pages: Map<number, number> } | undefined>} page number → place in the log
 */
async function readLog(log) {
    if (log.size < headerBytes) return undefined;
    const header = new DataView(await log.slice(0, headerBytes).arrayBuffer());
    const magic = header.getUint32(0);
    if (magic !== 0x377f0682 && magic !== 0x377f0683) return undefined;
    const isLittleEndian = magic === 0x377f0682;
    const pageBytes = header.getUint32(8);
    let sum = checksum(header, 0, 24, isLittleEndian, [0, 0]);
    if (sum[0] !== header.getUint32(24) || sum[1] !== header.getUint32(28)) return undefined;

    const pages = new Map();
    const open = new Map(); // of a transaction whose last frame has not come yet
    let pageCount = 0;
    for (let at = headerBytes; at + frameHeaderBytes + pageBytes <= log.size; at += frameHeaderBytes + pageBytes) {
        const frame = new DataView(await log.slice(at, at + frameHeaderBytes + pageBytes).arrayBuffer());
        if (frame.getUint32(8) !== header.getUint32(16) || frame.getUint32(12) !== header.getUint32(20)) break;
        sum = checksum(frame, 0, 8, isLittleEndian, sum);
        sum = checksum(frame, frameHeaderBytes, frameHeaderBytes + pageBytes, isLittleEndian, sum);
        if (sum[0] !== frame.getUint32(16) || sum[1] !== frame.getUint32(20)) break;
        open.set(frame.getUint32(0), at + frameHeaderBytes);
        const sizeAfterCommit = frame.getUint32(4);
        if (!sizeAfterCommit) continue;
        for (const [page, place] of open) pages.set(page, place);
        open.clear();
        pageCount = sizeAfterCommit;
    }
    return pageCount ? { pageBytes, pageCount, pages } : undefined;
}

/** @param {Blob} database @param {Blob} log @returns {Promise<Blob>} made of slices, so nothing large is held in memory */
export async function wholeDatabase(database, log) {
    const committed = await readLog(log);
    if (!committed) return database;
    const { pageBytes, pageCount, pages } = committed;
    const parts = [];
    let keptFrom = 1; // first page of a stretch that is as the database has it
    for (let page = 1; page <= pageCount + 1; page++) {
        const place = pages.get(page);
        if (page <= pageCount && place === undefined) continue;
        if (page > keptFrom) parts.push(database.slice((keptFrom - 1) * pageBytes, (page - 1) * pageBytes));
        if (page <= pageCount && place !== undefined) parts.push(log.slice(place, place + pageBytes));
        keptFrom = page + 1;
    }
    return new Blob(parts, { type: 'application/vnd.sqlite3' });
}
