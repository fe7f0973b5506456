import { stringify } from "csv-stringify/sync";

/** Amounts go in as numbers (dollars), so that a negative one stays a number in the spreadsheet. */
export type CsvValue = string | number | null;

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
  });
}
