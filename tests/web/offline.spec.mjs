// After one visit the page starts without server and network, in any of its languages, shows what was saved, and takes edits.
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, goTo, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers) {
    test(`${kind}: a cold start without server and network, below any path, has everything`, async (t) => {
        const world = await begin(t, kind, undefined, { base: '/some/where/' });
        const { site } = world;

        let tab = await world.browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
        // German comes with the site as well, though no start in English has fetched it.
        await goTo(tab, '#/settings');
        await tab.find('radio', 'Deutsch').click();
        await tab.find('heading', 'Einstellungen').appears();
        await world.browser.close();

        await site.stop();
        await world.again();
        await world.browser.setOffline(true);
        tab = await world.browser.open(`${site.url}#/settings`);
        await tab.find('heading', 'Einstellungen').appears();
        await tab.find('link', 'Übergaben').appears();
        await eventually(() => tab.evaluate(() => document.documentElement.lang === 'de'), 'the page is marked as German');
        await tab.find('radio', 'English').click();
        await tab.find('heading', 'Settings').appears();
        await hasCompany(tab, 'Harbour Tools');
        await addCompany(tab, 'Made Offline');
        await tab.reload();
        await hasCompany(tab, 'Made Offline');
        noComplaints(tab);
    });
}
