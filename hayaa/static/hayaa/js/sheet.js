// The attendance sheet: each tap is saved at once. What cannot be sent is kept in this browser and sent again.
// Without this file the sheet is one form with one save.

const form = document.getElementById("sheet");
const state = document.getElementById("sheet-state");
const rows = new Map([...form.querySelectorAll(".sheet-row")].map((row) => [row.dataset.member, row]));
const NAMES = ["status", "arrived_at", "left_at", "note"];
const SOON = 2000; // milliseconds: the connection may be back
const LATER = 15000; // somebody has to do something first
const PATIENCE = 10000; // milliseconds until a silent connection counts as none
const BATCH = 50; // rows sent at once
const STORE = `sheet-${form.dataset.meeting}-${form.dataset.user}`;
const unsaved = new Map(); // member → what the row says, and the version it was based on
let sending = false;
let trouble = "";
let news = ""; // what has to be told about a row
let again; // the timer of the next try
let closed = false; // nothing more can be saved here: what this page shows is all that is left of it

// --- what a row says ---------------------------------------------------------------------------------------------

const field = (member, name) => form.elements[`${member}-${name}`];

function valuesOf(member) {
  return Object.fromEntries(NAMES.map((name) => [name, field(member, name).value]));
}

// A field in which somebody is typing is left to them.
function show(member, values) {
  for (const name of NAMES) {
    if (!field(member, name).dataset?.typed) field(member, name).value = values[name];
  }
  rows.get(member).classList.toggle("missing", !values.status);
}

const same = (one, other) => NAMES.every((name) => one[name] === other[name]);

// --- what is not saved yet ---------------------------------------------------------------------------------------

function keep() {
  try {
    if (unsaved.size && !closed) localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(unsaved)));
    else localStorage.removeItem(STORE);
  } catch {
    // No storage in this browser: the page itself still keeps it.
  }
  for (const [member, row] of rows) row.classList.toggle("unsaved", unsaved.has(member));
  const count = unsaved.size ? `${form.dataset.unsaved} ${unsaved.size}` : "";
  const text = [trouble, news, count].filter(Boolean).join(" ") || form.dataset.saved;
  state.classList.toggle("waiting", Boolean(trouble || news));
  if (state.textContent !== text) state.textContent = text;
}

function enter(member) {
  const values = valuesOf(member);
  rows.get(member).classList.toggle("missing", !values.status);
  unsaved.set(member, { ...values, seen: field(member, "seen").value });
  keep();
  send();
}

function remembered() {
  try {
    const kept = Object.entries(JSON.parse(localStorage.getItem(STORE) || "{}"));
    return kept.filter(([, values]) => [...NAMES, "seen"].every((name) => typeof values?.[name] === "string"));
  } catch {
    return [];
  }
}

// --- sending -----------------------------------------------------------------------------------------------------

async function send() {
  if (sending || !unsaved.size) return;
  clearTimeout(again);
  sending = true;
  const batch = new Map([...unsaved].slice(0, BATCH));
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [member, values] of batch) {
    for (const name of [...NAMES, "seen"]) data.set(`${member}-${name}`, values[name]);
  }
  const answer = await post(data);
  sending = false;
  if (answer) take(answer, batch);
  keep();
  if (answer) send();
  else if (!closed) again = setTimeout(send, trouble === form.dataset.offline ? SOON : LATER);
}

// The answer, or nothing when the taps have to be sent again.
async function post(data) {
  try {
    const response = await fetch(location.pathname, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: data,
      redirect: "manual",
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    if (response.ok) {
      trouble = "";
      return await response.json();
    }
    if (response.status === 409) {
      trouble = (await response.json()).refused;
      closed = true;
    } else trouble = response.status >= 500 ? form.dataset.offline : form.dataset.signedOut;
  } catch {
    trouble = form.dataset.offline;
  }
  return null;
}

// Every row as it stands now: our own taps are settled, and what others entered appears.
function take(answer, batch) {
  for (const member of batch.keys()) {
    // Tapped again meanwhile: that goes out next, unless somebody else was first and has to be seen.
    if (answer.rows[member]?.conflict || same(batch.get(member), unsaved.get(member))) unsaved.delete(member);
  }
  news = "";
  for (const [member, told] of Object.entries(answer.rows)) {
    if (!rows.has(member)) continue;
    field(member, "seen").value = told.version;
    if (unsaved.has(member)) unsaved.get(member).seen = String(told.version);
    else if (!told.wrong) show(member, told.values);
    const place = rows.get(member).querySelector(".sheet-told");
    if (batch.has(member)) place.innerHTML = told.told;
    if (batch.has(member) && told.told) news = place.textContent.trim();
  }
  document.getElementById("counter").innerHTML = answer.counter;
}

// --- the hand and the keyboard -----------------------------------------------------------------------------------

form.addEventListener("input", ({ target }) => {
  if (target.type !== "radio") target.dataset.typed = "yes";
});

form.addEventListener("change", ({ target }) => {
  delete target.dataset.typed;
  const row = target.closest(".sheet-row");
  if (row) enter(row.dataset.member);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.name === "all") {
    for (const member of rows.keys()) {
      if (field(member, "status").value) continue;
      field(member, "status").value = event.submitter.value;
      enter(member);
    }
  }
  send();
});

function focusOn(row) {
  if (!row) return;
  const choices = row.querySelector(".sheet-choices");
  (choices.querySelector(":checked") || choices.querySelector("input")).focus();
}

form.addEventListener("keydown", (event) => {
  const choices = event.target.closest(".sheet-choices");
  if (!choices || event.altKey || event.ctrlKey || event.metaKey) return;
  const row = choices.closest(".sheet-row");
  const key = event.key.toLowerCase();
  if (key === "arrowdown" || key === "arrowup") {
    event.preventDefault();
    focusOn(key === "arrowdown" ? row.nextElementSibling : row.previousElementSibling);
    return;
  }
  const chosen = key.length === 1 && [...choices.querySelectorAll("input")].find((one) => one.dataset.keys.includes(key));
  if (!chosen) return;
  event.preventDefault();
  chosen.checked = true;
  enter(row.dataset.member);
  focusOn(row.nextElementSibling);
});

// Closing waits until everything has arrived.
form.querySelector(".primary")?.addEventListener("click", (event) => {
  if (!unsaved.size) return;
  event.preventDefault();
  state.scrollIntoView({ block: "nearest" });
  send();
});

// --- start -------------------------------------------------------------------------------------------------------

form.classList.add("live");
for (const [member, values] of remembered()) {
  if (!rows.has(member) || same(values, valuesOf(member))) continue;
  show(member, values);
  unsaved.set(member, values);
}
keep();
send();
addEventListener("online", send);
