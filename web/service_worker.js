// @ts-check
// Serves the site offline, one version at a time, and hands a tab's ports to the tab that runs the core.
//
// Packaging fills in the two values. Without a version (while developing) nothing is cached and every request passes by.
const version = /*VERSION*/'';
/** @type {{ url: string, bytes: number, later?: boolean }[]} relative to the site's root; the names under assets/ hold a hash of what is in them */
const files = /*PRECACHE*/[];

/** The worker's global scope, whose types cannot be loaded beside the page's. @type {any} */
const site = self;
const cacheName = `tandem-${version}`;
/** The page, whatever its address is called; packaging lists it as `./`. */
const home = site.registration.scope;

/** @param {string} url */
const isImmutable = (url) => url.startsWith('assets/');

/** A page that starts meanwhile waits for the same files: what no start needs is not fetched beside them, but afterwards. */
async function install() {
    await keep(files.filter(({ later }) => !later));
    await keep(files.filter(({ later }) => later));
}

/** @param {typeof files} some */
async function keep(some) {
    const cache = await caches.open(cacheName);
    await Promise.all(
        some.map(async ({ url }) => {
            const address = new URL(url, site.registration.scope).href;
            const kept = isImmutable(url) ? await caches.match(address) : undefined;
            const response = kept ?? (await fetch(address, { cache: isImmutable(url) ? 'default' : 'no-cache' }));
            if (!response.ok) throw new Error(`${url} could not be fetched: ${response.status}`);
            await cache.put(address, response);
        }),
    );
}

async function activate() {
    for (const name of await caches.keys()) {
        if (name.startsWith('tandem-') && name !== cacheName) await caches.delete(name);
    }
    await site.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
    return (await keptAnswer(request)) ?? fetch(request);
}

/** A cache that cannot be read (a damaged profile, a full disk) is as good as none while there is a network. @param {Request} request */
async function keptAnswer(request) {
    try {
        const cache = await caches.open(cacheName);
        return await cache.match(request.mode === 'navigate' ? home : request, { ignoreSearch: true });
    } catch {
        return undefined;
    }
}

site.addEventListener('install', (/** @type {any} */ event) => {
    // The worker of a development server replaces itself at once; a release waits until it is told to or all tabs are closed.
    event.waitUntil(version ? install() : site.skipWaiting());
});
site.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()));
site.addEventListener('fetch', (/** @type {any} */ event) => {
    if (version && event.request.method === 'GET' && event.request.url.startsWith(site.registration.scope)) {
        event.respondWith(answer(event.request));
    }
});

/** Ports that wait for the owner of the core to say that it is there. @type {Map<string, { workspace: string, tab: string, ports: readonly MessagePort[] }>} */
const waiting = new Map();

/** @param {any} event an ExtendableMessageEvent */
async function offer({ data, ports, source }) {
    const request = crypto.randomUUID();
    waiting.set(request, { workspace: data.workspace, tab: data.tab, ports: [...ports] });
    setTimeout(() => waiting.delete(request), 5_000);
    for (const client of await site.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
        if (client.id !== source.id) client.postMessage({ type: 'offer', workspace: data.workspace, request });
    }
}

/** @param {any} event an ExtendableMessageEvent */
function handOver({ data, source }) {
    const { ports, ...request } = waiting.get(data.request) ?? {};
    waiting.delete(data.request);
    if (ports) source.postMessage({ type: 'connect', ...request }, [...ports]);
}

site.addEventListener('message', (/** @type {any} */ event) => {
    if (event.data.type === 'activate') event.waitUntil(site.skipWaiting());
    else if (event.data.type === 'connect') event.waitUntil(offer(event));
    else if (event.data.type === 'accept') handOver(event);
});
