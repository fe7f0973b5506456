import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { TimeText } from "#app/ui/time-text";

/** Until when a record stays open, and the way to close it before. */
export function EmergencyOpen({ until, zone }: { until: string; zone: string }) {
  return (
    <Notice
      kind="warning"
      title="You have opened this record in an emergency"
      actions={
        <PostForm>
          <input type="hidden" name="intent" value="end" />
          <Button kind="secondary">Close it now</Button>
        </PostForm>
      }
    >
      It closes by itself: <TimeText iso={until} zone={zone} yours={false} />.
    </Notice>
  );
}
