import { useFormAction, useNavigation } from "@remix-run/react";
import { Button, type ButtonProps } from "#app/ui/button";

/**
 * A submit button that shows by itself that its form is on the way.
 * With `name` and `value` only the pressed one of several buttons changes.
 */
export function SubmitButton({ formAction, ...props }: Omit<ButtonProps, "pending" | "type">) {
  const navigation = useNavigation();
  const here = useFormAction();
  const sending = navigation.state !== "idle" && navigation.formMethod !== undefined;
  const sameTarget =
    typeof formAction === "string"
      ? navigation.formAction === formAction
      : isSame(here, navigation.formAction);
  const samePress =
    !props.name || navigation.formData?.getAll(props.name).includes(String(props.value ?? ""));
  return <Button {...props} formAction={formAction} pending={Boolean(sending && sameTarget && samePress)} />;
}

function isSame(here: string, target: string | undefined): boolean {
  return target === undefined || target.split("?")[0] === here.split("?")[0];
}
