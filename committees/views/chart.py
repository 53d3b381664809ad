from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext as _

from committees import chart
from committees.models import Body


@login_not_required
def organisation_chart(request):
    """The bureau and the committees of today, with the names this reader may see."""
    return render(
        request,
        "committees/chart.html",
        {"heading": _("Organisation chart"), "chart": chart.read(user=request.user, on=Body.today())},
    )
