"""The figures of docs/performance.md, for bench/report.py: SVG that reads on light and dark pages.

Text stays text; nothing in them depends on the day or on chance, so the same figures give the same files.
"""
from __future__ import annotations

import math
import re
from collections import defaultdict
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402 -- after the choice of what draws

INK, FAINT, DOT, LOSS = "#6e7781", "#8b949e55", "#3a8fb7", "#d1495b"    # each holds on white and on near-black
FEW = 64                # so many indicators have a line each; more become piles of dots
matplotlib.rcParams.update({
    "svg.fonttype": "none", "svg.hashsalt": "tacho", "font.family": ["DejaVu Sans"], "font.size": 8,
    "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK, "axes.edgecolor": FAINT,
    "xtick.major.size": 0, "ytick.major.size": 0, "xtick.minor.size": 0,
})


def draw(pairs: list[dict], peers: list[str], copies: dict[str, float], folder: Path) -> list[tuple[str, str]]:
    """The files written, each with what it shows."""
    folder.mkdir(exist_ok=True)
    written = []
    few = len({pair["label"] for pair in pairs}) <= FEW
    if pairs:
        save((lines_of_ratios if few else piles_of_ratios)(pairs, peers), folder / "ratios.svg")
        written.append(("ratios.svg", "How many times faster Tacho is than each peer, each indicator a dot"))
    if copies:
        save((lines_of_copies if len(copies) <= FEW else piles_of_copies)(copies), folder / "memcpy.svg")
        written.append(("memcpy.svg", "Time of each indicator beside memcpy, 1,000,000 bars"))
    return written


