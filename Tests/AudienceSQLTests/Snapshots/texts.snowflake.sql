-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('plan') = 'it\'s; -- * /' OR trait('plan').contains('\\', '%')
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
SELECT s."ID" AS id
FROM "USERS" s
WHERE
  -- 2: trait 'plan' = 'it\'s; -- * /'
  s."PLAN" = 'it\'s; -- */'
  -- 3: trait 'plan' contains '\\' or '%'
  OR ((CONTAINS(s."PLAN", '\\') OR CONTAINS(s."PLAN", '%')))
ORDER BY s."ID";
