// Cells pasted into a list by the page's own paste event: laid over rows and columns, odd ones named, one step of undo; elsewhere a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

/** As the browser does after Ctrl+V. @param {import('./workspace.mjs').Tab} tab @param {string} text */
const paste = (tab, text) => tab.evaluate((/** @type {string} */ cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    const how = /** @type {ClipboardEventInit} */ ({ clipboardData, dataType: 'text/plain', data: cells, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', how));
}, text);

/** @param {import('./workspace.mjs').Tab} tab @param {string} name */
const focusRow = (tab, name) => tab.evaluate((/** @type {string} */ label) => {
    const row = [...document.querySelectorAll('[role="row"]')].find((each) => each.getAttribute('aria-label') === label);
    if (row instanceof HTMLElement) row.focus();
}, name);

/** @param {import('./workspace.mjs').Tab} tab @param {string} words */
const shows = (tab, words) => eventually(() => tab.evaluate((/** @type {string} */ text) => document.body.innerText.includes(text), words), `the page shows “${words}”`);

for (const kind of browsers) {
    test(`${kind}: cells are pasted into a list and taken back in one step; what does not fit is named first`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        for (const name of ['Alpha', 'Beta']) await addCompany(tab, name);
        await tab.reload();
        await hasCompany(tab, 'Alpha');

        await focusRow(tab, 'Alpha');
        await paste(tab, 'Company\tCountry\r\nAlpha\tNorway\r\nBeta\t"Chad, ""west"""\r\n');
        await shows(tab, 'Pasted 2 cells');
        await shows(tab, 'Chad, "west"');

        await focusRow(tab, 'Beta');
        await paste(tab, 'Company\tOwner\r\nBeta\tNobody\r\nGamma\tNobody\r\n');
        await tab.find('dialog', 'Paste cells').appears();
        await tab.find('listitem', 'Owner of Beta').appears();
        await shows(tab, 'The list ends before');
        await tab.find('button', 'Cancel').click();
        await tab.find('dialog', 'Paste cells').vanishes();

        await focusRow(tab, 'Beta');
        await tab.page.keyboard.down('Control');
        await tab.page.keyboard.press('z');
        await tab.page.keyboard.up('Control');
        await eventually(() => tab.evaluate(() => !document.body.innerText.includes('Chad, "west"')), 'the paste is taken back');
        noComplaints(tab, /404/);
    });

    test(`${kind}: a table pasted where there is no list is a file to import`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await paste(tab, 'First name\tLast name\nAda\tByron\n');
        await shows(tab, 'Pasted cells.tsv');
        assert.match(await tab.evaluate(() => location.hash), /import/);
    });
}
