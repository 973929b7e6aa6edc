"""The catalogue and its folders."""

from pathlib import Path

from teamops.locale import texts
from teamops.locale.words import FOLDERS


def test_every_catalogue_of_the_folders_is_listed() -> None:
    root = Path(texts.__file__).parent
    files = sorted((path.parent.name, path.stem) for path in root.glob("*/*.py") if path.stem != "__init__")
    assert files == sorted((folder, area) for folder, areas in FOLDERS.items() for area in areas.split())
