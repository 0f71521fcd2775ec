// @ts-check
// Charts of the view as downloads: text as it is, a picture in dots from the drawing the view made of it.

import { download } from './files.js';

const density = 2; // dots a pixel: sharp on paper and on most screens

/** @param {string} drawing an SVG of known size */
async function dotsOf(drawing) {
    const url = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
    try {
        const picture = new Image();
        picture.src = url;
        await picture.decode();
        const canvas = document.createElement('canvas');
        canvas.width = picture.naturalWidth * density;
        canvas.height = picture.naturalHeight * density;
        /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(picture, 0, 0, canvas.width, canvas.height);
        return await new Promise((/** @type {(blob: Blob) => void} */ resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
    } finally {
        URL.revokeObjectURL(url);
    }
}

/** @param {{ name: string, mime: string, text: string }} chart for a picture in dots `text` is its drawing */
export async function saveChart({ name, mime, text }) {
    download(mime === 'image/png' ? await dotsOf(text) : new Blob([text], { type: mime }), name);
}
