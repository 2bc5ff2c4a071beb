// Typing by an input method, as the browser hears it from one: letters stand in the field while they are put
// together, and words take their place. Chromium only.

import assert from "node:assert/strict";

/** An input method: `compose` shows letters, `commit` puts words in their place. */
export async function inputMethod(page) {
  const session = await page.createCDPSession();
  return {
    compose: (text) => session.send("Input.imeSetComposition", {
      text, selectionStart: text.length, selectionEnd: text.length,
    }),
    commit: (text) => session.send("Input.insertText", { text }),
  };
}

/** Puts the focus on a field, and marks the field as the one that it is. */
export async function enter(page, selector) {
  await page.waitForSelector(selector);
  await page.focus(selector);
  await page.$eval(selector, (field) => {
    field.scrollIntoView({ block: "center" });
    field.isTheOne = true;
    // Behind what stands there; other kinds of field have no such place.
    if (field.type === "text" || field.type === "search") field.setSelectionRange(field.value.length, field.value.length);
    field.left = 0;
    for (const kind of ["blur", "compositionend"]) field.addEventListener(kind, () => (field.left += 1));
  });
}

/** Makes sure that the field is the one that was entered, and still has the focus. */
export async function isStill(page, selector, when) {
  const found = await page.evaluate((selector) => {
    const field = document.querySelector(selector);
    const active = document.activeElement;
    return {
      isThere: field !== null, isTheOne: field?.isTheOne === true, isActive: active === field, left: field?.left ?? -1,
    };
  }, selector);
  assert.deepEqual(found, { isThere: true, isTheOne: true, isActive: true, left: 0 }, `${selector}, ${when}`);
}
