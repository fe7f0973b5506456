/// <reference types="vite/client" />
/// <reference types="@remix-run/node" />
import "@remix-run/server-runtime";

// Merging a library's type takes an interface.
declare module "@remix-run/server-runtime" {
  export interface Future {
    v3_singleFetch: true;
  }
  export interface AppLoadContext {
    /** Allows this answer's own inline scripts, and nothing else. */
    cspNonce: string;
    /** Names this request in the log. */
    requestId: string;
    /** Where the request comes from, as far as the configured proxies vouch for it. */
    address: string;
  }
}
