// The second parts of core and view are not waited for at the start, are waited for by what needs them, and their absence is said in a sentence.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { siteFolder } from './site_server.mjs';
import { addCompany, begin, goTo, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

const isRest = (/** @type {string | undefined} */ url) => /core_later-/.test(url ?? '');
const isRestOfView = (/** @type {string | undefined} */ url) => /view_later-/.test(url ?? '');
const missing = 'A part of Tandem is not in this browser yet, and the network does not give it. Connect to the network and reopen.';

/** Types a company and saves it, without waiting for it. @param {import('./workspace.mjs').Tab} tab @param {string} name */
async function typeCompany(tab, name) {
    await goTo(tab, '#/companies');
    await tab.find('button', 'Add company').first().click();
    await tab.find('textbox', 'Name').fill(name);
    await tab.find('textbox', 'Name').press('Control+Enter');
}

for (const kind of browsers) {
    test(`${kind}: rows are shown before the core's second part is there, and an edit waits for it`, async (t) => {
        const { site, browser } = await begin(t, kind);
        let held = Promise.resolve();
        site.also = async ({ url }, response) => {
            if (url?.endsWith('service_worker.js')) return response.writeHead(404).end(), true;
            if (isRest(url)) await held;
            return false;
        };
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');

        let release = () => {};
        held = new Promise((resolve) => (release = () => resolve(undefined)));
        await tab.reload();
        await hasCompany(tab, 'Harbour Tools');
        await typeCompany(tab, 'Came Later');
        release();
        await hasCompany(tab, 'Came Later');
        noComplaints(tab, /404/);
    });

    test(`${kind}: a second part that cannot be had is said in a sentence, and nothing saved is lost`, async (t) => {
        const { site, browser } = await begin(t, kind);
        let isCut = false;
        site.also = async ({ url, socket }, response) => {
            if (url?.endsWith('service_worker.js')) return response.writeHead(404).end(), true;
            if (isRest(url) && isCut) return socket.destroy(), true;
            return false;
        };
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');

        isCut = true;
        await tab.reload();
        await hasCompany(tab, 'Harbour Tools');
        await typeCompany(tab, 'Not Possible');
        await tab.find('heading', missing).appears();
        isCut = false;
        await tab.find('button', 'Reopen').click();
        await tab.find('heading', missing).vanishes();
        await tab.reload(); // the form is still open
        await hasCompany(tab, 'Harbour Tools');
        await addCompany(tab, 'Possible Again');
    });

    test(`${kind}: the first screens are drawn without the view's second part, and what a person does meanwhile is done when it is there`, async (t) => {
        const { site, browser } = await begin(t, kind);
        let held = Promise.resolve();
        site.also = async ({ url }, response) => {
            if (url?.endsWith('service_worker.js')) return response.writeHead(404).end(), true;
            if (isRestOfView(url)) await held;
            return false;
        };
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');

        for (const route of ['#/home', '#/pipeline', '#/contacts', '#/deals', '#/companies']) {
            await goTo(tab, route);
            let release = () => {};
            held = new Promise((resolve) => (release = () => resolve(undefined)));
            await tab.reload();
            await tab.find('link', 'Pipeline').appears();
            release();
        }
        let release = () => {};
        held = new Promise((resolve) => (release = () => resolve(undefined)));
        await tab.reload();
        await tab.find('row', 'Harbour Tools').appears();
        await tab.find('button', 'Add company').first().click();
        await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
        assert.equal(await tab.find('textbox', 'Name').count(), 0, 'it waits');
        release();
        await tab.find('textbox', 'Name').appears();
        noComplaints(tab, /404/);
    });

    test(`${kind}: without the view's second part the first screens stay, and trying again works`, async (t) => {
        const { site, browser } = await begin(t, kind);
        let isCut = false;
        site.also = async ({ url, socket }, response) => {
            if (url?.endsWith('service_worker.js')) return response.writeHead(404).end(), true;
            if (isRestOfView(url) && isCut) return socket.destroy(), true;
            return false;
        };
        const tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');

        isCut = true;
        await tab.reload();
        await tab.find('row', 'Harbour Tools').appears();
        await tab.find('button', 'Add company').first().click();
        await eventually(() => tab.evaluate((/** @type {string} */ words) => document.body.innerText.includes(words), missing), 'a toast says what is missing');
        isCut = false;
        await tab.find('button', 'Add company').first().click();
        await tab.find('textbox', 'Name').appears();

        isCut = true;
        await goTo(tab, '#/settings');
        await tab.reload(); // the program is not there before its address can be drawn
        await tab.find('heading', missing).appears();
        isCut = false;
        await tab.find('button', 'Reopen').click();
        await tab.find('heading', 'Data on this device').appears();
    });

    test(`${kind}: without a network, the first call into the second part takes it from the service worker`, async (t) => {
        const world = await begin(t, kind);
        // Nothing but a call makes this core load it.
        const scripts = readdirSync(join(siteFolder, 'assets')).filter((each) => each.endsWith('.js'));
        const [name, ...others] = scripts.filter((each) => readFileSync(join(siteFolder, 'assets', each), 'utf8').includes(missing));
        const parts = readFileSync(join(siteFolder, 'assets', name), 'utf8').split(/Math\.max\(\w+\.idleMs,/);
        assert.deepEqual([others.length, parts.length], [0, 2], 'the script that waits so many milliseconds is known');
        const program = parts.join('Math.max(1e9,');
        world.site.also = async ({ url }, response) => {
            if (!url?.endsWith(`${name}`)) return false;
            response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(program);
            return true;
        };
        let tab = await world.browser.open(world.site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
        await world.browser.close();

        await world.site.stop();
        await world.again();
        await world.browser.setOffline(true);
        tab = await world.browser.open(world.site.url);
        await hasCompany(tab, 'Harbour Tools');
        await addCompany(tab, 'Made Offline');
        noComplaints(tab);
    });
}
