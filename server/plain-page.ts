import type { ServerResponse } from "node:http";
import { type ErrorWords, errorWords } from "#app/http/error-words";

type Contact = { name: string; email: string; phone: string } | null;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;background:#fcfafc;color:#211820}
main{max-width:36rem;margin:0 auto;padding:12vh 1rem 2rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 1rem}
a{color:#77275a}
footer{max-width:36rem;margin:0 auto;padding:1.5rem 1rem;border-top:1px solid #e0dadf}
@media (prefers-color-scheme:dark){body{background:#140d13;color:#f0ebef}a{color:#e8a7cb}footer{border-color:#4d434c}}
`;

function contactLine(contact: Contact): string {
  if (!contact) return "";
  const phone = `<a href="tel:${escaped(contact.phone.replace(/[^\d+]/g, ""))}">${escaped(contact.phone)}</a>`;
  const email = `<a href="mailto:${escaped(contact.email)}">${escaped(contact.email)}</a>`;
  return `<p>You can call us at ${phone} or write to ${email}.</p>`;
}

/** A page that needs neither the database nor React, for when a request goes no further than the server. */
function plainPage({ title, text, next }: ErrorWords, nonce: string, contact: Contact): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main id="main"><h1>${escaped(title)}</h1><p>${escaped(text)}</p><p>${escaped(next)}</p>
<p><a href="/">Go to the home page</a></p>${contactLine(contact)}</main>
<footer><p><strong>In crisis?</strong> Call or text <a href="tel:988">988</a> any time. In danger now? Call
<a href="tel:911">911</a>.</p></footer></body></html>
`;
}

export type PlainAnswer = {
  status: number;
  /** Where those of the status say too little. */
  words?: ErrorWords;
  nonce: string;
  wantsPage: boolean;
  contact: Contact;
};

/** Ends a response with such a page, or with one word for programs. */
export function sendPlainAnswer(
  response: ServerResponse,
  { status, words = errorWords(status), nonce, wantsPage, contact }: PlainAnswer,
): void {
  response.statusCode = status;
  if (status === 503) response.setHeader("Retry-After", "5");
  if (status === 204) {
    response.end();
    return;
  }
  response.setHeader("Content-Type", wantsPage ? "text/html; charset=utf-8" : "application/json");
  response.end(wantsPage ? plainPage(words, nonce, contact) : JSON.stringify({ error: String(status) }));
}
