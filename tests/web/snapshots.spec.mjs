// Earlier states of a workspace: taken by hand and when work rests, restored without losing the present one; copies in a folder.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { outdated } from '../../web/snapshots.js';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, goTo, hasCompany, isSaved, noComplaints, openSettings, startEmpty } from './workspace.mjs';

test('the last five snapshots are kept, and one of each day for a week', () => {
    const now = new Date(2026, 10, 25, 18).getTime();
    const hour = 60 * 60_000;
    const all = Array.from({ length: 24 * 10 }, (_, i) => ({ name: `${i}`, why: 'changes', bytes: 1, taken: now - i * hour }));
    const gone = new Set(outdated(all, now).map(({ name }) => name));
    const kept = all.filter(({ name }) => !gone.has(name)).map(({ taken }) => (now - taken) / hour);
    assert.deepEqual(kept.slice(0, 5), [0, 1, 2, 3, 4]);
    assert.deepEqual(kept.slice(5), [19, 43, 67, 91, 115, 139, 163]);
});

/** @param {import('./workspace.mjs').Tab} tab */
const isRestored = (tab) => eventually(() => tab.evaluate(() => document.body.innerText.includes('Restored; what was there before')), 'it says that it is restored');

for (const kind of browsers)
    for (const storage of ['', 'indexeddb']) {
        test(`${kind}${storage && `, ${storage}`}: a snapshot is restored, and what was there before is a snapshot, too`, { timeout: 400_000 }, async (t) => {
            const { site, browser } = await begin(t, kind);
            const tab = await browser.open(`${site.url}${storage && `?storage=${storage}`}`);
            const snapshots = () => tab.evaluate(() => document.querySelectorAll('[role="list"][aria-label="Snapshots"] [role="listitem"]').length);
            await startEmpty(tab);
            await addCompany(tab, 'Before The Snapshot');
            await isSaved(tab);
            await openSettings(tab);
            await tab.find('button', 'Take snapshot').click();
            await eventually(async () => (await snapshots()) === 1, 'the snapshot is in the list');
            await addCompany(tab, 'After The Snapshot');
            await isSaved(tab);

            await openSettings(tab);
            await tab.find('button', 'Restore').first().click();
            await isRestored(tab);
            await hasCompany(tab, 'Before The Snapshot');
            await tab.find('row', 'After The Snapshot').vanishes();
            await tab.reload();
            await hasCompany(tab, 'Before The Snapshot');
            assert.equal(await tab.find('row', 'After The Snapshot').count(), 0);
            await addCompany(tab, 'A New Branch');
            await isSaved(tab);

            await openSettings(tab);
            await eventually(async () => (await snapshots()) === 2, 'the state before restoring was kept');
            await tab.find('button', 'Restore').first().click();
            await isRestored(tab);
            await hasCompany(tab, 'After The Snapshot');
            await tab.find('row', 'A New Branch').vanishes();
            noComplaints(tab);
        });
    }

/** In the page: files of the workspace in the site's own folder, written or read without the program. */
const folderOf = `(async () => (await (await navigator.storage.getDirectory()).getDirectoryHandle('tandem', { create: true })).getDirectoryHandle('main', { create: true }))()`;

/** @param {import('./workspace.mjs').Tab} tab @param {string} name @param {Buffer} bytes */
const writeFile = (tab, name, bytes) =>
    tab.evaluate(
        `(async () => {
            const file = await (await ${folderOf}).getFileHandle(${JSON.stringify(name)}, { create: true });
            const out = await file.createWritable();
            await out.write(Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0)));
            await out.close();
        })()`,
    );

/** @param {import('./workspace.mjs').Tab} tab @returns {Promise<{ name: string, bytes: Buffer }[]>} newest last */
const readSnapshots = async (tab) => {
    const found = await tab.evaluate(
        `(async () => {
            const found = [];
            for await (const [name, handle] of (await ${folderOf}).entries()) {
                if (!name.startsWith('snapshot-')) continue;
                const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
                let text = '';
                for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
                found.push([name, btoa(text)]);
            }
            return found.sort();
        })()`,
    );
    return found.map((/** @type {[string, string]} */ [name, text]) => ({ name, bytes: Buffer.from(text, 'base64') }));
};

