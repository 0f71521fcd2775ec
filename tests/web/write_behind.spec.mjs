// Where workers have no files, pages are written behind to IndexedDB: "saved" is said only when they are there, and then they stay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually, launch } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { addCompany, begin, goTo, hasCompany, isSaved, noComplaints, startEmpty } from './workspace.mjs';

/** @param {import('./workspace.mjs').Tab} tab @param {string} words */
const shows = (tab, words) => tab.evaluate((/** @type {string} */ text) => document.body.innerText.includes(text), words);

/** Holds the database so that no transaction of the core can end; resolves when it is held. @param {import('./workspace.mjs').Tab} tab */
const holdDatabase = (tab) =>
    tab.evaluate(async () => {
        const database = await new Promise((resolve, reject) => {
            const opening = indexedDB.open('tandem');
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(opening.error);
        });
        const store = /** @type {IDBDatabase} */ (database).transaction(['pieces', 'sizes'], 'readwrite').objectStore('sizes');
        const page = /** @type {any} */ (globalThis);
        page.holds = true;
        await new Promise((resolve) => {
            (function again() {
                store.get('main').onsuccess = () => {
                    resolve(undefined);
                    if (page.holds) again();
                };
            })();
        });
    });

for (const kind of browsers) {
    test(`${kind}: in IndexedDB an edit is called saved when its transaction is complete, and survives reload and kill`, async (t) => {
        const site = await serveSite();
        let browser = await launch(kind);
        t.after(async () => {
            await browser.kill();
            await site.stop();
            browser.forget();
        });
        const url = `${site.url}?storage=indexeddb`;
        let tab = await browser.open(url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await isSaved(tab);

        await holdDatabase(tab);
        await addCompany(tab, 'Not Yet Saved');
        await eventually(() => shows(tab, 'Saving…'), 'it says that it is saving');
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        assert.equal(await shows(tab, 'Saved on this device'), false, 'nothing is called saved while the transaction waits');
        await tab.evaluate(() => void (/** @type {any} */ (globalThis).holds = false));
        await isSaved(tab);
        await tab.reload();
        await hasCompany(tab, 'Not Yet Saved');

        await addCompany(tab, 'Before The Kill');
        await isSaved(tab);
        await browser.kill();
        browser = await launch(kind, { profile: browser.profile });
        tab = await browser.open(url);
        await hasCompany(tab, 'Before The Kill');
        await hasCompany(tab, 'Harbour Tools');
        noComplaints(tab);

        const places = await tab.evaluate(async () => {
            const root = await navigator.storage.getDirectory();
            return root.getDirectoryHandle('tandem').then(
                () => 'files',
                () => 'none',
            );
        });
        assert.equal(places, 'none', 'no file was made beside the database');
    });

    test(`${kind}: in IndexedDB a second tab takes over when the first is closed`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const url = `${site.url}?storage=indexeddb`;
        const first = await browser.open(url);
        await startEmpty(first);
        const second = await browser.open(url);
        await addCompany(second, 'From The Second');
        await isSaved(second);
        await first.close();
        await addCompany(second, 'After The Handover');
        await hasCompany(second, 'From The Second');
    });

    test(`${kind}: where nothing can be kept, a banner says so all the time, with the download beside it`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(`${site.url}?storage=memory`);
        await startEmpty(tab);
        await tab.find('region', 'Nothing is kept').appears();
        await tab.find('button', 'Download workspace').appears();
        assert.equal(await shows(tab, 'Saved on this device'), false);
        await addCompany(tab, 'Gone With The Tab');
        await goTo(tab, '#/settings');
        await tab.find('button', 'Check workspace').appears();
        await tab.find('heading', 'Workspaces on this device').vanishes(); // there can be no second one
        await tab.reload();
        await tab.find('button', 'Start empty').appears();
    });
}
