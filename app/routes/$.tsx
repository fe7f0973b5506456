import { failWith } from "#app/http/fail.server";
import { open } from "#app/http/open.server";

// Every address that no other route answers: a 404 that knows the visitor's colors and the practice's phone.
export const loader = open({ may: "pages.open" }, () => {
  throw failWith(404);
});

export const action = open({ may: "pages.open" }, () => {
  throw failWith(404);
});

export default function NoSuchPage() {
  return null;
}
