// @ts-check
// Keeps a workspace's three files on the origin-private file system, through handles that only one worker can hold.

/** Slots as src/platform/web/opfs_vfs.cpp numbers them: database, journal, write-ahead log. */
export const fileNames = ['workspace.sqlite', 'workspace.sqlite-journal', 'workspace.sqlite-wal'];

/** The last tab's handles are let go a moment after its lock, so a busy file is tried again. */
const patienceMs = 10_000;

/** @param {FileSystemFileHandle} file */
async function openHandle(file) {
    const deadline = performance.now() + patienceMs;
    for (;;) {
        try {
            return await /** @type {any} */ (file).createSyncAccessHandle();
        } catch (error) {
            const busy = error instanceof DOMException && error.name === 'NoModificationAllowedError';
            if (!busy || performance.now() > deadline) throw error;
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
    }
}

/** @param {any} handle @param {Uint8Array} from @param {number} offset */
export function writeAll(handle, from, offset) {
    // Chromium writes what fits and says how much, instead of throwing, when the disk itself is full.
    if (handle.write(from, { at: offset }) !== from.byteLength) throw new DOMException('The device is full', 'QuotaExceededError');
}

/** @param {string} workspace */
export async function openFolder(workspace) {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle('tandem', { create: true });
    return all.getDirectoryHandle(workspace, { create: true });
}

/**
 * Rejects with NoModificationAllowedError when another program still holds the files after ten seconds.
 * @param {string} workspace
 * @returns {Promise<import('./storage.js').Storage>}
 */
export async function openOpfs(workspace) {
    const folder = await openFolder(workspace);
    const opened = await Promise.allSettled(
        fileNames.map(async (name) => openHandle(await folder.getFileHandle(name, { create: true }))),
    );
    const handles = opened.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
    const failed = opened.find((result) => result.status === 'rejected');
    if (failed) {
        for (const handle of handles) handle?.close();
        throw failed.reason;
    }
    return {
        kind: 'opfs',
        read: (slot, to, offset) => handles[slot].read(to, { at: offset }),
        write: (slot, from, offset) => writeAll(handles[slot], from, offset),
        truncate: (slot, size) => handles[slot].truncate(size),
        flush: (slot) => (handles[slot].flush(), 0),
        size: (slot) => handles[slot].getSize(),
        // Chromium goes on writing into files that were removed with the site's data.
        check: async () => void (await Promise.all(fileNames.map((name) => folder.getFileHandle(name)))),
        close() {
            for (const handle of handles) handle.close();
        },
    };
}
