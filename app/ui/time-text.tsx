import { useEffect, useState } from "react";
import { formatTime, readerTime, type TimeMode } from "#app/ui/time-format";

type TimeTextProps = {
  /** An ISO 8601 instant. */
  iso: string;
  /** The IANA zone the time is told in: the practice's. */
  zone: string;
  mode?: TimeMode;
  /** End of a range on the same day. */
  endIso?: string;
  /** False leaves out the reader's own time, as in dense lists. */
  yours?: boolean;
};

/** A moment in words. Once in the browser it adds "(2:30 PM your time)" when the reader's clock differs. */
export function TimeText({ iso, zone, mode = "full", endIso, yours = true }: TimeTextProps) {
  const [own, setOwn] = useState<string | null>(null);
  const hasClock = mode !== "date" && mode !== "date-long";
  useEffect(() => {
    const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setOwn(yours && hasClock ? readerTime(iso, zone, readerZone) : null);
  }, [iso, zone, yours, hasClock]);
  const [date, clock] = splitBeforeClock(formatTime(iso, zone, mode, endIso));
  return (
    <>
      <time dateTime={iso}>
        {date}
        {clock ? <span className="whitespace-nowrap">{clock}</span> : null}
      </time>
      {own ? <span className="text-ink-3"> ({own} your time)</span> : null}
    </>
  );
}

/** A line may break before a clock time, never inside it: "Tue, Nov 24, " and "5:30 PM ET". */
function splitBeforeClock(text: string): [string, string] {
  const at = text.search(/\d{1,2}:\d{2} /);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}
