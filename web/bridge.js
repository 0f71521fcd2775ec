// @ts-check
// This page's line to the core: chosen files go out, downloads and notices come in. The only page file that knows those messages.

/**
 * @typedef {object} BridgeEvents
 * @property {(output: { step: 'begin' | 'write' | 'end' | 'drop', number: number, name?: string, mime?: string, bytes?: Uint8Array<ArrayBuffer> }) => void} onOutput
 * @property {(problem: { kind: 'full' | 'lost', file: Blob }) => void} onUnsaved the workspace with what could not be stored
 * @property {(report: { snapshots: object[], folder: object }) => void} onPlace what lies beside the workspace
 * @property {(message: { sentence: string, tone?: string }) => void} onNotice
 * @property {(failure: { trapped: boolean, sentence: string, detail?: string }) => void} onFailed
 * @property {(isAnswering: boolean) => void} onAnswering the core has not answered for ten seconds, or does again
 */

const answerWithinMs = 10_000;
const askAgainAfterMs = 5_000;

/** @param {BridgeEvents} events */
export function createBridge(events) {
    /** @type {MessagePort | undefined} */
    let port;
    /** @type {{ handle: number, file: File }[]} */
    const offered = [];
    /** @type {Map<number, () => void>} */
    const confirmations = new Map();
    let request = 0;
    let overdue = 0;
    let isSilent = false;
    let lastPing = 0;

    function alive() {
        clearTimeout(overdue);
        overdue = 0;
        if (isSilent) events.onAnswering(true);
        isSilent = false;
    }

    /** @param {MessageEvent} event */
    function hear({ data }) {
        alive();
        if (data.type === 'place') events.onPlace(data);
        else if (data.type === 'notice') events.onNotice(data);
        else if (data.type === 'files') {
            confirmations.get(data.request)?.();
            confirmations.delete(data.request);
        } else if (data.type === 'output') events.onOutput(data);
        else if (data.type === 'unsaved') events.onUnsaved(data);
        else if (data.type === 'failed') events.onFailed(data);
    }

    return {
        /** Talks to another core from now on; it is given the files that were chosen before. @param {MessagePort} next */
        attach(next) {
            port?.postMessage({ type: 'bye' });
            port?.close();
            port = next;
            port.onmessage = hear;
            alive();
            if (offered.length) port.postMessage({ type: 'files', request: ++request, files: offered });
        },

        /**
         * Gives files to the core; resolves when it knows them, so that a message of the view cannot be there first.
         * @param {File[]} files
         * @returns {Promise<{ handle: number, name: string, size: number, modified: number }[]>}
         */
        async offerFiles(files) {
            const fresh = files.map((file) => ({ handle: crypto.getRandomValues(new Uint32Array(1))[0] >>> 1, file }));
            offered.push(...fresh);
            request += 1;
            const known = new Promise((resolve) => confirmations.set(request, () => resolve(undefined)));
            port?.postMessage({ type: 'files', request, files: fresh });
            await known;
            return fresh.map(({ handle, file }) => ({ handle, name: file.name, size: file.size, modified: file.lastModified }));
        },

        /** @param {object} message as web/README.md lists them */
        post: (message) => port?.postMessage(message),

        /** Somebody is at the screen: make sure that the core is, too. Never a timer of its own, an idle page stays idle. */
        watch() {
            if (!port || overdue || performance.now() - lastPing < askAgainAfterMs) return;
            lastPing = performance.now();
            port.postMessage({ type: 'ping' });
            overdue = setTimeout(() => {
                isSilent = true;
                events.onAnswering(false);
            }, answerWithinMs);
        },
    };
}
