import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";

/** For the owner: something the portal should have done by itself was not done. Renders nothing when all is well. */
export function GivenUpNotice({ count }: { count: number }) {
  if (count === 0) return null;
  const words = count === 1 ? "A piece of background work" : `${count} pieces of background work`;
  return (
    <div className="mb-6">
      <Notice kind="warning" title={`${words} failed every time`}>
        <TextLink to="/admin/jobs">See what it is, and let it run again</TextLink>
      </Notice>
    </div>
  );
}
