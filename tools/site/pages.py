#!/usr/bin/env python3
"""pages.py -- the site's sources: a page for each indicator from what the library says of itself, and docs/ as they are.

    python tools/site/pages.py build/tacho build/site/source

Formula, remarks and source are the comment of the indicator's file; parameters, units, lookback and memory its definition; the chart is
drawn on data/sp500.csv; which of the peers have the same is in bench/peers/peers.tsv."""
import concurrent.futures
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from formula import mathml  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ("TA-Lib", "Tulip", "VectorTA", "wickra")


def tell(tacho, *words):
    return subprocess.run([tacho, *words], capture_output=True, text=True, check=True).stdout


def catalogue(tacho):
    names = tell(tacho, "list", "--names").split()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return list(pool.map(lambda name: json.loads(tell(tacho, "info", "--json", name)), names))


def same_elsewhere():
    """{indicator: [(settings, peer, its function)]}"""
    found = {}
    for line in csv.reader((ROOT / "bench/peers/peers.tsv").open(), delimiter="\t"):
        if not line or line[0].startswith("#") or len(line) < 6:
            continue
        for peer, cell in zip(PEERS, line[2:6]):
            if cell and cell != "-":
                found.setdefault(line[0], []).append((line[1], peer, cell.split(">")[0].split("*")[0].strip()))
    return found


def remarks(text):
    """The comment: formula blocks typeset, the rest as paragraphs."""
    parts = []
    for block in re.split(r"\n\s*\n", text):
        if all(line.startswith("    ") for line in block.splitlines() if line.strip()):
            parts.append(mathml(block))
        else:
            parts.append(escape(" ".join(line.strip() for line in block.splitlines())))
    return "\n\n".join(parts)


def escape(text):
    return re.sub(r"([*_<>\[\]$#|])", r"\\\1", text) if "`" not in text else "`".join(
        part if k % 2 else re.sub(r"([*_<>\[\]$#|])", r"\\\1", part) for k, part in enumerate(text.split("`")))


def shown(value):
    return str(int(value)) if isinstance(value, float) and value == int(value) and abs(value) < 1e15 else str(value)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows])


def parameters(about, option):
    rows = []
    for p in about["parameters"]:
        if p["option"] != option:
            continue
        span = ", ".join(p["choices"]) if p["type"] == "choice" else "any moving average" if p["type"] == "average" else f"{shown(p['least'])} to {shown(p['most'])}"
        rows.append((f"`{p['name']}`", f"`{shown(p['default'])}`", span, p["doc"]))
    return rows


def page(about, peers):
    name = about["name"]
    out = [f"# {about['title']}", f"`{name}`" + "".join(f", `{alias}`" for alias in about["aliases"]) + f" · [{about['group']}](index.md)"]
    out.append(f"```{{image}} {name}.svg\n:alt: {about['title']} on the sample data\n:width: 100%\n```")
    out.append(remarks(about["text"]))
    for title, option in (("Parameters", False), ("Options, by name only", True)):
        rows = parameters(about, option)
        if rows:
            out += [f"## {title}", table(("name", "default", "range", "meaning"), rows)]
    out += ["## Inputs and outputs", "Inputs: " + ", ".join(f"`{i}`" for i in about["inputs"]) + "."]
    out.append(table(("output", "unit", "first value after (bars, at the defaults)"), [(f"`{o['name']}`", o["unit"], shown(o["lookback"])) for o in about["outputs"]]))
    memory = about["memory"]
    out.append("It remembers every bar there has been." if memory is None else f"It remembers {shown(memory)} bars back, at the defaults: what is older cannot be seen in a value."
               if memory else "It remembers nothing but the bar itself.")
    series = ", ".join(about["inputs"])
    out += ["## How to call it", f"```sh\ntacho run {name} FILE.csv\n```", f"```python\nimport tacho\ntacho.{name}({series})\n```"]
    if peers:
        out += ["## The same elsewhere", table(("product", "its function", "settings here"), [(peer, f"`{call}`", f"`{settings}`" if settings else "defaults") for settings, peer, call in peers])]
    out.append(f"## All of it\n\n`indicators/{about['group']}/{name}.c`, from which all else is made:\n\n```{{literalinclude}} {name}.c\n:language: c\n```")
    return "\n\n".join(out) + "\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:       # untouched pages are not built again
        path.write_text(text)


def toctree(entries, depth=1):
    return "```{toctree}\n:maxdepth: %d\n\n%s\n```" % (depth, "\n".join(entries))


def main(tacho, folder):
    folder = pathlib.Path(folder)
    library, peers = catalogue(tacho), same_elsewhere()
    groups = sorted({about["group"] for about in library})
    charts = []
    for about in library:
        path = folder / "indicators" / about["group"] / about["name"]
        write(path.with_suffix(".md"), page(about, peers.get(about["name"], [])))
        write(path.with_suffix(".c"), (ROOT / "indicators" / about["group"] / f"{about['name']}.c").read_text())
        if not path.with_suffix(".svg").exists():
            charts.append((about, path.with_suffix(".svg")))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        list(pool.map(lambda c: draw(tacho, *c), charts))
    for group in groups:
        rows = sorted((a for a in library if a["group"] == group), key=lambda a: a["name"])
        write(folder / "indicators" / group / "index.md", f"# {group.capitalize()}\n\n"
              + table(("", ""), [(f"[`{a['name']}`]({a['name']}.md)", a["title"]) for a in rows]) + "\n\n" + "```{toctree}\n:hidden:\n\n" + "\n".join(a["name"] for a in rows) + "\n```\n")
    copy_docs(folder)
    write(folder / "index.md", front(library, groups))
    shutil.copytree(ROOT / "tools/site/_static", folder / "_static", dirs_exist_ok=True)
    shutil.copy(ROOT / "tools/site/conf.py", folder / "conf.py")
    print(f"{len(library)} indicators in {len(groups)} groups")


def draw(tacho, about, path):
    """Inputs that no column is called by stand for another series: the opening price does."""
    others = [word for name in about["inputs"] if name in ("real2", "periods") for word in ("-i", f"{name}=open")]
    subprocess.run([tacho, "plot", about["name"], "--last", "250", "-f", "svg", "-o", str(path), *others, str(ROOT / "data/sp500.csv")], check=True, capture_output=True)


def copy_docs(folder):
    """docs/ as it is; what it links to outside of docs/ is named only."""
    for path in (ROOT / "docs").rglob("*"):
        if path.suffix == ".md":
            write(folder / "docs" / path.relative_to(ROOT / "docs"), re.sub(r"\[([^\]]+)\]\(\.\./[^)]+\)", r"\1", path.read_text()))
        elif path.is_file():
            target = folder / "docs" / path.relative_to(ROOT / "docs")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def front(library, groups):
    pages = sorted(path.stem for path in (ROOT / "docs").glob("*.md"))
    every = ", ".join(f"[{a['name']}](indicators/{a['group']}/{a['name']}.md)" for a in sorted(library, key=lambda a: a["name"]))
    return (f"# Tacho\n\n{len(library)} technical-analysis indicators in C: as fast as memory, right to the last bits. One definition for each, from which come arrays, "
            "streams, sweeps, panels, Python, the command line and these pages.\n\n## Indicators\n\n" + every + "\n\n"
            + toctree([f"indicators/{g}/index" for g in groups]) + "\n\n## Reading\n\n" + toctree([f"docs/{p}" for p in pages]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
