-- Audience of users in workspace 'shop', for Trino.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('plan').one_of('pro', 'team') AND NOT trait('country') = 'US'
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
SELECT s."id" AS id
FROM "users" s
WHERE
  -- 2: trait 'plan' is one of 'pro', 'team'
  s."plan" IN ('pro', 'team')
  -- 3: not
  AND NOT COALESCE((
    -- 4: trait 'country' = 'US'
    s."country" = 'US'
  ), FALSE)
ORDER BY s."id";
