// Two people, two browsers, no server: a file of changes makes the second a copy, both work, both become one again.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browsers, launch } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { addCompany, chooseFiles, goTo, handedOut, hasCompany, noComplaints, startEmpty } from './workspace.mjs';

for (const kind of browsers)
    test(`${kind}: a colleague joins by a file of changes, both work on, and merge what the other did`, { timeout: 300_000 }, async (t) => {
        const folder = mkdtempSync(join(tmpdir(), 'tandem-sharing-'));
        const site = await serveSite();
        const first = await launch(kind);
        const second = await launch(kind);
        t.after(async () => {
            for (const browser of [first, second]) await browser.close();
            await site.stop();
            for (const browser of [first, second]) browser.forget();
            rmSync(folder, { recursive: true, force: true });
        });
        const save = (/** @type {{ name: string, bytes: number[] }} */ file) => {
            const path = join(folder, file.name);
            writeFileSync(path, Buffer.from(file.bytes));
            return path;
        };

        const ada = await first.open(site.url);
        await startEmpty(ada, 'Ada Okafor');
        await addCompany(ada, 'Harbour Tools');
        await goTo(ada, '#/colleagues');
        const all = await handedOut(ada, () => ada.find('button', 'Export changes…').first().click());
        assert.match(all.name, /^Changes for colleagues \d{4}-\d\d-\d\d\.tandem-changes$/);

        const bo = await second.open(site.url);
        await bo.find('button', "Join from a colleague's file").appears();
        await chooseFiles(bo, "Join from a colleague's file", [save(all)]);
        await bo.find('heading', 'Changes of Ada Okafor').appears();
        await bo.find('button', 'Merge').click();
        await bo.find('status', '2 changes of Ada Okafor merged.').appears();
        await goTo(bo, '#/companies');
        await bo.find('textbox', 'Your name').fill('Bo Lind');
        await bo.find('button', 'Join').click();
        await hasCompany(bo, 'Harbour Tools');
        await addCompany(bo, 'From Bo');
        await addCompany(ada, 'From Ada');

        await goTo(bo, '#/colleagues');
        const back = await handedOut(bo, () => bo.find('button', 'Export changes for Ada Okafor').first().click());
        await goTo(ada, '#/colleagues');
        await chooseFiles(ada, 'Merge changes…', [save(back)]);
        await ada.find('heading', 'Changes of Bo Lind').appears();
        await ada.find('button', 'Merge').click();
        await ada.find('status', '2 changes of Bo Lind merged.').appears();
        for (const name of ['Harbour Tools', 'From Bo', 'From Ada']) await hasCompany(ada, name);

        // What is no file of changes says so and changes nothing.
        writeFileSync(join(folder, 'cut.tandem-changes'), Buffer.from(back.bytes.slice(0, 120)));
        await goTo(ada, '#/colleagues');
        await chooseFiles(ada, 'Merge changes…', [join(folder, 'cut.tandem-changes')]);
        await ada.find('alert', 'This file of changes is damaged or not complete; ask for it again.').appears();
        await ada.find('button', 'Close').click();
        for (const tab of [ada, bo]) noComplaints(tab);
    });
