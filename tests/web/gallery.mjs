// Pictures of every view to look at: light and dark, desktop, tablet and phone; `cmake --workflow --preset gallery`.
//
// TANDEM_GALLERY_ONLY="phone_dark,contact" makes only the pictures whose name contains every part.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eventually, launch } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { goTo, startEmpty } from './workspace.mjs';

const folder = process.env.TANDEM_GALLERY ?? new URL('../../build/gallery', import.meta.url).pathname;
const only = (process.env.TANDEM_GALLERY_ONLY ?? '').split(',').filter(Boolean);
const shapes = {
    desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
    desktop2x: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 },
    tablet: { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 1, hasTouch: true },
    phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};
const schemes = /** @type {const} */ (['light', 'dark']);
const files = process.env.TANDEM_GALLERY_FILES ?? new URL('../data/gallery', import.meta.url).pathname;

/** @typedef {import('./workspace.mjs').Tab} Tab */
/** Where a record of this list is shown; the list's first row says. @param {Tab} tab @param {string} list */
const firstRecord = (tab, list) =>
    eventually(async () => {
        await goTo(tab, `#/${list}`);
        return tab.evaluate((/** @type {string} */ start) => document.querySelector(`a[href^="${start}"]`)?.getAttribute('href'), `#/${list}/`);
    }, `a record of ${list}`);

/** The record panel, a dialog on phones. @param {Tab} tab */
const isOpen = (tab) => tab.page.locator('#mirror').getByRole(/** @type {any} */ (tab.page.viewportSize().width < 600 ? 'dialog' : 'complementary')).first().waitFor();

/** What is shown and how one gets there, in a workspace with the sample. @type {Record<string, (tab: Tab) => Promise<unknown>>} */
const views = {
    home: (tab) => goTo(tab, '#/home'),
    pipeline: (tab) => goTo(tab, '#/pipeline'),
    pipeline_deal: async (tab) => {
        await goTo(tab, '#/pipeline');
        const hash = await eventually(() => tab.evaluate(() => document.querySelector('[role="listitem"] a[href^="#/deals/"]')?.getAttribute('href')), 'a card');
        await goTo(tab, hash);
        await isOpen(tab);
    },
    pipeline_add: async (tab) => {
        await goTo(tab, '#/pipeline');
        await tab.find('button', 'Add deal').first().click();
        await tab.find('dialog', 'Add deal').appears();
    },
    campaigns: (tab) => goTo(tab, '#/campaigns'),
    campaign: async (tab) => goTo(tab, await firstRecord(tab, 'campaigns')),
    hand_offs: (tab) => goTo(tab, '#/hand-offs'),
    hand_off_rules: (tab) => goTo(tab, '#/hand-off-rules'),
    hand_off_rule_form: async (tab) => {
        await goTo(tab, '#/hand-off-rules');
        await tab.find('button', 'Add rule…').first().click();
        await tab.find('dialog', 'Add a rule').appears();
        await tab.find('button', 'Add condition').click();
        await tab.find('textbox', 'Name').fill('Keen in Austria');
    },
    contacts_selected: async (tab) => {
        await goTo(tab, '#/contacts');
        await tab.find('checkbox', 'Select ').first().click();
        await tab.find('checkbox', 'Select ').nth(2).click();
        await tab.find('toolbar', '2 selected').appears();
    },
    lead_quality: (tab) => goTo(tab, '#/quality'),
    agreement: (tab) => goTo(tab, '#/agreement'),
    agreement_change: async (tab) => {
        await goTo(tab, '#/agreement');
        await tab.find('button', 'Change…').first().click();
        await tab.find('textbox', 'Leads handed over a week').fill('60');
        await tab.find('list', 'What if').appears();
    },
    feedback: (tab) => goTo(tab, '#/feedback'),
    feedback_theme: async (tab) => {
        await goTo(tab, '#/feedback');
        await tab.find('listitem', 'Price against imports').first().click();
        await tab.find('button', 'Remove Price against imports').first().appears();
    },
    meeting: (tab) => goTo(tab, '#/meeting'),
    meeting_presented: async (tab) => {
        await goTo(tab, '#/meeting');
        await tab.find('list', 'Agenda').appears();
        // One picture's meeting is the next one's, too.
        if (await tab.evaluate(() => [...document.querySelectorAll('#mirror button')].some((button) => button.textContent === 'Begin meeting' || button.getAttribute('aria-label') === 'Begin meeting')))
            await tab.find('button', 'Begin meeting').first().click();
        await tab.find('checkbox', 'Asked about battery life').first().appears();
        if (tab.page.viewportSize().width < 720) await tab.find('button', 'More actions').click();
        await tab.find(tab.page.viewportSize().width < 720 ? 'menuitem' : 'button', 'Present').click();
        await tab.find('region', 'Presentation').appears();
    },
    goals: (tab) => goTo(tab, '#/goals'),
    colleagues: (tab) => goTo(tab, '#/colleagues'),
    feedback_capture: async (tab) => {
        await goTo(tab, '#/feedback');
        await tab.find('button', 'Add feedback').first().click();
        await tab.find('dialog', 'Add feedback').appears();
    },
    contacts: (tab) => goTo(tab, '#/contacts'),
    contact: async (tab) => {
        await goTo(tab, await firstRecord(tab, 'contacts'));
        await isOpen(tab);
    },
    contact_page: async (tab) => goTo(tab, `${await firstRecord(tab, 'contacts')}/page`),
    contact_add: async (tab) => {
        await goTo(tab, '#/contacts');
        await tab.find('button', 'Add contact').first().click();
        await tab.find('dialog', 'Add contact').appears();
    },
    companies: (tab) => goTo(tab, '#/companies'),
    company: async (tab) => {
        await goTo(tab, await firstRecord(tab, 'companies'));
        await isOpen(tab);
    },
    activities: (tab) => goTo(tab, '#/activities'),
    activities_month: (tab) => goTo(tab, '#/activities?show=month'),
    activities_week: (tab) => goTo(tab, '#/activities?show=week'),
    search: async (tab) => {
        await goTo(tab, '#/home');
        await settle(tab);
        await tab.find('searchbox', 'Search').first().fill('mar');
        await tab.find('list', 'Search results').appears();
    },
    palette: async (tab) => {
        await goTo(tab, '#/home');
        await settle(tab);
        await tab.page.keyboard.press('Control+k');
        await tab.find('dialog', 'Command palette').appears();
    },
    settings: (tab) => goTo(tab, '#/settings'),
    trash: (tab) => goTo(tab, '#/trash'),
    import: (tab) => goTo(tab, '#/import'),
    import_preview: async (tab) => {
        await goTo(tab, '#/import');
        const [chooser] = await Promise.all([tab.page.waitForEvent('filechooser'), tab.find('button', 'Choose files…').first().click()]);
        await chooser.setFiles(readdirSync(files).sort().map((name) => join(files, name)));
        await tab.find('button', 'Cancel').first().appears();
    },
};

