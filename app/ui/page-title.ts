/**
 * The document's title: what this page is, then the practice. With errors it begins with "Error:", the first
 * thing a screen reader says. Discreet on purpose: the practice's short name, never what it treats.
 */
export function pageTitle(title: string, practiceName: string, errorCount = 0): string {
  return `${errorCount > 0 ? "Error: " : ""}${title} - ${practiceName}`;
}
