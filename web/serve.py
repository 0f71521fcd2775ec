#!/usr/bin/env python3
"""Serves a built site as the hosts that README.md describes do: same headers, compressed files when the browser takes them.

serve.py [--folder build/site] [--port 8460] [--base /sub/path/] [--check]
The port is fixed because another port is another origin to the browser, with other data. --check only says whether it is free.
"""

import argparse
import functools
import http.server
import os
import pathlib
import socket
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm", ".ttf": "font/ttf", ".otf": "font/otf", ".woff2": "font/woff2",
    ".png": "image/png", ".svg": "image/svg+xml", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
}


def read_headers(folder):
    """The site's own _headers file: a path pattern, then indented headers. A later pattern wins."""
    rules = []
    try:
        text = (folder / "_headers").read_text(encoding="utf-8")
    except OSError:
        return rules
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] in " \t":
            name, _, value = line.strip().partition(":")
            rules[-1][1][name.strip()] = value.strip()
        else:
            rules.append((line.strip(), {}))
    return rules


def headers_of(rules, path):
    headers = {}
    for pattern, values in rules:
        if pattern == path or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            headers.update(values)
    return headers


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Tandem", ""

    def __init__(self, folder, base, quiet, *arguments):
        self.folder, self.base, self.quiet = folder, base, quiet
        super().__init__(*arguments)

    def do_GET(self):
        self.answer(with_body=True)

    def do_HEAD(self):
        self.answer(with_body=False)

    def answer(self, with_body):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path + "/" == self.base:
            return self.say(308, b"", {"Location": self.base})
        if not path.startswith(self.base):
            return self.say(404, f"Tandem is at {self.base}.".encode(), {"Content-Type": "text/plain; charset=utf-8"})
        path = "/" + path[len(self.base):]
        if path.endswith("/"):
            path += "index.html"
        file = (self.folder / path.lstrip("/")).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            return self.say(404, b"There is no such file in the site.", {"Content-Type": "text/plain; charset=utf-8"})
        headers = {"Content-Type": TYPES.get(file.suffix, "application/octet-stream"), "Vary": "Accept-Encoding"}
        headers.update(headers_of(read_headers(self.folder), path))
        accepted = {part.split(";")[0].strip() for part in self.headers.get("Accept-Encoding", "").split(",")}
        for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
            compressed = file.with_name(file.name + suffix)
            if encoding in accepted and compressed.is_file() and compressed.stat().st_mtime >= file.stat().st_mtime:
                headers["Content-Encoding"] = encoding
                file = compressed
                break
        self.say(200, file.read_bytes(), headers, with_body)

    def say(self, status, body, headers, with_body=True):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, text, *arguments):
        if not self.quiet:
            super().log_message(text, *arguments)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    # Reusing an address is right after a restart; a port on which somebody listens is found by is_taken().
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def is_taken(port):
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.settimeout(0.5)
                if probe.connect_ex((address, port)) == 0:
                    return True
        except OSError:
            continue
    return False


def main():
    parser = argparse.ArgumentParser(description="Serves Tandem's site on this machine.")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build" / "site", help="the built site (default: build/site)")
    parser.add_argument("--port", type=int, default=8460, help="default: 8460; 0 takes any that is free")
    parser.add_argument("--base", default="/", help="the path under which the site lies (default: /)")
    parser.add_argument("--check", action="store_true", help="only say whether the port is free")
    parser.add_argument("--quiet", action="store_true", help="do not print requests")
    options = parser.parse_args()
    if options.port != 0 and is_taken(options.port):  # 0: any free one, for tests
        sys.exit(f"Port {options.port} is taken by another program, perhaps another `serve`; end that one first. "
                 "Tandem does not move to another port, because the browser would show it other data there.")
    if options.check:
        return
    folder = options.folder.resolve()
    if not (folder / "index.html").is_file():
        sys.exit(f"There is no built site in {options.folder}; build it with: cmake --workflow --preset site")
    base = "/" + options.base.strip("/")
    base += "" if base.endswith("/") else "/"
    try:
        server = Server(("127.0.0.1", options.port), functools.partial(Handler, folder, base, options.quiet))
    except OSError as error:
        sys.exit(f"Port {options.port} cannot be opened ({os.strerror(error.errno)}); end the program that holds it.")
    print(f"Tandem is at http://localhost:{server.server_address[1]}{base} (end with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


main()
