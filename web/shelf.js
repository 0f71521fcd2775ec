// @ts-check
// Whole files beside the workspaces: the list of workspaces, snapshots, files on their way in. In workers only, since
// pages cannot write files in every browser.
import { openDatabase, settled } from './database.js';
import { hasFileHandles, pour } from './storage.js';
import { piecesOf } from './storage_indexeddb.js';
import { fileNames, writeAll } from './storage_opfs.js';

/**
 * @typedef {{ name: string, bytes: number, changed: number }} Listed
 * @typedef {object} Shelf
 * @property {(workspace: string) => Promise<Listed[]>} list
 * @property {(workspace: string, name: string) => Promise<Blob | undefined>} get
 * @property {(workspace: string, name: string, file: Blob) => Promise<void>} put all of it, or it rejects and nothing is there
 * @property {(workspace: string, name: string) => Promise<void>} remove
 * @property {() => Promise<Listed[]>} workspaces whose own files lie here, with their size and last change
 * @property {(workspace: string) => Promise<void>} removeWorkspace with everything beside it
 */

/** Where the list of workspaces lies: not below one of them. */
export const noWorkspace = '';

/** A file that is to become the workspace at its next opening; "joining": of a colleague, so nobody is "me" yet. */
export const arrivals = { incoming: 'incoming.sqlite', joining: 'joining.sqlite' };

/** @param {string} wanted as for openStorage @returns {Promise<Shelf | undefined>} undefined where nothing can be stored */
export async function openShelf(wanted) {
    if (wanted === 'memory') return undefined;
    if (!wanted && (await hasFileHandles())) return shelfOfFiles();
    return openDatabase().then(shelfOfDatabase, () => undefined);
}

const isPartial = (/** @type {string} */ name) => name.endsWith('.part');

/** @returns {Promise<Shelf>} */
async function shelfOfFiles() {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle('tandem', { create: true });
    const folderOf = async (/** @type {string} */ workspace, create = false) => (workspace ? all.getDirectoryHandle(workspace, { create }) : all);
    /** @param {FileSystemDirectoryHandle} folder @returns {Promise<Listed[]>} */
    async function filesIn(folder) {
        const found = [];
        for await (const entry of /** @type {any} */ (folder).values()) {
            if (entry.kind !== 'file' || isPartial(entry.name)) continue;
            const file = await entry.getFile();
            found.push({ name: entry.name, bytes: file.size, changed: file.lastModified });
        }
        return found;
    }
    const absent = (/** @type {any} */ error) => {
        if (error.name !== 'NotFoundError') throw error;
    };

    return {
        list: async (workspace) => (await folderOf(workspace).then(filesIn).catch(absent)) ?? [],
        get: async (workspace, name) => (await folderOf(workspace).then((folder) => folder.getFileHandle(name)).then((handle) => handle.getFile()).catch(absent)) ?? undefined,
        async put(workspace, name, file) {
            const folder = await folderOf(workspace, true);
            const part = `${name}.part`;
            const handle = /** @type {any} */ (await folder.getFileHandle(part, { create: true }));
            const access = await handle.createSyncAccessHandle();
            try {
                access.truncate(0);
                await pour(file, (bytes, offset) => writeAll(access, bytes, offset));
                access.flush();
            } catch (error) {
                access.close();
                await folder.removeEntry(part);
                throw error;
            }
            access.close();
            await handle.move(name);
        },
        remove: async (workspace, name) => void (await folderOf(workspace).then((folder) => folder.removeEntry(name)).catch(absent)),
        async workspaces() {
            const found = [];
            for await (const entry of /** @type {any} */ (all).values()) {
                if (entry.kind !== 'directory') continue;
                const own = (await filesIn(entry)).filter(({ name }) => fileNames.includes(name));
                found.push({ name: entry.name, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0), changed: Math.max(0, ...own.map(({ changed }) => changed)) });
            }
            return found;
        },
        removeWorkspace: async (workspace) => void (await all.removeEntry(workspace, { recursive: true }).catch(absent)),
    };
}

/** @param {IDBDatabase} database @returns {Shelf} */
function shelfOfDatabase(database) {
    const filesOf = (/** @type {string} */ workspace) => IDBKeyRange.bound([workspace, ''], [workspace, '\uffff']);
    const files = () => database.transaction('files').objectStore('files');
    /** @param {(work: IDBTransaction) => void} act @param {string[]} [stores] */
    async function change(act, stores = ['files']) {
        const work = database.transaction(stores, 'readwrite', { durability: 'strict' });
        act(work);
        await settled(work);
    }
    return {
        async list(workspace) {
            const store = files();
            const [keys, values] = await Promise.all([settled(store.getAllKeys(filesOf(workspace))), settled(store.getAll(filesOf(workspace)))]);
            return keys.map((/** @type {string[]} */ [, name], /** @type {number} */ i) => ({ name, bytes: values[i].bytes.byteLength, changed: values[i].changed }));
        },
        async get(workspace, name) {
            const found = await settled(files().get([workspace, name]));
            return found && new Blob([found.bytes]);
        },
        async put(workspace, name, file) {
            const bytes = await file.arrayBuffer(); // private windows of some browsers refuse Blobs here
            await change((work) => work.objectStore('files').put({ bytes, changed: Date.now() }, [workspace, name]));
        },
        remove: (workspace, name) => change((work) => work.objectStore('files').delete([workspace, name])),
        async workspaces() {
            const store = database.transaction('sizes').objectStore('sizes');
            const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
            const all = keys.map((/** @type {any} */ name, /** @type {number} */ i) => ({ name, bytes: values[i].bytes?.reduce((/** @type {number} */ sum, /** @type {number} */ each) => sum + each, 0), changed: values[i].changed }));
            return all.filter((/** @type {Listed} */ { name }) => typeof name === 'string');
        },
        removeWorkspace: (workspace) =>
            change(
                (work) => {
                    for (const slot of [0, 1, 2]) work.objectStore('pieces').delete(piecesOf(workspace, slot));
                    work.objectStore('sizes').delete(workspace);
                    work.objectStore('folders').delete(workspace);
                    work.objectStore('files').delete(filesOf(workspace));
                },
                ['pieces', 'sizes', 'folders', 'files'],
            ),
    };
}
