// Ctrl+P puts what is shown on paper: a document of real elements beside the picture, whose words are never read as markup.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, goTo, noComplaints, startEmpty } from './workspace.mjs';

/** What was printed: the words of the document at the moment of print(). @param {import('./workspace.mjs').Tab} tab */
async function printed(tab, /** @type {() => Promise<unknown>} */ act) {
    await tab.evaluate(() => {
        Object.assign(globalThis, { paper: undefined });
        globalThis.print = () => {
            const paper = /** @type {HTMLElement} */ (document.getElementById('print'));
            Object.assign(globalThis, { paper: { text: paper.textContent, elements: [...paper.querySelectorAll('*')].map((each) => each.localName), title: document.title, shown: getComputedStyle(paper).display } });
        };
    });
    await act();
    return /** @type {Promise<{ text: string, elements: string[], title: string, shown: string }>} */ (eventually(() => tab.evaluate(() => /** @type {any} */ (globalThis).paper), 'something is printed'));
}

/** @param {import('./workspace.mjs').Tab} tab */
async function controlP(tab) {
    await tab.page.keyboard.down('Control');
    await tab.page.keyboard.press('p');
    await tab.page.keyboard.up('Control');
}

for (const kind of browsers)
    test(`${kind}: a record, a meeting and any other page are printed as documents`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        const hostile = '<img src=x onerror="document.title=1"> & "Sons"';
        await addCompany(tab, hostile);
        await tab.find('link', hostile).click();
        await tab.find('complementary', hostile).appears();
        const record = await printed(tab, () => controlP(tab));
        assert.ok(record.text.includes(hostile));
        assert.equal(record.title, hostile);
        assert.equal(record.shown, 'none', 'the screen does not show it');
        assert.ok(record.elements.includes('h1') && !record.elements.includes('img'));

        await goTo(tab, '#/meeting');
        await tab.find('button', 'Begin meeting').click();
        await tab.find('textbox', 'New topic').fill('The fair in spring');
        await tab.find('button', 'Add topic').click();
        await tab.find('checkbox', 'The fair in spring').appears();
        const meeting = await printed(tab, () => tab.find('button', 'Print…').click());
        assert.match(meeting.title, /^Meeting of/);
        assert.match(meeting.text, /Agenda.*The fair in spring \(5 min\)/s);
        assert.ok(meeting.elements.includes('ol'));

        await goTo(tab, '#/companies');
        await tab.find('row', hostile).appears();
        const list = await printed(tab, () => controlP(tab));
        assert.equal(list.title, 'Companies');
        assert.ok(list.elements.includes('table') && list.text.includes(hostile));
        noComplaints(tab);
    });
