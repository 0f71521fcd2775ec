// Tandem's site and what a web developer would pick instead (SQLite's own WebAssembly with papaparse), in the same Chromium in the
// same minutes, taking turns: browser.bench.mjs FOLDER. TANDEM_BENCH_RUNS (5), TANDEM_BENCH_ONLY ("import,edits,ask,export,open").
//
// Each run is a fresh profile on the disk. Ours is the shipped site with its interface on screen; questions go from the page to the
// core and back, as the interface's do (browser/our_page.js). The peer's times are taken inside its worker, without that way.
// Both sides get the same 100,000 contacts; ours makes companies, people, e-mail addresses and phone numbers of their own of them,
// writes the change log, and finds in all of it. `ratio` is of the medians, `ratio_of_minima` of the best of each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactsCsv } from './browser/generate.mjs';
import { watchMemory } from './browser/memory.mjs';
import { buildPeer, coldBytes, serve, writeJson } from './browser/sites.mjs';
import { launch } from '../web/browser.mjs';
import { siteFolder } from '../web/site_server.mjs';
import { goTo, startEmpty } from '../web/workspace.mjs';
import { coldFiles, summary } from './browser/report.mjs';

const out = process.argv[2] ?? 'build/bench';
const runs = Number(process.env.TANDEM_BENCH_RUNS ?? 5);
const only = (process.env.TANDEM_BENCH_ONLY ?? 'import,edits,ask,export,open,touches').split(',');
const does = (/** @type {string} */ what) => only.includes(what);
const edits = 1000;

const work = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
const csv = join(work, 'contacts.csv');
writeFileSync(csv, contactsCsv(100_000));
const peerFolder = join(out, 'peer');
buildPeer(process.env.TANDEM_PEERS ?? '', peerFolder);

/** A browser on a profile, with one page. @param {string} address @param {string} [profile] @param {string} [script] @param {number} [height] */
async function begin(address, profile, script, height = 900) {
    const browser = await launch('chromium', { profile, height, options: { timeout: 120_000 } });
    browser.native.setDefaultTimeout(600_000);
    if (script) await browser.native.addInitScript({ path: script });
    return { browser, tab: await browser.open(address) };
}

/** Twice to fill the caches, then in a new browser, then once more in a new tab. */
async function opening(address, profile, script, shown) {
    const times = [];
    for (const isTimed of [false, true]) {
        const { browser, tab: blank } = await begin('about:blank', profile, script, 2100); // high enough for 50 rows
        for (let i = 0; i < 2; i++) {
            const tab = await browser.open(address);
            await tab.show();
            const ms = await shown(tab);
            if (isTimed) times.push(ms);
            await new Promise((resolve) => setTimeout(resolve, 1500));
            await tab.close();
        }
        await blank.close();
        await browser.close();
    }
    return { browser: times[0], tab: times[1] };
}

const ourScript = new URL('browser/our_page.js', import.meta.url).pathname;

