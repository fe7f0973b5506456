import { plainTextSelectors, render } from "@react-email/render";
import { compile } from "html-to-text";
import type { ReactElement } from "react";

/** Made once: reading the rules takes longer than using them. */
const toText = compile({ wordwrap: false, selectors: plainTextSelectors });

/** A mail component as the two bodies that go out. */
export async function renderMail(mail: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(mail);
  return { html, text: toText(html) };
}
