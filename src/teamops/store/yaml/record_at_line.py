"""Find the record on a line of a file."""

from __future__ import annotations

from teamops.model.place import At
from teamops.store.reading.source import Source
from teamops.store.yaml.document import format_key
from teamops.store.yaml.exact_reader import compose_nodes
from teamops.store.yaml.layout import Layout


def find_record_at_line(source: Source, line: int) -> At | None:
    """Return the place of the record that has a line (1-based) of the file; None if no record has it."""
    document = compose_nodes(source)
    layout = Layout(document.text)
    for key, items in document.root.value if document.root is not None and document.root.id == "mapping" else ():
        for number, item in enumerate(items.value if items.id == "sequence" else ()):
            first, _ = document.mark(layout.find_item_start(items, number))
            last, _ = document.mark(max(layout.find_content_end(item) - 1, 0))
            if first <= line <= last:
                return At(source.file, (format_key(key), number))
    return None
