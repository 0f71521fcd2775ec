// @ts-check
// Runs the core: opens the storage, starts the WebAssembly module, and carries messages between it and every tab.
import { openBeside } from './core_beside.js';
import { createKeeping } from './core_keeping.js';
import { loadCore } from './core_program.js';

/** @typedef {{ view: MessagePort, page: MessagePort }} Client */

/** @type {Map<number, Client>} */
const clients = new Map();
/** Chosen files by handle, from all tabs; a File is a reference, its bytes stay on the disk. @type {Map<number, File>} */
const files = new Map();
/** Reads a slice at once, as a call from C++ needs it. */
const reader = new /** @type {any} */ (self).FileReaderSync();

let state = /** @type {'opening' | 'open' | 'failed'} */ ('opening');
let sentence = '';
let nextClient = 1;
/** @type {{ type: 'connect', tab: string, ports: readonly MessagePort[] }[]} */
const waiting = [];
/** @type {any} */
let core;
/** @type {import('./storage.js').Storage} */
let storage;
/** @type {Awaited<ReturnType<typeof openBeside>>} */
let beside;
const keeping = createKeeping({
    onWrote(isFirst) {
        beside?.wait();
        if (isFirst) self.postMessage({ type: 'wrote' });
    },
    onKept: (revision) => guarded(() => core._core_kept(revision)),
    onState: (storageState, sentence) => guarded(() => core.coreStorage(storageState, sentence)),
    onUnsaved(problem) {
        // A full device: the owner's page opens the core again, at what is stored. Files that are gone can still be read.
        if (problem.kind === 'full') state = 'failed';
        tellPages({ type: 'unsaved', ...problem });
    },
});

/** @param {object} message */
function tellPages(message) {
    for (const { page } of clients.values()) page.postMessage(message);
}

/** The core is no longer to be trusted; what it had committed is in the files. @param {unknown} error */
function fail(error) {
    if (state === 'failed') return;
    state = 'failed';
    keeping.close();
    const detail = String(/** @type {any} */ (error)?.stack ?? error);
    console.error(detail);
    tellPages({ type: 'failed', trapped: true, sentence: /** @type {any} */ (error)?.sentence ?? '', detail });
}

/** @template T @param {() => T} act @returns {T | undefined} */
function guarded(act) {
    if (state !== 'open') return undefined;
    try {
        const answer = act();
        keeping.note(() => core._core_revision());
        return answer;
    } catch (error) {
        fail(error);
        return undefined;
    }
}

const timer = {
    id: 0,
    isSoon: false,
    soon: new MessageChannel(), // unlike a timeout of zero it is never slowed down, and messages get their turn in between
    tick: () => {
        timer.id = 0;
        guarded(() => core._core_tick());
    },
};
timer.soon.port1.onmessage = () => {
    timer.isSoon = false;
    timer.tick();
};

/** What core_bridge.js calls: the browser as the core sees it. */
const host = {
    /** @param {number} client @param {Uint8Array} bytes */
    send(client, bytes) {
        clients.get(client)?.view.postMessage(bytes.buffer, [bytes.buffer]);
        core.restSoon();
    },
    /** @param {number} ms below zero: not at all */
    schedule(ms) {
        clearTimeout(timer.id);
        timer.id = 0;
        if (ms > 0) timer.id = setTimeout(timer.tick, Math.min(ms, 0x7fffffff));
        if (ms !== 0 || timer.isSoon) return;
        timer.isSoon = true;
        timer.soon.port2.postMessage(0);
    },
    /** @param {number} handle */
    file: (handle) => files.get(handle),
    /** @param {number} handle @param {number} offset @param {number} bytes @returns {Uint8Array} throws when the file changed since it was chosen */
    readFile(handle, offset, bytes) {
        const file = files.get(handle);
        if (!file) throw new DOMException('No such file', 'NotFoundError');
        return new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + bytes)));
    },
    /** @param {number} client @param {object} message @param {Transferable[]} [transfer] */
    tellPage(client, message, transfer = []) {
        clients.get(client)?.page.postMessage(message, transfer);
    },
};

/** @param {any} error */
function sentenceFor(error) {
    if (error.name === 'NoModificationAllowedError') return 'Another program or tab holds the files of this workspace; close it and reopen.';
    if (error.name === 'QuotaExceededError') return 'The device is full, so the workspace cannot be opened; free some space and reopen.';
    return error.sentence ?? 'The workspace could not be opened.';
}

