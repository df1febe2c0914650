-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('plan').one_of('pro', 'team') AND NOT trait('country') = 'US'
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
SELECT s."ID" AS id
FROM "USERS" s
WHERE
  -- 2: trait 'plan' is one of 'pro', 'team'
  s."PLAN" IN ('pro', 'team')
  -- 3: not
  AND NOT COALESCE((
    -- 4: trait 'country' = 'US'
    s."COUNTRY" = 'US'
  ), FALSE)
ORDER BY s."ID";
