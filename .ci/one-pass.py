"""The statement that `audience export --to duckdb` writes for ten conditions on one event, against
the same conditions as ten statements of one condition each, intersected."""
import json
import os
import subprocess
import sys
import time

import duckdb

audience, work = sys.argv[1:]
windows = [7, 14, 21, 28, 35, 42, 49, 56, 63, 70]
conditions = [
    f"event('Order Completed').within({days} days).where(property('total') > {total}).count() "
    f">= 1"
    for days, total in zip(windows, range(450, 460))
]
folder = f"{work}/one-pass"
os.makedirs(folder, exist_ok=True)
with open(f"{folder}/workspace.json", "w") as file:
    json.dump({"name": "one-pass", "traits": [], "now": "2026-01-31T00:00:00Z", "events": [
        {"name": "Order Completed", "properties": [{"name": "total", "type": "number"}]}]}, file)


def export(query):
    return subprocess.run([audience, "export", "-w", folder, query, "--to", "duckdb"], check=True,
                          capture_output=True, text=True).stdout.rstrip().rstrip(";")


connection = duckdb.connect()
connection.execute("SET threads = 1")
connection.execute("SELECT setseed(0.5)")
connection.execute("CREATE TABLE users AS SELECT 'u' || range AS id FROM range(300000)")
connection.execute("""
    CREATE TABLE order_completed AS SELECT 'c' || range AS id,
      'u' || CAST(floor(random() * 300000) AS BIGINT) AS user_id,
      TIMESTAMP '2026-01-31 00:00:00' - to_seconds(CAST(random() * 365 * 86400 AS BIGINT))
        AS "timestamp",
      'Order Completed' AS event_text, round(random() * 500, 2) AS total
    FROM range(5000000)""")
one_pass = export(" AND ".join(conditions))
separate = "\nINTERSECT\n".join(f"SELECT id FROM ({export(each)})" for each in conditions)
separate += "\nORDER BY id"


def seconds(text):
    times = []
    for _ in range(3):
        start = time.time()
        rows = connection.execute(text).fetchall()
        times.append(time.time() - start)
    return min(times), rows


quick, found = seconds(one_pass)
slow, expected = seconds(separate)
print(f"one pass {quick:.2f} s, a subquery for each condition {slow:.2f} s: "
      f"{slow / quick:.1f} times; {len(found)} members both ways: {found == expected}")
sys.exit(0 if found == expected and slow >= 3 * quick else 1)
