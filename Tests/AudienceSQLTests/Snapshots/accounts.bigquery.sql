-- Audience of accounts in workspace 'shop', for BigQuery.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('employees') > 100 AND ANY event('Signed In').within(7 days).count() >= 1 AND ALL NOT trait('plan') = 'free' AND event('Order Completed').count() >= 10
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 4: event 'Signed In', last 7 days, count >= 1
signed_in_of_users AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(*) AS m1
  FROM `signed_in` e
  WHERE
    e.`timestamp` >= TIMESTAMP '2026-01-24 12:00:00+00'
    AND e.`timestamp` <= TIMESTAMP '2026-01-31 12:00:00+00'
  GROUP BY e.`user_id`
),
-- the users of each account
account_users AS (
  SELECT DISTINCT `group_id` AS group_id, `user_id` AS user_id
  FROM `groups`
),
-- 3: accounts with a user who satisfies this
any_3 AS (
  SELECT DISTINCT l.group_id AS subject
  FROM account_users l
    JOIN (
      SELECT s.`id` AS id
      FROM `users` s
        LEFT JOIN signed_in_of_users ON signed_in_of_users.subject = s.`id`
      WHERE
        -- 4: event 'Signed In', last 7 days, count >= 1
        COALESCE(signed_in_of_users.m1, 0) >= 1
    ) u ON u.id = l.user_id
),
-- 5: accounts with a user who fails what all users must satisfy
failing_5 AS (
  SELECT DISTINCT l.group_id AS subject
  FROM account_users l
    JOIN (
      SELECT s.`id` AS id
      FROM `users` s
      WHERE
        NOT COALESCE((
          -- 6: not
          NOT COALESCE((
            -- 7: trait 'plan' = 'free'
            s.`plan` = 'free'
          ), FALSE)
        ), FALSE)
    ) u ON u.id = l.user_id
),
-- 8: event 'Order Completed', count >= 10
order_completed_of_accounts AS (
  SELECT
    l.group_id AS subject,
    COUNT(*) AS m1
  FROM account_users l
    JOIN `order_completed` e ON e.`user_id` = l.user_id
  WHERE
    e.`timestamp` <= TIMESTAMP '2026-01-31 12:00:00+00'
  GROUP BY l.group_id
)
SELECT s.`id` AS id
FROM `accounts` s
  LEFT JOIN any_3 ON any_3.subject = s.`id`
  LEFT JOIN failing_5 ON failing_5.subject = s.`id`
  LEFT JOIN order_completed_of_accounts ON order_completed_of_accounts.subject = s.`id`
WHERE
  -- 2: trait 'employees' > 100
  s.`employees` > 100
  -- 3: any user
  AND any_3.subject IS NOT NULL
  -- 5: all users
  AND failing_5.subject IS NULL
  -- 8: event 'Order Completed', count >= 10
  AND COALESCE(order_completed_of_accounts.m1, 0) >= 10
ORDER BY s.`id`;
