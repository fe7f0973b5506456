import { Button, ButtonLink, ButtonRow } from "#app/ui/button";
import { PostForm } from "#app/ui/post-form";

type KeptFormProps = { path: string; fields: [name: string, value: string][] };

/** What a person wrote has words in it; ids, dates and marks of boxes have none. */
const hasWords = (value: string): boolean =>
  /\p{L}{2,}\s+\p{L}|\p{L}{2,}[.!?]$/u.test(value) && value.length > 3;

/** What somebody sent too late, to be sent again as it was. */
export function KeptForm({ path, fields }: KeptFormProps) {
  const written = fields.filter(([, value]) => hasWords(value));
  return (
    <div className="grid gap-6">
      {written.map(([name, value]) => (
        <blockquote key={name} className="card p-4 whitespace-pre-line">
          {value}
        </blockquote>
      ))}
      <PostForm action={path}>
        {fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields stay in the order they were sent in
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button wide>Send it now</Button>
          <ButtonLink to={path.replace(/[?&]index(?=&|$)/, "")} kind="quiet">
            Leave it
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </div>
  );
}
