// @ts-check
// Snapshots of the workspace beside it: taken when work has come to rest, the last five kept and one a day for a week.
import { arrivals } from './shelf.js';

/** @typedef {{ name: string, why: string, bytes: number, taken: number }} Snapshot */

/** Nothing was written for so long: somebody thinks, or went away. */
const quietMs = 15_000;
/** While work goes on, not more often than this. */
const apartMs = 10 * 60_000;
const latestKept = 5;
const daysKept = 7;
const dayMs = 24 * 60 * 60_000;
/** The rest is for the user's own data. */
const shareOfRoom = 0.5;

/** Which schema the program had that opened the workspace last. */
const schemaFile = 'schema.txt';
const pattern = /^snapshot-(\d+)-([a-z]+)\.sqlite$/;

/** @param {Snapshot[]} all newest first @param {number} now @returns {Snapshot[]} those that are not kept any more */
export function outdated(all, now) {
    const days = new Set();
    return all.filter(({ taken }, index) => {
        const day = new Date(taken).toDateString();
        const isFirstOfDay = !days.has(day) && now - taken < daysKept * dayMs;
        days.add(day);
        return index >= latestKept && !isFirstOfDay;
    });
}

/**
 * @param {object} parts
 * @param {import('./shelf.js').Shelf} parts.shelf
 * @param {string} parts.workspace
 * @param {() => Promise<Blob>} parts.copy the workspace as it is now, one whole file
 * @param {() => void} parts.onChange
 */
export function createSnapshots({ shelf, workspace, copy, onChange }) {
    let timer = 0;
    let lastTaken = -Infinity;
    /** One after the other. @type {Promise<unknown>} */
    let queue = Promise.resolve();

    /** @returns {Promise<Snapshot[]>} newest first */
    async function list() {
        const found = (await shelf.list(workspace)).flatMap(({ name, bytes }) => {
            const [, taken, why] = pattern.exec(name) ?? [];
            return taken ? [{ name, why, bytes, taken: Number(taken) }] : [];
        });
        return found.sort((a, b) => b.taken - a.taken);
    }

    /** @param {string} why @param {Blob} file */
    async function keep(why, file) {
        const { usage = 0, quota = Infinity } = (await navigator.storage?.estimate?.()) ?? {};
        if (why === 'changes' && usage + file.size > quota * shareOfRoom) return;
        lastTaken = Date.now();
        await shelf.put(workspace, `snapshot-${lastTaken}-${why}.sqlite`, file);
        for (const { name } of outdated(await list(), lastTaken)) await shelf.remove(workspace, name);
        onChange();
    }

    /** @param {string} why */
    function take(why) {
        clearTimeout(timer);
        timer = 0;
        const taking = queue.then(async () => keep(why, await copy()));
        queue = taking.catch(() => {});
        return taking;
    }

    return {
        list,
        take,
        /** Something was written: a snapshot follows when work rests. */
        wait() {
            clearTimeout(timer);
            timer = setTimeout(() => take('changes').catch((error) => console.warn('No snapshot could be kept:', error)), Math.max(quietMs, lastTaken + apartMs - Date.now()));
        },
        /** Makes a snapshot what the workspace is at its next opening; the present state is kept as a snapshot before. @param {string} name */
        async restore(name) {
            const file = await shelf.get(workspace, name);
            if (!file) throw new Error('This snapshot is not there any more.');
            await take('restore');
            await shelf.put(workspace, arrivals.incoming, file);
        },
        /** Before a newer program changes the file: it may be the last one that an older program can read. @param {string} schema */
        async beforeSchema(schema) {
            const known = await (await shelf.get(workspace, schemaFile))?.text();
            if (known === schema) return;
            if (known) await keep('upgrade', await copy());
            await shelf.put(workspace, schemaFile, new Blob([schema]));
        },
    };
}
