// Small comforts; every page works without this file.

// An error summary takes focus (browsers older than the global autofocus attribute).
document.querySelector("[data-focus]")?.focus();

// An open menu closes with Escape or a click beside it.
const closeMenus = (except) =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement.closest("details.menu[open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
});

// The search of the header is ready to be typed in as soon as it opens.
document.querySelector(".site-search")?.addEventListener("toggle", (event) => {
  if (event.target.open) event.target.querySelector("input").focus();
});
