import { ACCEPTED } from "#app/platform/files/file-types";
import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary } from "#app/ui/error-summary";
import { FileField } from "#app/ui/file-field";
import { errorsAt, type FormReply, problemsOf, typedAt } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { WhoCanSee } from "#app/ui/who-can-see";
import type { AudienceChoice } from "../document";

type UploadFormProps = {
  chartId: string;
  /** Who will be able to open it, decided before anything is sent. */
  audiences: AudienceChoice[];
  result?: FormReply;
};

const MOST = { bytes: 10 * 1024 * 1024, words: "That file is larger than 10 MB. Choose a smaller one." };

/** One file for a chart. Whom it is for comes first and cannot be changed afterwards. */
export function UploadForm({ chartId, audiences, result }: UploadFormProps) {
  const [only, ...more] = audiences;
  return (
    <PostForm encType="multipart/form-data" className="grid gap-6">
      <ErrorSummary errors={problemsOf(result)} />
      <input type="hidden" name="chartId" value={chartId} />
      {only && more.length === 0 ? (
        <>
          <input type="hidden" name="audience" value={only.value} />
          <WhoCanSee>{only.label}.</WhoCanSee>
        </>
      ) : (
        <RadioGroup
          name="audience"
          id="audience"
          label="Who can open it?"
          hint="You cannot change this later"
          options={audiences}
          errors={errorsAt(result, "audience")}
          defaultValue={typedAt(result, "audience")}
        />
      )}
      <FileField
        name="file"
        label="File"
        hint="A PDF, JPG, PNG or WebP file of 10 MB at most. Pictures lose where and when they were taken."
        accept={ACCEPTED}
        most={MOST}
        errors={errorsAt(result, "file")}
      />
      <div>
        <SubmitButton pendingLabel="Uploading…">Upload</SubmitButton>
      </div>
    </PostForm>
  );
}
