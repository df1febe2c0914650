-- Audience of users in workspace 'shop', for ClickHouse.
-- Clock: that of the server when the statement runs.
-- event('Order Completed').between(7 days, 30 days).count() >= 1 AND trait('created_at').within_last(30 days)
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', between 7 and 30 days ago, count >= 1
order_completed_of_users AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(*) AS m1
  FROM `order_completed` e
  WHERE
    e.`timestamp` >= now64(6, 'UTC') - toIntervalHour(720)
    AND e.`timestamp` <= now64(6, 'UTC') - toIntervalHour(168)
  GROUP BY e.`user_id`
)
SELECT s.`id` AS id
FROM `users` s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s.`id`
WHERE
  -- 2: event 'Order Completed', between 7 and 30 days ago, count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
  -- 3: trait 'created_at' within last 30 days
  AND (s.`created_at` >= toDateTime64(toStartOfDay(now('UTC')), 6, 'UTC') - toIntervalHour(720) AND s.`created_at` < toDateTime64(toStartOfDay(now('UTC')), 6, 'UTC') + toIntervalHour(24))
ORDER BY s.`id`
SETTINGS join_use_nulls = 1, precise_float_parsing = 1;
