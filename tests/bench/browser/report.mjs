// From the runs of both sides to one list of {workload, ours, peer, ratio, goal}, the form of every bench's report.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a start waits for: what the service worker lists without a mark that it comes later, and itself. @param {string} site */
export function coldFiles(site) {
    const list = JSON.parse(readFileSync(join(site, 'service_worker.js'), 'utf8').match(/\[\{"url":.*?\}\]/)?.[0] ?? '[]');
    const files = list.filter((/** @type {{ later?: boolean }} */ { later }) => !later).map((/** @type {{ url: string }} */ { url }) => (url === './' || url === '' ? 'index.html' : url.replace(/^\.\//, '')));
    return [...new Set([...files, 'service_worker.js'])];
}

/** Workload, goal, ours and the peer's figure in a run. @type {[string, number, (run: any) => number, (run: any) => number][]} */
const rows = [
    ['cold open of 100,000 contacts, navigation to 50 rows, browser just started', 1, (o) => o.open.browser, (p) => p.open.browser],
    ['cold open of 100,000 contacts, navigation to 50 rows, new tab', 1, (o) => o.open.tab, (p) => p.open.tab],
    ['import 100,000 contacts, read and written (peer plain)', 0.35, (o) => o.import.whole, (p) => p.import.whole],
    ['import 100,000 contacts, read and written (peer fastest, with parsing)', 1, (o) => o.import.whole, (p) => p.importFastest.whole],
    ['import 100,000 contacts, written only (peer fastest, inserts alone)', 1, (o) => o.import.writing, (p) => p.importFastest.inserts],
    ["growth of the renderer's memory during import, MiB", 0.5, (o) => o.import.growth, (p) => p.import.growth],
    ['one-row commit, mean, interface at rest (peer default)', 1, (o) => o.edits.mean, (p) => p.edits.plain.mean],
    ['one-row commit, mean, interface at rest (peer WAL full)', 1, (o) => o.edits.mean, (p) => p.edits.wal.mean],
    ['one-row commit, median, interface at rest (peer WAL full)', 1, (o) => o.edits.median, (p) => p.edits.wal.median],
    ['one-row commit, mean, list of contacts on screen (peer WAL full)', 1, (o) => o.editsInList.mean, (p) => p.edits.wal.mean],
    ['one-row commit, mean, of notes that ours finds by, the peer does not (peer WAL full)', 1, (o) => o.editsOfNotes.mean, (p) => p.edits.wal.mean],
    ['search mar*, ranked, first 50', 1, (o) => o.ask.search.again, (p) => p.ask.search.again],
    ['search mar*, ranked, first 50, asked for the first time', 1, (o) => o.ask.search.first, (p) => p.ask.search.first],
    ['sort by last name, page at row 90,000', 0.5, (o) => o.ask.sort_name.again, (p) => p.ask.sort_name.again],
    ['sort by last name, page at row 90,000, asked for the first time', 0.5, (o) => o.ask.sort_name.first, (p) => p.ask.sort_name.first],
    ['sort by company (unindexed), page at row 90,000', 0.2, (o) => o.ask.sort_unindexed.again, (p) => p.ask.sort_unindexed.again],
    ['sort by company (unindexed), page at row 90,000, asked for the first time', 0.2, (o) => o.ask.sort_unindexed.first, (p) => p.ask.sort_unindexed.first],
    ['count by three indexed columns', 1, (o) => o.ask.count_indexed.again, (p) => p.ask.count_indexed.again],
    ['count by three indexed columns, asked for the first time', 1, (o) => o.ask.count_indexed.first, (p) => p.ask.count_indexed.first],
    ['count by three unindexed columns', 1, (o) => o.ask.count_unindexed.again, (p) => p.ask.count_unindexed.again],
    ['count by three unindexed columns, asked for the first time', 1, (o) => o.ask.count_unindexed.first, (p) => p.ask.count_unindexed.first],
    ['export 100,000 contacts to CSV (peer by hand, its fastest)', 0.15, (o) => o.export.ms, (p) => p.export.byHand],
    ['export 100,000 contacts to CSV (peer plain)', 0.15, (o) => o.export.ms, (p) => p.export.plain],
    ['export 100,000 contacts to XLSX (peer: the 3 s that are its goal)', 1, (o) => o.exportXlsx.ms, () => 3000],
];

const sorted = (/** @type {number[]} */ of) => of.toSorted((a, b) => a - b);
const round = (/** @type {number} */ number) => Number(number.toPrecision(4));

/** One line of a report, from all runs of both sides. @param {string} workload @param {number} goal @param {number[]} ofOurs @param {number[]} ofPeer */
export function compared(workload, goal, ofOurs, ofPeer) {
    const [ours, peer] = [sorted(ofOurs), sorted(ofPeer)];
    const [a, b] = [ours[ours.length >> 1], peer[peer.length >> 1]];
    return { workload, ours: round(a), peer: round(b), ratio: round(a / b), ratio_of_minima: round(ours[0] / peer[0]), goal: round(goal), runs: Math.min(ours.length, peer.length), ours_all: ours.map(round), peer_all: peer.map(round) };
}

/** @param {{ ours: any[], peer: any[] }} runs @param {{ ours: number, peer: number }} bytes */
export function summary(runs, bytes) {
    const read = (/** @type {any[]} */ side, /** @type {(run: any) => number} */ figure) =>
        side.flatMap((run) => {
            try {
                return [figure(run)];
            } catch {
                return []; // this run left it out
            }
        }).filter(Number.isFinite);
    const list = rows.flatMap(([workload, goal, ofOurs, ofPeer]) => {
        const [ours, peer] = [read(runs.ours, ofOurs), read(runs.peer, ofPeer)];
        return ours.length && peer.length ? [compared(workload, goal, ours, peer)] : [];
    });
    const size = { workload: 'bytes of a cold start, brotli (peer without any interface; goal 1.6 MB in all)', ours: bytes.ours, peer: bytes.peer, ratio: round(bytes.ours / bytes.peer), ratio_of_minima: round(bytes.ours / bytes.peer), goal: round(1_600_000 / bytes.peer), runs: 1 };
    return [...list, size];
}
