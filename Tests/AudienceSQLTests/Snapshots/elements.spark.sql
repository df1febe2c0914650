-- Audience of users in workspace 'shop', for Spark.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('products.$.category') = 'Shoes').count() >= 1 AND event('Order Completed').unique(property('products.$.category')).cou…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
-- The session's time zone must be UTC (spark.sql.session.timeZone).
WITH
-- 2: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(*) AS m1
  FROM `order_completed` e
  WHERE
    e.`timestamp` <= TIMESTAMP '2026-01-31 12:00:00Z'
    AND (
      -- 3: property 'products.$.category' = 'Shoes'
      exists(transform(filter(transform(filter(CAST(parse_json(e.`products`) AS ARRAY<VARIANT>), x -> startswith(schema_of_variant(x), 'OBJECT')), x -> try_variant_get(x, '$["category"]', 'variant')), x -> x IS NOT NULL AND schema_of_variant(x) <> 'VOID'), x -> named_struct('text', CASE WHEN schema_of_variant(x) = 'STRING' THEN CAST(x AS STRING) ELSE to_json(x) END, 'type', CASE WHEN schema_of_variant(x) = 'STRING' THEN 'string' WHEN schema_of_variant(x) = 'BOOLEAN' THEN 'boolean' WHEN startswith(schema_of_variant(x), 'ARRAY') THEN 'array' WHEN startswith(schema_of_variant(x), 'OBJECT') THEN 'object' ELSE 'number' END)), j1 -> COALESCE(NOT COALESCE(j1.type = 'number', FALSE) AND j1.text = 'Shoes', FALSE))
    )
  GROUP BY e.`user_id`
),
-- 4: event 'Order Completed', number of different 'products.$.category' >= 3
order_completed_4 AS (
  SELECT
    e.`user_id` AS subject,
    COUNT(DISTINCT j2_item.text) AS m1
  FROM `order_completed` e
    LATERAL VIEW posexplode(transform(filter(transform(filter(CAST(parse_json(e.`products`) AS ARRAY<VARIANT>), x -> startswith(schema_of_variant(x), 'OBJECT')), x -> try_variant_get(x, '$["category"]', 'variant')), x -> x IS NOT NULL AND schema_of_variant(x) <> 'VOID'), x -> named_struct('text', CASE WHEN schema_of_variant(x) = 'STRING' THEN CAST(x AS STRING) ELSE to_json(x) END, 'type', CASE WHEN schema_of_variant(x) = 'STRING' THEN 'string' WHEN schema_of_variant(x) = 'BOOLEAN' THEN 'boolean' WHEN startswith(schema_of_variant(x), 'ARRAY') THEN 'array' WHEN startswith(schema_of_variant(x), 'OBJECT') THEN 'object' ELSE 'number' END))) j2 AS j2_place, j2_item
  WHERE
    e.`timestamp` <= TIMESTAMP '2026-01-31 12:00:00Z'
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
ORDER BY s.`id`;
