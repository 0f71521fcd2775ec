// After one visit the page starts without server and network, shows what was saved, and takes edits.
import { test } from 'node:test';
import { browsers, eventually, launch } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { addCompany, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers) {
    test(`${kind}: a cold start without server and network, below any path, has everything`, async (t) => {
        const site = await serveSite({ base: '/some/where/' });
        let browser = await launch(kind);
        t.after(async () => {
            await browser.close();
            await site.stop();
            browser.forget();
        });

        let tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Harbour Tools');
        await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
        await browser.close();

        await site.stop();
        browser = await launch(kind, { profile: browser.profile });
        await browser.setOffline(true);
        tab = await browser.open(`${site.url}#/companies`);
        await hasCompany(tab, 'Harbour Tools');
        await addCompany(tab, 'Made Offline');
        await tab.reload();
        await hasCompany(tab, 'Made Offline');
        noComplaints(tab);
    });
}
