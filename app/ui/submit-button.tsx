import { useNavigation } from "@remix-run/react";
import { useId } from "react";
import { Button, type ButtonProps } from "#app/ui/button";

/** What sent the last form of this page, be it pressed, or meant by Enter in a field. */
let sender: HTMLElement | null = null;

if (typeof document !== "undefined")
  document.addEventListener(
    "submit",
    (event) => {
      sender = event.submitter;
    },
    true,
  );

/** A submit button that shows by itself that it has sent its form, and that no other button has. */
export function SubmitButton(props: Omit<ButtonProps, "pending" | "type">) {
  const id = useId();
  const { formMethod } = useNavigation();
  return <Button {...props} data-press={id} pending={Boolean(formMethod) && sender?.dataset.press === id} />;
}
