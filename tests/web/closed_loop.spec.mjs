// The closed loop on the sample, offline: from the rising objection to the changed message, the decision, and what the figures say;
// walked with the mouse, with the keyboard alone, and with a finger on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, handedOut, noComplaints } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').Tab} Tab */
/** @typedef {{ go: (view: string) => Promise<unknown>, press: (role: string, name: string) => Promise<unknown>, write: (name: string, text: string) => Promise<unknown>, choose: (name: string, option: string) => Promise<unknown> }} Hand */

/** @param {Tab} tab @returns {Hand} */
const byMouse = (tab) => ({
    go: (view) => tab.find('link', view).first().click(),
    press: (role, name) => tab.find(role, name).first().click(),
    write: (name, text) => tab.find('textbox', name).fill(text),
    choose: (name, option) => tab.find('combobox', name).select(option),
});

/** Nothing is pressed but keys: Tab to what is wanted, Enter, arrows, text. @param {Tab} tab @returns {Hand} */
function byKeyboard(tab) {
    const press = (/** @type {string} */ key) => tab.page.keyboard.press(key);
    /** What a screen reader would say of the element that has the focus. */
    const focused = () =>
        tab.evaluate(() => {
            const it = document.activeElement;
            const roles = /** @type {Record<string, string>} */ ({ BUTTON: 'button', A: 'link', INPUT: 'textbox', TEXTAREA: 'textbox', SELECT: 'combobox' });
            return it ? { role: it.getAttribute('role') ?? roles[it.tagName] ?? '', name: it.getAttribute('aria-label') ?? it.textContent ?? '' } : { role: '', name: '' };
        });
    async function reach(/** @type {string} */ role, /** @type {string} */ name) {
        await tab.find(role, name).appears();
        for (let stops = 0; stops < 250; ++stops) {
            const at = await focused();
            if (at.role === role && at.name === name) return;
            await press('Tab');
        }
        throw new Error(`Tab does not lead to the ${role} “${name}”.`);
    }
    return {
        async go(view) {
            const letters = /** @type {Record<string, string>} */ ({ Home: 'h', Feedback: 'f', Meeting: 'w', Goals: 'l' });
            await press('g');
            await press(letters[view]);
        },
        async press(role, name) {
            await reach(role, name);
            await press('Enter');
        },
        async write(name, text) {
            await reach('textbox', name);
            await tab.page.keyboard.type(text);
        },
        async choose(name, option) {
            await reach('combobox', name);
            await press('Enter');
            await tab.find('listbox', name).appears();
            await eventually(async () => (await focused()).role === 'option', 'the list has the focus');
            for (let steps = 0; (await focused()).name !== option; ++steps) {
                assert.ok(steps < 30, `Arrows do not lead to “${option}”.`);
                const { name: before } = await focused();
                await press('ArrowDown');
                await eventually(async () => (await focused()).name !== before, 'the focus moves on');     // a frame later
            }
            await press('Enter');
            await tab.find('listbox', name).vanishes();
        },
    };
}

/** @param {Tab} tab @returns {Hand} */
function byFinger(tab) {
    const tap = (/** @type {any} */ locator) => locator.first().tap();
    const item = (/** @type {string} */ role, /** @type {string} */ name) => tab.page.getByRole(role, { name, exact: true });
    return {
        async go(view) {
            if (view === 'Home') return tap(item('link', view));
            await tap(item('button', 'More'));
            const sheet = item('dialog', 'More');
            await tap(sheet.getByRole('link', { name: view, exact: true }));
            await sheet.waitFor({ state: 'detached' });
        },
        press: (role, name) => tap(item(role, name)),
        async write(name, text) {
            await tap(item('textbox', name));
            await item('textbox', name).pressSequentially(text);
        },
        async choose(name, option) {
            await tap(item('combobox', name));
            await item('combobox', name).selectOption({ label: option });
        },
    };
}

/** @param {Tab} tab */
async function lookAround(tab) {
    await tab.find('button', 'Look around with sample data').click();
    await eventually(async () => Number(await tab.find('group', 'Won this quarter').attribute('data-value')) > 0, 'the sample is made', 180_000);
    await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
}

