from opinions.views import council, documents, pages, papers, reading, recommendations, steps, themes, writing

app_name = "opinions"
urlpatterns = [
    *pages.urlpatterns,
    *steps.urlpatterns,
    *writing.urlpatterns,
    *documents.urlpatterns,
    *recommendations.urlpatterns,
    *council.urlpatterns,
    *reading.urlpatterns,
    *themes.urlpatterns,
    *papers.urlpatterns,
]
