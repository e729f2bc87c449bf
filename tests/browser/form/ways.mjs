// The two ways to answer: by keys alone, and by touch. Each begins, answers what is on the screen, goes on and presses.
import { settle } from "./page.mjs";

// Focus wanders as a person's would: with the tab key.
async function tabTo(tab, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await tab.evaluate((which) => document.activeElement.matches(which), selector)) return;
    await tab.keyboard.press("Tab");
  }
  throw new Error(`no way to ${selector} by the tab key`);
}

const details = { organisation: 'Nörd & "Söhne" <b>', date: "2026-11-28", role: "Head of Sales", unit: "North" };

export const keyboard = {
  async begin(tab, scope) {
    await tabTo(tab, "[name=scope]");
    if (scope) await tab.keyboard.press(scope === "pulse" ? "ArrowDown" : "Space");
    for (const [name, value] of Object.entries(details)) {
      await tabTo(tab, `[name=${name}]`);
      // A field for a date is three boxes in the order of the browser's country.
      if (name !== "date") await tab.keyboard.type(value);
    }
    await tab.keyboard.press("Enter");
  },
  async answer(tab, field, place) {
    if (field.kind === "number") return tab.keyboard.type("12");
    if (field.kind === "text") return tab.keyboard.type("The dairy\nand “the shop” <b>");
    const keys = field.kind === "choices" ? field.keys.slice(0, 2) : [field.keys[place % field.keys.length]];
    for (const key of keys) await tab.keyboard.press(key);
    return settle(tab);
  },
  async note(tab, text) {
    await tab.keyboard.press("c");
    await tab.keyboard.type(text);
  },
  goOn: (tab, fields) => tab.keyboard.press(fields[0].kind === "text" ? "Control+Enter" : "Enter"),
  async press(tab, selector) {
    await tabTo(tab, selector);
    await tab.keyboard.press("Enter");
  },
};

export const touch = {
  async begin(tab, scope) {
    await tab.locator(`label:has([name=scope][value=${scope}])`).tap();
    for (const [name, value] of Object.entries(details)) await tab.locator(`[name=${name}]`).fill(value);
    await tab.locator("button[type=submit]").tap();
  },
  async answer(tab, field, place) {
    const box = tab.locator(`[data-item="${field.item}"]`);
    if (["number", "text"].includes(field.kind)) {
      await box.locator(".typed input, textarea").tap();
      return tab.keyboard.type("12");
    }
    const few = field.kind === "choices" ? [0, 1] : [place % field.keys.length];
    for (const at of few) await box.locator("label.option").nth(at).tap();
    return undefined;
  },
  async note(tab, text) {
    const folds = tab.locator(":is(.remark, .remarks):not([open]) > summary:visible");
    while (await folds.count()) await folds.first().tap();
    await tab.locator(".remark textarea").first().tap();
    await tab.keyboard.type(text);
  },
  goOn: (tab) => tab.locator("#next").tap(),
  press: (tab, selector) => tab.locator(selector).tap(),
};
