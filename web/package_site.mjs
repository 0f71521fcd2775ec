// Lays the site together: package_site.mjs --web DIR --programs DIR --assets DIR --out DIR --report FILE [--plain].
//
// Everything but the files in `rooted` gets a name that contains the hash of its content, under assets/, and every reference
// to it is rewritten: imports and `new URL('…', import.meta.url)` in JavaScript, src and href in HTML, url() in CSS, the
// manifest's icons. Scripts are bundled, so that a start does not wait for one after the other. Beside each file lie its
// brotli and gzip forms. --plain bundles nothing, keeps names and compresses nothing.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';

/** Every byte that a cold start fetches, in brotli. */
const BUDGET_BYTES = 1_600_000;

const rooted = new Set(['index.html', 'service_worker.js', 'manifest.webmanifest', 'licences/LICENCES.txt']);
/** In the site, but not needed to start, so neither counted nor cached beforehand. */
const onDemand = new Set(['licences/LICENCES.txt']);
/** Not counted either, since no start waits for them; the service worker keeps them when it has all that a start needs. */
const later = new Set(['fonts/inter-400-more.ttf', 'fonts/inter-500-more.ttf', 'fonts/inter-600-more.ttf', 'core_later.wasm', 'view_later.wasm', 'print.css', 'words/de.txt']);
/** Scripts that the page or a worker begins with; all others are imported by them, but for the service worker, which imports nothing. */
const entries = ['main.js', 'view_worker.js', 'core_worker.js', 'workspaces_worker.js'];
const siteExtensions = new Set(['.html', '.css', '.js', '.webmanifest', '.json', '.svg', '.png', '.ico', '.txt', '.wasm', '.ttf', '.otf', '.csv']);
const notOfTheSite = new Set(['jsconfig.json', 'package.json', 'CMakeLists.txt']);
const compressible = new Set(['.html', '.css', '.js', '.webmanifest', '.json', '.svg', '.txt', '.wasm', '.ttf', '.otf', '.csv']);

/** Headers of a host whose page has no policy of its own yet; normally the page's meta tag is the source. */
const fallbackPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; " +
    "img-src 'self' blob: data:; manifest-src 'self'; base-uri 'none'; form-action 'none'";

function stop(sentence) {
    console.error(sentence);
    process.exit(1);
}

function parseArguments() {
    const options = { plain: false };
    for (let i = 2; i < process.argv.length; ++i) {
        const name = process.argv[i].replace(/^--/, '');
        options[name] = name === 'plain' ? true : process.argv[++i];
    }
    for (const needed of ['web', 'programs', 'assets', 'packages', 'out', 'report']) {
        if (!options[needed]) stop(`package_site.mjs needs --${needed}.`);
    }
    return options;
}

function filesBelow(folder, prefix = '') {
    return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
        const name = prefix + entry.name;
        if (entry.isDirectory()) return filesBelow(folder, name + '/');
        return [name];
    });
}

