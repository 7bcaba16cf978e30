"""Runs a command and writes its wall time and processor time in ms and its peak memory in MB to descriptor 3."""

import os
import resource
import subprocess
import sys
import time

before = resource.getrusage(resource.RUSAGE_CHILDREN)
started = time.perf_counter()
code = subprocess.run(sys.argv[1:]).returncode
wall = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
os.write(3, f"{wall * 1000} {processor * 1000} {used.ru_maxrss / 1024}".encode())
sys.exit(code)
