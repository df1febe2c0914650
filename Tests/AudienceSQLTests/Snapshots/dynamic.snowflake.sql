-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('total') >= trait('average')).count() >= 1
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 1: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "ORDER_COMPLETED" e
    JOIN "USERS" s ON s."ID" = e."USER_ID"
  WHERE
    e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND (
      -- 2: property 'total' >= trait 'average'
      CAST(e."TOTAL" AS FLOAT) >= CAST(s."AVERAGE" AS FLOAT)
    )
  GROUP BY e."USER_ID"
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."ID"
WHERE
  -- 1: event 'Order Completed', count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
ORDER BY s."ID";
