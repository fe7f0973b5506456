import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";

/** For who let two times go by: they are asked again once they say so. */
export function WaitingPausedNotice({ entryId }: { entryId: string }) {
  return (
    <Notice
      kind="warning"
      title="We do not ask you for now"
      actions={
        <PostForm action="/client/waitlist?index">
          <input type="hidden" name="intent" value="go-on" />
          <input type="hidden" name="entryId" value={entryId} />
          <Button kind="secondary" size="small">
            Go on waiting
          </Button>
        </PostForm>
      }
    >
      Two times that we kept for you went by without an answer. You keep your place on the list.
    </Notice>
  );
}
