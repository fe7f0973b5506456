import { useActionData, useLoaderData } from "@remix-run/react";
import { ownProfile, signedInDevices } from "#app/domain/accounts/account-queries.server";
import { homeOf } from "#app/domain/accounts/landing";
import { mayTry } from "#app/domain/accounts/policy";
import { profileSchema } from "#app/domain/accounts/schemas";
import { ownSecondFactors } from "#app/domain/accounts/second-factor-queries.server";
import { DeviceList } from "#app/domain/accounts/ui/device-list";
import { type ProfileFields, ProfileForm } from "#app/domain/accounts/ui/profile-form";
import { SignInMethods } from "#app/domain/accounts/ui/sign-in-methods";
import { updateProfile } from "#app/domain/accounts/update-profile.server";
import { zoneChoices } from "#app/domain/accounts/zones";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { useRootData } from "#app/http/use-root-data";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import { LinkCard } from "#app/ui/link-card";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { ThemeForm } from "#app/ui/theme-form";

export const meta = titled("Your profile");

export const loader = guarded({ may: "profile.read-own" }, async ({ actor }) => {
  const [profile, devices, factors] = await Promise.all([
    ownProfile(actor),
    signedInDevices(actor),
    ownSecondFactors(actor),
  ]);
  const hasCalendar = mayTry(actor, "calendar-feed.read-own");
  const { zone, roles } = actor;
  return { profile, devices, factors, hasCalendar, zones: zoneChoices(), home: homeOf(roles), zone };
});

export const action = guarded(
  { may: "profile.edit-own", form: profileSchema },
  async ({ actor, form, submission }) => {
    try {
      await updateProfile(actor, {
        chosenName: form.chosenName,
        pronouns: form.pronouns ?? null,
        phone: form.phone ?? null,
        homeState: form.homeState ?? null,
        zone: form.zone,
        discreetMail: form.discreetMail === "on",
      });
    } catch (error) {
      if (!isDomainError(error, "bad-phone")) throw error;
      return refuse(submission, { fieldErrors: { phone: ["Enter a phone number like 804-555-0142"] } });
    }
    return redirectTo("/profile", { flash: { kind: "ok", text: "Your profile is saved." } });
  },
);

export const clientAction = orNotSent;

export default function ProfilePage() {
  const { profile, devices, factors, hasCalendar, zones, home, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { theme } = useRootData() ?? {};
  const { hasPassword, email, discreetMail, ...values } = profile;
  const [form, fields] = formOf<ProfileFields>({
    id: "profile",
    lastResult,
    defaultValue: { ...values, discreetMail: discreetMail ? "on" : undefined },
  });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to={home}>Home</BackLink>
      <PageHeading lead={`You sign in as ${email}.`}>Your profile</PageHeading>
      <ProfileForm formId={form.id} fields={fields} zones={zones} />
      <div className="mt-12 grid gap-3">
        <LinkCard to="/profile/contact" title="How we reach you">
          Reminders, calls, and what we may say in them
        </LinkCard>
        {hasCalendar ? (
          <LinkCard to="/profile/calendar" title="Your calendar">
            Your appointments in the calendar you use
          </LinkCard>
        ) : null}
      </div>
      <section aria-labelledby="colors" className="mt-12 grid gap-3">
        <h2 id="colors">Colors</h2>
        <ThemeForm current={theme} />
      </section>
      <SignInMethods email={email} hasPassword={hasPassword} factors={factors} />
      <DeviceList devices={devices} zone={zone} />
    </>
  );
}
