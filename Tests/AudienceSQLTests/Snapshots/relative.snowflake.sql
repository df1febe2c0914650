-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: that of the server when the statement runs.
-- event('Order Completed').between(7 days, 30 days).count() >= 1 AND trait('created_at').within_last(30 days)
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', between 7 and 30 days ago, count >= 1
order_completed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "ORDER_COMPLETED" e
  WHERE
    e."TIMESTAMP" >= DATEADD('day', -30, CURRENT_TIMESTAMP())
    AND e."TIMESTAMP" <= DATEADD('day', -7, CURRENT_TIMESTAMP())
  GROUP BY e."USER_ID"
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."ID"
WHERE
  -- 2: event 'Order Completed', between 7 and 30 days ago, count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
  -- 3: trait 'created_at' within last 30 days
  AND (s."CREATED_AT" >= DATEADD('day', -30, DATE_TRUNC('day', CONVERT_TIMEZONE('UTC', CURRENT_TIMESTAMP()))) AND s."CREATED_AT" < DATEADD('day', 1, DATE_TRUNC('day', CONVERT_TIMEZONE('UTC', CURRENT_TIMESTAMP()))))
ORDER BY s."ID";
