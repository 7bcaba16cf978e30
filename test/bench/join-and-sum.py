"""DuckDB does the same join and sum with two threads: python3 join-and-sum.py RESPONSES KEY OUT; prints seconds."""

import sys
import time

import duckdb

responses, key, out = sys.argv[1:]
reader = "read_json" if responses.endswith(".jsonl") else "read_csv"
more = ", format = 'newline_delimited'" if reader == "read_json" else ", header = true"
columns = "columns = {'student': 'VARCHAR', 'item': 'VARCHAR', 'response': 'VARCHAR'}"
connection = duckdb.connect(config={"threads": 2})
started = time.perf_counter()
connection.execute(f"""
    COPY (
        SELECT student, sum(CASE WHEN given.response = wanted.response THEN 1 ELSE 0 END) AS total
        FROM {reader}('{responses}', {columns}{more}) AS given
        JOIN read_csv('{key}', header = true) AS wanted USING (item)
        GROUP BY student ORDER BY student
    ) TO '{out}' (HEADER)
""")
print(time.perf_counter() - started)
