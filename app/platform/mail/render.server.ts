import { plainTextSelectors, render } from "@react-email/render";
import { compile } from "html-to-text";
import type { ReactElement } from "react";

/** Made once: reading the rules takes longer than using them. */
const toText = compile({ wordwrap: false, selectors: plainTextSelectors });

/** A mail component as the body that goes out. */
export const renderMail = async (mail: ReactElement): Promise<{ html: string }> => ({
  html: await render(mail),
});

/** The same body for programs and people that want plain text. */
export const plainBody = (html: string): string => toText(html);
