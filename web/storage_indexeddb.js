// @ts-check
// Keeps a workspace's files in memory and writes them behind to IndexedDB: for private windows, and for browsers whose
// workers have no files of their own.
//
// SQLite waits for its disk, IndexedDB never lets one wait. So a flush only begins a transaction that holds everything
// changed since the last one, of all three files together, and `onKept` says when the device has it; until then the core
// says "Saving…". A flush during a transaction joins the next one. What a transaction holds is what memory held at one
// moment, so each is a state that SQLite recovers from.
import { openDatabase, settled } from './database.js';
import { createPieces } from './pieces.js';

/** One edit rewrites one piece of the log: small enough for that, large enough that a big file is not too many records. */
const pieceBytes = 64 << 10;

/** @param {string} workspace @param {number} slot @param {number} [from] the pieces of a file */
export const piecesOf = (workspace, slot, from = 0) => IDBKeyRange.bound([workspace, slot, from], [workspace, slot, Infinity]);

/**
 * @param {string} workspace
 * @param {import('./storage.js').StorageEvents} events
 * @returns {Promise<import('./storage.js').Storage>}
 */
export async function openIndexedDb(workspace, events) {
    const database = await openDatabase();
    /** @type {Set<number>[]} */
    const dirty = [new Set(), new Set(), new Set()];
    /** From which piece on a file was cut off since the last transaction. @type {number[]} */
    const cut = [Infinity, Infinity, Infinity];
    const files = createPieces(pieceBytes, (slot, index) => dirty[slot].add(index));
    let asked = 0;
    let isWriting = false;
    let isOver = false;

    const stored = database.transaction(['pieces', 'sizes']);
    const found = await Promise.all([0, 1, 2].map((slot) => settled(stored.objectStore('pieces').getAll(piecesOf(workspace, slot)))));
    const sizes = await settled(stored.objectStore('sizes').get(workspace));
    for (const slot of [0, 1, 2]) {
        files.pieces[slot] = found[slot];
        files.sizes[slot] = sizes?.bytes[slot] ?? 0;
    }

    /** @param {unknown} error */
    function refuse(error) {
        if (isOver) return;
        isOver = true;
        events.onRefused(error instanceof DOMException ? error : new DOMException(String(error), 'UnknownError'));
    }
    // The browser does this when the site's data are cleared.
    database.addEventListener('close', () => refuse(new DOMException('The database was closed', 'InvalidStateError')));

    function write() {
        isWriting = true;
        const covers = asked;
        try {
            const work = database.transaction(['pieces', 'sizes'], 'readwrite', { durability: 'strict' });
            const store = work.objectStore('pieces');
            for (const slot of [0, 1, 2]) {
                if (cut[slot] < Infinity) store.delete(piecesOf(workspace, slot, cut[slot]));
                for (const index of dirty[slot]) {
                    const piece = files.pieces[slot][index];
                    if (piece) store.put(piece, [workspace, slot, index]);
                }
                cut[slot] = Infinity;
                dirty[slot].clear();
            }
            work.objectStore('sizes').put({ bytes: [...files.sizes], changed: Date.now() }, workspace);
            work.addEventListener('abort', () => refuse(work.error));
            work.addEventListener('complete', () => {
                isWriting = false;
                events.onKept(covers);
                if (asked > covers && !isOver) write();
            });
        } catch (error) {
            refuse(error);
        }
    }

    return {
        kind: 'indexeddb',
        read: files.read,
        write: files.write,
        truncate(slot, size) {
            cut[slot] = Math.min(cut[slot], Math.ceil(size / pieceBytes));
            files.truncate(slot, size);
        },
        flush() {
            if (isOver) throw new DOMException('Nothing can be stored any more', 'InvalidStateError');
            asked += 1;
            if (!isWriting) write();
            return asked;
        },
        size: (slot) => files.sizes[slot],
        async check() {
            const work = database.transaction('sizes', 'readwrite', { durability: 'strict' });
            const room = [workspace, 'room'];
            // As much as an edit takes.
            work.objectStore('sizes').put(crypto.getRandomValues(new Uint8Array(pieceBytes)), room);
            await settled(work);
            database.transaction('sizes', 'readwrite').objectStore('sizes').delete(room);
        },
        close() {
            isOver = true;
            database.close();
        },
    };
}
