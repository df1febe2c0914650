-- Audience of users in workspace 'shop', for PostgreSQL.
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
    e."timestamp" <= timestamptz '2026-01-31 12:00:00+00'
    AND (
      -- 3: property 'products.$.category' = 'Shoes'
      EXISTS (SELECT 1 FROM (SELECT ((j1_0.element -> 'category') #>> '{}') AS text, json_typeof((j1_0.element -> 'category')) AS type FROM json_array_elements(CASE WHEN json_typeof(CAST(e."products" AS json)) = 'array' THEN CAST(e."products" AS json) END) WITH ORDINALITY AS j1_0(element, place)) j1 WHERE j1.text IS NOT NULL AND (NOT COALESCE(j1.type = 'number', FALSE) AND j1.text = 'Shoes'))
    )
  GROUP BY e."user_id"
),
-- 4: event 'Order Completed', number of different 'products.$.category' >= 3
order_completed_4 AS (
  SELECT
    e."user_id" AS subject,
    COUNT(DISTINCT ((j2_0.element -> 'category') #>> '{}')) AS m1
  FROM "order_completed" e
    CROSS JOIN LATERAL json_array_elements(CASE WHEN json_typeof(CAST(e."products" AS json)) = 'array' THEN CAST(e."products" AS json) END) WITH ORDINALITY AS j2_0(element, place)
  WHERE
    e."timestamp" <= timestamptz '2026-01-31 12:00:00+00'
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
ORDER BY s."id" COLLATE "C";
