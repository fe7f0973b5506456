import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button";
import { TextArea } from "#app/ui/field";
import { type FormReply, whyNotSaved } from "#app/ui/form-problems";
import { Composer } from "#app/ui/message-bubble";
import { PostForm } from "#app/ui/post-form";
import { SavedAt } from "#app/ui/saved-at";
import { SubmitButton } from "#app/ui/submit-button";
import { useBackgroundPost, useRetry, useWhenIdle } from "#app/ui/use-background-post";

const IDLE_MS = 2_000;

/** Ctrl+Enter and Cmd+Enter press Send; Enter alone is a new line. */
function sendNow(event: KeyboardEvent<HTMLTextAreaElement>): void {
  event.preventDefault();
  const { form } = event.currentTarget;
  form?.requestSubmit(form.querySelector<HTMLButtonElement>("[value=send]"));
}

type MessageComposerProps = {
  clientId: string;
  zone: string;
  today: string;
  draft: { body: string; savedAt: string } | null;
  /** What was typed when the form came back with an error. */
  typed?: string;
  errors?: string[];
  crisisLine: ReactNode;
  /** The box before this one was sent or taken back: whoever wrote goes on here. */
  takesFocus: boolean;
};

/** The form to write a message. Drafts are kept on the server after two idle seconds, or by the button. */
export function MessageComposer(props: MessageComposerProps) {
  const { clientId, zone, today, draft, typed, errors, crisisLine, takesFocus } = props;
  const { post, isPosting, answer } = useBackgroundPost<FormReply & { savedAt?: string | null }>();
  const text = useRef("");
  const [ownId] = useState(clientId);
  const saveDraft = () => post({ intent: "draft", body: text.current });
  const { soon, cancel } = useWhenIdle(saveDraft, IDLE_MS);
  const notSaved = answer?.notSent !== undefined;
  useRetry(notSaved, isPosting, saveDraft);
  useEffect(() => {
    if (takesFocus) document.getElementById("body")?.focus();
  }, [takesFocus]);
  return (
    <PostForm preventScrollReset onSubmit={cancel} data-autosaves="">
      <input type="hidden" name="clientId" value={ownId} />
      <Composer
        crisisLine={crisisLine}
        note={
          <SavedAt
            iso={answer?.savedAt ?? draft?.savedAt}
            zone={zone}
            today={today}
            saving={isPosting && !notSaved}
            problem={whyNotSaved(answer)}
          />
        }
        actions={
          <>
            <Button kind="quiet" name="intent" value="draft">
              Save draft
            </Button>
            <SubmitButton name="intent" value="send" pendingLabel="Sending…">
              Send
            </SubmitButton>
          </>
        }
      >
        <TextArea
          name="body"
          id="body"
          label="Write a message"
          rows={4}
          errors={errors}
          defaultValue={typed ?? draft?.body ?? ""}
          onChange={(event) => {
            text.current = event.currentTarget.value;
            soon();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) sendNow(event);
          }}
        />
      </Composer>
    </PostForm>
  );
}
