// @ts-check
// The way out when the program itself cannot run: the workspace's file from what is stored here, without the program.
import { openDatabase, settled } from './database.js';
import { download } from './files.js';
import { piecesOf } from './storage_indexeddb.js';
import { fileNames } from './storage_opfs.js';
import { wholeDatabase } from './whole_database.js';

/** @param {string} workspace @returns {Promise<Blob[]>} database and log; empty when there are no files of it */
async function storedFiles(workspace) {
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('tandem')).getDirectoryHandle(workspace);
    return Promise.all([fileNames[0], fileNames[2]].map(async (name) => (await folder.getFileHandle(name)).getFile()));
}

/** @param {string} workspace @returns {Promise<Blob[]>} */
async function storedPieces(workspace) {
    const database = await openDatabase();
    const stored = database.transaction(['pieces', 'sizes']);
    const sizes = await settled(stored.objectStore('sizes').get(workspace));
    const files = [0, 2].map(async (slot) => {
        const pieces = await settled(stored.objectStore('pieces').getAll(piecesOf(workspace, slot)));
        return new Blob(pieces).slice(0, sizes?.bytes[slot] ?? 0);
    });
    return Promise.all(files).finally(() => database.close());
}

/** @param {string} workspace @returns {Promise<boolean>} false when nothing is stored here */
export async function downloadWorkspace(workspace) {
    const sources = [storedFiles, storedPieces].map((read) => read(workspace).catch(() => []));
    for (const [database, log] of await Promise.all(sources)) {
        if (!database || database.size + log.size === 0) continue;
        saveCopy(workspace, await wholeDatabase(database, log));
        return true;
    }
    return false;
}

/** @param {string} workspace @param {Blob} file */
export function saveCopy(workspace, file) {
    const day = new Date().toISOString().slice(0, 10);
    download(file, `Tandem ${workspace} ${day}.sqlite`);
}
