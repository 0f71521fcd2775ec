// What people do in the first minutes: look around, move a deal, undo, capture feedback, close a record, find it again after a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, goTo, isSaved, noComplaints, startEmpty } from './workspace.mjs';

const names = ['Home', 'Pipeline', 'Campaigns', 'Feedback', 'Contacts', 'Companies', 'Activities', 'Settings'];

/** @param {import('node:test').TestContext} t @param {'chromium' | 'firefox'} kind */
async function firstVisit(t, kind) {
    const { site, browser } = await begin(t, kind);
    return browser.open(site.url);
}

for (const kind of browsers) {
    test(`${kind}: the sample fills every view that the menu names`, async (t) => {
        const tab = await firstVisit(t, kind);
        await tab.find('button', 'Look around with sample data').click();
        await tab.find('link', 'Pipeline').appears(120_000);
        for (const name of names) assert.equal(await tab.find('link', name).count(), 1, name);
        for (const name of ['Undo', 'Redo', 'Import…', 'Export…']) await tab.find('button', name).appears();
        await tab.find('searchbox', 'Search').appears();
        await tab.find('group', 'Won this quarter').appears(120_000);
        await eventually(async () => Number(await tab.find('group', 'Won this quarter').attribute('data-value')) > 0, 'the sample is made', 120_000);
        await tab.find('link', 'Campaigns').click();
        await tab.find('grid', 'Campaigns').appears();
        await tab.find('columnheader', 'Spent').appears();
        await tab.find('row', 'Total').appears();
        await tab.find('link', 'Feedback').click();
        await tab.find('list', 'Themes').appears();
        noComplaints(tab);
    });

    test(`${kind}: a deal is added, moved, taken back and still there after a reload`, async (t) => {
        const tab = await firstVisit(t, kind);
        await startEmpty(tab);
        await goTo(tab, '#/pipeline');
        await tab.find('button', 'Add deal').click();
        await tab.find('textbox', 'Name').click(); // by the pointer: nothing may lie over it
        await tab.find('textbox', 'Name').fill('Roof for the harbour');
        await tab.find('textbox', 'Amount').fill('48000');
        await tab.find('textbox', 'Amount').press('Control+Enter');
        await tab.find('listitem', 'Roof for the harbour').appears();
        const open = () => tab.find('link', 'Roof for the harbour');
        await open().click();
        await tab.find('complementary', 'Roof for the harbour').appears();
        await eventually(async () => (await tab.evaluate(() => location.hash)).startsWith('#/deals/'), 'the address names the deal');
        await tab.page.keyboard.press('Escape');
        await tab.find('complementary', 'Roof for the harbour').vanishes();
        await tab.find('listitem', 'Roof for the harbour').press('Alt+ArrowRight');
        await tab.find('button', 'Undo').first().click();
        await isSaved(tab);
        await tab.reload();
        await tab.find('listitem', 'Roof for the harbour').appears();
        noComplaints(tab);
    });

    test(`${kind}: feedback is saved by two taps, words follow`, async (t) => {
        const tab = await firstVisit(t, kind);
        await startEmpty(tab);
        await goTo(tab, '#/feedback');
        await tab.find('button', 'Add feedback').click();
        await tab.find('button', 'Request').click();
        await tab.find('textbox', "In the customer's words").fill('A mast for small roofs');
        await tab.find('button', 'Save').click();
        await tab.find('listitem', 'A mast for small roofs').appears();
        assert.equal(await tab.find('group', 'Request').attribute('data-value'), '1');
        noComplaints(tab);
    });
}
