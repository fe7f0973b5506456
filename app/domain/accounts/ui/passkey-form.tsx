import { KeyRound } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button";
import { FieldError } from "#app/ui/field-parts";
import { PostForm } from "#app/ui/post-form";

type PasskeyFormProps = {
  /** Where the browser's answer goes, as the field `answer`. */
  action?: string;
  /** What the browser is asked to do, and where the question comes from. */
  asks: "make" | "prove";
  from: string;
  label: string;
  /** Other fields of the form. */
  children?: ReactNode;
};

const STOPPED = "That did not work. Try again, or use another way.";

/** One press for a passkey. Browsers hand them to scripts only, so nothing of it shows where none run. */
export function PasskeyForm({ action, asks, from, label, children }: PasskeyFormProps) {
  const answer = useRef<HTMLInputElement>(null);
  const [isAble, setAble] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setAble("PublicKeyCredential" in window), []);

  async function ask() {
    setAsking(true);
    setProblem(null);
    try {
      const given = await answerOfBrowser(asks, from);
      if (!answer.current) return;
      answer.current.value = given;
      answer.current.form?.requestSubmit();
    } catch {
      // The person turned the browser's question away, or has no passkey for this place.
      setProblem(STOPPED);
    } finally {
      setAsking(false);
    }
  }

  if (!isAble) return null;
  return (
    <PostForm action={action} className="grid gap-4">
      {children}
      <input type="hidden" name="answer" ref={answer} />
      <div>
        <Button
          type="button"
          kind="secondary"
          wide
          onClick={ask}
          pending={isAsking}
          pendingLabel="Waiting for your device…"
          icon={<KeyRound aria-hidden="true" className="size-5" />}
        >
          {label}
        </Button>
      </div>
      <div role="status">{problem ? <FieldError id="passkey-problem" errors={[problem]} /> : null}</div>
    </PostForm>
  );
}

async function answerOfBrowser(asks: "make" | "prove", from: string): Promise<string> {
  const [browser, options] = await Promise.all([
    import("@simplewebauthn/browser"),
    fetch(from, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }),
  ]);
  if (!options.ok) throw new Error("no question to answer");
  const optionsJSON = await options.json();
  const answer =
    asks === "make"
      ? await browser.startRegistration({ optionsJSON })
      : await browser.startAuthentication({ optionsJSON });
  return JSON.stringify(answer);
}
