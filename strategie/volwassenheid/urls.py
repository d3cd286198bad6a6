"""Addresses of the metingen."""

from __future__ import annotations

from django.urls import path

from strategie.volwassenheid.views import invullen, meting, uitkomst

V = "strategie/volwassenheid/"
M = f"{V}<int:pk>/"

urlpatterns = [
    path(V, meting.lijst, name="volwassenheid"),
    path(f"{V}nieuw/", meting.nieuw, name="volwassenheid-nieuw"),
    path(M, meting.meting, name="volwassenheid-meting"),
    path(f"{M}wijzigen/", meting.wijzigen, name="volwassenheid-wijzigen"),
    path(f"{M}mensen/", meting.mensen, name="volwassenheid-mensen"),
    path(f"{M}vragen/", meting.vragen, name="volwassenheid-vragen"),
    path(f"{M}stoppen/", meting.stoppen, name="volwassenheid-stoppen"),
    path(f"{M}invullen/", invullen.invullen, name="volwassenheid-invullen"),
    path(f"{M}sluiten/", invullen.sluiten, name="volwassenheid-sluiten"),
    path(f"{M}alsnog/", invullen.alsnog, name="volwassenheid-alsnog"),
    path(f"{M}thema/<slug:thema>/", uitkomst.thema, name="volwassenheid-thema"),
    path(f"{M}vaststellen/", uitkomst.vaststellen, name="volwassenheid-vaststellen"),
    path(f"{M}heropenen/", uitkomst.heropenen, name="volwassenheid-heropenen"),
    path(f"{M}uitkomst.<str:formaat>", uitkomst.document, name="volwassenheid-document"),
    path(f"{M}documenten/<int:document>/", uitkomst.bewaard, name="volwassenheid-bewaard"),
]
