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
    p."USER_ID" AS subject,
    p."ID" AS row_id,
    COUNT(*) AS m1
  FROM "CART_VIEWED" p
    JOIN "ORDER_COMPLETED" e ON e."USER_ID" = p."USER_ID"
  WHERE
    e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND p."TIMESTAMP" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
    AND p."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."TIMESTAMP" > p."TIMESTAMP"
    AND e."TIMESTAMP" <= DATEADD('day', 5, p."TIMESTAMP")
    AND (
      -- 3: property 'currency' = property 'currency' of the event above
      e."CURRENCY" = p."CURRENCY"
    )
  GROUP BY p."USER_ID", p."ID"
),
-- 1: event 'Cart Viewed', last 30 days, count >= 1
cart_viewed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "CART_VIEWED" e
    LEFT JOIN order_completed_after_2 ON order_completed_after_2.subject = e."USER_ID" AND order_completed_after_2.row_id = e."ID"
  WHERE
    e."TIMESTAMP" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND (
      -- 2: event 'Order Completed', within 5 days after the event above, count = 0
      COALESCE(order_completed_after_2.m1, 0) = 0
    )
  GROUP BY e."USER_ID"
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN cart_viewed_of_users ON cart_viewed_of_users.subject = s."ID"
WHERE
  -- 1: event 'Cart Viewed', last 30 days, count >= 1
  COALESCE(cart_viewed_of_users.m1, 0) >= 1
ORDER BY s."ID";
