-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Cart Viewed').where(event('Order Completed').within(parent: 5 days).where(property('currency') = property(parent: 'currency')).count() = 0).within(30 da…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', within 5 days after the event above, count = 0
order_completed_after_2 AS (
  SELECT
    p."user_id" AS subject,
    p."id" AS row_id,
    COUNT(*) AS m1
  FROM "cart_viewed" p
    JOIN "order_completed" e ON e."user_id" = p."user_id"
  WHERE
    e."timestamp" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND p."timestamp" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
    AND p."timestamp" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."timestamp" > p."timestamp"
    AND e."timestamp" <= DATEADD('day', 5, p."timestamp")
    AND (
      -- 3: property 'currency' = property 'currency' of the event above
      e."currency" = p."currency"
    )
  GROUP BY p."user_id", p."id"
),
-- 1: event 'Cart Viewed', last 30 days, count >= 1
cart_viewed_of_users AS (
  SELECT
    e."user_id" AS subject,
    COUNT(*) AS m1
  FROM "cart_viewed" e
    LEFT JOIN order_completed_after_2 ON order_completed_after_2.subject = e."user_id" AND order_completed_after_2.row_id = e."id"
  WHERE
    e."timestamp" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."timestamp" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND (
      -- 2: event 'Order Completed', within 5 days after the event above, count = 0
      COALESCE(order_completed_after_2.m1, 0) = 0
    )
  GROUP BY e."user_id"
)
SELECT s."id" AS id
FROM "users" s
  LEFT JOIN cart_viewed_of_users ON cart_viewed_of_users.subject = s."id"
WHERE
  -- 1: event 'Cart Viewed', last 30 days, count >= 1
  COALESCE(cart_viewed_of_users.m1, 0) >= 1
ORDER BY s."id";
