"""What stops a backup or a restore, in Dutch."""

from __future__ import annotations


class BackupFout(Exception):
    """It cannot go on; the text says why, and what is and is not changed."""


class Beschadigd(BackupFout):
    """The archive is not what was written: damaged, cut off, or no archive of ours."""
