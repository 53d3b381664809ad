// That an opinion was opened is said once it has been looked at for a while; without this file only «I have read it» is.
const opened = document.getElementById("reading-open");
const WHILE = 4000; // milliseconds in view
let timer;

function say() {
  document.removeEventListener("visibilitychange", wait);
  fetch(opened.action, { method: "POST", body: new FormData(opened) }).catch(() => {}); // the next time, then
}

function wait() {
  clearTimeout(timer);
  if (document.visibilityState === "visible") timer = setTimeout(say, WHILE);
}

if (opened) {
  document.addEventListener("visibilitychange", wait);
  wait();
}
