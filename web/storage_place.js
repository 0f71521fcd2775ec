// @ts-check
// Where this device keeps the data: gathers what the browser, the list of workspaces and the core's worker know of it for
// the view, and does what the view wishes with it.
import { chosenFolder } from './folder_copy.js';

/**
 * @typedef {object} PlaceParts
 * @property {string} workspace
 * @property {string} storage as for openStorage
 * @property {(message: object) => void} tellView
 * @property {(message: object) => void} tellCore
 * @property {(onFiles: (files: File[]) => void) => void} pickFile
 * @property {(files: File[]) => void} offer as files that were chosen to be imported
 */

/** Words for a line that is split at tabs. */
const oneLine = (/** @type {unknown} */ words) => String(words).replace(/[\t\n]/g, ' ');

const restMs = 1_000;
const goneMs = 1_000;

/** Firefox has files for sites, but refuses them in private windows; other browsers do not tell. */
const isPrivateWindow = () =>
    !('FileSystemFileHandle' in globalThis) || !navigator.storage?.getDirectory
        ? Promise.resolve(false)
        : navigator.storage.getDirectory().then(
              () => false,
              (error) => error.name === 'SecurityError',
          );

/** @param {PlaceParts} parts */
export function createStoragePlace({ workspace, storage, tellView, tellCore, pickFile, offer }) {
    /** @type {Worker | undefined} */
    let worker;
    let request = 0;
    /** @type {Map<number, (answer: { result?: any, sentence?: string }) => void>} */
    const waiting = new Map();
    /** What the core's worker told last. */
    let beside = { snapshots: /** @type {import('./snapshots.js').Snapshot[]} */ ([]), folder: { state: 'none', name: '', written: 0 } };
    let kind = '';

    /** @param {string} type @param {object} [what] @returns {Promise<any>} rejects with a sentence */
    function ask(type, what = {}) {
        if (!worker) {
            worker = new Worker(new URL('./workspaces_worker.js', import.meta.url), { type: 'module', name: 'tandem workspaces' });
            worker.postMessage({ type: 'open', storage });
            worker.onmessage = ({ data }) => {
                waiting.get(data.request)?.(data);
                waiting.delete(data.request);
            };
        }
        request += 1;
        worker.postMessage({ ...what, type, request });
        return new Promise((resolve, reject) => waiting.set(request, ({ result, sentence }) => (sentence ? reject(new Error(sentence)) : resolve(result))));
    }

    const notice = (/** @type {string} */ sentence, tone = 'warn') => tellView({ type: 'notice', sentence, tone });

    /** @param {() => Promise<unknown>} act */
    async function attempt(act) {
        try {
            await act();
        } catch (error) {
            notice(/** @type {Error} */ (error).message);
        }
        await tell();
    }

    async function tell() {
        const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
        const lines = [['kind', kind === 'indexeddb' && (await isPrivateWindow()) ? 'private' : kind], ['used', usage, quota]];
        if (kind !== 'memory' && 'persist' in (navigator.storage ?? {})) lines.push(['promise', (await navigator.storage.persisted()) ? 'yes' : 'no']);
        const workspaces = kind === 'memory' ? [] : await ask('list').catch(() => []);
        for (const { name, title, bytes, changed, isDeleted, isRenamed } of workspaces) {
            lines.push(['workspace', name, title, bytes, Math.round(changed), (name === workspace ? 'h' : '') + (isDeleted ? 'd' : '') + (isRenamed ? 'r' : '')]);
        }
        for (const { name, why, bytes, taken } of beside.snapshots) lines.push(['snapshot', name, why, bytes, taken]);
        const { state, name, written } = beside.folder;
        if ('showDirectoryPicker' in globalThis && kind !== 'memory') lines.push(['folder', state, name, written]);
        tellView({ type: 'place', lines: lines.map((words) => words.map(oneLine).join('\t')).join('\n') });
    }

    /** @param {string} name */
    function go(name) {
        const address = new URL(location.href);
        if (name === 'main') address.searchParams.delete('workspace');
        else address.searchParams.set('workspace', name);
        address.hash = '';
        location.assign(address);
    }

    /** @param {File} file @param {boolean} joins */
    const take = (file, joins) =>
        attempt(async () => {
            notice('Looking at the file…', 'neutral');
            go(await ask('take', { file, joins }));
        });

    /** A colleague's changes are merged into what is here; a whole workspace is opened beside it. @param {File} file @param {boolean} joins */
    async function takeAny(file, joins) {
        const beginning = new TextDecoder().decode(await file.slice(0, 7).arrayBuffer());
        return beginning === 'TANDEMB' ? offer([file]) : take(file, joins);
    }

    /** @param {any} folder */
    async function useFolder(folder) {
        if (await folder.requestPermission?.({ mode: 'readwrite' }).then((/** @type {string} */ answer) => answer !== 'granted')) return;
        tellCore({ type: 'folder', handle: folder });
    }

    return {
        /** A core was joined. @param {string} storageKind */
        joined(storageKind) {
            kind = storageKind;
            if (kind === 'indexeddb') isPrivateWindow().then((isPrivate) => isPrivate && notice('This is a private window: what you save here is gone when the last private window is closed'));
            setTimeout(() => tellCore({ type: 'place' }), restMs); // the first picture comes first
        },
        /** @param {any} report of the core's worker */
        report(report) {
            beside = report;
            tell();
        },
        take,
        /** This page is there; deleted workspaces go when it is the only one. @param {Promise<unknown>} ready */
        async begin(ready) {
            if (!navigator.locks) return;
            // At once: what somebody deletes meanwhile on this page must not be taken for deleted before.
            const pages = 'tandem-pages';
            // A page that is being reloaded lets go of its lock a moment after the new one is there.
            const only = navigator.locks.request(pages, { signal: AbortSignal.timeout(goneMs) }, async () => {
                await ready;
                await ask('begin', { workspace, isOnlyPage: true }).catch(() => {});
                return true;
            });
            const wasOnly = await only.catch(() => false);
            navigator.locks.request(pages, { mode: 'shared' }, async () => {
                await ready;
                if (!wasOnly) await ask('begin', { workspace, isOnlyPage: false }).catch(() => {});
                return new Promise(() => {});
            });
        },
        /** What the view asks; web/README.md lists them. @type {Record<string, (message: any) => unknown>} */
        wishes: {
            place: () => tellCore({ type: 'place' }),
            persist: () => attempt(async () => {
                if (!(await navigator.storage.persist())) notice('The browser has not promised it; using Tandem often, or installing it, may change that');
            }),
            workspace_create: ({ title }) => attempt(async () => go(await ask('create', { title }))),
            workspace_open: ({ name }) => go(name),
            workspace_title: ({ name, title, isRenamed }) => attempt(() => ask('title', { workspace: name, title, isRenamed: isRenamed === 'yes' })),
            workspace_delete: ({ name }) => attempt(() => ask('remove', { workspace: name, isDeleted: true })),
            workspace_restore: ({ name }) => attempt(() => ask('remove', { workspace: name, isDeleted: false })),
            workspace_file: () => pickFile(([file]) => takeAny(file, false)),
            workspace_join: () => pickFile(([file]) => takeAny(file, true)),
            snapshot_take: () => tellCore({ type: 'snapshot' }),
            snapshot_restore: ({ name }) => attempt(async () => {
                notice('Checking the snapshot…', 'neutral');
                await ask('look', { workspace, name });
                tellCore({ type: 'restore', name });
            }),
            folder_choose: () => /** @type {any} */ (globalThis).showDirectoryPicker({ id: 'tandem', mode: 'readwrite' }).then(useFolder, () => {}), // closed without a choice
            folder_allow: async () => useFolder(await chosenFolder(workspace)),
            folder_stop: () => tellCore({ type: 'folder' }),
        },
    };
}
