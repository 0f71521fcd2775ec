// The two WebAssembly programs' loaders, which the build lays beside these files.
declare module '*/core.js' {
    const create: (options: object) => Promise<any>;
    export default create;
}
declare module '*/view.js' {
    const create: (options: object) => Promise<any>;
    export default create;
}
