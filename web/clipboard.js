// @ts-check
// Text onto the clipboard, also where the page may not write to it by itself.

/** @param {string} text */
export async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        const hold = document.createElement('textarea');
        hold.value = text;
        hold.className = 'copy';
        document.body.append(hold);
        const before = document.activeElement;
        hold.select();
        document.execCommand('copy');
        hold.remove();
        if (before instanceof HTMLElement) before.focus();
    }
}
