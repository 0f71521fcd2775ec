// Fields of one's own, from Settings to list, form, filter, import and back by undo.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, chooseFiles, goTo, noComplaints, startEmpty } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').Tab} Tab */

/** @param {Tab} tab @param {string} name @param {string} kind @param {() => Promise<unknown>} [more] */
async function addField(tab, name, kind, more) {
    await tab.reload();         // no toast above the button
    await goTo(tab, '#/settings');
    await tab.find('button', 'Add field…').first().click();
    await tab.find('dialog', 'Add field').appears();
    await tab.find('textbox', 'Name').fill(name);
    await tab.find('combobox', 'Belongs to').select('Companies');
    await tab.find('combobox', 'Kind').select(kind);
    await more?.();
    await tab.find('textbox', 'Name').press('Control+Enter');
    await tab.find('listitem', name).appears();
}

for (const kind of browsers)
    test(`${kind}: a field is made, filled by hand and by import, filtered, computed with and taken back`, async (t) => {
        const { site, browser } = await begin(t, kind, { viewport: { width: 1440, height: 1600 } });
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addField(tab, 'Roof area', 'Number');
        await addField(tab, 'Building', 'Choice', () => tab.find('textbox', 'Choices').fill('Factory\nOffice'));
        await addField(tab, 'Half of it', 'Formula', () => tab.find('textbox', 'Formula').fill('[Roof area] / 2'));

        await goTo(tab, '#/companies');
        await tab.find('button', 'Add company').first().click();
        await tab.find('textbox', 'Name').fill('Acme');
        await tab.find('button', 'More fields').click();
        await tab.find('textbox', 'Roof area').fill('1200');
        await tab.find('combobox', 'Building').select('Factory');
        await tab.find('textbox', 'Name').press('Control+Enter');
        await tab.find('row', 'Acme').appears();

        const folder = mkdtempSync(join(tmpdir(), 'tandem-fields-'));
        t.after(() => rmSync(folder, { recursive: true, force: true }));
        const file = join(folder, 'accounts.csv');
        writeFileSync(file, 'account,sector,year_established,revenue,employees,office_location,subsidiary_of,Roof area,Building\nBest,food,1990,12.5,40,Kenya,,900,Office\nCool,food,1991,13.5,41,Kenya,,,Tent\n');
        await goTo(tab, '#/import');
        await chooseFiles(tab, 'Choose files…', [file]);
        await tab.find('button', 'Import 2 rows').click();
        await tab.find('heading', 'Imported').appears();
        await goTo(tab, '#/companies');
        const row = (/** @type {string} */ name) => tab.evaluate((/** @type {string} */ wanted) => [...document.querySelectorAll('[role=row]')].find((each) => each.textContent?.includes(wanted))?.textContent ?? '', name);
        await eventually(async () => (await row('Best')).includes('450'), 'the formula of an imported value');
        assert.match(await row('Acme'), /Factory/);
        assert.match(await row('Acme'), /600/);
        await tab.find('button', 'Building').first().click();
        await tab.find('menuitemcheckbox', 'Office').click();
        await eventually(async () => (await row('Acme')) === '' && (await row('Best')) !== '', 'the filter by the choice');

        await tab.reload();
        await goTo(tab, '#/companies');
        await eventually(async () => (await row('Best')).includes('900'), 'the value after a reload');
        for (const [step, gone] of [['import', 'Best'], ['company', 'Acme']]) {
            await tab.find('button', 'Undo').first().click();
            await eventually(async () => (await row(gone)) === '', `the ${step} is taken back`);
        }
        await tab.find('button', 'Undo').first().click();
        await goTo(tab, '#/settings');
        await eventually(async () => (await tab.evaluate(() => document.body.innerText)).includes('removed, its values are kept') || !(await tab.evaluate(() => document.body.innerText)).includes('Half of it'), 'the formula is taken back');
        noComplaints(tab);
    });
