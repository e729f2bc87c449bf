// The end: the reader's own page at once, the whole report, and every way to hand the answers on. Where the result is withheld,
// thanks and the file are all there is.

async function showEnd() {
  const withheld = isWithheld();
  showScreen("end",
    h("h1", {}, word(withheld ? "thanks" : "endTitle")),
    h("p", { class: "lead" }, word(withheld ? "withheldText" : "endText")),
    handOn(),
    withheld ? null : reportPart());
  if (!withheld) await showLook("one-page");
}

function handOn() {
  const canShare = navigator.share && shareable();
  const to = page.setup.to;
  return h("section", { class: "hand-on", "aria-labelledby": "hand-on" },
    h("h2", { id: "hand-on" }, word("handOn")),
    h("p", {}, to ? word("handOnTo", { to }) : word("handOnText")),
    h("div", { class: "moves" },
      button(word("saveAnswers"), saveAnswers, { class: "primary" }),
      canShare ? button(word("share"), shareAnswers) : null,
      h("a", { class: "button", href: mailLink() }, word("mail")),
      button(word("copy"), () => copyText(page.state.text)),
      button(word("backToReview"), () => go("review"))),
    h("p", { class: "hint" }, word("mailHint", { name: answersName() })));
}

function reportPart() {
  return h("section", { class: "result", "aria-labelledby": "result" },
    h("h2", { id: "result" }, word("result")),
    h("div", { class: "moves" },
      button(word("onePage"), () => showLook("one-page")),
      button(word("fullReport"), () => showLook("full")),
      button(word("saveReport"), saveReport),
      button(word("printReport"), printReport)),
    h("div", { id: "report" }, h("p", {}, word("working"))));
}

async function showLook(look) {
  const answer = await requestSlowly({ do: "report", text: page.state.text, look });
  const place = document.getElementById("report");
  if (!place) return;
  if (answer.ok) showReport(place, word(look === "full" ? "fullReport" : "onePage"), answer.ok);
  else place.replaceChildren(problemBox(word("noReport"), answer.refused ?? answer.problems));
  announce(answer.ok ? word("reportShown") : "");
}

async function saveReport() {
  const answer = await requestSlowly({ do: "report", text: page.state.text, look: "full" });
  if (!answer.ok) return banner("saved", answer.refused ?? answer.problems);
  const name = answersName().replace(/^answers/, "report").replace(/\.yaml$/, ".html");
  const saved = await saveFile(name, answer.ok, "text/html", ".html");
  if (saved) banner("saved", word("savedAs", { name: saved.name }));
  return undefined;
}

function printReport() {
  document.querySelector("#report iframe")?.contentWindow.print();
}
