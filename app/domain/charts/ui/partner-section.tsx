import type {
  ChartMemberView,
  ChartView,
  PartnerInvitationView,
} from "#app/domain/charts/chart-queries.server";
import { PersonName } from "#app/ui/person-name";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";
import { toneByOrder } from "#app/ui/tone";

type PartnerSectionProps = {
  chart: Pick<ChartView, "chartId" | "label" | "members">;
  invitations: PartnerInvitationView[];
  zone: string;
};

/** Who is on a chart, and who has been invited to it. */
export function PartnerSection({ chart, invitations, zone }: PartnerSectionProps) {
  return (
    <ul className="card divide-y divide-line">
      {chart.members.map((member) => (
        <MemberRow key={member.personId} member={member} />
      ))}
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.invitationId} invitation={invitation} zone={zone} />
      ))}
    </ul>
  );
}

function MemberRow({ member }: { member: ChartMemberView }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 p-4">
      <PersonName
        name={member.isYou ? `${member.chosenName} (you)` : member.chosenName}
        pronouns={member.pronouns}
        tone={toneByOrder(member.joinOrder - 1)}
      />
      <Tag tone="fern" icon="done">
        Joined
      </Tag>
    </li>
  );
}

function InvitationRow({ invitation, zone }: { invitation: PartnerInvitationView; zone: string }) {
  const isOpen = invitation.state === "open";
  return (
    <li className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PersonName name={invitation.chosenName ?? invitation.email} detail={invitation.email} />
        <Tag tone={isOpen ? "marigold" : "stone"} icon={isOpen ? "waiting" : "stopped"}>
          {isOpen ? "Invited" : "Too old"}
        </Tag>
      </div>
      <p className="text-sm text-ink-2">
        {isOpen ? "The link works until " : "The link ended "}
        <TimeText iso={invitation.expiresAt} zone={zone} yours={false} />.
      </p>
      <div className="flex flex-wrap gap-3">
        <InvitationButton invitation={invitation} intent="resend">
          Send it again
        </InvitationButton>
        <InvitationButton invitation={invitation} intent="revoke">
          Take it back
        </InvitationButton>
      </div>
    </li>
  );
}

type InvitationButtonProps = {
  invitation: PartnerInvitationView;
  intent: "resend" | "revoke";
  children: string;
};

function InvitationButton({ invitation, intent, children }: InvitationButtonProps) {
  const name = invitation.chosenName ?? invitation.email;
  return (
    <PostForm>
      <input type="hidden" name="invitationId" value={invitation.invitationId} />
      <SubmitButton name="intent" value={intent} kind={intent === "resend" ? "secondary" : "quiet"}>
        {children}
        <span className="sr-only"> ({name})</span>
      </SubmitButton>
    </PostForm>
  );
}