/** @param {{ workspace: string, storage: string }} what */
async function open({ workspace, storage: wanted }) {
    const started = performance.now();
    try {
        const opening = openBeside(workspace, wanted, { storage: () => storage, onChange: tellPlace });
        [core, storage, beside] = await Promise.all([loadCore({ host }), keeping.open(workspace, wanted), opening]);
        core.storage = { ...storage, flush: keeping.flush };
        core.onStorageError = keeping.failed;
        // A workspace that cannot be read is still an open core: it answers the view with the sentence that says why.
        const arrival = (await beside?.arrive()) ?? '';
        await beside?.snapshots.beforeSchema(core.coreSchema());
        const failure = core.coreStart({ opfs: 'durable', indexeddb: 'durable behind', memory: 'memory' }[storage.kind] + arrival);
        if (failure) console.error(failure);
        state = 'open';
        keeping.begin(core._core_revision());
        if (arrival && !failure) keeping.settled().then(() => beside?.arrived());
    } catch (error) {
        state = 'failed';
        sentence = sentenceFor(error);
        console.error(error);
        keeping.close();
    }
    self.postMessage({ type: state, sentence, storage: storage?.kind, ms: performance.now() - started });
    for (const request of waiting.splice(0)) connect(request);
}

const nothingBeside = { snapshots: [], folder: { state: 'none', name: '', written: 0 } };

/** Tells every page what lies beside the workspace. */
async function tellPlace() {
    tellPages({ type: 'place', ...((await beside?.report()) ?? nothingBeside) });
}

/** What a page asks about it, with the sentence for when it does not work. @param {any} message */
async function actBeside(message) {
    try {
        if (message.type === 'snapshot') await beside?.snapshots.take('asked');
        if (message.type === 'folder') await beside?.folder.use(message.handle);
        if (message.type === 'restore') {
            await beside?.snapshots.restore(message.name);
            tellPages({ type: 'notice', tone: 'good', sentence: 'Restored; what was there before is the newest snapshot' });
            self.postMessage({ type: 'reopen' });
        }
    } catch (error) {
        console.warn(error);
        const isFull = /** @type {any} */ (error).name === 'QuotaExceededError';
        tellPages({ type: 'notice', sentence: isFull ? 'There is not enough space left for this site; nothing was changed.' : `This did not work: ${/** @type {any} */ (error).message}` });
    }
}

/** @param {{ type: 'connect', tab: string, ports: readonly MessagePort[] }} request */
function connect({ tab, ports }) {
    const [view, page] = ports;
    if (state === 'failed') return page.postMessage({ type: 'failed', trapped: false, sentence });
    const id = nextClient++;
    clients.set(id, { view, page });
    // The tab holds this lock as long as it lives: when it is ours, the tab is gone.
    navigator.locks?.request(tab, () => disconnect(id));
    page.onmessage = ({ data }) => hear(id, data);
    view.onmessage = ({ data }) => {
        keeping.work();
        guarded(() => core.coreReceive(id, new Uint8Array(data)));
    };
    page.postMessage({ type: 'welcome', client: id, storage: storage.kind });
    guarded(() => core._core_connect(id));
}

/** @param {number} id */
function disconnect(id) {
    const client = clients.get(id);
    clients.delete(id);
    client?.view.close();
    client?.page.close();
    guarded(() => core._core_disconnect(id));
}

/** A message of a page; web/README.md lists them. @param {number} id @param {any} message */
function hear(id, message) {
    if (message.type === 'files') {
        for (const { handle, file } of message.files) files.set(handle, file);
        clients.get(id)?.page.postMessage({ type: 'files', request: message.request });
    } else if (message.type === 'ping') {
        clients.get(id)?.page.postMessage({ type: 'pong' });
        if (storage.kind === 'opfs') keeping.look();
    } else if (message.type === 'bye') {
        disconnect(id);
    } else if (message.type === 'place') {
        tellPlace();
    } else {
        actBeside(message);
    }
}

self.onmessage = ({ data, ports }) => {
    if (data.type === 'open') open(data);
    if (data.type !== 'connect') return;
    if (state === 'opening') waiting.push({ ...data, ports });
    else connect({ ...data, ports });
};
