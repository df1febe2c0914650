-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('products.$.category') = 'Shoes').count() >= 1 AND event('Order Completed').unique(property('products.$.category')).cou…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "ORDER_COMPLETED" e
  WHERE
    e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
    AND (
      -- 3: property 'products.$.category' = 'Shoes'
      ARRAY_SIZE(FILTER(TRANSFORM(FILTER(TRANSFORM(CAST(TRY_PARSE_JSON(e."PRODUCTS") AS ARRAY), x -> GET(x, 'category')), x -> TYPEOF(x) <> 'NULL_VALUE'), x -> OBJECT_CONSTRUCT('text', CAST(x AS VARCHAR), 'type', CASE TYPEOF(x) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' ELSE 'number' END)), j1 -> COALESCE(NOT COALESCE(j1:type::VARCHAR = 'number', FALSE) AND (j1:text::VARCHAR) = 'Shoes', FALSE))) > 0
    )
  GROUP BY e."USER_ID"
),
-- 4: event 'Order Completed', number of different 'products.$.category' >= 3
order_completed_4 AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(DISTINCT j2.value:text::VARCHAR) AS m1
  FROM "ORDER_COMPLETED" e
    CROSS JOIN LATERAL FLATTEN(INPUT => TRANSFORM(FILTER(TRANSFORM(CAST(TRY_PARSE_JSON(e."PRODUCTS") AS ARRAY), x -> GET(x, 'category')), x -> TYPEOF(x) <> 'NULL_VALUE'), x -> OBJECT_CONSTRUCT('text', CAST(x AS VARCHAR), 'type', CASE TYPEOF(x) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' ELSE 'number' END))) j2
  WHERE
    e."TIMESTAMP" <= '2026-01-31 12:00:00 +0000'::TIMESTAMP_TZ
  GROUP BY e."USER_ID"
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."ID"
  LEFT JOIN order_completed_4 ON order_completed_4.subject = s."ID"
WHERE
  -- 2: event 'Order Completed', count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
  -- 4: event 'Order Completed', number of different 'products.$.category' >= 3
  AND COALESCE(order_completed_4.m1, 0) >= 3
ORDER BY s."ID";
