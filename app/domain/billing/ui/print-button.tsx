import { Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#app/ui/button";

/** Appears once the browser can act on it; without scripts the browser's own menu prints. */
export function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button
      type="button"
      kind="quiet"
      className="no-print"
      icon={<Printer aria-hidden="true" />}
      onClick={() => window.print()}
    >
      Print
    </Button>
  );
}
