// The words behind a fact, beside it: on hover, tap and keyboard. Without this script the number leads to the passage below.
(function () {
  "use strict";
  var panel = document.createElement("div");
  if (!panel.showPopover || !document.querySelector("a.db-ev")) return;
  var DELAY = 150;
  var open = null;
  var pinned = false;
  var timer = 0;
  panel.className = "db-evidence db-evidence--words";
  panel.popover = "auto";
  panel.tabIndex = -1;
  panel.setAttribute("role", "note");

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  function fill(link) {
    var passage = document.getElementById(link.hash.slice(1));
    var quote = passage.querySelector("q").textContent;
    var at = (link.dataset.at || "").split("-").map(Number);
    var words = element("p", "");
    var characters = Array.from(quote);
    if (at.length === 2) {
      words.append(characters.slice(0, at[0]).join(""), element("mark", "", characters.slice(at[0], at[1]).join("")), characters.slice(at[1]).join(""));
    } else words.append(quote);
    var box = element("blockquote", "db-evidence__words");
    var where = element("p", "db-evidence__where");
    box.append(words);
    var place = passage.querySelector("a, small").cloneNode(true);
    var seed = place.hash ? place : null;
    if (seed && at.length === 2) {
      var start = Number(seed.hash.slice(2).split("-")[0]);
      seed.hash = "c" + (start + at[0]) + "-" + (start + at[1]);
    }
    place.textContent = (seed ? "in the seed’s text, characters " : "characters ") + place.textContent;
    where.append(place, " · ");
    var go = element("a", "", "all of the article’s words");
    go.href = link.href;
    where.append(go);
    panel.setAttribute("aria-label", "The article’s words, passage " + link.textContent);
    panel.replaceChildren(element("p", "db-evidence__head", "The article’s words"), box, where);
  }

  function show(link, keep) {
    clearTimeout(timer);
    if (open !== link) {
      hide();
      fill(link);
      link.after(panel);
      link.setAttribute("aria-expanded", "true");
      panel.showPopover();
      open = link;
    }
    pinned = keep;
  }

  function hide() {
    if (panel.matches(":popover-open")) panel.hidePopover();
  }

  panel.addEventListener("toggle", function (event) {
    if (event.newState !== "closed" || !open) return;
    open.removeAttribute("aria-expanded");
    if (panel.contains(document.activeElement)) open.focus();
    open = null;
    pinned = false;
  });

  document.querySelectorAll("a.db-ev").forEach(function (link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-label", "Words " + link.textContent);
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (open === link && pinned) hide();
      else {
        show(link, true);
        if (event.detail === 0) panel.focus();
      }
    });
    link.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); link.click(); }
    });
    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType === "mouse" && !pinned) timer = setTimeout(show, DELAY, link, false);
    });
    link.addEventListener("pointerleave", leave);
  });
  panel.addEventListener("pointerenter", function () { clearTimeout(timer); });
  panel.addEventListener("pointerleave", leave);

  function leave() {
    clearTimeout(timer);
    if (!pinned) timer = setTimeout(hide, 2 * DELAY);
  }
})();
