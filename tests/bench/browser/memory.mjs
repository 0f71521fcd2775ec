// Memory of a browser's renderers, as Linux counts it; only processes of one profile are looked at.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** @param {string} profile */
function renderers(profile) {
    const all = readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
            try {
                const status = readFileSync(`/proc/${pid}/status`, 'utf8');
                const read = (/** @type {string} */ key) => Number(status.match(new RegExp(`^${key}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
                return [{ pid, words: readFileSync(`/proc/${pid}/cmdline`, 'utf8'), parent: String(read('PPid')), now: read('VmRSS') / 1024, peak: read('VmHWM') / 1024 }];
            } catch {
                return []; // it ended meanwhile
            }
        });
    const family = new Set(all.filter((one) => one.words.includes(profile)).map((one) => one.pid));
    for (let before = 0; before !== family.size; ) {
        before = family.size;
        for (const one of all) if (family.has(one.parent)) family.add(one.pid);
    }
    return all.filter((one) => family.has(one.pid) && one.words.includes('--type=renderer'));
}

/** From here on: `growth()` is by how many MiB the renderer that grew most was larger at its peak. @param {string} profile */
export function watchMemory(profile) {
    const before = new Map(renderers(profile).map((one) => [one.pid, one.now]));
    for (const pid of before.keys()) writeFileSync(`/proc/${pid}/clear_refs`, '5'); // the peak starts anew
    return { growth: () => Math.max(...renderers(profile).map((one) => one.peak - (before.get(one.pid) ?? 0))) };
}
