import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addLicence, editTherapist, removeLicence } from "#app/domain/practice/edit-therapist.server";
import { therapistFormSchema } from "#app/domain/practice/schemas";
import { therapistForAdmin } from "#app/domain/practice/staff-queries.server";
import { LicenceForm, LicenceTable, ProfileForm } from "#app/domain/practice/ui/therapist-forms";
import { unlicensedOfPractice } from "#app/domain/scheduling/unlicensed-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";

const params = z.object({ therapistId: z.uuid() });

export const meta = titled("Therapist");

export const loader = guarded({ may: "staff.read", params }, async ({ actor, params: { therapistId } }) => ({
  therapist: await therapistForAdmin(actor, therapistId),
  unlicensed: (await unlicensedOfPractice(actor, therapistId)).length,
}));

/** Does what was sent, and says so. */
async function carryOut(actor: Actor, therapistId: string, form: z.infer<typeof therapistFormSchema>) {
  if (form.intent === "profile") {
    const { intent: _intent, ...profile } = form;
    await editTherapist(actor, { therapistId, ...profile });
    return "The profile is saved.";
  }
  if (form.intent === "licence") {
    const { intent: _intent, ...licence } = form;
    await addLicence(actor, { therapistId, ...licence });
    return "The license is added.";
  }
  await removeLicence(actor, { therapistId, licenceId: form.licenceId });
  return "The license is removed.";
}

export const action = guarded(
  { may: "staff.invite", params, form: therapistFormSchema },
  async ({ actor, params: { therapistId }, form, submission }) => {
    try {
      const text = await carryOut(actor, therapistId, form);
      return redirectTo(`/admin/staff/${therapistId}`, { flash: { kind: "ok", text } });
    } catch (error) {
      if (isDomainError(error, "npi-invalid"))
        return refuse(submission, { fieldErrors: { npi: ["This is not a valid NPI: check the digits."] } });
      if (isDomainError(error, "licence-overlaps"))
        return refuse(submission, {
          fieldErrors: { validFrom: ["There is a license for this state in these days already."] },
        });
      if (isDomainError(error, "other-video-host"))
        return refuse(submission, {
          fieldErrors: { videoUrl: ["The practice’s settings do not name this video service."] },
        });
      throw error;
    }
  },
);

export const clientAction = orNotSent;

export default function TherapistPage() {
  const { therapist, unlicensed } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="grid max-w-3xl gap-6">
      <div>
        <BackLink to="/admin/staff">Staff</BackLink>
        <PageHeading>{therapist.chosenName}</PageHeading>
      </div>
      {unlicensed > 0 ? (
        <Notice
          kind="danger"
          title={`${unlicensed === 1 ? "1 session ahead has" : `${unlicensed} sessions ahead have`} no license`}
        >
          <TextLink to="/admin/licenses">See which, and what to do</TextLink>
        </Notice>
      ) : null}
      <LicenceTable licences={therapist.licences} />
      <LicenceForm key={therapist.licences.length} lastResult={lastResult} />
      <ProfileForm therapist={therapist} lastResult={lastResult} />
    </div>
  );
}
