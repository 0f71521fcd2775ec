// @ts-check
// Loads the core's program: first what every start needs, and the rest (src/platform/web/core_later.txt says what) afterwards.
//
// The two parts share memory and table. Until the rest is there, its places in the table hold functions that load it at once,
// while the call waits, as only a worker may. So it is never a matter of correctness what lies in which part.
import createCore from './core.js';

const firstFile = new URL('./core.wasm', import.meta.url);
const restFile = new URL('./core_later.wasm', import.meta.url);

/** Nothing was sent for so long: the first rows are on the screen. */
const idleMs = 300;
const againAfterMs = 10_000;

/** The rest could not be had; `sentence` is for the user. */
class RestMissing extends Error {
    sentence = 'A part of Tandem is not in this browser yet, and the network does not give it. Connect to the network and reopen.';
}

/** @param {URL} file */
async function compile(file) {
    try {
        return await WebAssembly.compileStreaming(fetch(file));
    } catch {
        // A host that does not say application/wasm.
        return WebAssembly.compile(await (await fetch(file)).arrayBuffer());
    }
}

/** While the caller waits. @param {URL} file */
function compileNow(file) {
    try {
        const request = new XMLHttpRequest();
        request.open('GET', file, false);
        request.responseType = 'arraybuffer';
        request.send();
        return new WebAssembly.Module(request.response);
    } catch (error) {
        throw new RestMissing(String(error));
    }
}

/**
 * @param {{ host: object }} options of the module
 * @returns {Promise<any>} the module, with `restSoon()`, to be called when it has answered, and `whole()`, which resolves when all is there
 */
export async function loadCore(options) {
    /** @type {WebAssembly.Instance} */
    let first;
    let hasRest = false;
    let timer = 0;
    /** @type {Promise<void> | undefined} */
    let loading;

    /** @param {WebAssembly.Module} module */
    function add(module) {
        if (!hasRest) new WebAssembly.Instance(module, { primary: first.exports });
        hasRest = true;
    }
    const placeholder = new Proxy({}, {
        get: (_, place) => (/** @type {any[]} */ ...given) => {
            if (!hasRest) add(compileNow(restFile));
            const table = /** @type {WebAssembly.Table} */ (Object.values(first.exports).find((each) => each instanceof WebAssembly.Table));
            return table.get(Number(place))(...given);
        },
    });
    const whole = () => (loading ??= compile(restFile).then(add));

    const core = await new Promise((resolve, reject) => {
        createCore({
            ...options,
            instantiateWasm(/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ receive) {
                compile(firstFile)
                    .then(async (module) => {
                        first = await WebAssembly.instantiate(module, { ...imports, placeholder });
                        receive(first, module);
                    })
                    .catch(reject);
                return {};
            },
        }).then(resolve, reject);
    });

    function restSoon() {
        if (loading) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
            whole().catch((error) => {
                console.warn(error);
                setTimeout(() => (loading = undefined), againAfterMs);
            });
        }, idleMs);
    }
    return Object.assign(core, { whole, restSoon });
}
