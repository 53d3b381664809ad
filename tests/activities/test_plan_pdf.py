"""The plan of a year on one sheet."""

import pytest
from django.core.management import CommandError, call_command

from activities.models import PlanVersion
from tests import factories

A4, A3 = (842, 595), (1191, 842)
both_languages = pytest.mark.parametrize("language", ["ar", "fr"])
every_version = pytest.mark.parametrize(("year", "number"), [(2022, 1), (2023, 1), (2023, 2), (2024, 1)])


def sheets(document):
    return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in document.pages]


def version(year, number):
    return PlanVersion.objects.get(year_plan__year=year, number=number)


@both_languages
@every_version
def test_a_version_fills_one_sheet_with_all_its_activities(printed, language, year, number):
    plan = printed(f"/plans/{year}/versions/{number}.pdf", language)
    assert sheets(plan.document) == [A4]
    lines = version(year, number).lines.select_related("activity")
    assert [o.activity.code for o in lines if not plan.holds(getattr(o, f"wording_{language}"))] == []
    assert plan.recovered >= 0.99
    assert plan.loose_fonts == []


@both_languages
def test_the_plan_of_a_year_is_its_version_in_force(printed, language):
    assert printed("/plans/2023.pdf", language).data == printed("/plans/2023/versions/2.pdf", language).data


@both_languages
def test_dates_outside_their_month_are_signed_and_explained(printed, language):
    # Domain, Schedule: version 2 of 2023 carries three of them.
    def signs(number):
        body = printed(f"/plans/2023/versions/{number}.pdf", language).body
        return [len(body.findall(f".//*[@class='{place}']//b[@class='sign']")) for place in ("block", "legend notes")]

    assert signs(1) == [0, 0]
    assert signs(2) == [3, 1]


@both_languages
def test_a_crowded_year_takes_the_larger_sheet(printed, language):
    plan = version(2024, 1)
    for month in range(1, 13):
        for axis in plan.year_plan.programme.axes.all():
            factories.line(
                plan_version=plan, axis=axis, month_from=month, month_to=month,
                wording_ar="دورة تكوينية حول إدماج مقاربة النوع في برمجة مشاريع الجماعة",
                wording_fr="Session de formation sur la prise en compte du genre dans les projets de la commune",
            )  # fmt: skip
    assert sheets(printed("/plans/2024.pdf", language).document) == [A3]


@both_languages
def test_command_prints_a_plan(printed, language, tmp_path):
    out = tmp_path / "plan.pdf"
    call_command("print_plan", "--year", "2023", "--plan-version", "1", "--lang", language, "--out", str(out))
    assert out.read_bytes() == printed("/plans/2023/versions/1.pdf", language).data


def test_command_says_that_a_year_has_no_plan(demonstration, tmp_path):
    with pytest.raises(CommandError):
        call_command("print_plan", "--year", "2099", "--out", str(tmp_path / "plan.pdf"))
