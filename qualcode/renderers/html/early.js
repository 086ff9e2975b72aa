// Before anything is painted: that there are scripts, and which view was chosen last time.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("qualcode-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* A browser may forbid to remember anything. */ }
