import { useLoaderData } from "@remix-run/react";
import { ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import { accessSearch } from "#app/domain/audit/schemas";
import { AccessList } from "#app/domain/audit/ui/access-list";
import { OlderEvents } from "#app/domain/audit/ui/older-events";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Who opened your record");

export const loader = guarded(
  { may: "record-access.read-own", search: accessSearch },
  async ({ actor, search: { before } }) => ({
    ...(await ownRecordAccess(actor, before)),
    isOlder: before !== null,
    zone: actor.zone,
  }),
);

export default function RecordAccessPage() {
  const { entries, olderThan, isOlder, zone } = useLoaderData<typeof loader>();
  return (
    <div className="form-column">
      <PageHeading lead="Each time somebody of the practice opened what is yours, or what is shared on a chart of yours.">
        Who opened your record
      </PageHeading>
      <div className="grid gap-6">
        <WhoCanSee>
          Only you see this list. What belongs to you alone is on yours, and not on anybody else’s.
        </WhoCanSee>
        <AccessList entries={entries} zone={zone} />
      </div>
      <OlderEvents
        newestTo={isOlder ? "/client/record-access" : undefined}
        olderTo={olderThan ? `/client/record-access?before=${olderThan}` : undefined}
      />
    </div>
  );
}
