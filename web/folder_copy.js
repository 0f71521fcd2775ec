// @ts-check
// A copy of the workspace in a folder on the user's disk, written anew after changes, where the browser can (File System Access).
import { openDatabase, settled } from './database.js';

/** After the last change: one copy for a burst of edits. */
const restMs = 5_000;

/** @typedef {{ state: 'none' | 'writing' | 'written' | 'asking' | 'failed', name: string, written: number }} FolderReport "asking": the browser wants the user to allow it again */

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act */
async function inFolders(mode, act) {
    const database = await openDatabase();
    try {
        return await settled(act(database.transaction('folders', mode).objectStore('folders')));
    } finally {
        database.close();
    }
}

/** @param {string} workspace @returns {Promise<any>} the handle of the folder that was chosen before */
export const chosenFolder = (workspace) => inFolders('readonly', (store) => store.get(workspace)).catch(() => undefined);

/** @param {any} handle */
export const isAllowed = async (handle) => (await handle.queryPermission?.({ mode: 'readwrite' })) === 'granted';

/**
 * @param {object} parts
 * @param {string} parts.workspace
 * @param {() => Promise<Blob>} parts.copy the workspace as it is now, one whole file
 * @param {() => void} parts.onChange
 */
export function createFolderCopy({ workspace, copy, onChange }) {
    /** @type {any} */
    let folder;
    let timer = 0;
    /** @type {FolderReport} */
    let report = { state: 'none', name: '', written: 0 };

    /** @param {Partial<FolderReport>} change */
    function become(change) {
        report = { ...report, ...change };
        onChange();
    }

    async function write() {
        timer = 0;
        try {
            if (!(await isAllowed(folder))) return become({ state: 'asking' });
            become({ state: 'writing' });
            const file = await folder.getFileHandle(`Tandem ${workspace}.sqlite`, { create: true });
            // The browser writes beside the file and replaces it at the end: a copy is whole or the one before.
            await (await copy()).stream().pipeTo(await file.createWritable());
            become({ state: 'written', written: Date.now() });
        } catch (error) {
            console.warn('The copy could not be written:', error);
            become({ state: /** @type {any} */ (error).name === 'NotAllowedError' ? 'asking' : 'failed' });
        }
    }

    return {
        report: () => report,
        async begin() {
            folder = await chosenFolder(workspace);
            if (folder) become({ name: folder.name, state: (await isAllowed(folder)) ? 'written' : 'asking' });
        },
        /** @param {any} handle undefined: no more copies */
        async use(handle) {
            clearTimeout(timer);
            timer = 0;
            folder = handle;
            await inFolders('readwrite', (store) => (handle ? store.put(handle, workspace) : store.delete(workspace)));
            become({ state: 'none', name: handle?.name ?? '', written: 0 });
            if (handle) await write();
        },
        /** Something was written: a copy follows when work rests. */
        wait() {
            if (!folder) return;
            clearTimeout(timer);
            timer = setTimeout(write, restMs);
        },
    };
}
