import { escaped } from "./html";

const STYLE = `
:root { color-scheme: light dark; --page: #f4f5f7; --sheet: #ffffff; --ink: #20242c; --soft: #545b68; --line: #8a919e;
  --accent: #2f4fa8; --on-accent: #ffffff; --bad: #a3241f; --bad-bg: #fdf0ef; --note: #fdf6e0; --note-ink: #5d4a05; }
@media (prefers-color-scheme: dark) { :root { --page: #14161b; --sheet: #1e2128; --ink: #eceef2; --soft: #b4bac6;
  --line: #79808d; --accent: #a9bdf8; --on-accent: #101a36; --bad: #ffb3ad; --bad-bg: #3b1c1a; --note: #3a3214; --note-ink: #f3e3a6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { background: var(--note); color: var(--note-ink); padding: .6rem 1rem; text-align: center; font-weight: 600; }
header p { margin: 0; }
main { max-width: 28rem; margin: 1.5rem auto; padding: 1.5rem 1.25rem; background: var(--sheet); border-radius: .75rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 0; }
p { margin: 0 0 1rem; }
.soft, .hint { color: var(--soft); }
.total { font-size: 2rem; font-weight: 650; margin: .25rem 0 1.25rem; font-variant-numeric: tabular-nums; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
.hint { margin: 0 0 .25rem; font-size: .95rem; }
.field { margin-bottom: 1.1rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
input { width: 100%; min-height: 2.9rem; padding: .5rem .75rem; font: inherit; color: inherit; background: transparent;
  border: 1.5px solid var(--line); border-radius: .5rem; }
[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; }
.wrong { color: var(--bad); margin: .25rem 0 0; font-weight: 600; }
.summary { border-left: 4px solid var(--bad); background: var(--bad-bg); padding: .9rem 1rem; margin-bottom: 1.25rem; border-radius: .25rem; }
.summary p { margin: .25rem 0 0; }
button, .button { display: block; width: 100%; min-height: 2.9rem; padding: .65rem 1rem; border: 1.5px solid var(--accent);
  border-radius: .5rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 650; text-align: center;
  text-decoration: none; cursor: pointer; }
.second { background: transparent; color: var(--accent); margin-top: .75rem; }
a { color: var(--accent); }
.back { display: inline-block; padding: .75rem 0 0; }
details { margin-top: 1.25rem; border-top: 1px solid var(--line); padding-top: .75rem; }
summary { cursor: pointer; padding: .4rem 0; font-weight: 600; }
dl { margin: .5rem 0 0; display: grid; gap: .5rem; }
dt { font-family: ui-monospace, monospace; } dd { margin: 0; color: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 22rem) { .pair { grid-template-columns: 1fr; gap: 0; } }
`;

/** A whole page. `content` is HTML already. */
export function pageShell(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} - Test payments (Stripe emulator)</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header><p>Test payments (Stripe emulator)</p></header>
<main>
${content}
</main>
</body>
</html>
`;
}
