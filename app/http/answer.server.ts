import type { Submission, SubmissionResult } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { dropKeptForm } from "#app/domain/accounts/drop-kept-form.server";
import { needsSignIn } from "#app/domain/accounts/policy";
import type { Actor } from "#app/domain/shared/actor";
import { canonicalId, isUuid } from "#app/domain/shared/ids";
import { isDatabaseAway } from "#app/platform/db/errors.server";
import { signedInOf } from "./actor.server";
import { admit, isProofStale } from "./admit.server";
import type { Declaration, Read } from "./declaration";
import { type Denied, noteDenial } from "./denials.server";
import { failWith } from "./fail.server";
import { keepForLater } from "./keep-for-later.server";
import { dropUnknown } from "./known-fields";
import { notSent } from "./not-sent.server";
import { parseForm, parseJson } from "./parse-form.server";
import { readBytes } from "./read-body.server";
import { noteRefusal } from "./refused-forms.server";
import { answerTo, hidden, type Reply, replyWith } from "./respond.server";
import { strictly } from "./strict-schema";
import { tooLarge } from "./too-large.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Schema = z.ZodType | undefined;

/** What a handler is given, all of it parsed. */
export type Given<P extends Schema, S extends Schema, F extends Schema, J extends Schema> = {
  params: Read<P, Record<string, never>>;
  search: Read<S, Record<string, never>>;
  form: Read<F, Record<string, never>>;
  submission: Submission<Read<F, Record<string, never>>>;
  json: Read<J, undefined>;
  /** The body as it came; empty unless the declaration asks for it. */
  bytes: Buffer;
  request: Request;
  context: AppLoadContext;
};

/** Only what declares a form can answer with the form's problems. */
export type Answered<F extends Schema, Result> = F extends z.ZodType
  ? Result | Reply<SubmissionResult<string[]>>
  : Result;

const NO_FIELDS = z.strictObject({});
const READING: readonly string[] = ["GET", "HEAD"];

/** Checks one request against its declaration, in the order role, address, body, and lets the handler answer. */
export async function answer<P extends Schema, S extends Schema, F extends Schema, J extends Schema, Result>(
  declaration: Declaration<P, S, F, J>,
  { request, context, params }: Args,
  handler: (given: Given<P, S, F, J> & { actor: Actor | null }) => Promise<Result> | Result,
): Promise<Answered<F, Result>> {
  let actor: Actor | null = null;
  const denied = () => ({ declaration, actor, params, address: context.address });
  try {
    const signedIn = await signedInOf({ request, context });
    actor = signedIn?.actor ?? null;
    const isStale = signedIn !== null && isProofStale(declaration, request, signedIn);
    const kept = await keepForLater(declaration, request, signedIn, isStale);
    if (kept) throw kept;
    admit(declaration, request, signedIn);
    // Who is only half in is nobody yet to what anyone may see.
    if (actor?.awaits && !needsSignIn(declaration.may)) actor = null;
    const address = { params: readParams(declaration, params), search: readSearch(declaration, request) };
    const body = READING.includes(request.method) ? NOTHING : await readBody(declaration, request);
    if ("unusable" in body) {
      noteRefusal(context, body.unusable);
      return body.unusable as Answered<F, Result>;
    }
    // The schemas of the declaration made these values; the type system cannot follow that.
    const given = { ...address, ...body, request, context, actor } as unknown as Given<P, S, F, J>;
    const answered = await handler({ ...given, actor });
    noteRefusal(context, answered);
    if (actor) await dropWhatIsSent(actor, request);
    await noteDenial({ ...denied(), status: statusOf(answered) });
    return answered as Answered<F, Result>;
  } catch (error) {
    const expected = answerTo(error);
    if (expected) await noteOrSayWhy({ ...denied(), status: expected.status });
    const stays = await whatStays(error, declaration, request, context);
    if (stays) return stays as Answered<F, Result>;
    throw expected ?? error;
  }
}

/** For a bug as much as for a database that is away; a script's page stays as it was only where trying again can help. */
async function whatStays(error: unknown, declaration: Declaration, request: Request, context: object) {
  const isAway = isDatabaseAway(error);
  if (!isAway && answerTo(error)) return null;
  const reply = await notSent(declaration, request, context);
  return isAway ? reply : null;
}

/** Nobody is refused without a trace: while the log cannot be written, the answer is that the database is away. */
const noteOrSayWhy = (denied: Denied): Promise<void> =>
  noteDenial(denied).catch((error: unknown) => {
    throw answerTo(error) ?? error;
  });

/** What a handler answers with a status, it answers as a Response or as data that carries one. */
function statusOf(answered: unknown): number {
  const { status, init } = (answered ?? {}) as { status?: unknown; init?: { status?: number } | null };
  return answered instanceof Response ? Number(status) : (init?.status ?? 200);
}

function readParams(declaration: Declaration, params: Args["params"]): unknown {
  if (!declaration.params) return {};
  const named = Object.entries(params).map(([name, value]) => [name, value && canonicalId(value)]);
  const read = declaration.params.safeParse(Object.fromEntries(named));
  if (!read.success) throw failWith(404);
  return read.data;
}

/** Repeated parameters become lists; everything else is text. */
function readSearch(declaration: Declaration, request: Request): unknown {
  if (!declaration.search) return {};
  const query = new URL(request.url).searchParams;
  const values = [...new Set(query.keys())].map((name) => {
    const all = query.getAll(name);
    return [name, all.length > 1 ? all.map(canonicalId) : canonicalId(all[0] ?? "")];
  });
  const read = declaration.search.safeParse(Object.fromEntries(values));
  if (!read.success) throw failWith(400);
  return read.data;
}

const FIELDS_TOO_MANY = "This form has fields that are not ours: load the page again, and send it once more.";
const NOTHING = { form: {}, json: undefined, bytes: Buffer.alloc(0) };

async function readBody(declaration: Declaration, request: Request) {
  if (declaration.rawBytes) {
    return { ...NOTHING, bytes: await readBytes(request, declaration.rawBytes) };
  }
  if (declaration.json) {
    const read = strictly(declaration.json).safeParse(await parseJson(request));
    if (!read.success) throw failWith(422);
    return { ...NOTHING, json: read.data };
  }
  const fields = await parseForm(request, declaration.files).catch((error: unknown) => {
    const unusable = tooLarge(declaration, request, error);
    if (unusable) return { unusable };
    throw error;
  });
  if (!(fields instanceof FormData)) return fields;
  const schema = strictly(declaration.form ?? NO_FIELDS);
  const formErrors = dropUnknown(fields, schema) ? [FIELDS_TOO_MANY] : undefined;
  const submission = await parseWithZod(fields, { schema, async: true });
  if (!formErrors && submission.status === "success")
    return { ...NOTHING, form: submission.value, submission };
  // Without a form there is no page to say it on.
  if (!declaration.form) throw failWith(400);
  const hideFields = hidden(submission, declaration.hide);
  const reply = submission.reply(formErrors ? { formErrors, hideFields } : { hideFields });
  return { unusable: replyWith(reply, formErrors || submission.status === "error" ? 422 : 200) };
}

/** A form that was taken and comes from where it was kept is kept no longer. */
async function dropWhatIsSent(actor: Actor, request: Request): Promise<void> {
  const keptId = request.method === "POST" ? new URL(request.url).searchParams.get("kept") : null;
  if (keptId && isUuid(keptId)) await dropKeptForm(actor, { keptId });
}
