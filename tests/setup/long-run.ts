/** Proofs take their time in `npm run test:faults`; `npm test` runs a short form of each. */
export const isLongRun = process.env.ATTUNE_LONG_RUN === "1";
