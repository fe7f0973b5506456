import { DoorOpen } from "lucide-react";
import { type FormEvent, useEffect } from "react";

/** Ends the signed-in session and leads on to a harmless page. */
const ACTION = "/leave";

/**
 * Leaves for a harmless page and takes this one out of the browser's history: one press, or Shift three times.
 * Without JavaScript the form posts and the server's redirect leads away.
 */
export function LeaveThisPage() {
  useShiftThreeTimes(leaveAtOnce);
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    leaveAtOnce();
  }
  return (
    <form
      method="post"
      action={ACTION}
      onSubmit={onSubmit}
      className="no-print sticky top-0 z-20 -mx-4 mb-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-1 border-b border-line bg-canvas px-4 py-2"
    >
      <p className="hidden text-sm text-ink-3 sm:block">Or press Shift three times.</p>
      <button type="submit" className="btn btn-danger">
        <DoorOpen aria-hidden="true" />
        Leave this page
      </button>
    </form>
  );
}

/**
 * Empties the screen first, then posts. A form that is sent to the page's own address takes this page's place in the
 * history, and whoever comes back is signed out already: nothing leads on before the server has answered.
 */
function leaveAtOnce() {
  const form = document.createElement("form");
  form.method = "post";
  form.action = ACTION;
  document.title = "Weather";
  document.body.replaceChildren(form);
  window.history.replaceState(null, "", ACTION);
  form.submit();
}

function useShiftThreeTimes(leave: () => void) {
  useEffect(() => {
    let presses: number[] = [];
    function onKey(event: KeyboardEvent) {
      if (event.key !== "Shift") {
        presses = [];
        return;
      }
      const now = Date.now();
      presses = [...presses.filter((at) => now - at < 5000), now];
      if (presses.length >= 3) leave();
    }
    window.addEventListener("keyup", onKey);
    return () => window.removeEventListener("keyup", onKey);
  }, [leave]);
}
