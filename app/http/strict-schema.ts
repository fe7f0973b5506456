import { z } from "zod";

/**
 * The same schema, refusing fields it does not name, also where it is a choice between objects or goes on to make something of one.
 * @throws Error for a schema that says it takes them, and for one of a kind that cannot refuse them.
 */
export function strictly(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const { catchall } = schema.def;
    if (!catchall || catchall instanceof z.ZodNever) return catchall ? schema : schema.strict();
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = schema.options.map((option) => strictly(option as z.ZodType));
    return new z.ZodDiscriminatedUnion({ ...schema.def, options: options as typeof schema.def.options });
  }
  if (schema instanceof z.ZodPipe)
    return new z.ZodPipe({ ...schema.def, in: strictly(schema.in as z.ZodType) });
  throw new Error(`A ${schema.type} takes fields that it does not name`);
}
