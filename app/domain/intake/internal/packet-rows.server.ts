import { preparedRead } from "#app/platform/db/pool.server";
import type { AwaitingChart } from "../awaited-partner";

export type PacketItemRow = {
  itemId: string;
  state: "not_started" | "in_progress" | "completed";
  templateId: string;
  title: string;
  kind: "form" | "consent";
  joint: boolean;
  number: number;
  /** How long a form takes, as it says itself; null for a consent. */
  minutes: number | null;
  /** Who of the chart has signed this version. */
  signedBy: string[];
};

export type PacketRow = {
  chartId: string;
  personId: string;
  chartLabel: string;
  chartKind: "individual" | "couple" | "group";
  /** Whom a member has invited, the newest; they have not joined. */
  invitedName: string | null;
  members: { personId: string; chosenName: string }[];
  items: PacketItemRow[];
};

const invitedTo = (chart: string): string => `
           SELECT n.chosen_name FROM invitation n
           WHERE n.chart_id = ${chart} AND n.kind = 'partner' AND n.accepted_at IS NULL AND n.revoked_at IS NULL
           ORDER BY n.created_at DESC LIMIT 1`;

const SELECT = `
  SELECT p.chart_id AS "chartId", p.person_id AS "personId", c.label AS "chartLabel",
         c.kind::text AS "chartKind", (${invitedTo("p.chart_id")}) AS "invitedName",
         COALESCE((SELECT json_agg(json_build_object('personId', m.person_id, 'chosenName', q.chosen_name)
             ORDER BY m.join_order)
           FROM chart_member m JOIN person q ON q.id = m.person_id
           WHERE m.chart_id = p.chart_id AND m.left_at IS NULL), '[]'::json) AS members,
         COALESCE((SELECT json_agg(json_build_object('itemId', i.id, 'state', i.state, 'templateId', t.id,
             'title', t.title, 'kind', t.kind, 'joint', t.joint, 'number', v.number,
             'minutes', CASE WHEN t.kind = 'form' THEN v.definition -> 'minutes' END,
             'signedBy', COALESCE((SELECT json_agg(s.person_id) FROM signature s
               WHERE s.form_version_id = v.id AND s.chart_id = p.chart_id), '[]'::json)) ORDER BY i.position)
           FROM packet_item i
           JOIN form_version v ON v.id = i.form_version_id
           JOIN form_template t ON t.id = v.template_id
           WHERE i.packet_id = p.id), '[]'::json) AS items
  FROM packet p JOIN chart c ON c.id = p.chart_id`;

const OF_PERSON = `${SELECT}
  WHERE p.person_id = $1::uuid AND EXISTS (
    SELECT 1 FROM chart_member m WHERE m.chart_id = p.chart_id AND m.person_id = $1::uuid AND m.left_at IS NULL)
  ORDER BY p.created_at`;

const OF_CHART = `${SELECT}
  WHERE p.chart_id = $1::uuid AND EXISTS (
    SELECT 1 FROM care_team k WHERE k.chart_id = p.chart_id AND k.therapist_id = $2::uuid AND k.valid_until IS NULL)
  ORDER BY p.created_at`;

const CHART = `
  SELECT c.kind::text AS kind, (${invitedTo("c.id")}) AS "invitedName",
         (SELECT count(*)::int FROM chart_member m WHERE m.chart_id = c.id AND m.left_at IS NULL) AS "memberCount"
  FROM chart c WHERE c.id = $1::uuid`;

/** Who is on a chart and who was invited to it, for callers who have made sure that it is theirs. */
export async function awaitedOn(chartId: string): Promise<AwaitingChart> {
  const [chart] = await preparedRead<AwaitingChart>("chart-awaits", CHART, [chartId]);
  return chart ?? { kind: "individual", memberCount: 0, invitedName: null };
}

/** One person's packets in the charts they are a member of. */
export const packetsOfPerson = (personId: string): Promise<PacketRow[]> =>
  preparedRead<PacketRow>("packets-of-person", OF_PERSON, [personId]);

/** The packets of a chart, for a therapist of its care team; none for anybody else. */
export const packetsOfChart = (chartId: string, therapistId: string): Promise<PacketRow[]> =>
  preparedRead<PacketRow>("packets-of-chart", OF_CHART, [chartId, therapistId]);
