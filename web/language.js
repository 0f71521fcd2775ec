// @ts-check
// Which language this device will want: what it spoke last, so that a start can fetch its words beside everything else.

const key = 'tandem-language';

/** The same tables that the view loads. @type {Record<string, URL>} */
const wordFiles = { de: new URL('./words/de.txt', import.meta.url) };

/** Before the workspace is open, which knows the choice made in Settings. */
export function expectedLanguage() {
    try {
        return localStorage.getItem(key) ?? navigator.language.split('-')[0];
    } catch {
        return navigator.language.split('-')[0]; // a browser that keeps nothing
    }
}

/** @param {string} code */
export function rememberLanguage(code) {
    try {
        localStorage.setItem(key, code);
    } catch {
        // It is asked again at the next start.
    }
}

/** For what the page says itself when the view cannot: English in, the language out. @returns {Promise<(english: string) => string>} */
export async function pageWords() {
    const url = wordFiles[expectedLanguage()];
    if (!url) return (english) => english;
    try {
        const lines = (await (await fetch(url)).text()).split('\n');
        const words = new Map(lines.map((line) => /** @type {[string, string]} */ (line.split('\t'))));
        return (english) => words.get(english) ?? english;
    } catch {
        return (english) => english;
    }
}
