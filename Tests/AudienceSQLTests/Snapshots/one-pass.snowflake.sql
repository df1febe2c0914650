-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').within(30 days).count() >= 2 AND event('Order Completed').where(property('total') > 50).sum(property('total')) >= 200 AND event('Order…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', last 30 days, count >= 2
-- 3: event 'Order Completed', sum of 'total' >= 200
-- 5: event 'Order Completed', last 90 days, largest 'total' < 500
order_completed_of_users AS (
  SELECT
    e.subject AS subject,
    COUNT(CASE WHEN e.f1 THEN 1 END) AS m1,
    ROUND(SUM(CASE WHEN e.f2 THEN e.v1 END), 6) AS m2,
    MAX(CASE WHEN e.f3 THEN e.v1 END) AS m3
  FROM (
    SELECT
      e."USER_ID" AS subject,
      e."TOTAL" AS v1,
      (
        e."TIMESTAMP" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
      ) AS f1,
      (
        (
          -- 4: property 'total' > 50
          e."TOTAL" > 50
        )
      ) AS f2,
      (
        e."TIMESTAMP" >= '2025-11-02 12:00:00 +0000'::TIMESTAMP_TZ
      ) AS f3
    FROM "ORDER_COMPLETED" e
    WHERE
      e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
  ) e
  WHERE e.f1 OR e.f2 OR e.f3
  GROUP BY e.subject
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."ID"
WHERE
  -- 2: event 'Order Completed', last 30 days, count >= 2
  COALESCE(order_completed_of_users.m1, 0) >= 2
  -- 3: event 'Order Completed', sum of 'total' >= 200
  AND order_completed_of_users.m2 >= 200
  -- 5: event 'Order Completed', last 90 days, largest 'total' < 500
  AND order_completed_of_users.m3 < 500
ORDER BY s."ID";
