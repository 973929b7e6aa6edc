"""Find who uses teamops: whom `--as` names, else whose e-mail git has."""

from __future__ import annotations

from pathlib import Path

from teamops.cli.context.people import resolve_person
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError
from teamops.store.git.command import ask_git_or_none


def resolve_user(ws: Workspace, root: Path, actor: str | None) -> str:
    """Return the id of the person `actor`, or of the one whose e-mail git is set up with at `root`.

    Raise CommandError if nobody has that e-mail, or several people do.
    """
    if actor:
        return resolve_person(ws, actor)
    email = read_git_email(root)
    if not email:
        raise CommandError("user_unknown")
    ids = [key for key, one in ws.settings.people.items() if (one.email or "").casefold() == email.casefold()]
    if not ids:
        raise CommandError("user_not_in_team", email=email)
    if len(ids) > 1:
        raise CommandError("ambiguous_person", word=email, ids=ws.naming.format_choices(ids))
    return ids[0]


def read_git_email(root: Path) -> str:
    """Return the e-mail that git would give to a commit at `root`; "" if it has none."""
    return (ask_git_or_none(root, "config", "user.email") or "").strip()
