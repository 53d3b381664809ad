// Rich text: the editor speaks the language of the page, and takes the place of its textarea for readers of all kinds.
const words = JSON.parse(document.getElementById("editor-words").textContent);
window.gettext = (word) => words[word] || word;

function translate(button) {
  button.title = gettext(button.title);
  button.setAttribute("aria-label", button.title);
}

document.addEventListener("prose-editor:ready", ({ target: textarea }) => {
  const frame = textarea.closest(".prose-editor");
  const text = frame.querySelector(".ProseMirror");
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  setTimeout(() => frame.querySelectorAll("[title]").forEach(translate)); // the buttons come after the event
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
});
