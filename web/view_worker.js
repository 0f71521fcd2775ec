// @ts-check
// The view's worker: the program on a canvas of its own. Where a worker's canvas has no WebGL2, the page is given all messages back.
import { createProgram } from './view_program.js';

let isUnsupported = false;

/** @param {any} message */
function tell(message) {
    if (message.type === 'unsupported') isUnsupported = true;
    postMessage(message, message.ports ?? []);
}

const program = createProgram(tell, /** @type {any} */ (self).fonts);

self.onmessage = ({ data, ports }) => {
    if (isUnsupported) tell({ type: 'returned', data, ports });
    else if (data.type === 'start') program.start(data);
    else program.hear(data, ports);
};
