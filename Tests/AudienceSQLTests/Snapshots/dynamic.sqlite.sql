-- Audience of users in workspace 'shop', for SQLite.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('total') >= trait('average')).count() >= 1
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
-- Timestamps are whole microseconds since 1970, UTC.
WITH
-- 1: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e."user_id" AS subject,
    COUNT(*) AS m1
  FROM "order_completed" e
    JOIN "users" s ON s."id" = e."user_id"
  WHERE
    e."timestamp" <= 1769860800000000
    AND (
      -- 2: property 'total' >= trait 'average'
      e."total" >= s."average"
    )
  GROUP BY e."user_id"
)
SELECT s."id" AS id
FROM "users" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."id"
WHERE
  -- 1: event 'Order Completed', count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
ORDER BY s."id";
