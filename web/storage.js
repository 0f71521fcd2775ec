// @ts-check
// Where a workspace's bytes are kept: the one seam that SQLite's file system speaks through, and which of the three places is used.
import { openIndexedDb } from './storage_indexeddb.js';
import { openMemory } from './storage_memory.js';
import { openOpfs } from './storage_opfs.js';

/**
 * What SQLite's file system asks of a place. Slots as src/platform/web/opfs_vfs.cpp numbers them: database, journal, log.
 * @typedef {object} Storage
 * @property {'opfs' | 'indexeddb' | 'memory'} kind
 * @property {(slot: number, to: Uint8Array, offset: number) => number} read how many bytes there were
 * @property {(slot: number, from: Uint8Array, offset: number) => void} write all of it, or it throws (QuotaExceededError when full)
 * @property {(slot: number, size: number) => void} truncate
 * @property {(slot: number) => number} flush 0: the bytes are on the device; else the number by which `onKept` will say so
 * @property {(slot: number) => number} size
 * @property {() => Promise<void>} check rejects when there is no room to write, or when the browser took the place away
 * @property {() => void} close
 */

/**
 * What a place that writes behind tells later.
 * @typedef {object} StorageEvents
 * @property {(flush: number) => void} onKept this flush and all before it are on the device
 * @property {(error: DOMException) => void} onRefused they are not, and nothing after them is: what the device holds is older than what was read
 */

/** Private windows of Firefox have the interfaces and refuse at the first call, WebKitGTK's have not even `navigator.storage`. */
export async function hasFileHandles() {
    const handles = /** @type {any} */ (self).FileSystemFileHandle?.prototype;
    if (!handles || !('createSyncAccessHandle' in handles) || !navigator.storage) return false;
    return navigator.storage.getDirectory().then(
        () => true,
        () => false,
    );
}

/**
 * Chosen by what the browser offers, never because a file would not open: that would show an empty workspace for a full one.
 * @param {string} workspace
 * @param {string} wanted a kind to use instead, for tests and for looking into trouble
 * @param {StorageEvents} events
 * @returns {Promise<Storage>}
 */
export async function openStorage(workspace, wanted, events) {
    if (!wanted && (await hasFileHandles())) return openOpfs(workspace);
    if (wanted === 'memory') return openMemory();
    try {
        return await openIndexedDb(workspace, events);
    } catch (error) {
        console.warn('Nothing can be stored here:', error);
        return openMemory();
    }
}

const partBytes = 4 << 20;

/** One file as it is now, in parts that a browser may keep on its disk. @param {Storage} storage @param {number} slot */
export function blobOf(storage, slot) {
    const parts = [];
    for (let offset = 0, size = storage.size(slot); offset < size; ) {
        const part = new Uint8Array(Math.min(size - offset, partBytes));
        const got = storage.read(slot, part, offset);
        if (!got) break;
        parts.push(new Blob([part.subarray(0, got)]));
        offset += got;
    }
    return new Blob(parts);
}

/** A file's bytes as they come. @param {Blob} file @param {(bytes: Uint8Array, offset: number) => void} write */
export async function pour(file, write) {
    let offset = 0;
    const reader = file.stream().getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
        write(next.value, offset);
        offset += next.value.byteLength;
    }
}

/** Makes the storage hold this database and nothing else. @param {Storage} storage @param {Blob} file */
export async function fill(storage, file) {
    for (const slot of [0, 1, 2]) storage.truncate(slot, 0);
    await pour(file, (bytes, offset) => storage.write(0, bytes, offset));
    for (const slot of [0, 1, 2]) storage.flush(slot);
}
