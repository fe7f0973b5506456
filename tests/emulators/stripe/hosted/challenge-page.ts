import { escaped } from "./html";
import { pageShell } from "./page-shell";

/** The bank's own page of a 3-D Secure confirmation. */
export function challengePage(action: string, what: string): string {
  return pageShell(
    "Confirm with your bank",
    `<h1>Confirm with your bank</h1>
<p>3-D Secure: your bank asks whether it is you who wants to ${escaped(what)}.</p>
<form method="post" action="${escaped(action)}">
<button type="submit" name="outcome" value="complete">Complete</button>
<button class="second" type="submit" name="outcome" value="fail">Fail</button>
</form>`,
  );
}
