import { ButtonRow } from "#app/ui/button";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { sumOf, type TimeRequestView } from "../time-request";
import { yesWords } from "./request-words";

type RequestButtonsProps = { request: TimeRequestView; size?: "normal" | "small" };

/** Yes and no for those who are asked, each one press from wherever they are; taking it back for whoever asked. */
export function RequestButtons({ request, size = "normal" }: RequestButtonsProps) {
  const action = `/client/requests/${request.id}`;
  if (request.isYours) {
    return (
      <PostForm action={action}>
        <input type="hidden" name="intent" value="withdraw" />
        <SubmitButton kind="secondary" size={size} formAction={action} pendingLabel="One moment…">
          Take the question back
        </SubmitButton>
      </PostForm>
    );
  }
  return (
    <ButtonRow>
      <PostForm action={action}>
        <input type="hidden" name="intent" value="accept" />
        <input type="hidden" name="agreedCents" value={sumOf(request)} />
        <SubmitButton size={size} formAction={action} pendingLabel="One moment…">
          {yesWords(request)}
        </SubmitButton>
      </PostForm>
      <PostForm action={action}>
        <input type="hidden" name="intent" value="decline" />
        <SubmitButton kind="secondary" size={size} formAction={action} pendingLabel="One moment…">
          No, not then
        </SubmitButton>
      </PostForm>
    </ButtonRow>
  );
}
