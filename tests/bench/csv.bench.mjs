// Tandem's parser of CSV as WebAssembly and papaparse on the same file in the same worker of one Chromium, taking turns:
// csv.bench.mjs FOLDER. TANDEM_BENCH_RUNS (9), TANDEM_CSV_PARSER (build/wasm/bench/csv_parser.js), TANDEM_PEERS.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactsCsv } from './browser/generate.mjs';
import { compared } from './browser/report.mjs';
import { bundle, serve, writeJson } from './browser/sites.mjs';
import { launch } from '../web/browser.mjs';

const out = process.argv[2] ?? 'build/bench';
const runs = Number(process.env.TANDEM_BENCH_RUNS ?? 9);
const program = process.env.TANDEM_CSV_PARSER ?? 'build/wasm/bench/csv_parser.js';
const here = new URL('browser/', import.meta.url).pathname;

const work = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
const csv = join(work, 'contacts.csv');
writeFileSync(csv, contactsCsv(100_000));
const folder = join(out, 'csv');
mkdirSync(folder, { recursive: true });
bundle(process.env.TANDEM_PEERS ?? '', ['csv_worker.mjs', 'csv_page.mjs'], folder, ['./csv_parser.js']);
cpSync(join(here, 'csv.html'), join(folder, 'index.html'));
for (const end of ['.js', '.wasm']) cpSync(program.replace(/\.js$/, end), join(folder, `csv_parser${end}`));

const site = await serve(folder);
const browser = await launch('chromium', { options: { timeout: 120_000 } });
try {
    browser.native.setDefaultTimeout(600_000);
    const tab = await browser.open(site.address);
    await tab.page.setInputFiles('#file', csv);
    const found = await tab.evaluate((/** @type {number} */ count) => globalThis.compareCsv(count), runs);
    const list = [
        compared('parse 20.7 MB of contacts as CSV in the browser, from memory (peer papaparse, its text decoded before)', 1 / 3, found.memory.ours, found.memory.peer),
        // The browser's reading of the file, alike for both, takes most of this one's time.
        compared('read and parse 20.7 MB of contacts as CSV in the browser, from a file in pieces of 1 MB (peer papaparse)', 1, found.file.ours, found.file.peer),
    ];
    writeJson(join(out, 'csv_browser.json'), list);
    console.table(list.map(({ workload, ours, peer, ratio, ratio_of_minima, goal }) => ({ workload, ours, peer, ratio, ratio_of_minima, goal })));
} finally {
    await browser.close();
    browser.forget();
    await site.stop();
    rmSync(work, { recursive: true, force: true });
}
