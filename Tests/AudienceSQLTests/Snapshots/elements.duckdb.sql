-- Audience of users in workspace 'shop', for DuckDB.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('products.$.category') = 'Shoes').count() >= 1 AND event('Order Completed').unique(property('products.$.category')).cou…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 2: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e."user_id" AS subject,
    COUNT(*) AS m1
  FROM "order_completed" e
  WHERE
    e."timestamp" <= TIMESTAMP '2026-01-31 12:00:00'
    AND (
      -- 3: property 'products.$.category' = 'Shoes'
      EXISTS (SELECT 1 FROM (SELECT (json_extract(j1_0.element, '/category') ->> '$') AS text, CASE json_type(json_extract(j1_0.element, '/category')) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' WHEN 'NULL' THEN 'null' ELSE 'number' END AS type FROM (SELECT unnest(CASE WHEN json_type(CAST(e."products" AS JSON)) = 'ARRAY' THEN from_json(CAST(e."products" AS JSON), '["JSON"]') END) AS element, generate_subscripts(CASE WHEN json_type(CAST(e."products" AS JSON)) = 'ARRAY' THEN from_json(CAST(e."products" AS JSON), '["JSON"]') END, 1) AS place) j1_0) j1 WHERE j1.text IS NOT NULL AND (NOT COALESCE(j1.type = 'number', FALSE) AND j1.text = 'Shoes'))
    )
  GROUP BY e."user_id"
),
-- 4: event 'Order Completed', number of different 'products.$.category' >= 3
order_completed_4 AS (
  SELECT
    e."user_id" AS subject,
    COUNT(DISTINCT (json_extract(j2_0.element, '/category') ->> '$')) AS m1
  FROM "order_completed" e
    CROSS JOIN LATERAL (SELECT unnest(CASE WHEN json_type(CAST(e."products" AS JSON)) = 'ARRAY' THEN from_json(CAST(e."products" AS JSON), '["JSON"]') END) AS element, generate_subscripts(CASE WHEN json_type(CAST(e."products" AS JSON)) = 'ARRAY' THEN from_json(CAST(e."products" AS JSON), '["JSON"]') END, 1) AS place) j2_0
  WHERE
    e."timestamp" <= TIMESTAMP '2026-01-31 12:00:00'
  GROUP BY e."user_id"
)
SELECT s."id" AS id
FROM "users" s
  LEFT JOIN order_completed_of_users ON order_completed_of_users.subject = s."id"
  LEFT JOIN order_completed_4 ON order_completed_4.subject = s."id"
WHERE
  -- 2: event 'Order Completed', count >= 1
  COALESCE(order_completed_of_users.m1, 0) >= 1
  -- 4: event 'Order Completed', number of different 'products.$.category' >= 3
  AND COALESCE(order_completed_4.m1, 0) >= 3
ORDER BY s."id";
