// Lists in the browser: a filter of a relative day, a view saved under a name that is there after a reload, cells pasted and copied, and back by undo.
import assert from 'node:assert/strict';
import test from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, goTo, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers)
    test(`${kind}: lists are filtered, saved as views, pasted into and taken back`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');

        // Cells from a spreadsheet are looked at like a file.
        await tab.evaluate(() => {
            const text = 'Company\tCity\tEmployees\nNorth Light\tOslo\t40\nSouth Wind\tCádiz\t7\n';
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            // Firefox takes the text by itself, others the whole.
            const how = /** @type {ClipboardEventInit} */ ({ clipboardData, dataType: 'text/plain', data: text, bubbles: true, cancelable: true });
            document.body.dispatchEvent(new ClipboardEvent('paste', how));
        });
        await tab.find('button', 'Import 2 rows').click();
        await tab.find('heading', 'Imported').appears();
        for (const name of ['North Light', 'South Wind', 'Harbour Tools']) await hasCompany(tab, name);

        const isListed = (/** @type {string} */ name) => tab.evaluate((/** @type {string} */ wanted) => [...document.querySelectorAll('[role=row]')].some((each) => each.getAttribute('aria-label') === wanted), name);
        await tab.find('button', 'Filter').first().click();
        await tab.find('menuitem', 'Employees').click();
        await tab.find('textbox', 'Value').fill('20');
        await eventually(async () => (await isListed('North Light')) && !(await isListed('South Wind')), 'only companies of at least 20 people');
        await tab.find('button', 'Done').click();
        await tab.find('button', 'View options').click();
        await tab.find('menuitem', 'Save as a new view…').click();
        await tab.find('textbox', 'Name').fill('Large ones');
        await tab.find('button', 'Save view').click();
        await tab.find('tab', 'Large ones').appears();

        await tab.reload();
        await goTo(tab, '#/companies');
        await tab.find('tab', 'All companies').appears();
        await eventually(() => isListed('South Wind'), 'all companies at first');
        await tab.find('tab', 'Large ones').click();
        await eventually(async () => (await isListed('North Light')) && !(await isListed('South Wind')), 'the saved view after a reload');
        assert.match(await tab.evaluate(() => location.hash), /^#\/companies\?view=\d+$/);

        await tab.find('button', 'Undo').first().click();
        await tab.find('tab', 'Large ones').vanishes();
        await eventually(() => isListed('South Wind'), 'all companies once the view is gone');
        noComplaints(tab);
    });
