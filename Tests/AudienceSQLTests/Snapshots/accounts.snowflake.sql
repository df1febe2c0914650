-- Audience of accounts in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('employees') > 100 AND ANY event('Signed In').within(7 days).count() >= 1 AND ALL NOT trait('plan') = 'free' AND event('Order Completed').count() >= 10
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 4: event 'Signed In', last 7 days, count >= 1
signed_in_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "SIGNED_IN" e
  WHERE
    e."TIMESTAMP" >= '2026-01-24 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
  GROUP BY e."USER_ID"
),
-- the users of each account
account_users AS (
  SELECT DISTINCT "GROUP_ID" AS group_id, "USER_ID" AS user_id
  FROM "GROUPS"
),
-- 3: accounts with a user who satisfies this
any_3 AS (
  SELECT DISTINCT l.group_id AS subject
  FROM account_users l
    JOIN (
      SELECT s."ID" AS id
      FROM "USERS" s
        LEFT JOIN signed_in_of_users ON signed_in_of_users.subject = s."ID"
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
      SELECT s."ID" AS id
      FROM "USERS" s
      WHERE
        NOT COALESCE((
          -- 6: not
          NOT COALESCE((
            -- 7: trait 'plan' = 'free'
            s."PLAN" = 'free'
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
    JOIN "ORDER_COMPLETED" e ON e."USER_ID" = l.user_id
  WHERE
    e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
  GROUP BY l.group_id
)
SELECT s."ID" AS id
FROM "ACCOUNTS" s
  LEFT JOIN any_3 ON any_3.subject = s."ID"
  LEFT JOIN failing_5 ON failing_5.subject = s."ID"
  LEFT JOIN order_completed_of_accounts ON order_completed_of_accounts.subject = s."ID"
WHERE
  -- 2: trait 'employees' > 100
  s."EMPLOYEES" > 100
  -- 3: any user
  AND any_3.subject IS NOT NULL
  -- 5: all users
  AND failing_5.subject IS NULL
  -- 8: event 'Order Completed', count >= 10
  AND COALESCE(order_completed_of_accounts.m1, 0) >= 10
ORDER BY s."ID";
