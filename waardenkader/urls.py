from django.urls import path

from waardenkader import printen, uit_workshops, views

urlpatterns = [
    path("waardenkader/", views.overzicht, name="waardenkader"),
    path("waardenkader/waardenkader.<str:formaat>", views.document, name="waardenkader-document"),
    path("waardenkader/2021/", views.versie_2021, name="waardenkader-2021"),
    path("waardenkader/instrumenten/", views.instrumenten, name="instrumenten"),
    path("waardenkader/eigen/", views.eigen_toevoegen, name="eigen-waarde-toevoegen"),
    path("waardenkader/uit-workshops/", uit_workshops.overzicht, name="waarden-van-projecten"),
    path("waardenkader/uit-workshops/<int:pk>/", uit_workshops.opnemen, name="waarde-opnemen"),
    path("waardenkader/uit-workshops/<int:pk>/laten/", uit_workshops.laten, name="waarde-laten"),
    path("waardenkader/hand-outs/", printen.overzicht, name="hand-outs"),
    path("waardenkader/hand-outs/alles.pdf", printen.alles, name="hand-outs-alles"),
    path("waardenkader/hand-outs/<slug:stuk>.pdf", printen.stuk, name="hand-out"),
    path("waardenkader/<slug:slug>/", views.waarde, name="waarde"),
    path("waardenkader/<slug:slug>/wijzigen/", views.eigen_wijzigen, name="eigen-waarde-wijzigen"),
    path("waardenkader/<slug:slug>/gebruik/", views.eigen_gebruik, name="eigen-waarde-gebruik"),
]
