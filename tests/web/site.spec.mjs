// The built site as a host would serve it: every file answers, compressed, with the headers that README.md promises.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import http from 'node:http';

const site = process.env.TANDEM_SITE ?? new URL('../../build/site', import.meta.url).pathname;
const python = process.env.TANDEM_PYTHON ?? '/usr/bin/python3';
const base = '/some/where/';
let server, address;

before(async () => {
    const script = new URL('../../web/serve.py', import.meta.url).pathname;
    server = spawn(python, [script, '--folder', site, '--port', '0', '--base', base, '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
    address = await new Promise((resolve, reject) => {
        // More lines follow, together with the first or on their own.
        let said = '';
        server.stdout.on('data', (text) => {
            said += text;
            const found = said.match(/http:\S+\s/);
            if (found) resolve(found[0].trim());
        });
        server.on('exit', () => reject(new Error('serve.py ended before it had an address')));
    });
});
after(() => server.kill());

/** node's fetch would decompress by itself; here the bytes on the wire are the point. */
function get(path, headers = {}) {
    return new Promise((resolve, reject) => {
        http.get(new URL(path, address), { headers }, (answer) => {
            const parts = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
        }).on('error', reject);
    });
}

test('the page answers below any path, with a policy that allows no inline code and no other origin', async () => {
    const page = await get('./');
    assert.equal(page.status, 200);
    assert.match(page.headers['content-type'], /text\/html/);
    const policy = page.headers['content-security-policy'];
    assert.ok(policy, 'there is a Content-Security-Policy header');
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
    assert.equal(page.headers['cache-control'], 'no-cache');
    assert.equal(page.headers['cross-origin-opener-policy'], undefined);
});

test('every file that the service worker lists is there, whole, and unchangeable', async () => {
    const worker = readFileSync(`${site}/service_worker.js`, 'utf8');
    const list = JSON.parse(worker.match(/\[\{"url":.*?\}\]/)[0]);
    assert.ok(list.length > 5);
    for (const { url, bytes } of list) {
        const plain = await get(url, { 'accept-encoding': 'identity' });
        assert.equal(plain.status, 200, url);
        assert.equal(plain.body.length, bytes, url);
        if (url.startsWith('assets/')) assert.match(plain.headers['cache-control'], /immutable/, url);
        if (url.endsWith('.wasm')) {
            assert.equal(plain.headers['content-type'], 'application/wasm');
            const small = await get(url, { 'accept-encoding': 'br' });
            assert.equal(small.headers['content-encoding'], 'br');
            assert.ok(brotliDecompressSync(small.body).equals(plain.body), url);
        }
    }
});

test('nothing outside the site is served', async () => {
    assert.equal((await get(`${base}../_headers`)).status, 404);
    assert.equal((await get('/etc/passwd')).status, 404);
    assert.equal((await get(`${base}%2e%2e/%2e%2e/web/serve.py`)).status, 404);
});
