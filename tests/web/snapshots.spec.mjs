// Earlier states of a workspace: taken by hand and when work rests, restored without losing the present one; copies in a folder.
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
        test(`${kind}${storage && `, ${storage}`}: a snapshot is restored, and what was there before is a snapshot, too`, { timeout: 180_000 }, async (t) => {
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
