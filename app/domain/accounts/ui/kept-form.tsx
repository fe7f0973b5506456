import { Button, ButtonLink, ButtonRow } from "#app/ui/button";
import { SummaryList } from "#app/ui/summary-list";

type KeptFormProps = { keptId: string; path: string; fields: [name: string, value: string][] };

/** Ids, keys and versions, which a form carries along and nobody wrote. */
const CARRIED = /key$|id$|^version$|^revision$|sha256$|^slot$/i;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{64}$/i;

const pageOf = (path: string): string => path.replace(/\?.*$/, "");

/** "newPrice[0].cents" as "New price cents". */
function labelOf(name: string): string {
  const words = name
    .replaceAll(/\[\d+\]|[._-]+/g, " ")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .trim()
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What somebody wrote for a page, without what the form carries along. */
export function WrittenFields({ path, fields }: Omit<KeptFormProps, "keptId">) {
  const written = fields.filter(([name, value]) => !CARRIED.test(name) && !ID.test(value) && value !== "");
  return (
    <SummaryList
      rows={[
        { key: "page", label: "Page", value: pageOf(path) },
        ...written.map(([name, value], index) => ({
          key: `${index} ${name}`,
          label: labelOf(name),
          value: value === "on" ? "Yes" : value,
        })),
      ]}
    />
  );
}

/** All that a form held, in inputs that nobody sees: sent again, it is sent as it was. */
export const SameFields = ({ fields }: Pick<KeptFormProps, "fields">) =>
  fields.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);

/** What somebody wrote and could not send, all of it to be seen, to be sent as it was. */
export function KeptForm({ keptId, path, fields }: KeptFormProps) {
  const to = `${path}${path.includes("?") ? "&" : "?"}kept=${keptId}`;
  return (
    <div className="grid gap-6">
      <WrittenFields path={path} fields={fields} />
      <form method="post" action={to}>
        <SameFields fields={fields} />
        <ButtonRow>
          <Button wide>Send it now</Button>
          <ButtonLink to={pageOf(path)} kind="quiet">
            Leave it
          </ButtonLink>
        </ButtonRow>
      </form>
    </div>
  );
}
