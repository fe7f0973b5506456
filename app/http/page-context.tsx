import { createContext, useContext } from "react";

/** What an error page says when no loader could: only the server knows it. */
type Contact = { name: string; email: string; phone: string };

const LastContact = createContext<Contact | null>(null);

export const LastContactProvider = LastContact.Provider;
export const useLastContact = (): Contact | null => useContext(LastContact);
