// Drives Chromium (Playwright) and Firefox (Puppeteer) through one small surface: launch, open a tab, find by role and name.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Which browsers a spec runs in; TANDEM_BROWSERS="firefox" leaves the others out. @type {('chromium' | 'firefox')[]} */
export const browsers = /** @type {any} */ ((process.env.TANDEM_BROWSERS ?? 'chromium,firefox').split(','));

const require = createRequire(join(process.env.TANDEM_NODE_MODULES ?? new URL('../../node_modules', import.meta.url).pathname, 'x.js'));
const programs = { chromium: process.env.TANDEM_CHROMIUM ?? '/usr/bin/chromium', firefox: process.env.TANDEM_FIREFOX ?? '/usr/bin/firefox-esr' };
/** A machine that builds at the same time is slow; TANDEM_WAIT_MS gives it more. */
export const waitMs = Number(process.env.TANDEM_WAIT_MS ?? 60_000);

/** Tries again until the answer is truthy. @template T @param {() => Promise<T> | T} ask @param {string} what @param {number} [withinMs] */
export async function eventually(ask, what, withinMs = waitMs) {
    const deadline = Date.now() + withinMs;
    for (;;) {
        const answer = await Promise.resolve()
            .then(ask)
            .catch((error) => void (lastError = error));
        if (answer) return answer;
        if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}${lastError ? ` (${lastError.message})` : ''}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
    }
}
/** @type {any} */
let lastError;

/** One thing on the screen, as a screen reader would find it. */
class ChromiumItem {
    /** @param {any} locator */
    constructor(locator) {
        this.locator = locator;
    }
    first = () => new ChromiumItem(this.locator.first());
    click = () => this.locator.click({ timeout: waitMs });
    fill = (/** @type {string} */ text) => this.locator.fill(text, { timeout: waitMs });
    press = (/** @type {string} */ key) => this.locator.press(key, { timeout: waitMs });
    /** The option of a choice by its words. */
    select = (/** @type {string} */ label) => this.locator.selectOption({ label }, { timeout: waitMs });
    appears = (withinMs = waitMs) => this.locator.first().waitFor({ timeout: withinMs });
    vanishes = (withinMs = waitMs) => this.locator.first().waitFor({ state: 'detached', timeout: withinMs });
    count = () => this.locator.count();
    text = () => this.locator.first().textContent({ timeout: waitMs });
    value = () => this.locator.first().inputValue({ timeout: waitMs });
    attribute = (/** @type {string} */ name) => this.locator.first().getAttribute(name, { timeout: waitMs });
}

class FirefoxItem {
    /** @param {any} page @param {string} selector @param {string} what for messages */
    constructor(page, selector, what) {
        this.page = page;
        this.selector = selector;
        this.what = what;
    }
    first = () => this;
    element = (withinMs = waitMs) => eventually(() => this.page.$(this.selector), `${this.what} is there`, withinMs);
    #locator = () => this.page.locator(this.selector).setTimeout(waitMs);
    click = () => this.#locator().click();
    fill = (/** @type {string} */ text) => this.#locator().fill(text);
    async press(/** @type {string} */ key) {
        await (await this.element()).focus();
        const parts = key.split('+');
        for (const held of parts.slice(0, -1)) await this.page.keyboard.down(held);
        await this.page.keyboard.press(parts.at(-1));
        for (const held of parts.slice(0, -1)) await this.page.keyboard.up(held);
    }
    async select(/** @type {string} */ label) {
        const element = await this.element();
        const value = await element.evaluate((/** @type {HTMLSelectElement} */ choice, /** @type {string} */ words) => [...choice.options].find((each) => each.label === words)?.value, label);
        if (value === undefined) throw new Error(`${this.what} has no “${label}”`);
        await element.select(value);
    }
    appears = (withinMs = waitMs) => this.element(withinMs);
    vanishes = (withinMs = waitMs) => eventually(async () => !(await this.page.$(this.selector)), `${this.what} is gone`, withinMs);
    count = async () => (await this.page.$$(this.selector)).length;
    text = async () => (await this.element()).evaluate((/** @type {Element} */ element) => element.textContent);
    value = async () => (await this.element()).evaluate((/** @type {HTMLInputElement} */ element) => element.value);
    attribute = async (/** @type {string} */ name) => (await this.element()).evaluate((/** @type {Element} */ element, /** @type {string} */ key) => element.getAttribute(key), name);
}

/**
 * In Firefox's page: what has this role and this name and is not hidden. (Its driver asks the browser's own tree,
 * which takes seconds for each thing where there is much on the page; Chromium's reads the page in this way, too.)
 * @param {Element} root @param {string} selector
 */
