// Elements without markup. Every text is set as text, so nothing that a pack, an answer or a file name holds becomes HTML.

function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) attribute(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function attribute(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (name === "value" || name === "checked") element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}

function button(label, act, attributes = {}) {
  return h("button", { type: "button", onclick: act, ...attributes }, label);
}

// Paragraphs of a plain text: an empty line starts a new one.
function paragraphs(text, attributes = {}) {
  return (text ?? "").split(/\n\s*\n/).filter((part) => part.trim() !== "").map((part) => h("p", attributes, part.trim()));
}

function fold(label, ...children) {
  return h("details", {}, h("summary", {}, label), h("div", { class: "folded" }, ...children));
}

// Only what is surely a web address becomes a link; it opens beside the page, which must not be lost.
function source({ text, url }) {
  if (!/^https?:\/\//i.test(url ?? "")) return text;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

// What the engine found wrong, with its line breaks.
function problemBox(title, text) {
  return h("div", { class: "problems", role: "alert" },
    h("p", {}, h("strong", {}, title)),
    h("pre", { tabindex: 0, "aria-label": title }, text));
}

// At the heading, or in the box that is to be typed in: its name is the heading. Not where a keyboard on the screen would then
// cover the question before it is read.
function placeReader(heading) {
  const box = boxToType();
  const place = box && !window.matchMedia("(hover: none)").matches ? box : heading;
  heading.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function boxToType() {
  return document.querySelector("#question > fieldset :is(.typed input, textarea)");
}

// Puts a screen in place of the one before, and the reader at its beginning.
function showScreen(name, ...children) {
  const main = document.getElementById("main");
  document.body.dataset.screen = name;
  leaveBanners();
  main.replaceChildren(...children.flat(Infinity).filter(Boolean));
  const heading = main.querySelector("h1");
  placeReader(heading);
  window.scrollTo(0, 0);
  document.title = `${heading.textContent} – ${page.title}`;
}

// For those who hear the page: said once, without moving them. A repeated sentence is emptied first, or it would not be said.
function announce(text) {
  const live = document.getElementById("live");
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
}

// A thing to know at once that stays until it is closed or solved; one for each key.
function banner(key, text, ...actions) {
  const box = document.getElementById("banners");
  box.querySelector(`[data-key="${key}"]`)?.remove();
  const close = button(word("close"), () => shown.remove(), { class: "quiet" });
  const shown = h("div", { class: "banner", role: "alert", "data-key": key },
    h("div", {}, text), h("div", { class: "row" }, ...actions, close));
  box.append(shown);
}

// What was told on the screen before the last is old; that nothing is kept stays true.
function leaveBanners() {
  for (const shown of document.querySelectorAll("#banners .banner:not([data-key=store])")) {
    if (shown.dataset.seen) shown.remove();
    shown.dataset.seen = "yes";
  }
}

function clearBanner(key) {
  document.querySelector(`#banners [data-key="${key}"]`)?.remove();
}

// A question that must be answered before going on; Escape takes the last, safest choice.
function choose(title, text, choices) {
  return new Promise((resolve) => {
    const end = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    const buttons = choices.map(({ label, value }) => button(label, () => end(value)));
    const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
      h("h2", { id: "dialog-title" }, title), ...paragraphs(text), h("div", { class: "row" }, ...buttons));
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); end(choices.at(-1).value); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
