// Private windows: what is written is there for as long as the window is, and the page says what it keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, hasCompany, isSaved, openSettings, startEmpty } from './workspace.mjs';

/** @param {import('./workspace.mjs').Tab} tab @param {string} words */
const says = (tab, words) => eventually(() => tab.evaluate((/** @type {string} */ text) => document.body.innerText.includes(text), words), `it says “${words}”`);

/** Firefox makes every window private; Chromium's own flag does the same. */
const privately = {
    chromium: { args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--enable-unsafe-swiftshader', '--incognito'] },
    firefox: { extraPrefsFirefox: { 'webgl.force-enabled': true, 'browser.privatebrowsing.autostart': true } },
};

for (const kind of browsers)
    test(`${kind}: a private window keeps its data while it is open, and says so`, { timeout: 180_000 }, async (t) => {
        const { site, browser } = await begin(t, kind, { options: privately[kind] });
        const tab = await browser.open(site.url);
        if (kind === 'firefox') await says(tab, 'gone when the last private window is closed');
        await startEmpty(tab);
        await addCompany(tab, 'For This Session');
        await isSaved(tab);
        for (let time = 0; time < 2; time++) {
            await tab.reload();
            await hasCompany(tab, 'For This Session');
        }
        await openSettings(tab);
        // Chromium does not tell a page that its window is private, so the words are there for everybody.
        if (kind === 'firefox') await says(tab, "In this browser's database, until the last private window is closed");
        await says(tab, 'and so does closing a private window');
        assert.equal(await tab.evaluate(() => document.body.innerText.includes('gone when this page is closed')), false);
    });
