-- A visitor holds a time before saying who they are: only a hold may name neither a chart nor a lead.
ALTER TABLE "appointment" DROP CONSTRAINT "appointment_for_chart_or_lead";
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_for_chart_or_lead" CHECK (
  num_nonnulls(chart_id, lead_id) = 1 OR (status = 'held' AND num_nonnulls(chart_id, lead_id) = 0)
);
