-- Audience of users in workspace 'shop', for ClickHouse.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('products.$.category') = 'Shoes').count() >= 1 AND event('Order Completed').unique(property('products.$.category')).cou…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(*) AS m1
  FROM `order_completed` e
  WHERE
    e.`timestamp` <= toDateTime64('2026-01-31 12:00:00', 6, 'UTC')
    AND (
      -- 3: property 'products.$.category' = 'Shoes'
      arrayExists(j1 -> COALESCE(NOT COALESCE(j1.2 = 'number', FALSE) AND j1.1 = 'Shoes', FALSE), arrayMap((x, i) -> (if(startsWith(x, '"'), JSONExtractString(x), x), CASE substring(x, 1, 1) WHEN '"' THEN 'string' WHEN 't' THEN 'boolean' WHEN 'f' THEN 'boolean' WHEN '[' THEN 'array' WHEN '{' THEN 'object' WHEN 'n' THEN 'null' ELSE 'number' END, i), arrayFilter(x -> x NOT IN ('', 'null'), arrayMap(x -> JSONExtractRaw(x, 'category'), JSONExtractArrayRaw(ifNull(e.`products`, '[]')))), arrayEnumerate(arrayFilter(x -> x NOT IN ('', 'null'), arrayMap(x -> JSONExtractRaw(x, 'category'), JSONExtractArrayRaw(ifNull(e.`products`, '[]')))))))
    )
  GROUP BY e.`user_id`
),
-- 4: event 'Order Completed', number of different 'products.$.category' >= 3
order_completed_4 AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(DISTINCT j2.1) AS m1
  FROM `order_completed` e
    ARRAY JOIN arrayMap((x, i) -> (if(startsWith(x, '"'), JSONExtractString(x), x), CASE substring(x, 1, 1) WHEN '"' THEN 'string' WHEN 't' THEN 'boolean' WHEN 'f' THEN 'boolean' WHEN '[' THEN 'array' WHEN '{' THEN 'object' WHEN 'n' THEN 'null' ELSE 'number' END, i), arrayFilter(x -> x NOT IN ('', 'null'), arrayMap(x -> JSONExtractRaw(x, 'category'), JSONExtractArrayRaw(ifNull(e.`products`, '[]')))), arrayEnumerate(arrayFilter(x -> x NOT IN ('', 'null'), arrayMap(x -> JSONExtractRaw(x, 'category'), JSONExtractArrayRaw(ifNull(e.`products`, '[]')))))) AS j2
  WHERE
    e.`timestamp` <= toDateTime64('2026-01-31 12:00:00', 6, 'UTC')
  GROUP BY e.`user_id`
)
SELECT s.`id` AS id
FROM `users` s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s.`id`
  LEFT JOIN order_completed_4 ON order_completed_4.subject = s.`id`
WHERE
  -- 2: event 'Order Completed', count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
  -- 4: event 'Order Completed', number of different 'products.$.category' >= 3
  AND COALESCE(order_completed_4.m1, 0) >= 3
ORDER BY s.`id`
SETTINGS join_use_nulls = 1, precise_float_parsing = 1;
