// Runs before the first paint: the colours that the reader chose last time, and word that scripts run.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    var chosen = localStorage.getItem("daybrief-theme");
    if (chosen === "light" || chosen === "dark") root.setAttribute("data-theme", chosen);
  } catch (error) { /* storage is switched off: the system's colours stay */ }
})();
