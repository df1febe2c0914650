-- Audience of users in workspace 'shop', for BigQuery.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('plan') = 'it\'s; -- * /' OR trait('plan').contains('\\', '%')
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
SELECT s.`id` AS id
FROM `users` s
WHERE
  -- 2: trait 'plan' = 'it\'s; -- * /'
  s.`plan` = 'it\'s; -- */'
  -- 3: trait 'plan' contains '\\' or '%'
  OR ((strpos(s.`plan`, '\\') > 0 OR strpos(s.`plan`, '%') > 0))
ORDER BY s.`id`;
