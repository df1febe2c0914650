-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('created_at').within_last(30 days) OR trait('renews_at').after_next(7 days) OR trait('created_at') < 2025-01-01
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
SELECT s."ID" AS id
FROM "USERS" s
WHERE
  -- 2: trait 'created_at' within last 30 days
  (s."CREATED_AT" >= '2026-01-01 00:00:00 +0000'::TIMESTAMP_TZ AND s."CREATED_AT" < '2026-02-01 00:00:00 +0000'::TIMESTAMP_TZ)
  -- 3: trait 'renews_at' at least 7 days from now
  OR s."RENEWS_AT" >= '2026-02-07 00:00:00 +0000'::TIMESTAMP_TZ
  -- 4: trait 'created_at' < 2025-01-01
  OR s."CREATED_AT" < '2025-01-01 00:00:00 +0000'::TIMESTAMP_TZ
ORDER BY s."ID";
