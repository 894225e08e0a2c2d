// Small comforts; every page works without them.
(function () {
  "use strict";
  var root = document.documentElement;

  function dark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  var button = document.getElementById("theme");
  if (button) {
    button.addEventListener("click", function () {
      var next = dark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      try { localStorage.setItem("daybrief-theme", next); } catch (error) { /* not kept */ }
    });
  }

  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    var box = document.getElementById("find-q") || document.getElementById("searchbox");
    if (!box) return;
    if (!box.checkVisibility || box.checkVisibility()) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  // What a button copies: the text of the element that it names, or this page's address.
  function copied(button) {
    var named = document.getElementById(button.dataset.copy);
    var link = document.querySelector("link[rel=canonical]");
    return named ? named.textContent : link ? link.href : location.href.split("#")[0];
  }

  document.querySelectorAll("[data-copy]").forEach(function (copy) {
    if (!navigator.clipboard) return;
    copy.hidden = false;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(copied(copy)).then(function () { copy.textContent = "Copied"; });
    });
  });

  // Statements of an actor, sifted by words, topic and date.
  var sieve = document.querySelector("[data-sieve]");
  if (sieve) {
    var cards = Array.from(document.querySelectorAll(".db-said-all .db-card"));
    var value = function (name) { return document.getElementById("sieve-" + name).value.trim(); };
    sieve.hidden = cards.length < 4;
    sieve.addEventListener("input", function () {
      var words = value("words").toLocaleLowerCase("en");
      var shown = cards.filter(function (card) {
        var day = card.dataset.day;
        card.hidden = !((!words || card.textContent.toLocaleLowerCase("en").includes(words)) &&
          (!value("topic") || card.dataset.topics.split(" ").includes(value("topic"))) &&
          (!value("from") || day >= value("from")) && (!value("to") || (day && day <= value("to"))));
        return !card.hidden;
      });
      sieve.querySelector("[role=status]").textContent = shown.length + " of " + cards.length;
    });
  }

  // The entry of the table of contents that is being read.
  var links = Array.from(document.querySelectorAll(".md-nav--secondary a"));
  if (!links.length || !("IntersectionObserver" in window)) return;
  var current = null;
  var seen = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      var link = links.find(function (item) { return item.hash === "#" + entry.target.id; });
      if (current) current.removeAttribute("aria-current");
      if (link) link.setAttribute("aria-current", "location");
      current = link;
    });
  }, { rootMargin: "-10% 0px -70% 0px" });
  links.forEach(function (link) {
    var target = document.getElementById(link.hash.slice(1));
    if (target) seen.observe(target);
  });
})();
