/** The answer to throw for something a client cannot have or may not send. The page around it says what to do. */
export const failWith = (status: number, code?: string, headers?: HeadersInit): Response =>
  Response.json({ error: code ?? String(status) }, { status, headers });
