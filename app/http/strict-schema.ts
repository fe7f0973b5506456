import { z } from "zod";

/** The same schema, refusing fields it does not name, also where it is a choice between objects. */
export function strictly(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return schema.def.catchall ? schema : schema.strict();
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = schema.options.map((option) => strictly(option as z.ZodType));
    return new z.ZodDiscriminatedUnion({ ...schema.def, options: options as typeof schema.def.options });
  }
  return schema;
}
