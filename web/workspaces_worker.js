// @ts-check
// Keeps the list of workspaces for one page: lists, creates, renames, deletes; takes a chosen file in as a new workspace.
import { createRegistry, newName } from './registry.js';
import { arrivals, openShelf } from './shelf.js';

/** @type {Promise<import('./shelf.js').Shelf | undefined>} */
let opening;

/** A page's asks, by name; web/README.md lists them. @type {Record<string, (shelf: import('./shelf.js').Shelf, ask: any) => Promise<unknown>>} */
const answers = {
    list: (shelf) => createRegistry(shelf).list(),
    begin: (shelf, { workspace, isOnlyPage }) => createRegistry(shelf).begin(workspace, isOnlyPage),
    /** @returns its name */
    async create(shelf, { title }) {
        const name = newName();
        await createRegistry(shelf).create(name, title);
        return name;
    },
    title: (shelf, { workspace, title, isRenamed }) => createRegistry(shelf).title(workspace, title, isRenamed),
    async remove(shelf, { workspace, isDeleted }) {
        const { held = [] } = await navigator.locks.query();
        if (isDeleted && held.some(({ name }) => name === `tandem-core-${workspace}`)) throw new Error('This workspace is open in another tab; close it there first.');
        await createRegistry(shelf).remove(workspace, isDeleted);
    },
    /** A snapshot, before anything is put aside for it. */
    async look(shelf, { workspace, name }) {
        const file = await shelf.get(workspace, name);
        if (!file) throw new Error('This snapshot is not there any more.');
        const { examine } = await import('./examine.js');
        const sentence = await examine(file);
        if (sentence) throw new Error(`The snapshot was not restored, and nothing was changed. ${sentence}`);
    },
    /** @returns the name of the new workspace */
    async take(shelf, { file, joins }) {
        const { examine } = await import('./examine.js');
        const sentence = await examine(file);
        if (sentence) throw new Error(sentence);
        const name = newName();
        await shelf.put(name, joins ? arrivals.joining : arrivals.incoming, file);
        await createRegistry(shelf).create(name, '');
        return name;
    },
};

/** @param {any} error */
const sentenceOf = (error) => (error.name === 'QuotaExceededError' ? 'There is not enough space left for this site; nothing was changed.' : error.name === 'Error' ? error.message : `This did not work: ${error.message}`);

self.onmessage = async ({ data }) => {
    if (data.type === 'open') {
        opening = openShelf(data.storage);
        return;
    }
    try {
        const shelf = await opening;
        if (!shelf) throw new Error('This browser keeps nothing for this page, so there is only one workspace.');
        self.postMessage({ request: data.request, result: await answers[data.type](shelf, data) });
    } catch (error) {
        console.warn(error);
        self.postMessage({ request: data.request, sentence: sentenceOf(error) });
    }
};
