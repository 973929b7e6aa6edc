"""Seals what the tool keeps in a workspace: only this user, or who has the same key, can have made it.

The key lies outside of the workspace, so that no commit and no archive brings both a forged file and its seal. Without
a key nothing is kept, which is slower and changes no result.
"""

from __future__ import annotations

import hmac
import json
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from teamops.store.errors import CommandError
from teamops.store.git.places import list_repositories

VARIABLE = "TEAMOPS_CACHE_KEY"
"""Holds the key where `.teamops` is kept from one machine to the next (CI)."""
_LEAST = 32
"""Fewest characters of a key from the environment: shorter ones could be guessed from any sealed file."""
_FILE = "seal.key"
KEY_BYTES = 32
_CAREFUL = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_USER = getattr(os, "geteuid", lambda: None)
"""Returns the id of the user who runs this; None on Windows, where the cache folder is the user's alone."""


class Seal:
    """Seals files of the workspace with the real path `folder`. A workspace that is moved loses what was kept in it."""

    def __init__(self, key: bytes, folder: str) -> None:
        self._key, self._folder = key, os.fsencode(folder)

    def sign(self, purpose: str, body: bytes) -> bytes:
        """Return the HMAC-SHA256 over the workspace's real path, the file's purpose and its content."""
        mac = hmac.new(self._key, digestmod="sha256")
        for part in (b"teamops 1", self._folder, purpose.encode("utf-8", "surrogatepass"), body):
            mac.update(b"%d:" % len(part))  # so that no two lists of parts have the same bytes
            mac.update(part)
        return mac.hexdigest().encode()

    def seal(self, purpose: str, value: object) -> bytes:
        """Return `value` as JSON below a line with its seal."""
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        return self.sign(purpose, body) + b"\n" + body

    def open(self, purpose: str, raw: bytes) -> Any:
        """Return the value that `seal` sealed for this purpose in this workspace. Raises ValueError otherwise."""
        seal, _, body = raw.partition(b"\n")
        if not hmac.compare_digest(seal, self.sign(purpose, body)):
            raise ValueError(purpose)
        return json.loads(body)


def load_seal(root: Path) -> Seal | None:
    """Return the seal of the workspace; None where there is no key and none can be made.

    Raises CommandError where the environment has a key that is too short.
    """
    real = os.path.realpath(root)
    key = _read_env_key(os.environ) or _load_user_key(real)
    return None if key is None else Seal(key, real)


def _read_env_key(environment: Mapping[str, str]) -> bytes | None:
    """Return the key of the environment; None if it is empty, as CI sets it for those who may not have a secret."""
    key = environment.get(VARIABLE, "")
    if 0 < len(key) < _LEAST:
        raise CommandError("cache_key_short", variable=VARIABLE, length=len(key), least=_LEAST)
    return os.fsencode(key) or None


def _load_user_key(root: str) -> bytes | None:
    """Return the key in the user's cache folder, made on first use; None where that lies in the workspace itself."""
    folder = _find_cache_folder(os.environ)
    if folder is None:
        return None
    try:
        place = Path(os.path.realpath(folder))
        if _is_inside(place, [Path(root), *(folder for around in list_repositories(Path(root)) for folder in around)]):
            return None
        return _read_key(place / _FILE) or _create_key(place)
    except (OSError, ValueError):
        return None


def _is_inside(place: Path, folders: Iterable[Path]) -> bool:
    """Return whether the place is one of the folders or below it, compared as files on the disk, not by spelling."""
    statuses = [folder.stat() for folder in folders]
    above = (one.stat() for one in (place, *place.parents) if one.exists())
    return any(os.path.samestat(one, other) for one in above for other in statuses)


def _find_cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder for the key; None where the environment names no absolute one, or a missing home."""
    if sys.platform == "win32":
        base, inside = Path(environment.get("LOCALAPPDATA", "")), "teamops"
    else:
        base, inside = Path(environment.get("XDG_CACHE_HOME", "")), "teamops"
        if not base.is_absolute():  # the specification says to ignore it
            base = Path(environment.get("HOME", ""))
            inside = "Library/Caches/teamops" if sys.platform == "darwin" else ".cache/teamops"
            return base / inside if base.is_absolute() and base.is_dir() else None
    return base / inside if base.is_absolute() else None


def _read_key(file: Path) -> bytes | None:
    """Return the key in `file`; None where there is none, or one of ours that is damaged or that others may read.

    Raises OSError for a file that is not the user's own, for links, and for anything but a regular file.
    """
    if sys.platform == "win32" and file.is_symlink():
        raise PermissionError(file)
    try:
        handle = os.open(file, os.O_RDONLY | _CAREFUL)
    except FileNotFoundError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or _USER() not in (status.st_uid, None):
            raise PermissionError(file)
        if _is_open_to_others(status):
            return None
        key = os.read(handle, KEY_BYTES + 1)
        return key if len(key) == KEY_BYTES else None
    finally:
        os.close(handle)


def _is_open_to_others(status: os.stat_result) -> bool:
    return _USER() is not None and bool(status.st_mode & 0o077)


def _create_key(folder: Path) -> bytes | None:
    """Create a key in `folder`, or return the one that another process just made; None where it cannot be kept secret.

    The file appears complete or not at all. Raises OSError where it cannot be written.
    """
    if not _may_create(folder):
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file, new = folder / _FILE, folder / f"{_FILE}.{os.getpid()}"
    new.unlink(missing_ok=True)  # left by a process that died
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFUL, 0o600)
    try:
        try:
            if _is_open_to_others(os.fstat(handle)):  # a file system without permissions
                return None
            os.write(handle, os.urandom(KEY_BYTES))
            os.fsync(handle)
        finally:
            os.close(handle)
        try:
            os.link(new, file)
        except FileExistsError:
            if _read_key(file) is None:
                new.replace(file)
        except (OSError, NotImplementedError, AttributeError):  # no hard links here
            new.replace(file)
        return _read_key(file)
    finally:
        new.unlink(missing_ok=True)


def _may_create(folder: Path) -> bool:
    """Return False where root would make a file in another user's folder (sudo), who could not read it later."""
    if _USER() != 0:
        return True
    nearest = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    return nearest.lstat().st_uid == 0
