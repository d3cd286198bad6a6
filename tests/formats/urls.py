"""The addresses of the whole site, with those of the example format."""

from codio_site.urls import handler403, handler404, handler500  # noqa: F401
from codio_site.urls import urlpatterns as van_de_site
from formats.urls import format_paden
from tests.formats.voorbeeld import ProefPagina

urlpatterns = [*van_de_site, *format_paden("proef/<int:pk>/", ProefPagina, naam="proef")]
