// @ts-check
// Loads a program that is cut in two: first what every start needs, and the rest (src/platform/web/<name>_later.txt says what) afterwards.
//
// The two parts share memory and table. Until the rest is there, its places in the table hold functions that load it at once,
// while the call waits, as only a worker may. So it is never a matter of correctness what lies in which part.

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
 * @param {(options: object) => Promise<any>} create the compiler's
 * @param {{ first: URL, rest: URL, idleMs: number }} files `idleMs`: when nothing happened for so long, the first rows are on the screen
 * @param {{ host: object }} options of the module
 * @returns {Promise<any>} the module, with `restSoon()`, to be called when something happened, `whole()`, which resolves when all is there,
 * and `isWhole()`
 */
export async function loadProgram(create, files, options) {
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
            if (!hasRest) add(compileNow(files.rest));
            const table = /** @type {WebAssembly.Table} */ (Object.values(first.exports).find((each) => each instanceof WebAssembly.Table));
            return table.get(Number(place))(...given);
        },
    });
    const whole = () => (loading ??= compile(files.rest).then(add, (error) => {
        loading = undefined;
        throw new RestMissing(String(error));
    }));

    const program = await new Promise((resolve, reject) => {
        create({
            ...options,
            instantiateWasm(/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ receive) {
                compile(files.first)
                    .then(async (module) => {
                        first = await WebAssembly.instantiate(module, { ...imports, placeholder });
                        receive(first, module);
                    })
                    .catch(reject);
                return {};
            },
        }).then(resolve, reject);
    });

    let notBefore = 0;
    function restSoon() {
        if (loading || hasRest) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
            whole().catch((error) => {
                console.warn(error);
                notBefore = performance.now() + againAfterMs;
            });
        }, Math.max(files.idleMs, notBefore - performance.now()));
    }
    return Object.assign(program, { whole, restSoon, isWhole: () => hasRest });
}
