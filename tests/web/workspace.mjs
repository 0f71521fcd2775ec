// What the browser specs do over and over: start a workspace, add a company, see what is there; all by role and name.
import assert from 'node:assert/strict';
import { eventually, launch } from './browser.mjs';
import { serveSite } from './site_server.mjs';

/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof import('./browser.mjs').launch>>['open']>>} Tab */

/**
 * A site and a browser for one test; both are gone when it ends.
 * @param {import('node:test').TestContext} t @param {'chromium' | 'firefox'} kind @param {Parameters<typeof launch>[1]} [how]
 * @param {Parameters<typeof serveSite>[0]} [where]
 */
export async function begin(t, kind, how, where) {
    const site = await serveSite(where);
    const world = {
        site,
        browser: await launch(kind, how),
        /** Starts the browser once more with what it has kept, after it was closed or killed. @param {Parameters<typeof launch>[1]} [how] */
        async again(how) {
            world.browser = await launch(kind, { ...how, profile: world.browser.profile });
        },
    };
    t.after(async () => {
        await world.browser.close();
        await site.stop();
        world.browser.forget();
    });
    return world;
}

/** From the first visit to an empty pipeline. @param {Tab} tab @param {string} [name] */
export async function startEmpty(tab, name = 'Ada Okafor') {
    await tab.find('button', 'Start empty').click();
    await tab.find('textbox', 'Your name').fill(name);
    await tab.find('button', 'Start').click();
    await tab.find('link', 'Pipeline').appears();
}

/** By the address, as a link would. @param {Tab} tab @param {string} route "#/companies" */
export const goTo = (tab, route) => tab.evaluate((/** @type {string} */ hash) => void (location.hash = hash), route);

/** Returns when the new company is in the list: the core has answered from what it committed. @param {Tab} tab @param {string} name */
export async function addCompany(tab, name) {
    await tab.show();
    await goTo(tab, '#/companies');
    await tab.find('button', 'Add company').first().click();
    await tab.find('textbox', 'Name').fill(name);
    await tab.find('textbox', 'Name').press('Control+Enter');
    await hasCompany(tab, name);
}

/** @param {Tab} tab @param {string} name */
export async function hasCompany(tab, name) {
    await tab.show();
    await goTo(tab, '#/companies');
    await tab.find('row', name).appears();
}

/** Presses a button that opens the browser's chooser, and chooses. @param {Tab} tab @param {string} button @param {string[]} paths */
export async function chooseFiles(tab, button, paths) {
    if (tab.kind === 'chromium') {
        const [chooser] = await Promise.all([tab.page.waitForEvent('filechooser'), tab.find('button', button).first().click()]);
        return chooser.setFiles(paths);
    }
    const [chooser] = await Promise.all([tab.page.waitForFileChooser(), tab.find('button', button).click()]);
    return chooser.accept(paths);
}

/** Settings without a toast above them, which would take a click meant for what lies beneath. @param {Tab} tab */
export async function openSettings(tab) {
    await tab.reload();
    await goTo(tab, '#/settings');
    await tab.find('heading', 'Data on this device').appears();
}

/** @param {Tab} tab */
export async function isSaved(tab) {
    await eventually(() => tab.evaluate(() => document.body.innerText.includes('Saved on this device')), 'it says that all is saved');
}

/** The file that the page hands out because of what `press` did. @param {Tab} tab @param {() => Promise<unknown>} press @returns {Promise<{ name: string, bytes: number[] }>} */
export async function handedOut(tab, press) {
    await tab.evaluate(() => {
        const page = /** @type {any} */ (globalThis);
        page.handedOut = undefined;
        // Fetching what was made here is forbidden by the page's policy, so it is caught where it is made.
        page.makeUrl ??= URL.createObjectURL.bind(URL);
        URL.createObjectURL = (made) => page.makeUrl((page.made = made));
        HTMLAnchorElement.prototype.click = function () {
            page.made.arrayBuffer().then((/** @type {ArrayBuffer} */ bytes) => (page.handedOut = { name: this.download, bytes: [...new Uint8Array(bytes)] }));
        };
    });
    await press();
    await eventually(() => tab.evaluate(() => !!(/** @type {any} */ (globalThis).handedOut)), 'a file is handed out');
    return tab.evaluate(() => /** @type {any} */ (globalThis).handedOut);
}

/** The page complained of nothing but what the test brought about. @param {Tab} tab @param {RegExp} [expected] */
export function noComplaints(tab, expected = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|NetworkError/) {
    assert.deepEqual(tab.errors.filter((error) => !expected.test(error)), []);
}
