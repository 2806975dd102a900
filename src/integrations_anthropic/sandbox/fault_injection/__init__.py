"""Fault injection: error statuses, latency, stalls, throttling, truncated bodies, closed and reset connections.

`faults` describes faults as data and queues them; `inject` applies one to an HTTP response; `connection` closes or
resets the TCP connection.
"""
