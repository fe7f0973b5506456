type SchemaLike = { shape?: Record<string, unknown>; options?: unknown[]; def?: { in?: unknown } };

/** Names of the fields that a schema of a form or a query knows, through unions and refinements. */
export function fieldNames(schema: unknown): string[] {
  const { shape, options, def } = (schema ?? {}) as SchemaLike;
  if (shape) return Object.keys(shape);
  if (Array.isArray(options)) return [...new Set(options.flatMap(fieldNames))];
  return def?.in ? fieldNames(def.in) : [];
}