async function ours(address) {
    const { browser, tab } = await begin(address, undefined, ourScript);
    const run = (name, ...given) => tab.evaluate(([what, args]) => globalThis.bench[what](...args), [name, given]);
    const found = {};
    try {
        await startEmpty(tab);
        await run('connect');
        await tab.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' })));
        await tab.page.setInputFiles('#bench-file', csv);
        await new Promise((resolve) => setTimeout(resolve, 2000));
        const memory = watchMemory(browser.profile);
        const imported = await tab.evaluate(() => globalThis.bench.importFile(document.querySelector('#bench-file').files[0]));
        found.import = { ...imported, whole: imported.reading + imported.writing, growth: memory.growth() };
        const { total } = await run('list', { count: 1 });
        if (total !== 100_000) throw new Error(`${total} contacts were imported`);
        if (does('ask')) found.ask = await run('askAll');
        if (does('export')) {
            found.export = await run('exportContacts', 'csv');
            found.exportXlsx = await run('exportContacts', 'xlsx');
        }
        if (does('edits')) {
            await goTo(tab, '#/settings');
            await tab.find('heading', 'Data on this device').appears();
            found.edits = await run('edits', { count: edits, salt: 1 });
            await goTo(tab, '#/contacts');
            await tab.find('grid', 'Contacts').first().appears().catch(() => {});
            found.editsInList = await run('edits', { count: 200, salt: 2 });
            await goTo(tab, '#/settings');
            found.editsOfNotes = await run('edits', { count: 200, salt: 3, field: 'background' });
        }
        await browser.close();
        if (does('open')) {
            const shown = async (/** @type {any} */ page) => {
                await page.page.waitForFunction(() => globalThis.benchShown.rows >= 50 && performance.now() - globalThis.benchShown.full > 300);
                const { full, first, parts } = await page.evaluate(() => globalThis.benchShown);
                (found.openParts ??= []).push({ ...parts, first, full });
                return full;
            };
            found.open = await opening(`${address}#/contacts`, browser.profile, ourScript, shown);
        }
        return found;
    } finally {
        await browser.close().catch(() => {});
        browser.forget();
    }
}

async function peers(address) {
    const { browser, tab } = await begin(address);
    const run = (what, given) => tab.evaluate(([a, b]) => globalThis.bench(a, b), [what, given]);
    const found = {};
    try {
        await run('start');
        await tab.page.setInputFiles('#file', csv);
        await new Promise((resolve) => setTimeout(resolve, 2000));
        const memory = watchMemory(browser.profile);
        found.import = await run('importFile', { how: 'bind', name: '/crm.db' });
        found.import.growth = memory.growth();
        if (does('import')) found.importFastest = await run('importFile', { how: 'json', name: '/fast.db' });
        await run('open');
        if (does('ask')) found.ask = await run('ask');
        if (does('export')) found.export = await run('exportCsv');
        if (does('edits')) {
            found.edits = { plain: await run('edits', { journal: 'plain', count: edits, salt: 1 }), wal: await run('edits', { journal: 'wal full', count: edits, salt: 2 }) };
        }
        if (does('touches')) found.touches = await run('touchTimes');
        await browser.close();
        if (does('open')) {
            const shown = async (/** @type {any} */ page) => (await page.page.waitForFunction(() => globalThis.benchShown)).jsonValue();
            found.open = await opening(`${address}?open`, browser.profile, undefined, shown);
        }
        return found;
    } finally {
        await browser.close().catch(() => {});
        browser.forget();
    }
}

const [ourSite, peerSite] = [await serve(siteFolder), await serve(peerFolder)];
/** @type {{ ours: any[], peer: any[], load: number[] }} */
const all = { ours: [], peer: [], load: [] };
const bytes = { ours: coldBytes(siteFolder, coldFiles(siteFolder)), peer: coldBytes(peerFolder, ['index.html', 'peer_page.mjs', 'peer_worker.mjs', 'sqlite3.wasm']) };
try {
    mkdirSync(out, { recursive: true });
    for (let i = 0; i < runs; i++) {
        all.load.push(loadavg()[0]);
        // Who goes first changes with every run.
        for (const side of i % 2 ? ['peer', 'ours'] : ['ours', 'peer']) {
            all[side].push(side === 'ours' ? await ours(ourSite.address) : await peers(peerSite.address));
            console.log(`run ${i + 1} of ${runs}, ${side}: ${JSON.stringify(all[side].at(-1))}`);
        }
        const compared = summary(all, bytes);
        writeJson(join(out, 'browser.json'), compared);
        writeJson(join(out, 'browser_runs.json'), all);
        if (i === runs - 1) console.table(compared.map(({ workload, ours, peer, ratio, ratio_of_minima, goal }) => ({ workload, ours, peer, ratio, ratio_of_minima, goal })));
    }
} finally {
    await ourSite.stop();
    await peerSite.stop();
    rmSync(work, { recursive: true, force: true });
}
