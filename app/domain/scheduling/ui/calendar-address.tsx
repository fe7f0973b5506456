import { useEffect, useRef } from "react";
import { ButtonRow } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TimeText } from "#app/ui/time-text";

/** The address just made, shown this once, with what to do with it. */
export function NewAddress({ address }: { address: string }) {
  const top = useRef<HTMLElement>(null);
  // It stands above the button that asked for it.
  useEffect(() => top.current?.focus(), []);
  return (
    <section ref={top} tabIndex={-1} aria-labelledby="new-address" className="grid gap-4">
      <h2 id="new-address">Your new address</h2>
      <Notice kind="warning" title="Copy it now: it is not shown again">
        Whoever has it sees when you have appointments. Give it to your own calendar only.
      </Notice>
      <p className="card p-5">
        <code className="break-all select-all">{address}</code>
      </p>
      <ul className="grid list-disc gap-2 pl-5">
        <li>
          <a href={address.replace(/^https?:/, "webcal:")}>Open it in the calendar of this device</a> (Apple,
          Outlook)
        </li>
        <li>Google Calendar: Other calendars, From URL, then paste it.</li>
        <li>Outlook.com: Add calendar, Subscribe from web, then paste it.</li>
      </ul>
    </section>
  );
}

type OwnAddressProps = { feed: { madeAt: string } | null; zone: string };

/** Whether there is an address, and the buttons that make and revoke one. */
export function OwnAddress({ feed, zone }: OwnAddressProps) {
  return (
    <PostForm className="grid gap-5">
      {feed ? (
        <p>
          You have had an address since <TimeText iso={feed.madeAt} zone={zone} mode="full" />. It is kept
          nowhere here, so we cannot show it again. When you make a new one, the old one stops working.
        </p>
      ) : (
        <p>You have no address yet.</p>
      )}
      <ButtonRow>
        <SubmitButton name="intent" value="make" kind={feed ? "secondary" : "primary"}>
          {feed ? "Make a new address" : "Make an address"}
        </SubmitButton>
        {feed ? (
          <SubmitButton name="intent" value="revoke" kind="quiet">
            Revoke it
          </SubmitButton>
        ) : null}
      </ButtonRow>
    </PostForm>
  );
}
