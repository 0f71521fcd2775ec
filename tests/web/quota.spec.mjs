// No space left, and files taken away while the page is open: said at once, nothing that was saved is lost, and work goes on when it can.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, goTo, hasCompany, isSaved, startEmpty } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').Tab} Tab */
/** @param {Tab} tab @param {RegExp} words */
const shows = (tab, words) => eventually(() => tab.evaluate((/** @type {string} */ pattern) => new RegExp(pattern, 'i').test(document.body.innerText), words.source), `${words} on the screen`);

/** Tries to add one and leaves the form. @param {Tab} tab @param {string} name */
async function tryCompany(tab, name) {
    await goTo(tab, '#/companies');
    await tab.find('button', 'Add company').first().click();
    await tab.find('textbox', 'Name').fill(name);
    await tab.find('textbox', 'Name').press('Control+Enter');
}

if (browsers.includes('chromium'))
    for (const storage of ['opfs', 'indexeddb'])
        test(`chromium, ${storage}: with the quota used up an edit is refused, earlier ones stand, and space brings it back`, { timeout: 240_000 }, async (t) => {
            const { site, browser } = await begin(t, 'chromium', { height: 1700 });
            const tab = await browser.open(`${site.url}${storage === 'opfs' ? '' : `?storage=${storage}`}`);
            const devtools = await tab.page.context().newCDPSession(tab.page);
            const { origin } = new URL(site.url);
            await startEmpty(tab);
            await addCompany(tab, 'Amply Spaced');
            await isSaved(tab);

            // The browser lends what it has counted already, so the first edits may still find room.
            await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
            let kept = 0;
            await eventually(async () => {
                const name = `Perhaps ${kept + 1}`;
                await tryCompany(tab, name);
                const became = await eventually(() => tab.evaluate((/** @type {string} */ row) => {
                    if (/no space left/i.test(document.body.innerText)) return 'refused';
                    return document.querySelector(`[role="row"][aria-label="${row}"]`) && document.body.innerText.includes('Saved on this device') && 'saved';
                }, name), 'the edit is saved or refused');
                if (became === 'saved') kept += 1;
                return became === 'refused';
            }, 'an edit is refused', 150_000);
            t.diagnostic(`${kept} edits were kept after the quota was used up`);
            const refused = `Perhaps ${kept + 1}`;
            if (storage === 'indexeddb') await tab.find('button', 'Download what was not saved').appears();
            await tab.page.keyboard.press('Escape');
            await tab.page.keyboard.press('Escape');
            await hasCompany(tab, 'Amply Spaced');
            await tab.find('row', refused).vanishes(); // written behind, it was on the screen until the device said no
            if (storage === 'indexeddb') {
                await tab.find('region', 'Changes are refused').appears();
                await tryCompany(tab, 'Refused Before It Is Tried');
                await shows(tab, /nothing can be changed/);
                await tab.page.keyboard.press('Escape');
                await tab.page.keyboard.press('Escape');
            }

            await devtools.send('Storage.overrideQuotaForOrigin', { origin });
            await eventually(async () => {
                await tryCompany(tab, 'Again Some Space');
                // Whether there is room is looked at once a second: who is quicker is refused once more, and leaves the form.
                const isThere = await tab.find('row', 'Again Some Space').appears(3_000).then(() => true, () => false);
                for (let i = 0; i < 2 && !isThere; ++i) await tab.page.keyboard.press('Escape');
                return isThere;
            }, 'it takes edits again');
            await isSaved(tab);
            await tab.reload();
            await hasCompany(tab, 'Amply Spaced');
            await hasCompany(tab, 'Again Some Space');
            assert.equal(await tab.find('row', refused).count(), 0);
            if (!kept) return;
            await tab.find('searchbox', 'Search').fill(`Perhaps ${kept}`); // the list may be longer than the screen
            await hasCompany(tab, `Perhaps ${kept}`);
        });

if (browsers.includes('chromium'))
    for (const storage of ['opfs', 'indexeddb'])
        test(`chromium, ${storage}: site data cleared while the page is open is said at once, and the workspace can still be taken along`, { timeout: 180_000 }, async (t) => {
            const { site, browser } = await begin(t, 'chromium', { height: 1700 });
            const tab = await browser.open(`${site.url}${storage === 'opfs' ? '' : `?storage=${storage}`}`);
            const devtools = await tab.page.context().newCDPSession(tab.page);
            await startEmpty(tab);
            await addCompany(tab, 'Still In The Page');
            await isSaved(tab);
            await devtools.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'indexeddb,file_systems' });
            await tab.find('heading', 'Nothing can be saved any more').appears();
            await shows(tab, /took the files of this workspace away/);
            const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.find('button', 'Download the workspace').click()]);
            assert.ok(readFileSync(await download.path()).includes('Still In The Page'), 'the file holds what was on the screen');
        });
