"""Runs what the suite's MaterialTests wrote on engines from PyPI, and has sqlglot read every
statement: `warehouses.py FOLDER SNAPSHOTS [ENGINE…]`. Exit status 1 for any difference."""
import glob
import json
import os
import sys
import time


def statements(folder, name, dialect):
    with open(f"{folder}/{name}.{dialect}.load.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def queries(folder, name, dialect):
    with open(f"{folder}/{name}.{dialect}.queries.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def duckdb(folder, name):
    import duckdb

    connection = duckdb.connect()
    for statement in statements(folder, name, "duckdb"):
        connection.execute(statement)
    return lambda text: [row[0] for row in connection.execute(text).fetchall()]


def sqlite(folder, name):
    import sqlite3

    connection = sqlite3.connect(":memory:")
    for statement in statements(folder, name, "sqlite"):
        connection.execute(statement)
    return lambda text: [row[0] for row in connection.execute(text)]


def clickhouse(folder, name):
    from chdb import session

    connection = session.Session()
    connection.query(f"CREATE DATABASE {name}")
    connection.query(f"USE {name}")
    for statement in statements(folder, name, "clickhouse"):
        connection.query(statement)

    def ids(text):
        lines = str(connection.query(text, "JSONCompactEachRow")).split("\n")
        return [json.loads(line)[0] for line in lines if line.strip()]

    return ids


spark_session = None


def spark(folder, name):
    global spark_session
    from pyspark.sql import SparkSession

    if spark_session is None:
        spark_session = (
            SparkSession.builder.master("local[2]")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.warehouse.dir", f"{folder}/spark")
            .getOrCreate()
        )
        spark_session.sparkContext.setLogLevel("OFF")
    spark_session.sql(f"CREATE DATABASE IF NOT EXISTS {name}")
    spark_session.sql(f"USE {name}")
    for statement in statements(folder, name, "spark"):
        spark_session.sql(statement)
    return lambda text: [row[0] for row in spark_session.sql(text).collect()]


ENGINES = {"sqlite": (sqlite, None), "duckdb": (duckdb, None), "clickhouse": (clickhouse, None),
           "spark": (spark, 50)}


def compare(folder, name, dialect):
    """Whether an engine gives the ids of the reference evaluator for every query."""
    start = time.time()
    open_engine, limit = ENGINES[dialect]
    run = open_engine(folder, name)
    same = refused = different = 0
    for row in queries(folder, name, dialect):
        if limit and same + different >= limit:
            break
        if "sql" not in row:
            refused += 1
            continue
        try:
            found = run(row["sql"])
        except Exception as error:
            found = str(error)[:500]
        if found == row["expected"]:
            same += 1
            continue
        different += 1
        print(f"  {row['query'][:400]}\n    expected {str(row['expected'])[:200]}, found {str(found)[:500]}")
    print(f"{dialect:10} {name:7} {same} equal, {different} different, {refused} refused, "
          f"{time.time() - start:.1f} s")
    return different == 0


def parse(folder, snapshots):
    """Whether sqlglot reads every golden file and every hostile query as one statement."""
    import sqlglot

    fine = True
    for dialect in ["postgres", "duckdb", "clickhouse", "spark", "trino", "bigquery", "snowflake",
                    "sqlite"]:
        texts = [open(file, encoding="utf-8").read()
                 for file in sorted(glob.glob(f"{snapshots}/*.{dialect}.sql"))]
        texts += [row["sql"] for row in queries(folder, "hostile", dialect) if "sql" in row]
        wrong = 0
        for text in texts:
            try:
                count = len([part for part in sqlglot.parse(text, read=dialect) if part])
            except Exception as error:
                count = str(error)[:300]
            if count != 1:
                wrong += 1
                print(f"  {dialect}: {count} statements: {text[:300]!r}")
        print(f"{dialect:10} sqlglot {len(texts) - wrong} of {len(texts)} read as one statement")
        fine = fine and wrong == 0
    return fine


def main():
    folder, snapshots, *names = sys.argv[1:]
    fine = True
    for dialect in names or list(ENGINES) + ["sqlglot"]:
        if dialect == "sqlglot":
            fine = parse(folder, snapshots) and fine
            continue
        for name in ["random", "hostile"]:
            if os.path.exists(f"{folder}/{name}.{dialect}.queries.jsonl"):
                fine = compare(folder, name, dialect) and fine
    sys.exit(0 if fine else 1)


main()
