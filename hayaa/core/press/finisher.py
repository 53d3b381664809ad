"""What the PDF engine leaves out of a tagged document: the scope of table headers and the binding of the pages."""

import pydyf

LEAVES = 2  # header cell → row → section of the table


def finisher(language: str):
    """A function that completes the objects of a document before they are written."""

    def complete(document, pdf):
        elements = {f"{item.number} 0 R".encode(): item for item in pdf.objects if isinstance(item, pydyf.Dictionary)}
        named = []
        for element in elements.values():
            if element.get("S") == "/TH":
                element["A"]["Scope"] = _scope(element, elements)
            if element.get("Type") == "/StructElem" and "ID" in element:
                named.append((element["ID"], element.reference))
        if named:
            _name(pdf, elements[pdf.catalog["StructTreeRoot"]], named)
        if language == "ar":
            pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"

    return complete


def _scope(header, elements):
    """A header in the head of a table heads its column, elsewhere its row."""
    section = header
    for _ in range(LEAVES):
        section = elements[section["P"]]
    return "/Column" if section.get("S") == "/THead" else "/Row"


def _name(pdf, root, named):
    """Make the elements that have a name findable by it (PDF/UA wants an ID tree where there are IDs)."""
    named.sort(key=lambda item: item[0].data)
    tree = pydyf.Dictionary({"Names": pydyf.Array([part for pair in named for part in pair])})
    pdf.add_object(tree)
    root["IDTree"] = tree.reference
