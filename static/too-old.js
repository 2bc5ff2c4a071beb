// For browsers from before modules: they never run boot.js, so this says the sentence.
document.getElementById("loading").hidden = true;
document.getElementById("boot-failure").textContent =
  "您的浏览器版本过旧，无法运行本页。请改用新版 Edge、Chrome、Firefox 或 360 极速浏览器。";
document.getElementById("boot-failure").removeAttribute("hidden");
