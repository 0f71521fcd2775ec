// What was saved is there after a reload; without the program it still comes out as one whole database file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, hasCompany, isSaved, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers) {
    test(`${kind}: data survive reloads, and "saved" is said`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await isSaved(tab);
        for (let time = 0; time < 2; time++) {
            await tab.reload();
            await hasCompany(tab, 'Harbour Tools');
        }
        noComplaints(tab);

        const files = await tab.evaluate(async () => {
            const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('tandem')).getDirectoryHandle('main');
            const names = [];
            for await (const name of /** @type {any} */ (folder).keys()) names.push(name);
            return names.sort();
        });
        assert.deepEqual(files, ['schema.txt', 'workspace.sqlite', 'workspace.sqlite-journal', 'workspace.sqlite-wal']);
    });

    test(`${kind}: two workspaces of one browser know nothing of each other`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const first = await browser.open(site.url);
        await startEmpty(first);
        const second = await browser.open(`${site.url}?workspace=other`);
        await second.find('button', 'Start empty').appears();
        await eventually(async () => (await second.find('link', 'Pipeline').count()) === 0, 'the other one is still new');
    });
}

/** No WebGL at all, neither in workers nor on the page. */
const withoutDrawing = {
    chromium: { args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-gpu', '--disable-software-rasterizer'] },
    firefox: { extraPrefsFirefox: { 'webgl.disabled': true } },
};

for (const kind of browsers)
    test(`${kind}: a browser that cannot draw says so, and hands the workspace out`, { timeout: 180_000 }, async (t) => {
        const world = await begin(t, kind);
        const { site } = world;
        let tab = await world.browser.open(site.url);
        await startEmpty(tab);
        await isSaved(tab);
        await world.browser.close();
        await world.again({ options: withoutDrawing[kind] });
        tab = await world.browser.open(site.url);
        await tab.find('heading', 'Tandem cannot run in this browser').appears();
        if (kind === 'firefox') return tab.find('button', 'Download workspace').appears(); // it saves without telling the driver where
        const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.find('button', 'Download workspace').click()]);
        assert.equal(readFileSync(await download.path()).subarray(0, 15).toString(), 'SQLite format 3');
    });
