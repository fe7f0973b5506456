import { stringify } from "csv-stringify/sync";

/** An amount in integer cents, a whole number, text, or nothing. */
export type CsvCell = { cents: number } | number | string | null;
export type CsvRow = Record<string, CsvCell>;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"). Amounts are ours,
 * so a negative one stays a number.
 */
function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "object") return (value.cents / 100).toFixed(2);
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
}

/** A UTF-8 file with byte order mark and CRLF, as spreadsheets expect it. */
export function toCsv(columns: readonly { key: string; header: string }[], rows: readonly CsvRow[]): string {
  const records = rows.map((row) => columns.map((column) => cell(row[column.key] ?? null)));
  return stringify([columns.map((column) => column.header), ...records], {
    bom: true,
    record_delimiter: "windows",
  });
}
