import { useEffect, useRef } from "react";
import { Notice } from "#app/ui/notice";

/** Ten codes, shown once. */
export function RecoveryCodeList({ codes }: { codes: string[] }) {
  const top = useRef<HTMLDivElement>(null);
  // The button that asked for them is gone.
  useEffect(() => top.current?.focus(), []);
  return (
    <div ref={top} tabIndex={-1} className="grid gap-6">
      <Notice kind="warning" title="Keep these now: they are not shown again">
        Print this page or write them down, and keep them away from your phone. Each works once.
      </Notice>
      <ol aria-label="Recovery codes" className="card grid gap-x-8 gap-y-2 p-5 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="ml-8 list-decimal font-mono text-lg">
            {code}
          </li>
        ))}
      </ol>
    </div>
  );
}
