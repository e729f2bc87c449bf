// Every scenario by its name; the tests in form.rs ask for each.
export { byKeyboard, byTouch, everyKind, fromRightToLeft, inGerman } from "./walk.mjs";
export { inAWorkshop } from "./workshop.mjs";
export { inTwoTabs, replaced, withAFullStore, withoutAStore } from "./keep.mjs";
export { withBadFiles, withHaste, withKeys, withheld } from "./behave.mjs";
export { hostileFiles, hostilePage } from "./hostile.mjs";
