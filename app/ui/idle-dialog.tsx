import { useEffect, useRef, useState } from "react";
import { Button, ButtonRow } from "#app/ui/button";
import { lastContact } from "#app/ui/last-contact";

type IdleDialogProps = {
  /** The moment, in milliseconds, at which the server ends the session. */
  endsAt: number;
  onStay: () => void;
};

const secondsUntil = (endsAt: number): number => Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** The question two minutes before the end, and what stands in front of the page afterwards: nobody reads on behind it. */
export function IdleDialog({ endsAt, onStay }: IdleDialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const openedAt = useRef(Date.now());
  const [left, setLeft] = useState(() => secondsUntil(endsAt));
  const [isOver, setOver] = useState(false);
  // Another tab may go on meanwhile.
  useEffect(() => {
    const heard = () => lastContact() > openedAt.current && onStay();
    window.addEventListener("storage", heard);
    return () => window.removeEventListener("storage", heard);
  }, [onStay]);
  useEffect(() => {
    box.current?.showModal();
    const timer = window.setInterval(() => setLeft(secondsUntil(endsAt)), 1000);
    return () => window.clearInterval(timer);
  }, [endsAt]);
  const over = isOver || left === 0;

  async function stay() {
    const answer = await fetch("/session/stay", { method: "POST", redirect: "manual" }).catch(() => null);
    if (answer?.ok) onStay();
    else setOver(true);
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
        <h2 id="idle-title">{over ? "You are signed out" : "Are you still there?"}</h2>
        {over ? <SignedOut /> : <StillThere left={left} onStay={stay} />}
      </div>
    </dialog>
  );
}

function StillThere({ left, onStay }: { left: number; onStay: () => void }) {
  return (
    <>
      <p>
        Nothing has happened here for a while. To keep your records safe we sign you out in{" "}
        <span role="timer" className="font-semibold tabular-nums">
          {clock(left)}
        </span>
        .
      </p>
      <ButtonRow>
        <Button type="button" onClick={onStay}>
          Stay signed in
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
      <p>What you wrote in messages, forms and notes is kept as a draft.</p>
      <ButtonRow>
        <a href={`/sign-in?next=${encodeURIComponent(here)}`} className="btn btn-primary">
          Sign in again
        </a>
      </ButtonRow>
    </>
  );
}
