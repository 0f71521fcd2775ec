// A static server for the built site on a free port that can be stopped and started again at the same address.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

export const siteFolder = process.env.TANDEM_SITE ?? new URL('../../build/site', import.meta.url).pathname;

const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.ttf': 'font/ttf',
    '.txt': 'text/plain; charset=utf-8',
};

/**
 * @typedef {object} Site
 * @property {string} url
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<boolean>} [also]
 *   answers what is not of the site; false: it is of the site
 */

/** @param {{ folder?: string, base?: string, port?: number }} [options] `base` is the sub-path that the site lies under */
export async function serveSite({ folder = siteFolder, base = '/', port = 0 } = {}) {
    if (!existsSync(join(folder, 'index.html'))) throw new Error(`There is no site in ${folder}; build it first.`);
    /** @type {import('node:http').Server | undefined} */
    let server;

    /** @type {import('node:http').RequestListener} */
    async function answer(request, response) {
        if (await site.also?.(request, response)) return;
        const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
        const name = normalize(path.slice(base.length)) || '.';
        let file = join(folder, name);
        if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
        if (!path.startsWith(base) || name.startsWith('..') || !existsSync(file)) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
        createReadStream(file).pipe(response);
    }

    async function start() {
        server = createServer(answer);
        await new Promise((resolve, reject) => server?.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined)));
        port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
    }

    async function stop() {
        server?.closeAllConnections();
        await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
        server = undefined;
    }

    /** @type {Site} */
    const site = { url: '', start, stop };
    await start();
    site.url = `http://localhost:${port}${base}`;
    return site;
}
