// A meeting for a room: the whole window, turned by keys, the mouse and a finger, in a real browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, goTo, noComplaints, startEmpty } from './workspace.mjs';

const topics = ['Prices of the others', 'The fair', 'Who covers for Tom'];

/** A meeting with three topics, presented. @param {import('./workspace.mjs').Tab} tab @param {boolean} isPhone */
async function present(tab, isPhone) {
    await startEmpty(tab);
    await goTo(tab, '#/meeting');
    await tab.find('button', 'Begin meeting').first().click();
    for (const topic of topics) {
        await tab.find('textbox', 'New topic').fill(topic);
        await tab.find('button', 'Add topic').click();
        await tab.find('checkbox', topic).appears();
    }
    if (isPhone) await tab.find('button', 'More actions').click();
    await tab.find(isPhone ? 'menuitem' : 'button', 'Present').click();
    await tab.find('region', 'Presentation').appears();
}

/** @param {import('./workspace.mjs').Tab} tab @param {number} at */
async function shows(tab, at) {
    await tab.find('heading', topics[at - 1]).appears();
    await eventually(() => tab.evaluate((/** @type {string} */ place) => document.body.innerText.includes(place), `${at} of 3`), `it says ${at} of 3`);
}

for (const kind of browsers)
    test(`${kind}: a presentation fills the window; Space, arrows and taps turn one item each, Escape leaves`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await present(tab, false);
        await shows(tab, 1);
        assert.equal(await tab.evaluate(() => document.querySelectorAll('#mirror nav').length), 0, 'no side bar');
        // The button has the focus: the browser presses it, and nothing else hears of the key.
        await tab.page.keyboard.press(' ');
        await shows(tab, 2);
        await tab.page.keyboard.press('ArrowLeft');
        await shows(tab, 1);
        await tab.page.mouse.click(900, 500);
        await shows(tab, 2);
        // Now nothing has the focus.
        await tab.page.keyboard.press(' ');
        await shows(tab, 3);
        await tab.page.mouse.click(120, 500);
        await shows(tab, 2);
        await tab.page.keyboard.press('Escape');
        await tab.find('list', 'Agenda').appears();
        await tab.find('link', 'Home').first().appears();
        noComplaints(tab);
    });

for (const kind of browsers)
    test(`${kind}: minutes and decisions are written in front of the room; Escape leaves the minutes first`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await present(tab, false);
        await shows(tab, 1);
        await tab.page.keyboard.press('m');
        await tab.find('textbox', 'Minutes').appears();
        await eventually(() => tab.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Minutes'), 'one can write at once');
        await tab.page.keyboard.type('Tom calls. ');
        await tab.page.keyboard.press('Escape');
        await eventually(() => tab.evaluate(() => document.activeElement?.getAttribute('aria-label') !== 'Minutes'), 'the field is left');
        await shows(tab, 1);
        await tab.page.keyboard.press('d');
        await tab.find('textbox', 'What was decided').fill('Ask twice');
        await tab.find('textbox', 'What was decided').press('Control+Enter');
        await tab.find('listitem', 'Ask twice').appears();
        await tab.find('dialog', 'Add decision').vanishes();
        await tab.find('button', 'End presentation').click();
        await tab.find('list', 'Agenda').appears();
        await eventually(async () => (await tab.find('textbox', 'Minutes').value()) === 'Tom calls. ', 'the minutes are kept');
        await tab.find('listitem', 'Ask twice').appears();
        noComplaints(tab);
    });

if (browsers.includes('chromium'))
    test('chromium: on a phone a swipe turns', async (t) => {
        const { site, browser } = await begin(t, 'chromium', { options: { viewport: { width: 412, height: 915 }, hasTouch: true, isMobile: true } });
        const tab = await browser.open(site.url);
        await present(tab, true);
        await shows(tab, 1);
        const finger = await tab.page.context().newCDPSession(tab.page);
        const swipe = async (/** @type {number} */ from, /** @type {number} */ to) => {
            const at = (/** @type {number} */ x) => [{ x, y: 500 }];
            await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
            for (let step = 1; step <= 6; ++step) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(from + ((to - from) * step) / 6) });
            await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        };
        await swipe(330, 90);
        await shows(tab, 2);
        await swipe(330, 90);
        await shows(tab, 3);
        await swipe(90, 330);
        await shows(tab, 2);
        noComplaints(tab);
    });
