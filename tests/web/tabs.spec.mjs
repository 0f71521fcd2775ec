// Any number of tabs work on one core; when the tab that runs it goes, another one takes over and loses nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers } from './browser.mjs';
import { addCompany, begin, hasCompany, startEmpty } from './workspace.mjs';

for (const kind of browsers) {
    test(`${kind}: two tabs see each other's changes, and the second goes on when the first is closed`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const first = await browser.open(site.url);
        await startEmpty(first);
        const second = await browser.open(`${site.url}#/companies`);
        await addCompany(second, 'From The Second');
        await hasCompany(first, 'From The Second');
        await addCompany(first, 'From The First');
        await hasCompany(second, 'From The First');

        await first.close();
        const closed = Date.now();
        await addCompany(second, 'After The Handover');
        t.diagnostic(`an edit was saved ${Date.now() - closed} ms after the owner was closed`);
        await hasCompany(second, 'From The First');

        const third = await browser.open(site.url);
        await hasCompany(third, 'After The Handover');
        await second.close();
        await addCompany(third, 'Once More');
        assert.equal(await third.find('main', 'Something went wrong').count(), 0);
    });
}
