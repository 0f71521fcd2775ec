// @ts-check
// A document of the view on paper: the page holds it as real elements, which only the printer sees, and opens the browser's dialog.

/** @typedef {{ heading: string, paragraphs: string[], facts: [string, string][], items: [string, string][], isNumbered: boolean, columns: string[], rows: string[][] }} Section */

/** Words are set as text, never read as markup. @param {string} name @param {string} [text] @param {(Node | undefined)[]} [inside] */
function element(name, text, inside = []) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const each of inside) if (each) made.append(each);
    return made;
}

/** @param {Section} section */
function sectionOf({ heading, paragraphs, facts, items, isNumbered, columns, rows }) {
    const row = (/** @type {string[]} */ cells, /** @type {string} */ cell) => element('tr', '', cells.map((text) => element(cell, text)));
    return element('section', '', [
        heading ? element('h2', heading) : undefined,
        ...paragraphs.map((text) => element('p', text)),
        facts.length ? element('dl', '', facts.map(([name, value]) => element('div', '', [element('dt', name), element('dd', value)]))) : undefined,
        items.length ? element(isNumbered ? 'ol' : 'ul', '', items.map(([text, detail]) => element('li', '', [element('span', text), detail ? element('small', detail) : undefined]))) : undefined,
        rows.length ? element('table', '', [columns.length ? element('thead', '', [row(columns, 'th')]) : undefined, element('tbody', '', rows.map((cells) => row(cells, 'td')))]) : undefined,
    ]);
}

/** @type {Promise<unknown> | undefined} */
let styled;
function style() {
    styled ??= new Promise((resolve, reject) => {
        const sheet = document.createElement('link');
        sheet.rel = 'stylesheet';
        sheet.href = new URL('./print.css', import.meta.url).href;
        sheet.onload = resolve;
        sheet.onerror = () => {
            styled = undefined;
            sheet.remove();
            reject(new Error('The layout for printing could not be loaded.'));
        };
        document.head.append(sheet);
    });
    return styled;
}

/** @param {{ title: string, subtitle: string, sections: Section[] }} what */
export async function printDocument({ title, subtitle, sections }) {
    await style();
    document.getElementById('print')?.remove();
    const paper = element('article', '', [element('header', '', [element('h1', title), subtitle ? element('p', subtitle) : undefined]), ...sections.map(sectionOf)]);
    paper.id = 'print';
    paper.lang = document.documentElement.lang;
    document.body.append(paper);
    const before = document.title;
    document.title = title; // what a saved PDF is called
    // Some browsers show the dialog after print() has returned: what is on paper stays until they say that it is over.
    addEventListener('afterprint', () => {
        paper.remove();
        if (document.title === title) document.title = before;
    }, { once: true });
    print();
}
