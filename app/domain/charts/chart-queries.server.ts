import { withEmails } from "#app/domain/accounts/contact-details.server";
import { invitationState } from "#app/domain/accounts/invitation-terms";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { DisclosureKind } from "./disclosure-policy";
import { CHART_FIELDS, ownCareTeam, ownMembership } from "./internal/chart-rows.server";

export type ChartMemberView = {
  personId: string;
  chosenName: string;
  pronouns: string | null;
  homeState: string | null;
  /** 1 for who joined first; decides the color. */
  joinOrder: number;
  joinedAt: string;
  isYou: boolean;
};

export type CareTeamView = {
  therapistId: string;
  personId: string;
  slug: string;
  chosenName: string;
  pronouns: string | null;
  credentials: string;
  role: "lead" | "member" | "supervisor";
};

export type ChartView = {
  chartId: string;
  kind: "individual" | "couple" | "group";
  status: "intake" | "active" | "discharged";
  label: string;
  disclosurePolicy: DisclosureKind;
  openedAt: string;
  members: ChartMemberView[];
  careTeam: CareTeamView[];
};

/** The charts the actor is a member of, oldest first. */
export async function ownCharts(actor: Actor): Promise<ChartView[]> {
  const rows = await chartRows(ownMembership(actor));
  return rows.map((row) => toView(row, actor));
}

/** $1 person */
const WAITS_FOR_PARTNER = `
  SELECT EXISTS (
    SELECT 1 FROM chart c JOIN chart_member me ON me.chart_id = c.id AND me.person_id = $1::uuid AND me.left_at IS NULL
    WHERE c.kind = 'couple' AND c.status <> 'discharged'
      AND (SELECT count(*) FROM chart_member m WHERE m.chart_id = c.id AND m.left_at IS NULL) < 2) AS waits`;

/** Whether the actor is alone on a couple chart that is not closed. */
export async function waitsForPartner(actor: Actor): Promise<boolean> {
  const [row] = await preparedRead<{ waits: boolean }>("waits-for-partner", WAITS_FOR_PARTNER, [
    actor.personId,
  ]);
  return row?.waits ?? false;
}

/** One chart for one of its members. Raises "not-found". */
export const chartForMember = (actor: Actor, chartId: string): Promise<ChartView> =>
  oneChart(actor, { id: chartId, ...ownMembership(actor) });

/** One chart for a therapist of its care team. Raises "not-found". */
export const chartForCareTeam = (actor: Actor, chartId: string): Promise<ChartView> =>
  oneChart(actor, { id: chartId, ...ownCareTeam(actor) });

export type ChartHeading = { chartId: string; label: string; kind: ChartView["kind"] };

/** What stands above a page about one chart of a therapist's care teams. Raises "not-found". */
export async function chartHeading(actor: Actor, chartId: string): Promise<ChartHeading> {
  const where = { id: chartId, ...ownCareTeam(actor) };
  const row = await db.chart.findFirst({ where, select: { label: true, kind: true } });
  if (!row) throw notFound();
  return { chartId, ...row };
}

/** The charts a therapist is on the care team of, by label. */
export async function careTeamCharts(actor: Actor): Promise<ChartView[]> {
  const rows = await chartRows(ownCareTeam(actor));
  return rows.map((row) => toView(row, actor)).sort((one, other) => one.label.localeCompare(other.label));
}

async function oneChart(actor: Actor, where: object): Promise<ChartView> {
  const [row] = await chartRows(where);
  if (!row) throw notFound();
  return toView(row, actor);
}

const chartRows = (where: object) =>
  db.chart.findMany({ where, orderBy: { createdAt: "asc" }, select: CHART_FIELDS });

type ChartRow = Awaited<ReturnType<typeof chartRows>>[number];

function toView(row: ChartRow, actor: Actor): ChartView {
  return {
    chartId: row.id,
    kind: row.kind,
    status: row.status,
    label: row.label,
    disclosurePolicy: row.disclosurePolicy,
    openedAt: row.createdAt.toISOString(),
    members: row.members.map(({ personId, joinOrder, joinedAt, person }) => ({
      personId,
      joinOrder,
      joinedAt: joinedAt.toISOString(),
      ...person,
      isYou: personId === actor.personId,
    })),
    careTeam: row.careTeam.map(({ role, therapistId, therapist }) => ({
      therapistId,
      role,
      personId: therapist.personId,
      slug: therapist.slug,
      credentials: therapist.credentials,
      ...therapist.person,
    })),
  };
}

export type PartnerInvitationView = {
  invitationId: string;
  chartId: string;
  email: string;
  chosenName: string | null;
  sentAt: string;
  expiresAt: string;
  state: "open" | "expired";
};

/** Invitations to the actor's charts that nobody has accepted or taken back, newest first. */
export async function partnerInvitations(
  actor: Actor,
  clock: Clock = realClock,
): Promise<PartnerInvitationView[]> {
  const charts = await db.chart.findMany({ where: ownMembership(actor), select: { id: true } });
  const rows = await db.invitation.findMany({
    where: {
      kind: "partner",
      chartId: { in: charts.map(({ id }) => id) },
      acceptedAt: null,
      revokedAt: null,
    },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      chartId: true,
      emailSealed: true,
      chosenName: true,
      createdAt: true,
      expiresAt: true,
    },
  });
  return (await withEmails(db, "invitation", rows)).map((row) => ({
    invitationId: row.id,
    chartId: row.chartId ?? "",
    email: row.email,
    chosenName: row.chosenName,
    sentAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state:
      invitationState({ ...row, acceptedAt: null, revokedAt: null }, clock()) === "open" ? "open" : "expired",
  }));
}
