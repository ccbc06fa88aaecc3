#!/bin/sh
# Spark names this file in its executors' pods, to be run before they are stopped: the JVM ends its task, then itself.
kill -s PWR 1
exec sleep 60