/** Until two pictures in a row are the same, with a little patience for answers on their way. @param {Tab} tab */
async function settle(tab) {
    let before = Buffer.alloc(0);
    await eventually(async () => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        const now = await tab.page.screenshot();
        const isSame = now.equals(before);
        before = now;
        return isSame;
    }, 'the picture rests', 20_000).catch(() => {});
    return before;
}

const wanted = (/** @type {string} */ name) => only.every((part) => name.includes(part));
const made = /** @type {string[]} */ ([]);
/** @param {Tab} tab @param {string} name @param {(tab: Tab) => Promise<unknown>} [go] */
async function take(tab, name, go) {
    if (!wanted(name)) return;
    try {
        await go?.(tab);
        writeFileSync(join(folder, `${name}.png`), await settle(tab));
        made.push(name);
    } catch (error) {
        console.error(`${name}: ${/** @type {Error} */ (error).message}`);
        process.exitCode = 1;
    }
    await tab.page.keyboard.press('Escape').catch(() => {});
    await tab.page.keyboard.press('Escape').catch(() => {});
}

/** Two profiles serve all pictures: one with the sample, one started empty. @param {string} url */
async function prepare(url) {
    const [sample, empty] = [await launch('chromium'), await launch('chromium')];
    const tab = await sample.open(url);
    await tab.find('button', 'Look around with sample data').click();
    await eventually(async () => Number(await tab.find('group', 'Won this quarter').attribute('data-value')) > 0, 'the sample is made', 180_000);
    await startEmpty(await empty.open(url));
    await Promise.all([sample.close(), empty.close()]);
    return { sample, empty };
}

mkdirSync(folder, { recursive: true });
if (!only.length) for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(join(folder, name));
const site = await serveSite();
const profiles = await prepare(site.url);
for (const [shape, how] of Object.entries(shapes))
    for (const scheme of schemes) {
        const prefix = `${shape}_${scheme}`;
        const names = shape === 'desktop2x' ? ['pipeline', 'contact'] : Object.keys(views);
        if (![...names, 'first_visit', 'start', 'empty'].some((name) => wanted(`${prefix}_${name}`)) && !only.some((part) => part.startsWith('empty'))) continue;
        const options = { options: { ...how, colorScheme: scheme } };
        let browser = await launch('chromium', { ...options, profile: profiles.sample.profile });
        let tab = await browser.open(site.url);
        await tab.find('link', 'Home').first().appears();
        for (const name of names) await take(tab, `${prefix}_${name}`, views[name]);
        await browser.close();
        if (shape === 'desktop2x') continue;

        browser = await launch('chromium', { ...options, profile: profiles.empty.profile });
        tab = await browser.open(site.url);
        await tab.find('link', 'Home').first().appears();
        for (const name of ['home', 'pipeline', 'campaigns', 'feedback', 'meeting', 'goals', 'contacts', 'companies', 'activities', 'colleagues', 'trash']) await take(tab, `${prefix}_empty_${name}`, views[name]);
        await browser.close();

        browser = await launch('chromium', options);
        tab = await browser.open(site.url);
        await tab.find('button', 'Start empty').appears();
        await take(tab, `${prefix}_first_visit`);
        await take(tab, `${prefix}_start`, () => tab.find('button', 'Start empty').click());
        await browser.close();
        browser.forget();
    }
profiles.sample.forget();
profiles.empty.forget();
await site.stop();

// One page with all of them side by side.
const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
const figure = (/** @type {string} */ name) => `<figure><a href="${name}"><img loading="lazy" src="${name}"></a><figcaption>${basename(name, '.png')}</figcaption></figure>`;
writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Tandem, every view</title><style>body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:320px;border:1px solid #ccc}</style>${names.map(figure).join('')}\n`,
);
console.log(`${made.length} pictures in ${folder}`);