function named(root, selector) {
    const [role, name] = JSON.parse(decodeURIComponent(selector));
    const tags = { button: 'button', link: 'a[href]', textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], textarea', searchbox: 'input[type=search]', combobox: 'select', heading: 'h1, h2, h3, h4, h5, h6', paragraph: 'p', option: 'option', main: 'main', navigation: 'nav' };
    const words = (/** @type {Element} */ element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const natives = /** @type {Record<string, string>} */ (tags)[role];
    const found = [...root.querySelectorAll(`[role="${role}"]`), ...(natives ? [...root.querySelectorAll(natives)].filter((element) => !element.hasAttribute('role')) : [])];
    return found.filter((element) => words(element) === name && !element.closest('[hidden], [aria-hidden="true"]'));
}

/**
 * What Firefox was still loading when a page was left, it reports as an error of the service worker, in the page that follows.
 * A load that fails for good is not hidden by leaving this out: what needed it complains, or does not appear.
 */
const ofThePageLeft = /^Failed to load .* A ServiceWorker intercepted the request and encountered an unexpected error\.$/s;

/** A tab. `page` is the driver's own, for what this surface does not cover. */
class Tab {
    /** @param {'chromium' | 'firefox'} kind @param {any} page */
    constructor(kind, page) {
        this.kind = kind;
        this.page = page;
        /** What the page complained of. @type {string[]} */
        this.errors = [];
        const complains = (/** @type {string} */ words) => void (ofThePageLeft.test(words) || this.errors.push(words));
        page.on('pageerror', (/** @type {Error} */ error) => complains(String(error.message ?? error)));
        page.on('console', (/** @type {any} */ message) => message.type() === 'error' && complains(message.text()));
    }
    /** The one way to find things. @param {string} role @param {string} name @returns {ChromiumItem | FirefoxItem} */
    find(role, name) {
        if (this.kind === 'chromium') return new ChromiumItem(this.page.getByRole(role, { name, exact: true }));
        // Quotes, brackets and backslashes mean something to the driver.
        const wanted = encodeURIComponent(JSON.stringify([role, name])).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
        return new FirefoxItem(this.page, `::-p-named(${wanted})`, `${role} “${name}”`);
    }
    visit = (/** @type {string} */ url) => this.page.goto(url, { waitUntil: 'load' });
    /** To the front: a tab behind another one draws nothing, and its mirror stands still. */
    show = () => this.page.bringToFront();
    reload = () => this.page.reload({ waitUntil: 'load' });
    close = () => this.page.close();
    evaluate = (/** @type {any} */ act, /** @type {any[]} */ ...given) => this.page.evaluate(act, ...given);
    screenshot = (/** @type {string} */ path) => this.page.screenshot({ path });
}

/** A screen for Firefox, which has no WebGL without one. @type {Promise<string> | undefined} */
let display;
export function ownDisplay() {
    display ??= new Promise((resolve, reject) => {
        const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
        server.once('error', reject);
        server.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
        server.unref();
        /** @type {any} */ (server.stdio[3]).unref();
        process.once('exit', () => server.kill());
    });
    return display;
}

/** Processes whose command line names this profile: the browser and its children. @param {string} profile */
function processesOf(profile) {
    return readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => {
            try {
                return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile);
            } catch {
                return false; // it ended meanwhile
            }
        })
        .map(Number);
}

/**
 * A browser with a profile that outlives it: close or kill, then launch with the same `profile` to go on.
 * @param {'chromium' | 'firefox'} kind
 * @param {{ profile?: string, width?: number, height?: number, options?: object }} [how] `options` go to the driver as they are
 */
export async function launch(kind, { profile = mkdtempSync(join(tmpdir(), `tandem-${kind}-`)), width = 1440, height = 900, options = {} } = {}) {
    const driver = await (kind === 'chromium' ? startChromium() : startFirefox());

    async function startChromium() {
        const context = await require('playwright-core').chromium.launchPersistentContext(profile, {
            executablePath: programs.chromium,
            viewport: { width, height },
            timeout: 120_000,
            acceptDownloads: true,
            args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--enable-unsafe-swiftshader'],
            ...options,
        });
        context.setDefaultTimeout(waitMs);
        return { native: context, newPage: () => context.newPage(), close: () => context.close(), setOffline: (/** @type {boolean} */ isOffline) => context.setOffline(isOffline) };
    }

    async function startFirefox() {
        const { default: puppeteer, Puppeteer } = require('puppeteer-core');
        if (!Puppeteer.customQueryHandlerNames().includes('named')) Puppeteer.registerCustomQueryHandler('named', { queryAll: named });
        const browser = await puppeteer.launch({
            browser: 'firefox',
            executablePath: programs.firefox,
            userDataDir: profile,
            headless: false,
            timeout: 120_000,
            protocolTimeout: 120_000,
            env: { ...process.env, DISPLAY: process.env.DISPLAY || (await ownDisplay()), MOZ_DISABLE_CONTENT_SANDBOX: '1' },
            defaultViewport: { width, height },
            extraPrefsFirefox: { 'webgl.force-enabled': true, 'browser.sessionstore.resume_from_crash': false, 'toolkit.startup.max_resumed_crashes': -1 },
            ...options,
        });
        // There is no offline switch over this protocol: tests stop the server as well.
        return { native: browser, newPage: () => browser.newPage(), close: () => browser.close(), setOffline: async () => {} };
    }

    return {
        kind,
        profile,
        native: driver.native,
        /** @param {string} [url] */
        async open(url) {
            const tab = new Tab(kind, await driver.newPage());
            if (url) await tab.visit(url);
            return tab;
        },
        setOffline: driver.setOffline,
        close: driver.close,
        /** As if the power went: no process of it gets to do anything more. */
        async kill() {
            for (const pid of processesOf(profile)) process.kill(pid, 'SIGKILL');
            await eventually(() => processesOf(profile).length === 0, 'the browser is dead');
            await Promise.race([driver.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
        },
        /** Removes the profile; after close or kill. */
        forget() {
            if (existsSync(profile)) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}
