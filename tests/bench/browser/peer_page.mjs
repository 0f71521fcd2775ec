// The peer's page: a worker and a table. `bench(what, given)` runs one workload there; with `?open` it shows the first 50 rows at once.
const isOpening = new URL(location.href).searchParams.has('open');
const worker = new Worker(`peer_worker.mjs${isOpening ? '?open' : ''}`, { type: 'module' });
const waiting = new Map();
let last = 0;

worker.onmessage = ({ data }) => {
    if (data.rows) {
        const table = /** @type {HTMLTableElement} */ (document.getElementById('rows'));
        for (const row of data.rows) {
            const line = table.insertRow();
            for (const cell of row) line.insertCell().textContent = cell;
        }
        // On screen, as ours are when their frame is drawn.
        requestAnimationFrame(() => setTimeout(() => (globalThis.benchShown = performance.now())));
        return;
    }
    const { resolve, reject } = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.error) reject(new Error(data.error));
    else resolve(data.answer);
};

globalThis.bench = (what, given) =>
    new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        worker.postMessage({ number: last, what, given, file: /** @type {any} */ (document.getElementById('file')).files[0] });
    });
