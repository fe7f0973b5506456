import { tokenParams } from "#app/domain/accounts/schemas";
import { readCalendarFeed } from "#app/domain/scheduling/calendar-feed-queries.server";
import { calendarAnswer } from "#app/http/calendar-answer.server";
import { open } from "#app/http/open.server";

/** A private calendar for whoever holds its secret address. It signs nobody in. */
export const loader = open(
  { may: "calendar-feed.read", params: tokenParams },
  async ({ params: { token }, request, context }) =>
    calendarAnswer(request, await readCalendarFeed({ token, address: context.address })),
);
