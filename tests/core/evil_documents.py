"""Documents that would keep the engine of documents busy, or take its memory; and 25 ways to make it fetch."""

WORD = "كلمة "

# Each is what stands in the body of a page.
EVIL = {
    "40,000 combining marks": "<p>ن" + "\u0651" * 40_000 + "</p>",
    "nested tables": "<table><tr><td>" * 300,
    "deep nesting": "<div>" * 5_000 + "x",
    "deep lists": "<ul><li>" * 800 + "x",
    "huge widths": f'<div style="width: 1e9px">{WORD * 200}</div><p style="margin-left: 1e12px">x</p>',
    "huge letters": f'<p style="font-size: 100000px">{WORD * 20}</p>',
    "many floats": '<div style="float: left; width: 33%">x</div>' * 20_000,
    "giant colspan": '<table><tr><td colspan="1000000">x</td></tr><tr><td rowspan="1000000">x</td></tr></table>',
    "huge table": "<table>" + f"<tr>{'<td>x</td>' * 20}</tr>" * 5_000 + "</table>",
    "word without end": "<p>" + "ن" * 400_000 + "</p>",
    "columns of columns": '<div style="columns: 3">' * 12 + WORD * 3_000,
}

# `URL` stands for what is to be fetched.
VECTORS = {
    "img": '<img src="URL">',
    "srcset": '<img srcset="URL 2x">',
    "object": '<object data="URL"></object>',
    "embed": '<embed src="URL">',
    "iframe": '<iframe src="URL"></iframe>',
    "input": '<input type="image" src="URL">',
    "video": '<video poster="URL" src="URL"></video>',
    "style sheet": '<link rel="stylesheet" href="URL">',
    "attachment of the page": '<link rel="attachment" href="URL">',
    "attachment of a word": '<a rel="attachment" href="URL">x</a>',
    "base": '<base href="URL"><img src="b.png">',
    "@import": '<style>@import "URL";</style>',
    "@import url": "<style>@import url(URL) print;</style>",
    "font": "<style>@font-face { font-family: x; src: url(URL) } p { font-family: x }</style><p>x</p>",
    "background of a page": "<style>@page { background: url(URL) }</style>",
    "margin of a page": "<style>@page { @top-center { content: url(URL) } }</style>",
    "content": "<style>p::before { content: url(URL) }</style><p>x</p>",
    "background": '<p style="background: url(URL)">x</p>',
    "image-set": '<p style="background-image: image-set(url(URL) 1x)">x</p>',
    "list": '<ul><li style="list-style-image: url(URL)">x</li></ul>',
    "border": '<p style="border: 9px solid; border-image-source: url(URL)">x</p>',
    "SVG image": '<svg width="9" height="9"><image href="URL" width="9" height="9"/></svg>',
    "SVG use": '<svg width="9" height="9"><use href="URL#g"/></svg>',
    "SVG style": '<svg width="9" height="9"><style>@import "URL";</style><rect width="9" height="9"/></svg>',
    "SVG fill": '<svg width="9" height="9"><rect width="9" height="9" fill="url(URL#g)"/></svg>',
}
