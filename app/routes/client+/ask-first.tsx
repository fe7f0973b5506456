import { useLoaderData } from "@remix-run/react";
import { askFirstSchema } from "#app/domain/scheduling/asking-schemas";
import { listAskingSettings } from "#app/domain/scheduling/request-queries.server";
import { setAskFirst } from "#app/domain/scheduling/set-ask-first.server";
import { AskFirstForm } from "#app/domain/scheduling/ui/ask-first-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Ask each other first");

export const loader = guarded({ may: "asking.read-own" }, async ({ actor }) => ({
  settings: await listAskingSettings(actor),
  zone: actor.zone,
}));

const DONE = {
  first: "From now on you ask each other first.",
  not: "From now on each of you books and moves at once again.",
};

export const action = guarded(
  { may: "asking.change-own", form: askFirstSchema, showsNoProblems: true },
  async ({ actor, form: { chartId, ask } }) => {
    await setAskFirst(actor, { chartId, on: ask === "first" });
    return redirectTo("/client/ask-first", { flash: { kind: "ok", text: DONE[ask] } });
  },
);

export default function AskFirstPage() {
  const { settings, zone } = useLoaderData<typeof loader>();
  return (
    <div className="form-column mx-0 grid gap-6">
      <div>
        <BackLink to="/client/more">More</BackLink>
        <PageHeading lead="Usually each of you books and moves for both, and both are told. You can also decide that nobody does so alone.">
          Ask each other first
        </PageHeading>
      </div>
      {settings.length === 0 ? (
        <EmptyState action={<ButtonLink to="/client/partner">Your partner</ButtonLink>}>
          Once your partner has joined you can decide this here.
        </EmptyState>
      ) : (
        <>
          <ul className="grid list-disc gap-2 pl-5">
            <li>
              A time for more than one of you, or a whole regular time, is kept while the others are asked:
              for a day at most, and never longer than it can be booked.
            </li>
            <li>They get a mail, and answer with one press. With their yes it is booked or moved.</li>
            <li>Whoever asked can take it back. If nobody answers, the time is free again.</li>
            <li>
              Whoever books a session for themself alone asks nobody. Canceling, and what your therapist or
              our office books with you, goes as before.
            </li>
          </ul>
          {settings.map((setting) => (
            <AskFirstForm key={setting.chartId} setting={setting} zone={zone} />
          ))}
        </>
      )}
      <WhoCanSee>Everybody on your chart sees this setting, and each of you can change it.</WhoCanSee>
    </div>
  );
}
