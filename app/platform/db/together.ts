/**
 * Asks statements of one transaction without waiting for each other's answers: they leave in one piece and run in the order
 * given, each with a view of its own, so one that reads under a lock may stand behind the one that takes it. Whatever is
 * given has asked its statements before it first waits. Throws what the first of them failed with, once all are answered:
 * those behind it hear only that the transaction is over.
 */
export async function together<const Asked extends readonly Promise<unknown>[]>(
  ...asked: Asked
): Promise<{ -readonly [Index in keyof Asked]: Awaited<Asked[Index]> }> {
  const answers = await Promise.allSettled(asked);
  const values = answers.map((answer) => {
    if (answer.status === "rejected") throw answer.reason;
    return answer.value;
  });
  return values as { -readonly [Index in keyof Asked]: Awaited<Asked[Index]> };
}
