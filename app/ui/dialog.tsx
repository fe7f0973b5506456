import { Link, useNavigate } from "@remix-run/react";
import { X } from "lucide-react";
import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";

type DialogProps = {
  title: string;
  /** Where closing leads: the page without the part of the address that opened the dialog. */
  closeTo: string;
  closeLabel?: string;
  children: ReactNode;
};

/**
 * A question that must be answered first. The page renders it when its address asks for it, so a plain link
 * opens it. Without JavaScript it stands open on the page; with JavaScript it becomes modal and Escape closes it.
 */
export function Dialog({ title, closeTo, closeLabel = "Close", children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.close();
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  function cancel(event: SyntheticEvent) {
    event.preventDefault();
    navigate(closeTo, { preventScrollReset: true, replace: true });
  }
  return (
    <dialog
      ref={box}
      open
      aria-labelledby={titleId}
      onCancel={cancel}
      className="enter z-40 m-auto my-6 w-full max-w-xl rounded-lg border border-line bg-surface p-5 text-ink shadow-pop backdrop:bg-stone-950/60 sm:p-7"
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={titleId} className="pt-1.5">
          {title}
        </h2>
        <Link to={closeTo} replace preventScrollReset className="btn btn-quiet -mt-1 -mr-2 px-2.5">
          <X aria-hidden="true" />
          <span className="sr-only">{closeLabel}</span>
        </Link>
      </div>
      {children}
    </dialog>
  );
}
