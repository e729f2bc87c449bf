// Everything at a glance before the end: what was answered, what is open, and a way to each question.

function showReview() {
  const asked = askedQuestions();
  const open = asked.filter(({ question }) => isOpen(question)).length;
  const unknown = asked.filter(({ question }) => question.items.some((item) => page.state.items[item.id]?.given === "unknown")).length;
  showScreen("review",
    h("h1", {}, word("reviewTitle")),
    h("p", { class: "lead" }, word("reviewSummary", { ...progressNumbers(), open, unknown })),
    h("div", { class: "moves" },
      button(word("finish"), () => go("end"), { class: "primary" }),
      open > 0 ? button(word("goToOpen"), goToOpen) : null,
      page.state.scope === "pulse" && !page.setup.pulse ? button(word("goFull"), goFull) : null,
      h("a", { class: "to-review", href: "#start" }, word("yourDetails"))),
    page.form.sections.filter((section) => section.questions.some(isAsked)).map(reviewSection));
}

function reviewSection(section) {
  const asked = section.questions.filter(isAsked);
  const rest = asked.filter(isOpen).length;
  return h("section", { class: "review" },
    h("h2", {}, section.title, " ", h("span", { class: "note" }, rest === 0 ? word("sectionDone") : word("sectionOpen", { n: rest }))),
    h("ul", { class: "plain" }, asked.map(reviewQuestion)));
}

function reviewQuestion(question) {
  const items = question.items.filter((item) => page.state.items[item.id]?.asked);
  return h("li", {},
    h("a", { href: `#${questionRoute(question.id)}` }, `${question.number} ${question.ask}`),
    h("ul", { class: "plain given" }, items.map(reviewItem)));
}

function reviewItem(item) {
  const { given, shown, note } = page.state.items[item.id];
  const kind = given === null ? "open" : typeof given === "string" ? "untold" : "told";
  const told = given === null ? word("open") : saidAs(given, shown);
  return h("li", { class: `${kind} ${item.row ? "paired" : ""}` }, item.row ? h("span", { class: "row-name" }, item.row) : null,
    h("span", {}, h("span", { class: "shown" }, told), note ? h("span", { class: "note" }, ` “${note}”`) : null));
}

function saidAs(given, shown) {
  if (typeof given.number === "number") return trueMinus(shown);
  return shown ?? word(given === "unknown" ? "unknown" : "notApplicable");
}

// The short version was answered and there is time for the rest.
async function goFull() {
  const answer = await request({ do: "header", text: page.state.text, pulse: false });
  if (!answer.ok) return banner("file", answer.refused ?? answer.problems);
  adopt(answer.ok);
  keepAnswers();
  return goToOpen();
}
