import { TextLink } from "#app/ui/text-link";
import { formatTime } from "#app/ui/time-format";
import type { TimeRequestView } from "../time-request";
import { RequestButtons } from "./request-buttons";
import { awaitedNames, whenWords } from "./request-words";

/** An open question, where somebody looks anyway: what it is about, up to when, and the answer with one press. */
export function RequestNotice({ request, zone }: { request: TimeRequestView; zone: string }) {
  const { isYours, askedBy, expiresAt, dates, moves, service, therapist } = request;
  const id = `request-${request.id}`;
  const [first] = dates;
  const before = first?.wasAt ? formatTime(first.wasAt, zone) : null;
  const waiting = awaitedNames(request);
  return (
    <section aria-labelledby={id} className="card grid gap-3 border-action bg-tint p-4 sm:p-5">
      <h2 id={id} className="text-lg">
        {isYours ? `You asked ${waiting || "about"}` : `${askedBy.chosenName} asks you`}:{" "}
        <TextLink to={`/client/requests/${request.id}`}>{whenWords(request, zone)}</TextLink>
      </h2>
      <p className="text-ink-2">
        {service.name} with {therapist.chosenName}
        {moves && before ? `, instead of ${before}` : ""}. Kept until {formatTime(expiresAt, zone)}.
      </p>
      <RequestButtons request={request} size="small" />
    </section>
  );
}
