// What the view's program may call: everything goes to `Module.host`, which view_program.js gives, but glyphs, which are drawn here.
mergeInto(LibraryManager.library, {
    view_send: (pointer, length) => Module['host'].send(HEAPU8.slice(pointer, pointer + length)),
    view_mirror__deps: ['$UTF8ToString'],
    view_mirror: (pointer, length) => Module['host'].mirror(UTF8ToString(pointer, length)),
    view_want_letters: () => Module['host'].wantLetters(),
    view_host__deps: ['$UTF8ToString'],
    view_host: (type, text, length, number) => Module['host'].wish(UTF8ToString(type), length ? UTF8ToString(text, length) : '', number),

    $viewRaster: {},
    view_raster__deps: ['$UTF8ToString', '$viewRaster'],
    view_raster: (text, weight, px, isBlack, out, capacity, metrics) => {
        const raster = viewRaster;
        if (!raster.canvas) {
            raster.canvas = new OffscreenCanvas(128, 64);
            raster.context = raster.canvas.getContext('2d', { willReadFrequently: true });
        }
        const context = raster.context;
        const words = UTF8ToString(text);
        const font = weight + ' ' + px + 'px Inter, system-ui, "Noto Sans", "Noto Sans CJK JP", "Noto Color Emoji", sans-serif';
        context.setTransform(1, 0, 0, 1, 0, 0);
        if (context.font !== font) context.font = font;
        context.textBaseline = 'alphabetic';
        const size = context.measureText(words);
        const at = metrics >> 2;
        HEAPF32[at] = size.width;
        if (!out) return 0;
        const x = Math.floor(-size.actualBoundingBoxLeft) - 1;
        const y = Math.floor(-size.actualBoundingBoxAscent) - 1;
        const width = Math.min(4096, Math.ceil(size.actualBoundingBoxRight) + 1 - x);
        const height = Math.min(1024, Math.ceil(size.actualBoundingBoxDescent) + 1 - y);
        HEAPF32[at + 1] = x;
        HEAPF32[at + 2] = y;
        HEAPF32[at + 3] = width;
        HEAPF32[at + 4] = height;
        if (width <= 2 || height <= 2) return 0;
        if (width * height * 4 > capacity) return -1;
        if (width > raster.canvas.width || height > raster.canvas.height) {
            raster.canvas.width = Math.max(width, raster.canvas.width);
            raster.canvas.height = Math.max(height, raster.canvas.height);
            context.font = font;
            context.textBaseline = 'alphabetic';
        }
        context.clearRect(0, 0, width, height);
        context.setTransform(1, 0, 0, 1, -x, -y);
        context.fillStyle = isBlack ? '#000' : '#fff';
        context.fillText(words, 0, 0);
        const pixels = context.getImageData(0, 0, width, height).data;
        const ground = isBlack ? 0 : 255;
        let isColoured = false;
        let isBlank = true;
        for (let i = 0; i < pixels.length; i += 4) {
            const alpha = pixels[i + 3];
            if (alpha < 9) continue;
            isBlank = false;
            // Rounding of premultiplied colours grows as alpha falls.
            const near = 510 / alpha;
            if (Math.abs(pixels[i] - ground) > near || Math.abs(pixels[i + 1] - ground) > near || Math.abs(pixels[i + 2] - ground) > near) {
                isColoured = true;
                break;
            }
        }
        if (isColoured) {
            HEAPU8.set(pixels, out);
            return 4;
        }
        if (isBlank) return 0;
        for (let i = 0, from = 3; from < pixels.length; i++, from += 4) HEAPU8[out + i] = pixels[from];
        return 1;
    },
});
