-- Audience of users in workspace 'shop', for SQLite.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Order Completed').where(property('products.$.category') = 'Shoes').count() >= 1 AND event('Order Completed').unique(property('products.$.category')).cou…
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
-- Timestamps are whole microseconds since 1970, UTC.
WITH
-- 2: event 'Order Completed', count >= 1
order_completed_of_users AS (
  SELECT
    e."user_id" AS subject,
    COUNT(*) AS m1
  FROM "order_completed" e
  WHERE
    e."timestamp" <= 1769860800000000
    AND (
      -- 3: property 'products.$.category' = 'Shoes'
      EXISTS (SELECT 1 FROM (SELECT CASE j1_1.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'real' THEN replace(CAST(j1_1.value AS text), '.0e', 'e') ELSE CAST(j1_1.value AS text) END AS text, CASE j1_1.type WHEN 'text' THEN 'string' WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE j1_1.type END AS type FROM json_each(e."products") j1_0 JOIN json_each(CASE WHEN j1_0.type = 'object' THEN j1_0.value END) j1_1 WHERE j1_1.key = 'category') j1 WHERE j1.text IS NOT NULL AND (NOT COALESCE(j1.type = 'number', FALSE) AND j1.text = 'Shoes'))
    )
  GROUP BY e."user_id"
),
-- 4: event 'Order Completed', number of different 'products.$.category' >= 3
order_completed_4 AS (
  SELECT
    v.subject,
    COUNT(DISTINCT v.v1) AS m1
  FROM (
    SELECT
      e."user_id" AS subject,
      CASE j2_1.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'real' THEN replace(CAST(j2_1.value AS text), '.0e', 'e') ELSE CAST(j2_1.value AS text) END AS v1
    FROM "order_completed" e
      JOIN json_each(e."products") j2_0
      JOIN json_each(CASE WHEN j2_0.type = 'object' THEN j2_0.value END) j2_1
    WHERE
      e."timestamp" <= 1769860800000000
      AND j2_1.key = 'category'
  ) v
  GROUP BY v.subject
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
