import { Heart, Plus } from "lucide-react";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button";
import { Pagination } from "#app/ui/pagination";
import { Menu } from "#app/ui/shell/menu";
import { Section, Specimen } from "#app/ui/styleguide/specimen";
import { SubmitButton } from "#app/ui/submit-button";
import { Tabs } from "#app/ui/tabs";
import { Tag } from "#app/ui/tag";
import { ThemeForm } from "#app/ui/theme-form";

export function ActionsSection() {
  return (
    <Section id="actions" title="Actions">
      <Specimen name="Button: primary, secondary, quiet, danger, link">
        <ButtonRow>
          <Button type="button">Book and agree to $165.00</Button>
          <Button type="button" kind="secondary">
            Save and come back later
          </Button>
          <Button type="button" kind="quiet" icon={<Plus aria-hidden="true" />}>
            Add a time
          </Button>
          <Button type="button" kind="danger">
            Refund $40.00
          </Button>
          <Button type="button" kind="link">
            Send a new code
          </Button>
        </ButtonRow>
      </Specimen>
      <Specimen name="Button: disabled, pending, small, long text">
        <ButtonRow>
          <Button type="button" disabled>
            Book this time
          </Button>
          <Button type="button" pending>
            Continue to your answers
          </Button>
          <Button type="button" size="small" kind="secondary">
            Small
          </Button>
          <Button type="button" kind="secondary">
            Pay $82.50 for your half of the session on Tuesday, November 24 with Visa ending in 4242
          </Button>
        </ButtonRow>
      </Specimen>
      <Specimen name="ButtonLink, SubmitButton">
        <ButtonRow>
          <ButtonLink to="?" icon={<Heart aria-hidden="true" />}>
            Help us match you
          </ButtonLink>
          <SubmitButton kind="secondary">Send my answers</SubmitButton>
        </ButtonRow>
      </Specimen>
      <Specimen name="Tag: every tone">
        <div className="flex flex-wrap gap-2">
          <Tag tone="fern" icon="done">
            Completed
          </Tag>
          <Tag tone="marigold" icon="started">
            In progress
          </Tag>
          <Tag tone="plum" icon="todo">
            Not yet started
          </Tag>
          <Tag tone="lagoon" icon="waiting">
            Waiting
          </Tag>
          <Tag tone="brick" icon="attention">
            Past due
          </Tag>
          <Tag icon="blocked">Cannot start yet</Tag>
        </div>
      </Specimen>
      <Specimen name="Tabs, Pagination">
        <Tabs
          label="Invoices"
          tabs={[
            { to: "?tab=open", label: "Open", current: true, count: 12 },
            { to: "?tab=past-due", label: "Past due", current: false, count: 3 },
            { to: "?tab=paid", label: "Paid", current: false },
            { to: "?tab=all", label: "All", current: false },
          ]}
        />
        <Pagination summary="Invoices 51 to 100 of 412" previousTo="?page=1" nextTo="?page=3" />
      </Specimen>
      <Specimen name="Menu, ThemeForm">
        <div className="flex flex-wrap items-center gap-4">
          <Menu label="Robin" align="left">
            <p className="p-2">Anything: links, forms, words.</p>
          </Menu>
          <ThemeForm current="system" />
        </div>
      </Specimen>
    </Section>
  );
}
