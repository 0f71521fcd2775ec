// @ts-check
// Files as pieces of equal size in JavaScript's memory, so that growing copies nothing and WebAssembly's own memory stays small.

/**
 * @param {number} pieceBytes
 * @param {(slot: number, index: number) => void} [onWritten] a piece is not any more what it was
 */
export function createPieces(pieceBytes, onWritten = () => {}) {
    /** @type {Uint8Array<ArrayBuffer>[][]} */
    const pieces = [[], [], []];
    const sizes = [0, 0, 0];

    /**
     * Calls `copy` with each stretch of `bytes` and the piece it lies in.
     * @param {number} slot @param {number} offset @param {number} bytes
     * @param {(index: number, at: number, from: number, to: number) => void} copy
     */
    function each(slot, offset, bytes, copy) {
        for (let done = 0; done < bytes; ) {
            const index = Math.floor((offset + done) / pieceBytes);
            const at = (offset + done) % pieceBytes;
            const length = Math.min(bytes - done, pieceBytes - at);
            while (pieces[slot].length <= index) {
                pieces[slot].push(new Uint8Array(pieceBytes));
                onWritten(slot, pieces[slot].length - 1);
            }
            copy(index, at, done, done + length);
            done += length;
        }
    }

    return {
        pieces,
        sizes,
        /** @param {number} slot @param {Uint8Array} to @param {number} offset */
        read(slot, to, offset) {
            const bytes = Math.max(0, Math.min(to.byteLength, sizes[slot] - offset));
            each(slot, offset, bytes, (index, at, from, end) => to.set(pieces[slot][index].subarray(at, at + end - from), from));
            return bytes;
        },
        /** @param {number} slot @param {Uint8Array} from @param {number} offset */
        write(slot, from, offset) {
            each(slot, offset, from.byteLength, (index, at, start, end) => {
                pieces[slot][index].set(from.subarray(start, end), at);
                onWritten(slot, index);
            });
            sizes[slot] = Math.max(sizes[slot], offset + from.byteLength);
        },
        /** @param {number} slot @param {number} size */
        truncate(slot, size) {
            // What is cut off must read as zeros if the file grows again.
            const kept = Math.ceil(size / pieceBytes);
            pieces[slot].length = Math.min(pieces[slot].length, kept);
            if (size % pieceBytes && pieces[slot].length === kept) {
                pieces[slot][kept - 1].fill(0, size % pieceBytes);
                onWritten(slot, kept - 1);
            }
            sizes[slot] = size;
        },
    };
}
