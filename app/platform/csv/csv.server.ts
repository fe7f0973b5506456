import { stringify } from "csv-stringify/sync";

/**
 * A number is an amount in dollars and is written with its cents; a bigint is a count. Both stay numbers in the
 * spreadsheet, negative ones too.
 */
export type CsvValue = string | number | bigint | null;

/**
 * One CSV file as text: UTF-8 with a byte order mark and CRLF, which is what Excel opens correctly. A text that a
 * spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export function toCsv(headers: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return stringify([headers, ...rows], {
    bom: true,
    record_delimiter: "\r\n",
    escape_formulas: true,
    quoted_match: /^\s|\s$/,
    cast: { number: (dollars) => dollars.toFixed(2) },
  });
}
