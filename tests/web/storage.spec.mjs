// What was saved is there after a reload; without the program it still comes out as one whole database file.
import assert from 'node:assert/strict';
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
