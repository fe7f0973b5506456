import type { Guard } from "./guard";

const answers: Guard["tests"] = ["integration", "scheduling-asking"];
const moves: Guard["tests"] = ["integration", "scheduling-asking-moves"];

/** What a chart whose members ask each other first relies on. */
export const GUARDS_OF_ASKING: Guard[] = [
  {
    name: "a member books for both without asking",
    file: "app/domain/scheduling/book-appointment.server.ts",
    find: 'if (asks && !answering?.agreed) throw new DomainError("ask-first");',
    put: "void asks;",
    tests: answers,
  },
  {
    name: "a member moves for both without asking",
    file: "app/domain/scheduling/move-appointment.server.ts",
    find: "if (goesElsewhere && !answering?.agreed) await refuseUnlessAgreed(null, party, [known]);",
    put: "void refuseUnlessAgreed;",
    tests: moves,
  },
  {
    name: "a member books a regular time for both without asking",
    file: "app/domain/scheduling/book-series.server.ts",
    find: 'if (asks && !answering?.agreed) throw new DomainError("ask-first");',
    put: "void asks;",
    tests: moves,
  },
  {
    name: "a member moves a regular time for both without asking",
    file: "app/domain/scheduling/move-series.server.ts",
    find: "if (!answering?.agreed) await refuseUnlessAgreed(tx, actor, changes);",
    put: "void [refuseUnlessAgreed, changes];",
    tests: moves,
  },
  {
    name: "who has left the chart still answers what was asked",
    file: "app/domain/scheduling/internal/request-rows.server.ts",
    find: "own.person_id = $1::uuid AND own.left_at IS NULL",
    put: "own.person_id = $1::uuid",
    tests: answers,
  },
  {
    name: "of several who are asked one yes is enough",
    file: "app/domain/scheduling/answer-request.server.ts",
    find: "if (!(await sayYes(actor, request, clock()))) return { path: null };",
    put: "await sayYes(actor, request, clock());",
    tests: ["integration", "scheduling-ask-first"],
  },
  {
    name: "a yes agrees to another price than the one on its button",
    file: "app/domain/scheduling/answer-request.server.ts",
    find: 'if (sumOf(request) !== input.agreedCents) throw new DomainError("price-changed", { cents: sumOf(request) });',
    put: "void sumOf;",
    tests: answers,
  },
  {
    name: "a session that has changed is still moved by an old yes",
    file: "app/domain/scheduling/internal/write-change.server.ts",
    find: "await overtakeRequests(tx, read.id);",
    put: "void overtakeRequests;",
    tests: moves,
  },
];
