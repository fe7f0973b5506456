import { ButtonLink } from "#app/ui/button";
import { LeaveThisPage } from "#app/ui/leave-this-page";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";
import { ALONE } from "./safety-words";

type FormIntroProps = {
  item: {
    itemId: string;
    title: string;
    intro: string;
    minutes: number;
    completed: boolean;
    startAt: string | null;
    /** It begins the private safety screen: from here on there is a way to leave at once. */
    safety: boolean;
  };
};

/** The page before the first question, and the one after the answers were sent. */
export function FormIntro({ item }: FormIntroProps) {
  return (
    <div className="form-column grid gap-6">
      {item.safety ? <LeaveThisPage /> : null}
      <BackLink to="/client/intake">Your forms</BackLink>
      <PageHeading lead={item.intro}>{item.title}</PageHeading>
      <WhoCanSee isPrivate>
        {item.safety ? ALONE : "Only you and your care team see these answers. Your partner does not."}
      </WhoCanSee>
      {item.completed ? (
        <Notice kind="ok" title="Your answers were sent">
          Your therapist has them now. If something has changed, tell them in a message or in your session.
        </Notice>
      ) : (
        <>
          <p>About {item.minutes} minutes. Your answers save on every page, on any device.</p>
          {item.startAt ? (
            <div>
              <ButtonLink to={item.startAt}>Start</ButtonLink>
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}
