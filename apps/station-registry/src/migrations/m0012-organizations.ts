import type { Migration } from '@zhanwang/persistence/migrator'
import { type Kysely, sql } from 'kysely'

/** Creates the organizations of the network. Locks nothing: the tables are new. */
export const organizations: Migration = {
  name: 'station-registry-0012-organizations',
  async up(db, appRole) {
    await createOrganizations(db)
    await createTrust(db)
    await createSteps(db)
    const app = sql.id(appRole)
    await sql`GRANT SELECT, INSERT ON organization, organization_rating, organization_listing, organization_step
      TO ${app}`.execute(db)
    await sql`GRANT UPDATE (code, code_evidence, name, kind, level, division_code, division_name, scope_path, authority,
      representative, founded_on, address, contact, phone, grade, graded_on, grade_valid_to, dissolved_on, remark, version)
      ON organization TO ${app}`.execute(db)
    // What was decided stays as it was; that it ended is added.
    await sql`GRANT UPDATE (withdrawn_on, withdrawal_reason) ON organization_rating TO ${app}`.execute(db)
    await sql`GRANT UPDATE (ended_on, end_reason) ON organization_listing TO ${app}`.execute(db)
  },
}

async function createOrganizations(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE organization (
      id uuid PRIMARY KEY,
      code text COLLATE "C" NOT NULL CONSTRAINT organization_code UNIQUE,
      code_evidence text NOT NULL,
      name text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('civil-affairs', 'social-work-department', 'township-government', 'agency',
        'dispatch', 'college', 'association', 'department')),
      level text NOT NULL CHECK (level IN ('national', 'province', 'prefecture', 'county', 'township')),
      division_code text COLLATE "C" NOT NULL,
      division_name text NOT NULL,
      scope_path text COLLATE "C" NOT NULL,
      authority text NOT NULL,
      representative text NOT NULL,
      founded_on date,
      address text NOT NULL,
      contact text NOT NULL,
      phone text NOT NULL,
      grade integer CHECK (grade BETWEEN 1 AND 5),
      graded_on date,
      grade_valid_to date CHECK (grade_valid_to > graded_on),
      dissolved_on date CHECK (dissolved_on >= founded_on),
      provenance text NOT NULL CHECK (provenance IN ('record', 'article', 'demonstration')),
      remark text NOT NULL,
      version integer NOT NULL,
      CHECK ((grade IS NULL) = (graded_on IS NULL) AND (grade IS NULL) = (grade_valid_to IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX organization_order ON organization (scope_path, code)`.execute(db)
  await sql`CREATE INDEX organization_division ON organization (division_code)`.execute(db)
  await sql`COMMENT ON TABLE organization IS '单位名录:主管部门、社工机构、派遣公司、院校等 / Organizations of the network, by credit code'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN organization.code_evidence IS '校验位不对的旧代码的依据 / The paper on which a code with wrong check characters is written so'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN organization.scope_path IS '建档单位的管辖路径 / Of the division whose bureau keeps the record: who may change it'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN organization.grade IS '最近一次未被取消的评估等级,1 至 5 个 A / The latest grade that was not withdrawn, in As'`.execute(
    db,
  )
}

async function createTrust(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE organization_rating (
      id uuid PRIMARY KEY,
      organization_id uuid NOT NULL REFERENCES organization (id),
      grade integer NOT NULL CHECK (grade BETWEEN 1 AND 5),
      rated_on date NOT NULL,
      valid_to date NOT NULL CHECK (valid_to > rated_on),
      source text NOT NULL,
      withdrawn_on date,
      withdrawal_reason text,
      CHECK ((withdrawn_on IS NULL) = (withdrawal_reason IS NULL))
    )`.execute(db)
  // One that was mistyped is withdrawn and given again.
  await sql`CREATE UNIQUE INDEX organization_rating_day ON organization_rating (organization_id, rated_on)
    WHERE withdrawn_on IS NULL`.execute(db)
  await sql`COMMENT ON TABLE organization_rating IS '评估等级 / Evaluation grades that organizations were given'`.execute(
    db,
  )
  await sql`
    CREATE TABLE organization_listing (
      id uuid PRIMARY KEY,
      organization_id uuid NOT NULL REFERENCES organization (id),
      list text NOT NULL CHECK (list IN ('abnormal', 'dishonest', 'barred')),
      listed_from date NOT NULL,
      listed_until date CHECK (listed_until >= listed_from),
      reason text NOT NULL,
      source text NOT NULL,
      ended_on date CHECK (ended_on >= listed_from),
      end_reason text,
      CHECK ((ended_on IS NULL) = (end_reason IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX organization_listing_of ON organization_listing (organization_id, listed_from)`.execute(db)
  await sql`COMMENT ON TABLE organization_listing IS '列入名单的记录 / Times on the lists of those not to be trusted'`.execute(
    db,
  )
}

async function createSteps(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE organization_step (
      organization_id uuid NOT NULL REFERENCES organization (id),
      sequence integer NOT NULL,
      step text NOT NULL CHECK (step IN ('register', 'change', 'rate', 'withdraw-rating', 'enlist', 'delist', 'dissolve',
        'restore', 'move')),
      taken_on date NOT NULL,
      text text NOT NULL,
      changes jsonb NOT NULL,
      by_id text NOT NULL,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (organization_id, sequence)
    )`.execute(db)
  await sql`COMMENT ON TABLE organization_step IS '单位沿革 / What happened to organizations'`.execute(db)
  await sql`COMMENT ON COLUMN organization_step.sequence IS 'The version of the organization that this step made'`.execute(
    db,
  )
}