for (const kind of browsers) {
    test(`${kind}: a damaged snapshot is refused with a sentence, and nothing is lost`, { timeout: 180_000 }, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Still Here');
        await isSaved(tab);
        await openSettings(tab);
        await tab.find('button', 'Take snapshot').click();
        // Its file is there before all of it is: only once the list names it, nobody writes into it any more.
        await tab.find('button', 'Restore').first().appears();
        const kept = await readSnapshots(tab);
        const { name, bytes } = kept[kept.length - 1]; // the first in the list
        const refused = async (/** @type {RegExp} */ why) => {
            await openSettings(tab);
            await tab.find('button', 'Restore').first().click();
            const words = await eventually(async () => /The snapshot was not restored, and nothing was changed\.[^\n]*/.exec(await tab.evaluate(() => document.body.innerText))?.[0], 'it is refused');
            assert.match(words, why);
        };
        // A name within the rows, of the same length: SQLite finds nothing wrong with it, the change log does.
        const changed = Buffer.from(bytes);
        for (let at = changed.indexOf('Still Here'); at >= 0; at = changed.indexOf('Still Here', at + 1)) changed.write('Still Gone', at);
        await writeFile(tab, name, changed);
        await refused(/damaged/);
        await writeFile(tab, name, bytes.subarray(0, bytes.length / 2));
        await refused(/cut short/);
        await hasCompany(tab, 'Still Here');
        assert.equal((await readSnapshots(tab)).length, kept.length, 'nothing was put aside for it');
        await writeFile(tab, name, bytes);
        await openSettings(tab);
        await tab.find('button', 'Restore').first().click();
        await isRestored(tab);
        await hasCompany(tab, 'Still Here');
    });

    test(`${kind}: before a newer program opens a workspace it is kept as it was, and can be restored`, { timeout: 180_000 }, async (t) => {
        const old = gunzipSync(readFileSync(new URL('../data/workspaces/schema_1.tandem.gz', import.meta.url)));
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(`${site.url}licences/LICENCES.txt`); // of the site, but not the program
        await writeFile(tab, 'workspace.sqlite', old);
        await writeFile(tab, 'schema.txt', Buffer.from('of an older program'));
        await tab.visit(site.url);
        // The file is of another place, so it does not know who works here.
        const enter = async (/** @type {string} */ name) => {
            await tab.find('textbox', 'Your name').fill(name);
            await tab.find('button', 'Join').click();
            await tab.find('link', 'Pipeline').appears();
        };
        await enter('Ada Okafor');
        await openSettings(tab);
        await eventually(() => tab.evaluate(() => document.body.innerText.includes('before a newer Tandem opened it')), 'Settings lists it');
        const kept = (await readSnapshots(tab)).filter(({ name }) => name.endsWith('-upgrade.sqlite'));
        assert.equal(kept.length, 1);
        assert.ok(kept[0].bytes.equals(old), 'it is byte for byte what was there');
        await tab.find('button', 'Check workspace').click();
        await eventually(() => tab.evaluate(() => document.body.innerText.includes('Everything fits together')), 'the upgraded workspace is sound');

        await addCompany(tab, 'After The Upgrade');
        await openSettings(tab);
        await tab.find('button', 'Restore').first().click();
        await enter('Bo Lind');
        await goTo(tab, '#/companies');
        await tab.find('grid', 'Companies').appears();
        assert.equal(await tab.find('row', 'After The Upgrade').count(), 0);
        noComplaints(tab, /status of 404/); // the page of the licences has no icon
    });
}

for (const kind of browsers)
    test(`${kind}: a snapshot is taken by itself when work comes to rest`, { timeout: 180_000 }, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await goTo(tab, '#/settings');
        await tab.find('list', 'Snapshots').appears(60_000);
        assert.equal(await tab.evaluate(() => document.body.innerText.includes('after changes')), true);
    });

if (browsers.includes('chromium'))
    test('chromium: a chosen folder gets a copy after changes, until it is stopped', { timeout: 180_000 }, async (t) => {
        const { site, browser } = await begin(t, 'chromium');
        const tab = await browser.open(site.url);
        // The chooser is the system's own and out of reach here; a folder of the site's stands for one on the disk.
        await tab.evaluate(() => {
            /** @type {any} */ (globalThis).showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true });
        });
        const copy = () =>
            tab.evaluate(async () => {
                const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Backups');
                const file = await (await folder.getFileHandle('Tandem main.sqlite')).getFile();
                return { start: await file.slice(0, 15).text(), changed: file.lastModified };
            });
        await startEmpty(tab);
        await goTo(tab, '#/settings');
        await tab.find('button', 'Choose folder…').click();
        await tab.find('button', 'Stop').appears();
        const first = await eventually(async () => {
            const found = await copy();
            return found.start === 'SQLite format 3' && found; // empty until it is whole
        }, 'the first copy');
        await addCompany(tab, 'Worth A Copy');
        await eventually(async () => (await copy()).changed > first.changed, 'a copy after the change');
        await goTo(tab, '#/settings');
        await tab.find('button', 'Stop').click();
        await tab.find('button', 'Choose folder…').appears();
        noComplaints(tab);
    });
