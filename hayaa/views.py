"""Pages that need several apps, or none."""

from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.models import AnnualReport, PlanVersion, Programme, YearPlan
from committees.models import Body, Convocation, Member
from hayaa import desk, health, help, search, styles
from hayaa.core import room
from hayaa.core.figures import Figure
from hayaa.middleware import always_open
from hayaa.roles import ROLES
from hayaa.setup import check_list
from opinions import reading_room
from opinions.models import Opinion

REPORTS = 3  # on the first page; the others are in their list
GOOD_FOR = timedelta(days=180)  # what security.txt says; RFC 9116 wants less than a year
UNREAD = 5  # opinions on the first page of a council member; the others are in the reading room


@always_open
def healthz(request):
    """503 where the program cannot do its work; an old backup and little room are said, and take no site away."""
    try:
        found = health.read()
    except DatabaseError:
        found = {"database": False}
    well = all(found.values())
    said = {"backup_hours": health.backup_age(), "room": "short" if room.is_short() else "enough"}
    about = {"status": "ok" if well else "failing", **found, **said}
    response = JsonResponse(about, status=200 if well else 503)
    response["Cache-Control"] = "no-store"
    return response


@always_open
@require_safe
def security_txt(request):
    """Whom to tell of a fault in security (RFC 9116); not there where the operator has named nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    fields = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": f"{timezone.now() + GOOD_FOR:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages": "ar, fr",
        "Canonical": request.build_absolute_uri(),
    }
    lines = (f"{name}: {value}\n" for name, value in fields.items())
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
def home(request):
    """For those inside their desk, for the council what lies unread, for everybody what the body is and publishes."""
    body, user = Body.current(), request.user
    inside = user.has_perm("committees.view_meeting")
    context = {
        "heading": _("Desk") if inside else body.name or _("Welcome"),
        **_seated(body.day),
        **_published(user),
        "released": Opinion.objects.filter(released_on__isnull=False).exists(),
        "desk": desk.read(user, body.day) if inside else None,
        "unread": _unread(user, body.day),
        "setup": _unfinished(user, body),
    }
    return render(request, "home.html", context)


def _unfinished(user, body):
    """The check-list of a new commune until its first convocation, for whoever enters its records; else None."""
    if body.is_demonstration or not user.has_perm("committees.change_body") or Convocation.objects.exists():
        return None
    return check_list.read(body)


def _seated(day):
    """Women and men among the members in office."""
    women = Count("pk", filter=Q(sex=Member.Sex.FEMALE))
    seated = Member.objects.in_office(on=day).aggregate(women=women, all=Count("pk"))
    return {
        "women": Figure(seated["women"], seated["all"]),
        "men": Figure(seated["all"] - seated["women"], seated["all"]),
    }


def _published(user):
    """The programme, its year plans and the reports on them, as far as this reader may see them."""
    return {
        "programme": Programme.objects.visible_to(user).current(),
        "plans": YearPlan.objects.filter(versions__in=PlanVersion.objects.visible_to(user)).distinct(),
        "reports": AnnualReport.objects.visible_to(user).order_by("-year", "part")[:REPORTS],
    }


def _unread(user, on):
    """The opinions that lie unread in the reading room; None for whoever does not read there."""
    if not user.has_perm("opinions.read_opinion"):
        return None
    return reading_room.lying(reading_room.unread(user)[:UNREAD], on)


@login_not_required
def guide(request):
    """The chapters of the guide that this reader may open, by role; those of most rights, so their own, come first."""
    by_role = groupby(help.open_to(request.user), key=lambda chapter: chapter.role)
    parts = [(ROLES[code].name if code else _("Everybody"), list(chapters)) for code, chapters in by_role]
    return render(request, "help/contents.html", {"heading": _("Help"), "parts": parts[::-1]})


@login_not_required
def guide_chapter(request, code):
    for chapter in help.open_to(request.user):
        if chapter.code == code:
            context = {"heading": chapter.title, "lede": chapter.sentence, "trail": [(_("Help"), reverse("help"))]}
            return render(request, chapter.template, context)
    raise Http404


def styleguide(request):
    """Every component of the interface, in both directions, with the same invented content."""
    if not request.user.has_perm("committees.view_member"):
        raise Http404
    data = {} if "errors" in request.GET else None
    forms = {f"form_{prefix}": styles.SampleForm(data, auto_id=f"{prefix}_%s") for prefix in ("ar", "fr")}
    return render(request, "styleguide.html", {"heading": _("Style guide"), **styles.SAMPLES, **forms})


@login_not_required
def search_page(request):
    """What the reader may see of everything in which some words stand: of each kind the best, or one kind by pages."""
    asked = search.SearchForm(request.GET)
    code, page = (request.GET.get(name, "") for name in ("kind", "page"))
    results = search.read(request.user, asked.words, code=code, page=page) if asked.words else None
    return render(request, "search.html", {"heading": _("Search"), "search": asked, "results": results})
