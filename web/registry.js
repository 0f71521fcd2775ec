// @ts-check
// The list of this browser's workspaces: their titles, and which are deleted but kept aside. A file on the shelf, changed under a lock.
import { noWorkspace } from './shelf.js';

/**
 * @typedef {object} Entry
 * @property {string} name of its folder and in the address: a-z, 0-9, - and _
 * @property {string} title
 * @property {boolean} [isDeleted] kept aside until the last tab is closed
 * @property {boolean} [isRenamed] while it was not open; when it is, its own name follows
 */

const fileName = 'workspaces.json';

/** @param {import('./shelf.js').Shelf} shelf @returns {Promise<Entry[]>} */
async function read(shelf) {
    const file = await shelf.get(noWorkspace, fileName);
    /** @type {Entry[]} */
    let entries = [];
    try {
        entries = file ? JSON.parse(await file.text()).workspaces : [];
    } catch (error) {
        console.warn('The list of workspaces is made anew:', error); // titles come back as each is opened
    }
    for (const { name } of await shelf.workspaces()) {
        if (!entries.some((entry) => entry.name === name)) entries.push({ name, title: '' });
    }
    return entries;
}

/** @template T @param {import('./shelf.js').Shelf} shelf @param {(entries: Entry[]) => T | Promise<T>} act may change what it is given */
function change(shelf, act) {
    return navigator.locks.request('tandem-workspaces', async () => {
        const entries = await read(shelf);
        const before = JSON.stringify(entries);
        const result = await act(entries);
        const after = JSON.stringify(entries);
        if (after !== before) await shelf.put(noWorkspace, fileName, new Blob([JSON.stringify({ version: 1, workspaces: entries })]));
        return result;
    });
}

export const newName = () => `w-${crypto.randomUUID().slice(0, 8)}`;

/** @param {import('./shelf.js').Shelf} shelf */
export function createRegistry(shelf) {
    /** @param {string} name @param {(entry: Entry) => void} act */
    const changeOne = (name, act) =>
        change(shelf, (entries) => {
            const entry = entries.find((each) => each.name === name);
            if (entry) act(entry);
        });

    return {
        /** @returns {Promise<(Entry & import('./shelf.js').Listed)[]>} */
        async list() {
            const [entries, sizes] = await Promise.all([read(shelf), shelf.workspaces()]);
            return entries.map((entry) => ({ bytes: 0, changed: 0, ...sizes.find(({ name }) => name === entry.name), ...entry }));
        },
        /** A page opens this workspace. What was deleted goes when no other page is open. @param {string} workspace @param {boolean} isOnlyPage */
        begin: (workspace, isOnlyPage) =>
            change(shelf, async (entries) => {
                const here = entries.find(({ name }) => name === workspace);
                if (here) delete here.isDeleted;
                else entries.push({ name: workspace, title: '' });
                if (!isOnlyPage) return;
                for (const { name } of entries.filter(({ isDeleted }) => isDeleted)) {
                    await shelf.removeWorkspace(name);
                    entries.splice(entries.findIndex((each) => each.name === name), 1);
                }
            }),
        /** @param {string} name @param {string} title */
        create: (name, title) => change(shelf, (entries) => void entries.push({ name, title, ...(title && { isRenamed: true }) })),
        /** @param {string} name @param {string} title @param {boolean} isRenamed */
        title: (name, title, isRenamed) =>
            changeOne(name, (entry) => {
                entry.title = title;
                if (isRenamed) entry.isRenamed = true;
                else delete entry.isRenamed;
            }),
        /** @param {string} name @param {boolean} isDeleted */
        remove: (name, isDeleted) =>
            changeOne(name, (entry) => {
                if (isDeleted) entry.isDeleted = true;
                else delete entry.isDeleted;
            }),
    };
}
