#!/usr/bin/env python3
"""links.py -- does every link and picture of the built site lead somewhere?  python tools/site/links.py build/site/html"""
import html.parser
import pathlib
import sys
import urllib.parse


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.marks = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for key, value in attributes:
            if key in ("href", "src") and value:
                self.found.append(value)
            if key == "id":
                self.marks.add(value)


def main(folder):
    pages = {path.resolve(): Links(path.read_text()) for path in pathlib.Path(folder).rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for link in page.found:
            part = urllib.parse.urlsplit(link)
            if part.scheme or part.netloc:
                continue
            target = (path.parent / urllib.parse.unquote(part.path)).resolve() if part.path else path
            if not target.exists() or (part.fragment and target in pages and part.fragment not in pages[target].marks):
                broken.append(f"{path}: {link}")
    print("\n".join(broken[:40]))
    print(f"{len(pages)} pages, {sum(len(p.found) for p in pages.values())} links, {len(broken)} broken")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
