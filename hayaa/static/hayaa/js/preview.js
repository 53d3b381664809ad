// The letter is drawn anew while its head is typed; without this file a button of the form does it.
const PAUSE = 400; // milliseconds after the last key
const letter = document.querySelector("[data-preview]");
const form = document.querySelector("main form");
let timer;
let asked = 0;

async function draw() {
  const typed = new FormData(form);
  typed.set("preview", "fragment");
  const mine = ++asked;
  try {
    const response = await fetch(form.action, { method: "POST", body: typed });
    const drawn = await response.text();
    if (response.ok && mine === asked) letter.innerHTML = drawn;
  } catch {
    // no connection: the letter stays as it was
  }
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(draw, PAUSE);
});
