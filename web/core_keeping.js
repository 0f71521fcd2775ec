// @ts-check
// What becomes of what the core writes: tells it which revision is on the device, and notices when nothing can be kept any more.
import { openDatabase } from './database.js';
import { blobOf, openStorage } from './storage.js';
import { wholeDatabase } from './whole_database.js';

/**
 * @typedef {object} KeepingEvents
 * @property {(isFirst: boolean) => void} onWrote a flush after a view has sent something: work that deserves to be kept
 * @property {(problem: { kind: 'full' | 'lost', detail: string, file: Blob }) => void} onUnsaved `file` is the workspace with what
 *   could not be stored; "full": the core must be opened again, at what the device holds
 * @property {(state: 'durable' | 'failed', sentence: string) => void} onState "durable" with a sentence: input is refused for now
 * @property {(revision: number) => void} onKept
 */

const fullSentence = 'There is no space left for this site, so nothing can be changed; what you see is saved. Free some space and try again.';
const lostSentence = 'The browser took the files of this workspace away, perhaps because site data were cleared. Download the workspace now: when it is opened again it will be gone.';
const lookAgainAfterMs = 1_000;

/** @param {KeepingEvents} events */
export function createKeeping(events) {
    /** @type {import('./storage.js').Storage} */
    let storage;
    let lastFlush = 0;
    let notedFlush = 0;
    let hasWorked = false; // a view has sent something, so a flush from now on is work that deserves to be kept
    let hasWritten = false;
    let isOver = false;
    let isRefusing = false;
    let lookedAt = -Infinity;
    /** Revisions on their way to the device, by the flush that carries them. @type {{ flush: number, revision: number }[]} */
    const onTheWay = [];
    /** @type {(() => void)[]} */
    const atRest = [];

    /** @param {'full' | 'lost'} kind @param {string} detail */
    async function end(kind, detail) {
        if (isOver) return;
        isOver = true;
        if (kind === 'full') events.onState('durable', fullSentence);
        // The handles go on reading what the site has lost; pages in memory are still there anyway.
        events.onUnsaved({ kind, detail, file: await wholeDatabase(blobOf(storage, 0), blobOf(storage, 2)) });
        if (kind === 'lost') events.onState('failed', lostSentence); // now that its way out is there
    }

    /** Looks at most once a second whether the place is still there and has room. */
    async function look() {
        if (isOver || performance.now() - lookedAt < lookAgainAfterMs) return;
        lookedAt = performance.now();
        try {
            await storage.check();
            if (isRefusing) events.onState('durable', '');
            isRefusing = false;
        } catch (error) {
            const { name, message } = /** @type {DOMException} */ (error);
            if (name !== 'QuotaExceededError') return end('lost', message);
            if (!isRefusing) events.onState('durable', fullSentence);
            isRefusing = true;
        }
    }

    /**
     * Says at once when the site's data are cleared. Nobody tells of files that are removed, but a database is closed then,
     * perhaps a moment before the files go.
     */
    async function watch() {
        const database = await openDatabase();
        database.addEventListener('close', () => {
            for (const afterMs of [0, 1_000, 3_000]) setTimeout(() => ((lookedAt = -Infinity), look()), afterMs);
        });
    }

    return {
        /** @param {string} workspace @param {string} wanted */
        async open(workspace, wanted) {
            storage = await openStorage(workspace, wanted, {
                onKept(flush) {
                    let revision = -1;
                    while (onTheWay.length && onTheWay[0].flush <= flush) revision = onTheWay.shift()?.revision ?? -1;
                    if (revision >= 0) events.onKept(revision);
                    if (flush >= lastFlush) for (const resolve of atRest.splice(0)) resolve();
                },
                onRefused: ({ name, message }) => end(name === 'QuotaExceededError' ? 'full' : 'lost', message),
            });
            if (storage.kind === 'opfs') watch().catch((error) => console.warn(error));
            return storage;
        },
        /** The core is open; what it wrote before has no revision of its own. @param {number} revision */
        begin(revision) {
            if (lastFlush === 0) events.onKept(revision);
            else this.note(() => revision);
            if (storage.kind === 'indexeddb') look();
        },
        /** After each call into the core. @param {() => number} revisionOf */
        note(revisionOf) {
            if (lastFlush === notedFlush) return;
            notedFlush = lastFlush;
            onTheWay.push({ flush: lastFlush, revision: revisionOf() });
        },
        /** A view has sent something. */
        work() {
            hasWorked = true;
            if (isRefusing) look();
        },
        /** What SQLite's file system calls. @param {number} slot */
        flush(slot) {
            lastFlush = storage.flush(slot) || lastFlush;
            if (storage.kind === 'opfs') look();
            if (!hasWorked) return;
            events.onWrote(!hasWritten);
            hasWritten = true;
        },
        /** When everything written so far is on the device. @returns {Promise<void>} */
        settled: () => new Promise((resolve) => (storage.kind === 'indexeddb' && lastFlush ? atRest.push(resolve) : resolve())),
        look,
        /** A call to the storage threw. @param {'full' | 'lost'} kind @param {string} detail */
        failed(kind, detail) {
            // SQLite is still in the call that failed: the core hears of it afterwards.
            if (kind === 'lost') setTimeout(() => end('lost', detail));
        },
        close() {
            isOver = true;
            storage?.close();
        },
    };
}
