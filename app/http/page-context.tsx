import { createContext, type ReactNode, useContext } from "react";

/** What an error page says when no loader could: only the server knows it. */
type LastKnown = {
  contact: { name: string; email: string; phone: string } | null;
  /** What was typed into a form that could not be taken, to be sent once more. */
  tryAgain: ReactNode;
};

const LastKnownContext = createContext<LastKnown | null>(null);

export const LastKnownProvider = LastKnownContext.Provider;
export const useLastKnown = (): LastKnown | null => useContext(LastKnownContext);
