// Drives WebKitGTK over plain WebDriver, with the same surface as browser.mjs has: open a tab, find by role and name.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, ownDisplay, waitMs } from './browser.mjs';

const driverProgram = process.env.TANDEM_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';

/** The browser lies beside its engine, wherever the machine's architecture has its libraries. */
function miniBrowser() {
    const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((name) => name.includes('-linux-')) : [];
    const places = libraries.flatMap((triple) => ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((engine) => `/usr/lib/${triple}/${engine}/MiniBrowser`));
    return process.env.TANDEM_MINI_BROWSER ?? places.find(existsSync);
}

/** Why WebKitGTK cannot be driven here; undefined: it can. */
export const whyNoWebKit = !existsSync(driverProgram)
    ? `WebKitGTK is not on this machine: ${driverProgram} is missing (apt-get install webkit2gtk-driver)`
    : !miniBrowser()
      ? 'WebKitGTK is not on this machine: its MiniBrowser is missing (apt-get install webkit2gtk-driver)'
      : undefined;

/** @returns {Promise<number>} */
const freePort = () =>
    new Promise((resolve) => {
        const probe = createServer().listen(0, '127.0.0.1', () => {
            const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
            probe.close(() => resolve(port));
        });
    });

/** WebDriver's name of an element in what it sends. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
/** Keys that are no characters, and those that are held. */
const keys = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Backspace: '\uE003', ArrowDown: '\uE015', ArrowUp: '\uE013', Control: '\uE009', Shift: '\uE008' };

