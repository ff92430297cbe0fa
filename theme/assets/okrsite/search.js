// Opens the search by its button, `/` or `s`; what it is made of is loaded then and not before.
(() => {
  const here = document.currentScript.src, button = document.querySelector(".okr-search");
  if (!button) return;
  const open = () => import(new URL("search/form.js", here)).then(form => form.open());
  button.addEventListener("click", open);
  addEventListener("keydown", event => {
    if ((event.key !== "/" && event.key !== "s") || event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.closest("input, textarea, select, dialog, [contenteditable], [popover]");
    if (writing && !writing.closest("dialog:not([open])")) return;  // what was closed keeps the focus for a moment
    event.preventDefault();
    open();
  });
})();
