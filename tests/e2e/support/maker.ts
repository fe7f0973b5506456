import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { makeCouple } from "./make-couple";
import { offerFreedTimes } from "./make-freed-times";
import { makeJoining, makeLapse } from "./make-joining";
import { makeMailsDue } from "./make-mails-due";
import { makeOldDraft, makeTakenBack } from "./make-note-story";
import { makeOfficeBooks } from "./make-office-books";
import { makePayers } from "./make-payers";
import { makeRemindedSession } from "./make-reminded-session";
import { makeSession } from "./make-session";
import { makeLastMinutes, makeOldProof, makeSessionEnd } from "./make-session-end";
import { makeTherapistDay } from "./make-therapist-day";
import { makeUndoOver } from "./make-undo-over";

// Runs beside the server, told its database and its secrets, and makes what a test needs of its own. One process for all
// tests: to load the application's modules takes longer than to make a couple.
const makers = {
  couple: makeCouple,
  "offered-times": offerFreedTimes,
  "mails-due": makeMailsDue,
  joining: makeJoining,
  lapse: makeLapse,
  "office-books": makeOfficeBooks,
  "old-draft": makeOldDraft,
  payers: makePayers,
  "reminded-session": makeRemindedSession,
  session: makeSession,
  "session-end": makeSessionEnd,
  "session-last-minutes": makeLastMinutes,
  "session-old-proof": makeOldProof,
  "taken-back": makeTakenBack,
  "therapist-day": makeTherapistDay,
  "undo-over": makeUndoOver,
};

export type Makers = typeof makers;

async function make(request: IncomingMessage): Promise<unknown> {
  const { what, wish } = JSON.parse(await text(request)) as { what: keyof Makers; wish: never };
  return await makers[what](wish);
}

const server = createServer((request, response) => {
  make(request).then(
    (thing) => response.end(JSON.stringify(thing)),
    (error: Error) => {
      response.statusCode = 500;
      response.end(error.stack);
    },
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
