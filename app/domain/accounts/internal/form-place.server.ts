import type { Place } from "#app/platform/crypto/seal.server";

export const formPlace = (rowId: string, compartmentId: string): Place => ({
  compartmentId,
  table: "kept_form",
  column: "fields_sealed",
  rowId,
});
