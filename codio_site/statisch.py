"""Static files of the front-end packages: only the few that the pages use."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

VOORVOEGSEL = "nm/"
GEBRUIKT = (
    "@github/combobox-nav/dist/index.js",
    "idiomorph/dist/idiomorph.esm.js",
    "@utrecht/component-library-css/dist/index.css",
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "@fontsource/noto-sans/[4567]00.css",
    "@fontsource/noto-sans/[4567]00-italic.css",
    "@fontsource/noto-sans/files/*-[4567]00-*.woff*",
    "@fontsource/noto-serif/[4567]00.css",
    "@fontsource/noto-serif/[4567]00-italic.css",
    "@fontsource/noto-serif/files/*-[4567]00-*.woff*",
)


class Npmfinder(BaseFinder):
    """Serve the files of `GEBRUIKT` under `nm/`, straight from node_modules."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.BASE_DIR) / "node_modules")
        self.storage.prefix = VOORVOEGSEL.rstrip("/")  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to check: an absent package shows as a missing file."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Give the place of one file, or an empty list when it is not one of ours."""
        naam = path.removeprefix(VOORVOEGSEL)
        gevonden = naam != path and any(fnmatch(naam, patroon) for patroon in GEBRUIKT)
        if not gevonden or not self.storage.exists(naam):
            return []
        return [self.storage.path(naam)] if find_all else self.storage.path(naam)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Give every file on the list."""
        wortel = Path(self.storage.location)
        for patroon in GEBRUIKT:
            for pad in sorted(wortel.glob(patroon)):
                naam = str(pad.relative_to(wortel))
                if not matches_patterns(naam, list(ignore_patterns or [])):
                    yield naam, self.storage
