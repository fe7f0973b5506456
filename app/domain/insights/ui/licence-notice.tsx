import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";
import type { LicenceNews } from "../licence-news-queries.server";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** For whoever keeps the practice's people. Renders nothing when all is well. */
export function LicenceNotice({ sessions, licences }: LicenceNews) {
  if (sessions + licences === 0) return null;
  const isUrgent = sessions > 0;
  const title = isUrgent
    ? `${counted(sessions, "session ahead has", "sessions ahead have")} no license`
    : counted(licences, "license ends soon", "licenses end soon");
  return (
    <div className="mb-6">
      <Notice kind={isUrgent ? "danger" : "warning"} title={title}>
        {isUrgent && licences > 0 ? `${counted(licences, "license ends", "licenses end")} soon or did. ` : ""}
        <TextLink to="/admin/licenses">See which, and what to do</TextLink>
      </Notice>
    </div>
  );
}
