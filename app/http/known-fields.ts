import { z } from "zod";

/** The names that stand at the top of what a schema takes. */
function namesOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(namesOf);
  return schema instanceof z.ZodPipe ? namesOf(schema.in) : [];
}

/** "attending" for `attending[7].state`. */
const topOf = (name: string): string => name.split(/[.[]/, 1)[0] ?? "";

/**
 * Takes fields out of a form that its schema does not name, and says whether there were any: nothing is made of them, and
 * they are not sent back.
 */
export function dropUnknown(fields: FormData, schema: z.ZodType): boolean {
  const known = new Set(namesOf(schema));
  const unknown = [...new Set(fields.keys())].filter((name) => !known.has(topOf(name)));
  for (const name of unknown) fields.delete(name);
  return unknown.length > 0;
}
