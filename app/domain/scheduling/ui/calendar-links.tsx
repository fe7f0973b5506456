import { CalendarPlus } from "lucide-react";

type CalendarLinksProps = { file: string; google: string; outlook: string };

/** Three ways into somebody's own calendar. The entry says no more than that there is an appointment. */
export function CalendarLinks({ file, google, outlook }: CalendarLinksProps) {
  return (
    <section aria-labelledby="calendar" className="grid gap-1">
      <h2 id="calendar" className="flex items-center gap-2.5 text-lg">
        <CalendarPlus aria-hidden="true" className="size-5.5 text-link" />
        Add to calendar
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        <li className="flex min-h-11 items-center">
          <a href={file}>Calendar file (Apple, Outlook)</a>
        </li>
        <li className="flex min-h-11 items-center">
          <a href={google} rel="noreferrer">
            Google Calendar
          </a>
        </li>
        <li className="flex min-h-11 items-center">
          <a href={outlook} rel="noreferrer">
            Outlook.com
          </a>
        </li>
      </ul>
    </section>
  );
}
