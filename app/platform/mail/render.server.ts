import { compile, type SelectorDefinition } from "html-to-text";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** Programs for mail read this kind of HTML, with styles in each element. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A link is its words and its address; what only mail programs show beside the subject is no part of the text. */
const SELECTORS: SelectorDefinition[] = [
  { selector: "img", format: "skip" },
  { selector: "[data-skip-in-text=true]", format: "skip" },
  { selector: "a", options: { linkBrackets: false, hideLinkHrefIfSameAsText: true } },
];

/** Made once: reading the rules takes longer than using them. */
const toText = compile({ wordwrap: false, selectors: SELECTORS });

/** A mail component as the body that goes out. In one go: nothing in a mail waits for anything. */
export const renderMail = (mail: ReactElement): { html: string } => ({
  html: `${DOCTYPE}${renderToStaticMarkup(mail)}`,
});

/** The same body for programs and people that want plain text. */
export const plainBody = (html: string): string => toText(html);
