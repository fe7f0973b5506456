import { SameFields, WrittenFields } from "#app/domain/accounts/ui/kept-form";
import { Button, ButtonRow } from "#app/ui/button";
import type { Carried } from "./not-sent.server";

/** On an error page, which has no scripts: what somebody typed, to be sent once more as it was. */
export function TryAgain({ path, fields }: Carried) {
  return (
    <form method="post" action={path} className="grid gap-5">
      <p className="measure">
        <strong>Your words are still here.</strong> Wait a minute, then press Try again.
      </p>
      <WrittenFields path={path} fields={fields} />
      <SameFields fields={fields} />
      <ButtonRow>
        <Button>Try again</Button>
      </ButtonRow>
    </form>
  );
}
