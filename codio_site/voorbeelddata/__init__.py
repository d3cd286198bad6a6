"""Many verslagen of projects that never were, to try the databank with (`manage.py voorbeelddata`)."""
