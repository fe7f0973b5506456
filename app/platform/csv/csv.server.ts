import { stringify } from "csv-stringify/sync";

/**
 * A CSV file that opens well in Excel: UTF-8 with a byte order mark, CRLF, and cells that begin like a formula
 * defused. The first row is the headings.
 */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(rows as (string | number)[][], { bom: true, escape_formulas: true, record_delimiter: "windows" });
