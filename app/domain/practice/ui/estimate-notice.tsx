import { Notice } from "#app/ui/notice";

/** The notice that stands wherever cost is talked about: 45 CFR 149.610(b)(1)(iii). */
export function EstimateNotice() {
  return (
    <Notice kind="info" title="You have the right to a good-faith estimate">
      If you have no insurance or do not use it, we owe you an estimate of what your care will cost, before it
      begins. Ask for one at any time, also before you book: you get it within three business days. If a bill
      is $400 or more above its estimate, you may dispute it. Learn more at{" "}
      <a href="https://www.cms.gov/nosurprises" rel="noreferrer">
        cms.gov/nosurprises
      </a>{" "}
      or call <a href="tel:18009853059">1-800-985-3059</a>.
    </Notice>
  );
}
