const ERROR = "Error: ";

/**
 * The document's title: what this page is, then the practice. After a refused form it begins with "Error:", the first
 * thing a screen reader says. Discreet on purpose: the practice's short name, never what it treats.
 */
export const pageTitle = (title: string, practiceName: string, isRefused = false): string =>
  `${isRefused ? ERROR : ""}${title} - ${practiceName}`;

const withoutError = (title: string): string => (title.startsWith(ERROR) ? title.slice(ERROR.length) : title);

/** Marks the title of the page in front of somebody; what is returned takes the mark away. */
export function markTitle(): () => void {
  document.title = ERROR + withoutError(document.title);
  return () => {
    document.title = withoutError(document.title);
  };
}
