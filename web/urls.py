"""The addresses that pages of every floor use."""

from django.urls import path

from web import views

urlpatterns = [path("mensen/", views.mensen, name="mensen")]