/** In the page: the elements of a role and a name, as the mirror makes them. @param {string} role @param {string} name */
function search(role, name) {
    const plain = { button: 'button', link: 'a', heading: 'h1,h2,h3', textbox: 'input:not([role]),textarea', searchbox: 'input[role=searchbox]', combobox: 'select,input[role=combobox]', main: 'main', navigation: 'nav' };
    const selector = [`[role="${role}"]`, /** @type {any} */ (plain)[role]].filter(Boolean).join(',');
    return [...document.querySelectorAll(selector)].filter((element) => !element.closest('[inert]') && (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === name);
}

class Item {
    /** @param {Tab | KeptTab} tab @param {string} role @param {string} name */
    constructor(tab, role, name) {
        this.tab = tab;
        this.role = role;
        this.name = name;
    }
    first = () => this;
    #act = (/** @type {string} */ verb, text = '') => eventually(() => this.tab.act(verb, this.role, this.name, text), `${verb} on ${this.role} "${this.name}"`);
    click = () => this.#act('click');
    fill = (/** @type {string} */ text) => this.#act('fill', text);
    press = (/** @type {string} */ key) => this.#act('press', key);
    count = () => this.tab.evaluate(`(${search})(...arguments).length`, this.role, this.name);
    appears = (withinMs = waitMs) => eventually(async () => (await this.count()) > 0, `${this.role} "${this.name}" is there`, withinMs);
    vanishes = (withinMs = waitMs) => eventually(async () => (await this.count()) === 0, `${this.role} "${this.name}" is gone`, withinMs);
}

/** @param {Function | string} act a function, or an expression of `arguments` */
const script = (act) => (typeof act === 'string' ? `return ${act}` : `return (${act}).apply(null, arguments)`);

/** A tab under WebDriver: real clicks and keys. */
class Tab {
    kind = 'webkit';
    /** @param {(method: string, path: string, body?: object) => Promise<any>} call within the session */
    constructor(call) {
        this.call = call;
    }
    find = (/** @type {string} */ role, /** @type {string} */ name) => new Item(this, role, name);
    visit = (/** @type {string} */ url) => this.call('POST', '/url', { url });
    reload = () => this.call('POST', '/refresh', {});
    show = async () => {};
    /** @param {Function | string} act @param {any[]} given */
    evaluate = (act, ...given) => this.call('POST', '/execute/sync', { script: script(act), args: given });
    screenshot = async () => Buffer.from(await this.call('GET', '/screenshot'), 'base64');
    /** @param {string} verb @param {string} role @param {string} name @param {string} text */
    async act(verb, role, name, text) {
        const element = await this.evaluate(`(${search})(...arguments)[0]`, role, name);
        if (!element) return false;
        const path = `/element/${element[elementKey]}`;
        if (verb !== 'press') await this.call('POST', `${path}/click`, {});
        if (verb === 'fill') await this.evaluate('arguments[0].select()', element);
        const typed = verb === 'press' ? text.split('+').map((part) => /** @type {any} */ (keys)[part] ?? part).join('') : text;
        if (verb !== 'click') await this.call('POST', `${path}/value`, { text: typed });
        return true;
    }
}

/** @param {string} home */
const environment = async (home) => ({
    ...process.env,
    DISPLAY: process.env.DISPLAY || (await ownDisplay()),
    HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config'),
});

/** One session under the driver: a window whose data live until it is closed. */
export async function launchWebKit({ width = 1440, height = 900 } = {}) {
    const port = await freePort();
    const home = mkdtempSync(join(tmpdir(), 'tandem-webkit-'));
    const driver = spawn(driverProgram, [`--port=${port}`, '--host=127.0.0.1'], {
        stdio: 'ignore',
        env: await environment(home),
    });
    process.once('exit', () => driver.kill());

    /** @param {string} method @param {string} path @param {object} [body] */
    async function ask(method, path, body) {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
        const { value } = /** @type {any} */ (await answer.json());
        if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
        return value;
    }

    const options = { binary: miniBrowser(), args: ['--automation'] };
    const { sessionId, capabilities } = await eventually(() => ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } }), 'WebKitGTK starts');
    const call = (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body) => ask(method, `/session/${sessionId}${path}`, body);
    await call('POST', '/window/rect', { x: 0, y: 0, width, height });
    return {
        version: capabilities.browserVersion,
        tab: new Tab(call),
        async close() {
            await ask('DELETE', `/session/${sessionId}`).catch(() => {});
            driver.kill();
            rmSync(home, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}

/** What the page around the site does: one wish after the other, in the site's document. */
const controlPage = (/** @type {string} */ address) => `<!doctype html><title>A test</title><style>iframe { position: fixed; inset: 0; width: 100%; height: 100%; border: 0 }</style>
<iframe src="${address}"></iframe><script type="module">
const frame = document.querySelector('iframe');
for (let answer; ; ) {
    const wish = await (await fetch('/control', { method: 'POST', body: JSON.stringify(answer ?? {}) })).json();
    try {
        answer = { number: wish.number, value: new Function('document', 'location', wish.script).apply(null, [frame.contentDocument, frame.contentWindow.location, ...wish.given]) };
    } catch (error) {
        answer = { number: wish.number, error: String(error) };
    }
}
</script>`;

/** A tab that a page of ours controls: the driver's sessions forget everything at their end, a browser that runs by itself does not. */
class KeptTab {
    kind = 'webkit';
    #number = 0;
    /** @type {((wish: object) => void) | undefined} */
    #ask;
    /** @type {{ number: number, script: string, given: any[], resolve: (value: any) => void, reject: (error: Error) => void }[]} */
    #wishes = [];
    find = (/** @type {string} */ role, /** @type {string} */ name) => new Item(this, role, name);
    show = async () => {};
    /** @param {Function | string} act @param {any[]} given */
    evaluate = (act, ...given) =>
        new Promise((resolve, reject) => {
            this.#wishes.push({ number: ++this.#number, script: `const [, , ...given] = arguments; return (function () { ${script(act)} }).apply(null, given)`, given, resolve, reject });
            if (this.#wishes.length === 1) this.#next();
        });
    #next = () => {
        if (!this.#wishes.length || !this.#ask) return;
        const { number, script: text, given } = this.#wishes[0];
        this.#ask({ number, script: text, given });
        this.#ask = undefined;
    };
    /** The page has done the last wish and waits for the next. @param {any} answer @param {(wish: object) => void} ask */
    hear(answer, ask) {
        this.#ask = ask;
        if (answer.number && answer.number === this.#wishes[0]?.number) {
            const { resolve, reject } = /** @type {any} */ (this.#wishes.shift());
            if (answer.error) reject(new Error(answer.error));
            else resolve(answer.value);
        }
        this.#next();
    }
    /** As events that scripts make. @param {string} verb @param {string} role @param {string} name @param {string} text */
    act = (verb, role, name, text) =>
        this.evaluate(
            `((verb, role, name, text) => {
                const element = (${search})(role, name)[0];
                if (!element) return false;
                const make = (kind, what) => new element.ownerDocument.defaultView[kind](...what);
                element.focus();
                if (verb === 'click') element.click();
                if (verb === 'fill') element.value = text, element.dispatchEvent(make('InputEvent', ['input', { bubbles: true }]));
                if (verb === 'press') element.dispatchEvent(make('KeyboardEvent', ['keydown', { key: text.split('+').at(-1), ctrlKey: text.startsWith('Control+'), bubbles: true, cancelable: true }]));
                return true;
            })(...arguments)`,
            verb, role, name, text,
        );
}

/**
 * The browser as people run it, with a profile that outlives it.
 * @param {string} home of the profile @param {import('./site_server.mjs').Site} site @param {string} address within the site
 */
export async function launchKeptWebKit(home, site, address) {
    const tab = new KeptTab();
    site.also = async (request, response) => {
        if (request.method === 'GET' && request.url === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(controlPage(`${new URL(site.url).pathname}${address}`)), true;
        if (request.url !== '/control') return false;
        let body = '';
        for await (const part of request) body += part;
        tab.hear(JSON.parse(body), (wish) => response.end(JSON.stringify(wish)));
        return true;
    };
    const browser = spawn(/** @type {string} */ (miniBrowser()), [new URL('/', site.url).href], { stdio: 'ignore', detached: true, env: await environment(home) });
    return {
        tab,
        /** The browser and all its processes, as if the power went. */
        async kill() {
            process.kill(-(/** @type {number} */ (browser.pid)), 'SIGKILL');
            await new Promise((resolve) => browser.once('exit', resolve));
        },
    };
}
