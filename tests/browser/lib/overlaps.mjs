// Whether everything on the page can be read as it is laid out now: no two texts lie on each other, none is cut
// off, none leaves its cell, nothing is wider than the window. What has to be scrolled to is not looked at.

/** One line for each fault, at most so many. */
export const faults = (page, most = 8) => page.evaluate((most) => {
  const found = new Set();
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 24);
  const name = (element) => {
    const own = (one) => one.localName + (one.id ? `#${one.id}` : [...one.classList].map((word) => `.${word}`).join(""));
    return [element.parentElement, element].filter(Boolean).map(own).join(" > ");
  };
  const meet = (one, other) => ({
    left: Math.max(one.left, other.left), right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom),
  });
  const is = (area, by = 1) => area.right - area.left > by && area.bottom - area.top > by;

  const EVERYTHING = { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 };
  const known = new Map();
  /** What of an element's inside can be seen, and what lies over the page without being in its flow. */
  function about(element) {
    if (element === null || element === document.documentElement) return { seen: EVERYTHING, hides: EVERYTHING, layer: null, isShortened: false };
    let mine = known.get(element);
    if (mine) return mine;
    const above = about(element.parentElement);
    const style = getComputedStyle(element);
    mine = { ...above };
    if (style.position === "fixed" || (style.position === "sticky" && style.bottom !== "auto")) {
      mine = { seen: EVERYTHING, hides: EVERYTHING, layer: element };
    }
    if (style.overflowX !== "visible" || style.overflowY !== "visible") {
      const box = element.getBoundingClientRect();
      mine.seen = meet(mine.seen, box);
      const isScrolled = /auto|scroll/.test(style.overflowX + style.overflowY);
      // A text of which one line is shown, with dots at its end, is meant to be cut.
      mine.isShortened = style.webkitLineClamp !== "none";
      const isMeant = mine.isShortened || style.clipPath !== "none";
      mine.hides = isScrolled || isMeant ? EVERYTHING : meet(mine.hides, box);
    }
    known.set(element, mine);
    return mine;
  }
  const isThere = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  // What there is to read, each line of a text by itself, without the space above and below its letters.
  const pieces = [];
  const add = (owner, text, box, shrinks) => {
    if (box.width < 1 || box.height < 1 || box.bottom <= 0 || box.right <= 0) return;
    const { seen, hides, layer, isShortened } = about(owner);
    const inset = shrinks ? box.height * 0.22 : 1;
    const area = { left: box.left + 0.5, right: box.right - 0.5, top: box.top + inset, bottom: box.bottom - inset };
    const shown = meet(area, hides);
    if (shown.right < area.right - 1.5 || shown.left > area.left + 1.5 || shown.top > area.top + 1.5 || shown.bottom < area.bottom - 1.5) {
      found.add(`cut: “${short(text)}” in ${name(owner)}`);
    }
    const visible = meet(area, seen);
    if (is(visible)) pieces.push({ owner, text, area: visible, layer, isShortened });
    return area;
  };
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (node.data.trim() === "" || owner.closest(".unseen, script, noscript, option") || !isThere(owner)) continue;
    const cell = owner.closest("td, th, button, .badge, .tile, .count");
    const bounds = cell?.getBoundingClientRect();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const area = add(owner, node.data, box, true);
      if (!area || !bounds) continue;
      if (area.left < bounds.left - 1 || area.right > bounds.right + 1 || area.top < bounds.top - 1 || area.bottom > bounds.bottom + 1) {
        found.add(`leaves its cell: “${short(node.data)}” in ${name(cell)}, ${Math.round(bounds.width / 10) * 10} px wide`);
      }
    }
  }
  for (const field of document.querySelectorAll("input, select, textarea")) {
    if (isThere(field)) add(field, field.id || field.name || field.localName, field.getBoundingClientRect(), false);
  }

  pieces.sort((one, other) => one.area.top - other.area.top);
  for (let at = 0; at < pieces.length; at += 1) {
    const one = pieces[at];
    for (let next = at + 1; next < pieces.length && pieces[next].area.top < one.area.bottom; next += 1) {
      const other = pieces[next];
      // Of a shortened text the browser tells lines that it does not show.
      if (one.owner === other.owner && one.isShortened) continue;
      if (one.layer === other.layer && is(meet(one.area, other.area))) {
        found.add(`overlap: “${short(one.text)}” in ${name(one.owner)} and “${short(other.text)}” in ${name(other.owner)}`);
      }
    }
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) found.add(`the page is ${wide} px wider than the window`);
  return [...found].slice(0, most);
}, most);
