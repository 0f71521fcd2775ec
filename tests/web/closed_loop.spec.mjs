// The closed loop on the sample, offline: from the rising objection to the changed message, the decision, and what the figures say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { begin, goTo, noComplaints } from './workspace.mjs';

for (const kind of browsers)
    test(`${kind}: a rising theme is answered, decided on, and judged by its figure, without a network`, async (t) => {
        const { site, browser } = await begin(t, kind);
        const tab = await browser.open(site.url);
        await tab.find('button', 'Look around with sample data').click();
        await eventually(async () => Number(await tab.find('group', 'Won this quarter').attribute('data-value')) > 0, 'the sample is made', 180_000);
        await eventually(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'), 'the site is kept', 60_000);
        await browser.setOffline(true);

        await goTo(tab, '#/feedback');
        await tab.find('list', 'Suggestions for marketing').appears();
        await tab.find('button', 'Answer…').click();
        await tab.find('dialog', 'Answer Asked about battery life').appears();
        await tab.find('combobox', 'What we did').select('Changed a message');
        await tab.find('textbox', 'In one sentence').fill('Ten years in writing on every product page');
        await tab.find('button', 'Save answer').click();
        await tab.find('list', 'Suggestions for marketing').vanishes();

        await goTo(tab, '#/meeting');
        await tab.find('list', 'Back from earlier meetings').appears();
        await tab.find('button', 'Begin meeting').click();
        await tab.find('button', 'Add decision').first().click();
        await tab.find('textbox', 'What was decided').fill('Measure the battery after each winter');
        await tab.find('combobox', 'Meant to move').select('Win rate');
        await tab.find('button', 'Save decision').click();
        await tab.find('list', 'Decided here').appears();
        await tab.find('group', 'Win rate').appears();

        await goTo(tab, '#/goals');
        await tab.find('listitem', 'Revenue').appears();
        await goTo(tab, '#/home');
        await tab.find('group', 'Leads won').appears();
        assert.match(String(await tab.evaluate(() => document.querySelector('[role=group][aria-label="Leads won"]')?.textContent)), /chance|Nothing to compare|No difference/);
        noComplaints(tab);
    });
