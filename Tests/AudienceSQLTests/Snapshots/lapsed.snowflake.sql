-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', last 30 days, count = 0
order_completed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "ORDER_COMPLETED" e
  WHERE
    e."TIMESTAMP" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
  GROUP BY e."USER_ID"
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."ID"
WHERE
  -- 2: event 'Order Completed', last 30 days, count = 0
  COALESCE(order_completed_of_users.m1, 0) = 0
  -- 3: trait 'phone' exists
  AND s."PHONE" IS NOT NULL
ORDER BY s."ID";
