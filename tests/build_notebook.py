"""The notebook of the docs, made of tests/notebook.md and run on the sample corpus.

    python -m tests.build_notebook

A block of Python in the source is a cell of code, what stands between blocks is a cell of text.
Writes docs/notebook.ipynb with all outputs, and docs/notebook.md, the same as a page of the site.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from tests.console import equip, run

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tests/notebook.md"
NOTEBOOK = ROOT / "docs/notebook.ipynb"
PAGE = ROOT / "docs/notebook.md"

_CODE = re.compile(r"(?m)^```python\n(?P<code>(?:(?!```).*\n)+)```$")
_STYLE = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)
_LOOKS = re.compile(r' (?:border|class|style)="[^"]*"')
_LINK = "](../docs/"


def cells(source: str) -> Iterator[tuple[str, str]]:
    """Kind (markdown or code) and text of each cell, in order."""
    at = 0
    for block in _CODE.finditer(source):
        if source[at : block.start()].strip():
            yield "markdown", source[at : block.start()].strip()
        yield "code", block["code"].strip()
        at = block.end()
    if source[at:].strip():
        yield "markdown", source[at:].strip()


def executed(source: str) -> Any:
    """A notebook with its outputs, and nothing in it that differs from run to run."""
    import nbformat
    from nbclient import NotebookClient

    made: Any = nbformat.v4.new_notebook()
    for n, (kind, text) in enumerate(cells(source.replace(_LINK, "](")), start=1):
        new: Any = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        made.cells.append(new(text, id=f"cell-{n}"))
    with tempfile.TemporaryDirectory() as scratch:
        folder, room = Path(scratch) / "notebook", Path(scratch) / "bin"
        folder.mkdir()
        room.mkdir()
        equip(room)
        run("policy-pipe demo", folder, room)
        client = NotebookClient(made, resources={"metadata": {"path": str(folder)}})
        client.execute(env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"})
    for cell in made.cells:
        cell.metadata.clear()
        if "outputs" in cell:
            cell.outputs = list(_joined(cell.outputs))
    made.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return made


def shown(notebook: Any) -> list[str]:
    """What the code cells print and show, as plain text or SVG."""
    return [
        text
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for form, text in sorted(_forms(output))
        if form in ("text/plain", "image/svg+xml")
    ]


def page(notebook: Any) -> str:
    """The notebook as Markdown: tables as HTML, pictures in place."""
    parts = ["<!-- Made by python -m tests.build_notebook; change tests/notebook.md. -->"]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
            continue
        parts.append(f"```python\n{cell.source}\n```")
        for output in cell.outputs:
            forms = dict(_forms(output))
            if "image/svg+xml" in forms:
                parts.append(f'<div class="picture">{forms["image/svg+xml"].strip()}</div>')
            elif "text/html" in forms:
                # Without a class and styles of its own it looks as other tables of the site do.
                table = _LOOKS.sub("", _STYLE.sub("", forms["text/html"]))
                parts.append(re.sub(r"\n\s*", "", table))
            else:
                told = escape(forms["text/plain"].rstrip("\n"), quote=False)
                parts.append(f'<pre class="output">{told}</pre>')
    return "\n\n".join(parts) + "\n"


def _joined(outputs: Iterable[Any]) -> Iterator[Any]:
    """What is printed comes in pieces that hang on time; and no output keeps its metadata."""
    last: Any = None
    for output in outputs:
        output.get("metadata", {}).clear()
        if last is not None and last.output_type == output.output_type == "stream":
            last.text += output.text
            continue
        if last is not None:
            yield last
        last = output
    if last is not None:
        yield last


def _forms(output: Any) -> Iterator[tuple[str, str]]:
    if output.output_type == "stream":
        yield "text/plain", output.text
    elif output.output_type == "error":
        yield "text/plain", output.evalue
    else:
        for form, text in output.data.items():
            yield form, text if isinstance(text, str) else "".join(text)


def main() -> None:
    import nbformat

    notebook = executed(SOURCE.read_text("utf-8"))
    NOTEBOOK.write_text(nbformat.writes(notebook) + "\n", "utf-8")
    PAGE.write_text(page(notebook), "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
