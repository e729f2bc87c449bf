// Draws one question. A field is what takes one item's answer: native inputs, nothing chosen beforehand. What is answered goes to
// `give`, which asks the engine; the field itself knows nothing of what an answer is worth.

// Letters for options beyond the ninth; those left out have a meaning of their own.
const OPTION_KEYS = [..."123456789abdefghijklmopqstvwxyz"];

function fieldOf(item, question, named) {
  const makers = { choice: choiceField, choices: choicesField, number: numberField, text: textField };
  const refused = h("p", { class: "refused", id: `refused-${item.id}`, role: "alert" });
  const parts = makers[item.kind](item, question, named);
  const field = h("div", { class: `field ${item.kind}`, "data-item": item.id }, parts.slice(0, -1), refused, parts.at(-1));
  field.hidden = page.desk.state.items[item.id]?.asked === false;
  return field;
}

// The answers besides the options: they are answers too, and count as such.
function others(question) {
  const all = [{ id: "unknown", label: word("unknown"), key: "u" }];
  if (question.allows_na) all.push({ id: "n/a", label: word("notApplicable"), key: "n" });
  return all;
}

function isGiven(item, id) {
  const given = page.desk.state.items[item.id]?.given ?? null;
  if (given === null || typeof given === "string") return given === id;
  return given.option === id || (given.options ?? []).includes(id);
}

function optionLabel(type, item, option, act) {
  const input = h("input", {
    type, name: item.id, value: option.id, checked: isGiven(item, option.id), "data-key": option.key,
    "aria-describedby": `refused-${item.id}`, onchange: act,
  });
  const key = h("kbd", { "aria-hidden": "true" }, option.key);
  return h("label", { class: "option" }, input, key, h("span", { class: "label" }, option.label));
}

function keyed(options) {
  return options.map((option, place) => ({ ...option, key: OPTION_KEYS[place] ?? "" }));
}

function choiceField(item, question) {
  const label = (option) => optionLabel("radio", item, option, () => give(item.id, option.id));
  return [
    h("div", { class: "options" }, keyed(item.options).map(label)),
    h("div", { class: "options others" }, others(question).map(label)),
  ];
}

function choicesField(item, question) {
  const label = (option) => optionLabel("checkbox", item, option, (event) => tick(item, event.target));
  return [
    h("p", { class: "hint" }, word("several")),
    h("div", { class: "options" }, keyed(item.options).map(label)),
    h("div", { class: "options others" }, others(question).map(label)),
  ];
}

// An option that excludes the others clears them, and they clear it.
function tick(item, changed) {
  const boxes = [...changed.closest(".field").querySelectorAll("input")];
  const alone = (id) => id === "unknown" || id === "n/a" || item.options.some((option) => option.id === id && option.exclusive);
  if (changed.checked) {
    for (const box of boxes) {
      if (box !== changed && (alone(changed.value) || alone(box.value))) box.checked = false;
    }
  }
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  if (chosen.length === 0) return give(item.id, null);
  return give(item.id, ["unknown", "n/a"].includes(chosen[0]) ? chosen[0] : chosen);
}

function typedValue(item) {
  const given = page.desk.state.items[item.id]?.given;
  return String(given?.number ?? given?.text ?? "");
}

// A box to type in, kept shortly after each pause: with a crash, a sentence is lost at most.
function typedField(item, question, input, pause) {
  const later = debounce(() => giveTyped(item, input), pause);
  input.addEventListener("input", () => {
    input.closest(".field").querySelectorAll(".others input").forEach((box) => { box.checked = false; });
    if (pause !== null) later();
  });
  input.addEventListener("change", () => giveTyped(item, input));
  input.flush = () => giveTyped(item, input);
  const label = (option) => optionLabel("checkbox", item, option, (event) => giveInstead(item, input, event.target));
  return h("div", { class: "options others" }, others(question).map(label));
}

function giveTyped(item, input) {
  const typed = input.value.trim();
  const other = input.closest(".field").querySelector(".others input:checked");
  if (other || typed === (input.taken ?? typedValue(item))) return undefined;
  input.taken = typed;
  return give(item.id, typed === "" ? null : typed);
}

