-- Row 1 counts invoices, row 2 receipts: both without a gap.
INSERT INTO "invoice_counter" (id, last) VALUES (2, 5000) ON CONFLICT (id) DO NOTHING;

-- A hosted payment page is opened once per share and amount; pressed twice, the open one is resumed.
CREATE UNIQUE INDEX "payment_one_open_checkout" ON "payment" (share_id)
  WHERE method = 'checkout' AND state = 'created';

-- What is waiting for Stripe, for the check that runs again and again.
CREATE INDEX "payment_waiting" ON "payment" (created_at) WHERE state IN ('created', 'processing', 'requires_action');
CREATE INDEX "refund_waiting" ON "refund" (created_at) WHERE state IN ('created', 'pending');
