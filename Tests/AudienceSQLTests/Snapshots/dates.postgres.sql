-- Audience of users in workspace 'shop', for PostgreSQL.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('created_at').within_last(30 days) OR trait('renews_at').after_next(7 days) OR trait('created_at') < 2025-01-01
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
SELECT s."id" AS id
FROM "users" s
WHERE
  -- 2: trait 'created_at' within last 30 days
  (s."created_at" >= timestamptz '2026-01-01 00:00:00+00' AND s."created_at" < timestamptz '2026-02-01 00:00:00+00')
  -- 3: trait 'renews_at' at least 7 days from now
  OR s."renews_at" >= timestamptz '2026-02-07 00:00:00+00'
  -- 4: trait 'created_at' < 2025-01-01
  OR s."created_at" < timestamptz '2025-01-01 00:00:00+00'
ORDER BY s."id" COLLATE "C";
