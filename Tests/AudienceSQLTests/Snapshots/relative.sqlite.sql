-- Audience of users in workspace 'shop', for SQLite.
-- Clock: that of the server when the statement runs.
-- event('Order Completed').between(7 days, 30 days).count() >= 1 AND trait('created_at').within_last(30 days)
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
-- Timestamps are whole microseconds since 1970, UTC.
WITH
-- 2: event 'Order Completed', between 7 and 30 days ago, count >= 1
order_completed_of_users AS (
  SELECT
    e."user_id" AS subject,
    COUNT(*) AS m1
  FROM "order_completed" e
  WHERE
    e."timestamp" >= CAST(strftime('%s', 'now') AS INTEGER) * 1000000 - 2592000000000
    AND e."timestamp" <= CAST(strftime('%s', 'now') AS INTEGER) * 1000000 - 604800000000
  GROUP BY e."user_id"
)
SELECT s."id" AS id
FROM "users" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."id"
WHERE
  -- 2: event 'Order Completed', between 7 and 30 days ago, count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
  -- 3: trait 'created_at' within last 30 days
  AND (s."created_at" >= CAST(strftime('%s', 'now', 'start of day') AS INTEGER) * 1000000 - 2592000000000 AND s."created_at" < CAST(strftime('%s', 'now', 'start of day') AS INTEGER) * 1000000 + 86400000000)
ORDER BY s."id";
