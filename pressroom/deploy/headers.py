"""How files are to be served. In: a path below the site. Out: content type, cache header, files that tell hosts."""

import re
from mimetypes import guess_type
from pathlib import PurePosixPath

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=60"
_FINGERPRINT = re.compile(r"\.[0-9a-f]{10,}\.[a-z0-9]+$")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}


def content_type(path: str) -> str:
    """Give the type a file is served as; the feed has its own."""
    if path == "feed.xml":
        return "application/atom+xml; charset=utf-8"
    return _TYPES.get(PurePosixPath(path).suffix) or guess_type(path)[0] or "application/octet-stream"


def cache_control(path: str) -> str:
    """Give how long a file may be kept: a year if its name tells its content, a minute otherwise."""
    return FOR_EVER if _FINGERPRINT.search(path) else SHORTLY


def headers_file() -> bytes:
    """Write `_headers` as Cloudflare Pages and Netlify read it: no two rules meet, because hosts add them up."""
    kept = ("/assets/*", "/*/pictures/*", "/*.woff2")
    short = ("/", "/*/", "/*.html", "/*.xml", "/*.json", "/*.pdf", "/*.txt")
    rules = [*((path, FOR_EVER) for path in kept), *((path, SHORTLY) for path in short)]
    return "".join(f"{path}\n  Cache-Control: {rule}\n" for path, rule in rules).encode()


def nginx_snippet(host: str) -> bytes:
    """Write the part of an nginx configuration that serves the site: to be included in a `server` block."""
    lines = (
        f"# {host}: include this in the server block; `root` is the folder the site was sent to.",
        "index index.html;",
        "error_page 404 /404.html;",
        "charset utf-8;",
        "add_header X-Content-Type-Options nosniff always;",
        "location ~ /\\. { return 404; }",
        'location ~ "\\.[0-9a-f]{10,}\\.[a-z0-9]+$" {',
        f'    add_header Cache-Control "{FOR_EVER}";',
        "    add_header X-Content-Type-Options nosniff always;",
        "}",
        "location / {",
        f'    add_header Cache-Control "{SHORTLY}";',
        "    add_header X-Content-Type-Options nosniff always;",
        "    try_files $uri $uri/ =404;",
        "}",
    )
    return ("\n".join(lines) + "\n").encode()
