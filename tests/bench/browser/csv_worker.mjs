// Tandem's parser of CSV and papaparse, in the same worker, taking turns on the same bytes. Each way returns how many cells it saw.
import Papa from 'papaparse';
import makeParser from './csv_parser.js';

const piece = 1 << 20;
const parser = await makeParser();

function feed(/** @type {Uint8Array} */ bytes) {
    const room = parser._csv_room(bytes.length);
    parser.HEAPU8.set(bytes, room);
    parser._csv_feed();
}

/** What it held is compared once, outside the measuring. @param {string[][]} rows */
const countCells = (rows) => rows.reduce((sum, row) => sum + row.length, 0);

/** From memory ours has bytes and decodes them; papaparse has its text already. */
const ways = {
    memory: {
        ours({ bytes }) {
            parser._csv_begin();
            for (let at = 0; at < bytes.length; at += piece) feed(bytes.subarray(at, at + piece));
            return parser._csv_end();
        },
        peer: ({ text }) => countCells(Papa.parse(text, { skipEmptyLines: true }).data),
    },
    file: {
        ours({ file }) {
            const reader = new FileReaderSync();
            parser._csv_begin();
            for (let at = 0; at < file.size; at += piece) feed(new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + piece))));
            return parser._csv_end();
        },
        peer: ({ file }) =>
            new Promise((resolve, reject) => {
                let cells = 0;
                Papa.parse(file, { skipEmptyLines: true, chunkSize: piece, chunk: ({ data }) => void (cells += countCells(data)), complete: () => resolve(cells), error: reject });
            }),
    },
};

/** @param {{ file: File, runs: number }} given */
async function compare({ file, runs }) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const given = { file, bytes, text: new TextDecoder().decode(bytes) };
    const found = {};
    for (const [name, sides] of Object.entries(ways)) {
        const times = (found[name] = { ours: [], peer: [], cells: 0 });
        for (let run = -1; run < runs; run++) {
            // The first round, which compiles, is not counted; who goes first changes with every run.
            for (const side of run % 2 ? ['ours', 'peer'] : ['peer', 'ours']) {
                const started = performance.now();
                const cells = await sides[side](given);
                if (run >= 0) times[side].push(performance.now() - started);
                if (times.cells && cells !== times.cells) throw new Error(`${name}: ${side} read ${cells} cells, the other ${times.cells}`);
                times.cells = cells;
            }
        }
    }
    return found;
}

self.onmessage = async ({ data }) => {
    try {
        self.postMessage({ answer: await compare(data) });
    } catch (error) {
        self.postMessage({ error: String(error.stack ?? error) });
    }
};
self.postMessage({ isReady: true });
