import { Form } from "@remix-run/react";
import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { Menu } from "#app/ui/shell/menu";
import { NavColumn, type NavItem } from "#app/ui/shell/nav-item";
import { type Theme, ThemeForm } from "#app/ui/theme-form";

export type Account = {
  name: string;
  detail?: string;
  items?: NavItem[];
  theme?: Theme;
  signOutAction?: string;
};

export function SignOutForm({ action = "/sign-out" }: { action?: string }) {
  return (
    <Form method="post" action={action} reloadDocument>
      <button type="submit" className="nav-item w-full">
        <LogOut aria-hidden="true" />
        Sign out
      </button>
    </Form>
  );
}

/** What belongs to the person signed in: their name, their pages, colors, sign out. */
export function AccountPanel({ account, heading }: { account: Account; heading?: ReactNode }) {
  return (
    <>
      <div className="px-3 pt-1">
        <p className="font-semibold">{heading ?? account.name}</p>
        {account.detail ? <p className="text-sm text-ink-3">{account.detail}</p> : null}
      </div>
      {account.items?.length ? <NavColumn items={account.items} label="Account" /> : null}
      <ThemeForm current={account.theme} />
      <SignOutForm action={account.signOutAction} />
    </>
  );
}

export function AccountMenu({ account }: { account: Account }) {
  return (
    <Menu label={account.name} className="max-w-[45%] shrink-0">
      <AccountPanel account={account} />
    </Menu>
  );
}
