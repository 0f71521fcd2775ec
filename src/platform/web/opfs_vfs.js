// SQLite's file system, the half in JavaScript: passes each call to `Module.storage` and turns what it throws into a number.
//
// `Module.storage` is one of web/storage_*.js, opened before the module was started; `Module.onStorageError(kind, message)`
// hears of a full device ("full") and of handles that were lost ("lost"), which SQLite itself can only call an error.
mergeInto(LibraryManager.library, {
    $storageAttempt: (act) => {
        try {
            return act(Module['storage']);
        } catch (error) {
            const full = error.name === 'QuotaExceededError';
            Module['onStorageError']?.(full ? 'full' : 'lost', String(error.message || error));
            return full ? -2 : -1;
        }
    },

    vfs_read__deps: ['$storageAttempt'],
    vfs_read: (slot, pointer, bytes, offset) =>
        storageAttempt((storage) => storage.read(slot, HEAPU8.subarray(pointer, pointer + bytes), offset)),

    vfs_write__deps: ['$storageAttempt'],
    vfs_write: (slot, pointer, bytes, offset) =>
        storageAttempt((storage) => (storage.write(slot, HEAPU8.subarray(pointer, pointer + bytes), offset), 0)),

    vfs_truncate__deps: ['$storageAttempt'],
    vfs_truncate: (slot, size) => storageAttempt((storage) => (storage.truncate(slot, size), 0)),

    vfs_flush__deps: ['$storageAttempt'],
    vfs_flush: (slot) => storageAttempt((storage) => (storage.flush(slot), 0)),

    vfs_size__deps: ['$storageAttempt'],
    vfs_size: (slot) => storageAttempt((storage) => storage.size(slot)),
});
