from django.urls import path

from acties import views

urlpatterns = [
    path("acties/", views.acties, name="acties"),
    path("acties/<int:pk>/", views.actie, name="actie"),
    path("acties/<int:pk>/wijzigen/", views.wijzigen, name="actie-wijzigen"),
    path("acties/<int:pk>/verwijderen/", views.verwijderen, name="actie-verwijderen"),
]
