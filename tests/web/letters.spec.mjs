// Letters beyond those that every start fetches come when one of them first has to be drawn, and then without a network as well.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

const names = ['Афина и Я', 'Ωμέγα ΑΕ', 'Nguyễn Thị Huệ'];

/** How many faces the view has, in its worker; Playwright alone looks into it. @param {any} tab */
const facesOfView = (tab) => tab.page.workers().find((/** @type {any} */ worker) => /view_worker/.test(worker.url())).evaluate(() => /** @type {any} */ (self).fonts.size);

/** The page's own text, in fields, has them too. @param {any} tab */
const pageHasCyrillic = (tab) => tab.evaluate(() => [...document.fonts].some((face) => face.unicodeRange.includes('U+180') && face.status === 'loaded'));

test('chromium: a workspace in Latin letters fetches no others, and one with other names does', { skip: !browsers.includes('chromium') }, async (t) => {
    const { site, browser } = await begin(t, 'chromium');
    /** What the view and the page's styles asked for. @type {string[]} */
    const asked = [];
    site.also = async ({ url = '', headers }, response) => {
        if (/inter-\d+-more/.test(url)) asked.push(`${headers['sec-fetch-dest']}`);
        // It would fetch everything at some time.
        const isServiceWorker = url.endsWith('service_worker.js');
        if (isServiceWorker) response.writeHead(404).end();
        return isServiceWorker;
    };
    const tab = await browser.open(site.url);
    await startEmpty(tab, 'Łucja Müller-Ødegård');
    await addCompany(tab, 'Şişli & Søn – „Čeněk“ → 5 €');
    assert.deepEqual(asked, []);
    assert.equal(await facesOfView(tab), 3);

    for (const name of names) await addCompany(tab, name);
    await eventually(() => asked.filter((kind) => kind === 'empty').length === 3, 'the view fetched the rest of three weights');
    await eventually(async () => (await facesOfView(tab)) === 6, 'and has it');
    noComplaints(tab, /404/);
});

for (const kind of browsers) {
    test(`${kind}: the other letters are there without server and network`, async (t) => {
        const world = await begin(t, kind);
        let tab = await world.browser.open(world.site.url);
        await startEmpty(tab);
        await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
        await world.browser.close();

        await world.site.stop();
        await world.again();
        await world.browser.setOffline(true);
        tab = await world.browser.open(world.site.url);
        await addCompany(tab, names[0]);
        await hasCompany(tab, names[0]);
        await eventually(() => pageHasCyrillic(tab), 'the page has the letters');
        if (kind === 'chromium') await eventually(async () => (await facesOfView(tab)) === 6, 'the view has the letters');
        noComplaints(tab);
    });
}
