import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Creates the leading groups with their members, meetings and decisions. Locks nothing: the tables are new. */
export const leadingGroups: Migration = {
  name: 'station-registry-0014-leading-groups',
  async up(db, appRole) {
    await sql`
      CREATE TABLE leading_group (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        division_code text COLLATE "C" NOT NULL,
        division_name text NOT NULL,
        level text NOT NULL CHECK (level IN ('prefecture', 'county', 'township')),
        scope_path text COLLATE "C" NOT NULL,
        founded_on date NOT NULL,
        founding_policy_id uuid REFERENCES policy (id),
        founding_document text NOT NULL,
        office text NOT NULL,
        dissolved_on date CHECK (dissolved_on >= founded_on),
        provenance text NOT NULL CHECK (provenance IN ('record', 'article', 'demonstration')),
        remark text NOT NULL,
        version integer NOT NULL
      )`.execute(db)
    await sql`CREATE UNIQUE INDEX leading_group_standing ON leading_group (division_code) WHERE dissolved_on IS NULL`.execute(
      db,
    )
    await sql`CREATE INDEX leading_group_division ON leading_group (division_code)`.execute(db)
    await sql`CREATE INDEX leading_group_order ON leading_group (scope_path, id)`.execute(db)
    await sql`COMMENT ON TABLE leading_group IS '领导小组,每个行政区划同时只有一个 / Leading groups, one of a division at a time'`.execute(
      db,
    )
    await sql`
      CREATE TABLE leading_group_member (
        id uuid PRIMARY KEY,
        group_id uuid NOT NULL REFERENCES leading_group (id),
        role text NOT NULL CHECK (role IN ('head', 'deputy', 'member', 'office')),
        name text NOT NULL,
        unit text NOT NULL,
        post text NOT NULL,
        place integer NOT NULL,
        since date NOT NULL,
        until date CHECK (until >= since)
      )`.execute(db)
    await sql`CREATE UNIQUE INDEX leading_group_head ON leading_group_member (group_id) WHERE role = 'head' AND until IS NULL`.execute(
      db,
    )
    await sql`CREATE INDEX leading_group_member_of ON leading_group_member (group_id, place)`.execute(db)
    await sql`COMMENT ON TABLE leading_group_member IS '领导小组组成人员,离任的保留 / Members, those who left too'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN leading_group_member.until IS '不再担任的第一天 / First day on which it holds no more'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN leading_group_member.place IS 'Order within the group'`.execute(db)
    await sql`
      CREATE TABLE leading_group_meeting (
        id uuid PRIMARY KEY,
        group_id uuid NOT NULL REFERENCES leading_group (id),
        met_on date NOT NULL,
        topic text NOT NULL,
        summary text NOT NULL,
        minutes_id uuid REFERENCES policy (id),
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        version integer NOT NULL
      )`.execute(db)
    await sql`CREATE INDEX leading_group_meeting_of ON leading_group_meeting (group_id, met_on DESC, id DESC)`.execute(
      db,
    )
    await sql`COMMENT ON TABLE leading_group_meeting IS '领导小组会议 / Meetings of leading groups'`.execute(db)
    await sql`
      CREATE TABLE leading_group_decision (
        meeting_id uuid NOT NULL REFERENCES leading_group_meeting (id),
        sequence integer NOT NULL CHECK (sequence >= 0),
        text text NOT NULL,
        ticket_id uuid UNIQUE REFERENCES ticket (id),
        settled_on date,
        result text,
        settled_by text,
        PRIMARY KEY (meeting_id, sequence),
        CHECK ((settled_on IS NULL) = (result IS NULL) AND (settled_on IS NULL) = (settled_by IS NULL)),
        CHECK (ticket_id IS NULL OR settled_on IS NULL)
      )`.execute(db)
    await sql`COMMENT ON TABLE leading_group_decision IS '会议决定及其落实 / What meetings decided, and what became of it'`.execute(
      db,
    )
    const app = sql.id(appRole)
    await sql`GRANT SELECT, INSERT ON leading_group, leading_group_member, leading_group_meeting, leading_group_decision
      TO ${app}`.execute(db)
    await sql`GRANT UPDATE (name, division_name, scope_path, founded_on, founding_policy_id, founding_document, office,
      dissolved_on, remark, version) ON leading_group TO ${app}`.execute(db)
    await sql`GRANT UPDATE (place, since, until) ON leading_group_member TO ${app}`.execute(db)
    await sql`GRANT UPDATE (topic, summary, minutes_id, version) ON leading_group_meeting TO ${app}`.execute(db)
    await sql`GRANT UPDATE (settled_on, result, settled_by) ON leading_group_decision TO ${app}`.execute(db)
  },
}
