"""Backup and restore: the database and the files on disk in one archive (docs/beheer/backup.md)."""
