// A text saves itself while it is written. What cannot be sent is kept in this browser, and offered when the page is
// opened the next time. Without this file the form is saved by its button.
const PAUSE = 4000; // milliseconds after the last key
const AGAIN = 20000; // milliseconds until what could not be sent is sent once more
const form = document.querySelector("form.draft");
const state = form.querySelector(".draft-state");
const texts = [...form.querySelectorAll("textarea")];
let timer;
let changed = false; // since it was last sent
let sending = null; // the answer that is waited for
let stopped = false; // somebody else saved: only their reader can go on

const word = (name) => document.querySelector(`#draft-words [data-word=${name}]`);
const say = (name, more = "") => (state.textContent = `${word(name).textContent} ${more}`.trim());
const written = () => Object.fromEntries(texts.map((text) => [text.name, text.value]));

function keep(sent = false) {
  const kept = { seen: form.seen.value, sent, written: written() };
  try {
    localStorage.setItem(form.dataset.key, JSON.stringify(kept));
  } catch {
    // no room, or not allowed: the page itself still holds it
  }
}

const forget = () => localStorage.removeItem(form.dataset.key);

function wait(pause) {
  clearTimeout(timer);
  if (!stopped) timer = setTimeout(() => (sending = (sending || Promise.resolve()).then(send)), pause);
}

async function send() {
  changed = false;
  keep();
  say("saving");
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
    const answer = await response.json();
    if (response.ok) arrived(answer);
    else refused(response.status);
  } catch {
    say("offline");
    wait(AGAIN);
  }
}

function arrived(answer) {
  form.seen.value = answer.seen;
  say("saved", answer.saved);
  if (changed) keep();
  else forget();
}

function refused(status) {
  stopped = status === 409;
  say(stopped ? "conflict" : "refused");
}

form.addEventListener("input", () => {
  changed = true;
  wait(PAUSE);
});
// Not beside an answer still under way: it would look like somebody else's.
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  await sending;
  clearTimeout(timer);
  changed = false;
  keep(true);
  form.submit();
});
window.addEventListener("online", () => localStorage.getItem(form.dataset.key) && wait(0));
window.addEventListener("pagehide", () => changed && keep());

function bringBack(kept) {
  form.seen.value = kept.seen; // whoever saved since then is not overwritten unseen
  for (const text of texts) {
    const value = kept.written[text.name] ?? text.value;
    if (text.editor) text.editor.commands.setContent(value); // `js/richtext.js` says which one
    text.value = value;
  }
  form.dispatchEvent(new Event("input"));
}

function offer(kept) {
  const button = word("restore");
  state.textContent = `${word("found").textContent} `;
  state.append(button);
  button.addEventListener("click", () => bringBack(kept), { once: true });
}

function begin() {
  const kept = JSON.parse(localStorage.getItem(form.dataset.key));
  if (document.querySelector("main [role=alert]")) keep(); // the page holds what was not saved
  else if (!kept || (kept.sent && kept.seen !== form.seen.value)) forget();
  else if (texts.some((text) => (kept.written[text.name] ?? text.value) !== text.value)) offer(kept);
}

begin();
