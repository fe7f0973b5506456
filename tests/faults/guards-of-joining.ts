import type { Guard } from "./guard";

const ATTESTATION = ["integration", "scheduling-attestation"] as const;
const WHEREABOUTS = ["integration", "scheduling-whereabouts"] as const;
const LICENCES = ["integration", "scheduling-licences"] as const;

export const GUARDS_OF_JOINING: Guard[] = [
  {
    name: "one of two joins while the other is out of state or has said nothing",
    file: "app/domain/scheduling/open-video.server.ts",
    find: "if (!allReady(everybody.map((row) => readinessOf(lastWordOf(row)))))",
    put: "if (!everybody.length || allReady([]) || readinessOf(null) === lastWordOf)",
    tests: [...ATTESTATION],
  },
  {
    name: "the video opens hours before a session",
    file: "app/domain/scheduling/open-video.server.ts",
    find: 'if (joinWindow(attendance.view, now) !== "now")',
    put: 'if (joinWindow(attendance.view, now) === "none")',
    tests: [...ATTESTATION],
  },
  {
    name: "the therapist joins before it is time",
    file: "app/domain/scheduling/open-video.server.ts",
    find: "if (!isBooked || now < joinOpensAt(new Date(view.startsAt)))",
    put: "if (!isBooked || !joinOpensAt)",
    tests: [...ATTESTATION],
  },
  {
    name: "a licence that has ended still opens the video and flags nothing",
    file: "app/domain/scheduling/internal/licensed-sql.ts",
    find: "BETWEEN l.valid_from AND l.valid_until",
    put: ">= l.valid_from",
    tests: [...ATTESTATION],
  },
  {
    name: "a licence's last day is taken from another calendar than the practice's",
    file: "app/domain/scheduling/internal/licensed-sql.ts",
    find: "AT TIME ZONE x.zone)::date",
    put: "AT TIME ZONE 'UTC')::date",
    tests: [...LICENCES],
  },
  {
    name: "what was said for another time counts after a move",
    file: "app/domain/scheduling/internal/attestation-rows.server.ts",
    find: "AND s.at >= a.starts_at - make_interval(mins => $2::int)",
    put: "AND $2::int > 0",
    tests: [...ATTESTATION],
  },
  {
    name: "who has left the chart is waited for",
    file: "app/domain/scheduling/internal/attestation-rows.server.ts",
    find: "AND cm.person_id = m.person_id AND cm.left_at IS NULL",
    put: "AND cm.person_id = m.person_id",
    tests: [...ATTESTATION],
  },
  {
    name: "an address is filled in on another chart of the same person",
    file: "app/domain/scheduling/internal/attestation-rows.server.ts",
    find: "WHERE q.person_id = $1::uuid AND a.chart_id = $2::uuid",
    put: "WHERE q.person_id = $1::uuid AND $2::uuid IS NOT NULL",
    tests: [...ATTESTATION],
  },
  {
    name: "whoever reads a member's mail says and sees where they are",
    file: "app/domain/scheduling/internal/attendance.server.ts",
    find: "if (party.personId !== null || party.appointmentId !== appointmentId) throw notFound();",
    put: "if (party.personId !== null) return { view: await readOneIn(tx, ofLink(party.personId, appointmentId)), personId: party.personId };",
    tests: [...ATTESTATION],
  },
  {
    name: "a partner who does not come joins all the same",
    file: "app/domain/scheduling/internal/attendance.server.ts",
    find: "if (!view.attending.some((one) => one.personId === party.personId)) throw notFound();",
    put: "",
    tests: [...ATTESTATION],
  },
  {
    name: "the holder of a link is shown the address that was typed",
    file: "app/domain/scheduling/join-queries.server.ts",
    find: "if (!isSignedIn(party)) return {",
    put: "if (!party) return {",
    tests: [...ATTESTATION],
  },
  {
    name: "nobody tells the therapist that somebody cannot join",
    file: "app/domain/scheduling/give-attestation.server.ts",
    find: 'if (readiness === "out") await alertTherapist(',
    put: 'if (readiness === "not-yet") await alertTherapist(',
    tests: [...ATTESTATION],
  },
  {
    name: "an address for emergencies is read without a trace",
    file: "app/domain/scheduling/whereabouts-queries.server.ts",
    find: "rows.filter((row) => row.attestationId !== null)",
    put: "rows.filter((row) => row.attestationId === undefined)",
    tests: [...ATTESTATION],
  },
  {
    name: "a session goes on without somebody who is out of state",
    file: "app/domain/scheduling/correct-attestation.server.ts",
    find: 'throw new DomainError("out-of-state");',
    put: "return;",
    tests: [...WHEREABOUTS],
  },
  {
    name: "any member writes down where somebody else is",
    file: "app/domain/scheduling/correct-attestation.server.ts",
    find: 'if (side !== "practice" || !about) throw notFound();',
    put: "if (!side || !about) throw notFound();",
    tests: [...WHEREABOUTS],
  },
  {
    name: "a video address lies anywhere",
    file: "app/domain/practice/video-address.ts",
    find: "hostname === host || hostname.endsWith(",
    put: "hostname.endsWith(host) || hostname.endsWith(",
    tests: ["unit", "video-address"],
  },
  {
    name: "the office cancels whatever it likes",
    file: "app/domain/scheduling/internal/unlicensed-rows.server.ts",
    find: "WHERE u.states IS NOT NULL AND",
    put: "WHERE",
    tests: [...LICENCES],
  },
  {
    name: "a warning of a licence that ends is sent by every machine",
    file: "app/domain/practice/warn-of-licences.server.ts",
    find: "if (count === 0) return;",
    put: "void count;",
    tests: ["integration", "practice-licences"],
  },
];
