import type { RequestHandler } from "express";
import type { PracticeContact } from "#app/domain/practice/practice-contact.server";
import { wantsPage } from "#app/http/wants-page";
import type { Passed } from "./front";
import { sendPlainAnswer } from "./plain-page";

/**
 * What is no page (a file, a calendar, a way on to somewhere) is refused with a word for programs. Whoever opened it in a browser
 * gets a page with the same status instead: what to do now, and a way on.
 */
export function pageForBrowsers(contact: () => PracticeContact | null): RequestHandler {
  return (request, response, next) => {
    if (!wantsPage(request.headers.accept)) {
      next();
      return;
    }
    const { write, end } = response;
    const isForPrograms = () => response.statusCode >= 400 && !isPage(response.getHeader("Content-Type"));
    response.write = ((...sent: Parameters<typeof write>) =>
      isForPrograms() || write.apply(response, sent)) as typeof write;
    response.end = ((...sent: Parameters<typeof end>) => {
      const isRefused = !response.headersSent && isForPrograms();
      Object.assign(response, { write, end });
      if (!isRefused) return end.apply(response, sent);
      response.removeHeader("Content-Length");
      const { cspNonce: nonce } = response.locals as Passed;
      sendPlainAnswer(response, {
        status: response.statusCode,
        nonce,
        wantsPage: true,
        contact: contact(),
      });
      return response;
    }) as typeof end;
    next();
  };
}

const isPage = (type: unknown): boolean => String(type).startsWith("text/html");
