import { Button } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { DataTable } from "#app/ui/data-table";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import type { LicenceRow, TherapistForAdmin } from "../staff-queries.server";
import { Day } from "./day";
import { type SettingField, SettingsForm } from "./form-parts";

const PROFILE_FIELDS: readonly SettingField[] = [
  { kind: "text", name: "credentials", label: "Credentials", hint: "Such as LMFT", width: "medium" },
  { kind: "text", name: "npi", label: "NPI", hint: "Ten digits, for superbills", width: "medium" },
  { kind: "box", name: "accepting", label: "Takes new clients" },
  { kind: "text", name: "dailyMaximum", label: "Most sessions a day", width: "short" },
  { kind: "text", name: "languages", label: "Languages", hint: "Separated by commas" },
  { kind: "text", name: "specialties", label: "Works with", hint: "Separated by commas" },
  { kind: "long", name: "intro", label: "Introduction", hint: "Three lines on the home page" },
  { kind: "long", name: "approach", label: "Approach, in plain words" },
  { kind: "long", name: "firstSession", label: "What a first session is like" },
  { kind: "text", name: "videoUrl", label: "Address of the video room", hint: "Begins with https://" },
];

const LICENCE_FIELDS: readonly SettingField[] = [
  { kind: "text", name: "state", label: "State", hint: "Two letters", width: "short" },
  { kind: "text", name: "number", label: "Number", width: "medium" },
  { kind: "text", name: "validFrom", label: "First day", width: "medium", type: "date" },
  { kind: "text", name: "validUntil", label: "Last day", width: "medium", type: "date" },
];

type Props = { therapist: TherapistForAdmin; lastResult?: FormReply };

export function ProfileForm({ therapist, lastResult }: Props) {
  const { licences: _licences, therapistId: _id, chosenName: _name, slug: _slug, ...values } = therapist;
  return (
    <SettingsForm
      id="profile"
      title="Profile"
      intent="profile"
      fields={PROFILE_FIELDS}
      values={values}
      save="Save the profile"
      lastResult={lastResult}
    >
      {(fieldOf) => (
        <RadioGroup
          {...fieldOf("level")}
          label="Level"
          hint="Decides the price"
          columns={2}
          options={[
            { value: "licensed", label: "Licensed" },
            { value: "associate", label: "Associate" },
          ]}
        />
      )}
    </SettingsForm>
  );
}

export const LicenceForm = ({ lastResult }: Pick<Props, "lastResult">) => (
  <SettingsForm
    id="licence"
    title="Add a license"
    intent="licence"
    fields={LICENCE_FIELDS}
    values={{ kind: "state" }}
    save="Add the license"
    lastResult={lastResult}
  >
    {(fieldOf) => (
      <RadioGroup
        {...fieldOf("kind")}
        label="Kind"
        columns={2}
        options={[
          { value: "state", label: "State license" },
          { value: "compact_privilege", label: "Compact privilege" },
        ]}
      />
    )}
  </SettingsForm>
);

/** A therapist's licences, each with a way to take out one that was entered by mistake. */
export const LicenceTable = ({ licences }: { licences: LicenceRow[] }) => (
  <DataTable
    caption="Licenses"
    rows={licences}
    rowKey={(row) => row.id}
    empty={<p>No license yet: nobody can book this therapist.</p>}
    columns={[
      { key: "state", header: "State", rowHeader: true, cell: (row) => row.state },
      { key: "number", header: "Number", cell: (row) => row.number },
      { key: "from", header: "First day", cell: (row) => <Day date={row.validFrom} /> },
      { key: "until", header: "Last day", cell: (row) => <Day date={row.validUntil} /> },
      {
        key: "remove",
        header: "Remove",
        headerHidden: true,
        cell: (row) => (
          <details>
            <summary className="inline-flex min-h-8 items-center text-sm font-semibold text-link">
              Remove<span className="sr-only"> {row.number}</span>
            </summary>
            <PostForm>
              <input type="hidden" name="intent" value="end-licence" />
              <input type="hidden" name="licenceId" value={row.id} />
              <Button kind="danger" size="small">
                Remove {row.state} {row.number} for good
              </Button>
            </PostForm>
          </details>
        ),
      },
    ]}
  />
);
