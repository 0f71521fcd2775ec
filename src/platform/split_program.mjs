// Cuts a WebAssembly program in two with Binaryen's wasm-split:
// split_program.mjs --tool wasm-split --program IN.wasm --list LIST --first OUT.wasm --later OUT.wasm [--names].
//
// LIST has one regular expression a line; functions whose name one of them matches go into the second file. The program has to
// have its names (--profiling-funcs); neither part keeps them, but for --names. Both parts share memory and table: a call from
// the first into the second goes through the table, where a placeholder stands that web/program_parts.js gives, until the
// second is there and puts its functions in their places.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const options = { names: false };
for (let i = 2; i < process.argv.length; ++i) {
    const name = process.argv[i].replace(/^--/, '');
    options[name] = name === 'names' ? true : process.argv[++i];
}

/** The functions' names, from the name section; webassembly.github.io/spec, "Name Section": subsection 1 is [(index, name)]. */
function functionNames(program) {
    const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(program), 'name');
    if (!section) throw new Error(`${options.program} has no names.`);
    const bytes = new Uint8Array(section);
    let at = 0;
    const number = () => {
        for (let value = 0, shift = 0; ; shift += 7) {
            const byte = bytes[at++];
            value |= (byte & 127) << shift;
            if (byte < 128) return value;
        }
    };
    while (at < bytes.length) {
        const kind = bytes[at++];
        const size = number();
        if (kind !== 1) {
            at += size;
            continue;
        }
        const names = [];
        for (let left = number(); left > 0; --left) {
            number();
            const length = number();
            names.push(new TextDecoder().decode(bytes.subarray(at, at + length)));
            at += length;
        }
        return names;
    }
    return [];
}

/** As Binaryen calls it inside: what may not stand in a name of its text format is written as \xx. */
const escaped = (name) =>
    [...new TextEncoder().encode(name)].map((byte) => {
        const letter = String.fromCharCode(byte);
        return /[0-9A-Za-z!#$%&'*+\-./:<=>?@\\^_`|~]/.test(letter) ? letter : `\\${byte.toString(16).padStart(2, '0')}`;
    }).join('');

const patterns = readFileSync(options.list, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => new RegExp(line));
const names = functionNames(readFileSync(options.program));
for (const pattern of patterns) {
    if (!names.some((name) => pattern.test(name))) console.log(`Notice: ${pattern} in ${options.list} names no function any more.`);
}
const chosen = `${options.later}.functions`;
writeFileSync(chosen, names.filter((name) => patterns.some((pattern) => pattern.test(name))).map(escaped).join('\n') + '\n');
execFileSync(options.tool, [
    '--split', options.program, `--split-funcs=@${chosen}`, '-o1', options.first, '-o2', options.later,
    '--import-namespace=primary', '--placeholder-namespace=placeholder', '--export-prefix=%', ...(options.names ? ['-g'] : []),
    // What our options let the compiler use. Not reference types: with them, wasm-split makes a second table.
    '--enable-simd', '--enable-bulk-memory', '--enable-sign-ext', '--enable-mutable-globals', '--enable-nontrapping-float-to-int', '--enable-multivalue',
], { stdio: ['ignore', 'inherit', 'inherit'] });
rmSync(chosen);
