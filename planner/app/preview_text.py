"""A file's preview as an answer: its first rows, and a layout ready to be edited."""

from planner.app.parts import Answer
from planner.app.text_table import text_table
from planner.model import wire
from planner.model.preview import FilePreview
from planner.wording.i18n import tr

_ROWS = 5
_WIDEST = 24


def previewed(preview: FilePreview) -> Answer:
    """The document holds the layout as ``--layout`` takes it."""
    layout = wire.write_fields(preview.layout)
    document = {
        "preview": {
            "file": preview.file,
            "known": preview.known,
            "encoding": preview.encoding,
            "line": preview.line,
            "heads": list(preview.heads),
            "rows": [list(row) for row in preview.rows],
            "layout": {key: value for key, value in layout.items() if key != "id"},
        }
    }
    return Answer(document, _text(preview))


def _text(preview: FilePreview) -> str:
    roles = {use.head: use.role.value for use in preview.layout.columns}
    headings = [f"{head} [{roles.get(head, '–')}]" for head in preview.heads]
    rows = [[cell[:_WIDEST] for cell in row] for row in preview.rows[:_ROWS]]
    known = (
        tr("{file} is read as {format} already.").format(
            file=preview.file, format=preview.known
        )
        if preview.known
        else tr("{file}: nobody knows this layout; say what its columns hold.").format(
            file=preview.file
        )
    )
    return f"{known}\n\n{text_table(headings, rows)}"
