"""Formulas as they stand in the comments, typeset: lines of plain text to MathML, which browsers show by themselves.

    er = |x - x[period]| / sum(|x - x[1]|, period)

x[1] is the bar before: a subscript t-1.  Words (if, where, over ... bars) stay words; wide gaps part columns."""
import html
import re

TOKEN = re.compile(r"""(?P<space>\s+) | (?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+) | (?P<name>[A-Za-z_][A-Za-z_0-9']*) | (?P<quoted>`[^`]*`)
                       | (?P<mark><=|>=|!=|\+-|\.\.\.|->|[-+*/=<>(),;:|^\[\]{}%&]) | (?P<other>.)""", re.X)
WORDS = set("if otherwise where and or over of the a an from bars bar to in for when while with by is are at until then values value its it as each "
            "this that after before than not no first last ago between among both on since would has was previous seen mirror likewise".split())
SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "+-": "±", "->": "→", "*": "×", "-": "−", "...": "…"}
GREEK = {"pi": "π", "alpha": "α", "beta": "β", "phi": "φ", "theta": "θ", "omega": "ω", "sigma": "σ", "infinity": "∞"}


def mathml(text):
    """A block of formula lines: one <math>, a row for each line."""
    rows = []
    for line in text.strip("\n").splitlines():
        if not line.strip():
            continue
        cells = re.split(r"\s{3,}", re.sub(r"\s+(=)\s", r" \1 ", line.strip(), count=1))
        left, equals, right = cells[0].partition(" = ")
        first = [left, "= " + right] if equals else ["", cells[0]]
        rows.append("<mtr>" + "".join(f"<mtd>{row(cell)}</mtd>" for cell in first + cells[1:]) + "</mtr>")
    return f'<math display="block"><mtable columnalign="right left left" class="formula">{"".join(rows)}</mtable></math>'


def row(text):
    atoms, _ = sequence([(m.lastgroup, m.group()) for m in TOKEN.finditer(text)], 0, None)
    return "<mrow>" + "".join(atoms) + "</mrow>"


def sequence(tokens, at, end):
    """Atoms up to the closing mark `end`; subscripts and powers go to the atom before."""
    atoms = []
    while at < len(tokens):
        kind, text = tokens[at]
        at += 1
        if end and text == end:
            return atoms, at
        if kind == "space":
            if len(text) > 1:
                atoms.append('<mspace width="1em"/>')
        elif text == "[" and atoms:
            inside, at = sequence(tokens, at, "]")
            shift = "<mi>t</mi><mo>−</mo>" if not any("−" in a or "=" in a for a in inside[:1]) else ""
            atoms.append(f"<msub><mrow>{atoms.pop()}</mrow><mrow>{shift}{''.join(inside)}</mrow></msub>")
        elif text == "(":
            inside, at = sequence(tokens, at, ")")
            atoms.append(f'<mrow><mo fence="true">(</mo>{"".join(inside)}<mo fence="true">)</mo></mrow>')
        elif text == "^" and atoms and at < len(tokens):
            power, at = one(tokens, at)
            atoms.append(f"<msup><mrow>{atoms.pop()}</mrow>{power}</msup>")
        elif text in ("sqrt", "root"):
            while at < len(tokens) and tokens[at][0] == "space":
                at += 1
            under, at = one(tokens, at) if at < len(tokens) else ("<mrow/>", at)
            atoms.append(f"<msqrt>{under}</msqrt>")
        else:
            atoms.append(atom(kind, text))
    return atoms, at


def one(tokens, at):
    kind, text = tokens[at]
    if text == "(":
        inside, at = sequence(tokens, at + 1, ")")
        return "<mrow>" + "".join(inside) + "</mrow>", at
    return atom(kind, text), at + 1


def atom(kind, text):
    if kind == "number":
        return f"<mn>{text}</mn>"
    if kind == "quoted":
        return f"<mi>{html.escape(text[1:-1])}</mi>"
    if kind == "name" and text in WORDS:
        return f"<mtext>&#160;{text}&#160;</mtext>"
    if kind == "name":
        return f"<mi>{GREEK.get(text, html.escape(text))}</mi>"
    return f"<mo>{html.escape(SIGNS.get(text, text))}</mo>"
