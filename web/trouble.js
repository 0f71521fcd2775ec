// @ts-check
// The one screen for what the program cannot show itself: a sentence and a way out, in plain elements, never blank.
import { pageWords } from './language.js';

/**
 * @typedef {object} Trouble
 * @property {string} title
 * @property {string} [text]
 * @property {string} [place] what stands in the text at {}
 * @property {string} [detail] for whoever is asked for help
 * @property {{ label: string, act: () => unknown }[]} actions the first one is the one to take
 */

/** @param {() => Promise<boolean>} downloadWorkspace false: there is nothing */
export function createTroubleScreen(downloadWorkspace) {
    const screen = /** @type {HTMLElement} */ (document.getElementById('trouble'));
    let isForGood = false;

    let shows = 0;

    /** @param {Trouble} trouble */
    async function show({ title, text = '', place = '', detail = '', actions }) {
        const mine = ++shows;
        const say = await pageWords();
        if (mine !== shows) return; // hidden meanwhile, or another trouble
        hideBoot();
        const heading = document.createElement('h1');
        heading.textContent = say(title);
        const words = document.createElement('p');
        words.textContent = say(text).replace('{}', place);
        const row = document.createElement('div');
        row.className = 'actions';
        for (const { label, act } of actions) {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = say(label);
            button.addEventListener('click', act);
            row.append(button);
        }
        const more = document.createElement('details');
        more.hidden = !detail;
        const summary = document.createElement('summary');
        summary.textContent = say('Details');
        const lines = document.createElement('pre');
        lines.textContent = detail;
        more.append(summary, lines);
        screen.replaceChildren(heading, words, row, more);
        screen.hidden = false;
        row.querySelector('button')?.focus();
    }

    const save = {
        label: 'Download workspace',
        act: async () => {
            const isThere = await downloadWorkspace().catch((error) => (console.warn(error), false));
            if (!isThere) /** @type {HTMLElement} */ (screen.querySelector('p')).textContent = (await pageWords())('Nothing is stored in this browser yet');
        },
    };

    return {
        hide() {
            if (isForGood) return;
            shows++;
            screen.hidden = true;
        },
        /** @param {() => void} reopen @param {{ sentence?: string, detail?: string, isOfView?: boolean }} [what] `isOfView`: a core that opens meanwhile does not mend it */
        failed(reopen, { sentence = '', detail = '', isOfView = false } = {}) {
            isForGood ||= isOfView;
            const title = sentence || 'Something went wrong';
            show({ title, text: 'Everything saved is safe.', detail, actions: [{ label: 'Reopen', act: reopen }, save] });
        },
        /** @param {() => void} reopen */
        silent(reopen) {
            show({ title: 'Tandem is not answering', text: 'It may still be working. Everything saved is safe.', actions: [{ label: 'Reopen', act: reopen }, save] });
        },
        /** @param {() => void} useHere */
        elsewhere(useHere) {
            show({ title: 'Tandem is open in another tab', text: 'This browser lets one tab work at a time here.', actions: [{ label: 'Use it here', act: useHere }] });
        },
        /** @param {string} what */
        unsupported(what) {
            isForGood = true;
            const text = 'This browser offers no {}, which Tandem needs to draw and compute; a current Chrome, Edge, Firefox or Safari does. What is stored here can be taken along.';
            show({ title: 'Tandem cannot run in this browser', text, place: what, actions: [save] });
        },
    };
}

/** The picture of the first instant has done its work. */
export function hideBoot() {
    const boot = document.getElementById('boot');
    if (boot) boot.hidden = true;
}
