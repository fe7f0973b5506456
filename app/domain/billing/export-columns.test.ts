import { expect, test } from "vitest";
import { chosenColumns, exportPath } from "./export-columns";

test("columns come in the file's order, unknown ones are dropped and none means all", () => {
  expect(chosenColumns("ledger", ["amount", "password", "seq"]).map((column) => column.key)).toEqual([
    "seq",
    "amount",
  ]);
  expect(chosenColumns("invoices", [])).toHaveLength(8);
});

test("the address of a file says what is in it", () => {
  const period = { from: "2026-01-01", to: "2026-01-31" };
  expect(exportPath({ dataset: "ledger", ...period, columns: ["seq", "amount"] })).toBe(
    "/admin/exports/file.csv?dataset=ledger&from=2026-01-01&to=2026-01-31&columns=seq&columns=amount",
  );
});
