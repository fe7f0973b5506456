import { useActionData } from "@remix-run/react";
import { resetSecondFactor } from "#app/domain/accounts/reset-second-factor.server";
import { emailChangeSchema } from "#app/domain/accounts/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Lost second step");

export const loader = guarded({ may: "second-factor.reset" }, () => null);

const REFUSED: Record<string, string> = {
  "no-second-factor": "Nobody with this address has a second step.",
  "own-second-factor": "This is your own. Change it in your profile.",
};

export const action = guarded(
  { may: "second-factor.reset", form: emailChangeSchema },
  async ({ actor, form, submission }) => {
    try {
      const { chosenName } = await resetSecondFactor(actor, form);
      const text = `The second step of ${chosenName} is removed, and they are signed out.`;
      return redirectTo("/admin/second-steps", { flash: { kind: "ok", text } });
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!problem) throw error;
      return refuse(submission, { fieldErrors: { email: [problem] } });
    }
  },
);

export const clientAction = orNotSent;

export default function LostSecondStepPage() {
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ email: string }>({ id: "lost", lastResult });
  return (
    <div className="form-column">
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/admin/staff">Staff</BackLink>
      <PageHeading lead="For somebody who has lost both their device and their recovery codes. Make sure that it is them: call them at a number you know.">
        Lost second step
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <TextField
          {...fieldProps(fields.email)}
          label="Their e-mail address"
          hint="They are signed out and told by mail. Who works here sets up a new second step at the next sign-in."
          type="email"
          inputMode="email"
          autoComplete="off"
        />
        <div>
          <SubmitButton kind="danger" wide>
            Remove their second step
          </SubmitButton>
        </div>
      </PostForm>
    </div>
  );
}
