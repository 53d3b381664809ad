"""Evidence is given: from each source, from the records of the body; and taken back while nobody has checked it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from activities.models import Evidence
from tests import execution_factories as make
from tests import factories, pictures
from tests.html import parse
from tests.pages import errors, filled

PDF = b"%PDF-1.7 %%EOF"


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def activity(body):
    """Done, with an attendance list and photographs expected."""
    done = make.done()
    for kind in ("attendance", "photo", "other"):
        make.means(axis=done.latest_line.axis, kind=kind)
    return done


def means_of(activity, kind):
    return activity.latest_line.axis.means.get(kind=kind)


def give(client, activity, source, kind="attendance", **typed):
    """Fills the form of a source as it stands when opened from a means."""
    url = f"/activities/{activity.pk}/evidence/{source}/new/"
    page = client.get(f"{url}?means={means_of(activity, kind).pk}")
    return client.post(url, filled(page, **typed))


@pytest.mark.parametrize(
    ("source", "typed", "kept"),
    [
        ("link", {"address": "https://example.org/a?b=1"}, ("https://example.org/a?b=1", None)),
        ("paper", {"note_ar": "بكتابة الهيئة", "note_fr": "Au secrétariat"}, ("", "بكتابة الهيئة")),
        ("waived", {"note_ar": "لم تلتقط صور"}, ("", "لم تلتقط صور")),
    ],
)
def test_evidence_of_each_source_waits_to_be_checked(source, typed, kept, office, activity):
    """Domain: file or link, «paper original kept at …», or does not apply because …; what does not apply waits, too."""
    answer = give(office, activity, source, **typed)
    given = Evidence.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/activities/{activity.pk}/#evidence-{given.pk}")
    assert (given.source, given.state, given.means.kind) == (source, "to_check", "attendance")
    assert (given.address, given.note_ar, given.added_by.username) == (*kept, "secretariat")


def test_file_is_kept_under_its_name_and_handed_out_to_be_saved(office, activity, client_of):
    give(office, activity, "file", file=SimpleUploadedFile("لائحة.pdf", PDF))
    given = Evidence.objects.get()
    assert (given.source, given.filename, given.consent) == ("file", "لائحة.pdf", False)
    answer = client_of("member").get(f"/evidence/{given.pk}/file/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"][:7]) == ("nosniff", "sandbox")


def test_photograph_is_kept_upright_without_the_place_where_it_was_taken(office, activity):
    """Quality: photographs lose their metadata; asked of the stored file."""
    give(office, activity, "file", "photo", file=pictures.jpeg(), consent="on")
    given = Evidence.objects.get()
    with given.file.open("rb") as stored:
        content = stored.read()
    picture = Image.open(BytesIO(content))
    assert (picture.size, dict(picture.getexif()), given.consent) == (pictures.SIZE[::-1], {}, True)
    assert [word for word in (b"Exif", b"Telephone", b"Taroudant") if word in content] == []


@pytest.mark.parametrize("kind", ["photo", "other"])
def test_photograph_without_consent_is_refused_and_nothing_is_kept(kind, office, activity):
    """Law 09-08: also where it is sent against a means of another kind than photographs."""
    answer = give(office, activity, "file", kind, file=pictures.jpeg())
    assert (answer.status_code, len(errors(answer)), Evidence.objects.count()) == (200, 2, 0)
    assert list(answer.context["form"].errors) == ["consent", "file"]


def test_scan_of_an_attendance_list_needs_no_consent_and_loses_its_metadata(office, activity):
    give(office, activity, "file", file=pictures.jpeg())
    assert b"Telephone" not in Evidence.objects.get().file.read()


@pytest.mark.parametrize(
    ("source", "typed", "field"),
    [
        ("link", {"address": ""}, "address"),
        ("link", {"address": "javascript:alert(1)"}, "address"),
        ("paper", {"note_fr": "Au secrétariat"}, "note_ar"),
        ("waived", {"note_ar": " "}, "note_ar"),
        ("file", {}, "file"),
        ("file", {"file": SimpleUploadedFile("page.html", b"<script>")}, "file"),
        ("file", {"file": SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0")}, "file"),
    ],
)
def test_what_is_no_evidence_is_refused_beside_its_field(source, typed, field, office, activity):
    answer = give(office, activity, source, **typed)
    assert (answer.status_code, list(answer.context["form"].errors), Evidence.objects.count()) == (200, [field], 0)


def test_means_of_another_axis_is_not_offered(office, activity):
    other = make.means(axis=factories.axis())
    answer = give(office, activity, "link", address="https://example.org/", means=str(other.pk))
    assert (list(answer.context["form"].errors), Evidence.objects.count()) == (["means"], 0)


def test_activity_of_which_nothing_is_expected_takes_no_evidence(office, body):
    answer = office.get(f"/activities/{make.done().pk}/evidence/link/new/")
    assert answer.status_code == 409


def take(client, activity, **typed):
    return client.post(f"/activities/{activity.pk}/evidence/take/", typed)


def found(activity):
    """Two linked meetings that were held, and somebody who took part."""
    meetings = [factories.meeting(state="held"), factories.meeting(state="held")]
    activity.meetings.add(*meetings)
    make.participation(activity=activity)
    return meetings


def test_all_records_found_become_evidence_at_once(office, activity):
    """A record of the body needs no check: accepted by whoever takes it."""
    meetings = found(activity)
    take(office, activity)
    taken = Evidence.objects.order_by("pk")
    assert [one.meeting for one in taken] == [*sorted(meetings, key=lambda m: -m.pk), None]
    assert {(one.source, one.state, one.checked_by.username) for one in taken} == {
        ("record", "accepted", "secretariat")
    }
    take(office, activity)
    assert Evidence.objects.count() == 3


def test_one_record_is_taken_by_its_own_button(office, activity):
    meeting, _other = found(activity)
    page = parse(office.get(activity.get_absolute_url()))
    keys = page.xpath("//section[@id='evidence']//button[@name='record']/@value")
    assert len(keys) == 3
    wanted = f"{means_of(activity, 'attendance').pk}-{meeting.pk}-0"
    take(office, activity, record=wanted)
    assert ([one.meeting for one in Evidence.objects.all()], wanted in keys) == ([meeting], True)


def test_record_that_is_not_found_is_not_taken(office, activity):
    take(office, activity, record=f"{means_of(activity, 'attendance').pk}-999-0")
    assert Evidence.objects.count() == 0


def test_record_that_was_rejected_is_checked_anew(office, activity):
    make.participation(activity=activity)
    make.evidence(activity=activity, source="record", note_ar="", state="rejected", rejected_because_ar="ناقصة")
    take(office, activity)
    assert [one.state for one in Evidence.objects.order_by("pk")] == ["rejected", "to_check"]


def delete(client, given):
    return client.post(f"/evidence/{given.pk}/delete/").status_code


def test_unchecked_evidence_is_deleted_with_its_file(office, activity, django_capture_on_commit_callbacks):
    given = make.photograph(activity=activity)
    storage, name = given.file.storage, given.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert delete(office, given) == 302
    assert (Evidence.objects.count(), storage.exists(name)) == (0, False)


def test_unchecked_evidence_without_a_file_is_deleted(office, activity, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert delete(office, make.evidence(activity=activity, state="to_check")) == 302
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize("values", [{}, {"state": "rejected", "rejected_because_ar": "لا يثبت شيئا"}])
def test_checked_evidence_stays(values, office, activity):
    given = make.evidence(activity=activity, **values)
    assert (office.get(f"/evidence/{given.pk}/delete/").status_code, delete(office, given)) == (409, 409)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(("role", "status"), [("member", 200), ("chair", 200), ("council", 404), (None, 302)])
def test_file_of_evidence_is_for_those_inside(role, status, client_of, activity):
    """Screens: evidence inside; what the council may not see does not exist."""
    given = make.photograph(activity=activity)
    assert client_of(role).get(f"/evidence/{given.pk}/file/").status_code == status


def test_evidence_without_a_file_has_none_to_hand_out(office, activity):
    assert office.get(f"/evidence/{make.evidence(activity=activity).pk}/file/").status_code == 404
