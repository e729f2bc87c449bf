// A whole questionnaire from the first question to the saved files, with a reload in the middle.
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { PHONE, WIDE, check, download, fits, found, go, look, open, record, same, settle, state } from "./page.mjs";
import { keyboard, touch } from "./ways.mjs";

export const byKeyboard = (browser, folder) => byWay(browser, folder, "keyboard", keyboard, WIDE, async () => {});
export const byTouch = (browser, folder) => byWay(browser, folder, "touch", touch, PHONE, targets);

// The kinds of questions that the built-in questionnaire lacks are in the small one.
export async function everyKind(browser, folder) {
  const tab = await begun(browser, folder, "tea.html", keyboard);
  await answerAll(tab, keyboard, look, "tea");
  await finish(tab, keyboard, look, join(folder, "small"));
  for (const answered of ["people", "biscuits", "quality", "milk-source"]) {
    await go(tab, `q/${answered}`, "#next");
    await look(tab, `answered, ${answered}`);
  }
  await tab.reload();
  await tab.waitForSelector(".kept");
  await look(tab, "start with what was kept");
}

export async function inGerman(browser, folder) {
  const tab = await begun(browser, folder, "german.html", keyboard);
  const lacking = await tab.evaluate(() => Object.keys(ENGLISH).filter((key) => !(key in page.setup.words)));
  same(lacking.join(), "", "words without a German one");
  same(await tab.locator("html").getAttribute("lang"), "de", "the language");
  await answerAll(tab, keyboard, look, "german");
  await finish(tab, keyboard, look, join(folder, "in-german"));
  check((await tab.locator("#status").textContent()).startsWith("In diesem Browser"), "the status is not in German");
}

export async function fromRightToLeft(browser, folder) {
  const tab = await begun(browser, folder, "right-to-left.html", touch, PHONE);
  const left = (what) => tab.locator(what).first().evaluate((one) => one.getBoundingClientRect().left);
  check(await left(".typed .unit") < await left(".typed input"), "the unit does not stand left of its number");
  await answerAll(tab, touch, look, "right to left");
  await finish(tab, touch, look, join(folder, "to-the-left"));
}

async function begun(browser, folder, name, way, options) {
  const tab = await open(browser, folder, name, options);
  await look(tab, `${name}, start`);
  await way.begin(tab, "full");
  await tab.waitForSelector("#next");
  return tab;
}

async function byWay(browser, folder, name, way, options, look) {
  for (const scope of ["pulse", "full"]) {
    const tab = await open(browser, folder, "survey.html", options);
    await look(tab, `${name}, start`);
    await way.begin(tab, scope);
    await tab.waitForSelector("#next");
    const screens = await answerAll(tab, way, look, scope);
    check(screens > (scope === "pulse" ? 15 : 40), `only ${screens} screens of ${scope}`);
    await finish(tab, way, look, join(folder, `${name}-${scope}`));
    await tab.context().close();
  }
}

// Inside the page `page` is what it knows.
const onScreen = (tab) => tab.evaluate(() => ({
  at: document.body.dataset.screen === "question" ? page.at : null,
  fields: [...document.querySelectorAll("#main .field[data-item]:not([hidden])")].map((field) => ({
    item: field.dataset.item, kind: field.closest(".matrix") ? "matrix" : field.classList[1],
    keys: [...field.querySelectorAll("[data-key]")].map((input) => input.dataset.key),
  })),
}));

export async function answerAll(tab, way, look, scope) {
  for (let screens = 0; ; screens += 1) {
    const { at, fields } = await onScreen(tab);
    if (at === null) return screens;
    await look(tab, `${scope}, ${fields[0].kind}, ${at}`);
    if (screens === 7) await reload(tab, way);
    for (const [row, field] of fields.entries()) await way.answer(tab, field, screens + row);
    await way.goOn(tab, fields);
    await tab.waitForFunction((before) => page.at !== before, at);
  }
}

// The last words are still being typed when the window goes.
async function reload(tab, way) {
  await way.note(tab, "Said: “yes” & <no>");
  const [before, place] = await tab.evaluate(() => [page.state.items, page.at]);
  await tab.reload();
  await way.press(tab, ".kept .primary");
  await tab.waitForSelector("#next");
  const [after, now] = await tab.evaluate(() => [page.state.items, page.at]);
  same(now, place, "the question after a reload");
  const given = (items) => JSON.stringify(Object.entries(items).map(([id, item]) => [id, item.given]));
  same(given(after), given(before), "the answers after a reload");
  check(Object.values(after).some((item) => item.note === "Said: “yes” & <no>"), "a note is lost by a reload");
  same((await state(tab)).organisation, 'Nörd & "Söhne" <b>', "the organisation after a reload");
}

async function finish(tab, way, look, stem) {
  await tab.waitForSelector("body[data-screen=review]");
  same(await tab.locator(".given .open").count(), 0, "open answers at the end");
  await look(tab, "review");
  await way.press(tab, "main .primary");
  await tab.waitForSelector("iframe");
  await look(tab, "end");
  writeFileSync(`${stem}.json`, await record(tab));
  const name = await download(tab, () => way.press(tab, "main .hand-on .primary"), `${stem}.yaml`);
  same(name, "answers-head-of-sales.yaml", "the name of the answers file");
  await download(tab, () => way.press(tab, "main .result button:nth-child(3)"), `${stem}.html`);
  await settle(tab);
}

// A finger is 44 px wide; a link inside a sentence is as high as its line.
async function targets(tab, where) {
  await fits(tab, where);
  const small = await tab.evaluate(() => {
    const pressed = "button, a, summary, label.option, label.picker, label.touch, textarea, select, input:not([type=radio], [type=checkbox], [type=file])";
    return [...document.querySelectorAll(pressed)].filter((one) => one.checkVisibility() && one.getClientRects().length > 0)
      .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
      .filter(([{ width, height }]) => Math.min(width, height) < 43.99)
      .map(([{ width, height }, html]) => `${Math.round(width)} × ${Math.round(height)} px: ${html}`);
  });
  found.faults.push(...small.map((one) => `${where}: ${one}`));
}
