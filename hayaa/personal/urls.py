"""The addresses of personal data."""

from django.urls import path

from hayaa.personal import views

urlpatterns = [
    path("", views.register, name="personal-data"),
    path("register.pdf", views.register_pdf, name="personal-data-pdf"),
    path("declaration.pdf", views.declaration_pdf, name="personal-data-declaration-pdf"),
    path("declaration.docx", views.declaration_docx, name="personal-data-declaration-docx"),
    path("notice/", views.notice, name="personal-data-notice"),
    path("mine.xlsx", views.own_copy, name="personal-data-mine"),
    path("members/<int:pk>.xlsx", views.copy_of_member, name="personal-data-member"),
    path("members/<int:pk>/erase/", views.Erase.as_view(), name="personal-data-erase"),
]
