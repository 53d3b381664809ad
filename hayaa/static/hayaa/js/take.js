// A long import: how far it is, and a way to call it off. Without this file the button sends the form and one waits.
const OFTEN = 500; // milliseconds between two questions
const form = document.getElementById("take");
const state = form.querySelector(".progress");
const token = form.elements.csrfmiddlewaretoken.value;

async function ask() {
  try {
    const answer = await fetch(form.dataset.progress);
    if (answer.ok) state.querySelector("b").textContent = (await answer.json()).rows;
  } catch {
    // The connection is slow: the next question may get through.
  }
}

form.addEventListener("submit", (event) => {
  if (!state.hidden) return event.preventDefault(); // pressed twice; the button keeps the focus, so it is not disabled
  state.hidden = false;
  form.querySelector(".primary").setAttribute("aria-disabled", "true");
  setInterval(ask, OFTEN);
});

state.querySelector("button").addEventListener("click", () => {
  fetch(form.dataset.callOff, { method: "POST", headers: { "X-CSRFToken": token } });
});
