import { useEffect, useRef, useState } from "react";
import { Button, ButtonRow } from "#app/ui/button";
import { lastContact } from "#app/ui/last-contact";
import { leaveWithForm } from "#app/ui/leave-with-form";

type IdleDialogProps = {
  /** The moment, in milliseconds, at which the server ends the session. */
  endsAt: number;
  /** It ends then whatever happens: nobody can stay on. */
  isLast: boolean;
  onStay: () => void;
};

/** The server counts from the last request, which another page may have made: what is said to be over is. */
const endSession = (): void => {
  void fetch("/session/stay?keep-only=1", { method: "POST", redirect: "manual", keepalive: true }).catch(
    () => null,
  );
};

const secondsUntil = (endsAt: number): number => Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** The question two minutes before the end, and what stands in front of the page afterwards: nobody reads on behind it. */
export function IdleDialog({ endsAt, isLast, onStay }: IdleDialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const openedAt = useRef(Date.now());
  const [left, setLeft] = useState(() => secondsUntil(endsAt));
  const [isEnded, setEnded] = useState(false);
  const [isAway, setAway] = useState(false);
  const over = isEnded || left === 0;
  useEffect(() => {
    box.current?.showModal();
    const timer = window.setInterval(() => setLeft(secondsUntil(endsAt)), 1000);
    // Another tab may go on meanwhile.
    const heard = () => !isLast && lastContact() > openedAt.current && onStay();
    window.addEventListener("storage", heard);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("storage", heard);
    };
  }, [endsAt, isLast, onStay]);
  useEffect(() => {
    if (!over || leaveWithForm()) return;
    title.current?.focus();
    endSession();
  }, [over]);

  async function stay() {
    if (isLast) return onStay();
    const answer = await fetch("/session/stay", { method: "POST", redirect: "manual" }).catch(() => null);
    if (answer?.ok) onStay();
    else if (answer?.type === "opaqueredirect") setEnded(true);
    else setAway(true);
  }

  return (
    <dialog
      ref={box}
      aria-labelledby="idle-title"
      onCancel={(event) => {
        event.preventDefault();
        if (!over) void stay();
      }}
      className={`z-50 m-auto w-[calc(100%-2rem)] max-w-md rounded-lg border border-line bg-surface p-6 text-ink shadow-pop ${over ? "backdrop:bg-stone-950" : "backdrop:bg-stone-950/60"}`}
    >
      <div className="grid gap-4">
        <h2 id="idle-title" ref={title} tabIndex={-1}>
          {titleOf(over, isLast)}
        </h2>
        {over ? <SignedOut /> : <StillThere left={left} isLast={isLast} isAway={isAway} onStay={stay} />}
      </div>
    </dialog>
  );
}

function titleOf(over: boolean, isLast: boolean): string {
  if (over) return "You are signed out";
  return isLast ? "You will be signed out soon" : "Are you still there?";
}

type StillThereProps = { left: number; isLast: boolean; isAway: boolean; onStay: () => void };

function StillThere({ left, isLast, isAway, onStay }: StillThereProps) {
  return (
    <>
      <p>
        {isLast
          ? "Everybody signs in anew after twelve hours. You are signed out in "
          : "Nothing has happened here for a while. To keep your records safe we sign you out in "}
        <span role="timer" className="font-semibold tabular-nums">
          {clock(left)}
        </span>
        .
      </p>
      <p role="status">{isAway ? "We could not reach the server just now. Try once more." : null}</p>
      <ButtonRow>
        <Button type="button" onClick={onStay}>
          {isLast ? "Finish what I am writing" : "Stay signed in"}
        </Button>
        <form method="post" action="/sign-out">
          <Button kind="secondary">Sign out</Button>
        </form>
      </ButtonRow>
    </>
  );
}

function SignedOut() {
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <>
      <p>Sign in again to go on where you were. Messages, forms and notes are kept as drafts.</p>
      <ButtonRow>
        <a href={`/sign-in?next=${encodeURIComponent(here)}`} className="btn btn-primary">
          Sign in again
        </a>
      </ButtonRow>
    </>
  );
}
