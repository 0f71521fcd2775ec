// Several workspaces in one browser; files of workspaces that come in, and those that are refused; who one is in a colleague's.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browsers, eventually } from './browser.mjs';
import { addCompany, begin, chooseFiles, hasCompany, isSaved, noComplaints, openSettings, startEmpty } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').Tab} Tab */
/** @param {Tab} tab @param {string} words */
const shows = (tab, words) => eventually(() => tab.evaluate((/** @type {string} */ text) => document.body.innerText.includes(text), words), `“${words}” on the screen`);

/** A button of one row of a list. @param {Tab} tab @param {string} row @param {string} button */
const pressIn = (tab, row, button) =>
    eventually(
        () =>
            tab.evaluate(
                (/** @type {string[]} */ [rowName, buttonName]) => {
                    const rows = [...document.querySelectorAll('[role="listitem"]')].filter((each) => each.getAttribute('aria-label') === rowName);
                    const found = rows.flatMap((each) => [...each.querySelectorAll('button')]).find((each) => (each.getAttribute('aria-label') ?? each.textContent) === buttonName);
                    found?.click();
                    return found !== undefined;
                },
                [row, button],
            ),
        `“${button}” of “${row}”`,
    );

/** The workspace's file as the browser has it, without the program. @param {Tab} tab @returns {Promise<Buffer>} */
async function storedFile(tab) {
    const bytes = await tab.evaluate(async () => {
        const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('tandem')).getDirectoryHandle('main');
        const names = [];
        for await (const name of /** @type {any} */ (folder).keys()) if (name.startsWith('snapshot-')) names.push(name);
        const file = await (await folder.getFileHandle(names.sort().at(-1))).getFile();
        return [...new Uint8Array(await file.arrayBuffer())];
    });
    return Buffer.from(bytes);
}

for (const kind of browsers) {
    test(`${kind}: workspaces are created, renamed, opened and deleted, with undo until the last tab is closed`, { timeout: 240_000 }, async (t) => {
        const { site, browser } = await begin(t, kind);
        let tab = await browser.open(site.url);
        await startEmpty(tab);
        await addCompany(tab, 'Of The First');
        await openSettings(tab);
        await tab.find('listitem', 'My workspace').appears();
        await tab.find('button', 'New workspace…').click();
        await tab.find('textbox', 'Name').fill('Second house');
        await tab.find('button', 'Create').click();
        await tab.find('button', 'Start empty').appears();
        assert.match(await tab.evaluate(() => location.search), /workspace=w-/);
        await startEmpty(tab);
        await openSettings(tab);
        await tab.find('listitem', 'Second house').appears();
        await eventually(async () => (await tab.find('textbox', 'Workspace name').value()) === 'Second house', 'the new workspace has the name it was given');

        await pressIn(tab, 'My workspace', 'Rename…');
        await tab.find('textbox', 'Name').fill('First house');
        await tab.find('button', 'Rename').click();
        await tab.find('listitem', 'First house').appears();
        await pressIn(tab, 'First house', 'Open');
        await eventually(() => tab.evaluate(() => location.search === ''), 'the first one is opened');
        await hasCompany(tab, 'Of The First');
        await openSettings(tab);
        await eventually(async () => (await tab.find('textbox', 'Workspace name').value()) === 'First house', 'the name follows when it is opened');

        await pressIn(tab, 'Second house', 'Delete');
        await shows(tab, 'removed when the last tab is closed');
        await pressIn(tab, 'Second house', 'Undo delete');
        await eventually(() => tab.evaluate(() => !document.body.innerText.includes('removed when the last tab is closed')), 'it is back');
        await pressIn(tab, 'Second house', 'Delete');
        await shows(tab, 'removed when the last tab is closed');
        await tab.reload();
        await openSettings(tab);
        await tab.find('listitem', 'First house').appears();
        await tab.find('listitem', 'Second house').vanishes();
        noComplaints(tab);
    });

    // Firefox's driver gets no chooser for a button that it had to scroll to.
    if (kind === 'firefox') continue;
    test(`${kind} only: a workspace's file becomes another workspace; what is none is refused with a sentence and changes nothing`, { timeout: 240_000 }, async (t) => {
        const { site, browser } = await begin(t, kind);
        const folder = mkdtempSync(join(tmpdir(), 'tandem-files-'));
        t.after(() => rmSync(folder, { recursive: true }));
        const tab = await browser.open(site.url);
        await startEmpty(tab, 'Ada Okafor');
        await addCompany(tab, 'In The File');
        await isSaved(tab);
        await openSettings(tab);
        await tab.find('button', 'Take snapshot').click();
        await tab.find('button', 'Restore').appears();
        const good = await storedFile(tab);
        assert.equal(good.subarray(0, 15).toString(), 'SQLite format 3');

        const foreign = Buffer.from(good);
        foreign.writeUInt32BE(0x12345678, 68); // PRAGMA application_id
        const random = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919 + (i >> 3)) & 255));
        const refused = {
            'random.sqlite': [random, 'not a Tandem workspace'],
            'empty.sqlite': [Buffer.alloc(0), 'not a Tandem workspace'],
            'short.tandem': [good.subarray(0, good.length - 20_000), 'cut short'],
            'foreign.db': [foreign, 'database of another program'],
        };
        for (const [name, [bytes, words]] of Object.entries(refused)) {
            writeFileSync(join(folder, name), /** @type {Buffer} */ (bytes));
            await openSettings(tab); // without the sentence of the file before
            await chooseFiles(tab, 'Open workspace file…', [join(folder, name)]);
            await shows(tab, /** @type {string} */ (words));
        }
        assert.equal(await tab.evaluate(() => location.search), '');
        assert.equal(await tab.evaluate(() => document.querySelectorAll('[role="list"][aria-label="Workspaces"] [role="listitem"]').length), 1);
        await hasCompany(tab, 'In The File');

        writeFileSync(join(folder, 'good.tandem'), good);
        await openSettings(tab);
        await chooseFiles(tab, 'Open workspace file…', [join(folder, 'good.tandem')]);
        await eventually(() => tab.evaluate(() => location.search.includes('workspace=w-')), 'the copy is opened');
        await hasCompany(tab, 'In The File');
        await addCompany(tab, 'Only In The Copy');
        await isSaved(tab);
        await tab.reload();
        await hasCompany(tab, 'Only In The Copy');

        // A colleague joins by the same file, elsewhere.
        const other = await browser.open(`${site.url}?workspace=colleague`);
        await chooseFiles(other, "Join from a colleague's file", [join(folder, 'good.tandem')]);
        await other.find('heading', 'Who are you?').appears();
        await other.find('button', 'Ada Okafor').appears();
        await other.find('textbox', 'Your name').fill('Ben Laurent');
        await other.find('button', 'Join').click();
        await hasCompany(other, 'In The File');
        await shows(other, 'Ben Laurent');
        assert.equal(readFileSync(join(folder, 'good.tandem')).equals(good), true, 'the file itself is as it was');
        noComplaints(tab);
    });
}
