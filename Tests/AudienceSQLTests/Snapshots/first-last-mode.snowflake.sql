-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').last(property('coupon')) = 'SPRING' OR event('Order Completed').first(property('currency')) = 'EUR' OR event('Order Completed').mode(p…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', last 'coupon' = 'SPRING'
order_completed_2 AS (
  SELECT r.subject, r.value
  FROM (
    SELECT
      e."USER_ID" AS subject,
      e."COUPON" AS value,
      ROW_NUMBER() OVER (PARTITION BY e."USER_ID" ORDER BY e."TIMESTAMP" DESC, e."ID" DESC) AS place
    FROM "ORDER_COMPLETED" e
    WHERE
      e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
      AND e."COUPON" IS NOT NULL
  ) r
  WHERE r.place = 1
),
-- 3: event 'Order Completed', first 'currency' = 'EUR'
order_completed_3 AS (
  SELECT r.subject, r.value
  FROM (
    SELECT
      e."USER_ID" AS subject,
      e."CURRENCY" AS value,
      ROW_NUMBER() OVER (PARTITION BY e."USER_ID" ORDER BY e."TIMESTAMP", e."ID") AS place
    FROM "ORDER_COMPLETED" e
    WHERE
      e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
      AND e."CURRENCY" IS NOT NULL
  ) r
  WHERE r.place = 1
),
-- 4: event 'Order Completed', most frequent 'coupon' (at least 3 times) exists
order_completed_4 AS (
  SELECT r.subject, r.value
  FROM (
    SELECT
      t.subject, t.value, COUNT(*) AS times,
      ROW_NUMBER() OVER (PARTITION BY t.subject ORDER BY COUNT(*) DESC, t.value) AS place
    FROM (
      SELECT
        e."USER_ID" AS subject,
        e."COUPON" AS value
      FROM "ORDER_COMPLETED" e
      WHERE
        e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
        AND e."COUPON" IS NOT NULL
    ) t
    GROUP BY t.subject, t.value
  ) r
  WHERE r.place = 1 AND r.times >= 3
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN order_completed_2 ON order_completed_2.subject = s."ID"
  LEFT JOIN order_completed_3 ON order_completed_3.subject = s."ID"
  LEFT JOIN order_completed_4 ON order_completed_4.subject = s."ID"
WHERE
  -- 2: event 'Order Completed', last 'coupon' = 'SPRING'
  order_completed_2.value = 'SPRING'
  -- 3: event 'Order Completed', first 'currency' = 'EUR'
  OR order_completed_3.value = 'EUR'
  -- 4: event 'Order Completed', most frequent 'coupon' (at least 3 times) exists
  OR order_completed_4.value IS NOT NULL
ORDER BY s."ID";
