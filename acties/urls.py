from django.urls import path

from acties import antwoord, gesprek, overdragen, views

urlpatterns = [
    path("acties/", views.acties, name="acties"),
    path("acties/overzicht.xlsx", views.acties_xlsx, name="acties-xlsx"),
    path("acties/overdragen/", overdragen.overdragen, name="regie-overdragen"),
    path("acties/antwoord/<str:teken>/", antwoord.antwoord, name="actie-antwoord"),
    path("acties/<int:pk>/", views.actie, name="actie"),
    path("acties/gesprek/<slug:soort>/<int:pk>/", gesprek.gesprek, name="actie-gesprek"),
    path("acties/bewijs/<int:pk>/", views.bewijs, name="actie-bewijs"),
    path("acties/<int:pk>/vraag/", views.vraag, name="actie-vraag"),
    path("acties/<int:pk>/links/", views.links, name="actie-links"),
    path("acties/<int:pk>/wijzigen/", views.wijzigen, name="actie-wijzigen"),
    path("acties/<int:pk>/verwijderen/", views.verwijderen, name="actie-verwijderen"),
]
