// What the two sides are served from, alike: what may be kept is kept, nothing is compressed on the way.
import { execFileSync } from 'node:child_process';
import { createReadStream, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const here = new URL('.', import.meta.url).pathname;
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ttf': 'font/ttf' };

/** @param {string} folder */
export async function serve(folder) {
    const server = createServer((request, response) => {
        const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
        const file = join(folder, path === '/' ? 'index.html' : path);
        if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
        const isLasting = path.startsWith('/assets/') || ['.mjs', '.wasm'].includes(extname(file));
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain', 'content-length': statSync(file).size, 'cache-control': isLasting ? 'max-age=31536000, immutable' : 'no-cache' });
        createReadStream(file).pipe(response);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return { address: `http://127.0.0.1:${/** @type {any} */ (server.address()).port}/`, stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

/** Scripts of this folder as a web developer would ship them: bundled and minified. @param {string} modules @param {string[]} scripts @param {string} out @param {string[]} [beside] */
export function bundle(modules, scripts, out, beside = []) {
    mkdirSync(out, { recursive: true });
    const options = ['--bundle', '--format=esm', '--minify', `--outdir=${out}`, '--out-extension:.js=.mjs', '--log-level=warning', ...beside.map((path) => `--external:${path}`)];
    execFileSync(join(modules, '.bin/esbuild'), [...scripts.map((script) => join(here, script)), ...options], { stdio: 'inherit', env: { ...process.env, NODE_PATH: modules } });
}

/** The peer, SQLite's program beside it. @param {string} modules @param {string} out */
export function buildPeer(modules, out) {
    bundle(modules, ['peer_worker.mjs', 'peer_page.mjs'], out);
    cpSync(join(here, 'peer.html'), join(out, 'index.html'));
    cpSync(join(modules, '@sqlite.org/sqlite-wasm/dist/sqlite3.wasm'), join(out, 'sqlite3.wasm'));
}

const brotli = (/** @type {Buffer} */ bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/** Bytes of a first visit, each file at its smallest. @param {string} folder @param {string[]} files */
export function coldBytes(folder, files) {
    let bytes = 0;
    for (const file of files) {
        const whole = readFileSync(join(folder, file));
        const packed = existsSync(join(folder, `${file}.br`)) ? statSync(join(folder, `${file}.br`)).size : brotli(whole);
        bytes += Math.min(packed, whole.length);
    }
    return bytes;
}

/** @param {string} path @param {unknown} value */
export const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
