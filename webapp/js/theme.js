// Runs before the page is painted, so that the chosen theme never flashes.
(() => {
  const chosen = localStorage.getItem("vaquero.theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
