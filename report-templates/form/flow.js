// One question a screen: where one is, what was answered, what comes next. Which questions are asked depends on the answers, so
// "next" is looked up after each of them, never planned ahead.

function allQuestions() {
  return page.form.sections.flatMap((section) => section.questions.map((question) => ({ section, question })));
}

function isAsked(question) {
  return question.items.some((item) => page.state.items[item.id]?.asked);
}

function askedQuestions() {
  return allQuestions().filter(({ question }) => isAsked(question));
}

function isOpen(question) {
  return question.items.some((item) => page.state.items[item.id]?.asked && page.state.items[item.id].given === null);
}

function isUntouched(question) {
  return question.items.every((item) => (page.state.items[item.id]?.given ?? null) === null);
}

// The next asked question in this direction, or null at the end of them.
function neighbour(id, step) {
  const all = allQuestions();
  for (let at = all.findIndex(({ question }) => question.id === id) + step; at >= 0 && at < all.length; at += step) {
    if (isAsked(all[at].question)) return all[at].question.id;
  }
  return null;
}

function firstOpen() {
  return askedQuestions().find(({ question }) => isOpen(question))?.question.id ?? null;
}

function goToOpen() {
  const open = firstOpen();
  go(open === null ? "review" : questionRoute(open));
}

function questionRoute(id) {
  return `q/${encodeURIComponent(id)}`;
}

async function goOn() {
  if (!(await leaveFields())) return;
  const next = neighbour(page.at, 1);
  go(next === null ? "review" : questionRoute(next));
}

async function goBack() {
  if (!(await leaveFields())) return;
  const before = neighbour(page.at, -1);
  go(before === null ? "start" : questionRoute(before));
}

// What was typed but not yet taken is taken now; a refused answer keeps the reader here, where the reason stands.
async function leaveFields() {
  await flushFields();
  // What comes next depends on an answer that may still wait for the engine.
  await giving;
  const refused = document.querySelector("#main .field.bad:not([hidden])");
  refused?.querySelector("input, textarea").focus();
  return !refused;
}

function flushFields() {
  return Promise.all([...document.querySelectorAll("#main input, #main textarea")].map((input) => input.flush?.()));
}

function showQuestion(id) {
  const found = askedQuestions().find(({ question }) => question.id === id);
  if (!found) return goToOpen();
  const { section, question } = found;
  page.at = id;
  page.desk = ownDesk;
  return showScreen("question",
    h("div", { id: "progress" }),
    sectionOf(section, question),
    h("section", { class: "question", id: "question" }, questionBody(question)),
    moves(),
    keyHelp()) ?? showProgress();
}

function sectionOf(section, question) {
  const sections = page.form.sections.filter((one) => one.questions.some(isAsked));
  const place = word("sectionOf", { n: sections.indexOf(section) + 1, of: sections.length });
  const first = section.questions.find(isAsked) === question;
  return h("div", { class: "section" },
    h("p", { class: "eyebrow" }, `${place}: ${section.title}`), first ? paragraphs(section.intro, { class: "intro" }) : null);
}

function questionBody(question) {
  const heading = h("h1", { id: "ask" }, h("span", { class: "place" }, `${question.number}`), " ", question.ask);
  const help = h("div", { id: "help" }, paragraphs(question.help, { class: "help" }));
  const notes = question.items.map((item) => remarkOf(item, item.row ?? word("noteAndProof")));
  if (question.kind === "matrix") return [heading, help, matrixFields(question), whyOf(question), remarksOfRows(notes)];
  const [item] = question.items;
  const field = fieldOf(item, question, "ask");
  return [h("fieldset", {}, h("legend", {}, heading), help, field), whyOf(question), notes];
}

function remarksOfRows(notes) {
  const folded = fold(word("noteAndProof"), ...notes);
  folded.className = "remarks";
  folded.open = notes.some((note) => note.open);
  return folded;
}

function moves() {
  return h("div", { class: "moves" },
    button("", goOn, { class: "primary", id: "next" }),
    button(word("back"), goBack),
    button(word("clearAnswer"), clearAnswer, { class: "quiet", id: "clear" }),
    h("a", { class: "to-review", href: "#review" }, word("review")));
}

async function clearAnswer() {
  const { question } = allQuestions().find((one) => one.question.id === page.at);
  for (const item of question.items) await give(item.id, null);
  document.getElementById("question").replaceChildren(...questionBody(question).flat(Infinity).filter(Boolean));
  placeReader(document.getElementById("ask"));
  showProgress();
}

// Whose answers the fields take: one's own, or in a workshop those of all.
const ownDesk = { get state() { return page.state; }, took };

// Hands an answer to the engine and shows what it says; typed answers may come while another is under way, so they queue.
function give(item, given) {
  const { desk } = page;
  giving = giving.then(() => giveNow(desk, item, given));
  return giving;
}
let giving = Promise.resolve();

async function giveNow(desk, item, given) {
  const answer = await request({ do: "answer", text: desk.state.text, item, given });
  const field = document.querySelector(`#main [data-item="${CSS.escape(item)}"]`);
  if (answer.ok) desk.took(answer.ok, item, given);
  if (field) showRefused(field, answer.ok ? "" : answer.refused ?? answer.problems);
}

async function giveRemark(item, note, proof, refused) {
  const now = page.state.items[item];
  if ((now.note ?? null) === note && (now.proof ?? null) === proof) return;
  await giving;
  const answer = await request({ do: "remark", text: page.state.text, item, note, proof });
  if (answer.ok) took(answer.ok);
  refused.textContent = answer.ok ? "" : asSentence(answer.refused ?? answer.problems);
}

function asSentence(text) {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

function took(state) {
  page.state = state;
  keepAnswers();
  announce(word(store.lasts ? "savedProgress" : "takenProgress", progressNumbers()));
  for (const field of document.querySelectorAll("#main .field[data-item]")) {
    field.hidden = !state.items[field.dataset.item]?.asked;
    field.closest(".matrix-row")?.toggleAttribute("hidden", field.hidden);
  }
  showProgress();
}

function showRefused(field, why) {
  field.classList.toggle("bad", why !== "");
  field.querySelector(".refused").textContent = asSentence(why);
  const clear = document.getElementById("clear");
  if (clear && why !== "") clear.hidden = false;
  for (const input of field.querySelectorAll("input, textarea")) {
    if (why === "") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  }
}

function progressNumbers() {
  const { answered, total, minutes } = page.state;
  return { n: answered, of: total, minutes };
}

function showProgress() {
  const box = document.getElementById("progress");
  if (!box) return;
  const numbers = progressNumbers();
  const left = page.state.complete || numbers.minutes < 1 ? "" : ` · ${word("minutesLeft", numbers)}`;
  box.replaceChildren(
    h("progress", { max: Math.max(numbers.of, 1), value: numbers.n, "aria-label": word("progress") }),
    h("p", {}, word("answeredOf", numbers) + left));
  const question = allQuestions().find((one) => one.question.id === page.at)?.question;
  if (!question || !document.getElementById("next")) return;
  document.getElementById("next").textContent = word(isUntouched(question) ? "skip" : "next");
  document.getElementById("clear").hidden = isUntouched(question);
}
