"""The trap for undefined variables bites in our templates and nowhere else."""

import pytest
from django.conf import settings
from django.template import Context, Origin, Template, engines

SOURCE = "{{ nobody }}|{{ nobody|default:'x' }}"


def rendered(path, source):
    engine = engines["django"].engine
    return Template(source, origin=Origin(str(path)), engine=engine).render(Context())


@pytest.mark.parametrize("source", [SOURCE, "{% blocktranslate %}{{ nobody }}{% endblocktranslate %}"])
def test_undefined_variable_in_our_template_fails(source):
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        rendered(settings.BASE_DIR / "templates" / "page.html", source)


def test_undefined_variable_in_a_template_of_a_library_is_empty():
    assert rendered("/elsewhere/page.html", SOURCE) == "|x"


def test_undefined_variable_in_a_condition_is_false():
    assert rendered(settings.BASE_DIR / "templates" / "page.html", "{% if nobody %}x{% endif %}") == ""
