// @ts-check
// The one IndexedDB database of this site: pieces of workspaces where there are no files, whole files beside them, handles of folders.

/** @returns {Promise<IDBDatabase>} */
export function openDatabase() {
    return new Promise((resolve, reject) => {
        const opening = indexedDB.open('tandem', 1);
        opening.onupgradeneeded = () => {
            opening.result.createObjectStore('pieces'); // [workspace, slot, index] → bytes
            opening.result.createObjectStore('sizes'); // workspace → {bytes of each slot, changed}
            opening.result.createObjectStore('files'); // [workspace, name] → {bytes, changed}
            opening.result.createObjectStore('folders'); // workspace → handle of a folder on the user's disk
        };
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
        opening.onblocked = () => reject(new DOMException('Another version of this site holds the database', 'InvalidStateError'));
    });
}

/** Resolves with a request's result, or when a transaction is complete. @param {IDBRequest | IDBTransaction} work @returns {Promise<any>} */
export function settled(work) {
    return new Promise((resolve, reject) => {
        const name = work instanceof IDBTransaction ? 'complete' : 'success';
        work.addEventListener(name, () => resolve(work instanceof IDBTransaction ? undefined : work.result));
        work.addEventListener('error', () => reject(work.error));
        work.addEventListener('abort', () => reject(work.error ?? new DOMException('The transaction was given up', 'AbortError')));
    });
}