def save(figure, path: Path) -> None:
    figure.savefig(path, transparent=True, bbox_inches="tight", pad_inches=0.1, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
    path.write_text(shorter(path.read_text()))


def shorter(text: str) -> str:
    """Without what says nothing, and the font told once."""
    text = re.sub(r"<metadata>.*?</metadata>\s*|<!--.*?-->\s*|<!DOCTYPE.*?>\s*", "", text, flags=re.S)
    text = re.sub(r"font-family: [^;]*; | transform=\"rotate\(-0[^)]*\)\"|<g id=\"[\w.]+\"/>\s*", "", text)
    text = text.replace("</style>", " text{font-family: 'DejaVu Sans', Verdana, sans-serif}</style>")
    text = re.sub(r"\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}", text)
    return re.sub(r"\s*\n\s*", "\n", text)


# -- what all of them share -----------------------------------------------------------------------

def plain(axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="x", color=FAINT, linewidth=0.5)
    axes.set_axisbelow(True)


def log_axis(axes, low: float, high: float) -> None:
    axes.set_xscale("log")
    axes.set_xlim(low / 1.15, high * 1.15)
    ticks = [tick for tick in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if low / 1.15 <= tick <= high * 1.15]
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.minorticks_off()


def mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def colour(ratio: float) -> str:
    return LOSS if round(ratio, 2) < 1 else DOT


def title(figure, text: str, below: str, height: float, above: float = 0.2) -> None:
    """Two lines, `above` inches over what is drawn."""
    figure.text(0, 1 + (above + 0.2) / height, text, fontsize=11, fontweight="bold", ha="left")
    figure.text(0, 1 + above / height, below, fontsize=8, ha="left")


# -- a line for each indicator --------------------------------------------------------------------

def lines_of_ratios(pairs: list[dict], peers: list[str]):
    by_label = defaultdict(list)
    for pair in pairs:
        by_label[pair["label"]].append(pair["ratio"])
    order = sorted(by_label, key=lambda label: mean(by_label[label]))
    place = {label: line for line, label in enumerate(order)}
    shown = [peer for peer in peers if any(pair["peer"] == peer for pair in pairs)]
    height = 0.6 + 0.155 * len(order)
    figure, panels = pyplot.subplots(1, len(shown), sharey=True, figsize=(1.2 + 1.55 * len(shown), height), squeeze=False)
    figure.subplots_adjust(left=0, right=1, bottom=0, top=1, wspace=0.12)
    low, high = min(1.0, *(pair["ratio"] for pair in pairs)), max(pair["ratio"] for pair in pairs)
    for axes, peer in zip(panels[0], shown):
        here = [pair for pair in pairs if pair["peer"] == peer]
        plain(axes)
        log_axis(axes, low, high)
        axes.axvline(1, color=INK, linewidth=0.8)
        ends = {label: [pair["ratio"] for pair in here if pair["label"] == label] for label in {pair["label"] for pair in here}}
        between = {label: found for label, found in sorted(ends.items()) if len(found) > 1}
        axes.hlines([place[label] for label in between], [min(found) for found in between.values()], [max(found) for found in between.values()],
                    color=FAINT, linewidth=1.5, clip_on=False)
        for bars, size in ((20_000, 7), (1_000_000, 20)):
            dots = [pair for pair in here if pair["bars"] == bars]
            axes.scatter([pair["ratio"] for pair in dots], [place[pair["label"]] for pair in dots], s=size, linewidths=0,
                         c=[colour(pair["ratio"]) for pair in dots], clip_on=False)
        whole = mean([pair["ratio"] for pair in here])
        axes.plot([whole], [len(order)], marker="v", markersize=4, color=DOT, clip_on=False)
        axes.set_title(f"{peer}  {whole:.1f}", fontsize=9, color=INK, loc="left", pad=8)
    panels[0][0].set_yticks(range(len(order)), order)
    panels[0][0].set_ylim(-0.8, len(order))
    title(figure, "Times as fast as", "large dots 1,000,000 bars, small ones 20,000; red: slower; beside the name, and at the mark, the geometric mean", height, 0.45)
    return figure


def lines_of_copies(copies: dict[str, float]):
    order = sorted(copies, key=copies.get, reverse=True)
    height = 0.6 + 0.155 * len(order)
    figure, axes = pyplot.subplots(figsize=(6.2, height))
    figure.subplots_adjust(left=0, right=1, bottom=0, top=1)
    plain(axes)
    log_axis(axes, 1, max(copies.values()))
    axes.axvline(1, color=INK, linewidth=0.8)
    axes.scatter([copies[label] for label in order], range(len(order)), s=20, linewidths=0, c=DOT, clip_on=False)
    for line, label in enumerate(order):
        axes.annotate(f"{copies[label]:.1f}", (copies[label], line), (5, 0), textcoords="offset points", va="center", fontsize=7)
    axes.set_yticks(range(len(order)), order)
    axes.set_ylim(-0.8, len(order) - 0.2)
    title(figure, "Times as long as memcpy", "1,000,000 bars; memcpy of one array of as many", height)
    return figure


# -- piles of dots, where there are many ----------------------------------------------------------

def pile(axes, values: dict[str, float], colours, told: int) -> None:
    """A dot for each, piled up where they are alike; the outermost by name."""
    step = math.log(1.09)
    piles: dict[int, list[str]] = defaultdict(list)
    for label in sorted(values, key=values.get):
        piles[round(math.log(values[label]) / step)].append(label)
    spots = {label: (math.exp(column * step), line) for column, labels in piles.items() for line, label in enumerate(labels)}
    axes.scatter([x for x, _ in spots.values()], [y for _, y in spots.values()], s=6, linewidths=0,
                 c=[colours(values[label]) for label in spots], clip_on=False)
    order = sorted(values, key=values.get)
    for side, labels in (("right", order[:told]), ("left", order[:-told - 1:-1])):
        for line, label in enumerate(labels):
            x, y = spots[label]
            axes.annotate(label, (x, y), (-4 if side == "right" else 4, 0.8 * line), textcoords="offset points", ha=side, va="center", fontsize=6.5)
    axes.set_ylim(-1, max(map(len, piles.values())) + 1)
    axes.set_yticks([])


def piles_of_ratios(pairs: list[dict], peers: list[str]):
    shown = [peer for peer in peers if any(pair["peer"] == peer for pair in pairs)]
    low, high = min(0.5, *(pair["ratio"] for pair in pairs)) / 2, max(pair["ratio"] for pair in pairs) * 1.6
    height = 1.25 * len(shown)
    figure, panels = pyplot.subplots(len(shown), 1, sharex=True, figsize=(8.4, height), squeeze=False)
    figure.subplots_adjust(left=0, right=1, bottom=0, top=1, hspace=0.25)
    for axes, peer in zip(panels[:, 0], shown):
        here = {pair["label"]: pair["ratio"] for pair in sorted(pairs, key=lambda pair: pair["bars"]) if pair["peer"] == peer}
        plain(axes)
        log_axis(axes, low, high)
        axes.axvline(1, color=INK, linewidth=0.8)
        pile(axes, here, colour, 1)
        axes.text(0, 1, f"{peer}  {mean(list(here.values())):.1f}", transform=axes.transAxes, fontsize=9, va="top")
    title(figure, "Times as fast as", "each dot an indicator, 1,000,000 bars; red: slower; beside the name the geometric mean", height)
    return figure


def piles_of_copies(copies: dict[str, float]):
    figure, axes = pyplot.subplots(figsize=(8.4, 2))
    figure.subplots_adjust(left=0, right=1, bottom=0, top=1)
    plain(axes)
    log_axis(axes, min(copies.values()) / 1.6, max(copies.values()) * 1.6)
    axes.axvline(1, color=INK, linewidth=0.8)
    pile(axes, copies, lambda _: DOT, 1)
    title(figure, "Times as long as memcpy", "each dot an indicator, 1,000,000 bars; memcpy of one array of as many", 2)
    return figure
