// @ts-check
// Keeps a workspace's files in this tab's memory, where a browser offers no place to store; the view says so all the time.

/** Large enough that a big file is few pieces, small enough that growing never copies much. */
const pieceBytes = 1 << 20;

/** @returns {import('./storage_opfs.js').Storage} */
export function openMemory() {
    /** @type {Uint8Array[][]} */
    const pieces = [[], [], []];
    const sizes = [0, 0, 0];

    /**
     * Calls `copy` with each stretch of `bytes` and the piece it lies in.
     * @param {number} slot @param {number} offset @param {number} bytes
     * @param {(piece: Uint8Array, at: number, from: number, to: number) => void} copy
     */
    function each(slot, offset, bytes, copy) {
        for (let done = 0; done < bytes; ) {
            const index = Math.floor((offset + done) / pieceBytes);
            const at = (offset + done) % pieceBytes;
            const length = Math.min(bytes - done, pieceBytes - at);
            while (pieces[slot].length <= index) pieces[slot].push(new Uint8Array(pieceBytes));
            copy(pieces[slot][index], at, done, done + length);
            done += length;
        }
    }

    return {
        kind: 'memory',
        read(slot, to, offset) {
            const bytes = Math.max(0, Math.min(to.byteLength, sizes[slot] - offset));
            each(slot, offset, bytes, (piece, at, from, end) => to.set(piece.subarray(at, at + end - from), from));
            return bytes;
        },
        write(slot, from, offset) {
            each(slot, offset, from.byteLength, (piece, at, start, end) => piece.set(from.subarray(start, end), at));
            sizes[slot] = Math.max(sizes[slot], offset + from.byteLength);
        },
        truncate(slot, size) {
            // What is cut off must read as zeros if the file grows again.
            const kept = Math.ceil(size / pieceBytes);
            pieces[slot].length = Math.min(pieces[slot].length, kept);
            if (size % pieceBytes && pieces[slot].length === kept) pieces[slot][kept - 1].fill(0, size % pieceBytes);
            sizes[slot] = size;
        },
        flush() {},
        size: (slot) => sizes[slot],
        close() {},
    };
}