/** Site path → content, as the developer sees it: web/, the programs beside it, fonts/, icons/, licences/. */
function collect(options) {
    const files = new Map();
    const take = (folder, wanted) => {
        for (const name of filesBelow(folder)) {
            if (siteExtensions.has(path.extname(name)) && wanted(name)) files.set(name, fs.readFileSync(path.join(folder, name)));
        }
    };
    take(options.web, (name) => !notOfTheSite.has(path.basename(name)) && !name.startsWith('node_modules/'));
    take(options.programs, (name) => !name.includes('/') && /\.(js|wasm)$/.test(name));
    take(options.assets, (name) => /^(fonts|icons|licences|words)\//.test(name));
    if (!files.has('index.html')) stop('web/index.html is missing, so there is no site to lay together.');
    return files;
}

/** Puts every script into that of the entry which imports it, or into one that several share. @param {Map<string, Buffer>} files */
function bundle(files, options) {
    const esbuild = createRequire(path.resolve(options.packages, 'x.js'))('esbuild');
    const scripts = [...files].filter(([name]) => name.endsWith('.js') && !rooted.has(name));
    const missing = entries.find((name) => !files.has(name));
    if (missing) stop(`package_site.mjs begins at ${missing}, but the site has no file of that name.`);
    const folder = fs.mkdtempSync(path.join(path.dirname(path.resolve(options.report)), 'scripts-'));
    try {
        for (const [name, content] of scripts) fs.writeFileSync(path.join(folder, name), content);
        const { outputFiles } = esbuild.buildSync({
            entryPoints: entries.map((name) => path.join(folder, name)),
            outdir: folder,
            write: false,
            bundle: true,
            splitting: true,
            format: 'esm',
            minify: true,
            target: 'es2022',
            chunkNames: 'shared-[hash]',
            logLevel: 'error',
            absWorkingDir: folder,
        });
        for (const [name] of scripts) files.delete(name);
        for (const { path: file, contents } of outputFiles) files.set(path.basename(file), Buffer.from(contents));
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

const referencePatterns = {
    '.js': [
        { pattern: /(\bfrom\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/g, strict: true },
        { pattern: /(\bimport\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/g, strict: true },
        { pattern: /(\bimport\(\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/g, strict: false }, // JSDoc types look the same
        { pattern: /(\bnew URL\(\s*)(["'])([^"'\n]+)\2(?=\s*,\s*import\.meta\.url)/g, strict: true },
    ],
    '.html': [{ pattern: /(\b(?:src|href)=)(["'])([^"'\n#?]+)\2/g, strict: true }],
    '.css': [{ pattern: /(\burl\(\s*)(["']?)([^"')\n]+)\2(?=\s*\))/g, strict: true }],
    '.webmanifest': [{ pattern: /("src"\s*:\s*)(")([^"\n]+)"/g, strict: true }],
};

const isOutside = (reference) => /^[a-z][a-z0-9+.-]*:/i.test(reference) || reference.startsWith('//');

/** Replaces each reference by what `rename(target)` says; target is the site path it leads to. */
function rewrite(name, text, files, rename) {
    for (const { pattern, strict } of referencePatterns[path.extname(name)] ?? []) {
        text = text.replace(pattern, (whole, before, quote, reference) => {
            if (isOutside(reference) || reference === './' || reference === '.') return whole;
            const target = path.posix.join(path.posix.dirname(name), reference);
            if (!files.has(target)) {
                if (strict) stop(`web/${name} refers to ${reference}, but the site has no file ${target}.`);
                return whole;
            }
            return before + quote + rename(target) + quote;
        });
    }
    return text;
}

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/**
 * Site path → hash of content and, in turn, of everything it refers to. Modules may import each other in circles, so the
 * hashes are mixed round by round, as often as the longest chain of references can be.
 */
function hashAll(files) {
    const references = new Map();
    for (const [name, content] of files) {
        const targets = new Set();
        if (referencePatterns[path.extname(name)]) rewrite(name, content.toString(), files, (target) => (targets.add(target), target));
        references.set(name, [...targets].sort());
    }
    let hashes = new Map([...files].map(([name, content]) => [name, sha(content)]));
    for (let round = 0; round < 12; ++round) {
        hashes = new Map([...files].map(([name, content]) => [name, sha(sha(content), ...references.get(name).map((target) => hashes.get(target)))]));
    }
    return hashes;
}

function publishedNames(files, options) {
    if (options.plain) return new Map([...files.keys()].map((name) => [name, name]));
    const hashes = hashAll(files);
    const names = new Map();
    for (const name of files.keys()) {
        const { name: stem, ext } = path.parse(name);
        names.set(name, rooted.has(name) ? name : `assets/${stem}-${hashes.get(name).slice(0, 10)}${ext}`);
    }
    if (new Set(names.values()).size !== names.size) stop('Two files of the site have one name and one content; remove one of them.');
    return names;
}

function relative(from, to) {
    const result = path.posix.relative(path.posix.dirname(from), to);
    return result.startsWith('.') ? result : './' + result;
}

function headersFile(policy, plain) {
    const always = `  Content-Security-Policy: ${policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), microphone=(), geolocation=()
`;
    if (plain) return `/*\n${always}  Cache-Control: no-cache\n`;
    return `# Headers of Tandem's site, in the form that several static hosts read; README.md says what each is for.
/*
${always}/
  Cache-Control: no-cache
/index.html
  Cache-Control: no-cache
/service_worker.js
  Cache-Control: no-cache
/manifest.webmanifest
  Cache-Control: no-cache
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

function compress(content) {
    return {
        '.br': brotliCompressSync(content, {
            params: {
                [constants.BROTLI_PARAM_QUALITY]: 11,
                [constants.BROTLI_PARAM_LGWIN]: 24,
                [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
            },
        }),
        '.gz': gzipSync(content, { level: 9 }),
    };
}

function writeIfChanged(file, content) {
    try {
        if (fs.readFileSync(file).equals(content)) return false;
    } catch {
        // Not there yet.
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    return true;
}

function main() {
    const options = parseArguments();
    const files = collect(options);
    if (!options.plain) bundle(files, options);
    const names = publishedNames(files, options);
    const published = new Map();
    for (const [name, content] of files) {
        const publishedName = names.get(name);
        const text = referencePatterns[path.extname(name)]
            ? Buffer.from(rewrite(name, content.toString(), files, (target) => relative(publishedName, names.get(target))))
            : content;
        published.set(publishedName, text);
    }

    // The list of the service worker, in the order in which it fetches, and the version: a hash of all that it lists, and of itself.
    for (const name of later) if (!files.has(name)) stop(`package_site.mjs knows ${name} as a file for later, but the site has none of that name.`);
    const isLater = new Set([...later].map((name) => names.get(name)));
    const kept = [...published.keys()].filter((name) => !onDemand.has(name)).sort((a, b) => isLater.has(a) - isLater.has(b) || (a < b ? -1 : 1));
    const precache = kept
        .filter((name) => name !== 'service_worker.js')
        .map((name) => ({ url: name === 'index.html' ? './' : name, bytes: published.get(name).length, later: isLater.has(name) || undefined }));
    const version = sha(...kept.flatMap((name) => [name, sha(published.get(name))])).slice(0, 16);
    if (published.has('service_worker.js')) {
        const text = published.get('service_worker.js').toString();
        published.set('service_worker.js', Buffer.from(text.replaceAll('/*PRECACHE*/[]', JSON.stringify(precache)).replaceAll("/*VERSION*/''", `'${version}'`)));
    }

    const page = published.get('index.html').toString();
    const policy = page.match(/http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i)?.[1].replace(/\s+/g, ' ').trim() ?? fallbackPolicy;
    published.set('_headers', Buffer.from(headersFile(policy, options.plain)));

    if (fs.existsSync(options.out) && fs.readdirSync(options.out).length > 0 && !fs.existsSync(path.join(options.out, '_headers'))) {
        stop(`The folder ${options.out} holds something that is not a site; empty it, or choose another folder.`);
    }

    // The page and its service worker come last: until then a browser sees the site as it was.
    const last = ['_headers', 'manifest.webmanifest', 'index.html', 'service_worker.js'];
    const order = [...published.keys()].sort((a, b) => last.indexOf(a) - last.indexOf(b));
    const written = new Set();
    const sizes = new Map();
    for (const name of order) {
        const file = path.join(options.out, name);
        const content = published.get(name);
        const changed = writeIfChanged(file, content);
        written.add(name);
        sizes.set(name, content.length);
        if (options.plain || !compressible.has(path.extname(name))) continue;
        const place = { '.br': file + '.br', '.gz': file + '.gz' };
        if (changed || !fs.existsSync(place['.br']) || !fs.existsSync(place['.gz'])) {
            const forms = compress(content);
            for (const suffix of ['.gz', '.br']) fs.writeFileSync(place[suffix], forms[suffix]);
        }
        written.add(name + '.br').add(name + '.gz');
        sizes.set(name, fs.statSync(place['.br']).size);
    }
    for (const name of filesBelow(options.out)) {
        if (!written.has(name)) fs.rmSync(path.join(options.out, name));
    }

    if (options.plain) {
        console.log(`The site is in ${options.out} (plain names, nothing compressed).`);
        return;
    }
    const rows = kept.map((name) => ({ file: name, bytes: published.get(name).length, brotli: sizes.get(name) })).sort((a, b) => b.brotli - a.brotli);
    const cold = rows.filter((row) => !isLater.has(row.file));
    const afterwards = rows.filter((row) => isLater.has(row.file));
    const sum = (some) => some.reduce((bytes, row) => bytes + row.brotli, 0);
    const total = sum(cold);
    fs.writeFileSync(options.report, JSON.stringify({ version, budget: BUDGET_BYTES, total, files: cold, later: afterwards }, null, 2) + '\n');
    const number = (value) => value.toLocaleString('en').padStart(11);
    console.log(`${'bytes'.padStart(11)} ${'brotli'.padStart(11)}  what a cold start fetches`);
    const print = (row) => console.log(`${number(row.bytes)} ${number(row.brotli)}  ${row.file}`);
    cold.forEach(print);
    console.log(`${' '.repeat(11)} ${number(total)}  together; the budget is ${BUDGET_BYTES.toLocaleString('en')}`);
    console.log(`${' '.repeat(11)} ${number(sum(afterwards))}  fetched later:`);
    afterwards.forEach(print);
    if (total > BUDGET_BYTES) stop(`The site is ${(total - BUDGET_BYTES).toLocaleString('en')} bytes over its budget; the largest files stand first above.`);
    console.log(`The site is in ${options.out}.`);
}

main();
