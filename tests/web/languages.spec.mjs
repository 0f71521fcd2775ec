// Languages and places in the browser: Intl's formats reach the view, and the page turns over with a language read from the right.
import assert from 'node:assert/strict';
import test from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, goTo, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers) {
    test(`${kind}: numbers and days are written as the browser's language has them, and Settings change that`, async (t) => {
        // Firefox takes the language of its system here, which is not ours to choose.
        const world = await begin(t, kind, kind === 'chromium' ? { options: { locale: 'de-CH' } } : {});
        const tab = await world.browser.open(`${world.site.url}?language=en`);
        await startEmpty(tab);
        await goTo(tab, '#/settings');
        const formats = tab.find('combobox', 'Formats');
        await formats.appears();
        if (kind === 'chromium') assert.match(String(await formats.attribute('aria-description')), /1[’']234\.5 .*\d\d\.\d\d\.\d{4} · 17:30/);
        await formats.select('English (United States)');
        await eventually(async () => /1,234\.5 .* · 5:30.PM/.test(String(await formats.attribute('aria-description'))), 'the example is American');
        await formats.select('Deutsch (Deutschland)');
        await eventually(async () => /1\.234,5 .*\d\d\.\d\d\.\d{4} · 17:30/.test(String(await formats.attribute('aria-description'))), 'the example is German');
        noComplaints(tab);
    });

    test(`${kind}: a language read from the right turns the page over, and what is pressed is what is seen there`, async (t) => {
        const world = await begin(t, kind);
        const tab = await world.browser.open(world.site.url);
        await startEmpty(tab);
        // Going elsewhere breaks off what was still being fetched, and Firefox says so of the page that is left.
        const leaveFor = async (/** @type {string} */ url) => {
            await tab.visit(url);
            tab.errors.length = 0;
        };
        await leaveFor(`${world.site.url}?language=pseudo-rtl#/companies`);
        await eventually(() => tab.evaluate(() => document.documentElement.dir === 'rtl' && document.querySelectorAll('#mirror nav a').length > 5), 'the page is turned');
        const place = (/** @type {string} */ selector) =>
            tab.evaluate((/** @type {string} */ wanted) => {
                const { left, width } = /** @type {Element} */ (document.querySelector(wanted)).getBoundingClientRect();
                return { middle: left + width / 2, page: innerWidth };
            }, selector);
        const link = await place('#mirror nav a[href="#/pipeline"]');
        assert.ok(link.middle > link.page * 0.8, `the menu stands at the right (${link.middle} of ${link.page})`);
        // By the pointer, where it is seen.
        await tab.page.mouse.click(link.middle, await tab.evaluate(() => {
            const box = /** @type {Element} */ (document.querySelector('#mirror nav a[href="#/pipeline"]')).getBoundingClientRect();
            return box.top + box.height / 2;
        }));
        await eventually(() => tab.evaluate(() => location.hash === '#/pipeline'), 'the pipeline is shown');
        noComplaints(tab, /_later.*A ServiceWorker intercepted the request/);
        await leaveFor(world.site.url);
        await tab.find('link', 'Pipeline').appears();
        assert.equal(await tab.evaluate(() => document.documentElement.dir), 'ltr');
        noComplaints(tab, /_later.*A ServiceWorker intercepted the request/);
    });
}
