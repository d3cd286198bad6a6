"""The addresses about data on people: how long it is kept, what there is on one person, and what everybody may read of that."""

from django.urls import path

from web import bewaren, informatie, persoonsgegevens

urlpatterns = [
    path("privacy/", informatie.pagina, {"soort": "privacy"}, name="privacy"),
    path("toegankelijkheid/", informatie.pagina, {"soort": "toegankelijkheid"}, name="toegankelijkheid"),
    path("beheer/teksten/<slug:soort>/", informatie.wijzigen, name="informatie-wijzigen"),
    path("beheer/bewaartermijnen/", bewaren.bewaartermijnen, name="bewaartermijnen"),
    path("beheer/persoonsgegevens/", persoonsgegevens.zoeken, name="persoonsgegevens"),
    path("beheer/persoonsgegevens/<str:teken>/", persoonsgegevens.overzicht, name="persoon"),
    path("beheer/persoonsgegevens/<str:teken>/wissen/", persoonsgegevens.wissen, name="persoon-wissen"),
    path(
        "beheer/persoonsgegevens/<str:teken>/gegevens.<slug:formaat>",
        persoonsgegevens.bestand,
        name="persoon-bestand",
    ),
    path("account/gegevens/", persoonsgegevens.eigen, name="eigen-gegevens"),
    path("account/gegevens.<slug:formaat>", persoonsgegevens.eigen_bestand, name="eigen-gegevens-bestand"),
]
