// A browser that is killed in the middle of work has kept whatever it had acknowledged.
//
// TANDEM_KILLS sets how often; `soak` sets 200. The moments are from a seed, so a failure can be looked at again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, launch } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { addCompany, hasCompany, startEmpty } from './workspace.mjs';

const kills = Number(process.env.TANDEM_KILLS ?? 5);
let seed = Number(process.env.TANDEM_SEED ?? 7);
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

for (const kind of browsers) {
    test(`${kind}: ${kills} kills while editing lose nothing that was acknowledged`, { timeout: 120_000 + kills * 90_000 }, async (t) => {
        const site = await serveSite();
        let browser = await launch(kind);
        t.after(async () => {
            await browser.kill();
            await site.stop();
            browser.forget();
        });
        let tab = await browser.open(site.url);
        await startEmpty(tab);
        let acknowledged = 0;
        for (let time = 0; time < kills; time++) {
            let isDead = false;
            const work = (async () => {
                while (!isDead) {
                    await addCompany(tab, `Company ${acknowledged + 1}`);
                    if (!isDead) acknowledged += 1;
                }
            })().catch((error) => {
                if (!isDead) throw error;
            });
            await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 3_000 + random() * 3_000))]);
            isDead = true;
            await browser.kill();
            // Not awaited: what was under way asks a dead browser until its patience ends.

            browser = await launch(kind, { profile: browser.profile });
            tab = await browser.open(`${site.url}#/companies`);
            for (let number = Math.max(1, acknowledged - 4); number <= acknowledged; number++) await hasCompany(tab, `Company ${number}`);
            // What was on its way when the power went may be there, too: whole, or not at all.
            if (await tab.find('row', `Company ${acknowledged + 1}`).count()) acknowledged += 1;
        }
        t.diagnostic(`${acknowledged} companies were acknowledged over ${kills} kills`);
        assert.ok(acknowledged > 0);
    });
}
