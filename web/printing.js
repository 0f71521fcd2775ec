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

/** Long words without a gap, as addresses are, may be broken where a reader would. @param {string} name @param {string} text */
function cellOf(name, text) {
    const cell = element(name);
    for (const piece of text.split(/(?<=[@./_-])(?=\S{4})/u)) {
        if (cell.childNodes.length) cell.append(document.createElement('wbr'));
        cell.append(piece);
    }
    return cell;
}

/** @param {Section} section */
function sectionOf({ heading, paragraphs, facts, items, isNumbered, columns, rows }) {
    const row = (/** @type {string[]} */ cells, /** @type {string} */ cell) => element('tr', '', cells.map((text) => cellOf(cell, text)));
    const made = element('section', '', [
        heading ? element('h2', heading) : undefined,
        ...paragraphs.map((text) => element('p', text)),
        facts.length ? element('dl', '', facts.map(([name, value]) => element('div', '', [element('dt', name), element('dd', value)]))) : undefined,
        items.length ? element(isNumbered ? 'ol' : 'ul', '', items.map(([text, detail]) => element('li', '', [element('span', text), detail ? element('small', detail) : undefined]))) : undefined,
        rows.length ? element('table', '', [columns.length ? element('thead', '', [row(columns, 'th')]) : undefined, element('tbody', '', rows.map((cells) => row(cells, 'td')))]) : undefined,
    ]);
    made.classList.toggle('many', items.length > 8 && !isNumbered);
    return made;
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

/** @type {CSSStyleSheet | undefined} */
let running;
/** What stands at the foot of each page beside its number, as a string of CSS. @param {string} title */
function runTitle(title) {
    running ??= new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((sheet) => sheet !== running), running];
    const escaped = [...title].map((c) => (/[\p{L}\p{N} ]/u.test(c) ? c : `\\${/** @type {number} */ (c.codePointAt(0)).toString(16)} `)).join('');
    running.replaceSync(`@page { @bottom-left { content: "${escaped}" } }`);
}

/** @param {{ title: string, subtitle: string, sections: Section[] }} what */
export async function printDocument({ title, subtitle, sections }) {
    await style();
    document.getElementById('print')?.remove();
    const paper = element('article', '', [element('header', '', [element('h1', title), subtitle ? element('p', subtitle) : undefined]), ...sections.map(sectionOf)]);
    paper.id = 'print';
    paper.lang = document.documentElement.lang;
    paper.classList.toggle('wide', sections.some(({ columns }) => columns.length > 6));
    document.body.append(paper);
    runTitle(title);
    const before = document.title;
    document.title = title; // what a saved PDF is called
    // Some browsers show the dialog after print() has returned: what is on paper stays until they say that it is over.
    addEventListener('afterprint', () => {
        paper.remove();
        if (document.title === title) document.title = before;
    }, { once: true });
    print();
}
