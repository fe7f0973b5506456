import type { InvitationKind } from "#app/domain/accounts/invitation-terms";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { ChartKindField } from "./chart-kind-field";

/** For whoever is signed in with the address an invitation was sent to. */
export function AcceptForm({ kind }: { kind: InvitationKind }) {
  return (
    <>
      <PageHeading lead="It is for the account you are signed in with. Your password and profile stay as they are.">
        Accept your invitation
      </PageHeading>
      <PostForm className="grid gap-6">
        <input type="hidden" name="intent" value="accept" />
        {kind === "booking" ? <ChartKindField /> : null}
        <SubmitButton wide pendingLabel="Accepting…">
          Accept
        </SubmitButton>
      </PostForm>
    </>
  );
}
