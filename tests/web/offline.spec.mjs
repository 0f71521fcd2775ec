// After one visit the page starts without server and network, shows what was saved, and takes edits.
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers) {
    test(`${kind}: a cold start without server and network, below any path, has everything`, async (t) => {
        const world = await begin(t, kind, undefined, { base: '/some/where/' });
        const { site } = world;

        let tab = await world.browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
        await world.browser.close();

        await site.stop();
        await world.again();
        await world.browser.setOffline(true);
        tab = await world.browser.open(`${site.url}#/companies`);
        await hasCompany(tab, 'Harbour Tools');
        await addCompany(tab, 'Made Offline');
        await tab.reload();
        await hasCompany(tab, 'Made Offline');
        noComplaints(tab);
    });
}
