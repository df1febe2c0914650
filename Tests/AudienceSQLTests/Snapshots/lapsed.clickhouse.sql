-- Audience of users in workspace 'shop', for ClickHouse.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', last 30 days, count = 0
order_completed_of_users AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(*) AS m1
  FROM `order_completed` e
  WHERE
    e.`timestamp` >= toDateTime64('2026-01-01 12:00:00', 6, 'UTC')
    AND e.`timestamp` <= toDateTime64('2026-01-31 12:00:00', 6, 'UTC')
  GROUP BY e.`user_id`
)
SELECT s.`id` AS id
FROM `users` s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s.`id`
WHERE
  -- 2: event 'Order Completed', last 30 days, count = 0
  COALESCE(order_completed_of_users.m1, 0) = 0
  -- 3: trait 'phone' exists
  AND s.`phone` IS NOT NULL
ORDER BY s.`id`
SETTINGS join_use_nulls = 1, precise_float_parsing = 1;
