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

/** How the browser's languages write numbers, money, dates and times, by example; src/ui/locale.hpp reads them. */
export function writtenForms() {
    const figures = { numberingSystem: 'latn' };
    const day = new Date(2026, 10, 24);
    /** @param {string} tag */
    const formsOf = (tag) => {
        try {
            const place = /** @type {any} */ (new Intl.Locale(tag));
            return [
                tag,
                (1234567.8).toLocaleString(tag, figures),
                (1234).toLocaleString(tag, figures),
                (5).toLocaleString(tag, { ...figures, style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
                (0.5).toLocaleString(tag, { ...figures, style: 'percent' }),
                day.toLocaleDateString(tag, { ...figures, calendar: 'gregory', day: '2-digit', month: '2-digit', year: 'numeric' }),
                new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hour12 ? 1 : 0,
                (place.getWeekInfo?.() ?? place.weekInfo)?.firstDay ?? 0,
            ].join('\t');
        } catch {
            return tag; // "C" and the like are no tags
        }
    };
    return navigator.languages.slice(0, 3).map(formsOf).join('\n');
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
