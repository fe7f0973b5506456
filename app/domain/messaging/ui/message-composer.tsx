import { Form, useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "#app/ui/button";
import { TextArea } from "#app/ui/field";
import { Composer } from "#app/ui/message-bubble";
import { SavedAt } from "#app/ui/saved-at";
import { SubmitButton } from "#app/ui/submit-button";

const IDLE_MS = 2_000;

type MessageComposerProps = {
  clientId: string;
  zone: string;
  draft: { body: string; savedAt: string } | null;
  /** What was typed when the form came back with an error. */
  typed?: string;
  errors?: string[];
  crisisLine: ReactNode;
};

/** The form to write a message. Drafts are kept on the server after two idle seconds, or by the button. */
export function MessageComposer({ clientId, zone, draft, typed, errors, crisisLine }: MessageComposerProps) {
  const saver = useFetcher<{ savedAt: string | null }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const saveSoon = (body: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => saver.submit({ intent: "draft", body }, { method: "post" }), IDLE_MS);
  };
  const savedAt = saver.data?.savedAt ?? draft?.savedAt;
  return (
    <Form method="post" noValidate onSubmit={() => clearTimeout(timer.current)}>
      <input type="hidden" name="clientId" value={clientId} />
      <Composer
        crisisLine={crisisLine}
        note={<SavedAt iso={savedAt} zone={zone} saving={saver.state !== "idle"} />}
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
          onChange={(event) => saveSoon(event.currentTarget.value)}
        />
      </Composer>
    </Form>
  );
}
