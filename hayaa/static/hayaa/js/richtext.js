// Rich text: the editor speaks the language of the page, and takes the place of its textarea for readers of all kinds.
const words = JSON.parse(document.getElementById("editor-words").textContent);
window.gettext = (word) => words[word] || word;

function translate(button) {
  button.title = gettext(button.title);
  button.setAttribute("aria-label", button.title);
  if (button.dataset.level) button.dataset.level -= 2; // writers begin to count below the title of the section
}

function translateChoice(option) {
  option.value = option.value; // the editor reads it back in English
  option.textContent = gettext(option.textContent);
}

// A pasted document dresses its words by styles, which this page applies to nothing, and has its titles on any level:
// here bold is a tag, and titles stand on two levels, below that of the field.
const BOLD = /font-weight:\s*(bold|[6-9]00)/i;

function undressed(html) {
  const bare = html.replace(/<style[\s\S]*?(<\/style>|$)/gi, "").replace(/<\w[^>]*>/g, silent);
  const pasted = new DOMParser().parseFromString(bare, "text/html");
  for (const span of pasted.querySelectorAll("span[data-style]")) {
    if (BOLD.test(span.dataset.style)) retag(span, "b");
  }
  const titles = [...pasted.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const highest = titles.map((title) => title.localName).sort()[0];
  titles.forEach((title, n) => retag(title, n && title.localName > highest ? "h4" : "h3"));
  return pasted.body.innerHTML;
}

// A tag without the attributes that the page would refuse one by one, each with a complaint on the console.
function silent(tag) {
  if (/^<base\b/i.test(tag)) return "";
  return tag.replace(/^<(\w+)\//, "<$1 ").replace(/([\s"'])(style|on\w+)(?=\s*=)/gi, "$1data-$2");
}

function retag(element, tag) {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

document.addEventListener("prose-editor:ready", ({ target: textarea, detail: { editor } }) => {
  const frame = textarea.closest(".prose-editor");
  const text = frame.querySelector(".ProseMirror");
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  setTimeout(() => frame.querySelectorAll("[title]").forEach(translate)); // the buttons come after the event
  textarea.editor = editor;
  text.id = textarea.id;
  textarea.removeAttribute("id");
  text.lang = textarea.lang;
  text.dir = textarea.dir;
  text.setAttribute("aria-multiline", "true");
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) text.setAttribute(name, textarea.getAttribute(name));
  }
  label.id = `${text.id}_label`;
  text.setAttribute("aria-labelledby", label.id);
  label.addEventListener("click", () => text.focus());
  if (!editor.schema.nodes.heading) return;
  editor.setOptions({ editorProps: { transformPastedHTML: undressed } });
  frame.addEventListener("click", () => frame.querySelectorAll("dialog option").forEach(translateChoice));
});
