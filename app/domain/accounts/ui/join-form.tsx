import type { InvitationKind } from "#app/domain/accounts/invitation-terms";
import { PASSWORD_HINT } from "#app/domain/accounts/password-words";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { ChartKindField } from "./chart-kind-field";

type JoinFields = { chosenName: string; pronouns: string; password: string; chartKind: string };

type JoinFormProps = {
  kind: InvitationKind;
  email: string;
  name: string;
  lastResult?: FormReply | undefined;
};

/** Makes an account of an invitation: two or three answers, a password only for who wants one. */
export function JoinForm({ kind, email, name, lastResult }: JoinFormProps) {
  const [form, fields] = formOf<JoinFields>({ id: "join", lastResult, defaultValue: { chosenName: name } });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PageHeading lead={`You sign in as ${email}.`}>Create your account</PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <input type="hidden" name="intent" value="create" />
        <TextField
          {...fieldProps(fields.chosenName)}
          label="What should we call you?"
          autoComplete="given-name"
        />
        <TextField
          {...fieldProps(fields.pronouns)}
          label="Pronouns"
          hint="For example she/her, he/him, they/them"
          optional
          width="medium"
        />
        {kind === "booking" ? <ChartKindField errors={fields.chartKind.errors} /> : null}
        <TextField
          {...fieldProps(fields.password)}
          label="Password"
          hint={`${PASSWORD_HINT} Without one, we mail you a link each time.`}
          type="password"
          autoComplete="new-password"
          optional
        />
        <SubmitButton wide pendingLabel="Creating…">
          Create my account
        </SubmitButton>
      </PostForm>
    </>
  );
}
