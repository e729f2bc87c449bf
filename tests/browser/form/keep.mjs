// Answers that could be lost: no store, a full one, two tabs, another file, a closed window.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WIDE, check, download, drop, look, open, same, screenOf, settle, state } from "./page.mjs";

// Where both lengths are offered, none is chosen beforehand.
export async function begin(tab) {
  const full = tab.locator("label:has([name=scope][value=full])");
  if (await full.count() > 0) await full.click();
  await tab.locator("button[type=submit]").click();
  await tab.waitForSelector("#next");
}

// Answers as someone does who is in a hurry, until some are there.
async function answerSome(tab) {
  for (const keys of [["7", "Enter"], ["1", "2", "1", "1", "Enter"]]) {
    for (const key of keys) await tab.keyboard.press(key);
    await settle(tab);
  }
}

const banner = (tab) => tab.locator("#banners [data-key=store]");

export async function withoutAStore(browser, folder) {
  const none = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none') } })";
  const tab = await open(browser, folder, "survey.html", WIDE, none);
  check((await banner(tab).textContent()).includes("does not keep answers"), "a missing store is not told at the start");
  await look(tab, "without a store");
  await begin(tab);
  await answerSome(tab);
  same(await tab.locator("#status").textContent(), "Not kept by this browser: save the file", "the status");
  await leaving(tab, folder);
}

// Nearly full: there is room to try, none for answers.
const FILL = `if (location.protocol === "file:") {
  let size = 1 << 20;
  for (let n = 0; size >= 1; ) {
    try { localStorage.setItem("fill" + n, "x".repeat(size)); n += 1; } catch { size >>= 1; }
  }
  localStorage.removeItem("fill0"); localStorage.setItem("fill0", "x".repeat((1 << 20) - 100));
}`;

export async function withAFullStore(browser, folder) {
  const tab = await open(browser, folder, "survey.html", WIDE, FILL);
  await begin(tab);
  await answerSome(tab);
  check((await banner(tab).textContent()).includes("could not keep your last answer"), "a full store is not told");
  await look(tab, "with a full store");
  await leaving(tab, folder);
}

// Asks while answers are nowhere else, and no longer once they are saved.
async function leaving(tab, folder) {
  const asked = [];
  tab.on("dialog", (dialog) => { asked.push(dialog.type()); dialog.dismiss(); });
  await tab.evaluate(() => { setTimeout(() => location.reload()); });
  await tab.waitForTimeout(500);
  same(asked.join(), "beforeunload", "questions before unsaved answers are left");
  check((await state(tab)).answered > 0, "staying loses answers");
  await download(tab, () => banner(tab).getByRole("button", { name: "Save answers" }).click(), join(folder, "left.yaml"));
  same(readFileSync(join(folder, "left.yaml"), "utf8"), (await state(tab)).text, "the file saved from the banner");
  await tab.reload();
  same(asked.length, 1, "questions once the answers are saved");
}

export async function inTwoTabs(browser, folder) {
  const one = await open(browser, folder, "survey.html");
  await begin(one);
  await answerSome(one);
  const other = await one.context().newPage();
  await other.goto(one.url().split("#")[0]);
  await other.locator(".kept .primary").click();
  await other.waitForSelector("#next");
  for (const label of ["Those of the other tab", "Those on this page"]) await clash(one, other, label);
  const kept = await one.evaluate(() => entryAt(store.key).text);
  same(kept, (await state(one)).text, "what is kept once these were chosen");
}

async function clash(one, other, label) {
  await other.bringToFront();
  await other.keyboard.press(label.includes("other") ? "1" : "2");
  await settle(other);
  await one.waitForSelector("dialog");
  await look(one, `asked for ${label}`);
  await one.getByRole("button", { name: label }).click();
  await settle(one);
  const [mine, others] = [(await state(one)).text, (await state(other)).text];
  same(mine === others, label.includes("other"), `whether both tabs have the same after ${label}`);
}

export async function replaced(browser, folder) {
  const tab = await open(browser, folder, "survey.html");
  await begin(tab);
  await answerSome(tab);
  const [mine, bank] = [(await state(tab)).text, [["bank.yaml", readFileSync(join(folder, "bank.yaml"))]]];
  await drop(tab, bank);
  await look(tab, "asked before answers are replaced");
  await tab.keyboard.press("Escape");
  await settle(tab);
  same((await state(tab)).text, mine, "the answers after Escape");
  await drop(tab, bank);
  await tab.getByRole("button", { name: "Replace them" }).click();
  await tab.waitForSelector("body[data-screen=review]");
  check((await tab.locator("#banners").textContent()).includes("Comments in this file are not kept"), "comments are lost unsaid");
  same(await screenOf(tab), "review", "the screen of complete answers");
  await look(tab, "review of a whole example");
}
