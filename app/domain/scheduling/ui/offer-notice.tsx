import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { formatTime } from "#app/ui/time-format";
import type { WaitlistRow } from "../waitlist-queries.server";

/** A time that is held for somebody's chart now, with the way to decide about it. */
export function OfferNotice({ offer, zone }: { offer: NonNullable<WaitlistRow["offer"]>; zone: string }) {
  return (
    <Notice
      kind="info"
      title={`${formatTime(offer.startsAt, zone)} has become free`}
      actions={<ButtonLink to={`/client/waitlist/offers/${offer.id}`}>See it and decide</ButtonLink>}
    >
      It is kept for you until {formatTime(offer.expiresAt, zone)}.
    </Notice>
  );
}
