import { SHARE_STATUS_WORDS, type ShareStatus } from "#app/domain/billing/share-status";
import { Tag, type TagIcon } from "#app/ui/tag";
import type { Tone } from "#app/ui/tone";

const LOOKS: Record<ShareStatus, { tone: Tone; icon: TagIcon }> = {
  due: { tone: "marigold", icon: "todo" },
  "past-due": { tone: "brick", icon: "attention" },
  processing: { tone: "lagoon", icon: "waiting" },
  paid: { tone: "fern", icon: "done" },
  waived: { tone: "stone", icon: "done" },
};

export function ShareStatusTag({ status }: { status: ShareStatus }) {
  const { tone, icon } = LOOKS[status];
  return (
    <Tag tone={tone} icon={icon}>
      {SHARE_STATUS_WORDS[status]}
    </Tag>
  );
}
