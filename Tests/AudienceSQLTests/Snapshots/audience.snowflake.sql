-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- trait('big_spenders') = 'true' AND NOT trait('plan') = 'free'
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 1: event 'Order Completed', sum of 'total' > 1000
order_completed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    ROUND(SUM(e."TOTAL"), 6) AS m1
  FROM "ORDER_COMPLETED" e
  WHERE
    e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
  GROUP BY e."USER_ID"
),
-- the audience 'big_spenders', by its definition in the workspace
in_big_spenders AS (
  SELECT s."ID" AS subject
  FROM "USERS" s
    LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."ID"
  WHERE
    -- 1: event 'Order Completed', sum of 'total' > 1000
    order_completed_of_users.m1 > 1000
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN in_big_spenders ON in_big_spenders.subject = s."ID"
WHERE
  -- 2: trait 'big_spenders' = 'true'
  in_big_spenders.subject IS NOT NULL
  -- 3: not
  AND NOT COALESCE((
    -- 4: trait 'plan' = 'free'
    s."PLAN" = 'free'
  ), FALSE)
ORDER BY s."ID";
