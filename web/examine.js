// @ts-check
// Opens a file as a workspace in memory, to see whether it is one, before anything that is stored is touched.
import { loadCore } from './core_program.js';
import { fill } from './storage.js';
import { openMemory } from './storage_memory.js';

const notOurs = 'This file is not a Tandem workspace.';
const cutShort = 'This file is cut short: its end is missing. Copy it again and choose it then.';

/** What a database says of itself in its first hundred bytes; sqlite.org/fileformat2.html, "The Database Header". @param {Blob} file */
async function lookAtHeader(file) {
    const header = new DataView(await file.slice(0, 100).arrayBuffer());
    if (header.byteLength < 100 || new TextDecoder().decode(new Uint8Array(header.buffer, 0, 15)) !== 'SQLite format 3') return notOurs;
    const pageBytes = header.getUint16(16) === 1 ? 65536 : header.getUint16(16);
    const isCounted = header.getUint32(24) === header.getUint32(92);
    return isCounted && header.getUint32(28) * pageBytes > file.size ? cutShort : '';
}

/** @param {Blob} file @returns {Promise<string>} the sentence that says why it cannot be used; empty: it can */
export async function examine(file) {
    const sentence = await lookAtHeader(file);
    if (sentence) return sentence;
    const nothing = () => {};
    const core = await loadCore({ host: { send: nothing, schedule: nothing, file: nothing, tellPage: nothing } });
    await core.whole();
    core.storage = openMemory();
    await fill(core.storage, file);
    return core.coreStart('memory new_place') || core.coreExamine();
}
