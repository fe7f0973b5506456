import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

export const NonceProvider = NonceContext.Provider;

/** The nonce that lets this answer's inline scripts run; nothing in the browser, where it is hidden. */
export const useNonce = (): string | undefined => useContext(NonceContext);
