// @ts-check
// Decides which tab runs the core of a workspace, and joins this tab to it, wherever it runs.
//
// The tab that holds the Web Lock runs the core in a worker. The others hand two ports to the service worker, which passes
// them to the owner's page and that on to its worker. When the owner goes, the lock goes to the next tab in line.

/**
 * @typedef {{ state: 'opening' | 'open' | 'elsewhere' } | { state: 'failed', sentence: string, trapped: boolean }} CoreState
 * @typedef {object} CoreEvents
 * @property {(ports: { view: MessagePort, page: MessagePort, storage: string }) => void} onJoined also after each change of owner
 * @property {() => void} onLeft the core that was joined is gone, and the next one is opening
 * @property {(state: CoreState) => void} onState "elsewhere": another tab has it and cannot be reached
 * @property {() => void} onFirstWrite
 */

/** A tab that is not answered after this says that the workspace is open elsewhere, and goes on asking. */
const patienceMs = 8_000;

/**
 * @param {string} workspace
 * @param {Promise<ServiceWorker | undefined>} service
 * @param {CoreEvents} events
 * @param {string} storage a kind of storage to use instead of the best one there is
 */
export function joinCore(workspace, service, events, storage) {
    const lock = `tandem-core-${workspace}`;
    const tab = `tandem-tab-${crypto.randomUUID()}`;
    const news = new BroadcastChannel(lock);
    /** @type {Worker | undefined} */
    let worker;
    /** @type {(reason: 'restart' | 'robbed') => void} */
    let endRun = () => {};
    let joins = 0; // a join that is not the newest any more gives up
    navigator.locks?.request(tab, () => new Promise(() => {}));

    /** Makes two channels, sends one end of each, and resolves when the core has greeted. @param {(ports: MessagePort[]) => void} send @param {number} withinMs */
    function join(send, withinMs) {
        const view = new MessageChannel();
        const page = new MessageChannel();
        const number = ++joins;
        send([view.port2, page.port2]);
        return new Promise((resolve) => {
            const late = setTimeout(() => answered(undefined), withinMs);
            page.port1.onmessage = ({ data }) => answered(data);
            /** @param {any} message */
            function answered(message) {
                clearTimeout(late);
                const isNewest = number === joins;
                if (isNewest && message?.type === 'welcome') {
                    events.onJoined({ view: view.port1, page: page.port1, storage: message.storage });
                    events.onState({ state: 'open' });
                } else {
                    view.port1.close();
                    page.port1.close();
                    if (isNewest && message?.type === 'failed') events.onState({ state: 'failed', ...message });
                }
                resolve(!isNewest || message !== undefined);
            }
        });
    }

    /** One life of the core in this tab. @returns {Promise<'restart' | 'robbed'>} */
    function run() {
        events.onState({ state: 'opening' });
        events.onLeft();
        news.postMessage('opening');
        const fresh = new Worker(new URL('./core_worker.js', import.meta.url), { type: 'module', name: 'tandem core' });
        worker = fresh;
        fresh.postMessage({ type: 'open', workspace, storage });
        join((ports) => fresh.postMessage({ type: 'connect', tab }, ports), 0x7fffffff);
        fresh.onmessage = ({ data }) => {
            if (data.type === 'open') news.postMessage('opened');
            if (data.type === 'wrote') events.onFirstWrite();
            if (data.type === 'reopen') endRun('restart');
        };
        fresh.onerror = (event) => {
            event.preventDefault();
            events.onState({ state: 'failed', trapped: true, sentence: '' });
        };
        return new Promise((resolve) => {
            endRun = (reason) => {
                fresh.terminate();
                worker = undefined;
                resolve(reason);
            };
        });
    }

    async function own() {
        while ((await run()) === 'restart');
    }

    async function follow() {
        if (worker) return;
        const started = performance.now();
        const mine = ++joins;
        const active = await service;
        if (mine !== joins || worker) return;
        if (!active) return events.onState({ state: 'elsewhere' });
        for (let withinMs = 300; !worker; withinMs = Math.min(withinMs * 1.5, 3_000)) {
            const joined = await join((ports) => active.postMessage({ type: 'connect', workspace, tab }, ports), withinMs);
            if (joined) return;
            if (performance.now() - started > patienceMs && !worker) events.onState({ state: 'elsewhere' });
        }
    }

    /** Waits for the lock and keeps it for as long as this tab lives, or until another tab takes it. @param {LockOptions} how */
    async function takeLock(how) {
        try {
            await navigator.locks.request(lock, how, (held) => (held ? own() : undefined));
        } catch (error) {
            // Another tab said "Use it here".
            if (/** @type {any} */ (error).name !== 'AbortError') throw error;
            endRun('robbed');
        }
    }

    async function start() {
        if (!navigator.locks) return own();
        await takeLock({ ifAvailable: true });
        for (;;) {
            follow();
            await takeLock({});
        }
    }

    news.onmessage = ({ data }) => {
        if (data === 'opening') events.onLeft();
        if (data === 'opened') follow();
        if (data === 'restart') endRun('restart');
    };
    if (navigator.serviceWorker) {
        navigator.serviceWorker.addEventListener('message', ({ data, source, ports }) => {
            if (data.workspace !== workspace || !worker) return;
            if (data.type === 'offer') source?.postMessage({ type: 'accept', request: data.request });
            if (data.type === 'connect') worker.postMessage({ type: 'connect', tab: data.tab }, [...ports]);
        });
        navigator.serviceWorker.startMessages();
    }
    start();

    return {
        /** Ends the core, wherever it runs, and opens the workspace again. */
        reopen() {
            if (worker) endRun('restart');
            else news.postMessage('restart');
        },
        /** The same, but only where it runs: every tab hears that something was not saved, one of them acts. */
        reopenHere() {
            if (worker) endRun('restart');
        },
        /** Takes the core from the tab that has it. */
        useHere: () => takeLock({ steal: true }),
    };
}
