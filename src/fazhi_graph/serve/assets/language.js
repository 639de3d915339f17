// The language of a page that holds both: shown by the style sheet, remembered for all pages of this server.
const button = document.getElementById("language");

function remembered() {
  try {
    return localStorage.getItem("fazhi-language");
  } catch {
    return null; // storage is forbidden
  }
}

function speak(language) {
  document.documentElement.lang = language;
  button.textContent = language === "zh" ? "English" : "中文";
}

button.addEventListener("click", () => {
  const language = document.documentElement.lang === "zh" ? "en" : "zh";
  try {
    localStorage.setItem("fazhi-language", language);
  } catch { /* it lasts as long as the page, then */ }
  speak(language);
});
speak(remembered() ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
