"""The papers of an activity: who signs it, and certificates that agree with the sex of who took part."""

import pytest

from activities import printing
from activities.models import Activity
from tests import execution_factories, factories


def training():
    return Activity.objects.get(code="22-05").pk


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize(("paper", "share"), [("sign-in-sheet", 0.98), ("certificates", 0.99)])
def test_paper_is_tagged_and_can_be_searched(printed, paper, share, language):
    """Of the few words of a sheet one is read wrongly: the bold lam and alef of a heading."""
    document = printed(f"/activities/{training()}/{paper}.pdf", language, role="secretariat")
    assert str(document.document.Root.Lang) == language
    assert document.recovered >= share
    assert document.loose_fonts == []


def test_each_participant_has_a_page_that_agrees_with_their_sex(printed):
    """Nine members took part, two of them women (execution.toml)."""
    document = printed(f"/activities/{training()}/certificates.pdf", "ar", role="member")
    pages = [document.words(number) for number in range(1, len(document.document.pages) + 1)]
    assert ["شاركت" if "شاركت" in page else "شارك" for page in pages].count("شاركت") == 2
    assert [("السيدة" in page) == ("شاركت" in page) == ("عضوة" in page) for page in pages] == [True] * 9


def test_french_certificate_speaks_for_the_body_whatever_its_name(printed):
    document = printed(f"/activities/{training()}/certificates.pdf", "fr", role="member")
    assert document.holds(
        "Nous, Instance de l’équité, de l’égalité des chances et de l’approche genre, attestons que", 1
    )


@pytest.mark.parametrize("values", [{"state": "planned"}, {"state": "cancelled", "state_reason_ar": "سبب"}])
def test_no_certificate_of_what_did_not_take_place(client_of, values):
    activity = execution_factories.planned(**values)
    execution_factories.participation(activity=activity)
    assert client_of("secretariat").get(f"/activities/{activity.pk}/certificates.pdf").status_code == 404


def test_no_certificate_without_participants(client_of):
    activity = execution_factories.done()
    assert client_of("secretariat").get(f"/activities/{activity.pk}/certificates.pdf").status_code == 404


def test_sheet_to_sign_lists_everybody_in_office_until_participants_are_entered(body):

    activity = execution_factories.planned()
    one, _two = factories.member_in_office(), factories.member_in_office()
    assert len(printing.sign_in_sheet(activity)["members"]) == 2
    execution_factories.participation(activity=activity, member=one)
    assert printing.sign_in_sheet(activity)["members"] == [one]
