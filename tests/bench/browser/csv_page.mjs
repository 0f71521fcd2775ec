// The page of csv_worker.mjs: `compareCsv(runs)` parses the file that was chosen.
const worker = new Worker('csv_worker.mjs', { type: 'module' });
const isReady = new Promise((resolve) => worker.addEventListener('message', ({ data }) => data.isReady && resolve(undefined)));

globalThis.compareCsv = async (/** @type {number} */ runs) => {
    await isReady;
    return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.answer));
        worker.postMessage({ file: /** @type {any} */ (document.getElementById('file')).files[0], runs });
    });
};
