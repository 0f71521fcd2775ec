"""Draws the mark of icon.svg as a PNG: draw_mark.py OUT.png SIZE [background as RRGGBB: then the mark keeps to the maskable safe zone]."""

import struct
import sys
import zlib

BLUE, MAGENTA, VIOLET = (0x25, 0x63, 0xEB), (0xC0, 0x22, 0x8F), (0x6D, 0x3B, 0xEB)


def coverage(x, y, centre_x, centre_y, radius):
    """How much of the pixel at (x, y) a disc covers, good to a few percent: the distance to its edge, clamped."""
    distance = ((x - centre_x) ** 2 + (y - centre_y) ** 2) ** 0.5
    return min(1.0, max(0.0, radius - distance + 0.5))


def draw(size, background):
    scale = size / 512 * (0.78 if background else 1.0)
    middle, radius, offset = size / 2, 150 * scale, 70 * scale
    lines = bytearray()
    for row in range(size):
        lines.append(0)  # PNG filter of the line: none
        for column in range(size):
            x, y = column + 0.5, row + 0.5
            left = coverage(x, y, middle - offset, middle, radius)
            right = coverage(x, y, middle + offset, middle, radius)
            parts = ((left * right, VIOLET), (left * (1 - right), BLUE), (right * (1 - left), MAGENTA))
            alpha = sum(weight for weight, _ in parts)
            colour = [sum(weight * rgb[i] for weight, rgb in parts) for i in range(3)]
            if background:
                colour, alpha = [c + (1 - alpha) * b for c, b in zip(colour, background)], 1.0
            elif alpha > 0:
                colour = [c / alpha for c in colour]
            lines += bytes(round(min(255, c)) for c in colour) + bytes([round(255 * alpha)])
    return bytes(lines)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    path, size = sys.argv[1], int(sys.argv[2])
    background = tuple(bytes.fromhex(sys.argv[3])) if len(sys.argv) > 3 else None
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(draw(size, background), 9)) + chunk(b"IEND", b"")
    with open(path, "wb") as file:
        file.write(png)


main()