/** @param {Tab} tab @param {Hand} hand */
async function walk(tab, hand) {
    // The objection that rises, and the message that marketing changed because of it.
    await hand.go('Feedback');
    await tab.find('list', 'Suggestions for marketing').appears();
    await hand.press('button', 'Answer…');
    await tab.find('dialog', 'Answer Asked about battery life').appears();
    await hand.choose('What we did', 'Changed a message');
    await hand.write('In one sentence', 'Ten years in writing on every product page');
    await hand.press('button', 'Save answer');
    await tab.find('list', 'Suggestions for marketing').vanishes();

    // The meeting decides, with the figure that is to move.
    await hand.go('Meeting');
    await tab.find('list', 'Back from earlier meetings').appears();
    await hand.press('button', 'Begin meeting');
    await hand.press('button', 'Add decision');
    await hand.write('What was decided', 'Measure the battery after each winter');
    await hand.choose('Meant to move', 'Win rate');
    await hand.press('button', 'Save decision');
    await tab.find('list', 'Decided here').appears();
    await tab.find('group', 'Win rate').appears();

    // The next quarter's conversions, and whether they are more than chance.
    await hand.go('Goals');
    await tab.find('listitem', 'Revenue').appears();
    await hand.go('Home');
    await tab.find('group', 'Leads won, last quarter').appears();
    const words = String(await tab.evaluate(() => document.querySelector('[role=group][aria-label="Leads won, last quarter"]')?.textContent));
    for (const each of ['+25', 'could still be chance', '120 of 2,400', '150 of 2,400', '0.060']) assert.ok(words.includes(each), `“${each}” in: ${words}`);
}

/** Says how long it took. @param {import('node:test').TestContext} t @param {string} how @param {() => Promise<unknown>} act */
async function timed(t, how, act) {
    const start = performance.now();
    await act();
    t.diagnostic(`the walk ${how}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Undone with Ctrl+Z until the sample is as it was. @param {Tab} tab */
async function takeBack(tab) {
    await byKeyboard(tab).go('Feedback');
    for (let i = 0; i < 3; ++i) {
        const label = () => tab.find('button', 'Undo').first().attribute('aria-description');
        const before = await label();
        await tab.page.keyboard.down('Control');
        await tab.page.keyboard.press('z');
        await tab.page.keyboard.up('Control');
        await eventually(async () => (await label()) !== before, 'a step is undone');
    }
    await tab.find('list', 'Suggestions for marketing').appears();
}

/** The chart of Home as a table, then as a picture in dots. @param {Tab} tab */
async function saveChart(tab) {
    await tab.find('button', 'Chart options').first().click();
    await tab.find('menuitem', 'Show as a table').click();
    await tab.find('columnheader', 'Week from').appears();
    const { name, bytes } = await handedOut(tab, async () => {
        await tab.find('button', 'Chart options').first().click();
        await tab.find('menuitem', 'Save as PNG').click();
    });
    assert.match(name, /\.png$/);
    assert.deepEqual(bytes.slice(0, 8), [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    assert.equal(bytes[18] * 256 + bytes[19], 2 * 960, 'two dots a pixel');
}

for (const kind of browsers)
    test(`${kind}: a rising theme is answered, decided on, and judged by its figure, without a network; by mouse, then by keyboard alone`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await lookAround(tab);
        await browser.setOffline(true);
        if (kind === 'firefox') await site.stop();
        await timed(t, 'by mouse', () => walk(tab, byMouse(tab)));
        await takeBack(tab);
        await timed(t, 'by keyboard', () => walk(tab, byKeyboard(tab)));
        await saveChart(tab);
        noComplaints(tab);
    });

if (browsers.includes('chromium'))
    test('chromium: the same on a phone, by finger', async (t) => {
        const { site, browser } = await begin(t, 'chromium', { width: 412, height: 915, options: { hasTouch: true, isMobile: true, deviceScaleFactor: 2.625 } });
        const tab = await browser.open(site.url);
        await lookAround(tab);
        await browser.setOffline(true);
        await timed(t, 'by finger', () => walk(tab, byFinger(tab)));
        noComplaints(tab);
    });
