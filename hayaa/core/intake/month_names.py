"""The months as people write them: of Morocco, of the Levant and Egypt, and in French, in any spelling."""

from datetime import date

from hayaa.core.arabic import fold
from hayaa.core.intake.tables import Value

NAMES = {
    1: "يناير، جانفي، كانون الثاني، janvier، janv، jan",
    2: "فبراير، فيفري، شباط، février، févr، fév",
    3: "مارس، آذار، mars",
    4: "أبريل، إبريل، أفريل، نيسان، avril، avr",
    5: "ماي، مايو، أيار، mai",
    6: "يونيو، يونيه، جوان، حزيران، juin",
    7: "يوليوز، يوليو، يوليه، جويلية، تموز، juillet، juil",
    8: "غشت، أغسطس، أغست، أغشت، أوت، آب، août",
    9: "شتنبر، شتمبر، سبتمبر، سبتنبر، أيلول، septembre، sept",
    10: "أكتوبر، تشرين الأول، octobre، oct",
    11: "نونبر، نوفمبر، نوفنبر، تشرين الثاني، novembre، nov",
    12: "دجنبر، ديسمبر، دسمبر، ديسنبر، كانون الأول، décembre، déc",
}
BY_NAME = {fold(name): month for month, names in NAMES.items() for name in names.split("،")}
HIJRI = frozenset(map(fold, ("محرم", "صفر", "ربيع", "جمادى", "رجب", "شعبان", "رمضان", "شوال", "القعدة", "الحجة")))
LONGEST = 40  # characters that name a month
AROUND = frozenset(map(fold, ("شهر", "mois", "de", "du")))  # words that say nothing beside a month


def month_of(value: Value) -> int | None:
    """The month that a whole cell names: «ماي», «شهر ماي 2023», «Sept.», 5, «05», or a day in it; else None."""
    if isinstance(value, date):
        return value.month
    if isinstance(value, bool) or value is None or len(str(value)) > LONGEST:
        return None
    words = [word for word in fold(str(value).removesuffix(".0")).split() if word not in AROUND]
    numbers = [word for word in words if word.isdecimal()]
    month = BY_NAME.get(" ".join(word for word in words if word not in numbers))
    if month:
        return month if all(len(number) == 4 or int(number) == month for number in numbers) else None
    return int(words[0]) if words == numbers and len(words) == 1 and words[0] in MONTH_NUMBERS else None


MONTH_NUMBERS = frozenset([f"{month}" for month in NAMES] + [f"{month:02}" for month in NAMES])
