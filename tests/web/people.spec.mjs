// Somebody leaves the company: what is open goes to a colleague in one step, which can be undone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, goTo, noComplaints } from './workspace.mjs';

/** @param {import('./workspace.mjs').Tab} tab */
const people = (tab) =>
    tab.evaluate(() =>
        [...document.querySelectorAll('[role="list"][aria-label="People"] > [role="listitem"]')].map((item) => ({
            name: item.getAttribute('aria-label') ?? '',
            words: [...item.querySelectorAll('span')].map((part) => part.textContent).join(' '),
            hasButton: item.querySelector('button') !== null,
        })),
    );

for (const kind of browsers)
    test(`${kind}: somebody leaves, a colleague takes over, and it can be taken back`, { timeout: 240_000 }, async (t) => {
        const { site, browser } = await begin(t, kind, { height: 1400 });
        const tab = await browser.open(site.url);
        await tab.find('button', 'Look around with sample data').click();
        await tab.find('group', 'Won this quarter').appears(120_000);
        await goTo(tab, '#/colleagues');
        const before = await eventually(async () => {
            const all = await people(tab);
            return all.some(({ words }) => words.includes('open deals')) && all;
        }, 'the list of people');
        const leaving = before.find(({ words, hasButton }) => hasButton && words.includes('open deals'));
        assert.ok(leaving, 'somebody has open deals');
        const staying = before.find(({ name, hasButton }) => hasButton && name !== leaving.name);
        assert.ok(staying, 'somebody else stays');
        const item = (/** @type {string} */ name) => eventually(async () => (await people(tab)).find((each) => each.name === name), `${name} is listed`);

        await eventually(
            () =>
                tab.evaluate((/** @type {string} */ name) => {
                    const found = [...document.querySelectorAll('[role="listitem"]')].find((each) => each.getAttribute('aria-label') === name)?.querySelector('button');
                    found?.click();
                    return found !== undefined;
                }, leaving.name),
            'the button in the row',
        );
        await tab.find('dialog', `${leaving.name} has left`).appears();
        await tab.find('list', 'What is handed over').appears();
        await tab.find('combobox', 'Who takes over?').select(staying.name);
        await tab.find('button', 'Hand over').click();
        await tab.find('dialog', `${leaving.name} has left`).vanishes();
        await eventually(async () => /Left on/.test((await item(leaving.name)).words), 'it says that they have left');
        assert.doesNotMatch((await item(leaving.name)).words, /open deals/);
        await tab.find('button', 'Undo').first().click();
        await eventually(async () => (await item(leaving.name)).words === leaving.words, 'everything is theirs again');
        noComplaints(tab);
    });
