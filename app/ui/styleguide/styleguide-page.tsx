import { ButtonLink, ButtonRow } from "#app/ui/button";
import { Dialog } from "#app/ui/dialog";
import { ActionsSection } from "#app/ui/styleguide/actions-section";
import { ColorSection } from "#app/ui/styleguide/color-section";
import { DataSection } from "#app/ui/styleguide/data-section";
import { FormsSection } from "#app/ui/styleguide/forms-section";
import { TalkSection } from "#app/ui/styleguide/talk-section";
import { WordsSection } from "#app/ui/styleguide/words-section";
import { TwoShapesCover } from "#app/ui/two-shapes";

/** Every component in every state, to look at and to test. `dialog` shows the dialog open. */
export function StyleguidePage({ dialog = false }: { dialog?: boolean }) {
  return (
    <div className="page pb-16">
      <div className="grid items-center gap-8 pt-8 md:grid-cols-2">
        <div>
          <p className="font-semibold text-link">Dusk and marigold</p>
          <h1 className="mt-2 text-4xl">How this place looks and speaks</h1>
          <p className="measure mt-4 text-lg text-ink-2">
            Evening light after a long day: plum, marigold for attention, lagoon as the second voice.
          </p>
        </div>
        <TwoShapesCover className="h-72 w-full rounded-xl" />
      </div>
      {dialog ? (
        <Dialog title="Refund $82.50 to Visa 4242?" closeTo="?">
          <p className="text-ink-2">This cannot be undone. The bank takes 5 to 10 days.</p>
          <div className="mt-6">
            <ButtonRow>
              <ButtonLink to="?" kind="danger">
                Refund $82.50
              </ButtonLink>
              <ButtonLink to="?" kind="quiet">
                Keep the payment
              </ButtonLink>
            </ButtonRow>
          </div>
        </Dialog>
      ) : null}
      <ColorSection />
      <ActionsSection />
      <FormsSection />
      <WordsSection />
      <DataSection />
      <TalkSection />
    </div>
  );
}
