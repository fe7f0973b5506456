-- A change to an appointment takes back the mails about it that still wait: their keys share a beginning.
CREATE INDEX "outbound_message_waiting_by_key" ON "outbound_message" ("dedupe_key" COLLATE "C") WHERE "state" = 'queued';
