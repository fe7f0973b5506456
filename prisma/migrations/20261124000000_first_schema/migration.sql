-- CreateEnum
CREATE TYPE "role" AS ENUM ('client', 'therapist', 'admin');

-- CreateEnum
CREATE TYPE "permission" AS ENUM ('billing', 'practice', 'owner');

-- CreateEnum
CREATE TYPE "credential_kind" AS ENUM ('password', 'totp', 'passkey');

-- CreateEnum
CREATE TYPE "token_purpose" AS ENUM ('sign_in', 'verify_email', 'reset_password');

-- CreateEnum
CREATE TYPE "invitation_kind" AS ENUM ('booking', 'partner', 'staff');

-- CreateEnum
CREATE TYPE "audit_result" AS ENUM ('allowed', 'denied');

-- CreateEnum
CREATE TYPE "split_kind" AS ENUM ('one_payer', 'percentage', 'fixed');

-- CreateEnum
CREATE TYPE "invoice_state" AS ENUM ('open', 'paid', 'void');

-- CreateEnum
CREATE TYPE "invoice_line_kind" AS ENUM ('session', 'late_cancel_fee', 'no_show_fee', 'adjustment');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('created', 'processing', 'requires_action', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "payment_method_kind" AS ENUM ('checkout', 'saved_card');

-- CreateEnum
CREATE TYPE "refund_reason" AS ENUM ('billing_mistake', 'session_problem', 'goodwill', 'duplicate');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('created', 'pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('charge', 'payment', 'refund', 'adjustment', 'credit');

-- CreateEnum
CREATE TYPE "chart_kind" AS ENUM ('individual', 'couple', 'group');

-- CreateEnum
CREATE TYPE "chart_status" AS ENUM ('intake', 'active', 'discharged');

-- CreateEnum
CREATE TYPE "disclosure_policy" AS ENUM ('no_secrets', 'limited_secrets');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('joint', 'private', 'staff', 'author');

-- CreateEnum
CREATE TYPE "care_team_role" AS ENUM ('lead', 'member', 'supervisor');

-- CreateEnum
CREATE TYPE "form_kind" AS ENUM ('form', 'consent');

-- CreateEnum
CREATE TYPE "packet_item_state" AS ENUM ('not_started', 'in_progress', 'completed');

-- CreateEnum
CREATE TYPE "note_state" AS ENUM ('draft', 'signed');

-- CreateEnum
CREATE TYPE "compartment_kind" AS ENUM ('member_private', 'chart_joint', 'chart_staff', 'author_notes', 'thread', 'lead', 'account', 'mail');

-- CreateEnum
CREATE TYPE "outbound_state" AS ENUM ('queued', 'sending', 'sent', 'kept', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "policy_kind" AS ENUM ('no_secrets', 'limited_secrets', 'cancellation', 'card_on_file', 'privacy');

-- CreateEnum
CREATE TYPE "therapist_level" AS ENUM ('licensed', 'associate');

-- CreateEnum
CREATE TYPE "licence_kind" AS ENUM ('state', 'compact_privilege');

-- CreateEnum
CREATE TYPE "service_kind" AS ENUM ('consultation', 'couple_session', 'individual_session');

-- CreateEnum
CREATE TYPE "exception_kind" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "contact_by" AS ENUM ('phone', 'video');

-- CreateEnum
CREATE TYPE "appointment_status" AS ENUM ('held', 'booked', 'done', 'cancelled', 'late_cancelled', 'no_show');

-- CreateEnum
CREATE TYPE "place" AS ENUM ('telehealth', 'phone', 'office');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "chosen_name" TEXT NOT NULL,
    "legal_name" TEXT,
    "pronouns" TEXT,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "phone" TEXT,
    "birth_date" DATE,
    "zone" TEXT NOT NULL DEFAULT 'America/New_York',
    "home_state" TEXT,
    "discreet_mail" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivated_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "permissions" "permission"[],
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "credential_kind" NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "token_hash" BYTEA NOT NULL,
    "public_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "code_hash" BYTEA,
    "purpose" "token_purpose" NOT NULL,
    "email" TEXT NOT NULL,
    "person_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "kind" "invitation_kind" NOT NULL,
    "email" TEXT NOT NULL,
    "chosen_name" TEXT,
    "role" "role" NOT NULL,
    "permissions" "permission"[],
    "chart_id" UUID,
    "lead_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_person_id" UUID,
    "acting_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" UUID,
    "chart_id" UUID,
    "subject_person_id" UUID,
    "audience" TEXT,
    "result" "audit_result" NOT NULL DEFAULT 'allowed',
    "request_id" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payer" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "stripe_customer_id" TEXT,
    "stripe_payment_method_id" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_exp_month" INTEGER,
    "card_exp_year" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "split_rule" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "kind" "split_kind" NOT NULL,
    "parts" JSONB NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "split_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_counter" (
    "id" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "chart_id" UUID NOT NULL,
    "appointment_id" UUID,
    "state" "invoice_state" NOT NULL DEFAULT 'open',
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "kind" "invoice_line_kind" NOT NULL,
    "description" TEXT NOT NULL,
    "cents" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_share" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "cents" INTEGER NOT NULL,

    CONSTRAINT "invoice_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "cents" INTEGER NOT NULL,
    "method" "payment_method_kind" NOT NULL,
    "state" "payment_state" NOT NULL DEFAULT 'created',
    "stripe_checkout_session_id" TEXT,
    "stripe_payment_intent_id" TEXT,
    "decline_reason" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "receipt_number" INTEGER,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "cents" INTEGER NOT NULL,
    "reason" "refund_reason" NOT NULL,
    "note" TEXT NOT NULL,
    "state" "refund_state" NOT NULL DEFAULT 'created',
    "stripe_refund_id" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "share_id" UUID,
    "kind" "ledger_kind" NOT NULL,
    "cents" INTEGER NOT NULL,
    "payment_id" UUID,
    "refund_id" UUID,
    "reason" TEXT,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chart" (
    "id" UUID NOT NULL,
    "kind" "chart_kind" NOT NULL,
    "status" "chart_status" NOT NULL DEFAULT 'intake',
    "disclosure_policy" "disclosure_policy" NOT NULL DEFAULT 'no_secrets',
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "discharged_at" TIMESTAMPTZ(3),

    CONSTRAINT "chart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chart_member" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "join_order" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),
    "sees_joint_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "identified_patient" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "chart_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "role" "care_team_role" NOT NULL DEFAULT 'lead',
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "care_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure_acknowledgement" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "policy_text_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disclosure_acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_template" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "form_kind" NOT NULL,
    "joint" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "in_packet" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "form_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_version" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packet" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "packet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packet_item" (
    "id" UUID NOT NULL,
    "packet_id" UUID NOT NULL,
    "form_version_id" UUID NOT NULL,
    "audience" "audience" NOT NULL DEFAULT 'private',
    "member_person_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "state" "packet_item_state" NOT NULL DEFAULT 'not_started',
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "packet_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_response" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "audience" "audience" NOT NULL DEFAULT 'private',
    "member_person_id" UUID,
    "compartment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "draft_sealed" BYTEA,
    "answers_sealed" BYTEA,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "form_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "form_version_id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "audience" "audience" NOT NULL,
    "member_person_id" UUID,
    "compartment_id" UUID NOT NULL,
    "subject_sealed" BYTEA NOT NULL,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sender_id" UUID,
    "request_key" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_reader" (
    "thread_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_seq" INTEGER NOT NULL DEFAULT 1,
    "last_read_seq" INTEGER NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_reader_pkey" PRIMARY KEY ("thread_id","person_id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "sender_id" UUID NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_draft" (
    "thread_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_draft_pkey" PRIMARY KEY ("thread_id","person_id")
);

-- CreateTable
CREATE TABLE "progress_note" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "compartment_id" UUID NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "state" "note_state" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_at" TIMESTAMPTZ(3),
    "signed_name" TEXT,
    "sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "progress_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_addendum" (
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "compartment_id" UUID NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_addendum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compartment" (
    "id" UUID NOT NULL,
    "kind" "compartment_kind" NOT NULL,
    "ref" TEXT NOT NULL,
    "chart_id" UUID,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "compartment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" UUID NOT NULL,
    "compartment_id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "kek_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbound_message" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "to_address" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content_sealed" BYTEA,
    "compartment_id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "state" "outbound_state" NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "send_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "practice" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address_line" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "ein" TEXT,
    "zone" TEXT NOT NULL,
    "states" TEXT[],
    "notice_minutes" INTEGER NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "slot_step_minutes" INTEGER NOT NULL,
    "cancel_window_hours" INTEGER NOT NULL,
    "late_cancel_fee_percent" INTEGER NOT NULL,
    "payment_due_days" INTEGER NOT NULL,
    "reply_business_days" INTEGER NOT NULL,
    "directory_url" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_text" (
    "id" UUID NOT NULL,
    "kind" "policy_kind" NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "therapist" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "credentials" TEXT NOT NULL,
    "npi" TEXT,
    "intro" TEXT NOT NULL,
    "approach" TEXT NOT NULL,
    "first_session" TEXT NOT NULL,
    "languages" TEXT[],
    "specialties" TEXT[],
    "level" "therapist_level" NOT NULL DEFAULT 'licensed',
    "accepting" BOOLEAN NOT NULL DEFAULT true,
    "daily_maximum" INTEGER NOT NULL DEFAULT 8,
    "video_url" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "therapist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence" (
    "id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "licence_kind" NOT NULL DEFAULT 'state',
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,

    CONSTRAINT "licence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "service_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "buffer_before" INTEGER NOT NULL DEFAULT 0,
    "buffer_after" INTEGER NOT NULL DEFAULT 0,
    "online_bookable" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_price" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "level" "therapist_level" NOT NULL,
    "cents" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "service_price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability" (
    "id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "availability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability_exception" (
    "id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "kind" "exception_kind" NOT NULL,
    "from_minute" INTEGER,
    "to_minute" INTEGER,

    CONSTRAINT "availability_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "pronouns" TEXT,
    "partner_name" TEXT,
    "state" TEXT NOT NULL,
    "contact_by" "contact_by" NOT NULL,
    "discreet" BOOLEAN NOT NULL DEFAULT true,
    "note_sealed" BYTEA,
    "compartment_id" UUID,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "chart_id" UUID,
    "lead_id" UUID,
    "therapist_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_from" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,
    "place" "place" NOT NULL DEFAULT 'telehealth',
    "status" "appointment_status" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "agreed_cents" INTEGER NOT NULL DEFAULT 0,
    "reference" TEXT NOT NULL,
    "request_key" TEXT,
    "hold_expires_at" TIMESTAMPTZ(3),
    "undo_until" TIMESTAMPTZ(3),
    "previous_starts_at" TIMESTAMPTZ(3),
    "booked_by_id" UUID,
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "fee_waived_reason" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_member" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL,

    CONSTRAINT "appointment_member_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "credential_person_id_idx" ON "credential"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_public_id_key" ON "auth_session"("public_id");

-- CreateIndex
CREATE INDEX "auth_session_person_id_idx" ON "auth_session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_token_token_hash_key" ON "one_time_token"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_token_email_purpose_idx" ON "one_time_token"("email", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_chart_id_idx" ON "invitation"("chart_id");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "audit_event_chart_id_at_idx" ON "audit_event"("chart_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_subject_person_id_at_idx" ON "audit_event"("subject_person_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "payer_person_id_key" ON "payer"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "payer_stripe_customer_id_key" ON "payer"("stripe_customer_id");

-- CreateIndex
CREATE INDEX "split_rule_chart_id_idx" ON "split_rule"("chart_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_appointment_id_key" ON "invoice"("appointment_id");

-- CreateIndex
CREATE INDEX "invoice_chart_id_idx" ON "invoice"("chart_id");

-- CreateIndex
CREATE INDEX "invoice_state_due_on_idx" ON "invoice"("state", "due_on");

-- CreateIndex
CREATE INDEX "invoice_line_invoice_id_idx" ON "invoice_line"("invoice_id");

-- CreateIndex
CREATE INDEX "invoice_share_person_id_idx" ON "invoice_share"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_share_invoice_id_person_id_key" ON "invoice_share"("invoice_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_stripe_checkout_session_id_key" ON "payment"("stripe_checkout_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_stripe_payment_intent_id_key" ON "payment"("stripe_payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_receipt_number_key" ON "payment"("receipt_number");

-- CreateIndex
CREATE INDEX "payment_share_id_idx" ON "payment"("share_id");

-- CreateIndex
CREATE INDEX "payment_state_created_at_idx" ON "payment"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_seq_key" ON "ledger_entry"("seq");

-- CreateIndex
CREATE INDEX "ledger_entry_person_id_idx" ON "ledger_entry"("person_id");

-- CreateIndex
CREATE INDEX "ledger_entry_share_id_idx" ON "ledger_entry"("share_id");

-- CreateIndex
CREATE INDEX "chart_member_person_id_idx" ON "chart_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "chart_member_chart_id_person_id_key" ON "chart_member"("chart_id", "person_id");

-- CreateIndex
CREATE INDEX "care_team_chart_id_idx" ON "care_team"("chart_id");

-- CreateIndex
CREATE INDEX "care_team_therapist_id_idx" ON "care_team"("therapist_id");

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_acknowledgement_chart_id_person_id_policy_text_i_key" ON "disclosure_acknowledgement"("chart_id", "person_id", "policy_text_id");

-- CreateIndex
CREATE UNIQUE INDEX "form_template_slug_key" ON "form_template"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "form_version_template_id_number_key" ON "form_version"("template_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "packet_chart_id_person_id_key" ON "packet"("chart_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "packet_item_packet_id_form_version_id_key" ON "packet_item"("packet_id", "form_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "form_response_item_id_key" ON "form_response"("item_id");

-- CreateIndex
CREATE INDEX "form_response_chart_id_idx" ON "form_response"("chart_id");

-- CreateIndex
CREATE INDEX "signature_chart_id_idx" ON "signature"("chart_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_form_version_id_chart_id_person_id_key" ON "signature"("form_version_id", "chart_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_request_key_key" ON "thread"("request_key");

-- CreateIndex
CREATE INDEX "thread_chart_id_last_at_idx" ON "thread"("chart_id", "last_at");

-- CreateIndex
CREATE INDEX "thread_reader_person_id_idx" ON "thread_reader"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_thread_id_seq_key" ON "message"("thread_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "message_thread_id_client_id_key" ON "message"("thread_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "progress_note_appointment_id_key" ON "progress_note"("appointment_id");

-- CreateIndex
CREATE INDEX "progress_note_chart_id_started_at_idx" ON "progress_note"("chart_id", "started_at");

-- CreateIndex
CREATE INDEX "progress_note_author_id_state_idx" ON "progress_note"("author_id", "state");

-- CreateIndex
CREATE INDEX "note_addendum_note_id_idx" ON "note_addendum"("note_id");

-- CreateIndex
CREATE UNIQUE INDEX "compartment_ref_key" ON "compartment"("ref");

-- CreateIndex
CREATE INDEX "data_key_compartment_id_idx" ON "data_key"("compartment_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_message_dedupe_key_key" ON "outbound_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbound_message_state_send_at_idx" ON "outbound_message"("state", "send_at");

-- CreateIndex
CREATE INDEX "outbound_message_created_at_idx" ON "outbound_message"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_text_kind_version_key" ON "policy_text"("kind", "version");

-- CreateIndex
CREATE UNIQUE INDEX "therapist_person_id_key" ON "therapist"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "therapist_slug_key" ON "therapist"("slug");

-- CreateIndex
CREATE INDEX "licence_therapist_id_idx" ON "licence"("therapist_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_slug_key" ON "service"("slug");

-- CreateIndex
CREATE INDEX "service_price_service_id_idx" ON "service_price"("service_id");

-- CreateIndex
CREATE INDEX "availability_therapist_id_idx" ON "availability"("therapist_id");

-- CreateIndex
CREATE INDEX "availability_exception_therapist_id_on_date_idx" ON "availability_exception"("therapist_id", "on_date");

-- CreateIndex
CREATE INDEX "lead_email_idx" ON "lead"("email");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_reference_key" ON "appointment"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_request_key_key" ON "appointment"("request_key");

-- CreateIndex
CREATE INDEX "appointment_therapist_id_starts_at_idx" ON "appointment"("therapist_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_chart_id_starts_at_idx" ON "appointment"("chart_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_lead_id_idx" ON "appointment"("lead_id");

-- CreateIndex
CREATE INDEX "appointment_member_person_id_starts_at_idx" ON "appointment_member"("person_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_member_appointment_id_person_id_key" ON "appointment_member"("appointment_id", "person_id");

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "split_rule" ADD CONSTRAINT "split_rule_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "invoice_share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "invoice_share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chart_member" ADD CONSTRAINT "chart_member_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chart_member" ADD CONSTRAINT "chart_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_acknowledgement" ADD CONSTRAINT "disclosure_acknowledgement_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_version" ADD CONSTRAINT "form_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "form_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packet" ADD CONSTRAINT "packet_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packet_item" ADD CONSTRAINT "packet_item_packet_id_fkey" FOREIGN KEY ("packet_id") REFERENCES "packet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packet_item" ADD CONSTRAINT "packet_item_form_version_id_fkey" FOREIGN KEY ("form_version_id") REFERENCES "form_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_response" ADD CONSTRAINT "form_response_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "packet_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_form_version_id_fkey" FOREIGN KEY ("form_version_id") REFERENCES "form_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reader" ADD CONSTRAINT "thread_reader_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_addendum" ADD CONSTRAINT "note_addendum_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "progress_note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_compartment_id_fkey" FOREIGN KEY ("compartment_id") REFERENCES "compartment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "therapist" ADD CONSTRAINT "therapist_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence" ADD CONSTRAINT "licence_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_price" ADD CONSTRAINT "service_price_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability" ADD CONSTRAINT "availability_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability_exception" ADD CONSTRAINT "availability_exception_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_member" ADD CONSTRAINT "appointment_member_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_member" ADD CONSTRAINT "appointment_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Scheduling: no two live appointments of a therapist overlap (buffers included), nor of an attending person.
ALTER TABLE "appointment"
  ADD CONSTRAINT "appointment_times" CHECK (starts_at < ends_at AND blocked_from <= starts_at AND ends_at <= blocked_until),
  ADD CONSTRAINT "appointment_for_chart_or_lead" CHECK (num_nonnulls(chart_id, lead_id) = 1),
  ADD CONSTRAINT "appointment_hold_expires" CHECK ((status = 'held') = (hold_expires_at IS NOT NULL)),
  ADD CONSTRAINT "appointment_agreed_cents" CHECK (agreed_cents >= 0),
  ADD CONSTRAINT "appointment_therapist_free" EXCLUDE USING gist (
    therapist_id WITH =, tstzrange(blocked_from, blocked_until) WITH &&
  ) WHERE (status IN ('held', 'booked', 'done'));

ALTER TABLE "appointment_member"
  ADD CONSTRAINT "appointment_member_times" CHECK (starts_at < ends_at),
  ADD CONSTRAINT "appointment_member_free" EXCLUDE USING gist (
    person_id WITH =, tstzrange(starts_at, ends_at) WITH &&
  ) WHERE (live);

CREATE INDEX "appointment_live_by_therapist" ON "appointment" (therapist_id, starts_at)
  WHERE status IN ('held', 'booked', 'done');
CREATE INDEX "appointment_open_holds" ON "appointment" (hold_expires_at) WHERE status = 'held';

ALTER TABLE "availability"
  ADD CONSTRAINT "availability_weekday" CHECK (weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT "availability_minutes" CHECK (0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440),
  ADD CONSTRAINT "availability_free" EXCLUDE USING gist (
    therapist_id WITH =, weekday WITH =,
    int4range(from_minute, to_minute) WITH &&,
    daterange(valid_from, valid_until) WITH &&
  );

ALTER TABLE "availability_exception"
  ADD CONSTRAINT "availability_exception_minutes" CHECK (
    (from_minute IS NULL AND to_minute IS NULL AND kind = 'closed')
    OR (0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440)
  );

-- Audiences: private exactly when a member is named.
ALTER TABLE "packet_item" ADD CONSTRAINT "packet_item_audience" CHECK ((audience = 'private') = (member_person_id IS NOT NULL));
ALTER TABLE "form_response" ADD CONSTRAINT "form_response_audience" CHECK ((audience = 'private') = (member_person_id IS NOT NULL));
ALTER TABLE "thread" ADD CONSTRAINT "thread_audience" CHECK ((audience = 'private') = (member_person_id IS NOT NULL));

-- Prices, licences, split rules and care-team times of one subject do not overlap.
ALTER TABLE "service_price"
  ADD CONSTRAINT "service_price_cents" CHECK (cents >= 0),
  ADD CONSTRAINT "service_price_once" EXCLUDE USING gist (
    service_id WITH =, level WITH =, daterange(valid_from, valid_until) WITH &&
  );
ALTER TABLE "licence" ADD CONSTRAINT "licence_once" EXCLUDE USING gist (
  therapist_id WITH =, state WITH =, daterange(valid_from, valid_until, '[]') WITH &&
);
ALTER TABLE "split_rule" ADD CONSTRAINT "split_rule_once" EXCLUDE USING gist (
  chart_id WITH =, tstzrange(valid_from, valid_until) WITH &&
);
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_once" EXCLUDE USING gist (
  chart_id WITH =, therapist_id WITH =, tstzrange(valid_from, valid_until) WITH &&
);
CREATE UNIQUE INDEX "care_team_one_lead" ON "care_team" (chart_id) WHERE role = 'lead' AND valid_until IS NULL;

ALTER TABLE "service"
  ADD CONSTRAINT "service_minutes" CHECK (minutes BETWEEN 5 AND 480 AND buffer_before BETWEEN 0 AND 120 AND buffer_after BETWEEN 0 AND 120);

-- Accounts
ALTER TABLE "person" ADD CONSTRAINT "person_email_lowercase" CHECK (email = lower(email));
CREATE UNIQUE INDEX "credential_one_password" ON "credential" (person_id) WHERE kind = 'password';
CREATE UNIQUE INDEX "role_grant_once" ON "role_grant" (person_id, role) WHERE valid_until IS NULL;

-- Messaging
ALTER TABLE "message" ADD CONSTRAINT "message_seq" CHECK (seq >= 1);
ALTER TABLE "thread_reader" ADD CONSTRAINT "thread_reader_seq" CHECK (from_seq >= 1 AND last_read_seq >= 0);

-- Billing
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_cents" CHECK (cents >= 0);
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_cents" CHECK (cents >= 0 OR kind = 'adjustment');
ALTER TABLE "payment" ADD CONSTRAINT "payment_cents" CHECK (cents > 0);
ALTER TABLE "refund" ADD CONSTRAINT "refund_cents" CHECK (cents > 0);
CREATE UNIQUE INDEX "ledger_entry_one_per_payment" ON "ledger_entry" (payment_id) WHERE kind = 'payment';
CREATE UNIQUE INDEX "ledger_entry_one_per_refund" ON "ledger_entry" (refund_id) WHERE kind = 'refund';
CREATE UNIQUE INDEX "ledger_entry_one_charge_per_share" ON "ledger_entry" (share_id) WHERE kind = 'charge';
CREATE UNIQUE INDEX "payment_one_in_flight" ON "payment" (share_id)
  WHERE method = 'saved_card' AND state IN ('created', 'processing');
INSERT INTO "invoice_counter" (id, last) VALUES (1, 1000);

CREATE FUNCTION attune_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "signature_append_only" BEFORE UPDATE OR DELETE ON "signature"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "form_version_append_only" BEFORE UPDATE OR DELETE ON "form_version"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "policy_text_append_only" BEFORE UPDATE OR DELETE ON "policy_text"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "note_addendum_append_only" BEFORE UPDATE OR DELETE ON "note_addendum"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "progress_note_signed_is_final" BEFORE UPDATE OR DELETE ON "progress_note"
  FOR EACH ROW WHEN (OLD.state = 'signed') EXECUTE FUNCTION attune_append_only();

-- The sum of an invoice's shares is the sum of its lines, checked at commit.
CREATE FUNCTION attune_invoice_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target uuid := COALESCE(NEW.invoice_id, OLD.invoice_id);
  lines bigint;
  shares bigint;
BEGIN
  SELECT COALESCE(SUM(cents), 0) INTO lines FROM invoice_line WHERE invoice_id = target;
  SELECT COALESCE(SUM(cents), 0) INTO shares FROM invoice_share WHERE invoice_id = target;
  IF lines <> shares THEN
    RAISE EXCEPTION 'invoice % has lines of % and shares of %', target, lines, shares USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "invoice_line_balances" AFTER INSERT OR UPDATE OR DELETE ON "invoice_line"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attune_invoice_balances();
CREATE CONSTRAINT TRIGGER "invoice_share_balances" AFTER INSERT OR UPDATE OR DELETE ON "invoice_share"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attune_invoice_balances();

-- Refunds that are not failed never exceed what their payment took.
CREATE FUNCTION attune_refund_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid int;
  refunded bigint;
BEGIN
  SELECT cents INTO paid FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  SELECT COALESCE(SUM(cents), 0) INTO refunded FROM refund
    WHERE payment_id = NEW.payment_id AND state <> 'failed' AND id <> NEW.id;
  IF NEW.state <> 'failed' AND refunded + NEW.cents > paid THEN
    RAISE EXCEPTION 'refunds of payment % exceed what it took', NEW.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "refund_within_payment" BEFORE INSERT OR UPDATE ON "refund"
  FOR EACH ROW EXECUTE FUNCTION attune_refund_within_payment();
