"""What is hard to see in the file: a table with extreme cells, opened in LibreOffice."""

from __future__ import annotations

import pytest

from documenten.kantoorhtml import kantoorhtml
from tests.documenten.libreoffice import NODIG, bladzijden, gebroken_woorden

LANG = " ".join(f"woord{nummer}" for nummer in range(1500))


@NODIG
@pytest.mark.parametrize("formaat", ["odt", "docx"])
def test_a_cell_longer_than_a_page_is_there_whole(maak, tmp_path, formaat):
    actie = {
        "nummer": 1,
        "titel": LANG,
        "houder": "Communicatieadviseur",
        "termijn": "",
        "waarden": (),
        "ander_niveau": True,
    }
    document = maak(context={"acties": [actie, actie | {"titel": "Korte actie"}]}, concept=True)
    pad = tmp_path / f"lang.{formaat}"
    pad.write_bytes(document.als_bestand(formaat))
    paginas = bladzijden([pad], tmp_path)[pad.name]
    assert len(paginas) > 2
    assert gebroken_woorden(kantoorhtml(document.als_html()), "\n".join(paginas)) == set()
    assert all("CONCEPT" in pagina and "Provincie Voorbeeldland" in pagina for pagina in paginas)
    assert all(f"{nummer} van {len(paginas)}" in pagina for nummer, pagina in enumerate(paginas, 1))
