// The words behind a fact, in the text around them: on hover, tap and keyboard. Without this script the number of a brief leads to
// the passage below, and the sign of a briefing to the fact in its brief.
(() => {
  "use strict";
  const panel = document.createElement("div");
  const signs = document.querySelectorAll(".db-brief a[href^='#w'], a.db-ev");
  if (!panel.showPopover || !signs.length) return;
  const DELAY = 150;
  const AROUND = 160;
  const pages = {};
  let wanted = null;
  let open = null;
  let pinned = false;
  let timer = 0;
  panel.className = "db-evidence db-evidence--words";
  panel.popover = "auto";
  panel.tabIndex = -1;
  panel.setAttribute("role", "note");
  panel.setAttribute("aria-label", "The article’s words");

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text || "";
    return made;
  }

  // Another page of the site, fetched once. Only its text is used, and nothing of it runs.
  function fetched(address) {
    const page = address.split("#")[0];
    pages[page] = pages[page] || fetch(page).then((response) => (response.ok ? response.text() : Promise.reject()))
      .then((html) => new DOMParser().parseFromString(html, "text/html"));
    return pages[page];
  }

  // What a number of the brief in `page` points at: the words, the rest of their passage, and where they stand in the seed.
  function passage(number, page, base) {
    const item = page.getElementById(number.getAttribute("href").slice(1));
    const characters = Array.from(item.querySelector("q").textContent);
    const [first, last] = number.dataset.at ? number.dataset.at.split("-").map(Number) : [0, characters.length];
    const place = item.querySelector("a, small");
    const start = Number(place.textContent.split("–")[0]) + first;
    const address = place.hasAttribute("href") ? new URL(place.getAttribute("href"), base) : null;
    if (address) address.hash = `c${start}-${start + last - first}`;
    return {
      before: characters.slice(0, first).join(""),
      words: characters.slice(first, last).join(""),
      after: characters.slice(last).join(""),
      place: `${start}–${start + last - first}`,
      address,
    };
  }

  async function found(sign) {
    if (sign.hash.startsWith("#w")) return [passage(sign, document, location.href)];
    const page = await fetched(sign.href);
    const numbers = page.getElementById(sign.hash.slice(1)).querySelectorAll("a[href^='#w']");
    return Array.from(numbers, (number) => passage(number, page, sign.href));
  }

  // The same words with more of their paragraph before and after them, where the seed's text is published.
  async function inContext(told) {
    const page = await fetched(told.address.href);
    const mark = page.getElementById(told.address.hash.slice(1));
    const paragraph = mark && mark.closest(".db-stretch__words");
    if (!paragraph) return told;
    const range = page.createRange();
    range.setStart(paragraph, 0);
    range.setEndBefore(mark);
    let before = range.toString();
    const rest = paragraph.textContent.slice(before.length);
    if (!rest.startsWith(told.words)) return told;
    let after = rest.slice(told.words.length);
    if (before.length > AROUND) before = "…" + before.slice(-AROUND).replace(/^\S*/, "");
    if (after.length > AROUND) after = after.slice(0, AROUND).replace(/\S*$/, "") + "…";
    return { before, words: told.words, after };
  }

  function fillWords(paragraph, told) {
    const words = told.before || told.after ? element("mark", "", told.words) : told.words;
    paragraph.replaceChildren(told.before, words, told.after);
  }

  // One passage after the other; the text around its words comes in when it has been fetched.
  function fill(sign, all) {
    panel.replaceChildren(element("p", "db-evidence__head", "The article’s words"));
    for (const told of all) {
      const box = element("blockquote", "db-evidence__words");
      const paragraph = element("p", "");
      const where = element("p", "db-evidence__where");
      const place = element(told.address ? "a" : "span", "", `${told.address ? "in the seed’s text, " : ""}characters ${told.place}`);
      if (told.address) place.href = told.address.href;
      fillWords(paragraph, told);
      box.append(paragraph);
      where.append(place);
      panel.append(box, where);
      if (told.address) inContext(told).then((wider) => fillWords(paragraph, wider)).catch(() => { /* the passage stays */ });
    }
    const go = element("a", "", sign.hash.startsWith("#w") ? "all of the article’s words" : "in the brief");
    go.href = sign.href;
    panel.lastChild.append(" · ", go);
  }

  async function show(sign, keep, focus) {
    clearTimeout(timer);
    wanted = sign;
    pinned = keep;
    if (open !== sign) {
      let all;
      try {
        all = await found(sign);
      } catch (error) {
        if (keep) location.href = sign.href;
        return;
      }
      if (wanted !== sign) return;
      const stays = pinned;
      hide();
      fill(sign, all);
      sign.after(panel);
      sign.setAttribute("aria-expanded", "true");
      panel.showPopover();
      open = sign;
      pinned = stays;
    }
    if (focus) panel.focus();
  }

  function hide() {
    if (panel.matches(":popover-open")) panel.hidePopover();
    closed();
  }

  function closed() {
    if (!open) return;
    open.removeAttribute("aria-expanded");
    if (panel.contains(document.activeElement)) open.focus();
    open = null;
    pinned = false;
  }

  panel.addEventListener("toggle", (event) => { if (event.newState === "closed") closed(); });

  for (const sign of signs) {
    sign.setAttribute("role", "button");
    if (sign.hash.startsWith("#w")) sign.setAttribute("aria-label", "Words " + sign.textContent);
    sign.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (open === sign && pinned) hide();
      else show(sign, true, event.detail === 0);
    });
    sign.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); sign.click(); }
    });
    sign.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse" || pinned) return;
      clearTimeout(timer);
      timer = setTimeout(show, DELAY, sign, false);
    });
    sign.addEventListener("pointerleave", leave);
  }
  panel.addEventListener("pointerenter", () => clearTimeout(timer));
  panel.addEventListener("pointerleave", leave);

  function leave() {
    clearTimeout(timer);
    if (pinned) return;
    wanted = null;
    timer = setTimeout(hide, 2 * DELAY);
  }
})();
