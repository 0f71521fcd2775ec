// WebKitGTK, Safari's engine: no WebGL2 in its workers, so the view runs on the page; no files of a site's own, so IndexedDB keeps the data.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { launchKeptWebKit, launchWebKit, whyNoWebKit } from './webkit.mjs';
import { addCompany, goTo, hasCompany, isSaved, openSettings, startEmpty } from './workspace.mjs';

const skip = whyNoWebKit ?? false;
const name = (/** @type {string} */ what) => `webkit: ${what}${skip ? ` — ${skip}` : ''}`;

/** @param {import('node:test').TestContext} t */
async function firstVisit(t) {
    const site = await serveSite();
    const { tab, close } = await launchWebKit();
    t.after(async () => {
        await close();
        await site.stop();
    });
    await tab.visit(site.url);
    return tab;
}

test(name('the site starts, is worked with, and has its data after a reload'), { skip, timeout: 180_000 }, async (t) => {
    const tab = await firstVisit(t);
    await startEmpty(tab);
    await addCompany(tab, 'Harbour Tools');
    await isSaved(tab);
    await tab.reload();
    await hasCompany(tab, 'Harbour Tools');
    await openSettings(tab);
    await eventually(() => tab.evaluate(() => document.body.innerText.includes("In this browser's database; survives power loss")), 'Settings says where the data lie');
    // Undo is a step of the log, so the log was kept, too.
    await tab.find('button', 'Undo').click();
    await goTo(tab, '#/companies');
    await tab.find('row', 'Harbour Tools').vanishes();
});

test(name('the picture shows what the mirror says'), { skip, timeout: 180_000 }, async (t) => {
    const tab = await firstVisit(t);
    await tab.find('button', 'Start empty').appears();
    const colours = () =>
        tab.screenshot().then((bytes) =>
            tab.evaluate(async (/** @type {string} */ picture) => {
                const image = new Image();
                image.src = `data:image/png;base64,${picture}`;
                await image.decode();
                const copy = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
                const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
                context.drawImage(image, 0, 0);
                const button = [...document.querySelectorAll('button')].find((element) => element.textContent === 'Start empty');
                const { left, top, width, height } = /** @type {Element} */ (button).getBoundingClientRect();
                const within = (/** @type {number[]} */ [x, y, w, h]) => new Set(new Uint32Array(context.getImageData(x, y, w, h).data.buffer)).size;
                return { button: within([left, top, width, height].map(Math.round)), corner: within([0, 0, 20, 20]) };
            }, bytes.toString('base64')),
        );
    // Letters have edges, so a drawn button has many colours; where the mirror has nothing there is one.
    const found = await eventually(async () => {
        const now = await colours();
        return now.button > 8 && now;
    }, 'the button is drawn where the mirror has it');
    assert.equal(found.corner, 1);
});

test(name('the browser is killed, and what was saved is there'), { skip, timeout: 180_000 }, async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'tandem-webkit-'));
    const site = await serveSite({ base: '/site/' });
    t.after(async () => {
        await site.stop();
        rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });
    const first = await launchKeptWebKit(home, site, '');
    try {
        await startEmpty(first.tab);
        await addCompany(first.tab, 'Worth Keeping');
        await isSaved(first.tab);
    } finally {
        await first.kill();
    }
    const second = await launchKeptWebKit(home, site, '#/companies');
    try {
        await second.tab.find('row', 'Worth Keeping').appears();
    } finally {
        await second.kill();
    }
});
