// What the core may ask of the browser: each function passes on to `Module.host`, which core_worker.js gives.
//
// Also the two calls in the other direction that carry bytes, `Module.coreStart` and `Module.coreReceive`, so that only
// this file knows how bytes get into the module's memory.
mergeInto(LibraryManager.library, {
    $coreInbox: (bytes) => {
        const pointer = Module['_core_inbox'](bytes.length);
        HEAPU8.set(bytes, pointer);
        return bytes.length;
    },
    $coreOutput: { client: 0, number: 0 },

    core_bridge_start__deps: ['$coreInbox', '$UTF8ToString'],
    core_bridge_start: () => {
        // Empty when the core is open, else the sentence that says why not.
        const text = (words) => coreInbox(new TextEncoder().encode(words));
        Module['coreStart'] = (words) => UTF8ToString(Module['_core_start'](text(words)));
        Module['coreSchema'] = () => UTF8ToString(Module['_core_schema']());
        Module['coreExamine'] = () => UTF8ToString(Module['_core_examine']());
        Module['coreReceive'] = (client, bytes) => Module['_core_receive'](client, coreInbox(bytes));
        Module['coreStorage'] = (state, sentence) => Module['_core_storage'](text(state + ' ' + sentence));
    },

    core_send: (client, pointer, bytes) => Module['host'].send(client, HEAPU8.slice(pointer, pointer + bytes)),
    core_schedule: (ms) => Module['host'].schedule(ms),
    core_utc_offset: (ms) => -new Date(ms).getTimezoneOffset(),

    core_file_size: (handle) => Module['host'].file(handle)?.size ?? -1,
    core_file_name__deps: ['$stringToUTF8'],
    core_file_name: (handle, pointer, room) => stringToUTF8(Module['host'].file(handle)?.name ?? '', pointer, room),
    core_file_read: (handle, offset, pointer, bytes) => {
        try {
            const part = Module['host'].readFile(handle, offset, bytes);
            HEAPU8.set(part, pointer);
            return part.length;
        } catch (error) {
            return -1;
        }
    },

    // One export at a time.
    core_output_begin__deps: ['$coreOutput', '$UTF8ToString'],
    core_output_begin: (client, name, mime) => {
        coreOutput.client = client;
        coreOutput.number += 1;
        const what = { name: UTF8ToString(name), mime: UTF8ToString(mime) };
        Module['host'].tellPage(client, { type: 'output', step: 'begin', number: coreOutput.number, ...what });
    },
    core_output_write__deps: ['$coreOutput'],
    core_output_write: (pointer, bytes) => {
        const part = HEAPU8.slice(pointer, pointer + bytes);
        Module['host'].tellPage(coreOutput.client, { type: 'output', step: 'write', number: coreOutput.number, bytes: part }, [part.buffer]);
    },
    core_output_workspace__deps: ['$coreOutput'],
    core_output_workspace: () => {
        const storage = Module['storage'];
        try {
            for (let offset = 0, size = storage.size(0); offset < size; ) {
                const part = new Uint8Array(Math.min(size - offset, 1 << 22));
                const got = storage.read(0, part, offset);
                if (!got) return 0;
                Module['host'].tellPage(coreOutput.client, { type: 'output', step: 'write', number: coreOutput.number, bytes: part.subarray(0, got) });
                offset += got;
            }
            return 1;
        } catch (error) {
            return 0;
        }
    },
    core_output_end__deps: ['$coreOutput'],
    core_output_end: (isWhole) => {
        Module['host'].tellPage(coreOutput.client, { type: 'output', step: isWhole ? 'end' : 'drop', number: coreOutput.number });
    },
});
