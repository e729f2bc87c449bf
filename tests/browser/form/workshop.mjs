// Several people's answers: what is counted, what is saved, and what a decision moves.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { check, download, drop, fits, go, look, open, same } from "./page.mjs";

const people = new URL("../../../examples/workshop-housing/answers/", import.meta.url);
const files = () => readdirSync(people).sort().map((name) => [name, readFileSync(new URL(name, people))]);

export async function inAWorkshop(browser, folder) {
  const tab = await open(browser, folder, "survey.html");
  await go(tab, "workshop", "body[data-screen=workshop] .picker");
  await look(tab, "workshop, empty");
  await drop(tab, files());
  await tab.waitForSelector(".views");
  await saveAll(tab, folder);
  await seeAll(tab);
  await decide(tab);
  await leaveOut(tab);
  await leave(tab);
}

// The choice of the file's place is taken away in these tests, so everything lands among the downloads.
async function saveAll(tab, folder) {
  const saves = [
    ["Save data", "panel.json"], ["Save panel report", "panel.html"],
    ["Save agenda", "agenda.html"], ["Save consensus", "consensus.yaml"],
  ];
  for (const [label, name] of saves) {
    const press = () => tab.getByRole("button", { name: label, exact: true }).click();
    same(await download(tab, press, join(folder, `workshop-${name}`)), name, "the name of a file");
  }
}

async function seeAll(tab) {
  for (const view of ["people", "agenda", "spread", "measures", "decide"]) {
    await go(tab, `workshop/${view}`, `nav [aria-current][href="#workshop/${view}"]`);
    if (view === "decide") await tab.waitForSelector("#what-if summary");
    await look(tab, `workshop/${view}`);
    await tab.setViewportSize({ width: 390, height: 844 });
    await fits(tab, `workshop/${view} on a phone`);
    await tab.setViewportSize({ width: 1280, height: 900 });
  }
  await tab.getByRole("button", { name: "Large type" }).click();
  await fits(tab, "in large type");
  await tab.getByRole("button", { name: "Large type" }).click();
}

async function decide(tab) {
  const scores = () => tab.locator("#scores").textContent();
  const before = await scores();
  await tab.locator("#topics fieldset").first().locator("input").nth(2).check();
  await tab.waitForSelector("#scores .moved");
  check(before !== await scores(), "a decision moves no score");
  // An action of the plan may be worth a look by itself.
  await tab.locator("#what-if summary").first().click();
  await tab.locator("#what-if .action summary").first().click();
  await look(tab, "workshop/decide, decided");
}

const decided = (tab) => tab.evaluate(() => JSON.stringify(workshop.decisions));

async function leaveOut(tab) {
  const settled = await decided(tab);
  await go(tab, "workshop/people", ".people");
  await drop(tab, [["<b>broken</b>.yaml", "answers: {who-answerd: x}\n"]]);
  check((await tab.locator(".problems").textContent()).includes("who-answerd"), "a broken file has no reason");
  same(await tab.locator(".people tbody tr").count(), 9, "files in the list");
  await look(tab, "workshop, with a broken file");
  await tab.getByRole("checkbox", { name: "r8.yaml takes part" }).click();
  await tab.waitForFunction(() => workshop.result.panel.respondents === 7);
  await go(tab, "workshop/decide", "#topics fieldset");
  same(await decided(tab), settled, "decisions after one file was left out");
  await tab.waitForSelector("#topics input:checked");
}

// What was decided and not saved is worth a question; and the browser kept it.
async function leave(tab) {
  const asked = [];
  tab.on("dialog", (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  await tab.reload();
  same(asked.join(), "beforeunload", "questions before decisions are left");
  await go(tab, "start", ".kept");
  check((await tab.locator(".kept").textContent()).includes("consensus of a workshop"), "decisions are not kept");
}
