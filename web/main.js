// @ts-check
// Starts the page: service worker, core (here or in another tab), view, and what passes between them.
import { createBridge } from './bridge.js';
import { joinCore } from './core_owner.js';
import { acceptFiles, createDownloads } from './files.js';
import { registerSite } from './install.js';
import { downloadWorkspace, saveCopy } from './rescue.js';
import { createTroubleScreen, hideBoot } from './trouble.js';
import { createStoragePlace } from './storage_place.js';
import { startView } from './view_page.js';

const asked = new URLSearchParams(location.search);
const named = asked.get('workspace') ?? '';
const workspace = /^[a-z0-9_-]{1,40}$/.test(named) ? named : 'main';
/** The workspace with what could not be stored because of "full", and that of files that were "lost". @type {Record<string, Blob>} */
const unsaved = {};
const saveUnsaved = (/** @type {string} */ kind) => (unsaved[kind] ? (saveCopy(workspace, unsaved[kind]), true) : false);
const saveWorkspace = async () => saveUnsaved('lost') || downloadWorkspace(workspace);
const trouble = createTroubleScreen(saveWorkspace);
const reload = () => location.reload();

const unsavedSentence = 'There was no space left for the last change; what you see is what was saved before it.';

function start() {
    const storage = asked.get('storage') ?? '';
    const workspaceFiles = '.tandem,.sqlite,.sqlite3,.db,.tandem-changes';
    const place = createStoragePlace({
        workspace,
        storage,
        tellView: (message) => view.post(message),
        tellCore: (message) => bridge.post(message),
        pickFile: (onFiles) => files.pick(workspaceFiles, false, onFiles),
        offer: async (chosen) => view.post({ type: 'files', files: await bridge.offerFiles(chosen) }),
    });
    let hasJoined = () => {};
    place.begin(new Promise((resolve) => (hasJoined = () => resolve(undefined))));
    /** What a part loaded later does, or why it was not done. @param {string} sentence @param {(what: any) => Promise<unknown>} act */
    const orSay = (sentence, act) => async (/** @type {any} */ what) => {
        try {
            await act(what);
        } catch {
            view.post({ type: 'notice', sentence, tone: 'bad' });
        }
    };
    let pastedCells = '';
    /** What the view asks of the page; view_page.js keeps the rest to itself. @type {Record<string, (message: any) => unknown>} */
    const wishes = {
        frame: hideBoot,
        paste_cells: async () => {
            const text = await navigator.clipboard.readText().catch(() => undefined);
            if (text === undefined) view.post({ type: 'notice', sentence: 'The browser does not give the clipboard here; press Ctrl+V on a row of the list' });
            else view.post({ type: 'paste', text, isByMenu: true });
        },
        paste_unused: () => files.takeCells(pastedCells),
        pickFiles: ({ accept, several }) => files.pick(accept, several),
        reload: () => site.useNewVersion(),
        install: () => site.install(),
        print: orSay('This page could not be printed; try again when there is a network', async (what) => (await import('./printing.js')).printDocument(what)),
        save_chart: orSay('This chart could not be saved; try again when there is a network', async (chart) => (await import('./chart_files.js')).saveChart(chart)),
        ...place.wishes,
        download_workspace: async () => (await saveWorkspace()) || view.post({ type: 'notice', sentence: 'Nothing is stored in this browser yet' }),
        download_unsaved: () => saveUnsaved('full'),
        unsupported: ({ what }) => trouble.unsupported(what),
        failed: ({ sentence, detail }) => trouble.failed(reload, { sentence, detail, isOfView: true }),
    };
    const view = startView({
        canvas: /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')),
        mirror: /** @type {HTMLElement} */ (document.getElementById('mirror')),
        onHost: (message) => wishes[message.type]?.(message),
    });
    const site = registerSite({
        onNewVersion: () => view.post({ type: 'version' }),
        onInstallable: (isInstallable) => view.post({ type: 'installable', isInstallable }),
    });
    const bridge = createBridge({
        onOutput: createDownloads(),
        onUnsaved({ kind, file }) {
            unsaved[kind] = file;
            if (kind === 'lost') return; // the view says it with the whole screen
            view.post({ type: 'notice', sentence: unsavedSentence, action: 'Download what was not saved', wish: 'download_unsaved' });
            core.reopenHere();
        },
        onPlace: place.report,
        onNotice: ({ sentence, tone }) => view.post({ type: 'notice', sentence, tone }),
        onFailed: (failure) => trouble.failed(core.reopen, failure),
        onAnswering: (isAnswering) => (isAnswering ? trouble.hide() : trouble.silent(core.reopen)),
    });
    const core = joinCore(workspace, site.service, {
        onJoined({ view: port, page, storage: kind }) {
            bridge.attach(page);
            view.connect(port);
            place.joined(kind);
            hasJoined();
        },
        onLeft: view.leave,
        onState(state) {
            if (state.state === 'failed') trouble.failed(core.reopen, state);
            else if (state.state === 'elsewhere') trouble.elsewhere(core.useHere);
            else trouble.hide();
        },
        onFirstWrite: () => navigator.storage?.persist?.().then(place.wishes.place),
    }, storage);
    const files = acceptFiles({
        async onFiles(chosen) {
            // A workspace's file that is dropped is opened beside this one; there is nothing in it to import.
            if (chosen.length === 1 && /\.(tandem|sqlite3?|db)$/i.test(chosen[0].name)) return place.take(chosen[0], false);
            view.post({ type: 'files', files: await bridge.offerFiles(chosen) });
        },
        onCells(text) {
            pastedCells = text;
            view.post({ type: 'paste', text });
        },
        onRefused: (sentence) => view.post({ type: 'notice', sentence }),
        onDrag: (isOver) => view.post({ type: 'drag', isOver }),
    });

    const tellOnline = () => view.post({ type: 'online', isOnline: navigator.onLine });
    window.addEventListener('online', tellOnline);
    window.addEventListener('offline', tellOnline);
    tellOnline();
    for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, bridge.watch, { capture: true, passive: true });
    // A page that comes back from the back-forward cache has lost its place in line.
    window.addEventListener('pageshow', (event) => event.persisted && reload());
}

if (typeof WebAssembly === 'undefined') trouble.unsupported('WebAssembly');
else start();
