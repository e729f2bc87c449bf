// The questions of a form of takestock as a form of SurveyJS, in one file that needs nothing else.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const packages = new URL("node_modules/", import.meta.url); // the browser builds are not among the exports of their packages

// What a page of ours asks.
export function setupOf(html) {
  const setup = JSON.parse(html.match(/<script type="application\/json" id="setup">([\s\S]*?)<\/script>/)[1]);
  return { ...setup, ...JSON.parse(gunzipSync(Buffer.from(setup.packed, "base64"))) };
}

// One question a page, as ours has it. What only we have (conditions, notes, proofs, why we ask) is left out.
export function surveyOf(form) {
  const pages = form.sections.flatMap((section) => section.questions.map((question, place) => ({
    name: question.id,
    title: section.title,
    description: place === 0 ? section.intro : undefined,
    elements: [elementOf(question)],
  })));
  return { title: form.title, showQuestionNumbers: true, showProgressBar: true, progressBarType: "questions", focusFirstQuestionAutomatic: false, pages };
}

function elementOf(question) {
  const [first] = question.items;
  const texts = { title: question.ask, description: question.help ?? undefined };
  if (question.kind !== "matrix") return { ...inputOf(first, question), ...texts, name: question.id };
  const shared = question.items.every((item) => item.kind === "choice" && labels(item) === labels(first));
  if (shared) {
    const rows = question.items.map((item) => ({ value: item.id, text: item.row }));
    const columns = choicesOf(first, question).map(({ value, text }) => ({ value, text }));
    return { type: "matrix", name: question.id, ...texts, columns, rows };
  }
  // Rows with options of their own have no table in common.
  return { type: "panel", name: question.id, ...texts, elements: question.items.map((item) => ({ ...inputOf(item, question), name: item.id, title: item.row })) };
}

function inputOf(item, question) {
  const choices = choicesOf(item, question);
  if (item.kind === "choice") return { type: "radiogroup", choices };
  if (item.kind === "choices") return { type: "checkbox", choices };
  if (item.kind === "number") return { type: "text", inputType: "number" };
  return { type: "comment" };
}

function choicesOf(item, question) {
  const others = [{ value: "unknown", text: "We cannot tell" }];
  if (question.allows_na) others.push({ value: "n/a", text: "Does not apply here" });
  return [...item.options.map(({ id, label }) => ({ value: id, text: label })), ...others];
}

const labels = (item) => item.options.map((option) => option.label).join("\n");

export function surveyPage(form) {
  const file = (name) => readFileSync(new URL(name, packages), "utf8");
  const script = (text) => `<script>${text.replaceAll("</script", "<\\/script")}</script>`;
  const json = JSON.stringify(surveyOf(form)).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${form.title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</title>
<style>body { margin: 0; }
${file("survey-core/survey-core.fontless.min.css")}</style>
</head>
<body>
<main id="survey"></main>
${script(file("survey-core/survey.core.min.js"))}
${script(file("survey-js-ui/survey-js-ui.min.js"))}
${script(`window.survey = new Survey.Model(${json}); window.survey.render(document.getElementById("survey"));`)}
</body>
</html>
`;
}
