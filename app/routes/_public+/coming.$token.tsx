import { useLoaderData } from "@remix-run/react";
import { tokenParams } from "#app/domain/accounts/schemas";
import { answerReminder } from "#app/domain/scheduling/answer-reminder.server";
import { readReminder } from "#app/domain/scheduling/reminder-queries.server";
import { howWords } from "#app/domain/scheduling/ui/how-words";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";

export const handle = { javascript: false };

export const meta = titled("Your appointment");

export const loader = open({ may: "reminder.answer", params: tokenParams }, ({ params: { token } }) =>
  readReminder(token),
);

export const action = open({ may: "reminder.answer", params: tokenParams }, async ({ params: { token } }) => {
  await answerReminder(token);
  return redirectTo(`/coming/${token}`);
});

/** Whoever opens the link may be anybody who holds the phone: it says when, and nothing of what for or with whom. */
export default function ComingPage() {
  const { startsAt, minutes, place, zone, phone, said, changeTo } = useLoaderData<typeof loader>();
  return (
    <div className="page py-8 sm:py-12">
      <div className="grid max-w-2xl gap-6">
        <PageHeading>{said ? "Thank you" : "Will you be there?"}</PageHeading>
        {said ? (
          <Notice kind="ok" title="We know that you will be there">
            There is nothing else to do.
          </Notice>
        ) : null}
        <SummaryList
          rows={[
            { key: "when", label: "When", value: <TimeText iso={startsAt} zone={zone} mode="long" /> },
            { key: "how", label: "How", value: howWords({ place, lead: null }) },
            { key: "length", label: "Length", value: `${minutes} minutes` },
          ]}
        />
        <ButtonRow>
          {said ? null : (
            <PostForm>
              <Button>Yes, I will be there</Button>
            </PostForm>
          )}
          <ButtonLink to={changeTo} kind={said ? "secondary" : "quiet"}>
            Change or cancel it
          </ButtonLink>
        </ButtonRow>
        <p className="text-ink-2">Questions? Call {phone}.</p>
      </div>
    </div>
  );
}
