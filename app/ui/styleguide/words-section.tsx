import { CalendarHeart } from "lucide-react";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button";
import { CrisisLine } from "#app/ui/crisis-line";
import { EmptyState } from "#app/ui/empty-state";
import { Flash } from "#app/ui/flash";
import { LinkCard } from "#app/ui/link-card";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { ProgressBar } from "#app/ui/progress-bar";
import { Skeleton } from "#app/ui/skeleton";
import { Section, Specimen } from "#app/ui/styleguide/specimen";
import { UndoBar } from "#app/ui/undo-bar";
import { WhoCanSee } from "#app/ui/who-can-see";

export function WordsSection() {
  return (
    <Section id="words" title="Telling things">
      <div className="grid gap-4 md:grid-cols-2">
        <Notice title="Times are in Eastern Time">Virginia and North Carolina share it.</Notice>
        <Flash>Your session is booked.</Flash>
        <Notice kind="warning" title="Cancel within 24 hours costs $165.00">
          <p>
            You can still <a href="#words">ask Amara</a> first.
          </p>
        </Notice>
        <Notice
          kind="danger"
          title="Your bank said no"
          actions={
            <Button type="button" size="small" kind="secondary">
              Use another card
            </Button>
          }
        >
          Try another card, or call the number on it.
        </Notice>
      </div>
      <UndoBar howLong="You can undo this for 3 minutes.">
        Session booked for Tue, Nov 24, 5:30 PM ET.
      </UndoBar>
      <div className="grid gap-6 md:grid-cols-2">
        <Specimen name="WhoCanSee: shared, private">
          <div className="grid gap-3">
            <WhoCanSee>You, Robin, and Amara can read this.</WhoCanSee>
            <WhoCanSee isPrivate>Only you and Amara can read this. Robin will never see it.</WhoCanSee>
          </div>
        </Specimen>
        <Specimen name="CrisisLine, ProgressBar, Skeleton">
          <div className="grid gap-5">
            <CrisisLine />
            <ProgressBar label="About you" value={3} max={5} />
            <Skeleton />
          </div>
        </Specimen>
        <Specimen name="EmptyState">
          <EmptyState action={<ButtonLink to="?">Write to Amara</ButtonLink>}>
            Your messages with Amara will be here.
          </EmptyState>
        </Specimen>
        <Specimen name="LinkCard">
          <LinkCard to="?" title="Book your next session" icon={CalendarHeart} headingLevel={3}>
            Same time next week is free: Tue, Dec 1, 5:30 PM ET.
          </LinkCard>
        </Specimen>
      </div>
      <ButtonRow>
        <ButtonLink to="?dialog=1#words" kind="secondary">
          Open the dialog
        </ButtonLink>
      </ButtonRow>
      <Specimen name="BackLink, PageHeading with caption and actions">
        <BackLink to="?">Your answers</BackLink>
        <PageHeading
          caption="Question 3 of 9"
          lead="One sentence that says what this page is for."
          actions={<ButtonLink to="?">Start</ButtonLink>}
        >
          What would you like to be different?
        </PageHeading>
      </Specimen>
    </Section>
  );
}
