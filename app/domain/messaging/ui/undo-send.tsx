import { useEffect, useState } from "react";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { UndoableMessage } from "../undo-window";

/** Takes the message above it back; goes when the time is over. Without JavaScript the server says when it is too late. */
export function UndoSend({ undoable }: { undoable: UndoableMessage }) {
  const { seq, forMs } = undoable;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), forMs);
    return () => clearTimeout(timer);
  }, [forMs]);
  if (over) return null;
  return (
    <PostForm preventScrollReset>
      <input type="hidden" name="seq" value={seq} />
      <SubmitButton name="intent" value="undo" kind="secondary" size="small" pendingLabel="Undoing…">
        Undo send
      </SubmitButton>
    </PostForm>
  );
}
