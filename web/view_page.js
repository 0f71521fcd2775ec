// @ts-check
// The page's half of the view: starts its program, passes input, mirror, address and sizes, and fulfils its wishes.
import { createMirror } from './accessibility.js';
import { copyText } from './clipboard.js';
import { listenToInput } from './input.js';
import { expectedLanguage, rememberLanguage, writtenForms } from './language.js';

/**
 * @param {{ canvas: HTMLCanvasElement, mirror: HTMLElement, onHost: (message: any) => void }} parts
 * @returns {{ connect(port: MessagePort): void, leave(): void, post(message: any): void }}
 */
export function startView({ canvas, mirror: root, onHost }) {
    const stage = /** @type {HTMLElement} */ (canvas.parentElement);
    const worker = new Worker(new URL('./view_worker.js', import.meta.url), { type: 'module' });
    const mirror = createMirror(root);
    /** To the program, wherever it runs. @type {(data: any, ports?: Transferable[]) => void} */
    let send = (data, ports = []) => worker.postMessage(data, ports);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const contrast = matchMedia('(forced-colors: active), (prefers-contrast: more)');
    let scale = 1;

    const coarse = matchMedia('(pointer: coarse)');
    const look = () => [dark.matches, calm.matches, contrast.matches, coarse.matches];
    for (const query of [dark, calm, contrast, coarse]) query.addEventListener('change', () => send({ type: 'look', look: look() }));

    // The canvas keeps its size until a picture of the new size is there, so nothing is stretched.
    const safeBottom = () => parseFloat(getComputedStyle(stage).getPropertyValue('padding-bottom')) || 0;
    const size = () => ({ width: Math.round(stage.clientWidth * devicePixelRatio), height: Math.round(stage.clientHeight * devicePixelRatio), ratio: devicePixelRatio, safeBottom: safeBottom() });
    const measure = () => send({ type: 'resize', ...size() });
    new ResizeObserver(([entry]) => {
        const exact = entry.devicePixelContentBoxSize?.[0];
        // Emulated ratios are unknown to it.
        const isTrue = exact && Math.abs(exact.inlineSize - stage.clientWidth * devicePixelRatio) < 2;
        send({ type: 'resize', ...size(), ...(isTrue && { width: exact.inlineSize, height: exact.blockSize }) });
    }).observe(stage);
    (function watchRatio() {
        matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => (measure(), watchRatio()), { once: true });
    })();

    const input = listenToInput(stage, root, mirror, (event) => send(event));

    /** @type {string[]} Addresses the view asked for and is at already: told to it again, one would lead back from where it has gone since. */
    const asked = [];
    addEventListener('hashchange', (event) => {
        const place = asked.indexOf(new URL(event.newURL).hash);
        if (place >= 0) asked.splice(0, place + 1);
        else send({ type: 'arrive', hash: location.hash });
    });

    /** @type {Record<string, (text: string, number: number) => void>} */
    const wishes = {
        navigate(hash) {
            const before = location.hash;
            location.hash = hash;
            if (location.hash !== before) asked.push(location.hash);
        },
        /** Unless the user has gone to another view meanwhile, of which the view is told at this moment. */
        replace(hash) {
            const viewOf = (/** @type {string} */ each) => /^#\/([^/?]*)/.exec(each)?.[1] ?? '';
            if ([viewOf(hash), ''].includes(viewOf(location.hash))) history.replaceState(history.state, '', hash);
        },
        title: (title) => { document.title = title; },
        copy: copyText,
        open(url) {
            if (/^(mailto|tel):/.test(url)) location.href = url;
            else if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
        },
        vibrate: () => navigator.vibrate?.(10),
        theme(_, isDark) {
            document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
            for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
                meta.removeAttribute('media');
                meta.setAttribute('content', isDark ? '#0B0D12' : '#F7F8FA');
            }
        },
        language(code) {
            const isFromRight = /^(ar|fa|he|ur|pseudo-rtl)$/.test(code);
            document.documentElement.lang = code === 'pseudo' ? 'en' : code === 'pseudo-rtl' ? 'ar' : code;
            document.documentElement.dir = isFromRight ? 'rtl' : 'ltr';
            mirror.turn(isFromRight);
            if (!askedLanguage) rememberLanguage(code);
        },
        scale(text) {
            scale = Number(text) || 1;
            root.style.transform = scale === 1 ? '' : `scale(${scale})`;
            root.style.width = root.style.height = scale === 1 ? '' : `${100 / scale}%`;
        },
        keys: (json) => input.give(JSON.parse(json).keys.split('\n').map((/** @type {string} */ line) => line.split('\t')[1]).filter(Boolean)),
        choosing_keys: (json) => input.choose(JSON.parse(json).isChoosing),
        pickFiles: (accept, several) => onHost({ type: 'pickFiles', accept, several: !!several }),
    };

    /** What the program says. @param {any} data */
    function hear(data) {
        if (data.type === 'mirror') mirror.apply(JSON.parse(data.message));
        else if (data.type === 'size') {
            canvas.style.width = `${data.width / data.ratio}px`;
            canvas.style.height = `${data.height / data.ratio}px`;
        } else if (data.type === 'wish') {
            const wish = wishes[data.wish];
            if (wish) wish(data.text, data.number);
            else onHost({ ...(data.number === -1 && data.text ? JSON.parse(data.text) : {}), type: data.wish });
        } else onHost(data);
    }
    const askedLanguage = new URLSearchParams(location.search).get('language') ?? '';
    const start = (/** @type {OffscreenCanvas | HTMLCanvasElement} */ target) => ({
        type: 'start', canvas: target, hash: location.hash, look: look(), locale: navigator.language, askedLanguage, language: askedLanguage || expectedLanguage(), forms: writtenForms(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, isMac: /Mac|iPhone|iPad/.test(navigator.platform), ...size(),
    });

    /** WebKitGTK's workers, and those of Safari before 17, cannot draw: the program runs here, on a canvas that was not given away. */
    async function runHere() {
        /** @type {[any, Transferable[]][]} */
        const early = [];
        send = (data, ports = []) => early.push([data, ports]);
        const fresh = /** @type {HTMLCanvasElement} */ (canvas.cloneNode());
        canvas.replaceWith(fresh);
        canvas = fresh;
        const { createProgram } = await import('./view_program.js');
        const program = createProgram(hear, document.fonts);
        program.start(start(canvas));
        send = (data, ports = []) => program.hear(data, /** @type {MessagePort[]} */ (ports));
        for (const [data, ports] of early) send(data, ports);
    }

    worker.onmessage = ({ data }) => {
        if (data.type === 'unsupported') runHere().catch((error) => onHost({ type: 'failed', detail: String(error) }));
        else if (data.type === 'returned') send(data.data, data.ports);
        else hear(data);
    };
    worker.onerror = (event) => onHost({ type: 'failed', detail: event.message });
    if ('transferControlToOffscreen' in canvas) {
        const offscreen = canvas.transferControlToOffscreen();
        send(start(offscreen), [offscreen]);
    } else runHere();

    // For measuring from outside: `await tandemFigures()`.
    Object.assign(globalThis, {
        tandemFigures: () => new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => resolve({ ...data, pageMs: mirror.cost() });
            send({ type: 'figures' }, [port2]);
        }),
    });

    return {
        connect: (port) => send({ type: 'port' }, [port]),
        /** The core is gone; what is done meanwhile waits for the next one. */
        leave: () => send({ type: 'left' }),
        post: (message) => send({ type: 'page', message }),
    };
}
