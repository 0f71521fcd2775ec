// @ts-check
// Starts the page: service worker, core (here or in another tab), view, and what passes between them.
import { createBridge } from './bridge.js';
import { joinCore } from './core_owner.js';
import { acceptFiles, createDownloads } from './files.js';
import { registerSite } from './install.js';
import { downloadWorkspace } from './rescue.js';
import { createTroubleScreen, hideBoot } from './trouble.js';
import { startView } from './view_page.js';

const named = new URLSearchParams(location.search).get('workspace') ?? '';
const workspace = /^[a-z0-9_-]{1,40}$/.test(named) ? named : 'main';
const trouble = createTroubleScreen(workspace);
const reload = () => location.reload();

function start() {
    /** What the view asks of the page; view_page.js keeps the rest to itself. @type {Record<string, (message: any) => unknown>} */
    const wishes = {
        frame: hideBoot,
        pickFiles: ({ accept, several }) => files.pick(accept, several),
        reload: () => site.useNewVersion(),
        install: () => site.install(),
        estimate,
        download_workspace: () => downloadWorkspace(workspace),
        unsupported: ({ what }) => trouble.unsupported(what),
        failed: ({ detail }) => trouble.failed(reload, { detail }),
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
        onStorage: ({ kind, detail }) => view.post({ type: 'storage', kind, detail }),
        onFailed: (failure) => trouble.failed(core.reopen, failure),
        onAnswering: (isAnswering) => (isAnswering ? trouble.hide() : trouble.silent(core.reopen)),
    });
    const core = joinCore(workspace, site.service, {
        onJoined({ view: port, page, storage }) {
            bridge.attach(page);
            view.connect(port);
            view.post({ type: 'core', storage });
        },
        onState(state) {
            if (state.state === 'failed') trouble.failed(core.reopen, state);
            else if (state.state === 'elsewhere') trouble.elsewhere(core.useHere);
            else trouble.hide();
        },
        onFirstWrite: () => navigator.storage?.persist?.(),
    });
    const files = acceptFiles({
        onFiles: async (chosen) => view.post({ type: 'files', files: await bridge.offerFiles(chosen) }),
        onRefused: (sentence) => view.post({ type: 'notice', sentence }),
        onDrag: (isOver) => view.post({ type: 'drag', isOver }),
    });

    async function estimate() {
        const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
        view.post({ type: 'estimate', usage, quota, isPersisted: (await navigator.storage?.persisted?.()) ?? false });
    }
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
