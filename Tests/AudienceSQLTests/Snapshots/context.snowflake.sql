-- Audience of users in workspace 'shop', for Snowflake.
-- Clock: 2026-01-31T12:00:00Z.
-- event('Page Viewed').where(context('page.url').contains('pricing') AND property('page_name').starts_with('Docs')).between(7 days, 30 days).count() > 3
-- Tables and columns are named as Segment names them; nobody looked whether they are there.
-- A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,
-- users of an account are those of the rows in "groups".
WITH
-- 1: event 'Page Viewed', between 7 and 30 days ago, count > 3
page_viewed_of_users AS (
  SELECT
    e."USER_ID" AS subject,
    COUNT(*) AS m1
  FROM "PAGES" e
  WHERE
    e."TIMESTAMP" >= '2026-01-01 12:00:00 +0000'::TIMESTAMP_TZ
    AND e."TIMESTAMP" <= '2026-01-24 12:00:00 +0000'::TIMESTAMP_TZ
    AND (
      -- 3: context 'page.url' contains 'pricing'
      CONTAINS(e."CONTEXT_PAGE_URL", 'pricing')
      -- 4: property 'page_name' starts with 'Docs'
      AND STARTSWITH(e."PAGE_NAME", 'Docs')
    )
  GROUP BY e."USER_ID"
)
SELECT s."ID" AS id
FROM "USERS" s
  LEFT JOIN page_viewed_of_users ON page_viewed_of_users.subject = s."ID"
WHERE
  -- 1: event 'Page Viewed', between 7 and 30 days ago, count > 3
  COALESCE(page_viewed_of_users.m1, 0) > 3
ORDER BY s."ID";
