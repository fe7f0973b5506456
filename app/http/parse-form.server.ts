import { parseFormData } from "@remix-run/form-data-parser";
import {
  FILE_BYTES,
  FORM_BYTES,
  JSON_BYTES,
  MAX_FIELDS,
  MAX_LEVELS,
  MAX_NAME,
  MULTIPART_BYTES,
} from "./body-limits";
import { failWith } from "./fail.server";
import { asText, mediaTypeOf, readBytes } from "./read-body.server";

const URL_ENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

/** What the form library obeys as an order to change the form. No page of ours gives one. */
const KEPT_BY_LIBRARY: readonly string[] = ["__intent__", "__state__"];

/**
 * The form library reads `attending[7].state` as a place in a list, and makes the list: a large number would be a large
 * one, and a deep name lists in lists, for all who are waiting. No form of ours goes deeper. Postgres refuses a NUL.
 */
function refuseField(name: string, value: unknown): void {
  const places = [...name.matchAll(/\[(\d+)\]/g)].map(([, place]) => Number(place));
  if (
    name.length > MAX_NAME ||
    name.split(/[.[]/).length > MAX_LEVELS ||
    places.some((place) => place >= MAX_FIELDS)
  )
    throw failWith(400);
  if (KEPT_BY_LIBRARY.includes(name)) throw failWith(400);
  if (name.includes("\0") || (typeof value === "string" && value.includes("\0"))) throw failWith(400);
}

function urlEncodedFields(text: string): FormData {
  if (text.split("&").length > MAX_FIELDS) throw failWith(400);
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) {
    refuseField(name, value);
    form.append(name, value);
  }
  return form;
}

async function multipartFields(request: Request, bytes: Buffer, withFiles: boolean): Promise<FormData> {
  const copy = new Request(request.url, {
    method: "POST",
    headers: { "Content-Type": request.headers.get("Content-Type") ?? "" },
    body: new Uint8Array(bytes),
  });
  const limits = {
    maxParts: MAX_FIELDS,
    maxFiles: 10,
    maxFileSize: FILE_BYTES,
    maxTotalSize: MULTIPART_BYTES,
  };
  const form = await parseFormData(copy, limits).catch((error: Error) => {
    throw failWith(/MaxFileSize|MaxTotalSize/.test(error.name) ? 413 : 400);
  });
  for (const [name, value] of form) {
    if (typeof value !== "string" && !withFiles) throw failWith(415);
    refuseField(name, value);
  }
  return form;
}

const forms = new WeakMap<Request, Promise<FormData>>();

/** The fields of a form, as `readForm` finds them; the bytes of a request are there once, its fields as often as asked for. */
export function parseForm(request: Request, withFiles = false): Promise<FormData> {
  const read = forms.get(request) ?? readForm(request, withFiles);
  forms.set(request, read);
  return read;
}

/**
 * The fields of a form. Throws the answer itself: 413 over 256 KB (10 MB where `withFiles`), 415 for other types
 * or unexpected files, 400 for malformed bodies, more than 100 fields, and names that ask for more than 100 places or go more than two levels down.
 */
async function readForm(request: Request, withFiles: boolean): Promise<FormData> {
  const type = mediaTypeOf(request);
  if (type === URL_ENCODED || type === "") {
    const bytes = await readBytes(request, FORM_BYTES);
    if (type === "" && bytes.length > 0) throw failWith(415);
    return urlEncodedFields(asText(bytes));
  }
  if (type !== MULTIPART) throw failWith(415);
  const bytes = await readBytes(request, withFiles ? MULTIPART_BYTES : FORM_BYTES);
  return multipartFields(request, bytes, withFiles);
}

/** A JSON body. Throws the answer itself: 413 over 64 KB, 415 for other types, 400 for what is not JSON. */
export async function parseJson(request: Request): Promise<unknown> {
  if (mediaTypeOf(request) !== "application/json") throw failWith(415);
  const text = asText(await readBytes(request, JSON_BYTES));
  try {
    const value: unknown = JSON.parse(text);
    if (text.includes("\\u0000")) throw failWith(400);
    return value;
  } catch {
    throw failWith(400);
  }
}
