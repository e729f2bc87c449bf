// The keyboard alone suffices. Single letters can be switched off, because some people speak to their computer and every word
// would press keys (WCAG 2.1.4).

const keys = { on: true };

const KEYS = [
  ["1 2 3 …", "keyChoose"], ["Enter", "keyNext"], ["Esc", "keyBack"], ["u", "keyUnknown"], ["n", "keyNotApplicable"],
  ["c", "keyNote"], ["?", "keyWhy"], ["r", "keyReview"],
];

function keyHelp() {
  const list = KEYS.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, word(does))]);
  const box = h("input", { type: "checkbox", checked: keys.on, onchange: () => { keys.on = box.checked; } });
  const off = h("label", { class: "option" }, box, h("span", {}, word("keysOn")));
  const folded = fold(word("keys"), h("dl", { class: "keys" }, list), off);
  folded.className = "key-help";
  return folded;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  const act = keyAct(event);
  if (act && act() !== false) event.preventDefault();
});

function keyAct(event) {
  const typing = isTyping(event.target);
  const screen = document.body.dataset.screen;
  if (event.key === "Escape" && screen !== "start") return stepBack(screen);
  if (event.key === "Enter") return enterAct(event, screen);
  if (typing || event.ctrlKey || !keys.on) return null;
  if (event.target.closest?.("fieldset.topic")) return () => press(event.key.toLowerCase());
  return screen === "question" ? letterAct(event.key) : null;
}

// Letters mean nothing in a number, so before its first digit they are keys like anywhere.
function isTyping(target) {
  if (target.matches?.(".typed input")) return target.value !== "";
  return target.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");
}

// Never the browser's own way back: it might lead out of the page.
function stepBack(screen) {
  if (screen === "question") return goBack;
  const before = { end: () => go("review"), review: () => go(questionRoute(askedQuestions().at(-1).question.id)) };
  return before[screen] ?? (() => go("start"));
}

// Enter does what it always does on buttons and links, and a new line in a text; there, Ctrl and Enter go on.
function enterAct(event, screen) {
  if (screen !== "question" || event.target.matches?.("button, a, summary")) return null;
  if (event.target.matches?.("textarea") && !event.ctrlKey) return null;
  return goOn;
}

function letterAct(key) {
  if (isForBox(key)) {
    boxToType().focus();
    return null;
  }
  const letter = key.toLowerCase();
  if (letter === "c") return () => openFold(".remark, .remarks", "textarea");
  if (letter === "r") return () => go("review");
  if (key === "?") return () => openFold("#why", "summary");
  return () => press(letter);
}

// Also where the reader was put at the heading, what is typed there reaches the box: the key follows the focus.
function isForBox(key) {
  const box = boxToType();
  if (!box || !document.activeElement.matches("h1, body")) return false;
  return box.matches("textarea") ? key.length === 1 : /^[-\d]$/.test(key);
}

function openFold(which, then) {
  const folded = document.querySelector(`#main :is(${which})`);
  if (!folded) return false;
  folded.open = true;
  const inner = folded.querySelector("details");
  if (inner) inner.open = true;
  folded.querySelector(then).focus();
  return true;
}

// Presses the option with this key, in the row one is in or the first that is open; in a matrix the next row follows.
function press(key) {
  const fields = [...document.querySelectorAll("#main .field[data-item]:not([hidden])")];
  const here = document.activeElement.closest?.(".field, .matrix-row");
  const open = fields.find((field) => page.desk.state.items[field.dataset.item].given === null);
  const field = fields.find((one) => here && (one === here || here.contains(one))) ?? open ?? fields[0];
  const input = field?.querySelector(`input[data-key="${CSS.escape(key)}"]`);
  if (!input) return false;
  input.click();
  const next = fields[fields.indexOf(field) + 1];
  const onward = next?.closest(".matrix-row") && input.type === "radio";
  const target = onward ? next.querySelector("input:checked") ?? next.querySelector("input, textarea") : input;
  target.focus();
  target.closest(".matrix-row")?.scrollIntoView({ block: "nearest" });
  return true;
}
