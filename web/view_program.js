// @ts-check
// The view's program, in a worker or, where workers cannot draw, on the page: loads it and its fonts side by side, draws frames on
// demand, and passes messages both ways.
import { loadProgram } from './program_parts.js';
import createView from './view.js';

const programFiles = { first: new URL('./view.wasm', import.meta.url), rest: new URL('./view_later.wasm', import.meta.url), idleMs: 1500 };

const fontFiles = [
    { weight: '400', url: new URL('./fonts/inter-400.ttf', import.meta.url) },
    { weight: '500', url: new URL('./fonts/inter-500.ttf', import.meta.url) },
    { weight: '600', url: new URL('./fonts/inter-600.ttf', import.meta.url) },
    { weight: '', url: new URL('./fonts/icons.ttf', import.meta.url) },
];
/** The rest of Inter, fetched when a character of it first has to be drawn. */
const letterFiles = [
    { weight: '400', url: new URL('./fonts/inter-400-more.ttf', import.meta.url) },
    { weight: '500', url: new URL('./fonts/inter-500-more.ttf', import.meta.url) },
    { weight: '600', url: new URL('./fonts/inter-600-more.ttf', import.meta.url) },
];

/** What the first part can draw: a start at another address waits for the whole program. */
const firstViews = new Set(['', 'home', 'pipeline', 'contacts', 'companies', 'deals']);
/** @param {string} hash "#/contacts?…" */
const isFirstView = (hash) => firstViews.has(/^#?\/?([^/?]*)/.exec(hash)?.[1] ?? '');
/** Kinds of events (src/ui/input.hpp) that ask for nothing new: moving, leaving, the focus, scrolling. */
const idleEvents = new Set([0, 4, 8, 9, 14]);

/** Words of other languages than English, each fetched when it is first chosen. @type {Record<string, URL>} */
const wordFiles = { de: new URL('./words/de.txt', import.meta.url) };

/**
 * @param {(message: any) => void} tell what happens: `mirror`, `wish`, `size`, `frame`, `failed`, `unsupported` and, after it, `returned {data, ports}`
 * @param {FontFaceSet} shelf of the worker or the page
 */
export function createProgram(tell, shelf) {
    /** @type {any} */
    let module;
    /** @type {OffscreenCanvas | HTMLCanvasElement} */
    let canvas;
    /** @type {MessagePort | undefined} */
    let core;
    let frameRequest = 0;
    let frameTimer = 0;
    let frameTime = 0;
    let isFirst = true;
    let hasFailed = false;
    let wantsLetters = false;
    /** @type {Set<string>} languages whose words are there or on their way */
    const spoken = new Set();
    /** The size the next frame is to have. */
    let wanted = { width: 1, height: 1, ratio: 1, safeBottom: 0 };
    let shown = '';
    /** Messages that came before the program was there. @type {{ data: any, ports: readonly MessagePort[] }[]} */
    const early = [];
    /** What a person did before the program's second part was there, which may need it. @type {any[]} */
    const held = [];

    /** @param {string | Uint8Array} content */
    function fillInbox(content) {
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        const pointer = module._view_inbox(bytes.length);
        module.HEAPU8.set(bytes, pointer);
    }

    /** @param {unknown} error */
    function fail(error) {
        if (hasFailed) return;
        hasFailed = true;
        tell({ type: 'failed', sentence: /** @type {any} */ (error)?.sentence, detail: String(error instanceof Error ? error.stack : error) });
    }

    /** Somebody else may draw; the core's port is among what came. */
    function refuse() {
        tell({ type: 'unsupported', what: 'WebGL2' });
        for (const message of early.splice(0)) tell({ type: 'returned', ...message });
    }

    function drawFrame() {
        frameRequest = 0;
        clearTimeout(frameTimer);
        frameTimer = 0;
        if (hasFailed || !module) return;
        const { width, height, ratio, safeBottom } = wanted;
        const size = `${width} ${height} ${ratio} ${safeBottom}`;
        try {
            if (size !== shown) {
                if (canvas.width !== width) canvas.width = width;
                if (canvas.height !== height) canvas.height = height;
                module._view_resize(width, height, ratio, safeBottom);
            }
            const next = module._view_frame(performance.now(), Date.now());
            if (size !== shown) tell({ type: 'size', width, height, ratio });
            shown = size;
            if (isFirst) tell({ type: 'frame' });
            isFirst = false;
            planIn(next);
        } catch (error) {
            fail(error);
        }
    }

    /** @param {number} ms below zero: only when something happens */
    function planIn(ms) {
        if (ms === 0) plan();
        if (ms <= 0) return;
        const at = performance.now() + ms;
        if (frameTimer && at >= frameTime) return;
        clearTimeout(frameTimer);
        frameTime = at;
        frameTimer = setTimeout(plan, ms);
    }

    function plan() {
        if (!frameRequest && module) frameRequest = requestAnimationFrame(drawFrame);
    }

    /** Moves of the pointer and the like: kind, control, draggable around it, place, number, modifiers, text. @param {any[]} event */
    function passEvent([kind, id, grip, x, y, number, modifiers, text]) {
        if (text !== undefined) fillInbox(text);
        module._view_event(kind, id, grip, x, y, number, modifiers);
    }

    /** What main.js tells the view. @type {Record<string, (message: any) => void>} */
    const fromPage = {
        files({ files }) {
            fillInbox(files.map((/** @type {{ handle: number }} */ file) => file.handle).join(','));
            module._view_files();
        },
        notice({ sentence, tone = 'warn', action = '', wish = '' }) {
            fillInbox([sentence, tone, action, wish].join('\n'));
            module._view_notice();
        },
        place({ lines }) {
            fillInbox(lines);
            module._view_place();
        },
        paste({ text, isByMenu = false }) {
            fillInbox(text);
            module._view_paste(isByMenu ? 1 : 0);
        },
        online: ({ isOnline }) => module._view_online(isOnline ? 1 : 0),
        version: () => module._view_new_version(),
    };

    /** @param {any} data */
    function mayNeedAll(data) {
        if (Array.isArray(data)) return held.length > 0 || !idleEvents.has(data[0]);
        return data.type === 'arrive' ? held.length > 0 || !isFirstView(data.hash) : data.type === 'page' && ['files', 'paste'].includes(data.message.type);
    }

    /** Done in its order when all is there: a frame never stands still for a part that is on its way. @param {any} data */
    async function hold(data) {
        held.push(data);
        if (held.length > 1) return;
        try {
            await module.whole();
        } catch (error) {
            held.length = 0;
            const { sentence, ...more } = /** @type {any} */ (error);
            hear({ type: 'page', message: { type: 'notice', sentence: sentence ?? String(more) } }, []);
            return;
        }
        for (const each of held.splice(0)) hear(each, []);
    }

    /** @param {any} data @param {readonly MessagePort[]} ports */
    function hear(data, ports) {
        if (!module) {
            early.push({ data, ports });
            return;
        }
        if (!module.isWhole() && mayNeedAll(data)) {
            hold(data);
            return;
        }
        try {
            if (Array.isArray(data)) passEvent(data);
            else if (data.type === 'resize') wanted = data;
            else if (data.type === 'look') module._view_look(...data.look.map(Number));
            else if (data.type === 'arrive') {
                fillInbox(data.hash);
                module._view_arrive();
            } else if (data.type === 'port') {
                core?.close();
                core = ports[0];
                core.onmessage = ({ data: bytes }) => {
                    try {
                        fillInbox(new Uint8Array(bytes));
                        planIn(module._view_receive());
                        module.restSoon();
                    } catch (error) {
                        fail(error);
                    }
                };
                module._view_joined();
            } else if (data.type === 'left') module._view_left();
            else if (data.type === 'page') fromPage[data.message.type]?.(data.message);
            else if (data.type === 'figures') {
                ports[0].postMessage(JSON.parse(module.UTF8ToString(module._view_figures())));
                return;
            }
            plan();
        } catch (error) {
            fail(error);
        }
    }

    /** For Dear ImGui, and for what the browser draws itself. @param {typeof fontFiles} files */
    const fetchFonts = (files) => Promise.all(files.map(async ({ weight, url }) => {
        const response = await fetch(url);
        if (!response.ok) throw new Error(`${url} could not be fetched: ${response.status}`);
        const bytes = await response.arrayBuffer();
        if (weight) shelf.add(await new FontFace('Inter', bytes, { weight }).load());
        return new Uint8Array(bytes);
    }));

    /** @param {any} program @param {Uint8Array[]} fonts @param {number} first the place of the first one in the program */
    const giveFonts = (program, fonts, first) => fonts.forEach((bytes, index) => program.HEAPU8.set(bytes, program._view_font_room(first + index, bytes.length)));

    async function wantLetters() {
        if (wantsLetters) return;
        wantsLetters = true;
        try {
            giveFonts(module, await fetchFonts(letterFiles), fontFiles.length);
            module._view_letters();
            plan();
        } catch (error) {
            console.warn(error); // asked for again with the next such character
            wantsLetters = false;
        }
    }

    /** The words of a language as the program takes them; empty for one that needs none. @param {string} language */
    async function fetchWords(language) {
        const url = wordFiles[language];
        if (!url || spoken.has(language)) return '';
        spoken.add(language);
        try {
            const response = await fetch(url);
            if (!response.ok) throw new Error(`${url} could not be fetched: ${response.status}`);
            return `${language}\n${await response.text()}`;
        } catch (error) {
            console.warn(error); // the interface stays in the language it has
            spoken.delete(language);
            return '';
        }
    }

    /** @param {any} program @param {string} words */
    function giveWords(program, words) {
        if (!words) return;
        const bytes = new TextEncoder().encode(words);
        program.HEAPU8.set(bytes, program._view_inbox(bytes.length));
        program._view_words();
    }

    /** @param {string} language */
    async function speak(language) {
        giveWords(module, await fetchWords(language));
        plan();
    }

    /** Says "unsupported" before it waits for anything. @param {any} start */
    async function begin(start) {
        canvas = start.canvas;
        wanted = start;
        const fonts = fetchFonts(fontFiles);
        const words = fetchWords(start.language);
        const context = /** @type {WebGL2RenderingContext | null} */ (canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power' }));
        if (!context) {
            refuse();
            return;
        }
        const program = await loadProgram(createView, programFiles, {
            host: {
                send: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => core?.postMessage(bytes.buffer, [bytes.buffer]),
                mirror: (/** @type {string} */ message) => tell({ type: 'mirror', message }),
                wantLetters,
                wish(/** @type {string} */ wish, /** @type {string} */ text, /** @type {number} */ number) {
                    if (wish === 'language') speak(text);
                    tell({ type: 'wish', wish, text, number });
                },
            },
        });
        // On the page nothing may be loaded while a call waits, so there all is there before the first one.
        const needsAll = !('WorkerGlobalScope' in globalThis) || !isFirstView(start.hash);
        const whole = needsAll ? program.whole() : undefined;
        program.GL.makeContextCurrent(program.GL.registerContext(context, { majorVersion: 2, minorVersion: 0 }));
        giveFonts(program, await fonts, 0);
        await whole;
        if (!program._view_start(start.isMac ? 1 : 0)) {
            refuse();
            return;
        }
        canvas.addEventListener('webglcontextlost', (event) => {
            event.preventDefault();
            module._view_lose_context();
        });
        canvas.addEventListener('webglcontextrestored', () => {
            module._view_regain_context();
            plan();
        });
        module = program;
        module._view_look(...start.look.map(Number));
        fillInbox(`${start.locale}\n${start.timeZone}\n${start.askedLanguage}\n${start.forms}`);
        module._view_locale();
        giveWords(module, await words);
        fillInbox(start.hash);
        module._view_arrive();
        for (const { data, ports } of early.splice(0)) hear(data, ports);
        plan();
    }

    return { start: (/** @type {any} */ message) => begin(message).catch(fail), hear };
}
