// Files dropped into the page: what was understood is said, the totals are right, importing again changes nothing, broken files change nothing.
//
// The real files lie beside the checkout in ../shared/data; without them the same is done with files of the same shape, made here.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, chooseFiles, goTo, isSaved, noComplaints } from './workspace.mjs';

const names = ['accounts.csv', 'products.csv', 'sales_teams.csv', 'sales_pipeline.csv'];
const real = new URL('../../../shared/data/maven_crm', import.meta.url).pathname;

/** Four files that refer to each other, and what is in them. @param {string} folder */
function makeFiles(folder) {
    const accounts = ['Alpha', 'Beta', 'Gamma'].map((name, i) => `${name},retail,${1990 + i},${100 + i}.5,${50 * (i + 1)},Norway,`);
    const deals = Array.from({ length: 300 }, (_, i) => {
        const stage = ['Won', 'Lost', 'Engaging', 'Prospecting'][i % 4];
        const closed = i % 4 < 2;
        const day = `2017-0${1 + (i % 9)}-15`;
        return `T${i},Ada Byron,GTX ${i % 2 ? 'Basic' : 'Pro'},${['Alpha', 'Beta', 'Gamma'][i % 3]},${stage},${i % 4 === 3 ? '' : '2016-12-01'},${closed ? day : ''},${stage === 'Won' ? 1000 + i : stage === 'Lost' ? 0 : ''}`;
    });
    const write = (/** @type {string} */ name, /** @type {string[]} */ lines) => writeFileSync(join(folder, name), lines.join('\n') + '\n');
    write('accounts.csv', ['account,sector,year_established,revenue,employees,office_location,subsidiary_of', ...accounts]);
    write('products.csv', ['product,series,sales_price', 'GTX Basic,GTX,550', 'GTX Pro,GTX,4821']);
    write('sales_teams.csv', ['sales_agent,manager,regional_office', 'Ada Byron,Grace Hopper,East']);
    write('sales_pipeline.csv', ['opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value', ...deals]);
    return { deals: 300, won: 75, lost: 75, wonValue: Array.from({ length: 75 }, (_, i) => 1000 + 4 * i).reduce((a, b) => a + b, 0) };
}

/** The figure of this label and what it holds. @param {import('./workspace.mjs').Tab} tab @param {string} stage */
const ofStage = (tab, stage) =>
    tab.evaluate((/** @type {string} */ name) => {
        const group = [...document.querySelectorAll('[role="group"]')].find((each) => each.getAttribute('aria-label') === name);
        const value = (/** @type {string} */ label) => group?.querySelector(`[role="group"][aria-label="${label}"]`)?.getAttribute('data-value');
        return { count: value('Deals'), total: value('Total') };
    }, stage);

for (const kind of browsers)
    for (const source of existsSync(real) ? ['real', 'made'] : ['made'])
        test(`${kind}: four ${source} files of a CRM come in by the page with right totals${existsSync(real) ? '' : ' (the real files in ../shared/data are missing)'}`, { timeout: 300_000 }, async (t) => {
            const folder = mkdtempSync(join(tmpdir(), 'tandem-import-'));
            const made = makeFiles(folder);
            const expected = source === 'real' ? { deals: 8800, won: 4238, lost: 2473, wonValue: 10005534 } : made;
            const paths = names.map((name) => join(source === 'real' ? real : folder, name));
            writeFileSync(join(folder, 'page.csv'), '<!doctype html><html><body>Sign in</body></html>');
            const { site, browser } = await begin(t, kind);
            t.after(() => rmSync(folder, { recursive: true }));
            const tab = await browser.open(site.url);
            await tab.find('button', 'Import my data').click();
            await tab.find('textbox', 'Your name').fill('Ada Okafor');
            await tab.find('button', 'Continue to import').click();
            await chooseFiles(tab, 'Choose files…', paths);

            await tab.find('region', 'sales_pipeline.csv').appears();
            const rows = await tab.evaluate(() => [...document.querySelectorAll('button')].map((each) => each.textContent || each.getAttribute('aria-label') || '').find((name) => /^Import [\d,.]+ rows$/.test(name)));
            assert.ok(rows, 'a button says how many rows will be imported');
            await tab.find('button', rows).click();
            await tab.find('heading', 'Imported').appears(180_000);
            await isSaved(tab);
            await goTo(tab, '#/pipeline');
            await tab.find('list', 'Won').appears();
            await eventually(async () => (await ofStage(tab, 'Won')).count === String(expected.won), `${expected.won} won deals, not ${JSON.stringify(await ofStage(tab, 'Won'))}`, 10_000);
            assert.equal((await ofStage(tab, 'Won')).total, String(expected.wonValue * 100));
            assert.equal((await ofStage(tab, 'Lost')).count, String(expected.lost));

            // The same again changes nothing; a page that calls itself CSV gets a sentence.
            await chooseFiles(tab, 'Import…', [...paths, join(folder, 'page.csv')]);
            await tab.find('region', 'page.csv').appears();
            const said = await eventually(() => tab.evaluate(() => document.querySelector('[role="region"][aria-label="page.csv"], section[aria-label="page.csv"]')?.textContent), 'what is wrong with the page');
            assert.match(said, /HTML|web page/i);
            const sums = await tab.evaluate(() => ['New', 'Updated'].map((name) => [...document.querySelectorAll(`[role="group"][aria-label="${name}"]`)].reduce((sum, each) => sum + Number(each.getAttribute('data-value')), 0)));
            assert.deepEqual(sums, [0, 0]);
            noComplaints(tab);
        });
