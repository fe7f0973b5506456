import { type ChangeEvent, useState } from "react";
import { TextField } from "#app/ui/field";

type FileFieldProps = {
  name: string;
  label: string;
  hint?: string;
  errors?: string[];
  /** Types offered to choose from; the server looks at the content. */
  accept: string;
  /** A larger file is put back at once, with a word; without JavaScript the server says it. */
  most: { bytes: number; words: string };
};

/** One file, chosen or dropped on the field. A form with it needs `encType="multipart/form-data"`. */
export function FileField({ errors, most, ...field }: FileFieldProps) {
  const [isTooLarge, setTooLarge] = useState(false);
  function check({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    const large = file !== undefined && file.size > most.bytes;
    if (large) currentTarget.value = "";
    setTooLarge(large);
  }
  return <TextField {...field} type="file" errors={isTooLarge ? [most.words] : errors} onChange={check} />;
}
