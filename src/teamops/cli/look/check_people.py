"""`teamops check --mine`, `--owner` and `--department`: whose findings are shown."""

from __future__ import annotations

from teamops.cli.context.identity import resolve_user
from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.look.check_options import CheckOptions, refuse_writing
from teamops.cli.shell.session import Session
from teamops.model.signing.sides import list_contacts
from teamops.model.workspace import Workspace


def resolve_owners(session: Session, options: CheckOptions) -> tuple[str, ...]:
    """Return the ids of the people and departments whose findings are to be shown; a department has its people.

    Raise CommandError for an unknown one, and for options that concern the findings of everybody.
    """
    refuse_writing(options, "not_of_people", "--unsafe-fixes")
    ws = _load_settings(session, options)
    owners = [resolve_person(ws, word) for word in options.owners]
    if options.mine:
        owners.append(resolve_user(ws, session.root, options.actor))
    for word in options.departments:
        department = resolve_department(ws, word)
        owners += department, *list_contacts(ws, department)
    return tuple(dict.fromkeys(owners))


def _load_settings(session: Session, options: CheckOptions) -> Workspace:
    """Return the workspace with the people of the version that is checked."""
    if options.at is None:
        from teamops.store.reading.loader import load_settings

        return load_settings(session.root)
    from teamops.cli.context.snapshot import read_files

    return read_files(session, options.at, options.today, quietly=True)[1].ws
