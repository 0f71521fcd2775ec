// @ts-check
// Files in and out: the chooser, dropping, pasting; downloads of what the core exports.

/**
 * @typedef {object} FileEvents
 * @property {(files: File[]) => void} onFiles
 * @property {(text: string) => void} onCells pasted while the keyboard is in a list
 * @property {(sentence: string) => void} onRefused
 * @property {(isOver: boolean) => void} onDrag
 */

/** Parts are joined into a Blob at this size, which a browser may keep on the disk. */
const joinBytes = 8 << 20;

/** @param {FileEvents} events */
export function acceptFiles(events) {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.hidden = true;
    document.body.append(input);
    let gestures = 0;
    let gestureOfLast = -1;
    let depth = 0;
    let take = events.onFiles;

    // The chooser's own click is none of the user's.
    for (const type of ['click', 'keydown']) addEventListener(type, (event) => void (event.target !== input && (gestures += 1)), { capture: true, passive: true });
    input.addEventListener('change', () => {
        if (input.files?.length) take([...input.files]);
        input.value = ''; // choosing the same file again is a change, too
    });

    /** @param {DataTransfer} data @returns {File[]} without folders, of which it says what to do */
    function filesOf(data) {
        const items = [...data.items].filter((item) => item.kind === 'file');
        const folders = items.map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory);
        if (folders.length) events.onRefused(`“${folders[0]?.name}” is a folder; choose the files inside it`);
        return items
            .filter((item) => !item.webkitGetAsEntry?.()?.isDirectory)
            .map((item) => item.getAsFile())
            .filter((file) => file !== null);
    }

    /** @param {number} by */
    function enter(by) {
        const was = depth > 0;
        depth = Math.max(0, depth + by);
        if (was !== depth > 0) events.onDrag(depth > 0);
    }

    /** @param {DragEvent} event */
    const carriesFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

    window.addEventListener('dragenter', (event) => carriesFiles(event) && enter(1));
    window.addEventListener('dragleave', (event) => carriesFiles(event) && enter(-1));
    window.addEventListener('dragover', (event) => {
        if (!carriesFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
    });
    window.addEventListener('drop', (event) => {
        if (!carriesFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        enter(-depth);
        const files = filesOf(event.dataTransfer);
        if (files.length) events.onFiles(files);
    });
    const isTable = (/** @type {string} */ text) => /\t|\n./.test(text);
    const importCells = (/** @type {string} */ text) => events.onFiles([new File([text], 'Pasted cells.tsv', { type: 'text/tab-separated-values' })]);
    window.addEventListener('paste', (event) => {
        const data = event.clipboardData;
        if (!data) return;
        // A copied table brings a picture of itself along; its text is what was meant: cells, unless somebody is writing.
        if (data.types.includes('text/plain')) {
            const text = data.getData('text/plain');
            const target = event.target instanceof HTMLElement ? event.target : document.body;
            if (target.matches('input:not([type="checkbox"]), textarea, select')) return;
            const isInList = !!target.closest('[role="grid"]');
            if (!isInList && !isTable(text)) return;
            event.preventDefault();
            if (isInList) events.onCells(text);
            else importCells(text);
            return;
        }
        const files = filesOf(data);
        if (!files.length) return;
        event.preventDefault();
        events.onFiles(files);
    });

    return {
        /** Cells that no list took. @param {string} text */
        takeCells: (text) => isTable(text) && importCells(text),
        /**
         * Opens the chooser; inside a gesture. Twice for one gesture (by the element and by the view) opens it once.
         * @param {string} accept @param {boolean} several @param {(files: File[]) => void} [onFiles]
         */
        pick(accept = '', several = true, onFiles = events.onFiles) {
            if (gestures === gestureOfLast) return;
            gestureOfLast = gestures;
            take = onFiles;
            input.accept = accept;
            input.multiple = several;
            input.click();
        },
    };
}

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Gathers what the core writes and makes a download of it at the end. */
export function createDownloads() {
    /** @type {Map<number, { name: string, mime: string, parts: Blob[], loose: Uint8Array<ArrayBuffer>[], looseBytes: number }>} */
    const open = new Map();

    /** @param {{ parts: Blob[], loose: Uint8Array<ArrayBuffer>[], looseBytes: number }} output */
    function join(output) {
        output.parts.push(new Blob(output.loose));
        output.loose = [];
        output.looseBytes = 0;
    }

    /** @type {import('./bridge.js').BridgeEvents['onOutput']} */
    return function hear({ step, number, name = '', mime = '', bytes }) {
        if (step === 'begin') open.set(number, { name, mime, parts: [], loose: [], looseBytes: 0 });
        const output = open.get(number);
        if (!output) return;
        if (bytes) {
            output.loose.push(bytes);
            output.looseBytes += bytes.byteLength;
            if (output.looseBytes >= joinBytes) join(output);
        }
        if (step === 'end' || step === 'drop') open.delete(number);
        if (step !== 'end') return;
        join(output);
        download(new Blob(output.parts, { type: output.mime }), output.name);
    };
}
