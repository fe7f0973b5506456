const LONGEST = 120;

/** Signs that turn the direction of writing or show nothing: with them "gpj.exe" can look like "exe.jpg". */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What somebody's file is called, without folders, hidden signs and its ending: "Letter from Dr. Ames". */
export function plainName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const shown = last.replace(HIDDEN, "").replace(/\s+/g, " ").trim();
  const withoutEnding = shown.replace(/\.[A-Za-z0-9]{1,5}$/, "").trim();
  return Array.from(withoutEnding).slice(0, LONGEST).join("") || "Document";
}
