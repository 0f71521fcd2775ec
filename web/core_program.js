// @ts-check
// The core's program, for the worker that keeps a workspace open and for looking at a chosen file.
import createCore from './core.js';
import { loadProgram } from './program_parts.js';

const files = { first: new URL('./core.wasm', import.meta.url), rest: new URL('./core_later.wasm', import.meta.url), idleMs: 300 };

/** @param {{ host: object }} options */
export const loadCore = (options) => loadProgram(createCore, files, options);
