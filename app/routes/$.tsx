import { z } from "zod";
import { open } from "#app/http/open.server";

// Every address that no other route answers: a 404 that knows the visitor's colors and the practice's phone.
const noAddress = z.never();

export const loader = open({ may: "pages.open", params: noAddress }, () => null);

export const action = open({ may: "pages.open", params: noAddress }, () => null);

export default function NoSuchPage() {
  return null;
}
