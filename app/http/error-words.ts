/** What an error page says: what happened, and what to do now. Plain words, no codes. */
export type ErrorWords = { title: string; text: string; next: string };

const NOT_FOUND: ErrorWords = {
  title: "We can't find that page",
  text: "The address may be mistyped, or the page may have moved.",
  next: "Check the address, or start again from the home page.",
};

const OUR_FAULT: ErrorWords = {
  title: "Something went wrong on our side",
  text: "It is not your fault, and we have a record of it.",
  next: "Wait a minute and try again. If it keeps happening, call or write to us.",
};

const WORDS: Record<number, ErrorWords> = {
  0: {
    title: "You are offline",
    text: "Your device has no connection just now, so this page could not be opened. Nothing you sent before is lost.",
    next: "Once you are online again, go back or reload the page.",
  },
  400: {
    title: "We couldn't read that",
    text: "What your browser sent was cut off or not in a form we know.",
    next: "Go back, reload the page and try again.",
  },
  401: {
    title: "Please sign in",
    text: "You are signed out.",
    next: "Sign in and you can go on where you left off.",
  },
  403: {
    title: "We couldn't accept that",
    text: "It seems to come from another website, so nothing was changed.",
    next: "Open our page yourself and try again from there.",
  },
  404: NOT_FOUND,
  405: {
    title: "We couldn't read that",
    text: "This address does not take that kind of request.",
    next: "Start again from the home page.",
  },
  409: {
    title: "That has changed in the meantime",
    text: "Somebody else was quicker, or the page was open for a while.",
    next: "Go back, reload the page and look again.",
  },
  410: {
    title: "That link was used or is too old",
    text: "Links in our mails work for a short time, and some of them only once.",
    next: "Ask for a new one, or call us and we will help.",
  },
  413: {
    title: "That is too large",
    text: "A file may have 10 MB at most.",
    next: "Go back and send something smaller.",
  },
  415: {
    title: "We can't open that kind of file",
    text: "What was sent has a type we do not take here.",
    next: "Go back and try it in another format.",
  },
  422: {
    title: "We couldn't do that",
    text: "What you sent did not fit, so nothing was changed.",
    next: "Go back, check what you entered and try again.",
  },
  429: {
    title: "That was too often",
    text: "To keep accounts safe, we take a short break after many tries.",
    next: "Wait 15 minutes and try again.",
  },
  500: OUR_FAULT,
  503: {
    title: "We'll be right back",
    text: "The portal is not available just now. Nothing you sent before is lost.",
    next: "Wait a minute and reload the page.",
  },
};

export const errorWords = (status: number): ErrorWords =>
  WORDS[status] ?? (status >= 500 ? OUR_FAULT : status >= 400 ? NOT_FOUND : OUR_FAULT);