function giveInstead(item, input, box) {
  box.closest(".others").querySelectorAll("input").forEach((one) => { if (one !== box) one.checked = false; });
  if (box.checked) input.value = input.taken = "";
  return give(item.id, box.checked ? box.value : null);
}

function numberField(item, question, named) {
  const bounds = `bounds-${item.id}`;
  const input = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", id: `input-${item.id}`, "aria-labelledby": named,
    "aria-describedby": `help ${bounds} refused-${item.id}`, value: typedValue(item),
  });
  const unit = item.unit ? h("span", { class: "unit" }, item.unit) : null;
  const rest = typedField(item, question, input, null);
  return [h("p", { class: "hint", id: bounds }, item.bounds ?? ""), h("div", { class: "typed" }, input, unit), rest];
}

function textField(item, question, named) {
  const input = h("textarea", {
    rows: 5, id: `input-${item.id}`, "aria-labelledby": named, "aria-describedby": `help refused-${item.id}`,
    value: typedValue(item), dir: "auto",
  });
  return [input, typedField(item, question, input, 700)];
}

// Rows of a matrix: a table where there is room, else cards; the same inputs in both. Only rows with the same options share a head.
function matrixFields(question) {
  const shared = question.items.every((item) => sameOptions(item, question.items[0]) && item.kind === "choice");
  const rows = question.items.map((item, place) => {
    const named = `row-${place}`;
    return h("fieldset", { class: "matrix-row" }, h("legend", { id: named }, item.row ?? ""), fieldOf(item, question, named));
  });
  const columns = question.items[0].options.length + others(question).length;
  const grid = h("div", { class: shared && columns <= 8 ? "matrix shared" : "matrix" }, shared ? matrixHead(question) : null, rows);
  grid.style.setProperty("--columns", columns);
  return grid;
}

function sameOptions(one, other) {
  return one.options.map((option) => option.label).join("\n") === other.options.map((option) => option.label).join("\n");
}

function matrixHead(question) {
  const all = [...keyed(question.items[0].options), ...others(question)];
  const heads = all.map((option) => h("span", {}, h("kbd", {}, option.key), " ", option.label));
  return h("div", { class: "matrix-head", "aria-hidden": "true" }, h("span", {}), heads);
}

// A note and where the proof is: folded, as few need them, and open where something is written.
function remarkOf(item, label) {
  const { note, proof } = page.desk.state.items[item.id] ?? {};
  const box = (tag, key, value) => h("label", { class: "stacked" }, word(key),
    h(tag, { value: value ?? "", dir: "auto", ...(tag === "textarea" ? { rows: 2 } : { type: "text", autocomplete: "off" }) }));
  const [noteBox, proofBox] = [box("textarea", "note", note), box("input", "proof", proof)];
  const [noteInput, proofInput] = [noteBox.lastChild, proofBox.lastChild];
  const refused = h("p", { class: "refused", role: "alert" });
  const keep = () => giveRemark(item.id, noteInput.value.trim() || null, proofInput.value.trim() || null, refused);
  const later = debounce(keep, 700);
  for (const input of [noteInput, proofInput]) {
    input.addEventListener("input", later);
    input.addEventListener("change", keep);
    input.flush = keep;
  }
  const folded = fold(label, noteBox, proofBox, refused);
  folded.open = Boolean(note || proof);
  folded.className = "remark";
  return folded;
}

function whyOf(question) {
  if (!question.why && question.sources.length === 0) return null;
  const links = question.sources.map((one) => h("li", {}, source(one)));
  const list = links.length > 0 ? [h("p", {}, word("sources")), h("ul", {}, links)] : [];
  const folded = fold(word("why"), ...paragraphs(question.why), ...list);
  folded.id = "why";
  return folded;
}

function debounce(act, pause) {
  let timer;
  return () => { clearTimeout(timer); timer = setTimeout(act, pause); };
}
